/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Migrations: data/migrations/server-sqlite/NNN-name.sql, in the order of their numbers, each in
 * one transaction with the version that it makes. Before the first of them the file is copied to
 * backup/ beside it. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/sqlite/hut-storage-sqlite-private.h"

#include "base/hut-paths.h"
#include "base/hut-time.h"

#include <glib/gstdio.h>

#define APPLICATION_ID 0x48757453 /* "HutS" */

typedef struct
{
  int number;
  char *path;
} Migration;

static void
clear_migration (gpointer data)
{
  g_free (((Migration *)data)->path);
}

static int
compare_migrations (gconstpointer a, gconstpointer b)
{
  return ((const Migration *)a)->number - ((const Migration *)b)->number;
}

static GArray *
list_migrations (GError **error)
{
  g_autofree char *folder = hut_paths_data_file ("migrations/server-sqlite");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GArray) migrations = g_array_new (FALSE, TRUE, sizeof (Migration));
  const char *name;

  if (dir == NULL)
    return NULL;
  g_array_set_clear_func (migrations, clear_migration);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_ascii_isdigit (*name) && g_str_has_suffix (name, ".sql"))
      {
        Migration migration = { atoi (name), g_build_filename (folder, name, NULL) };

        g_array_append_val (migrations, migration);
      }
  g_array_sort (migrations, compare_migrations);
  for (guint i = 0; i < migrations->len; i++)
    if (g_array_index (migrations, Migration, i).number != (int)i + 1)
      {
        g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED,
                     "a migration is missing in %s", folder);
        return NULL;
      }
  return g_steal_pointer (&migrations);
}

static gboolean
read_pragma (HutSqlite *sqlite, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = hut_sqlite_start (sqlite, error, sql, "");

  if (statement == NULL || hut_sqlite_step (sqlite, statement, error) != SQLITE_ROW)
    return FALSE;
  *value = sqlite3_column_int64 (statement, 0);
  hut_sqlite_end (statement);
  return TRUE;
}

/* @version 0: a file in which nothing is. */
static gboolean
read_version (HutSqlite *sqlite, guint newest, gint64 *version, GError **error)
{
  gint64 id, tables;

  if (!read_pragma (sqlite, "PRAGMA application_id", &id, error) ||
      !read_pragma (sqlite, "PRAGMA user_version", version, error) ||
      !read_pragma (sqlite, "SELECT count(*) FROM sqlite_schema", &tables, error))
    return FALSE;
  if (id != APPLICATION_ID && (id != 0 || tables != 0))
    {
      g_set_error_literal (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_CORRUPT,
                           "the database is not a server's");
      return FALSE;
    }
  if (*version > newest)
    {
      g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_TOO_NEW,
                   "the database was made by a newer program (form %d, known up to %u)",
                   (int)*version, newest);
      return FALSE;
    }
  return TRUE;
}

gboolean
hut_sqlite_check_version (HutSqlite *sqlite, GError **error)
{
  g_autoptr (GArray) migrations = list_migrations (error);
  gint64 version;

  if (migrations == NULL || !read_version (sqlite, migrations->len, &version, error))
    return FALSE;
  if (version == migrations->len)
    return TRUE;
  g_set_error_literal (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED,
                       "the database has an older form: start the server once to migrate it");
  return FALSE;
}

static gboolean
make_copy (HutSqlite *sqlite, const char *path, gint64 version, GError **error)
{
  g_autofree char *dir = g_path_get_dirname (path);
  g_autofree char *folder = g_build_filename (dir, "backup", NULL);
  g_autofree char *day = hut_time_format (hut_time_now (), hut_time_zone (NULL), "%Y%m%d-%H%M%S");
  g_autofree char *name = g_strdup_printf ("form-%d-%s.db", (int)version, day);
  g_autofree char *copy = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED, "cannot make %s: %s", folder,
                   g_strerror (errno));
      return FALSE;
    }
  if (!hut_sqlite_run (sqlite, error, "VACUUM INTO ?", "t", copy))
    return FALSE;
  g_chmod (copy, 0600);
  g_message ("a copy of the database before its migration is at %s", copy);
  return TRUE;
}

static gboolean
run_migration (HutSqlite *sqlite, const Migration *migration, GError **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *version = NULL;

  if (!g_file_get_contents (migration->path, &sql, NULL, error))
    return FALSE;
  version = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d",
                             migration->number, APPLICATION_ID);
  if (hut_sqlite_exec (sqlite, "BEGIN IMMEDIATE", error) && hut_sqlite_exec (sqlite, sql, error) &&
      hut_sqlite_exec (sqlite, version, error) && hut_sqlite_exec (sqlite, "COMMIT", error))
    return TRUE;
  g_prefix_error (error, "%s: ", migration->path);
  hut_sqlite_exec (sqlite, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
hut_sqlite_migrate (HutSqlite *sqlite, const char *path, GError **error)
{
  g_autoptr (GArray) migrations = list_migrations (error);
  gint64 version;

  if (migrations == NULL || !read_version (sqlite, migrations->len, &version, error))
    return FALSE;
  if (version > 0 && version < migrations->len && !make_copy (sqlite, path, version, error))
    return FALSE;
  for (guint i = version; i < migrations->len; i++)
    if (!run_migration (sqlite, &g_array_index (migrations, Migration, i), error))
      return FALSE;
  return TRUE;
}
