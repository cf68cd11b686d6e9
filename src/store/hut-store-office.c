/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading the rules of the office: the records of kind `rule` over what is shipped. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-office.h"

#include "store/hut-office-load.h"
#include "store/hut-store-private.h"

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
