/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-coverage-grid.h"
#include "roster/hut-shift-answer.h"

G_BEGIN_DECLS

/* What the page of the schedule says, in words. Main thread. */

/* The days that its columns stand for: on which a patrol is due, or somebody is planned. Of day
 * places, from 0 (guint); free with g_array_unref(). */
GArray *hut_shift_columns_new (const HutShiftAnswer *answer, const HutShiftDraft *draft);

/* The cells: names, those that clash and those that are not kept yet marked. */
HutGridTable *hut_shift_table_new (const HutShiftAnswer *answer, const HutShiftDraft *draft,
                                   const GArray *columns);

/* "学堂路 11月27日 王芳，本月班次最少" and, where it is so, what it clashes with. Free with
 * g_free(). */
char *hut_shift_cell_words (const HutShiftAnswer *answer, const HutShiftDraft *draft, guint lane,
                            guint day);

/* Of the slot (or NULL): why this person, and what it clashes with. Free with g_free(). */
char *hut_shift_reason_words (const HutShiftDraft *draft, const HutShiftSlot *slot);

/* Who could have the lane on the day: HutLine whose id is the uid. */
GPtrArray *hut_shift_candidate_lines (const HutShiftAnswer *answer, const HutShiftDraft *draft,
                                      guint lane, guint day);

/* How far the schedule is. Free with g_free(). */
char *hut_shift_summary_words (const HutShiftAnswer *answer, const HutShiftDraft *draft);

G_END_DECLS
