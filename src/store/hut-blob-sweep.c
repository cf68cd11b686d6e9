/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Contents that nobody names: of an attachment that was taken back before it was sent, or that was
 * purged. Setting aside is a rename, so that whoever keeps or reads the same content at this moment
 * loses nothing. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-blob-sweep.h"

#include "base/hut-time.h"
#include "store/hut-blob-part.h"
#include "store/hut-blobs.h"
#include "store/hut-db.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define KEPT_DAYS 30 /* as long as copies are (hut-copies.c) */

/* Those that are void too: the voiding may be taken back. */
static const char SQL_NAMED[] = "SELECT DISTINCT sha256 FROM attachments WHERE sha256 IS NOT NULL";

static GHashTable *
read_named (HutDb *db, GError **error)
{
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *statement = hut_db_statement (db, SQL_NAMED, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (hut_db_step (db, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&named);
      g_hash_table_add (named, hut_db_dup_text (statement, 0));
    }
  return NULL;
}

static void
set_aside (const char *path)
{
  g_autofree char *aside = g_strconcat (path, HUT_BLOB_ASIDE, NULL);

  if (g_rename (path, aside) == 0)
    g_utime (aside, NULL);
}

static gboolean
is_older (const char *path, gint64 age)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_mtime * G_USEC_PER_SEC < g_get_real_time () - age;
}

/* @path ends with HUT_BLOB_ASIDE. */
static void
settle_aside (const char *path, gboolean named)
{
  g_autofree char *back = g_strndup (path, strlen (path) - strlen (HUT_BLOB_ASIDE));

  if (named)
    g_rename (path, back);
  else if (is_older (path, KEPT_DAYS * HUT_TIME_DAY))
    g_unlink (path);
}

/* What came of a content that nobody names any more, that is there whole by now (what was killed
 * between the two left it), or that has not gone on for long. */
static void
settle_part (const char *path, gboolean named)
{
  g_autofree char *whole = g_strndup (path, strlen (path) - strlen (HUT_BLOB_PART));

  if (!named || g_file_test (whole, G_FILE_TEST_EXISTS) ||
      is_older (path, KEPT_DAYS * HUT_TIME_DAY))
    g_unlink (path);
}

static void
sweep_folder (const char *folder, GHashTable *named)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = g_strndup (name, HUT_BLOB_NAME);

      if (!hut_blob_name_is_valid (content))
        continue;
      if (g_strcmp0 (name + HUT_BLOB_NAME, HUT_BLOB_ASIDE) == 0)
        settle_aside (path, g_hash_table_contains (named, content));
      else if (g_strcmp0 (name + HUT_BLOB_NAME, HUT_BLOB_PART) == 0)
        settle_part (path, g_hash_table_contains (named, content));
      else if (name[HUT_BLOB_NAME] == '.' && is_older (path, HUT_TIME_DAY))
        g_unlink (path); /* half written under another name, when somebody was killed */
      else if (name[HUT_BLOB_NAME] == '\0' && !g_hash_table_contains (named, content))
        set_aside (path);
    }
}

gboolean
hut_store_sweep_blobs (HutStore *store, GError **error)
{
  const char *database = hut_store_get_path (store);
  g_autofree char *folder = hut_blobs_folder (database);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (HutDb) db = NULL;
  g_autoptr (GHashTable) named = NULL;
  const char *name;

  if (dir == NULL)
    return TRUE;
  db = hut_db_open (database, HUT_DB_READ, error);
  named = db != NULL ? read_named (db, error) : NULL;
  if (named == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *part = g_build_filename (folder, name, NULL);

      sweep_folder (part, named);
    }
  return TRUE;
}
