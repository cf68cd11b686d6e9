/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster-plan.h"

G_BEGIN_DECLS

/* What people do with the three lists (DOMAIN 6), each as one plan: see hut-roster-plan.h. Only
 * whom to turn to may be a telephone number: it is personal, and elsewhere numbers are masked. */

/* A line with what @said (a record of kind entry) says: list, title, category, tags, place,
 * address, community, from, until, capacity, unit, person, contact, level, progress, due_at, words.
 */
HutRecordPlan *hut_entry_plan_add (const HutRosterActing *acting, const HutRecord *said,
                                   GError **error);

/* @kept says what @said says; its list, its state and how far it is stay. */
HutRecordPlan *hut_entry_plan_edit (const HutRosterActing *acting, const HutRecord *kept,
                                    const HutRecord *said, GError **error);

/* There is nothing to be had, done or needed there any more; and there is again. */
HutRecordPlan *hut_entry_plan_close (const HutRosterActing *acting, const HutRecord *kept,
                                     GError **error);
HutRecordPlan *hut_entry_plan_reopen (const HutRosterActing *acting, const HutRecord *kept,
                                      GError **error);

/* The project @kept is so far, in per cent and in words; what was said before stays in its history.
 */
HutRecordPlan *hut_entry_plan_progress (const HutRosterActing *acting, const HutRecord *kept,
                                        int progress, const char *words, GError **error);

/* It was entered by mistake. */
HutRecordPlan *hut_entry_plan_void (const HutRosterActing *acting, const HutRecord *kept,
                                    const char *why, GError **error);

/* Words that stand apart ("repairs, carpentry 会议、排练") as the JSON array of a record's tags or
 * skills, each once; NULL where there are none. And an array as words, or NULL. Free with g_free().
 */
char *hut_tags_from_words (const char *words);
char *hut_tags_to_words (const char *tags);

G_END_DECLS
