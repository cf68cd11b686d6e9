/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Copies of the database: made before a migration and once a day, kept 30 days, in a folder
 * beside it. Written under a temporary name and renamed, so that a copy is whole or absent. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#define KEPT_DAYS 30

char *
hut_copies_folder (const char *path)
{
  return g_strconcat (path, ".copies", NULL);
}

static gboolean
fail (const char *path, GError **error)
{
  g_set_error (error, HUT_STORE_ERROR,
               errno == ENOSPC ? HUT_STORE_ERROR_FULL : HUT_STORE_ERROR_FAILED, "%s: %s", path,
               g_strerror (errno));
  return FALSE;
}

static void
remove_old (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  HutTime limit = g_get_real_time () - KEPT_DAYS * HUT_TIME_DAY;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if ((g_str_has_suffix (name, ".db") || g_str_has_suffix (name, ".partial")) &&
          g_stat (path, &status) == 0 && status.st_mtime * G_USEC_PER_SEC < limit)
        g_unlink (path);
    }
}

gboolean
hut_copies_make (HutDb *db, const char *path, GError **error)
{
  static const char SQL_COPY[] = "VACUUM INTO ?1";
  g_autofree char *folder = hut_copies_folder (path);
  g_autofree char *stamp = hut_time_format (g_get_real_time (), NULL, "%Y%m%d-%H%M%S");
  g_autofree char *name = g_strdup_printf ("%s.db", stamp);
  g_autofree char *target = g_build_filename (folder, name, NULL);
  g_autofree char *partial = g_strconcat (target, ".partial", NULL);
  sqlite3_stmt *statement = hut_db_statement (db, SQL_COPY, error);

  if (statement == NULL)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (folder, error);
  g_unlink (partial);
  hut_db_bind_text (statement, 1, partial);
  if (!hut_db_run (db, statement, error))
    {
      g_unlink (partial);
      return FALSE;
    }
  if (g_chmod (partial, 0600) != 0 || g_rename (partial, target) != 0)
    return fail (target, error);
  remove_old (folder);
  return TRUE;
}

/* Names sort by time. */
static char *
newest (const char *path)
{
  g_autofree char *folder = hut_copies_folder (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *best = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".db") && g_strcmp0 (name, best) > 0)
      {
        g_free (best);
        best = g_strdup (name);
      }
  return best != NULL ? g_build_filename (folder, best, NULL) : NULL;
}

static gboolean
opens (const char *copy)
{
  g_autoptr (HutDb) db = hut_db_open (copy, HUT_DB_READ, NULL);

  return db != NULL &&
         hut_db_get_int (db, "PRAGMA application_id", 0) == HUT_STORE_APPLICATION_ID &&
         hut_db_get_int (db, "SELECT count(*) FROM setting", -1) >= 0;
}

char *
hut_store_find_copy (const char *path)
{
  g_autofree char *copy = newest (path);

  return copy != NULL && opens (copy) ? g_steal_pointer (&copy) : NULL;
}

gboolean
hut_store_copy_if_due (HutStore *store, GError **error)
{
  g_autofree char *copy = newest (hut_store_get_path (store));
  g_autoptr (HutDb) db = NULL;
  GStatBuf status;

  if (copy != NULL && g_stat (copy, &status) == 0 &&
      g_get_real_time () - status.st_mtime * G_USEC_PER_SEC < HUT_TIME_DAY)
    return TRUE;
  /* A connection of its own: the copy reads one committed state while others write. */
  db = hut_db_open (hut_store_get_path (store), HUT_DB_WRITE, error);
  return db != NULL && hut_copies_make (db, hut_store_get_path (store), error);
}
