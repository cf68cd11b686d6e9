/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Records as rows: one generic way for every kind, from its table of fields. The statements of a
 * kind are built once and interned. Personal fields are sealed on the way in and opened on the way
 * out; a case's texts go to the search index with it. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-private.h"

#include "base/hut-pinyin.h"
#include "domain/hut-operation-print.h"

#define FIRST_FIELD 6 /* uid, stream, ver, hash, staged, extra stand before the fields */

static gboolean
is_personal (const HutField *field)
{
  return field->privacy == HUT_PRIVACY_PERSONAL;
}

static const HutField *
telephone_field (const HutKind *kind)
{
  return hut_kind_field (kind, "telephone");
}

/* The column beside the fields of @kind that is made of them, the @i-th; NULL: there is no more. */
static const char *
derived_column (const HutKind *kind, guint i)
{
  const char *columns[] = { telephone_field (kind) != NULL ? "telephone_digest" : NULL,
                            kind == &hut_kind_person ? "initials" : NULL };

  for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
    if (columns[k] != NULL && i-- == 0)
      return columns[k];
  return NULL;
}

static guint
n_derived (const HutKind *kind)
{
  guint n = 0;

  while (derived_column (kind, n) != NULL)
    n++;
  return n;
}

/* The statements of each kind, built at first use and kept: [select, insert, update, get, delete,
 * state]. Built twice by two threads at once, they are the same interned text. */
typedef enum
{
  SQL_SELECT,
  SQL_INSERT,
  SQL_UPDATE,
  SQL_GET,
  SQL_DELETE,
  SQL_STATE,
  N_SQL
} KindSql;

#define KINDS_MAX 64

static const char *kept_sql[KINDS_MAX][N_SQL];

static guint
kind_number (const HutKind *kind)
{
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);

  for (guint i = 0; i < MIN (n_kinds, KINDS_MAX); i++)
    if (kinds[i] == kind)
      return i;
  g_assert_not_reached ();
}

static char *
build_select (const HutKind *kind)
{
  GString *sql = g_string_new ("SELECT r.uid, s.name, r.ver, r.hash, r.staged, r.extra");

  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", r.\"%s\"", kind->fields[i].name);
  g_string_append_printf (sql, " FROM %s r JOIN stream s ON s.id = r.stream ", kind->table);
  return g_string_free (sql, FALSE);
}

static char *
build_write (const HutKind *kind, gboolean insert)
{
  GString *sql = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new ("?1, ?2, ?3, ?4, ?5, ?6");
  guint n_columns = kind->n_fields + n_derived (kind);

  g_string_append_printf (sql,
                          insert ? "INSERT INTO %s (uid, stream, ver, hash, staged, extra"
                                 : "UPDATE %s SET stream = ?2, ver = ?3, hash = ?4, extra = ?6",
                          kind->table);
  for (guint i = 0; i < n_columns; i++)
    {
      const char *name =
          i < kind->n_fields ? kind->fields[i].name : derived_column (kind, i - kind->n_fields);

      g_string_append_printf (sql, ", \"%s\"", name);
      if (!insert)
        g_string_append_printf (sql, " = ?%u", FIRST_FIELD + i + 1);
      g_string_append_printf (marks, ", ?%u", FIRST_FIELD + i + 1);
    }
  if (insert)
    g_string_append_printf (sql, ") VALUES (%s)", marks->str);
  else
    g_string_append (sql, " WHERE uid = ?1");
  return g_string_free (sql, FALSE);
}

static char *
build_sql (const HutKind *kind, KindSql which)
{
  switch (which)
    {
    case SQL_SELECT:
      return build_select (kind);
    case SQL_INSERT:
    case SQL_UPDATE:
      return build_write (kind, which == SQL_INSERT);
    case SQL_GET:
      return g_strconcat (hut_rows_select (kind), "WHERE r.uid = ?1", NULL);
    case SQL_DELETE:
      return g_strdup_printf ("DELETE FROM %s WHERE uid = ?1", kind->table);
    case SQL_STATE:
    default:
      return g_strdup_printf ("SELECT ver, hash FROM %s WHERE uid = ?1", kind->table);
    }
}

static const char *
kind_sql (const HutKind *kind, KindSql which)
{
  const char **kept = &kept_sql[kind_number (kind)][which];
  const char *sql = g_atomic_pointer_get (kept);
  g_autofree char *built = NULL;

  if (sql != NULL)
    return sql;
  built = build_sql (kind, which);
  sql = g_intern_string (built);
  g_atomic_pointer_set (kept, sql);
  return sql;
}

const char *
hut_rows_select (const HutKind *kind)
{
  return kind_sql (kind, SQL_SELECT);
}

static gint64
pack_point (HutPoint point)
{
  return (gint64)((guint64)(guint32)point.lon << 32 | (guint32)point.lat);
}

static HutPoint
unpack_point (gint64 packed)
{
  return (HutPoint){ (gint32)((guint64)packed >> 32), (gint32)(guint32)packed };
}

/* A personal value is sealed as the canonical JSON of its wire form. */
static gboolean
open_personal (sqlite3_stmt *statement, int column, HutVault *vault, const HutRecord *record,
               const HutField *field, HutValue *value, GError **error)
{
  g_autofree char *id = hut_uid_to_string (&record->id);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (vault == NULL)
    return TRUE;
  text = hut_vault_open (vault, record->kind->name, id, field->name,
                         sqlite3_column_blob (statement, column),
                         sqlite3_column_bytes (statement, column), error);
  if (text == NULL)
    return FALSE;
  node = json_from_string (text, error);
  return node != NULL && hut_field_from_json (field, node, value, error);
}

static gboolean
read_column (sqlite3_stmt *statement, int column, HutVault *vault, HutRecord *record,
             const HutField *field, HutValue *value, GError **error)
{
  HutUid uid;

  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return TRUE;
  if (is_personal (field))
    return open_personal (statement, column, vault, record, field, value, error);
  switch (field->type)
    {
    case HUT_FIELD_INT:
    case HUT_FIELD_BOOL:
    case HUT_FIELD_TIME:
      *value = hut_value_int (sqlite3_column_int64 (statement, column));
      return TRUE;
    case HUT_FIELD_POINT:
      *value = hut_value_point (unpack_point (sqlite3_column_int64 (statement, column)));
      return TRUE;
    case HUT_FIELD_UID:
      uid = hut_db_column_uid (statement, column);
      *value = hut_value_uid (&uid);
      return TRUE;
    case HUT_FIELD_TEXT:
    case HUT_FIELD_CODE:
    case HUT_FIELD_JSON:
    default:
      value->type = HUT_VALUE_TEXT;
      value->text = hut_db_dup_text (statement, column);
      return TRUE;
    }
}

HutRecord *
hut_rows_read (HutDb *db, sqlite3_stmt *statement, HutVault *vault, const HutKind *kind,
               GError **error)
{
  HutUid id = hut_db_column_uid (statement, 0);
  g_autoptr (HutRecord) record = hut_record_new (kind, &id, hut_db_column_text (statement, 1));

  record->ver = sqlite3_column_int64 (statement, 2);
  record->extra = hut_db_dup_text (statement, 5);
  for (guint i = 0; i < kind->n_fields; i++)
    if (!read_column (statement, FIRST_FIELD + i, vault, record, &kind->fields[i],
                      &record->values[i], error))
      return NULL;
  return g_steal_pointer (&record);
}

HutRecord *
hut_rows_get (HutDb *db, HutVault *vault, const HutKind *kind, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, kind_sql (kind, SQL_GET), error);
  HutRecord *record = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  if (hut_db_step (db, statement, &row, error) && row)
    {
      record = hut_rows_read (db, statement, vault, kind, error);
      sqlite3_reset (statement);
    }
  return record;
}

gboolean
hut_rows_get_state (HutDb *db, const HutKind *kind, const HutUid *id, gint64 *ver, guint64 *hash,
                    GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, kind_sql (kind, SQL_STATE), error);
  gboolean row;

  *ver = 0;
  *hash = 0;
  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  if (!hut_db_step (db, statement, &row, error))
    return FALSE;
  if (row)
    {
      *ver = sqlite3_column_int64 (statement, 0);
      *hash = (guint64)sqlite3_column_int64 (statement, 1);
      sqlite3_reset (statement);
    }
  return TRUE;
}

static void
bind_sealed (sqlite3_stmt *statement, int index, HutVault *vault, const HutRecord *record,
             const HutField *field, const HutValue *value)
{
  g_autofree char *id = hut_uid_to_string (&record->id);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) sealed = NULL;

  hut_field_append_json (text, field, value);
  sealed = hut_vault_seal (vault, record->kind->name, id, field->name, text->str);

  sqlite3_bind_blob (statement, index, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed),
                     SQLITE_TRANSIENT);
}

static void
bind_value (sqlite3_stmt *statement, int index, HutVault *vault, const HutRecord *record,
            const HutField *field, const HutValue *value)
{
  HutUid uid;

  if (value->type == HUT_VALUE_NONE)
    sqlite3_bind_null (statement, index);
  else if (is_personal (field))
    bind_sealed (statement, index, vault, record, field, value);
  else if (value->type == HUT_VALUE_INT)
    sqlite3_bind_int64 (statement, index, value->number);
  else if (value->type == HUT_VALUE_POINT)
    sqlite3_bind_int64 (statement, index, pack_point (value->point));
  else if (field->type == HUT_FIELD_UID && hut_uid_parse (value->text, &uid))
    hut_db_bind_uid (statement, index, &uid);
  else
    hut_db_bind_text (statement, index, value->text);
}

static void
bind_digest (sqlite3_stmt *statement, int index, HutVault *vault, const HutRecord *record)
{
  const char *telephone = hut_record_get_text (record, "telephone");
  g_autofree char *digest =
      telephone != NULL ? hut_vault_digest (vault, "telephone", telephone) : NULL;

  if (digest != NULL)
    sqlite3_bind_blob (statement, index, digest, 64, SQLITE_TRANSIENT);
}

/* By what a person is found who types the first letters of a name. */
static void
bind_initials (sqlite3_stmt *statement, int index, const HutRecord *record)
{
  g_autofree char *initials = hut_pinyin_initials (hut_record_get_text (record, "name"));

  hut_db_bind_text (statement, index, initials);
}

static void
bind_derived (sqlite3_stmt *statement, HutVault *vault, const HutRecord *record)
{
  const HutKind *kind = record->kind;
  const char *column;

  for (guint i = 0; (column = derived_column (kind, i)) != NULL; i++)
    if (g_str_equal (column, "initials"))
      bind_initials (statement, FIRST_FIELD + kind->n_fields + i + 1, record);
    else
      bind_digest (statement, FIRST_FIELD + kind->n_fields + i + 1, vault, record);
}

/* Without the key a row with personal fields could only be written back without them. */
static gboolean
check_vault (HutVault *vault, const HutKind *kind, GError **error)
{
  for (guint i = 0; vault == NULL && i < kind->n_fields; i++)
    if (is_personal (&kind->fields[i]))
      {
        g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_LOCKED,
                     "%s: the key of the personal fields is not at hand", kind->name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
write_row (HutDb *db, HutVault *vault, const HutRecord *record, gboolean insert, guint64 hash,
           gint64 staged, GError **error)
{
  const HutKind *kind = record->kind;
  gint64 stream = hut_store_stream_id (db, record->stream, error);
  sqlite3_stmt *statement =
      stream != 0 ? hut_db_statement (db, kind_sql (kind, insert ? SQL_INSERT : SQL_UPDATE), error)
                  : NULL;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &record->id);
  sqlite3_bind_int64 (statement, 2, stream);
  sqlite3_bind_int64 (statement, 3, record->ver);
  sqlite3_bind_int64 (statement, 4, (gint64)hash);
  if (insert)
    sqlite3_bind_int64 (statement, 5, staged);
  hut_db_bind_text (statement, 6, record->extra);
  for (guint i = 0; i < kind->n_fields; i++)
    bind_value (statement, FIRST_FIELD + i + 1, vault, record, &kind->fields[i],
                &record->values[i]);
  bind_derived (statement, vault, record);
  return hut_db_run (db, statement, error);
}

/* clang-format off */
static const char SQL_CASE_ID[] = "SELECT id FROM cases WHERE uid = ?1";
static const char SQL_INDEX_DELETE[] =
  "INSERT INTO case_search (case_search, rowid, title, text, address, number, order_number) "
  "VALUES ('delete', ?1, ?2, ?3, ?4, ?5, ?6)";
static const char SQL_INDEX_INSERT[] =
  "INSERT INTO case_search (rowid, title, text, address, number, order_number) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
/* clang-format on */

static const char *const indexed[] = { "title", "text", "address", "number", "order_number" };

static gboolean
same_indexed (const HutRecord *a, const HutRecord *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (indexed); i++)
    if (!hut_value_equal (hut_record_get (a, indexed[i]), hut_record_get (b, indexed[i])))
      return FALSE;
  return TRUE;
}

static gboolean
write_index (HutDb *db, const char *sql, gint64 rowid, const HutRecord *record, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, rowid);
  for (guint i = 0; i < G_N_ELEMENTS (indexed); i++)
    hut_db_bind_text (statement, i + 2, hut_record_get_text (record, indexed[i]));
  return hut_db_run (db, statement, error);
}

static gint64
case_rowid (HutDb *db, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_CASE_ID, error);
  gint64 rowid = 0;
  gboolean row;

  if (statement == NULL)
    return 0;
  hut_db_bind_uid (statement, 1, id);
  if (hut_db_step (db, statement, &row, error) && row)
    {
      rowid = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }
  return rowid;
}

static gboolean
index_case (HutDb *db, const HutRecord *record, const HutRecord *old, GError **error)
{
  gint64 rowid;

  if (old != NULL && same_indexed (record, old))
    return TRUE;
  rowid = old != NULL ? case_rowid (db, &record->id, error)
                      : sqlite3_last_insert_rowid (hut_db_handle (db));
  if (rowid == 0)
    return FALSE;
  if (old != NULL && !write_index (db, SQL_INDEX_DELETE, rowid, old, error))
    return FALSE;
  return write_index (db, SQL_INDEX_INSERT, rowid, record, error);
}

gboolean
hut_rows_put (HutDb *db, HutVault *vault, const HutRecord *record, const HutRecord *old,
              guint64 hash, gint64 staged, GError **error)
{
  if (!check_vault (vault, record->kind, error) ||
      !write_row (db, vault, record, old == NULL, hash, staged, error))
    return FALSE;
  return record->kind != &hut_kind_case || index_case (db, record, old, error);
}

gboolean
hut_rows_delete (HutDb *db, const HutRecord *old, GError **error)
{
  sqlite3_stmt *statement;
  gint64 rowid;

  if (old->kind == &hut_kind_case)
    {
      rowid = case_rowid (db, &old->id, error);
      if (rowid == 0 || !write_index (db, SQL_INDEX_DELETE, rowid, old, error))
        return FALSE;
    }
  statement = hut_db_statement (db, kind_sql (old->kind, SQL_DELETE), error);
  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &old->id);
  return hut_db_run (db, statement, error);
}
