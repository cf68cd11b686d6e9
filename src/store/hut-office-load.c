/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading the rules and the calendar that are shipped. Any thread. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-office-load.h"

#include "base/hut-paths.h"

static GBytes *
read_file (const char *name, GError **error)
{
  g_autofree char *path = hut_paths_data_file (name);
  char *bytes;
  gsize length;

  return g_file_get_contents (path, &bytes, &length, error) ? g_bytes_new_take (bytes, length)
                                                            : NULL;
}

/* What is shipped is read once in the life of a program; who fails is asked again. */
typedef struct
{
  GBytes *rules;
  GBytes *decisions;
  HutCalendar *calendar;
  HutOffice *office; /* the rules of an office that has none of its own */
} Shipped;

static gboolean
read_shipped (Shipped *shipped, GError **error)
{
  g_autoptr (GBytes) days = read_file ("calendar/chinese-days.json", error);
  g_autoptr (GBytes) rules = days != NULL ? read_file ("rules/office.json", error) : NULL;
  g_autoptr (GBytes) decisions = rules != NULL ? read_file ("rules/decisions.json", error) : NULL;

  if (decisions == NULL)
    return FALSE;
  shipped->calendar =
      hut_calendar_new (g_bytes_get_data (days, NULL), g_bytes_get_size (days), error);
  if (shipped->calendar == NULL)
    return FALSE;
  shipped->office =
      hut_office_new (rules, decisions, NULL, shipped->calendar, hut_time_zone (NULL), error);
  if (shipped->office == NULL)
    {
      g_clear_pointer (&shipped->calendar, hut_calendar_unref);
      return FALSE;
    }
  shipped->rules = g_steal_pointer (&rules);
  shipped->decisions = g_steal_pointer (&decisions);
  return TRUE;
}

static const Shipped *
get_shipped (GError **error)
{
  static GMutex mutex;
  static Shipped shipped;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return shipped.rules != NULL || read_shipped (&shipped, error) ? &shipped : NULL;
}

HutOffice *
hut_office_load (GPtrArray *rules, GError **error)
{
  const Shipped *shipped = get_shipped (error);

  if (shipped == NULL)
    return NULL;
  if (rules == NULL || rules->len == 0)
    return hut_office_ref (shipped->office);
  return hut_office_new (shipped->rules, shipped->decisions, rules, shipped->calendar,
                         hut_time_zone (NULL), error);
}
