/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The reader: its connection, and single records. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-private.h"

#include <string.h>

/* Fewer characters of a uid name too many. */
#define SHORT_ID 8

HutReader *
hut_reader_new (HutStore *store, GError **error)
{
  HutDb *db = hut_db_open (hut_store_get_path (store), HUT_DB_READ, error);
  HutReader *reader;

  if (db == NULL)
    return NULL;
  reader = g_new0 (HutReader, 1);
  reader->db = db;
  reader->store = g_object_ref (store);
  return reader;
}

void
hut_reader_free (HutReader *reader)
{
  if (reader == NULL)
    return;
  hut_db_close (reader->db);
  g_object_unref (reader->store);
  g_free (reader);
}

void
hut_reader_forget_pages (HutReader *reader)
{
  g_return_if_fail (reader != NULL);

  hut_db_forget_pages (reader->db);
}

gboolean
hut_reader_begin (HutReader *reader, GError **error)
{
  return hut_db_execute (reader->db, "BEGIN", error);
}

void
hut_reader_end (HutReader *reader)
{
  hut_db_rollback (reader->db);
}

HutRecord *
hut_reader_get (HutReader *reader, const HutKind *kind, const HutUid *id, GError **error)
{
  return hut_rows_get (reader->db, hut_store_get_vault (reader->store), kind, id, error);
}

gint64
hut_reader_clock_offset (HutReader *reader)
{
  return hut_settings_get_int (reader->db, HUT_SETTING_CLOCK_OFFSET, 0);
}

char *
hut_reader_get_setting (HutReader *reader, const char *name)
{
  return hut_settings_get (reader->db, name);
}

GPtrArray *
hut_reader_records (HutReader *reader, sqlite3_stmt *statement, const HutKind *kind, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  gboolean row;

  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutRecord *record;

      if (!row)
        return g_steal_pointer (&records);
      record =
          hut_rows_read (reader->db, statement, hut_store_get_vault (reader->store), kind, error);
      if (record == NULL)
        break;
      g_ptr_array_add (records, record);
    }
  sqlite3_reset (statement);
  return NULL;
}

static GPtrArray *
list (HutReader *reader, const HutKind *kind, const char *condition, GError **error)
{
  const char *order = hut_kind_field (kind, "code") != NULL   ? "r.code, r.id"
                      : hut_kind_field (kind, "name") != NULL ? "r.name, r.id"
                                                              : "r.id";
  g_autofree char *sql =
      g_strdup_printf ("%s WHERE %sr.staged NOT IN (SELECT id FROM staging) ORDER BY %s",
                       hut_rows_select (kind), condition, order);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);

  if (statement == NULL)
    return NULL;
  return hut_reader_records (reader, statement, kind, error);
}

GPtrArray *
hut_reader_list (HutReader *reader, const HutKind *kind, GError **error)
{
  return list (reader, kind, "r.void_reason IS NULL AND ", error);
}

GPtrArray *
hut_reader_list_all (HutReader *reader, const HutKind *kind, GError **error)
{
  return list (reader, kind, "", error);
}

/* clang-format off */
static const char SQL_ACCOUNT_NAME[] =
  "SELECT coalesce(full_name, name) FROM accounts WHERE uid = ?1";
/* clang-format on */

char *
hut_reader_account_name (HutReader *reader, const char *account)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_ACCOUNT_NAME, NULL);
  char *name = NULL;
  gboolean row;
  HutUid id;

  if (statement == NULL || !hut_uid_parse (account, &id))
    return g_strdup (account);
  hut_db_bind_uid (statement, 1, &id);
  if (hut_db_step (reader->db, statement, &row, NULL) && row)
    {
      name = hut_db_dup_text (statement, 0);
      sqlite3_reset (statement);
    }
  return name != NULL ? name : g_strdup (account);
}

char *
hut_reader_title (HutReader *reader, const HutKind *kind, const HutUid *id)
{
  static const char *const names[] = { "title", "name", "code", "words" };
  g_autoptr (HutRecord) record = hut_rows_get (reader->db, NULL, kind, id, NULL);

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (names); i++)
    if (hut_kind_field (kind, names[i]) != NULL && hut_record_get_text (record, names[i]) != NULL)
      return g_strdup (hut_record_get_text (record, names[i]));
  return NULL;
}

/* clang-format off */
static const char SQL_BY_NUMBER[] =
  "SELECT uid FROM cases WHERE (number = ?1 OR order_number = ?1) "
  "AND staged NOT IN (SELECT id FROM staging) LIMIT 2";
static const char SQL_BY_UID[] =
  "SELECT uid FROM cases WHERE uid BETWEEN ?1 AND ?2 "
  "AND staged NOT IN (SELECT id FROM staging) LIMIT 2";
/* clang-format on */

/* TRUE and @id where the bound statement finds exactly one. */
static gboolean
find_one (HutReader *reader, sqlite3_stmt *statement, HutUid *id, GError **error)
{
  guint found = 0;
  gboolean row = TRUE;

  while (row && hut_db_step (reader->db, statement, &row, error))
    if (row)
      {
        *id = hut_db_column_uid (statement, 0);
        found++;
      }
  sqlite3_reset (statement);
  return found == 1;
}

/* The first and the last uid that begin with @name; FALSE where it is too short or no uid. */
static gboolean
uid_range (const char *name, HutUid *first, HutUid *last)
{
  static const char lowest[] = "00000000-0000-0000-0000-000000000000";
  static const char highest[] = "ffffffff-ffff-ffff-ffff-ffffffffffff";
  gsize length = strlen (name);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (length < 8 || length > HUT_UID_STRING_LEN)
    return FALSE;
  from = g_strconcat (name, lowest + length, NULL);
  to = g_strconcat (name, highest + length, NULL);
  return hut_uid_parse (from, first) && hut_uid_parse (to, last);
}

/* "" matches nothing. */
static char *
id_pattern (const char *name)
{
  g_autoptr (GString) pattern = g_string_new (NULL);

  for (const char *c = name; *c != '\0'; c++)
    {
      if (*c == '-')
        continue;
      if (!g_ascii_isxdigit (*c))
        return g_strdup ("");
      g_string_append_c (pattern, g_ascii_tolower (*c));
    }
  if (pattern->len < SHORT_ID)
    return g_strdup ("");
  g_string_append_c (pattern, '%');
  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

HutRecord *
hut_reader_find_named (HutReader *reader, const HutKind *kind, const char *sql, const char *name,
                       GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, sql, error);
  g_autofree char *pattern = id_pattern (name);
  HutUid id = { 0 };
  guint n = 0;
  gboolean row;

  if (statement == NULL)
    return NULL;
  hut_db_bind_text (statement, 1, name);
  hut_db_bind_text (statement, 2, pattern);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        return n == 1 ? hut_reader_get (reader, kind, &id, error) : NULL;
      id = hut_db_column_uid (statement, 0);
      n++;
    }
  sqlite3_reset (statement);
  return NULL;
}

HutRecord *
hut_reader_find_case (HutReader *reader, const char *name, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_BY_NUMBER, error);
  HutUid id, first, last;

  if (statement == NULL)
    return NULL;
  hut_db_bind_text (statement, 1, name);
  if (find_one (reader, statement, &id, error))
    return hut_reader_get (reader, &hut_kind_case, &id, error);
  if (!uid_range (name, &first, &last))
    return NULL;

  statement = hut_db_statement (reader->db, SQL_BY_UID, error);
  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, &first);
  hut_db_bind_uid (statement, 2, &last);
  return find_one (reader, statement, &id, error)
             ? hut_reader_get (reader, &hut_kind_case, &id, error)
             : NULL;
}
