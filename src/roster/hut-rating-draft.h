/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rating-plan.h"

G_BEGIN_DECLS

/* Ratings that were chosen and not saved, with what was on record when they were: they wait while
 * another lane or month is shown. Plain values. */
typedef struct
{
  GArray *said;    /* HutRatingSaid, texts of the draft */
  GPtrArray *kept; /* HutRecord */
  GStringChunk *texts;
} HutRatingDraft;

/* @said: of HutRatingSaid, copied. @kept: takes a reference. */
HutRatingDraft *hut_rating_draft_new (const GArray *said, GPtrArray *kept);
void hut_rating_draft_free (HutRatingDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRatingDraft, hut_rating_draft_free)

/* What is said of @subject and @target (NULL: all together); NULL: it was not asked for. */
const HutRatingSaid *hut_rating_draft_find (const HutRatingDraft *draft, const char *subject,
                                            const char *target);

/* Whether anything is said of one by name. */
gboolean hut_rating_draft_is_by_name (const HutRatingDraft *draft);

G_END_DECLS
