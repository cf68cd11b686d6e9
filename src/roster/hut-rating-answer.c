/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A month's ratings and what is missing, read. On a worker. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-rating-answer.h"

#include "roster/hut-coverage-bar.h"
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
  answer->month = hut_coverage_month_code (asked->first);
  answer->from = ask.from = hut_roster_day_start (asked->first, zone);
  answer->until = ask.until = hut_roster_day_start (last + 1, zone);
  if (!read_records (answer, reader, &ask, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  answer->coverage =
      hut_coverage_new (answer->roster, &measures, hut_office_get_calendar (asked->office), zone,
                        CLAMP (today, asked->first, last), asked->now);
  answer->chiefs = chiefs_of (answer);
  return g_steal_pointer (&answer);
}

static const HutRecord *
find (GPtrArray *records, const HutKind *kind, const char *field, const char *lane)
{
  for (guint i = 0; i < records->len; i++)
    if (((HutRecord *)records->pdata[i])->kind == kind &&
        g_strcmp0 (hut_record_get_text (records->pdata[i], field), lane) == 0)
      return records->pdata[i];
  return NULL;
}

const HutRecord *
hut_rating_answer_lane (const HutRatingAnswer *answer, const char *lane)
{
  return find (answer->roster->places, &hut_kind_lane, "code", lane);
}

const HutRecord *
hut_rating_answer_profile (const HutRatingAnswer *answer, const char *lane)
{
  return find (answer->profiles, &hut_kind_lane_profile, "lane", lane);
}

GPtrArray *
hut_rating_answer_of (const HutRatingAnswer *answer, const char *lane)
{
  GPtrArray *ratings = g_ptr_array_new ();

  for (guint i = 0; i < answer->ratings->len; i++)
    if (g_strcmp0 (hut_record_get_text (answer->ratings->pdata[i], "lane"), lane) == 0)
      g_ptr_array_add (ratings, answer->ratings->pdata[i]);
  return ratings;
}

HutUid
hut_rating_answer_chief (const HutRatingAnswer *answer, const HutRecord *lane)
{
  return hut_lane_chief (lane, answer->roster->roles, MIN (answer->now, answer->until - 1));
}
