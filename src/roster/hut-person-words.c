/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is said of people. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-person-words.h"

#include "domain/hut-shift-plan.h"
#include "roster/hut-roster-words.h"
#include "widgets/hut-when.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define EVERY_DAY 0xfe

char *
hut_person_role_words (const char *code, const char *place)
{
  const char *label = hut_field_code_label (hut_kind_field (&hut_kind_role, "code"), code);

  return place != NULL ? g_strdup_printf ("%s · %s", label, place) : g_strdup (label);
}

char *
hut_person_span_words (HutTime from, HutTime until)
{
  g_autofree char *first = hut_roster_day_words (from);
  g_autofree char *last = until != 0 ? hut_roster_day_words (until - 1) : NULL;

  if (first != NULL && last != NULL)
    return g_strdup_printf (_ ("%s to %s"), first, last);
  if (first != NULL)
    return g_strdup_printf (_ ("since %s"), first);
  if (last != NULL)
    return g_strdup_printf (_ ("until %s"), last);
  return g_strdup (_ ("no day on record"));
}

const char *
hut_person_weekday (guint day)
{
  static const char *const names[] = {
    NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"), NC_ ("weekday", "Thu"),
    NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"), NC_ ("weekday", "Sun"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "weekday", names[day - 1]);
}

char *
hut_person_weekday_words (const char *available)
{
  guint days = available != NULL ? hut_shift_days (available) : EVERY_DAY;
  GString *words = g_string_new (NULL);

  if (days == EVERY_DAY)
    return g_string_free (g_string_append (words, _ ("any day")), FALSE);
  for (guint day = 1; day <= 7; day++)
    if ((days & 1u << day) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "",
                              hut_person_weekday (day));
  return g_string_free (words, FALSE);
}

char *
hut_person_star_signs (guint stars)
{
  GString *signs = g_string_new (NULL);

  for (guint i = 0; i < 5; i++)
    g_string_append (signs, i < stars ? "★" : "☆");
  return g_string_free (signs, FALSE);
}

char *
hut_person_service_when (const HutRecord *service)
{
  HutTime began = hut_record_get_int (service, "began_at", 0);
  HutTime ended = hut_record_get_int (service, "ended_at", 0);
  g_autofree char *day =
      hut_roster_day_words (began != 0 ? began : hut_record_get_int (service, "at", 0));
  g_autofree char *from = hut_roster_clock_words (began);
  g_autofree char *until = hut_roster_clock_words (ended);

  return from != NULL && until != NULL ? g_strdup_printf (_ ("%s %s to %s"), day, from, until)
                                       : g_strdup (day != NULL ? day : "");
}

gboolean
hut_person_read_day (const char *text, HutTime now, HutTime *day)
{
  GTimeZone *zone = hut_time_shown_zone ();
  g_autofree char *year = NULL;
  guint month, number;
  char rest;
  HutTime time;

  if (sscanf (text, "%2u-%2u%c", &month, &number, &rest) == 2)
    {
      year = g_strdup_printf ("%d-%02u-%02u", hut_time_year (now, zone), month, number);
      text = year;
    }
  if (!hut_when_parse (text, now, zone, &time))
    return FALSE;
  *day = hut_time_day_start (time, zone, 0);
  return TRUE;
}
