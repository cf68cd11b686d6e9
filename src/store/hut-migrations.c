/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Migrations: data/migrations/client/NNN-name.sql, each in one transaction with the version. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-private.h"

#include "base/hut-paths.h"
#include "base/hut-pinyin.h"

typedef struct
{
  int version;
  char *path;
} Migration;

static void
migration_free (gpointer data)
{
  Migration *migration = data;

  g_free (migration->path);
  g_free (migration);
}

static int
by_version (gconstpointer a, gconstpointer b)
{
  return (*(const Migration *const *)a)->version - (*(const Migration *const *)b)->version;
}

static GPtrArray *
find_migrations (GError **error)
{
  g_autofree char *folder = hut_paths_data_file ("migrations/client");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (migration_free);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      Migration *migration;

      if (!g_str_has_suffix (name, ".sql") || !g_ascii_isdigit (*name))
        continue;
      migration = g_new0 (Migration, 1);
      migration->version = g_ascii_strtoll (name, NULL, 10);
      migration->path = g_build_filename (folder, name, NULL);
      g_ptr_array_add (found, migration);
    }
  g_ptr_array_sort (found, by_version);
  if (found->len > 0)
    return g_steal_pointer (&found);
  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FAILED, "%s holds no migrations", folder);
  return NULL;
}

static gboolean
migrate (HutDb *db, const Migration *migration, GError **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version=%d", migration->version);

  if (!g_file_get_contents (migration->path, &sql, NULL, error) || !hut_db_begin (db, error))
    return FALSE;
  if (hut_db_execute (db, sql, error) && hut_db_execute (db, version, error))
    return hut_db_commit (db, error);
  hut_db_rollback (db);
  return FALSE;
}

/* hut_initials (NAME): for rows that were written before their column was there. */
static void
initials (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  g_autofree char *found = hut_pinyin_initials ((const char *)sqlite3_value_text (values[0]));

  if (found != NULL)
    sqlite3_result_text (context, found, -1, SQLITE_TRANSIENT);
  else
    sqlite3_result_null (context);
}

static gboolean
add_functions (HutDb *db, GError **error)
{
  return sqlite3_create_function (hut_db_handle (db), "hut_initials", 1,
                                  SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                  initials, NULL, NULL) == SQLITE_OK ||
         hut_db_fail (db, error);
}

static gboolean
run_after (HutDb *db, GPtrArray *migrations, int present, GError **error)
{
  for (guint i = 0; i < migrations->len; i++)
    {
      const Migration *migration = g_ptr_array_index (migrations, i);

      if (migration->version > present && !migrate (db, migration, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
hut_migrations_run (HutDb *db, const char *path, GError **error)
{
  g_autoptr (GPtrArray) migrations = find_migrations (error);
  int present = hut_db_get_int (db, "PRAGMA user_version", -1);
  int newest;

  if (migrations == NULL)
    return FALSE;
  newest = ((Migration *)g_ptr_array_index (migrations, migrations->len - 1))->version;
  if (present < 0)
    return hut_db_fail (db, error);
  if (present > newest)
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_TOO_NEW,
                   "the database has version %d, this program knows %d", present, newest);
      return FALSE;
    }
  if (present == newest)
    return TRUE;
  if (present > 0 && path == NULL)
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_BUSY,
                           "an older program has the database open: close it first");
      return FALSE;
    }
  if (present > 0 && !hut_copies_make (db, path, error))
    return FALSE;
  return add_functions (db, error) && run_after (db, migrations, present, error);
}
