/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reads a time from words. Pure. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-when.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define END_OF_WORK "17:00"

/* @clock ("9:30") on the day of @now, @days later. */
static gboolean
on_day (const char *clock, HutTime now, GTimeZone *zone, int days, HutTime *time)
{
  g_autofree char *day = hut_time_format (hut_time_day_start (now, zone, days), zone, "%Y-%m-%d");
  g_autofree char *text = g_strdup_printf ("%s %s", day, clock);

  return hut_time_parse (text, zone, time);
}

gboolean
hut_when_parse (const char *text, HutTime now, GTimeZone *zone, HutTime *time)
{
  const char *days[] = { C_ ("day", "yesterday"), C_ ("day", "today"), C_ ("day", "tomorrow"),
                         C_ ("day", "day after tomorrow") };
  g_autofree char *typed = g_strstrip (g_utf8_strdown (text, -1));

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_str_has_prefix (typed, days[i]))
      {
        g_autofree char *rest = g_strstrip (g_strdup (typed + strlen (days[i])));

        return on_day (*rest != '\0' ? rest : END_OF_WORK, now, zone, (int)i - 1, time);
      }
  if (strchr (typed, ':') != NULL && strlen (typed) <= strlen ("00:00"))
    return on_day (typed, now, zone, 0, time);
  if (strchr (typed, ':') == NULL && strlen (typed) == strlen ("2026-11-23"))
    {
      g_autofree char *whole = g_strdup_printf ("%s %s", typed, END_OF_WORK);

      return hut_time_parse (whole, zone, time);
    }
  return hut_time_parse (typed, zone, time);
}
