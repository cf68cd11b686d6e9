/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The codes of patrol sheets. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-patrol-code.h"

#include <string.h>

#define PREFIX "HTP "
#define DAY_DIGITS 8
#define LANE_MOST 200 /* bytes of a code that somebody scanned */

/* Days from 0001-01-01, which g_date counts as 1, to 1970-01-01. */
#define EPOCH_JULIAN 719163

gint64
hut_patrol_monday (gint64 day)
{
  gint64 weekday = ((day + 3) % 7 + 7) % 7; /* day 0 is a Thursday */

  return day - weekday;
}

char *
hut_patrol_code (const char *lane, gint64 monday)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)(monday + EPOCH_JULIAN));
  return g_strdup_printf (PREFIX "%04u%02u%02u %s", g_date_get_year (&date),
                          (guint)g_date_get_month (&date), g_date_get_day (&date), lane);
}

static guint
number_at (const char *digits, guint n)
{
  guint number = 0;

  for (guint i = 0; i < n; i++)
    number = number * 10 + (guint)(digits[i] - '0');
  return number;
}

static gboolean
read_day (const char *digits, gint64 *day)
{
  GDate date;
  guint year, month, of_month;

  for (guint i = 0; i < DAY_DIGITS; i++)
    if (!g_ascii_isdigit (digits[i]))
      return FALSE;
  year = number_at (digits, 4);
  month = number_at (digits + 4, 2);
  of_month = number_at (digits + 6, 2);
  if (year < 1970 || !g_date_valid_dmy ((GDateDay)of_month, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)of_month, (GDateMonth)month, (GDateYear)year);
  *day = (gint64)g_date_get_julian (&date) - EPOCH_JULIAN;
  return TRUE;
}

gboolean
hut_patrol_code_read (const char *text, char **lane, gint64 *monday)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *stripped = narrow != NULL ? g_strstrip (g_strdup (narrow)) : NULL;
  const char *digits;
  gint64 day;

  if (stripped == NULL || g_ascii_strncasecmp (stripped, PREFIX, strlen (PREFIX)) != 0)
    return FALSE;
  digits = stripped + strlen (PREFIX);
  if (strlen (digits) < DAY_DIGITS + 2 || strlen (digits) > DAY_DIGITS + 1 + LANE_MOST ||
      digits[DAY_DIGITS] != ' ' || !read_day (digits, &day))
    return FALSE;
  *monday = hut_patrol_monday (day);
  *lane = g_strdup (digits + DAY_DIGITS + 1);
  return TRUE;
}
