/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-score-figures.h"
#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* Which whistles the list shows: all, or those behind a figure of a scorecard. A plain value; any
 * thread. */
typedef struct
{
  gboolean set; /* FALSE: all */
  HutScoreFigure figure;
  char *unit;          /* of this unit alone, by code; NULL: of any */
  HutTime from, until; /* blown at or after, and before; 0: whenever */
} HutWhistleFilter;

void hut_whistle_filter_clear (HutWhistleFilter *filter);

/* Into @copy, which is cleared before. */
void hut_whistle_filter_copy (HutWhistleFilter *copy, const HutWhistleFilter *filter);

/* The whistles (HutWhistle) of @filter at @now, at most @limit; NULL with an error. On a worker. */
GPtrArray *hut_whistle_filter_read (const HutWhistleFilter *filter, HutReader *reader, guint limit,
                                    HutTime now, GError **error);

/* "Water company · came late or not at all · 2026-11-01 to 2026-11-30", of one that is set. Free
 * with g_free(). */
char *hut_whistle_filter_words (const HutWhistleFilter *filter, HutCaseBrowser *browser);

G_END_DECLS
