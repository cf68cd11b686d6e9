/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cases that may be about one matter. Each question is answered by an index and bounded; a case
 * counts for each that finds it, and only those that count most are read. Like every reader: one
 * thread at a time. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-alike.h"

#include "store/hut-case-kin-private.h"
#include "store/hut-reader-private.h"

#include <stdlib.h>

#define PLACE_METRES 300
#define KIN_DAYS 60
#define DAY (24 * 3600 * G_TIME_SPAN_SECOND)
#define NEAR_MOST 60
#define COUNTS_WORD 1
#define COUNTS_KIN 1
#define COUNTS_PLACE 3
#define COUNTS_CALLER 4

/* clang-format off */
#define COLUMNS \
  "c.uid, c.title, substr(c.text, 1, 2000), c.category, c.category_2, c.category_3, c.number, " \
  "c.state, c.community, c.address, c.telephone_digest, c.place, c.created_at, c.matter "
#define SEEN "c.staged NOT IN (SELECT id FROM staging) AND c.state <> 'void' "

static const char SQL_TEXTS[] =
  "SELECT c.uid, c.title, substr(c.text, 1, 2000) FROM cases c WHERE " SEEN
  "ORDER BY c.id DESC LIMIT ?1";
static const char SQL_ONE[] =
  "SELECT " COLUMNS "FROM cases c WHERE c.uid = ?1 AND c.staged NOT IN (SELECT id FROM staging)";
static const char SQL_ROW[] = "SELECT " COLUMNS "FROM cases c WHERE c.id = ?1 AND " SEEN;
static const char SQL_MATTER[] =
  "SELECT " COLUMNS "FROM cases c WHERE c.matter = ?1 AND " SEEN
  "ORDER BY c.created_at, c.id LIMIT 500";

/* Around the case's own row: what is about one thing came in at about one time. */
static const char SQL_WORD_BEFORE[] =
  "SELECT rowid FROM case_search WHERE case_search MATCH ?1 AND rowid < ?2 "
  "ORDER BY rowid DESC LIMIT 30";
static const char SQL_WORD_AFTER[] =
  "SELECT rowid FROM case_search WHERE case_search MATCH ?1 AND rowid > ?2 "
  "ORDER BY rowid LIMIT 30";
/* All in the index: of one cell (?5) those in the box (?1 to ?4), from one time to another. */
#define IN_CELL \
  "SELECT id, created_at FROM cases WHERE " HUT_PLACE_CELL ("place") " = ?5 " \
  "AND place BETWEEN ?1 AND ?2 AND (place & 4294967295) BETWEEN ?3 AND ?4 "
static const char SQL_PLACE_BEFORE[] =
  IN_CELL "AND created_at >= ?6 AND created_at < ?7 ORDER BY created_at DESC LIMIT 60";
static const char SQL_PLACE_AFTER[] =
  IN_CELL "AND created_at >= ?6 AND created_at <= ?7 ORDER BY created_at LIMIT 60";
static const char SQL_KIN[] =
  "SELECT id FROM cases WHERE community = ?1 AND category = ?2 AND created_at BETWEEN ?3 AND ?4 "
  "ORDER BY abs(created_at - ?5) LIMIT 40";
static const char SQL_ADDRESS[] =
  "SELECT id FROM cases WHERE address = ?1 ORDER BY id DESC LIMIT 30";
static const char SQL_CALLER[] =
  "SELECT id FROM cases WHERE telephone_digest = (SELECT telephone_digest FROM cases WHERE uid = ?1) "
  "ORDER BY id DESC LIMIT 30";

/* What was found to be another matter, by one of this matter's cases or about it. */
static const char SQL_FOUND_OTHER[] =
  "SELECT e.other FROM events e WHERE e.code IN ('not-same', 'unlinked') "
  "AND e.\"case\" IN (SELECT ?1 UNION SELECT uid FROM cases WHERE matter = ?2)";
static const char SQL_FOUND_BY[] =
  "SELECT e.\"case\" FROM events e WHERE e.code IN ('not-same', 'unlinked') "
  "AND e.other IN (SELECT ?1 UNION SELECT ?2 UNION SELECT uid FROM cases WHERE matter = ?2)";
/* clang-format on */

/* ---- Rows ---- */

static HutPoint
read_place (gint64 packed)
{
  return (HutPoint){ (gint32)(packed >> 32), (gint32)(guint32)packed };
}

static HutCaseBrief *
read_texts (sqlite3_stmt *statement)
{
  HutCaseBrief *brief = g_new0 (HutCaseBrief, 1);

  brief->id = hut_db_column_uid (statement, 0);
  brief->title = hut_db_dup_text (statement, 1);
  brief->text = hut_db_dup_text (statement, 2);
  return brief;
}

static HutCaseBrief *
read_brief (sqlite3_stmt *statement)
{
  HutCaseBrief *brief = read_texts (statement);

  brief->category = hut_db_dup_text (statement, 3);
  brief->category_2 = hut_db_dup_text (statement, 4);
  brief->category_3 = hut_db_dup_text (statement, 5);
  brief->number = hut_db_dup_text (statement, 6);
  brief->state = hut_db_dup_text (statement, 7);
  brief->community = hut_db_dup_text (statement, 8);
  brief->address = hut_db_dup_text (statement, 9);
  if (sqlite3_column_type (statement, 10) != SQLITE_NULL)
    brief->caller = g_strndup (sqlite3_column_blob (statement, 10),
                               (gsize)sqlite3_column_bytes (statement, 10));
  brief->has_place = sqlite3_column_type (statement, 11) != SQLITE_NULL;
  if (brief->has_place)
    brief->place = read_place (sqlite3_column_int64 (statement, 11));
  brief->created_at = sqlite3_column_int64 (statement, 12);
  if (sqlite3_column_type (statement, 13) != SQLITE_NULL)
    brief->matter = hut_db_column_uid (statement, 13);
  return brief;
}

typedef HutCaseBrief *(*ReadFunc) (sqlite3_stmt *statement);

static GPtrArray *
read_all (HutReader *reader, sqlite3_stmt *statement, ReadFunc read, GError **error)
{
  g_autoptr (GPtrArray) briefs =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_case_brief_free);
  gboolean row;

  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&briefs);
      g_ptr_array_add (briefs, read (statement));
    }
  return NULL;
}

GPtrArray *
hut_reader_briefs (HutReader *reader, guint limit, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_TEXTS, error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit);
  return read_all (reader, statement, read_texts, error);
}

GPtrArray *
hut_reader_matter_cases (HutReader *reader, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_MATTER, error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  return read_all (reader, statement, read_brief, error);
}

/* The one brief of a bound statement, or NULL. */
static HutCaseBrief *
read_one (HutReader *reader, sqlite3_stmt *statement, GError **error)
{
  HutCaseBrief *brief = NULL;
  gboolean row;

  if (hut_db_step (reader->db, statement, &row, error) && row)
    brief = read_brief (statement);
  sqlite3_reset (statement);
  return brief;
}

HutCaseBrief *
hut_reader_brief (HutReader *reader, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_ONE, error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  return read_one (reader, statement, error);
}

/* ---- Finding ---- */

typedef struct
{
  HutReader *reader;
  const HutCaseBrief *about;
  gint64 rowid;
  GHashTable *counts; /* rowid → what it counts */
  GCancellable *cancellable;
  GError **error;
} Finding;

static void
count_row (Finding *finding, gint64 found, guint counts)
{
  gint64 *rowid = g_new (gint64, 1);
  guint before;

  *rowid = found;
  before = GPOINTER_TO_UINT (g_hash_table_lookup (finding->counts, rowid));
  g_hash_table_replace (finding->counts, rowid, GUINT_TO_POINTER (before + counts));
}

static gboolean
count_rows (Finding *finding, sqlite3_stmt *statement, guint counts)
{
  gboolean row;

  while (hut_db_step (finding->reader->db, statement, &row, finding->error))
    {
      if (!row)
        return !g_cancellable_set_error_if_cancelled (finding->cancellable, finding->error);
      count_row (finding, sqlite3_column_int64 (statement, 0), counts);
    }
  return FALSE;
}

/* A term of letters is a phrase: quotes in it are doubled. */
static gboolean
find_word (Finding *finding, const char *sql, const char *term)
{
  sqlite3_stmt *statement = hut_db_statement (finding->reader->db, sql, finding->error);
  g_auto (GStrv) parts = g_strsplit (term, "\"", -1);
  g_autofree char *quoted = g_strjoinv ("\"\"", parts);
  g_autofree char *phrase = g_strdup_printf ("\"%s\"", quoted);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, phrase);
  sqlite3_bind_int64 (statement, 2, finding->rowid);
  return count_rows (finding, statement, COUNTS_WORD);
}

/* ---- Near in place, and of those the nearest in time ---- */

typedef struct
{
  gint64 rowid;
  gint64 away; /* in time */
} Near;

static int
by_away (gconstpointer a, gconstpointer b)
{
  const Near *left = a, *right = b;

  if (left->away != right->away)
    return left->away < right->away ? -1 : 1;
  return left->rowid < right->rowid ? -1 : left->rowid > right->rowid;
}

/* Keeps in @near the nearest of it and of what @statement finds. */
static gboolean
keep_near (Finding *finding, sqlite3_stmt *statement, GArray *near)
{
  gboolean row;

  while (hut_db_step (finding->reader->db, statement, &row, finding->error))
    {
      Near one;

      if (!row)
        {
          g_array_sort (near, by_away);
          g_array_set_size (near, MIN (near->len, NEAR_MOST));
          return !g_cancellable_set_error_if_cancelled (finding->cancellable, finding->error);
        }
      one.rowid = sqlite3_column_int64 (statement, 0);
      one.away = ABS (sqlite3_column_int64 (statement, 1) - finding->about->created_at);
      g_array_append_val (near, one);
    }
  return FALSE;
}

/* Of one cell those before and those after the case; once there are enough, only what is nearer in
 * time than the last of them is looked at. */
static gboolean
find_in_cell (Finding *finding, gint64 cell, GArray *near)
{
  static const char *const sqls[] = { SQL_PLACE_BEFORE, SQL_PLACE_AFTER };
  static const int parameters[4] = { 1, 2, 3, 4 };
  HutTime at = finding->about->created_at;

  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      sqlite3_stmt *statement = hut_db_statement (finding->reader->db, sqls[i], finding->error);
      gint64 away =
          near->len < NEAR_MOST ? G_MAXINT64 / 2 : g_array_index (near, Near, near->len - 1).away;

      if (statement == NULL)
        return FALSE;
      hut_place_bind (statement, finding->about->place, PLACE_METRES, parameters);
      sqlite3_bind_int64 (statement, 5, cell);
      sqlite3_bind_int64 (statement, 6, i == 0 ? at - away : at);
      sqlite3_bind_int64 (statement, 7, i == 0 ? at : at + away);
      if (!keep_near (finding, statement, near))
        return FALSE;
    }
  return TRUE;
}

static gint64
cell_of (gint32 lon, gint32 lat)
{
  return HUT_PLACE_CELL_OF (lon >> HUT_PLACE_CELL_SHIFT, (guint32)lat >> HUT_PLACE_CELL_SHIFT);
}

/* All cells of the box around the case, its own first: that has most of them. */
static gboolean
find_in_cells (Finding *finding, GArray *near)
{
  const gint64 side = 1 << HUT_PLACE_CELL_SHIFT;
  HutPoint place = finding->about->place;
  gint64 own = cell_of (place.lon, place.lat);
  HutBox box = HUT_BOX_EMPTY;

  hut_box_add_point (&box, place);
  box = hut_box_grown (&box, PLACE_METRES);
  if (!find_in_cell (finding, own, near))
    return FALSE;
  for (gint64 lon = box.min_lon & ~(side - 1); lon <= box.max_lon; lon += side)
    for (gint64 lat = box.min_lat & ~(side - 1); lat <= box.max_lat; lat += side)
      if (cell_of ((gint32)lon, (gint32)lat) != own &&
          !find_in_cell (finding, cell_of ((gint32)lon, (gint32)lat), near))
        return FALSE;
  return TRUE;
}

static gboolean
find_place (Finding *finding)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (Near));

  if (!finding->about->has_place)
    return TRUE;
  if (!find_in_cells (finding, near))
    return FALSE;
  for (guint i = 0; i < near->len; i++)
    count_row (finding, g_array_index (near, Near, i).rowid, COUNTS_PLACE);
  return TRUE;
}

/* ---- By what else they have in common ---- */

static gboolean
find_kin (Finding *finding)
{
  const HutCaseBrief *about = finding->about;
  sqlite3_stmt *statement;

  if (about->community == NULL || about->category == NULL || about->created_at == 0)
    return TRUE;
  statement = hut_db_statement (finding->reader->db, SQL_KIN, finding->error);
  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, about->community);
  hut_db_bind_text (statement, 2, about->category);
  sqlite3_bind_int64 (statement, 3, about->created_at - KIN_DAYS * DAY);
  sqlite3_bind_int64 (statement, 4, about->created_at + KIN_DAYS * DAY);
  sqlite3_bind_int64 (statement, 5, about->created_at);
  return count_rows (finding, statement, COUNTS_KIN);
}

static gboolean
find_address (Finding *finding)
{
  sqlite3_stmt *statement;

  if (finding->about->address == NULL)
    return TRUE;
  statement = hut_db_statement (finding->reader->db, SQL_ADDRESS, finding->error);
  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, finding->about->address);
  return count_rows (finding, statement, COUNTS_PLACE);
}

static gboolean
find_caller (Finding *finding)
{
  sqlite3_stmt *statement;

  if (finding->about->caller == NULL)
    return TRUE;
  statement = hut_db_statement (finding->reader->db, SQL_CALLER, finding->error);
  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &finding->about->id);
  return count_rows (finding, statement, COUNTS_CALLER);
}

static gboolean
find_all (Finding *finding, const char *const *terms)
{
  for (; *terms != NULL; terms++)
    if (!find_word (finding, SQL_WORD_BEFORE, *terms) ||
        !find_word (finding, SQL_WORD_AFTER, *terms))
      return FALSE;
  return find_place (finding) && find_address (finding) && find_kin (finding) &&
         find_caller (finding);
}

/* ---- What somebody found to be another matter ---- */

static gboolean
add_uids (HutReader *reader, const char *sql, const HutCaseBrief *about, GHashTable *uids,
          GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &about->id);
  if (!hut_uid_is_nil (&about->matter))
    hut_db_bind_uid (statement, 2, &about->matter);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutUid uid;

      if (!row)
        return TRUE;
      uid = hut_db_column_uid (statement, 0);
      g_hash_table_add (uids, hut_uid_to_string (&uid));
    }
  return FALSE;
}

static GHashTable *
find_refused (HutReader *reader, const HutCaseBrief *about, GError **error)
{
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!add_uids (reader, SQL_FOUND_OTHER, about, uids, error) ||
      !add_uids (reader, SQL_FOUND_BY, about, uids, error))
    return NULL;
  return g_steal_pointer (&uids);
}

static gboolean
names (GHashTable *uids, const HutUid *uid)
{
  char text[HUT_UID_STRING_LEN + 1];

  return !hut_uid_is_nil (uid) && g_hash_table_contains (uids, hut_uid_print (uid, text));
}

static gboolean
may_be (const HutCaseBrief *about, const HutCaseBrief *other, GHashTable *refused)
{
  return !hut_uid_equal (&about->id, &other->id) && !names (refused, &other->id) &&
         !names (refused, &other->matter) &&
         (hut_uid_is_nil (&about->matter) || !hut_uid_equal (&about->matter, &other->matter));
}

/* ---- Choosing ---- */

typedef struct
{
  gint64 rowid;
  guint counts;
  gint64 away; /* rows */
} Found;

static int
by_counts (const void *a, const void *b)
{
  const Found *left = a, *right = b;

  if (left->counts != right->counts)
    return left->counts < right->counts ? 1 : -1;
  if (left->away != right->away)
    return left->away > right->away ? 1 : -1;
  return left->rowid < right->rowid ? 1 : -1;
}

static GArray *
sort_found (Finding *finding)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Found));
  GHashTableIter iter;
  gpointer rowid, counts;

  g_hash_table_iter_init (&iter, finding->counts);
  while (g_hash_table_iter_next (&iter, &rowid, &counts))
    {
      Found found = { *(gint64 *)rowid, GPOINTER_TO_UINT (counts), 0 };

      found.away = ABS (found.rowid - finding->rowid);
      g_array_append_val (all, found);
    }
  if (all->len > 1)
    qsort (all->data, all->len, sizeof (Found), by_counts);
  return all;
}

static GPtrArray *
read_found (Finding *finding, GHashTable *refused, guint limit)
{
  g_autoptr (GArray) all = sort_found (finding);
  g_autoptr (GPtrArray) briefs =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_case_brief_free);
  g_autoptr (GError) failed = NULL;

  for (guint i = 0; i < all->len && briefs->len < limit && failed == NULL; i++)
    {
      sqlite3_stmt *statement = hut_db_statement (finding->reader->db, SQL_ROW, &failed);
      HutCaseBrief *brief = NULL;

      if (statement != NULL)
        {
          sqlite3_bind_int64 (statement, 1, g_array_index (all, Found, i).rowid);
          brief = read_one (finding->reader, statement, &failed);
        }
      if (brief != NULL && may_be (finding->about, brief, refused))
        g_ptr_array_add (briefs, brief);
      else
        hut_case_brief_free (brief);
      g_cancellable_set_error_if_cancelled (finding->cancellable, failed == NULL ? &failed : NULL);
    }
  if (failed == NULL)
    return g_steal_pointer (&briefs);
  g_propagate_error (finding->error, g_steal_pointer (&failed));
  return NULL;
}

GPtrArray *
hut_reader_alike (HutReader *reader, const HutCaseBrief *about, const char *const *terms,
                  guint limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) refused = find_refused (reader, about, error);
  Finding finding = { reader, about, 0, counts, cancellable, error };

  if (refused == NULL)
    return NULL;
  finding.rowid = hut_reader_case_rowid (reader, &about->id);
  return find_all (&finding, terms) ? read_found (&finding, refused, limit) : NULL;
}
