/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A case whole, and what belongs to it. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-parts.h"

#include "store/hut-reader-private.h"

/* The time that records of @kind stand in order by, or their row. */
static const char *
order_of (const HutKind *kind)
{
  if (hut_kind_field (kind, "at") != NULL)
    return "r.\"at\", r.uid";
  return hut_kind_field (kind, "created_at") != NULL ? "r.created_at, r.uid" : "r.id";
}

GPtrArray *
hut_reader_parts_of (HutReader *reader, const HutKind *kind, const HutKind *of, const HutUid *id,
                     GError **error)
{
  gboolean may_be_void = hut_kind_field (kind, "void_reason") != NULL;
  g_autofree char *sql = g_strdup_printf (
      "%s WHERE r.\"%s\" = ?1 AND r.staged NOT IN (SELECT id FROM staging)%s ORDER BY %s",
      hut_rows_select (kind), hut_kind_part_field (of),
      may_be_void ? " AND r.void_reason IS NULL" : "", order_of (kind));
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  return hut_reader_records (reader, statement, kind, error);
}

GPtrArray *
hut_reader_case_parts (HutReader *reader, const HutKind *kind, const HutUid *id, GError **error)
{
  return hut_reader_parts_of (reader, kind, &hut_kind_case, id, error);
}

GPtrArray *
hut_reader_topic_attachments (HutReader *reader, const HutUid *id, GError **error)
{
  g_autofree char *sql = g_strconcat (
      hut_rows_select (&hut_kind_attachment),
      " WHERE r.topic = ?1 AND r.public = 1 AND r.staged NOT IN (SELECT id FROM staging)"
      " AND r.void_reason IS NULL ORDER BY r.\"at\", r.uid LIMIT 20",
      NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  return hut_reader_records (reader, statement, &hut_kind_attachment, error);
}

GPtrArray *
hut_reader_whistle_attachments (HutReader *reader, const HutUid *id, GError **error)
{
  g_autofree char *sql =
      g_strconcat (hut_rows_select (&hut_kind_attachment),
                   " WHERE r.whistle = ?1 AND r.staged NOT IN (SELECT id FROM staging)"
                   " AND r.void_reason IS NULL ORDER BY r.\"at\", r.uid LIMIT 500",
                   NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  return hut_reader_records (reader, statement, &hut_kind_attachment, error);
}

HutRecord *
hut_reader_case_at (HutReader *reader, gint64 rowid, GError **error)
{
  g_autofree char *sql =
      g_strconcat (hut_rows_select (&hut_kind_case),
                   " WHERE r.id = ?1 AND r.staged NOT IN (SELECT id FROM staging)", NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);
  HutRecord *record = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, rowid);
  if (hut_db_step (reader->db, statement, &row, error) && row)
    record = hut_rows_read (reader->db, statement, hut_store_get_vault (reader->store),
                            &hut_kind_case, error);
  sqlite3_reset (statement);
  return record;
}

/* clang-format off */
static const char SQL_CASE_UID[] =
  "SELECT uid FROM cases WHERE id = ?1 AND staged NOT IN (SELECT id FROM staging)";
/* clang-format on */

GArray *
hut_reader_case_ids (HutReader *reader, GArray *rowids, GError **error)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (HutUid), rowids->len);

  for (guint i = 0; i < rowids->len; i++)
    {
      sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_CASE_UID, error);
      gboolean row;

      if (statement == NULL)
        return NULL;
      sqlite3_bind_int64 (statement, 1, g_array_index (rowids, gint64, i));
      if (!hut_db_step (reader->db, statement, &row, error))
        return NULL;
      if (row)
        {
          HutUid id = hut_db_column_uid (statement, 0);

          g_array_append_val (ids, id);
        }
      sqlite3_reset (statement);
    }
  return g_steal_pointer (&ids);
}
