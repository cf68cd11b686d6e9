/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The roster of a month is read, and its coverage counted. On a worker. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-coverage-answer.h"

#include "store/hut-reader-roster.h"

/* The last patrol of a lane is looked for so far back. */
#define BACK 60

void
hut_coverage_question_free (HutCoverageQuestion *question)
{
  g_clear_pointer (&question->office, hut_office_unref);
  g_free (question);
}

void
hut_coverage_answer_free (HutCoverageAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->span, hut_cover_span_free);
  g_clear_pointer (&answer->day, hut_coverage_free);
  g_clear_pointer (&answer->names, g_hash_table_unref);
  g_clear_pointer (&answer->people, hut_roster_people_free);
  g_clear_pointer (&answer->roster, hut_roster_free);
  g_free (answer);
}

static gint64
day_of (const HutCoverageQuestion *asked, GTimeZone *zone)
{
  gint64 today = hut_time_day_number (asked->now, zone);

  if (asked->day >= asked->first && asked->day < asked->first + asked->n_days)
    return asked->day;
  return today >= asked->first && today < asked->first + asked->n_days ? today : asked->first;
}

/* Lanes and grids are looked at one kind at a time. */
static void
keep_kind (HutCoverageAnswer *answer, const HutKind *kind)
{
  GPtrArray *places = answer->roster->places;

  answer->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = places->len; i-- > 0;)
    {
      const HutKind *of = ((HutRecord *)places->pdata[i])->kind;
      const char *code = hut_record_get_text (places->pdata[i], "code");
      const char *name = hut_record_get_text (places->pdata[i], "name");

      answer->has_grids |= of == &hut_kind_grid;
      if (code != NULL && name != NULL)
        g_hash_table_insert (answer->names, g_strdup (code), g_strdup (name));
      if (of != kind)
        g_ptr_array_remove_index (places, i);
    }
}

void *
hut_coverage_answer_read (HutReader *reader, void *question, GCancellable *cancellable,
                          GError **error)
{
  const HutCoverageQuestion *asked = question;
  g_autoptr (HutCoverageAnswer) answer = g_new0 (HutCoverageAnswer, 1);
  GTimeZone *zone = hut_office_get_zone (asked->office);
  HutCalendar *calendar = hut_office_get_calendar (asked->office);
  gint64 day = day_of (asked, zone);
  gint64 monday = day - (((day + 3) % 7) + 7) % 7; /* 1970-01-01 was a Thursday */
  HutRosterAsk ask = { .from = hut_roster_day_start (asked->first - BACK, zone),
                       .until = hut_roster_day_start (asked->first + asked->n_days, zone),
                       .grids = TRUE };
  const HutKind *kind = asked->grids ? &hut_kind_grid : &hut_kind_lane;
  HutRosterMeasures measures;
  g_autoptr (HutCoverSpan) week = NULL;

  hut_roster_measures_of (asked->office, &measures);
  answer->now = asked->now;
  answer->grids = asked->grids;
  answer->day_number = day;
  answer->roster = hut_reader_roster (reader, &ask, error);
  if (answer->roster == NULL)
    return NULL;
  keep_kind (answer, kind);
  answer->people = hut_reader_roster_people (reader, answer->roster, error);
  if (answer->people == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  answer->span = hut_cover_span_new (answer->roster, kind, &measures, calendar, zone, asked->first,
                                     asked->n_days, asked->now);
  answer->day = hut_coverage_new (answer->roster, &measures, calendar, zone, day, asked->now);
  week = hut_cover_span_new (answer->roster, kind, &measures, calendar, zone, monday,
                             (guint)(day - monday + 1), asked->now);
  answer->week = hut_cover_span_count (week, 0, week->n_days);
  answer->of_day = hut_cover_span_count (answer->span, (guint)(day - asked->first), 1);
  return g_steal_pointer (&answer);
}
