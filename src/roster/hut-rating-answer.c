/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A month's ratings and what is missing, read. On a worker. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-rating-answer.h"

#include "domain/hut-cover-span.h"
#include "store/hut-reader-roster.h"

void
hut_rating_question_free (HutRatingQuestion *question)
{
  g_clear_pointer (&question->office, hut_office_unref);
  g_free (question);
}

void
hut_rating_answer_free (HutRatingAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->month);
  g_clear_pointer (&answer->lanes, g_hash_table_unref);
  g_clear_pointer (&answer->chiefs, g_ptr_array_unref);
  g_clear_pointer (&answer->coverage, hut_coverage_free);
  g_clear_pointer (&answer->profiles, g_ptr_array_unref);
  g_clear_pointer (&answer->handed_up, g_ptr_array_unref);
  g_clear_pointer (&answer->ratings, g_ptr_array_unref);
  g_clear_pointer (&answer->people, hut_roster_people_free);
  g_clear_pointer (&answer->roster, hut_roster_free);
  g_free (answer);
}

static gboolean
read_records (HutRatingAnswer *answer, HutReader *reader, const HutRosterAsk *ask, GError **error)
{
  answer->roster = hut_reader_roster (reader, ask, error);
  if (answer->roster == NULL)
    return FALSE;
  answer->people = hut_reader_roster_people (reader, answer->roster, error);
  if (answer->people == NULL)
    return FALSE;
  answer->ratings = hut_reader_ratings (reader, answer->month, NULL, error);
  if (answer->ratings == NULL)
    return FALSE;
  answer->handed_up = hut_reader_handed_up (reader, answer->from, error);
  if (answer->handed_up == NULL)
    return FALSE;
  answer->profiles = hut_reader_list (reader, &hut_kind_lane_profile, error);
  return answer->profiles != NULL;
}

static GPtrArray *
chiefs_of (HutRatingAnswer *answer)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();

  for (guint i = 0; i < answer->handed_up->len; i++)
    g_ptr_array_add (findings, ((HutHandedUp *)answer->handed_up->pdata[i])->finding);
  return hut_chief_records (answer->roster, findings, answer->month, answer->from, answer->until);
}

/* ---- By lane ---- */

static void
lane_free (gpointer data)
{
  HutRatingLane *lane = data;

  g_ptr_array_unref (lane->ratings);
  g_ptr_array_unref (lane->roles);
  g_free (lane);
}

static HutRatingLane *
find (const HutRatingAnswer *answer, const char *code)
{
  return code != NULL ? g_hash_table_lookup (answer->lanes, code) : NULL;
}

static HutRatingLane *
lane_of (const HutRatingAnswer *answer, const HutRecord *record)
{
  return find (answer, hut_record_get_text (record, "lane"));
}

static void
group_by_lane (HutRatingAnswer *answer)
{
  answer->lanes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, lane_free);
  for (guint i = 0; i < answer->roster->places->len; i++)
    {
      const HutRecord *place = answer->roster->places->pdata[i];
      const char *code = hut_record_get_text (place, "code");
      HutRatingLane *lane;

      if (place->kind != &hut_kind_lane || code == NULL || find (answer, code) != NULL)
        continue;
      lane = g_new0 (HutRatingLane, 1);
      lane->lane = place;
      lane->ratings = g_ptr_array_new ();
      lane->roles = g_ptr_array_new ();
      g_hash_table_insert (answer->lanes, (gpointer)code, lane);
    }
  for (guint i = 0; i < answer->ratings->len; i++)
    if (lane_of (answer, answer->ratings->pdata[i]) != NULL)
      g_ptr_array_add (lane_of (answer, answer->ratings->pdata[i])->ratings,
                       answer->ratings->pdata[i]);
  for (guint i = 0; i < answer->roster->roles->len; i++)
    if (lane_of (answer, answer->roster->roles->pdata[i]) != NULL)
      g_ptr_array_add (lane_of (answer, answer->roster->roles->pdata[i])->roles,
                       answer->roster->roles->pdata[i]);
  for (guint i = 0; i < answer->profiles->len; i++)
    if (lane_of (answer, answer->profiles->pdata[i]) != NULL)
      lane_of (answer, answer->profiles->pdata[i])->profile = answer->profiles->pdata[i];
}

static void
find_chiefs (HutRatingAnswer *answer)
{
  HutTime at = MIN (answer->now, answer->until - 1);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, answer->lanes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      HutRatingLane *lane = value;

      lane->chief = hut_lane_chief_among (lane->lane, lane->roles, answer->roster, at);
    }
}

void *
hut_rating_answer_read (HutReader *reader, void *question, GCancellable *cancellable,
                        GError **error)
{
  const HutRatingQuestion *asked = question;
  g_autoptr (HutRatingAnswer) answer = g_new0 (HutRatingAnswer, 1);
  GTimeZone *zone = hut_office_get_zone (asked->office);
  gint64 today = hut_time_day_number (asked->now, zone);
  gint64 last = asked->first + asked->n_days - 1;
  HutRosterAsk ask = { 0 };
  HutRosterMeasures measures;

  hut_roster_measures_of (asked->office, &measures);
  answer->now = asked->now;
  answer->month = hut_month_code (asked->first);
  answer->from = ask.from = hut_roster_day_start (asked->first, zone);
  answer->until = ask.until = hut_roster_day_start (last + 1, zone);
  if (!read_records (answer, reader, &ask, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  answer->coverage =
      hut_coverage_new (answer->roster, &measures, hut_office_get_calendar (asked->office), zone,
                        CLAMP (today, asked->first, last), asked->now);
  answer->chiefs = chiefs_of (answer);
  group_by_lane (answer);
  find_chiefs (answer);
  return g_steal_pointer (&answer);
}

/* ---- What is said of one ---- */

const HutRecord *
hut_rating_answer_lane (const HutRatingAnswer *answer, const char *lane)
{
  const HutRatingLane *found = find (answer, lane);

  return found != NULL ? found->lane : NULL;
}

const HutRecord *
hut_rating_answer_profile (const HutRatingAnswer *answer, const char *lane)
{
  const HutRatingLane *found = find (answer, lane);

  return found != NULL ? found->profile : NULL;
}

GPtrArray *
hut_rating_answer_of (const HutRatingAnswer *answer, const char *lane)
{
  const HutRatingLane *found = find (answer, lane);

  return found != NULL ? g_ptr_array_ref (found->ratings) : g_ptr_array_new ();
}

GPtrArray *
hut_rating_answer_roles (const HutRatingAnswer *answer, const char *lane)
{
  const HutRatingLane *found = find (answer, lane);

  return found != NULL ? g_ptr_array_ref (found->roles) : g_ptr_array_new ();
}

gboolean
hut_rating_answer_is_rated (const HutRatingAnswer *answer, const char *lane)
{
  const HutRatingLane *found = find (answer, lane);

  for (guint i = 0; found != NULL && i < found->ratings->len; i++)
    if (hut_record_get_text (found->ratings->pdata[i], "void_reason") == NULL)
      return TRUE;
  return FALSE;
}

HutUid
hut_rating_answer_chief (const HutRatingAnswer *answer, const HutRecord *lane)
{
  const HutRatingLane *found = find (answer, hut_record_get_text (lane, "code"));

  return found != NULL ? found->chief : (HutUid){ { 0 } };
}
