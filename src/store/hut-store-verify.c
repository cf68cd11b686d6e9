/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Dump and verification: long reads on a connection of their own, in one read transaction, so that
 * what they see is one state. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-verify.h"

#include "store/hut-store-check.h"

#include <string.h>

/* clang-format off */
static const char SQL_MET_SERVER[] =
  "SELECT count(*) FROM setting WHERE name = 'epoch'";
static const char SQL_STREAMS[] = "SELECT id, name, view, sum, count FROM stream ORDER BY id";
/* clang-format on */

static gboolean
is_open (HutDb *db, const char *name)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM pragma_table_info('%s') WHERE name = 'uid'", name);

  return hut_db_get_int (db, sql, 0) == 1;
}

/* The record as the server has it, or NULL where it has none. */
static HutRecord *
as_on_server (HutDb *db, HutVault *vault, HutRecord *record, gboolean met, GError **error)
{
  g_autoptr (HutRecord) owned = record;
  g_autoptr (GError) failed = NULL;
  HutRecord *shadow;

  if (!met)
    return g_steal_pointer (&owned);
  if (record->ver == 0)
    return NULL;
  shadow = hut_shadow_get (db, vault, record->kind, &record->id, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  return shadow != NULL ? shadow : g_steal_pointer (&owned);
}

static gboolean
each_of_kind (HutDb *db, HutVault *vault, const HutKind *kind, const char *stream, gboolean met,
              HutVerifyVisit visit, gpointer data, GError **error)
{
  g_autofree char *sql = g_strconcat (
      hut_rows_select (kind),
      "WHERE s.name = ?1 AND r.staged NOT IN (SELECT id FROM staging) "
      /* What only others show is not this stream's. */
      "AND (r.hash <> 0 OR r.ver = 0 OR r.uid NOT IN (SELECT uid FROM holding)) ORDER BY r.uid",
      NULL);
  sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, stream);
  while (hut_db_step (db, statement, &row, error))
    {
      g_autoptr (GError) failed = NULL;
      g_autoptr (HutRecord) record = NULL;

      if (!row)
        return TRUE;
      record = hut_rows_read (db, statement, vault, kind, &failed);
      if (record != NULL)
        record = as_on_server (db, vault, g_steal_pointer (&record), met, &failed);
      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          break;
        }
      if (record != NULL && !visit (record, data, error))
        break;
    }
  sqlite3_reset (statement);
  return FALSE;
}

gboolean
hut_verify_each_image (HutDb *db, HutVault *vault, const char *stream, HutVerifyVisit visit,
                       gpointer data, GError **error)
{
  gboolean met = hut_db_get_int (db, SQL_MET_SERVER, 0) > 0;
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);

  if (hut_stream_is_projection (stream))
    return hut_holding_each (db, stream, visit, data, error);
  for (guint i = 0; i < n_kinds; i++)
    if (!each_of_kind (db, vault, kinds[i], stream, met, visit, data, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_line (const HutRecord *record, gpointer out, GError **error)
{
  g_autofree char *line = hut_record_dump_line (record);
  g_autofree char *ended = g_strconcat (line, "\n", NULL);

  return g_output_stream_write_all (out, ended, strlen (ended), NULL, NULL, error);
}

gboolean
hut_store_dump (HutStore *store, const char *stream, GOutputStream *out, GError **error)
{
  g_autoptr (HutDb) db = hut_db_open (hut_store_get_path (store), HUT_DB_READ, error);

  if (db == NULL || !hut_db_execute (db, "BEGIN", error))
    return FALSE;
  if (hut_store_get_vault (store) == NULL)
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_LOCKED,
                           "the key of the personal fields is not at hand");
      return FALSE;
    }
  return hut_verify_each_image (db, hut_store_get_vault (store),
                                stream != NULL ? stream : hut_store_get_stream (store), write_line,
                                out, error);
}

static gboolean
corrupt (GError **error, const char *what)
{
  g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT, what);
  return FALSE;
}

static gboolean
verify_integrity (HutDb *db, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, "PRAGMA integrity_check(1)", error);
  g_autofree char *said = NULL;
  gboolean row;

  if (statement == NULL || !hut_db_step (db, statement, &row, error))
    return FALSE;
  said = row ? hut_db_dup_text (statement, 0) : NULL;
  sqlite3_reset (statement);
  return g_strcmp0 (said, "ok") == 0 || corrupt (error, said != NULL ? said : "no answer");
}

gboolean
hut_verify_kinds (HutDb *db, GError **error)
{
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        g_autofree char *sql =
            g_strdup_printf ("SELECT count(*) FROM pragma_table_info('%s') WHERE name = '%s'",
                             kinds[i]->table, kinds[i]->fields[j].name);
        g_autofree char *what = NULL;

        if (is_open (db, kinds[i]->table) && hut_db_get_int (db, sql, 0) == 1)
          continue;
        what = g_strdup_printf ("the table %s has no column %s", kinds[i]->table,
                                kinds[i]->fields[j].name);
        return corrupt (error, what);
      }
  return TRUE;
}

gboolean
hut_verify_operations (HutDb *db, GError **error)
{
  g_autoptr (GArray) damaged = hut_outbox_find_damaged (db, error);
  g_autofree char *what = NULL;

  if (damaged == NULL || damaged->len == 0)
    return damaged != NULL;
  what =
      g_strdup_printf ("changes that wait to be sent are not what was written: %u", damaged->len);
  return corrupt (error, what);
}

typedef struct
{
  guint64 sum;
  guint64 count;
  gboolean with_personal;
} Sum;

static gboolean
add_to_sum (const HutRecord *record, gpointer data, GError **error)
{
  Sum *sum = data;

  sum->sum += hut_record_hash (record, sum->with_personal);
  sum->count++;
  return TRUE;
}

static gboolean
verify_stream (HutStore *store, HutDb *db, const char *name, const char *view, guint64 kept_sum,
               guint64 kept_count, GError **error)
{
  Sum sum = { .with_personal = g_strcmp0 (view, "masked") != 0 };
  g_autofree char *what = NULL;

  if (!hut_verify_each_image (db, hut_store_get_vault (store), name, add_to_sum, &sum, error))
    return FALSE;
  if (sum.sum == kept_sum && sum.count == kept_count)
    return TRUE;
  what = g_strdup_printf ("%s: %" G_GUINT64_FORMAT " records with the sum %016" G_GINT64_MODIFIER
                          "x, kept were %" G_GUINT64_FORMAT " and %016" G_GINT64_MODIFIER "x",
                          name, sum.count, sum.sum, kept_count, kept_sum);
  return corrupt (error, what);
}

gboolean
hut_verify_sums (HutStore *store, HutDb *db, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_STREAMS, error);
  gboolean row;

  if (hut_db_get_int (db, SQL_MET_SERVER, 0) == 0)
    return hut_store_check_shown (db, hut_store_get_vault (store), error);
  if (hut_store_get_vault (store) == NULL)
    return TRUE;
  if (statement == NULL)
    return FALSE;
  while (hut_db_step (db, statement, &row, error))
    {
      if (!row)
        return hut_holdings_verify (db, hut_store_get_vault (store), error) &&
               hut_verify_seen (store, db, error);
      if (!verify_stream (store, db, hut_db_column_text (statement, 1),
                          hut_db_column_text (statement, 2),
                          (guint64)sqlite3_column_int64 (statement, 3),
                          (guint64)sqlite3_column_int64 (statement, 4), error))
        break;
    }
  sqlite3_reset (statement);
  return FALSE;
}

/* clang-format off */
static const char SQL_NOT_FOUND[] =
  "SELECT count(*) FROM persons p WHERE p.name IS NOT NULL AND NOT EXISTS "
  "(SELECT 1 FROM person_names n WHERE n.person = p.id AND n.part = lower(p.name))";
static const char SQL_FOUND_BY_ANOTHER[] =
  "SELECT count(*) FROM person_names n LEFT JOIN persons p ON p.id = n.person "
  "WHERE p.id IS NULL OR (instr(lower(p.name), n.part) = 0 AND "
  "instr(coalesce(lower(p.initials), ''), n.part) = 0)";
/* clang-format on */

/* People are found by their own names, and by no others. */
static gboolean
verify_names (HutDb *db, GError **error)
{
  return (hut_db_get_int (db, SQL_NOT_FOUND, 1) == 0 &&
          hut_db_get_int (db, SQL_FOUND_BY_ANOTHER, 1) == 0) ||
         corrupt (error, "people are not found by their names");
}

/* FTS5 compares its index with the rows; it wants a connection that may write. */
static gboolean
verify_search (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  return hut_db_execute (
      db, "INSERT INTO case_search (case_search, rank) VALUES ('integrity-check', 1)", error);
}

gboolean
hut_store_verify (HutStore *store, GError **error)
{
  g_autoptr (HutDb) db = hut_db_open (hut_store_get_path (store), HUT_DB_READ, error);

  if (db == NULL || !hut_db_execute (db, "BEGIN", error) || !verify_integrity (db, error) ||
      !hut_verify_kinds (db, error) || !hut_verify_operations (db, error) ||
      !verify_names (db, error) || !hut_verify_sums (store, db, error) ||
      !hut_store_run (store, HUT_STORE_LATER, verify_search, NULL, error))
    return FALSE;
  hut_store_forget_check (hut_store_get_path (store));
  return TRUE;
}
