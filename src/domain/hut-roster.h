/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-record.h"

G_BEGIN_DECLS

/* What is known of the roster for a span of time, as it is read for the computations on it
 * (coverage, standing, schedule). None of the records is void. Owned; not thread-safe. */
typedef struct
{
  GPtrArray *places;  /* HutRecord of kind lane or grid, by code */
  GPtrArray *roles;   /* HutRecord of kind role, of any time */
  GPtrArray *patrols; /* HutRecord of kind patrol, also those that were put right */
  GPtrArray *checks;  /* HutRecord of kind lane-check, likewise */
  GPtrArray *ratings; /* HutRecord of kind rating */
  GPtrArray *shifts;  /* HutRecord of kind shift */
  GHashTable *gone;   /* HutUid * -> HutTime *: chiefs who are here no more, since when */
} HutRoster;

HutRoster *hut_roster_new (void);
void hut_roster_free (HutRoster *roster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRoster, hut_roster_free)

/* Of @records (patrols, checks or services) those that hold, in their order: that no other puts
 * right, and that took place. An array of what @records holds; free it with g_ptr_array_unref(). */
GPtrArray *hut_roster_standing (GPtrArray *records);

/* Whether @role is held at some time from @from until before @until. The time that it is held until
 * is the first at which it is no longer. */
gboolean hut_role_is_held (const HutRecord *role, HutTime from, HutTime until);

/* The chief of @lane at @at: who has the role (of two, since longest), else whom the lane's record
 * names; nobody who is gone by then. nil: it has none. This alone says who is chief. */
HutUid hut_lane_chief (const HutRecord *lane, const HutRoster *roster, HutTime at);

/* The same where the roles of the lane are at hand (@roles, of @roster: hut_place_table_at()), so
 * that all lanes together take one look at all roles. */
HutUid hut_lane_chief_among (const HutRecord *lane, GPtrArray *roles, const HutRoster *roster,
                             HutTime at);

/* Enters in @roster that @person is gone since @since; and whether @person, who is not nil, is not
 * gone by @at, as far as @roster knows. */
void hut_roster_add_gone (HutRoster *roster, const HutUid *person, HutTime since);
gboolean hut_roster_is_here (const HutRoster *roster, const HutUid *person, HutTime at);

/* Where a patrol, role or shift is: the code of its lane, else of its grid, or NULL. */
const char *hut_roster_place (const HutRecord *record);

/* Whether @record (a role, patrol, check, rating or shift) is at @place, a lane or a grid. */
gboolean hut_roster_is_at (const HutRecord *record, const HutRecord *place);

/* What somebody typed as it is kept: stripped, numbers of telephones masked; NULL where nothing is
 * left. Free with g_free(). */
char *hut_roster_clean (const char *text);

/* The member @name of @record as a uid; nil where there is none. */
HutUid hut_roster_uid (const HutRecord *record, const char *name);

/* The uids that make the same record on every machine. @month is "2026-11". */
HutUid hut_lane_profile_id (const char *stream, const char *lane);
HutUid hut_role_id (const char *stream, const HutUid *person, const char *code, const char *place,
                    HutTime from);
HutUid hut_patrol_id (const char *stream, const char *place, const HutUid *person, HutTime began);

/* The same of one that is entered again, after @before like it which do not stand any more; 0 is
 * hut_patrol_id(). Up to HUT_PATROL_AGAIN_MOST. */
#define HUT_PATROL_AGAIN_MOST 9
HutUid hut_patrol_id_again (const char *stream, const char *place, const HutUid *person,
                            HutTime began, guint before);
HutUid hut_rating_id (const char *stream, const char *lane, const char *month, const char *subject,
                      const char *target, const HutUid *person);
HutUid hut_shift_id (const char *stream, const char *lane, const HutUid *person, HutTime day);
HutUid hut_match_id (const char *stream, const HutUid *need, const HutUid *resource);

G_END_DECLS
