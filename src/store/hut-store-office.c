/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading the rules of the office: the shipped files, and the records of kind `rule`. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-office.h"

#include "store/hut-store-private.h"

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

HutOffice *
hut_office_load (GPtrArray *rules, GError **error)
{
  g_autoptr (GBytes) days = read_file ("calendar/chinese-days.json", error);
  g_autoptr (GBytes) shipped = days != NULL ? read_file ("rules/office.json", error) : NULL;
  g_autoptr (HutCalendar) calendar = NULL;

  if (shipped == NULL)
    return NULL;
  calendar = hut_calendar_new (g_bytes_get_data (days, NULL), g_bytes_get_size (days), error);
  if (calendar == NULL)
    return NULL;
  return hut_office_new (shipped, rules, calendar, hut_time_zone (NULL), error);
}

static GPtrArray *
read_rules (HutDb *db, GError **error)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  sqlite3_stmt *statement = hut_db_statement (db, hut_rows_select (&hut_kind_rule), error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (hut_db_step (db, statement, &row, error))
    {
      HutRecord *record = NULL;

      if (!row)
        return g_steal_pointer (&rules);
      record = hut_rows_read (db, statement, NULL, &hut_kind_rule, error);
      if (record == NULL)
        break;
      g_ptr_array_add (rules, record);
    }
  sqlite3_reset (statement);
  return NULL;
}

HutOffice *
hut_store_read_office (HutDb *db, GError **error)
{
  g_autoptr (GPtrArray) rules = read_rules (db, error);

  return rules != NULL ? hut_office_load (rules, error) : NULL;
}
