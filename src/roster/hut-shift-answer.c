/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A month's shifts are read, and where it is wanted the rest is proposed. On a worker. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-shift-answer.h"

#include "domain/hut-coverage.h"
#include "store/hut-reader-roster.h"

void
hut_shift_question_free (HutShiftQuestion *question)
{
  g_clear_pointer (&question->office, hut_office_unref);
  g_free (question);
}

void
hut_shift_answer_free (HutShiftAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->plan, g_ptr_array_unref);
  g_clear_pointer (&answer->voided, g_ptr_array_unref);
  g_clear_pointer (&answer->people, hut_roster_people_free);
  g_clear_pointer (&answer->roster, hut_roster_free);
  g_free (answer->due);
  g_free (answer);
}

static void
look_at_days (HutShiftAnswer *answer, const HutRosterMeasures *measures, HutCalendar *calendar)
{
  answer->due = g_new0 (gboolean, answer->n_days);
  for (guint day = 0; day < answer->n_days; day++)
    {
      HutDayKind kind = hut_calendar_numbered_day (calendar, answer->first + day, NULL);

      answer->due[day] =
          !measures->working_days || kind == HUT_DAY_WORKING || kind == HUT_DAY_WORKING_WEEKEND;
    }
}

void *
hut_shift_answer_read (HutReader *reader, void *question, GCancellable *cancellable, GError **error)
{
  const HutShiftQuestion *asked = question;
  g_autoptr (HutShiftAnswer) answer = g_new0 (HutShiftAnswer, 1);
  GTimeZone *zone = hut_office_get_zone (asked->office);
  HutCalendar *calendar = hut_office_get_calendar (asked->office);
  HutRosterAsk ask = { .from = hut_roster_day_start (asked->first, zone),
                       .until = hut_roster_day_start (asked->first + asked->n_days, zone) };
  HutRosterMeasures measures;

  hut_roster_measures_of (asked->office, &measures);
  answer->first = asked->first;
  answer->n_days = asked->n_days;
  answer->today = hut_time_day_number (asked->now, zone);
  answer->roster = hut_reader_roster (reader, &ask, error);
  if (answer->roster == NULL)
    return NULL;
  answer->people = hut_reader_roster_people (reader, answer->roster, error);
  if (answer->people == NULL)
    return NULL;
  answer->voided = hut_reader_void_shifts (reader, ask.from, ask.until, error);
  if (answer->voided == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  look_at_days (answer, &measures, calendar);
  if (asked->propose)
    answer->plan = hut_shift_plan_propose (
        answer->roster, answer->people->available, &measures, calendar, zone, asked->first,
        MAX (asked->first, answer->today), asked->first + asked->n_days);
  return g_steal_pointer (&answer);
}
