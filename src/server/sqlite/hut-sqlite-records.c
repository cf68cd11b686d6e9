/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Records, their seqs and sums, and the numbers that people see. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/sqlite/hut-storage-sqlite-private.h"

/* clang-format off */
#define COLUMNS \
  "kind, id, seq, ver, hash_full, hash_masked, row, writers, personal, parent, home, born, gone"

static const char SQL_GET[] =
  "SELECT " COLUMNS " FROM record WHERE stream = ? AND kind = ? AND id = ?";
static const char SQL_AFTER[] =
  "SELECT " COLUMNS " FROM record WHERE stream = ? AND seq > ? ORDER BY seq";
static const char SQL_SORTED[] =
  "SELECT " COLUMNS " FROM record WHERE stream = ? AND NOT gone ORDER BY kind, id";
static const char SQL_SORTED_HASHES[] =
  "SELECT kind, id, seq, ver, hash_full, hash_masked, '', '', NULL, NULL, home, born, gone"
  " FROM record WHERE stream = ? AND NOT gone ORDER BY kind, id";
static const char SQL_OF_KIND[] =
  "SELECT " COLUMNS " FROM record WHERE stream = ? AND kind = ? ORDER BY id";
static const char SQL_OF[] =
  "SELECT " COLUMNS " FROM record WHERE stream = ?1 AND seq IN"
  " (SELECT seq FROM record WHERE stream = ?1 AND parent = ?2 ORDER BY seq DESC LIMIT ?3)"
  " ORDER BY seq";
static const char SQL_LINKING[] =
  "SELECT " COLUMNS " FROM record WHERE stream = ?1 AND (kind, id) IN"
  " (SELECT kind, source FROM link WHERE stream = ?1 AND id = ?2) ORDER BY seq";
static const char SQL_CONTAINING[] =
  "SELECT " COLUMNS " FROM record WHERE stream = ? AND content = ? ORDER BY seq DESC";
/* What an attachment names, of its row; one that is gone has none. */
#define CONTENT(kind, row) \
  "CASE WHEN " kind " = 'attachment' AND json_valid (" row ")" \
  " THEN json_extract (" row ", '$.sha256') END"
static const char SQL_INSERT[] =
  "INSERT INTO record (stream, seq, kind, id, ver, hash_full, hash_masked, row, personal, writers,"
  " parent, home, born, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?2, "
  CONTENT ("?3", "?8") ")";
static const char SQL_UPDATE[] =
  "UPDATE record SET seq = ?1, ver = ?2, hash_full = ?3, hash_masked = ?4, row = ?5, personal = ?6,"
  " writers = ?7, parent = ?8, gone = ?9, content = " CONTENT ("?11", "?5")
  " WHERE stream = ?10 AND kind = ?11 AND id = ?12";
static const char SQL_UNLINK[] =
  "DELETE FROM link WHERE stream = ? AND kind = ? AND source = ?";
static const char SQL_LINK[] =
  "INSERT INTO link (stream, id, kind, source) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
static const char SQL_WRITERS[] =
  "UPDATE record SET writers = ? WHERE stream = ? AND kind = ? AND id = ?";
static const char SQL_STREAM[] =
  "UPDATE stream SET seq = ?, count = ?, sum_full = ?, sum_masked = ? WHERE key = ?";
static const char SQL_CLAIM[] =
  "INSERT INTO number (stream, number, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
static const char SQL_COUNTER[] =
  "INSERT INTO counter (stream, name, value) VALUES (?, ?, 1)"
  " ON CONFLICT (stream, name) DO UPDATE SET value = value + 1 RETURNING value";
/* clang-format on */

/* Points into the row of the statement: good until its next step. */
static gboolean
read_stored (sqlite3_stmt *statement, HutStored *stored, GError **error)
{
  const char *kind = (const char *)sqlite3_column_text (statement, 0);

  stored->kind = hut_kind_find (kind);
  if (stored->kind == NULL)
    {
      g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_CORRUPT,
                   "the database holds the unknown kind %s", kind);
      return FALSE;
    }
  stored->id = hut_sqlite_column_uid (statement, 1);
  stored->seq = sqlite3_column_int64 (statement, 2);
  stored->ver = sqlite3_column_int64 (statement, 3);
  stored->hash_full = sqlite3_column_int64 (statement, 4);
  stored->hash_masked = sqlite3_column_int64 (statement, 5);
  stored->row = (char *)sqlite3_column_text (statement, 6);
  stored->writers = (char *)sqlite3_column_text (statement, 7);
  stored->personal = hut_sqlite_column_bytes (statement, 8);
  stored->parent = (HutUid){ { 0 } };
  if (sqlite3_column_type (statement, 9) == SQLITE_TEXT)
    hut_uid_parse ((const char *)sqlite3_column_text (statement, 9), &stored->parent);
  stored->links = NULL;
  stored->home = (char *)sqlite3_column_text (statement, 10);
  stored->born = sqlite3_column_int64 (statement, 11);
  stored->gone = sqlite3_column_int (statement, 12);
  return TRUE;
}

static gboolean
record_get (HutStorage *storage, const char *stream, const HutKind *kind, const HutUid *id,
            HutStored **out, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);
  sqlite3_stmt *row;
  HutStored stored;

  *out = NULL;
  if (key == 0 || !hut_sqlite_find (self->sqlite, &row, error, SQL_GET, "itu", key, kind->name, id))
    return FALSE;
  if (row == NULL)
    return TRUE;
  if (read_stored (row, &stored, error))
    {
      stored.row = g_strdup (stored.row);
      stored.writers = g_strdup (stored.writers);
      stored.home = g_strdup (stored.home);
      *out = g_memdup2 (&stored, sizeof stored);
    }
  hut_sqlite_end (row);
  return *out != NULL;
}

static gboolean
write_stream (HutStorageSqlite *self, const HutStreamRow *row, GError **error)
{
  const HutStreamState *state = &row->state;

  return hut_sqlite_run (self->sqlite, error, SQL_STREAM, "iiiii", state->seq, state->count,
                         (gint64)state->sum_full, (gint64)state->sum_masked, row->key);
}

static gboolean
write_links (HutStorageSqlite *self, gint64 key, const HutStored *stored, gboolean is_new,
             GError **error)
{
  char id[HUT_UID_STRING_LEN + 1];

  if (stored->links == NULL)
    return TRUE;
  if (!is_new && !hut_sqlite_run (self->sqlite, error, SQL_UNLINK, "itu", key, stored->kind->name,
                                  &stored->id))
    return FALSE;
  for (guint i = 0; i < stored->links->len; i++)
    if (!hut_sqlite_run (self->sqlite, error, SQL_LINK, "ittu", key,
                         hut_uid_print (&g_array_index (stored->links, HutUid, i), id),
                         stored->kind->name, &stored->id))
      return FALSE;
  return TRUE;
}

/* One that is gone adds nothing. */
static void
count (HutStreamState *state, const HutStored *stored, int sign)
{
  if (stored == NULL || stored->gone)
    return;
  state->count += sign;
  state->sum_full += sign * stored->hash_full;
  state->sum_masked += sign * stored->hash_masked;
}

static gboolean
write_record (HutStorageSqlite *self, gint64 key, const HutStored *stored, gboolean is_new,
              GError **error)
{
  char parent[HUT_UID_STRING_LEN + 1];
  const char *belongs =
      hut_uid_is_nil (&stored->parent) ? NULL : hut_uid_print (&stored->parent, parent);

  if (is_new)
    return hut_sqlite_run (self->sqlite, error, SQL_INSERT, "iituiiitbttt", key, stored->seq,
                           stored->kind->name, &stored->id, stored->ver, (gint64)stored->hash_full,
                           (gint64)stored->hash_masked, stored->row, stored->personal,
                           stored->writers, belongs, stored->home);
  return hut_sqlite_run (self->sqlite, error, SQL_UPDATE, "iiiitbttiitu", stored->seq, stored->ver,
                         (gint64)stored->hash_full, (gint64)stored->hash_masked, stored->row,
                         stored->personal, stored->writers, belongs, (gint64)stored->gone, key,
                         stored->kind->name, &stored->id);
}

static gboolean
record_put (HutStorage *storage, const char *stream, HutStored *stored, const HutStored *old,
            GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  HutStreamRow *row;

  if (hut_storage_sqlite_key (self, stream, error) == 0)
    return FALSE;
  row = hut_storage_sqlite_stream (self, stream, error);
  stored->seq = ++row->state.seq;
  count (&row->state, old, -1);
  count (&row->state, stored, +1);
  return write_stream (self, row, error) &&
         write_record (self, row->key, stored, old == NULL, error) &&
         write_links (self, row->key, stored, old == NULL, error);
}

static gboolean
record_writers (HutStorage *storage, const char *stream, const HutStored *stored, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);

  return key != 0 && hut_sqlite_run (self->sqlite, error, SQL_WRITERS, "titu", stored->writers, key,
                                     stored->kind->name, &stored->id);
}

static gboolean
each (HutStorageSqlite *self, sqlite3_stmt *statement, HutStoredFunc func, gpointer data,
      GError **error)
{
  int result = -1;

  while (statement != NULL &&
         (result = hut_sqlite_step (self->sqlite, statement, error)) == SQLITE_ROW)
    {
      HutStored stored;
      gboolean read = read_stored (statement, &stored, error);
      gboolean more = read && func (&stored, data);

      g_clear_pointer (&stored.personal, g_bytes_unref);
      if (more)
        continue;
      hut_sqlite_end (statement);
      return read;
    }
  return result == SQLITE_DONE;
}

static gboolean
records_after (HutStorage *storage, const char *stream, gint64 seq, HutStoredFunc func,
               gpointer data, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);

  return key != 0 && each (self, hut_sqlite_start (self->sqlite, error, SQL_AFTER, "ii", key, seq),
                           func, data, error);
}

static gboolean
records_sorted (HutStorage *storage, const char *stream, HutStoredParts parts, HutStoredFunc func,
                gpointer data, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);
  const char *sql = parts == HUT_STORED_WHOLE ? SQL_SORTED : SQL_SORTED_HASHES;

  return key != 0 &&
         each (self, hut_sqlite_start (self->sqlite, error, sql, "i", key), func, data, error);
}

static gboolean
records_of_kind (HutStorage *storage, const char *stream, const HutKind *kind, HutStoredFunc func,
                 gpointer data, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);

  return key != 0 &&
         each (self, hut_sqlite_start (self->sqlite, error, SQL_OF_KIND, "it", key, kind->name),
               func, data, error);
}

static gboolean
records_of (HutStorage *storage, const char *stream, const HutUid *parent, guint limit,
            HutStoredFunc func, gpointer data, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);
  char text[HUT_UID_STRING_LEN + 1];

  return key != 0 && each (self,
                           hut_sqlite_start (self->sqlite, error, SQL_OF, "iti", key,
                                             hut_uid_print (parent, text), (gint64)limit),
                           func, data, error);
}

static gboolean
records_linking (HutStorage *storage, const char *stream, const HutUid *id, HutStoredFunc func,
                 gpointer data, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);
  char text[HUT_UID_STRING_LEN + 1];

  return key != 0 && each (self,
                           hut_sqlite_start (self->sqlite, error, SQL_LINKING, "it", key,
                                             hut_uid_print (id, text)),
                           func, data, error);
}

static gboolean
records_containing (HutStorage *storage, const char *stream, const char *sha256, HutStoredFunc func,
                    gpointer data, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);

  return key != 0 &&
         each (self, hut_sqlite_start (self->sqlite, error, SQL_CONTAINING, "it", key, sha256),
               func, data, error);
}

static gboolean
number_claim (HutStorage *storage, const char *stream, const char *number, const HutUid *id,
              gboolean *claimed, GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);

  if (key == 0 || !hut_sqlite_run (self->sqlite, error, SQL_CLAIM, "itu", key, number, id))
    return FALSE;
  *claimed = sqlite3_changes (hut_sqlite_handle (self->sqlite)) == 1;
  return TRUE;
}

static gboolean
counter_next (HutStorage *storage, const char *stream, const char *name, gint64 *value,
              GError **error)
{
  HutStorageSqlite *self = HUT_STORAGE_SQLITE (storage);
  gint64 key = hut_storage_sqlite_key (self, stream, error);
  sqlite3_stmt *statement;

  if (key == 0)
    return FALSE;
  statement = hut_sqlite_start (self->sqlite, error, SQL_COUNTER, "it", key, name);
  if (statement == NULL || hut_sqlite_step (self->sqlite, statement, error) != SQLITE_ROW)
    return FALSE;
  *value = sqlite3_column_int64 (statement, 0);
  hut_sqlite_end (statement);
  return TRUE;
}

void
hut_storage_sqlite_init_records (HutStorageInterface *iface)
{
  iface->record_get = record_get;
  iface->record_put = record_put;
  iface->record_writers = record_writers;
  iface->records_after = records_after;
  iface->records_sorted = records_sorted;
  iface->records_of_kind = records_of_kind;
  iface->records_of = records_of;
  iface->records_linking = records_linking;
  iface->records_containing = records_containing;
  iface->number_claim = number_claim;
  iface->counter_next = counter_next;
}
