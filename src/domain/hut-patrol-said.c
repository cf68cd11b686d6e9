/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Days and times as they are typed. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-patrol-said.h"

#include <string.h>

#define PARTS 3
#define MOST 16 /* bytes of what can be a day */
#define EPOCH_JULIAN 719163

/* Plain digits and "-" between them, whatever stood there; NULL where there is anything else. */
static char *
plain (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *stripped = narrow != NULL ? g_strstrip (g_strdup (narrow)) : NULL;

  if (stripped == NULL || strlen (stripped) > MOST)
    return NULL;
  g_strdelimit (stripped, ":./", '-');
  return strspn (stripped, "0123456789-") == strlen (stripped) ? g_steal_pointer (&stripped) : NULL;
}

/* The numbers between the lines; how many there are, or 0. */
static guint
split (const char *text, guint parts[PARTS])
{
  g_auto (GStrv) words = g_strsplit (text, "-", PARTS + 1);
  guint n = g_strv_length (words);

  if (n > PARTS)
    return 0;
  for (guint i = 0; i < n; i++)
    {
      if (*words[i] == '\0' || strlen (words[i]) > 8)
        return 0;
      parts[i] = (guint)g_ascii_strtoull (words[i], NULL, 10);
    }
  return n;
}

gboolean
hut_clock_read (const char *text, int *minutes)
{
  g_autofree char *typed = plain (text);
  guint parts[PARTS] = { 0 }, n = typed != NULL && *typed != '\0' ? split (typed, parts) : 0;
  guint hour = parts[0], minute = parts[1];

  if (n == 1 && strlen (typed) > 2)
    {
      if (strlen (typed) > 4)
        return FALSE;
      hour = parts[0] / 100;
      minute = parts[0] % 100;
    }
  if (n == 0 || n > 2 || minute > 59 || hour * 60 + minute > 24 * 60)
    return FALSE;
  *minutes = (int)(hour * 60 + minute);
  return TRUE;
}

static gboolean
number_of (guint year, guint month, guint of_month, gint64 *day)
{
  GDate date;

  if (year < 1970 || year > 9999 || month == 0 || month > 12 || of_month == 0 || of_month > 31 ||
      !g_date_valid_dmy ((GDateDay)of_month, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)of_month, (GDateMonth)month, (GDateYear)year);
  *day = (gint64)g_date_get_julian (&date) - EPOCH_JULIAN;
  return TRUE;
}

static GDate
date_of (gint64 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)(day + EPOCH_JULIAN));
  return date;
}

/* The last day of that number, that is not after @today. */
static gboolean
last_of_month (guint of_month, gint64 today, gint64 *day)
{
  GDate now = date_of (today);
  int months = g_date_get_year (&now) * 12 + (int)g_date_get_month (&now) - 1;

  for (int back = 0; back < 12; back++)
    if (number_of ((guint)(months - back) / 12, (guint)(months - back) % 12 + 1, of_month, day) &&
        *day <= today)
      return TRUE;
  return FALSE;
}

/* Up to eight years: 29 February. */
static gboolean
last_of_year (guint month, guint of_month, gint64 today, gint64 *day)
{
  GDate now = date_of (today);

  for (guint back = 0; back <= 8; back++)
    if (number_of (g_date_get_year (&now) - back, month, of_month, day) && *day <= today)
      return TRUE;
  return FALSE;
}

gboolean
hut_day_read (const char *text, gint64 today, gint64 *day)
{
  g_autofree char *typed = plain (text);
  guint parts[PARTS] = { 0 }, n;

  if (typed == NULL)
    return FALSE;
  *day = today;
  if (*typed == '\0')
    return TRUE;
  n = split (typed, parts);
  if (n == 3)
    return number_of (parts[0], parts[1], parts[2], day);
  if (n == 2)
    return last_of_year (parts[0], parts[1], today, day);
  if (n != 1)
    return FALSE;
  if (strlen (typed) == 8)
    return number_of (parts[0] / 10000, parts[0] / 100 % 100, parts[0] % 100, day);
  if (strlen (typed) == 4)
    return last_of_year (parts[0] / 100, parts[0] % 100, today, day);
  return strlen (typed) <= 2 && last_of_month (parts[0], today, day);
}

char *
hut_day_print (gint64 day)
{
  GDate date = date_of (day);

  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date),
                          (guint)g_date_get_month (&date), g_date_get_day (&date));
}
