/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The data folder. It is made under another name beside its place and moved there when whole. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-data-dir.h"

#include "base/hut-time.h"
#include "server/sqlite/hut-storage-sqlite.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define DATABASE "hutong.db"
#define KEY "key"
#define EPOCH "epoch"

static gboolean
fail (GError **error, const char *what, const char *path)
{
  g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED, "%s %s: %s", what, path,
               g_strerror (errno));
  return FALSE;
}

void
hut_data_dir_free (HutDataDir *dir)
{
  if (dir == NULL)
    return;
  g_free (dir->path);
  g_free (dir->database);
  g_clear_pointer (&dir->vault, hut_vault_unref);
  hut_epoch_close (dir->epoch);
  g_free (dir);
}

static HutDataDir *
open_folder (const char *path, gboolean create, GError **error)
{
  g_autoptr (HutDataDir) dir = g_new0 (HutDataDir, 1);
  g_autofree char *key = g_build_filename (path, KEY, NULL);
  g_autofree char *epoch = g_build_filename (path, EPOCH, NULL);

  dir->path = g_strdup (path);
  dir->database = g_build_filename (path, DATABASE, NULL);
  if (!create && !g_file_test (dir->database, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED,
                   "there is no server's data in %s: make it with hutong-server init", path);
      return NULL;
    }
  dir->vault = hut_vault_open_file (key, create, error);
  if (dir->vault == NULL)
    return NULL;
  dir->epoch = hut_epoch_open (epoch, error);
  return dir->epoch != NULL ? g_steal_pointer (&dir) : NULL;
}

HutDataDir *
hut_data_dir_open (const char *path, GError **error)
{
  return open_folder (path, FALSE, error);
}

void
hut_data_dir_close_storage (HutStorage *storage)
{
  if (storage == NULL)
    return;
  hut_storage_sqlite_close (HUT_STORAGE_SQLITE (storage));
  g_object_unref (storage);
}

gboolean
hut_data_dir_read_epoch (HutStorage *storage, HutUid *epoch, GError **error)
{
  g_autofree char *text = NULL;

  if (!hut_storage_meta_get (storage, "epoch", &text, error))
    return FALSE;
  if (hut_uid_parse (text, epoch))
    return TRUE;
  g_set_error_literal (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_CORRUPT,
                       "the database has no epoch");
  return FALSE;
}

/* What the database says of itself. */
static gboolean
read_own_mark (HutStorage *storage, HutEpochMark *own, GError **error)
{
  g_autofree char *mark = NULL;

  if (!hut_data_dir_read_epoch (storage, &own->epoch, error) ||
      !hut_storage_meta_get (storage, "mark", &mark, error))
    return FALSE;
  own->mark = mark != NULL ? g_ascii_strtoll (mark, NULL, 10) : 0;
  return TRUE;
}

gboolean
hut_data_dir_secure (HutDataDir *dir, HutStorage *writer, gint64 mark, GError **error)
{
  HutUid epoch;

  return hut_data_dir_read_epoch (writer, &epoch, error) &&
         hut_epoch_advance (dir->epoch, &epoch, mark, error);
}

gboolean
hut_data_dir_commit (HutDataDir *dir, HutStorage *writer, GError **error)
{
  gint64 mark;

  return hut_storage_commit (writer, &mark, error) &&
         hut_data_dir_secure (dir, writer, mark, error);
}

static gboolean
write_epoch (HutStorage *writer, GError **error)
{
  HutUid uid = hut_uid_new ();
  char text[HUT_UID_STRING_LEN + 1];

  return hut_storage_meta_set (writer, "epoch", hut_uid_print (&uid, text), error);
}

gboolean
hut_data_dir_renew_epoch (HutDataDir *dir, HutStorage *writer, const char *reason, GError **error)
{
  g_message ("a new epoch begins: %s", reason);
  if (!hut_storage_begin (writer, HUT_STORAGE_WRITE, error))
    return FALSE;
  if (write_epoch (writer, error))
    return hut_data_dir_commit (dir, writer, error);
  hut_storage_rollback (writer);
  return FALSE;
}

static gboolean
check_epoch (HutDataDir *dir, HutStorage *writer, GError **error)
{
  /* The file first: a commit of another process between the two makes the database look newer,
   * never older. */
  HutEpochMark outside = hut_epoch_read (dir->epoch);
  HutEpochMark own;

  if (!read_own_mark (writer, &own, error))
    return FALSE;
  if (!hut_uid_equal (&own.epoch, &outside.epoch))
    return hut_data_dir_renew_epoch (dir, writer,
                                     "the database and its epoch file are not of one time", error);
  if (own.mark < outside.mark)
    return hut_data_dir_renew_epoch (dir, writer, "the database was put back to an older copy",
                                     error);
  return TRUE;
}

HutStorage *
hut_data_dir_open_writer (HutDataDir *dir, GError **error)
{
  HutStorage *writer = hut_storage_sqlite_new (dir->database, HUT_STORAGE_SQLITE_WRITER, error);

  if (writer == NULL || check_epoch (dir, writer, error))
    return writer;
  hut_data_dir_close_storage (writer);
  return NULL;
}

HutStorage *
hut_data_dir_open_reader (HutDataDir *dir, GError **error)
{
  return hut_storage_sqlite_new (dir->database, HUT_STORAGE_SQLITE_READER, error);
}

/* Of a record that no operation made: its writer is named after it. */
static gboolean
write_record (HutLedger *ledger, const HutRecord *seed, gint64 now, GError **error)
{
  g_autoptr (HutRecord) record = hut_record_copy (seed);
  g_autofree char *id = hut_uid_to_string (&record->id);
  HutWriter creator = { .clock = now };
  gint64 seq;

  creator.op = hut_uid_from_key (record->stream, "operation", id);
  record->ver = 1;
  return hut_storage_stream_add (ledger->storage, record->stream, error) &&
         hut_ledger_add (ledger, record, &creator, &seq, error);
}

static gboolean
write_first (HutLedger *ledger, const char *street_code, GPtrArray *records, GError **error)
{
  static const HutHome homes[] = { HUT_HOME_CITY, HUT_HOME_DISTRICT, HUT_HOME_STREET };
  gint64 now = hut_time_now ();

  for (gsize i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      g_autofree char *stream = hut_stream_for_home (homes[i], street_code, NULL);
      g_autoptr (JsonObject) entry = json_object_new ();

      json_object_set_int_member (entry, "at", now);
      json_object_set_string_member (entry, "init", street_code);
      if (!hut_storage_stream_add (ledger->storage, stream, error) ||
          !hut_ledger_audit (ledger, stream, entry, error))
        return FALSE;
    }
  for (guint i = 0; i < records->len; i++)
    if (!write_record (ledger, g_ptr_array_index (records, i), now, error))
      return FALSE;
  return hut_storage_meta_set (ledger->storage, "street", street_code, error) &&
         write_epoch (ledger->storage, error);
}

static gboolean
fill (HutDataDir *dir, const char *street_code, GPtrArray *records, GError **error)
{
  HutStorage *writer = hut_storage_sqlite_new (dir->database, HUT_STORAGE_SQLITE_CREATE, error);
  HutLedger ledger = { writer, dir->vault };
  gboolean filled;

  if (writer == NULL)
    return FALSE;
  filled = hut_storage_begin (writer, HUT_STORAGE_WRITE, error) &&
           write_first (&ledger, street_code, records, error) &&
           hut_data_dir_commit (dir, writer, error);
  hut_data_dir_close_storage (writer);
  return filled;
}

static void
remove_folder (const char *path)
{
  static const char *const names[] = { DATABASE, DATABASE "-wal", DATABASE "-shm", KEY, EPOCH };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (path, names[i], NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/* Into @path, which may be there if it is empty. */
static gboolean
move_folder (const char *made, const char *path, GError **error)
{
  if (g_rename (made, path) == 0)
    return TRUE;
  if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR)
    g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED, "%s is not empty", path);
  else
    fail (error, "cannot make", path);
  return FALSE;
}

gboolean
hut_data_dir_init (const char *path, const char *street_code, GPtrArray *records, GError **error)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *parent = g_path_get_dirname (whole);
  g_autofree char *made = g_strdup_printf ("%s.new-XXXXXX", whole);
  g_autofree char *database = g_build_filename (whole, DATABASE, NULL);
  g_autoptr (HutDataDir) dir = NULL;
  gboolean done;

  if (g_file_test (database, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED,
                   "%s holds a server's data already", path);
      return FALSE;
    }
  if (g_mkdir_with_parents (parent, 0755) != 0 || g_mkdtemp_full (made, 0700) == NULL)
    return fail (error, "cannot make", path);
  dir = open_folder (made, TRUE, error);
  done = dir != NULL && fill (dir, street_code, records, error) && move_folder (made, whole, error);
  if (!done)
    remove_folder (made);
  return done;
}
