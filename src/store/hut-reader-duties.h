/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What is asked of the roster beside the roster itself: who its people are, what was planned and
 * rated before it was taken back, and what lane chiefs handed up. By index. */

/* Of the people of a roster: names, and the days of the week that they are free on. */
typedef struct
{
  GHashTable *names;     /* HutUid → char * */
  GHashTable *available; /* HutUid → flags of days, as of hut_shift_days() */
  GHashTable *consented; /* HutUid: whose name may be published */
} HutRosterPeople;

/* All who have a role, a patrol, a check or a shift in @roster, with the chiefs of its lanes. */
HutRosterPeople *hut_reader_roster_people (HutReader *reader, const HutRoster *roster,
                                           GError **error);
void hut_roster_people_free (HutRosterPeople *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRosterPeople, hut_roster_people_free)

/* The name of @person, or a word for one who is not known. */
const char *hut_roster_people_name (const HutRosterPeople *people, const HutUid *person);

/* The shifts of [@from, @until) that are void. Owned array of HutRecord. */
GPtrArray *hut_reader_void_shifts (HutReader *reader, HutTime from, HutTime until, GError **error);

/* The ratings of @month ("2026-11"), void ones too; of one lane, or of all where @lane is NULL.
 * Owned array of HutRecord. */
GPtrArray *hut_reader_ratings (HutReader *reader, const char *month, const char *lane,
                               GError **error);

/* A finding that was handed up, with the case that it became. Owned texts; NULL: there is none. */
typedef struct
{
  HutRecord *finding;
  char *case_number;
  char *case_state;
} HutHandedUp;

/* What was handed up since @since, and all that is still open, the oldest first. Owned array of
 * HutHandedUp. For a worker. */
GPtrArray *hut_reader_handed_up (HutReader *reader, HutTime since, GError **error);

/* Who signed up for an activity, with the person; nothing personal is opened. */
typedef struct
{
  HutRecord *signup;
  HutRecord *person; /* of kind person; NULL: not known here */
} HutSignedUp;

/* Those of @activity, in the order in which they signed up. Owned array of HutSignedUp. */
GPtrArray *hut_reader_signed_up (HutReader *reader, const HutUid *activity, GError **error);

/* How many are signed up for, or came to, each activity: HutUid → guint. */
GHashTable *hut_reader_signup_counts (HutReader *reader, GError **error);

/* A person without what is personal; NULL without an error where there is none. */
HutRecord *hut_reader_bare_person (HutReader *reader, const HutUid *id, GError **error);

G_END_DECLS
