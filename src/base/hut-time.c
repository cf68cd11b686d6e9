/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading and showing times. Pure, but for the two look-ups that are kept for the life of the
 * program: zones by name, and $HUTONG_NOW. Thread-safe. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-time.h"

#include <string.h>
#include <time.h>

#define OFFICE_ZONE "Asia/Shanghai"
#define EPOCH_JULIAN 719163 /* g_date_get_julian() of 1970-01-01 */

typedef struct
{
  int year, month, day;
  int hour, minute;
  double second;
  gboolean zoned; /* the text named its offset */
  int offset;     /* seconds east of UTC */
} Parts;

static gint64
find_now_offset (void)
{
  const char *set = g_getenv ("HUTONG_NOW");
  HutTime stand_in;

  if (set == NULL || !hut_time_parse (set, NULL, &stand_in))
    return 0;
  return stand_in - g_get_real_time ();
}

HutTime
hut_time_now (void)
{
  static gsize once = 0;
  static gint64 offset = 0;

  if (g_once_init_enter (&once))
    {
      offset = find_now_offset ();
      g_once_init_leave (&once, 1);
    }
  return g_get_real_time () + offset;
}

gint64
hut_time_worked (void)
{
  struct timespec now = { 0, 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

GTimeZone *
hut_time_zone (const char *name)
{
  static GMutex lock;
  static GHashTable *zones = NULL;
  GTimeZone *zone;

  g_mutex_lock (&lock);
  if (zones == NULL)
    zones =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_time_zone_unref);
  if (name == NULL || *name == '\0')
    name = OFFICE_ZONE;
  zone = g_hash_table_lookup (zones, name);
  if (zone == NULL)
    {
      zone = g_time_zone_new_identifier (name);
      if (zone == NULL)
        zone = g_time_zone_new_identifier (OFFICE_ZONE);
      if (zone == NULL)
        zone = g_time_zone_new_offset (8 * 3600);
      g_hash_table_insert (zones, g_strdup (name), zone);
    }
  g_mutex_unlock (&lock);
  return zone;
}

static GTimeZone *shown_zone; /* NULL: the office's; atomic */

GTimeZone *
hut_time_shown_zone (void)
{
  GTimeZone *zone = g_atomic_pointer_get (&shown_zone);

  return zone != NULL ? zone : hut_time_zone (NULL);
}

void
hut_time_set_shown_zone (const char *name)
{
  g_atomic_pointer_set (&shown_zone, hut_time_zone (name));
}

/* Reads @min to @max digits at *@text and moves past them. */
static gboolean
read_number (const char **text, int min, int max, int *value)
{
  int digits = 0;

  *value = 0;
  while (digits < max && g_ascii_isdigit (**text))
    {
      *value = *value * 10 + (*(*text)++ - '0');
      digits++;
    }
  return digits >= min;
}

static gboolean
skip (const char **text, const char *word)
{
  if (!g_str_has_prefix (*text, word))
    return FALSE;
  *text += strlen (word);
  return TRUE;
}

static gboolean
skip_any (const char **text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (skip (text, *words))
      return TRUE;
  return FALSE;
}

static gboolean
read_date (const char **text, Parts *parts)
{
  static const char *const between[] = { "-", "/", ".", "年", NULL };
  static const char *const between_days[] = { "-", "/", ".", "月", NULL };
  const char *start = *text;

  /* 20261123: eight digits in a row. */
  if (strspn (start, "0123456789") >= 8)
    return read_number (text, 4, 4, &parts->year) && read_number (text, 2, 2, &parts->month) &&
           read_number (text, 2, 2, &parts->day);

  if (read_number (text, 4, 4, &parts->year) && skip_any (text, between))
    {
      if (!read_number (text, 1, 2, &parts->month) || !skip_any (text, between_days) ||
          !read_number (text, 1, 2, &parts->day))
        return FALSE;
      skip (text, "日");
      return TRUE;
    }

  *text = start;
  return read_number (text, 1, 2, &parts->month) && skip (text, "/") &&
         read_number (text, 1, 2, &parts->day) && skip (text, "/") &&
         read_number (text, 4, 4, &parts->year);
}

static gboolean
read_second (const char **text, Parts *parts)
{
  int whole, digits = 0;
  double scale = 0.1;

  if (!read_number (text, 1, 2, &whole))
    return FALSE;
  parts->second = whole;
  if (!skip (text, ".") && !skip (text, ","))
    return TRUE;
  for (; g_ascii_isdigit (**text); (*text)++, digits++, scale /= 10)
    parts->second += scale * (**text - '0');
  return digits > 0;
}

static gboolean
read_half_day (const char **text, Parts *parts)
{
  gboolean morning, afternoon;

  while (skip (text, " "))
    ;
  morning = skip (text, "AM") || skip (text, "am");
  afternoon = !morning && (skip (text, "PM") || skip (text, "pm"));
  if (!morning && !afternoon)
    return TRUE;
  if (parts->hour < 1 || parts->hour > 12)
    return FALSE;
  parts->hour = parts->hour % 12 + (afternoon ? 12 : 0);
  return TRUE;
}

static gboolean
read_zone (const char **text, Parts *parts)
{
  int sign, hours, minutes = 0;

  if (skip (text, "Z"))
    {
      parts->zoned = TRUE;
      return TRUE;
    }
  if (**text != '+' && **text != '-')
    return TRUE;
  sign = *(*text)++ == '-' ? -1 : 1;
  if (!read_number (text, 2, 2, &hours))
    return FALSE;
  skip (text, ":");
  if (g_ascii_isdigit (**text) && !read_number (text, 2, 2, &minutes))
    return FALSE;
  parts->zoned = TRUE;
  parts->offset = sign * (hours * 3600 + minutes * 60);
  return hours <= 14 && minutes < 60;
}

static gboolean
read_clock (const char **text, Parts *parts)
{
  static const char *const colons[] = { ":", "：", "时", NULL };

  if (!read_number (text, 1, 2, &parts->hour))
    return FALSE;
  if (!skip_any (text, colons) && strspn (*text, "0123456789") < 2)
    return FALSE;
  if (**text != '\0' && !read_number (text, 1, 2, &parts->minute))
    return FALSE;
  skip (text, "分");
  if (skip (text, ":") || skip (text, "：") || g_ascii_isdigit (**text))
    if (!read_second (text, parts))
      return FALSE;
  skip (text, "秒");
  return read_half_day (text, parts) && read_zone (text, parts);
}

/* GLib takes the second of two equal local times; where the one an hour before reads the same, it
 * is the first. */
static GDateTime *
first_of_two (GDateTime *date)
{
  g_autoptr (GDateTime) owned = date;
  g_autoptr (GDateTime) before = g_date_time_add_hours (date, -1);

  return (g_date_time_get_hour (before) == g_date_time_get_hour (date)) ? g_steal_pointer (&before)
                                                                        : g_steal_pointer (&owned);
}

static GDateTime *
parts_to_date_time (const Parts *parts, GTimeZone *zone)
{
  g_autoptr (GTimeZone) fixed = NULL;
  GDateTime *date;

  if (parts->zoned)
    zone = fixed = g_time_zone_new_offset (parts->offset);
  date = g_date_time_new (zone, parts->year, parts->month, parts->day, parts->hour, parts->minute,
                          parts->second);
  return date != NULL ? first_of_two (date) : NULL;
}

gboolean
hut_time_parse (const char *text, GTimeZone *zone, HutTime *time)
{
  g_autofree char *stripped = NULL;
  g_autoptr (GDateTime) date = NULL;
  Parts parts = { 0 };
  const char *at;

  if (text == NULL)
    return FALSE;
  at = stripped = g_strstrip (g_strdup (text));
  if (!read_date (&at, &parts))
    return FALSE;
  while (skip (&at, " ") || skip (&at, "T") || skip (&at, "\u3000"))
    ;
  if (*at != '\0' && (!read_clock (&at, &parts) || *at != '\0'))
    return FALSE;

  date = parts_to_date_time (&parts, zone != NULL ? zone : hut_time_zone (NULL));
  if (date == NULL)
    return FALSE;
  *time = g_date_time_to_unix (date) * G_USEC_PER_SEC + g_date_time_get_microsecond (date);
  return TRUE;
}

static GDateTime *
to_local (HutTime time, GTimeZone *zone)
{
  gint64 seconds = time / G_USEC_PER_SEC;
  gint64 rest = time % G_USEC_PER_SEC;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) exact = NULL;

  if (rest < 0)
    {
      rest += G_USEC_PER_SEC;
      seconds--;
    }
  utc = g_date_time_new_from_unix_utc (seconds);
  if (utc == NULL)
    return NULL;
  exact = g_date_time_add (utc, rest);
  return g_date_time_to_timezone (exact, zone != NULL ? zone : hut_time_zone (NULL));
}

char *
hut_time_format_iso (HutTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = to_local (time, zone);

  if (local == NULL)
    return g_strdup ("");
  if (g_date_time_get_microsecond (local) == 0)
    return g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");
  return g_date_time_format (local, "%Y-%m-%dT%H:%M:%S.%f%:z");
}

char *
hut_time_format (HutTime time, GTimeZone *zone, const char *format)
{
  g_autoptr (GDateTime) local = to_local (time, zone);

  return local != NULL ? g_date_time_format (local, format) : g_strdup ("");
}

HutTime
hut_time_day_start (HutTime time, GTimeZone *zone, int days)
{
  g_autoptr (GDateTime) local = to_local (time, zone);
  g_autoptr (GDateTime) day = local != NULL ? g_date_time_add_days (local, days) : NULL;
  g_autoptr (GDateTime) start = NULL;

  if (day == NULL)
    return time;
  start =
      g_date_time_new (zone != NULL ? zone : hut_time_zone (NULL), g_date_time_get_year (day),
                       g_date_time_get_month (day), g_date_time_get_day_of_month (day), 0, 0, 0);
  return g_date_time_to_unix (start) * G_USEC_PER_SEC;
}

HutTime
hut_time_add_days (HutTime time, GTimeZone *zone, int days)
{
  g_autoptr (GDateTime) local = to_local (time, zone);
  g_autoptr (GDateTime) later = local != NULL ? g_date_time_add_days (local, days) : NULL;

  if (later == NULL)
    return time;
  return g_date_time_to_unix (later) * G_USEC_PER_SEC + g_date_time_get_microsecond (later);
}

gint64
hut_time_day_number (HutTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = to_local (time, zone);
  GDate date;

  if (local == NULL)
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (local), g_date_time_get_month (local),
                  g_date_time_get_year (local));
  return (gint64)g_date_get_julian (&date) - EPOCH_JULIAN;
}

int
hut_time_year (HutTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = to_local (time, zone);

  return local != NULL ? g_date_time_get_year (local) : 1970;
}
