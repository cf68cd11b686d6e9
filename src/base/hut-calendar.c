/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The working calendar: a table from days to what is special about them; all others follow the
 * week. Filled once, then only read: thread-safe. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-calendar.h"

#include "base/hut-json.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  HutDayKind kind;
  char *name; /* 国庆节 */
} Day;

struct _HutCalendar
{
  gatomicrefcount refs;
  GHashTable *days; /* hut_time_day_number() -> Day */
  int first_year, last_year;
};

static void
day_free (gpointer data)
{
  Day *day = data;

  g_free (day->name);
  g_free (day);
}

static gboolean
is_weekend (gint64 number)
{
  /* Day 0 is a Thursday: 2 and 3 are the first Saturday and Sunday. */
  gint64 weekday = ((number % 7) + 7) % 7;

  return weekday == 2 || weekday == 3;
}

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not a working calendar: %s", what);
  return FALSE;
}

/* "2026-10-01": "National Day,国庆节,3" */
static gboolean
read_day (HutCalendar *calendar, HutDayKind kind, const char *date, const char *words,
          GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_auto (GStrv) parts = words != NULL ? g_strsplit (words, ",", 3) : NULL;
  HutTime time;
  gint64 number;
  Day *day;

  if (strlen (date) != 10 || !hut_time_parse (date, utc, &time) || parts == NULL ||
      g_strv_length (parts) < 2)
    return fail (error, date);
  number = hut_time_day_number (time, utc);
  if (kind == HUT_DAY_WORKING_WEEKEND && !is_weekend (number))
    return fail (error, date);

  day = g_new0 (Day, 1);
  day->kind = kind;
  day->name = g_strdup (parts[1]);
  g_hash_table_insert (calendar->days, g_memdup2 (&number, sizeof number), day);
  calendar->first_year = MIN (calendar->first_year, hut_time_year (time, utc));
  calendar->last_year = MAX (calendar->last_year, hut_time_year (time, utc));
  return TRUE;
}

static gboolean
read_days (HutCalendar *calendar, JsonObject *root, const char *member, HutDayKind kind,
           GError **error)
{
  JsonObject *days = hut_json_get_object (root, member);
  JsonObjectIter iter;
  const char *date;

  if (days == NULL)
    return fail (error, member);
  json_object_iter_init (&iter, days);
  while (json_object_iter_next (&iter, &date, NULL))
    if (!read_day (calendar, kind, date, hut_json_get_string (days, date), error))
      return FALSE;
  return TRUE;
}

HutCalendar *
hut_calendar_new (const char *json, gssize length, GError **error)
{
  g_autoptr (HutCalendar) calendar = g_new0 (HutCalendar, 1);
  g_autoptr (GError) problem = NULL;
  g_autoptr (JsonObject) root = hut_json_parse_object (json, length, &problem);

  g_atomic_ref_count_init (&calendar->refs);
  calendar->days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, day_free);
  calendar->first_year = G_MAXINT;
  if (root == NULL)
    {
      fail (error, problem->message);
      return NULL;
    }
  if (!read_days (calendar, root, "holidays", HUT_DAY_HOLIDAY, error) ||
      !read_days (calendar, root, "workdays", HUT_DAY_WORKING_WEEKEND, error))
    return NULL;
  if (g_hash_table_size (calendar->days) == 0)
    {
      fail (error, "it knows no year");
      return NULL;
    }
  return g_steal_pointer (&calendar);
}

HutCalendar *
hut_calendar_ref (HutCalendar *calendar)
{
  g_atomic_ref_count_inc (&calendar->refs);
  return calendar;
}

void
hut_calendar_unref (HutCalendar *calendar)
{
  if (!g_atomic_ref_count_dec (&calendar->refs))
    return;
  g_hash_table_unref (calendar->days);
  g_free (calendar);
}

HutDayKind
hut_calendar_day (HutCalendar *calendar, HutTime time, GTimeZone *zone, const char **name)
{
  return hut_calendar_numbered_day (calendar, hut_time_day_number (time, zone), name);
}

HutDayKind
hut_calendar_numbered_day (HutCalendar *calendar, gint64 number, const char **name)
{
  const Day *day = g_hash_table_lookup (calendar->days, &number);

  if (name != NULL)
    *name = day != NULL ? day->name : NULL;
  if (day != NULL)
    return day->kind;
  return is_weekend (number) ? HUT_DAY_WEEKEND : HUT_DAY_WORKING;
}

gboolean
hut_calendar_is_working (HutCalendar *calendar, HutTime time, GTimeZone *zone)
{
  HutDayKind kind = hut_calendar_day (calendar, time, zone, NULL);

  return kind == HUT_DAY_WORKING || kind == HUT_DAY_WORKING_WEEKEND;
}

void
hut_calendar_get_years (HutCalendar *calendar, int *first, int *last)
{
  *first = calendar->first_year;
  *last = calendar->last_year;
}
