/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Imports in pieces. What is new is written hidden; what changes a record is kept as a staged
 * operation and applied at the end. After a crash the first phase is removed, the second is
 * completed, so an import is there whole or not at all. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-writer.h"

/* Microseconds, which leave room for the commit in 100 ms. */
#define PIECE (80 * 1000)
#define SHARED_PIECE (40 * 1000) /* where the commit is that of several pieces */

struct _HutStaging
{
  HutStore *store;
  gint64 id;
  HutUid batch;
  GPtrArray *kinds; /* const HutKind *, of what was added, each once */
};

/* clang-format off */
static const char SQL_BEGIN[] = "INSERT INTO staging (batch, begun_at) VALUES (?1, ?2)";
static const char SQL_PHASE[] = "UPDATE staging SET phase = 1 WHERE id = ?1";
static const char SQL_END[] = "DELETE FROM staging WHERE id = ?1";
static const char SQL_OPERATIONS[] =
  "WHERE o.staged = ?1 AND o.state = 4 ORDER BY o.seq LIMIT 200";
static const char SQL_FIND_UNDER_WAY[] = "SELECT id, batch, phase FROM staging ORDER BY id";
static const char SQL_DROP_OPERATIONS[] =
  "DELETE FROM operation WHERE seq IN (SELECT seq FROM operation WHERE staged = ?1 LIMIT 2000)";
/* clang-format on */

void
hut_refusal_free (HutRefusal *refusal)
{
  g_free (refusal->field);
  g_free (refusal->why);
  g_free (refusal);
}

static gboolean
run_for (HutDb *db, const char *sql, gint64 id, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return hut_db_run (db, statement, error);
}

static gboolean
begin (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  HutStaging *staging = data;
  sqlite3_stmt *statement = hut_db_statement (db, SQL_BEGIN, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &staging->batch);
  sqlite3_bind_int64 (statement, 2, g_get_real_time ());
  if (!hut_db_run (db, statement, error))
    return FALSE;
  staging->id = sqlite3_last_insert_rowid (hut_db_handle (db));
  return TRUE;
}

static void
staging_free (HutStaging *staging)
{
  g_ptr_array_unref (staging->kinds);
  g_object_unref (staging->store);
  g_free (staging);
}

HutStaging *
hut_staging_begin (HutStore *store, GError **error)
{
  HutStaging *staging = g_new0 (HutStaging, 1);

  staging->store = g_object_ref (store);
  staging->batch = hut_uid_new ();
  staging->kinds = g_ptr_array_new ();
  if (hut_store_run (store, HUT_STORE_LATER, begin, staging, error))
    return staging;
  staging_free (staging);
  return NULL;
}

typedef struct
{
  HutStaging *staging;
  GPtrArray *items;
  GPtrArray *refused;
  guint next;
} Adding;

static gboolean
all_create (GPtrArray *items, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (((HutWriteItem *)g_ptr_array_index (items, i))->operation->verb != HUT_VERB_CREATE)
      return FALSE;
  return TRUE;
}

/* A number that was given in a trial is given to the next one too: it is asked for anew. */
static void
forget_number (HutOperation *operation)
{
  const HutField *number = hut_kind_field (&hut_kind_case, "number");

  for (guint i = 0; operation->kind == &hut_kind_case && i < operation->deltas->len; i++)
    if (g_array_index (operation->deltas, HutDelta, i).field == number)
      {
        g_array_remove_index (operation->deltas, i);
        return;
      }
}

static gboolean
has_number (const HutOperation *operation)
{
  return operation->kind == &hut_kind_case &&
         hut_operation_delta (operation, hut_kind_field (&hut_kind_case, "number")) != NULL;
}

/* Tries the group, takes it back, and keeps its operations for the end. */
static gboolean
keep_for_the_end (HutApply *apply, Adding *adding, guint first, guint end, GPtrArray *refused,
                  GError **error)
{
  guint before = refused->len;
  g_autofree gboolean *numbered = g_new (gboolean, end - first);

  for (guint i = first; i < end; i++)
    numbered[i - first] =
        has_number (((HutWriteItem *)g_ptr_array_index (adding->items, i))->operation);
  if (!hut_db_execute (apply->db, "SAVEPOINT trial", error) ||
      !hut_apply_group (apply, adding->items, first, end, refused, error) ||
      !hut_db_execute (apply->db, "ROLLBACK TO trial; RELEASE trial", error))
    return FALSE;
  for (guint i = first; refused->len == before && i < end; i++)
    {
      const HutWriteItem *item = g_ptr_array_index (adding->items, i);

      /* Nothing left of it: it changes nothing. */
      if (item->operation->deltas->len == 0)
        continue;
      if (!numbered[i - first])
        forget_number (item->operation);
      if (!hut_outbox_add (apply->db, hut_store_get_vault (apply->store), item->operation,
                           HUT_OP_STAGED, adding->staging->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_piece (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  Adding *adding = data;
  g_autoptr (HutChangeSet) hidden = hut_change_set_new ();
  HutApply apply = { .store = store, .db = db, .changes = hidden, .staged = adding->staging->id };
  gint64 until = g_get_monotonic_time () + SHARED_PIECE;

  while (adding->next < adding->items->len && g_get_monotonic_time () < until)
    {
      guint first = adding->next, end = hut_write_group_end (adding->items, first);
      gboolean added =
          all_create (adding->items, first, end)
              ? hut_apply_group (&apply, adding->items, first, end, adding->refused, error)
              : keep_for_the_end (&apply, adding, first, end, adding->refused, error);

      if (!added)
        return FALSE;
      adding->next = end;
    }
  return TRUE;
}

static void
add_kinds (HutStaging *staging, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      gpointer kind = (gpointer)((HutWriteItem *)items->pdata[i])->operation->kind;

      if (!g_ptr_array_find (staging->kinds, kind, NULL))
        g_ptr_array_add (staging->kinds, kind);
    }
}

gboolean
hut_staging_add (HutStaging *staging, HutWrite *write, GPtrArray *refused, GError **error)
{
  g_autoptr (HutWrite) owned = write;
  g_autoptr (GPtrArray) unread = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_refusal_free);
  Adding adding = { .staging = staging, .items = hut_write_get_items (write) };

  adding.refused = refused != NULL ? refused : unread;
  hut_write_set_batch (write, &staging->batch);
  add_kinds (staging, adding.items);
  while (adding.next < adding.items->len)
    if (!hut_writer_run_shared (hut_store_get_writer (staging->store), staging->id, add_piece,
                                &adding, error))
      return FALSE;
  return TRUE;
}

typedef struct
{
  gint64 id;
  gboolean more;
  const GPtrArray *kinds; /* of what comes into view; NULL: not known, when a file opens */
} Piece;

static gboolean
enter_second_phase (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data,
                    GError **error)
{
  return run_for (db, SQL_PHASE, ((Piece *)data)->id, error);
}

static void
free_item (gpointer data)
{
  HutWriteItem *item = data;

  hut_operation_free (item->operation);
  g_free (item);
}

/* The next staged operations, in the form that groups are applied in. */
static GPtrArray *
read_staged (HutStore *store, HutDb *db, gint64 id, GError **error)
{
  g_autofree char *sql = g_strconcat (HUT_OUTBOX_SELECT, SQL_OPERATIONS, NULL);
  sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_item);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  while (hut_db_step (db, statement, &row, error))
    {
      HutOperation *operation;
      HutWriteItem *item;

      if (!row)
        return g_steal_pointer (&items);
      operation = hut_outbox_read (db, statement, hut_store_get_vault (store), error);
      if (operation == NULL)
        break;
      item = g_new0 (HutWriteItem, 1);
      item->operation = operation;
      if (items->len > 0)
        {
          const HutWriteItem *last = g_ptr_array_index (items, items->len - 1);
          gboolean same = !hut_uid_is_nil (&operation->group) &&
                          hut_uid_equal (&last->operation->group, &operation->group);

          item->group = last->group + (same ? 0 : 1);
        }
      g_ptr_array_add (items, item);
    }
  sqlite3_reset (statement);
  return NULL;
}

/* A full read may end inside a group; that group then waits for the next read. */
static guint
whole_groups (GPtrArray *items)
{
  guint end = items->len, first = 0;

  if (items->len < 200)
    return items->len;
  while (first < items->len)
    {
      guint next = hut_write_group_end (items, first);

      if (next == items->len)
        return first > 0 ? first : end;
      first = next;
    }
  return end;
}

static gboolean
apply_piece (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  Piece *piece = data;
  HutApply apply = { .store = store, .db = db, .changes = changes };
  g_autoptr (GPtrArray) items = read_staged (store, db, piece->id, error);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_refusal_free);
  gint64 until = g_get_monotonic_time () + PIECE;
  guint limit;

  if (items == NULL)
    return FALSE;
  limit = whole_groups (items);
  for (guint first = 0, end; first < limit && g_get_monotonic_time () < until; first = end)
    {
      end = hut_write_group_end (items, first);
      for (guint i = first; i < end; i++)
        {
          HutWriteItem *item = g_ptr_array_index (items, i);

          if (!hut_outbox_delete (db, &item->operation->op, error))
            return FALSE;
        }
      /* Tried when it was added: what is refused now met a change made since, which stays. */
      if (!hut_apply_group (&apply, items, first, end, refused, error))
        return FALSE;
    }
  piece->more = items->len > 0;
  return TRUE;
}

static gboolean
show_all (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  const Piece *piece = data;

  for (guint i = 0; piece->kinds != NULL && i < piece->kinds->len; i++)
    hut_change_set_add_all (changes, piece->kinds->pdata[i]);
  hut_change_set_add_sync (changes);
  return run_for (db, SQL_END, piece->id, error);
}

static gboolean
complete (HutStore *store, gint64 id, const GPtrArray *kinds, GError **error)
{
  Piece piece = { .id = id, .more = TRUE, .kinds = kinds };

  while (piece.more)
    if (!hut_store_run (store, HUT_STORE_LATER, apply_piece, &piece, error))
      return FALSE;
  return hut_store_run (store, HUT_STORE_LATER, show_all, &piece, error);
}

gboolean
hut_staging_finish (HutStaging *staging, GError **error)
{
  Piece piece = { .id = staging->id };
  gboolean shown =
      hut_writer_settle (hut_store_get_writer (staging->store), staging->id, error) &&
      hut_store_run (staging->store, HUT_STORE_LATER, enter_second_phase, &piece, error) &&
      complete (staging->store, staging->id, staging->kinds, error);

  staging_free (staging);
  return shown;
}

static gboolean
remove_rows (HutStore *store, HutDb *db, const HutKind *kind, Piece *piece, gint64 until,
             GError **error)
{
  g_autofree char *sql =
      g_strconcat (hut_rows_select (kind), "WHERE r.staged = ?1 AND r.ver = 0 LIMIT 50", NULL);
  gboolean more = TRUE;

  while (more && g_get_monotonic_time () < until)
    {
      sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), error);
      g_autoptr (GPtrArray) records =
          g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
      gboolean row = TRUE;

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, piece->id);
      while (hut_db_step (db, statement, &row, error) && row)
        g_ptr_array_add (records, hut_rows_read (db, statement, NULL, kind, NULL));
      for (guint i = 0; i < records->len; i++)
        if (!hut_rows_delete (db, g_ptr_array_index (records, i), error))
          return FALSE;
      more = records->len > 0;
    }
  piece->more |= more;
  return TRUE;
}

static gboolean
remove_piece (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  Piece *piece = data;
  gint64 until = g_get_monotonic_time () + PIECE;
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);

  piece->more = FALSE;
  /* History is written with what changes a record, and that waits for the end. */
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i] != &hut_kind_change && !remove_rows (store, db, kinds[i], piece, until, error))
      return FALSE;
  if (!run_for (db, SQL_DROP_OPERATIONS, piece->id, error))
    return FALSE;
  piece->more |= sqlite3_changes (hut_db_handle (db)) > 0;
  return piece->more || run_for (db, SQL_END, piece->id, error);
}

static gboolean
remove_all (HutStore *store, gint64 id, GError **error)
{
  Piece piece = { .id = id, .more = TRUE };

  while (piece.more)
    if (!hut_store_run (store, HUT_STORE_LATER, remove_piece, &piece, error))
      return FALSE;
  return TRUE;
}

void
hut_staging_cancel (HutStaging *staging)
{
  g_autoptr (GError) error = NULL;

  /* What stays behind is hidden, and removed when the file is opened next. */
  if (!remove_all (staging->store, staging->id, &error))
    g_warning ("a cancelled import could not be removed yet: %s", error->message);
  staging_free (staging);
}

typedef struct
{
  gint64 id;
  gboolean second_phase;
} UnderWay;

static gboolean
find_under_way (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  GArray *found = data;
  sqlite3_stmt *statement = hut_db_statement (db, SQL_FIND_UNDER_WAY, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (row)
    {
      UnderWay one;

      if (!hut_db_step (db, statement, &row, error))
        return FALSE;
      one = (UnderWay){ row ? sqlite3_column_int64 (statement, 0) : 0,
                        row && sqlite3_column_int (statement, 2) == 1 };
      if (row)
        g_array_append_val (found, one);
    }
  return TRUE;
}

gboolean
hut_staging_clean_up (HutStore *store, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (UnderWay));

  if (!hut_store_run (store, HUT_STORE_LATER, find_under_way, found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const UnderWay *one = &g_array_index (found, UnderWay, i);

      if (!(one->second_phase ? complete (store, one->id, NULL, error)
                              : remove_all (store, one->id, error)))
        return FALSE;
    }
  return TRUE;
}
