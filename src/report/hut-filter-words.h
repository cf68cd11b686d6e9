/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-filter.h"
#include "store/hut-case-names.h"
#include "store/hut-store.h"

G_BEGIN_DECLS

/* What a filter says in words, for its chips and for the head of what is printed of it. */
typedef enum
{
  HUT_FILTER_TEXT,
  HUT_FILTER_STATE,
  HUT_FILTER_CATEGORY,
  HUT_FILTER_COMMUNITY,
  HUT_FILTER_DUE,
  HUT_FILTER_MINE,
  HUT_FILTER_LEAD,
  HUT_FILTER_RECEIVED,
  HUT_FILTER_FIGURE,
  HUT_FILTER_KIN,
  HUT_FILTER_AREA,
  HUT_N_FILTER_PARTS
} HutFilterPart;

/* The words of @part, or NULL where the filter has no such part. @store says where the office's
 * day begins. Free with g_free(). */
char *hut_filter_part_words (const HutCaseFilter *filter, HutFilterPart part,
                             const HutCaseNames *names, HutStore *store);

/* All parts, with " · " between them; that all cases are shown, where there is none. Free with
 * g_free(). */
char *hut_filter_words (const HutCaseFilter *filter, const HutCaseNames *names, HutStore *store);

/* "Overdue". Static. */
const char *hut_filter_due_label (HutDueFilter due);

G_END_DECLS
