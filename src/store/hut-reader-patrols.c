/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Patrols, what they found, and visits, by time. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-patrols.h"

#include "domain/hut-roster.h"
#include "store/hut-reader-parts.h"
#include "store/hut-reader-private.h"
#include "store/hut-reader-roster.h"

/* clang-format off */
#define SHOWN " r.staged NOT IN (SELECT id FROM staging)"
#define LIVE " r.void_reason IS NULL AND" SHOWN
#define CLOSED "EXISTS (SELECT 1 FROM cases c WHERE c.uid = r.\"case\" AND c.state = 'closed')"

static const char PATROLS[] =
  "WHERE r.began_at >= ?1 AND r.began_at < ?2 AND" SHOWN " ORDER BY r.began_at, r.id";
static const char LIKE[] =
  "WHERE (r.person = ?1 AND r.began_at = ?2 OR r.replaces IN "
  "(SELECT p.uid FROM patrols p WHERE p.person = ?1 AND p.began_at = ?2)) AND" SHOWN;
static const char SQL_REPLACED[] =
  "SELECT 1 FROM patrols r WHERE r.replaces = ?1 AND" SHOWN " LIMIT 1";
/* No patrol lasts longer than a day: ?1 person, ?2 from, ?3 until, ?4 place */
static const char SQL_ELSEWHERE[] =
  "SELECT coalesce((SELECT l.name FROM lanes l WHERE l.code = r.lane),"
  " (SELECT g.name FROM grids g WHERE g.code = r.grid), r.lane, r.grid) FROM patrols r"
  " WHERE r.person = ?1 AND r.began_at > ?2 - 86400000000 AND r.began_at < ?3"
  " AND r.ended_at > ?2 AND coalesce(r.lane, r.grid) IS NOT ?4 AND r.taken_back IS NOT 1"
  " AND NOT EXISTS (SELECT 1 FROM patrols p WHERE p.replaces = r.uid) AND" SHOWN " LIMIT 1";
static const char SQL_FOUND[] =
  "SELECT count(*), total(r.state = 'open' AND NOT " CLOSED ") FROM findings r"
  " WHERE r.patrol = ?1 AND" LIVE;

/* ?1 the route, ?2 the lane, ?3 the patrol, each or NULL; ?4 limit */
#define ASKED " (?1 IS NULL OR r.route = ?1) AND (?2 IS NULL OR r.lane = ?2)" \
  " AND (?3 IS NULL OR r.patrol = ?3) AND" LIVE " ORDER BY r.\"at\" DESC, r.id DESC LIMIT ?4"
static const char *const FINDINGS[] = {
  [HUT_FINDINGS_OPEN] = "WHERE r.state = 'open' AND NOT " CLOSED " AND" ASKED,
  [HUT_FINDINGS_SOLVED] = "WHERE r.state = 'open' AND " CLOSED " AND" ASKED,
  [HUT_FINDINGS_DONE] = "WHERE r.state = 'done' AND" ASKED,
  [HUT_FINDINGS_ALL] = "WHERE" ASKED,
};
#define HEARD " (?2 IS NULL OR r.lane = ?2) AND" LIVE " ORDER BY r.\"at\" DESC, r.id DESC LIMIT ?4"
static const char *const VISITS[] = {
  [HUT_FINDINGS_OPEN] =
    "WHERE r.opinion IS NOT NULL AND r.done_at IS NULL AND NOT " CLOSED " AND" HEARD,
  [HUT_FINDINGS_SOLVED] = "WHERE r.opinion IS NOT NULL AND r.done_at IS NULL AND " CLOSED " AND" HEARD,
  [HUT_FINDINGS_DONE] = "WHERE r.done_at IS NOT NULL AND" HEARD,
  [HUT_FINDINGS_ALL] = "WHERE" HEARD,
};
static const char SQL_OPEN_FINDINGS[] =
  "SELECT count(*) FROM findings r WHERE r.state = 'open' AND NOT " CLOSED " AND" LIVE;
static const char SQL_OPEN_VISITS[] =
  "SELECT count(*) FROM visits r WHERE r.opinion IS NOT NULL AND r.done_at IS NULL AND NOT " CLOSED
  " AND" LIVE;
/* clang-format on */

static sqlite3_stmt *
prepare (HutReader *reader, const HutKind *kind, const char *where, GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (kind), where, NULL);

  return hut_db_statement (reader->db, g_intern_string (sql), error);
}

/* ---- Names ---- */

/* The names of all lanes and grids, by code. */
static GHashTable *
read_places (HutReader *reader, GError **error)
{
  static const HutKind *const kinds[] = { &hut_kind_lane, &hut_kind_grid };
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) records = hut_reader_list (reader, kinds[k], error);

      if (records == NULL)
        return NULL;
      for (guint i = 0; i < records->len; i++)
        {
          const char *code = hut_record_get_text (records->pdata[i], "code");
          const char *name = hut_record_get_text (records->pdata[i], "name");

          if (code != NULL && name != NULL)
            g_hash_table_insert (places, g_strdup (code), g_strdup (name));
        }
    }
  return g_steal_pointer (&places);
}

static char *
dup_place (GHashTable *places, const HutRecord *record)
{
  const char *code = hut_roster_place (record);
  const char *name = code != NULL ? g_hash_table_lookup (places, code) : NULL;

  return g_strdup (name != NULL ? name : code);
}

static char *
dup_person (HutReader *reader, const HutRecord *record)
{
  HutUid id = hut_roster_uid (record, "person");

  return hut_uid_is_nil (&id) ? NULL : hut_reader_person_name (reader, &id);
}

/* ---- Patrols ---- */

static void
patrol_row_free (gpointer data)
{
  HutPatrolRow *row = data;

  hut_record_free (row->patrol);
  g_free (row->place);
  g_free (row->person);
  g_free (row);
}

static gboolean
is_replaced (HutReader *reader, const HutUid *id, gboolean *replaced, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_REPLACED, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  if (!hut_db_step (reader->db, statement, replaced, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
count_found (HutReader *reader, HutPatrolRow *row, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_FOUND, error);
  gboolean has;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &row->patrol->id);
  if (!hut_db_step (reader->db, statement, &has, error))
    return FALSE;
  if (has)
    {
      row->n_findings = (guint)sqlite3_column_int64 (statement, 0);
      row->n_open = (guint)sqlite3_column_double (statement, 1);
    }
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
fill_patrol (HutReader *reader, HutPatrolRow *row, GHashTable *places, GError **error)
{
  gboolean replaced;

  row->place = dup_place (places, row->patrol);
  row->person = dup_person (reader, row->patrol);
  if (!is_replaced (reader, &row->patrol->id, &replaced, error))
    return FALSE;
  row->stands = !replaced && hut_record_get_int (row->patrol, "taken_back", 0) == 0;
  return count_found (reader, row, error);
}

static GPtrArray *
read_patrols (HutReader *reader, HutTime from, HutTime until, GError **error)
{
  g_autoptr (GHashTable) places = read_places (reader, error);
  sqlite3_stmt *statement =
      places != NULL ? prepare (reader, &hut_kind_patrol, PATROLS, error) : NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (patrol_row_free);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, from);
  sqlite3_bind_int64 (statement, 2, until);
  records = hut_reader_records (reader, statement, &hut_kind_patrol, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      HutPatrolRow *row = g_new0 (HutPatrolRow, 1);

      row->patrol = hut_record_copy (records->pdata[i]);
      g_ptr_array_add (rows, row);
      if (!fill_patrol (reader, row, places, error))
        return NULL;
    }
  return records != NULL ? g_steal_pointer (&rows) : NULL;
}

GPtrArray *
hut_reader_patrols (HutReader *reader, HutTime from, HutTime until, GError **error)
{
  GPtrArray *rows;

  if (!hut_reader_begin (reader, error))
    return NULL;
  rows = read_patrols (reader, from, until, error);
  hut_reader_end (reader);
  return rows;
}

GPtrArray *
hut_reader_patrols_like (HutReader *reader, const HutUid *person, HutTime began, GError **error)
{
  sqlite3_stmt *statement = prepare (reader, &hut_kind_patrol, LIKE, error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, person);
  sqlite3_bind_int64 (statement, 2, began);
  return hut_reader_records (reader, statement, &hut_kind_patrol, error);
}

gboolean
hut_reader_patrol_elsewhere (HutReader *reader, const HutUid *person, const char *place,
                             HutTime from, HutTime until, char **name, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_ELSEWHERE, error);
  gboolean row;

  *name = NULL;
  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, person);
  sqlite3_bind_int64 (statement, 2, from);
  sqlite3_bind_int64 (statement, 3, until);
  hut_db_bind_text (statement, 4, place);
  if (!hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  if (row)
    *name = hut_db_dup_text (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/* ---- Findings and visits ---- */

void
hut_finding_row_free (HutFindingRow *row)
{
  if (row == NULL)
    return;
  g_clear_pointer (&row->record, hut_record_free);
  g_clear_pointer (&row->of_case, hut_record_free);
  g_free (row->place);
  g_free (row->person);
  g_free (row);
}

static gboolean
read_case (HutReader *reader, HutFindingRow *row, GError **error)
{
  HutUid id = hut_roster_uid (row->record, "case");
  g_autoptr (GError) failed = NULL;

  if (!hut_uid_is_nil (&id))
    row->of_case = hut_reader_get (reader, &hut_kind_case, &id, &failed);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
count_photos (HutReader *reader, HutFindingRow *row, GError **error)
{
  g_autoptr (GPtrArray) photos = NULL;

  if (row->record->kind != &hut_kind_finding)
    return TRUE;
  photos = hut_reader_parts_of (reader, &hut_kind_attachment, &hut_kind_finding, &row->record->id,
                                error);
  if (photos == NULL)
    return FALSE;
  row->n_photos = photos->len;
  row->before_and_after = hut_finding_has_before_and_after (photos);
  return TRUE;
}

/* Takes over @record. */
static HutFindingRow *
new_row (HutReader *reader, HutRecord *record, GHashTable *places, GError **error)
{
  g_autoptr (HutFindingRow) row = g_new0 (HutFindingRow, 1);

  row->record = record;
  row->place = dup_place (places, record);
  row->person = dup_person (reader, record);
  if (!read_case (reader, row, error) || !count_photos (reader, row, error))
    return NULL;
  row->stand = hut_stand_of (record, row->of_case);
  return g_steal_pointer (&row);
}

static GPtrArray *
read_rows (HutReader *reader, const HutKind *kind, const char *where, const HutFindingAsk *ask,
           GError **error)
{
  g_autoptr (GHashTable) places = read_places (reader, error);
  sqlite3_stmt *statement = places != NULL ? prepare (reader, kind, where, error) : NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_finding_row_free);

  if (statement == NULL)
    return NULL;
  hut_db_bind_text (statement, 1, ask->route);
  hut_db_bind_text (statement, 2, ask->lane);
  if (ask->patrol != NULL)
    hut_db_bind_uid (statement, 3, ask->patrol);
  sqlite3_bind_int64 (statement, 4, ask->limit);
  records = hut_reader_records (reader, statement, kind, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      HutFindingRow *row = new_row (reader, hut_record_copy (records->pdata[i]), places, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return records != NULL ? g_steal_pointer (&rows) : NULL;
}

static GPtrArray *
read_as_one (HutReader *reader, const HutKind *kind, const char *where, const HutFindingAsk *ask,
             GError **error)
{
  GPtrArray *rows;

  if (!hut_reader_begin (reader, error))
    return NULL;
  rows = read_rows (reader, kind, where, ask, error);
  hut_reader_end (reader);
  return rows;
}

GPtrArray *
hut_reader_findings (HutReader *reader, const HutFindingAsk *ask, GError **error)
{
  return read_as_one (reader, &hut_kind_finding, FINDINGS[ask->which], ask, error);
}

GPtrArray *
hut_reader_visits (HutReader *reader, const HutFindingAsk *ask, GError **error)
{
  return read_as_one (reader, &hut_kind_visit, VISITS[ask->which], ask, error);
}

HutFindingRow *
hut_reader_finding (HutReader *reader, const HutKind *kind, const HutUid *id, GError **error)
{
  HutRecord *record = hut_reader_get (reader, kind, id, error);
  g_autoptr (GHashTable) places = record != NULL ? read_places (reader, error) : NULL;

  if (places != NULL)
    return new_row (reader, record, places, error);
  g_clear_pointer (&record, hut_record_free);
  return NULL;
}

gboolean
hut_reader_count_open (HutReader *reader, const HutKind *kind, guint *n, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (
      reader->db, kind == &hut_kind_finding ? SQL_OPEN_FINDINGS : SQL_OPEN_VISITS, error);
  gboolean row;

  *n = 0;
  if (statement == NULL || !hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  if (row)
    *n = (guint)sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}
