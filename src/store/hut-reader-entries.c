/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The three lists and their matches, by index. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-entries.h"

#include "store/hut-case-names.h"
#include "store/hut-reader-private.h"

/* clang-format off */
#define LIVE " r.void_reason IS NULL AND r.staged NOT IN (SELECT id FROM staging)"

static const char ENTRIES[] =
  " WHERE r.list = ?1 AND (?2 IS NULL OR r.state = ?2) AND" LIVE
  " ORDER BY r.\"at\" DESC, r.uid DESC LIMIT 3000";
/* Of a list, some thousands. */
static const char OF_UNIT[] =
  " WHERE r.list = 'resource' AND r.state = 'open' AND r.unit IN (?1, ?2) AND" LIVE
  " ORDER BY r.\"at\" DESC, r.uid DESC LIMIT 50";
static const char MATCHES_OF[] =
  " WHERE (r.need = ?1 OR r.resource = ?1 OR r.project = ?1) AND" LIVE
  " ORDER BY r.\"at\" DESC, r.uid DESC LIMIT 500";
static const char MATCHES[] = " WHERE" LIVE " ORDER BY r.\"at\" DESC, r.uid DESC";
static const char SQL_CATEGORIES[] =
  "SELECT DISTINCT r.category FROM entries r WHERE r.category IS NOT NULL AND" LIVE
  " ORDER BY r.category LIMIT 200";
/* clang-format on */

static sqlite3_stmt *
prepare (HutReader *reader, const HutKind *kind, const char *where, GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (kind), where, NULL);

  return hut_db_statement (reader->db, g_intern_string (sql), error);
}

/* Records without what is personal, of a statement that is bound. */
static GPtrArray *
read_bare (HutReader *reader, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  gboolean row;

  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutRecord *record =
          row ? hut_rows_read (reader->db, statement, NULL, &hut_kind_entry, error) : NULL;

      if (!row)
        return g_steal_pointer (&records);
      if (record == NULL)
        break;
      g_ptr_array_add (records, record);
    }
  sqlite3_reset (statement);
  return NULL;
}

GPtrArray *
hut_reader_entries (HutReader *reader, const char *list, const char *state, GError **error)
{
  sqlite3_stmt *statement = prepare (reader, &hut_kind_entry, ENTRIES, error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_text (statement, 1, list);
  hut_db_bind_text (statement, 2, state);
  return read_bare (reader, statement, error);
}

GPtrArray *
hut_reader_resources_of_unit (HutReader *reader, const char *unit, GError **error)
{
  sqlite3_stmt *statement = prepare (reader, &hut_kind_entry, OF_UNIT, error);
  HutCaseNames *names;

  if (statement == NULL)
    return NULL;
  names = hut_case_names_new ();
  hut_case_names_read (names, reader);
  hut_db_bind_text (statement, 1, unit);
  hut_db_bind_text (statement, 2, hut_case_names_unit_words (names, unit));
  hut_case_names_free (names);
  return read_bare (reader, statement, error);
}

GPtrArray *
hut_reader_matches_of (HutReader *reader, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement = prepare (reader, &hut_kind_match, MATCHES_OF, error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  return hut_reader_records (reader, statement, &hut_kind_match, error);
}

GPtrArray *
hut_reader_matches (HutReader *reader, GError **error)
{
  sqlite3_stmt *statement = prepare (reader, &hut_kind_match, MATCHES, error);

  return statement != NULL ? hut_reader_records (reader, statement, &hut_kind_match, error) : NULL;
}

char *
hut_reader_match_side_title (HutReader *reader, const HutUid *id)
{
  char *title = hut_reader_title (reader, &hut_kind_entry, id);

  return title != NULL ? title : hut_reader_title (reader, &hut_kind_person, id);
}

GStrv
hut_reader_entry_categories (HutReader *reader, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_CATEGORIES, error);
  g_autoptr (GStrvBuilder) categories = g_strv_builder_new ();
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        return g_strv_builder_end (categories);
      g_strv_builder_add (categories, hut_db_column_text (statement, 0));
    }
  return NULL;
}
