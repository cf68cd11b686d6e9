/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

G_BEGIN_DECLS

/* A case as lists, the map and Today show it: what a row needs and no more. Its properties change
 * in place, with notify, when the case does or when time goes on; every page that shows the case
 * through one list holds the same object. Main thread only.
 *
 * Properties, all read-only:
 *   id, number, title, state, state-label, category, community, community-name, address (strings)
 *   place-words   that contact is due soon or late, community, address and category in one line:
 *                 the second line of a row
 *   due-words     "还有 2 天"
 *   summary       "title, state, due": its name for who does not see it
 *   due-at, created-at (gint64, microseconds UTC; due-at 0: none)
 *   standing (HutStanding as gint), reopened (gint64), unsent, has-place (gboolean) */
#define HUT_TYPE_CASE (hut_case_get_type ())
G_DECLARE_FINAL_TYPE (HutCase, hut_case, HUT, CASE, GObject)

/* Takes over @row. @community_name may be NULL; standing and words are against @now. */
HutCase *hut_case_new (HutCaseRow *row, const char *community_name, HutTime now);

/* The same case, read again: takes over @row and notifies what differs. */
void hut_case_update (HutCase *self, HutCaseRow *row, const char *community_name, HutTime now);

/* Time went on: notifies standing and words where they differ. */
void hut_case_set_now (HutCase *self, HutTime now);

const HutUid *hut_case_get_id (HutCase *self);
gint64 hut_case_get_rowid (HutCase *self);

/* The number that the server gave, or 暂存 and the beginning of its uid. Never NULL. */
const char *hut_case_get_number (HutCase *self);
const char *hut_case_get_title (HutCase *self);
const char *hut_case_get_state (HutCase *self);          /* the code */
const char *hut_case_get_category (HutCase *self);       /* or NULL, as the next three */
const char *hut_case_get_community (HutCase *self);      /* the code of 12 digits */
const char *hut_case_get_community_name (HutCase *self); /* the code where it has no name */
const char *hut_case_get_address (HutCase *self);
HutTime hut_case_get_due_at (HutCase *self);
HutTime hut_case_get_created_at (HutCase *self);
HutStanding hut_case_get_standing (HutCase *self);
gint64 hut_case_get_reopened (HutCase *self);
gboolean hut_case_get_unsent (HutCase *self);

/* FALSE where it has no place on the map. */
gboolean hut_case_get_place (HutCase *self, HutPoint *place);

/* Free these with g_free(). */
char *hut_case_dup_due_words (HutCase *self);
char *hut_case_dup_place_words (HutCase *self);
char *hut_case_dup_summary (HutCase *self);

/* The number of a case for people: @number, or 暂存 and the beginning of @id. */
char *hut_case_number_words (const char *number, const HutUid *id);

G_END_DECLS
