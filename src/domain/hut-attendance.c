/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Presence, replayed. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-attendance.h"

typedef struct
{
  HutAttendance *attendance;
  const HutVoters *voters;
  const HutDecisionRule *rule;
  GHashTable *places; /* HutUid → place of the member + 1 */
  GHashTable *struck; /* HutUid of entries that were struck out */
  guint *n_present;   /* members of each voter that are there */
  gint64 day;
  HutTime until;
} Replay;

static gboolean
is_code (const HutRecord *entry, const char *code)
{
  return g_strcmp0 (hut_record_get_text (entry, "code"), code) == 0;
}

static void
find_struck (Replay *replay, GPtrArray *presences)
{
  for (guint i = 0; i < presences->len; i++)
    {
      const char *text = is_code (presences->pdata[i], "struck")
                             ? hut_record_get_text (presences->pdata[i], "strikes")
                             : NULL;
      HutUid id;

      if (text != NULL && hut_uid_parse (text, &id))
        g_hash_table_add (replay->struck, g_memdup2 (&id, sizeof id));
    }
}

static HutAttendee *
attendee_of (Replay *replay, const HutRecord *entry)
{
  const char *text = hut_record_get_text (entry, "member");
  HutUid id;
  gpointer place;

  if (text == NULL || !hut_uid_parse (text, &id))
    return NULL;
  place = g_hash_table_lookup (replay->places, &id);
  return place != NULL ? &replay->attendance->attendees[GPOINTER_TO_UINT (place) - 1] : NULL;
}

/* The day of the meeting, by which a rule holds or not; of one without a time a day on which this
 * one holds. */
static gint64
day_of (const HutRecord *meeting, const HutDecisionRule *rule)
{
  HutTime at =
      hut_record_get_int (meeting, "opened_at", hut_record_get_int (meeting, "starts_at", 0));

  if (at > 0)
    return hut_time_day_number (at, rule != NULL && rule->zone != NULL ? rule->zone
                                                                       : hut_time_zone (NULL));
  return rule != NULL ? rule->from : 0;
}

static HutQuorum
find_quorum (Replay *replay, gint64 *missing)
{
  const HutAttendance *attendance = replay->attendance;
  const HutTally tally = { .base = attendance->base,
                           .present = attendance->present,
                           .has_representatives = TRUE,
                           .representatives = attendance->representatives,
                           .representatives_present = attendance->representatives_present,
                           /* Who is there could vote. */
                           .has_area = attendance->has_area,
                           .area_base = attendance->area_base,
                           .area_abstain = attendance->area_present,
                           .day = replay->day };
  HutDecision decision;

  *missing = 0;
  if (replay->rule == NULL || replay->rule->voting == HUT_VOTING_TAKING_PART)
    return HUT_QUORUM_UNKNOWN;
  hut_decide (replay->rule, &tally, &decision);
  *missing = decision.missing;
  return decision.quorum;
}

/* One of a voter's members came (@step 1) or went (-1). */
static void
count_voter (Replay *replay, const HutAttendee *attendee, int step)
{
  HutAttendance *attendance = replay->attendance;
  guint voter = replay->voters->voter_of[attendee - attendance->attendees];
  gboolean representative =
      g_strcmp0 (hut_record_get_text (attendee->member, "role"), "owner-representative") == 0;

  if (voter == HUT_NO_VOTER)
    {
      attendance->n_guests += (guint)step;
      return;
    }
  attendance->representatives_present += representative ? step : 0;
  replay->n_present[voter] += (guint)step;
  if (replay->n_present[voter] == (step > 0 ? 1u : 0u))
    {
      attendance->present += step;
      attendance->area_present += step * replay->voters->area[voter];
      attendance->voter_present[voter] = step > 0;
    }
}

static void
note (Replay *replay, HutAttendee *attendee, const HutRecord *entry)
{
  gboolean came = is_code (entry, "arrived");
  HutTime at = hut_record_get_int (entry, "at", 0);

  attendee->entry = entry;
  attendee->proxy = came ? hut_record_get_text (entry, "proxy") : NULL;
  if (came && attendee->arrived == 0)
    attendee->arrived = at;
  attendee->left = came ? 0 : at;
  if (came == attendee->present)
    return;
  attendee->present = came;
  count_voter (replay, attendee, came ? 1 : -1);
}

static void
play (Replay *replay, GPtrArray *presences)
{
  HutAttendance *attendance = replay->attendance;

  attendance->quorum = find_quorum (replay, &attendance->missing);
  for (guint i = 0; i < presences->len; i++)
    {
      const HutRecord *entry = presences->pdata[i];
      HutAttendee *attendee = attendee_of (replay, entry);
      HutQuorum before = attendance->quorum;

      if (hut_record_get_int (entry, "at", 0) > replay->until)
        break;
      if (attendee == NULL || is_code (entry, "struck") ||
          g_hash_table_contains (replay->struck, &entry->id))
        continue;
      note (replay, attendee, entry);
      attendance->quorum = find_quorum (replay, &attendance->missing);
      if (attendance->quorum != before)
        attendance->quorum_since = hut_record_get_int (entry, "at", 0);
    }
}

/* Frozen when the meeting opened, by the meeting's own rule. Whom the list has got since is counted
 * too: the base is never below those who can come. */
static void
find_base (HutAttendance *attendance, const HutRecord *meeting, const HutVoters *voters,
           const HutDecisionRule *rule)
{
  gboolean frozen =
      rule == NULL || g_strcmp0 (rule->id, hut_record_get_text (meeting, "rule")) == 0;

  attendance->base = voters->n_voters;
  attendance->area_base = voters->area_base;
  if (!frozen)
    return;
  attendance->base = MAX (attendance->base, hut_record_get_int (meeting, "base", 0));
  attendance->area_base = MAX (attendance->area_base, hut_record_get_int (meeting, "base_area", 0));
}

static void
begin (HutAttendance *attendance, const HutMeeting *meeting, const HutVoters *voters,
       const HutDecisionRule *rule)
{
  attendance->n_attendees = meeting->members->len;
  attendance->attendees = g_new0 (HutAttendee, meeting->members->len);
  attendance->voter_present = g_new0 (gboolean, voters->n_voters);
  for (guint i = 0; i < meeting->members->len; i++)
    attendance->attendees[i].member = meeting->members->pdata[i];
  find_base (attendance, meeting->meeting, voters, rule);
  attendance->has_area = voters->has_area;
  attendance->representatives = voters->n_representatives;
}

HutAttendance *
hut_attendance_new (const HutMeeting *meeting, const HutVoters *voters, const HutDecisionRule *rule)
{
  return hut_attendance_new_at (meeting, voters, rule, G_MAXINT64);
}

HutAttendance *
hut_attendance_new_at (const HutMeeting *meeting, const HutVoters *voters,
                       const HutDecisionRule *rule, HutTime until)
{
  HutAttendance *attendance = g_new0 (HutAttendance, 1);
  g_autoptr (GHashTable) places = g_hash_table_new (hut_uid_hash, hut_uid_equal);
  g_autoptr (GHashTable) struck = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
  g_autofree guint *n_present = g_new0 (guint, voters->n_voters);
  Replay replay = {
    attendance, voters, rule, places, struck, n_present, day_of (meeting->meeting, rule), until
  };

  begin (attendance, meeting, voters, rule);
  for (guint i = 0; i < meeting->members->len; i++)
    g_hash_table_insert (places, &((HutRecord *)meeting->members->pdata[i])->id,
                         GUINT_TO_POINTER (i + 1));
  find_struck (&replay, meeting->presences);
  play (&replay, meeting->presences);
  return attendance;
}

void
hut_attendance_free (HutAttendance *attendance)
{
  if (attendance == NULL)
    return;
  g_free (attendance->attendees);
  g_free (attendance->voter_present);
  g_free (attendance);
}

const HutAttendee *
hut_attendance_find (const HutAttendance *attendance, const HutUid *id)
{
  for (guint i = 0; i < attendance->n_attendees; i++)
    if (hut_uid_equal (&attendance->attendees[i].member->id, id))
      return &attendance->attendees[i];
  return NULL;
}
