/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whistles with what belongs to them. What is asked for is the same for each kind: the whistles,
 * and then each list by its whistle among these. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-whistle.h"

#include "domain/hut-score-figures.h"
#include "store/hut-reader-private.h"

#include <string.h>

/* clang-format off */
#define NOT_STAGED(alias) " " alias ".staged NOT IN (SELECT id FROM staging)"

/* ?1 uid, ?2 state, ?3 from, ?4 until, ?5 unit, ?6 the text of a case's or matter's uid, ?7 limit,
 * ?8 whether some are to be marked */
#define ASKED(alias) \
  "(?1 IS NULL OR " alias ".uid = ?1) AND (?2 IS NULL OR " alias ".state = ?2) " \
  "AND " alias ".\"at\" >= ?3 AND " alias ".\"at\" < ?4 " \
  "AND (?5 IS NULL OR EXISTS (SELECT 1 FROM summonses s WHERE s.whistle = " alias ".uid " \
  "AND s.unit = ?5 AND s.void_reason IS NULL)) " \
  "AND (?6 IS NULL OR instr(" alias ".cases, ?6) > 0 OR lower(hex(" alias ".matter)) = " \
  "replace(?6, '-', '')) " \
  "AND (?8 = 0 OR (" alias ".state = 'ended' AND EXISTS (SELECT 1 FROM summonses s " \
  "WHERE s.whistle = " alias ".uid AND s.void_reason IS NULL AND NOT EXISTS (SELECT 1 FROM marks m " \
  "WHERE m.whistle = " alias ".uid AND m.summons = s.uid AND m.who = 'street' " \
  "AND m.void_reason IS NULL)))) " \
  "AND " alias ".void_reason IS NULL AND" NOT_STAGED (alias)
#define ORDER(alias) " ORDER BY " alias ".state <> 'open', " alias ".\"at\" DESC, " alias ".id DESC LIMIT ?7"

static const char SQL_PARTS[] =
  "r.whistle IN (SELECT w.uid FROM whistles w WHERE " ASKED ("w") ORDER ("w") ") AND" NOT_STAGED ("r");
static const char SQL_UNDER_WAY[] =
  "SELECT count(*) FROM whistles w WHERE w.state = 'open' AND w.void_reason IS NULL AND" NOT_STAGED ("w");
static const char SQL_FIND[] =
  "SELECT w.uid FROM whistles w WHERE w.void_reason IS NULL AND" NOT_STAGED ("w")
  " AND (w.number = ?1 OR lower(hex(w.uid)) LIKE ?2) LIMIT 2";
static const char SQL_RECEIVED[] =
  "SELECT count(*) FROM cases c WHERE c.created_at >= ?1 AND c.created_at < ?2 "
  "AND c.state <> 'void' AND" NOT_STAGED ("c");
/* clang-format on */

static void
bind_asked (sqlite3_stmt *statement, const HutUid *id, const HutWhistleAsk *ask)
{
  char of[HUT_UID_STRING_LEN + 1];

  if (id != NULL)
    hut_db_bind_uid (statement, 1, id);
  else
    sqlite3_bind_null (statement, 1);
  hut_db_bind_text (statement, 2, ask->state);
  sqlite3_bind_int64 (statement, 3, ask->from != 0 ? ask->from : G_MININT64);
  sqlite3_bind_int64 (statement, 4, ask->until != 0 ? ask->until : G_MAXINT64);
  hut_db_bind_text (statement, 5, ask->unit);
  hut_db_bind_text (statement, 6, ask->of != NULL ? hut_uid_print (ask->of, of) : NULL);
  sqlite3_bind_int64 (statement, 7, ask->limit != 0 ? (gint64)ask->limit : -1);
  sqlite3_bind_int (statement, 8, ask->unmarked);
}

static GPtrArray *
read_kind (HutReader *reader, const HutKind *kind, const char *where, const HutUid *id,
           const HutWhistleAsk *ask, GError **error)
{
  gboolean may_be_void = kind != &hut_kind_whistle && hut_kind_field (kind, "void_reason") != NULL;
  g_autofree char *sql = g_strdup_printf ("%s WHERE %s%s", hut_rows_select (kind), where,
                                          may_be_void ? " AND r.void_reason IS NULL" : "");
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);

  if (statement == NULL)
    return NULL;
  bind_asked (statement, id, ask);
  return hut_reader_records (reader, statement, kind, error);
}

/* Gives each record (taken over) to its whistle. */
static void
hand_out (GPtrArray *records, gsize list, GHashTable *by_id)
{
  while (records->len > 0)
    {
      HutRecord *record = g_ptr_array_steal_index (records, records->len - 1);
      const char *text = hut_record_get_text (record, "whistle");
      HutWhistle *whistle = NULL;
      HutUid id;

      if (text != NULL && hut_uid_parse (text, &id))
        whistle = g_hash_table_lookup (by_id, &id);
      if (whistle != NULL)
        g_ptr_array_add (G_STRUCT_MEMBER (GPtrArray *, whistle, list), record);
      else
        hut_record_free (record);
    }
}

static gboolean
read_parts (HutReader *reader, GPtrArray *whistles, const HutUid *one, const HutWhistleAsk *ask,
            GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (hut_uid_hash, hut_uid_equal);

  for (guint i = 0; i < whistles->len; i++)
    {
      HutWhistle *whistle = whistles->pdata[i];

      g_hash_table_insert (by_id, &whistle->whistle->id, whistle);
    }
  for (const HutWhistleList *list = hut_whistle_lists (); list->kind != NULL; list++)
    {
      g_autoptr (GPtrArray) records = read_kind (reader, list->kind, SQL_PARTS, one, ask, error);

      if (records == NULL)
        return FALSE;
      hand_out (records, list->list, by_id);
    }
  for (guint i = 0; i < whistles->len; i++)
    hut_whistle_sort (whistles->pdata[i]);
  return TRUE;
}

static GPtrArray *
read_all (HutReader *reader, const HutUid *one, const HutWhistleAsk *ask, GError **error)
{
  g_autoptr (GPtrArray) whistles =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_whistle_free);
  g_autoptr (GPtrArray) records = NULL;
  gboolean read;

  if (!hut_reader_begin (reader, error))
    return NULL;
  records = read_kind (reader, &hut_kind_whistle, ASKED ("r") ORDER ("r"), one, ask, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_ptr_array_add (whistles, hut_whistle_new (hut_record_copy (records->pdata[i])));
  read = records != NULL && read_parts (reader, whistles, one, ask, error);
  hut_reader_end (reader);
  return read ? g_steal_pointer (&whistles) : NULL;
}

HutWhistle *
hut_reader_whistle (HutReader *reader, const HutUid *id, GError **error)
{
  const HutWhistleAsk ask = { .limit = 1 };
  g_autoptr (GPtrArray) whistles = read_all (reader, id, &ask, error);

  return whistles != NULL && whistles->len > 0 ? g_ptr_array_steal_index (whistles, 0) : NULL;
}

GPtrArray *
hut_reader_whistles (HutReader *reader, const HutWhistleAsk *ask, GError **error)
{
  return read_all (reader, NULL, ask, error);
}

gboolean
hut_reader_count_whistles (HutReader *reader, guint *count, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_UNDER_WAY, error);
  gboolean row;

  if (statement == NULL || !hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  *count = row ? (guint)sqlite3_column_int (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
hut_reader_count_unmarked (HutReader *reader, guint *count, GError **error)
{
  const HutWhistleAsk ask = { .unmarked = TRUE };
  g_autofree char *unit = hut_reader_department_here (reader);
  g_autoptr (GPtrArray) whistles = NULL;

  *count = 0;
  if (unit != NULL)
    return TRUE;
  whistles = hut_reader_whistles (reader, &ask, error);
  for (guint i = 0; whistles != NULL && i < whistles->len; i++)
    *count += hut_score_figure_count (HUT_SCORE_UNMARKED, whistles->pdata[i], 0);
  return whistles != NULL;
}

HutRecord *
hut_reader_find_whistle (HutReader *reader, const char *name, GError **error)
{
  return hut_reader_find_named (reader, &hut_kind_whistle, SQL_FIND, name, error);
}

/* ---- Around them ---- */

GHashTable *
hut_reader_departments (HutReader *reader, GError **error)
{
  g_autoptr (GPtrArray) records = hut_reader_list (reader, &hut_kind_department, error);
  GHashTable *departments;

  if (records == NULL)
    return NULL;
  departments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < records->len; i++)
    {
      const HutRecord *record = records->pdata[i];
      const char *code = hut_record_get_text (record, "code");

      if (code != NULL && hut_record_get_text (record, "void_reason") == NULL)
        g_hash_table_insert (departments, g_strdup (code),
                             g_strdup (hut_record_get_text (record, "name")));
    }
  return departments;
}

char *
hut_reader_department_here (HutReader *reader)
{
  return hut_department_here (reader->db);
}

gint64
hut_reader_count_received (HutReader *reader, HutTime from, HutTime until, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_RECEIVED, error);
  gint64 count = -1;
  gboolean row;

  if (statement == NULL)
    return -1;
  sqlite3_bind_int64 (statement, 1, from);
  sqlite3_bind_int64 (statement, 2, until);
  if (hut_db_step (reader->db, statement, &row, error) && row)
    count = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return count;
}

gboolean
hut_whistle_changed (HutChangeSet *changes)
{
  if (hut_change_set_has_kind (changes, &hut_kind_whistle))
    return TRUE;
  for (const HutWhistleList *list = hut_whistle_lists (); list->kind != NULL; list++)
    if (hut_change_set_has_kind (changes, list->kind))
      return TRUE;
  return FALSE;
}
