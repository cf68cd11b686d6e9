/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The roster and its people, by index. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-roster.h"

#include "store/hut-reader-private.h"

#include <string.h>

/* clang-format off */
#define SHOWN " r.staged NOT IN (SELECT id FROM staging)"
#define LIVE " r.void_reason IS NULL AND" SHOWN

/* ?1 from, ?2 until, ?3 the lane or NULL, ?4 the first time of checks, ?5 the first month */
#define AT_LANE " AND (?3 IS NULL OR r.lane = ?3)"

static const char LANES[] = "WHERE (?3 IS NULL OR r.code = ?3) AND" LIVE " ORDER BY r.code";
static const char GRIDS[] = "WHERE" LIVE " ORDER BY r.code";
static const char ROLES[] =
  "WHERE r.code IN ('lane-chief', 'steward', 'grid-worker', 'assistant') AND" LIVE AT_LANE " ORDER BY r.id";
/* What puts a patrol right may say another time of it, and another lane. */
static const char PATROLS[] =
  "WHERE (r.began_at >= ?1 AND r.began_at < ?2 OR r.replaces IN "
  "(SELECT p.uid FROM patrols p WHERE p.began_at >= ?1 AND p.began_at < ?2)) "
  "AND (?3 IS NULL OR r.lane = ?3 OR r.replaces IN "
  "(SELECT p.uid FROM patrols p WHERE p.lane = ?3)) AND" SHOWN
  " ORDER BY r.began_at, r.id";
static const char CHECKS[] =
  "WHERE r.\"at\" >= ?4 AND r.\"at\" < ?2 AND" SHOWN AT_LANE " ORDER BY r.\"at\", r.id";
static const char RATINGS[] = "WHERE r.month >= ?5 AND" LIVE AT_LANE " ORDER BY r.month, r.id";
static const char SHIFTS[] =
  "WHERE r.day >= ?1 AND r.day < ?2 AND" LIVE AT_LANE " ORDER BY r.day, r.id";

/* Chiefs who are here no more; who was struck off never was. */
static const char SQL_GONE[] =
  "SELECT p.uid, CASE WHEN p.void_reason IS NULL THEN p.left_at ELSE 0 END FROM persons p "
  "WHERE (p.left_at IS NOT NULL OR p.void_reason IS NOT NULL) AND p.uid IN "
  "(SELECT chief FROM lanes WHERE chief IS NOT NULL "
  "UNION SELECT person FROM roles WHERE code = 'lane-chief')";

/* ?1 the beginning, ?2 what is past all that begin so, ?3 limit */
static const char SQL_FIND[] =
  "SELECT r.uid, r.name, r.unit, r.community FROM persons r WHERE r.id IN "
  "(SELECT n.person FROM person_names n JOIN persons p ON p.id = n.person "
  "WHERE n.part >= ?1 AND n.part < ?2 AND p.void_reason IS NULL AND p.left_at IS NULL "
  "AND p.staged NOT IN (SELECT id FROM staging) LIMIT ?3) ORDER BY r.name, r.id";
static const char NAMED[] = "WHERE r.name = ?1 AND" LIVE " ORDER BY r.id";
static const char LANE_OF_CODE[] = "WHERE r.code = ?1 AND" LIVE " ORDER BY r.id LIMIT 1";
static const char SQL_NAME[] = "SELECT name FROM persons WHERE uid = ?1";
static const char SQL_FIND_PERSON[] =
  "SELECT r.uid FROM persons r WHERE" LIVE " AND r.name = ?1 UNION "
  "SELECT r.uid FROM persons r WHERE" LIVE " AND ?2 IS NOT NULL AND lower(hex(r.uid)) LIKE ?2 LIMIT 2";
static const char ROLES_OF[] = "WHERE r.person = ?1 AND" LIVE " ORDER BY r.\"from\", r.id";
static const char SQL_FIND_ENTRY[] =
  "SELECT r.uid FROM entries r WHERE" LIVE " AND (r.title = ?1 OR lower(hex(r.uid)) LIKE ?2) LIMIT 2";
static const char RESOURCES[] =
  "WHERE r.list = 'resource' AND r.state = 'open' AND" LIVE " ORDER BY r.id";
static const char SKILLED[] =
  "WHERE r.skills IS NOT NULL AND r.left_at IS NULL AND" LIVE " ORDER BY r.id";
/* clang-format on */

static sqlite3_stmt *
prepare (HutReader *reader, const HutKind *kind, const char *where, GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (kind), where, NULL);

  return hut_db_statement (reader->db, g_intern_string (sql), error);
}

/* ---- The roster ---- */

static gboolean
read_list (HutReader *reader, const HutKind *kind, const char *where, const HutRosterAsk *ask,
           GPtrArray *records, GError **error)
{
  sqlite3_stmt *statement = prepare (reader, kind, where, error);
  HutTime first = ask->until - HUT_ROSTER_CHECK_DAYS * HUT_TIME_DAY;
  g_autofree char *month = hut_time_format (first, hut_time_zone (NULL), "%Y-%m");
  g_autoptr (GPtrArray) found = NULL;

  if (statement == NULL)
    return FALSE;
  /* What a statement has no place for is not taken. */
  sqlite3_bind_int64 (statement, 1, ask->from);
  sqlite3_bind_int64 (statement, 2, ask->until);
  hut_db_bind_text (statement, 3, ask->lane);
  sqlite3_bind_int64 (statement, 4, first);
  hut_db_bind_text (statement, 5, month);
  found = hut_reader_records (reader, statement, kind, error);
  if (found == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (records, g_steal_pointer (&found));
  return TRUE;
}

static gboolean
read_gone (HutReader *reader, HutRoster *roster, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_GONE, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutUid id;

      if (!row)
        return TRUE;
      id = hut_db_column_uid (statement, 0);
      hut_roster_add_gone (roster, &id, sqlite3_column_int64 (statement, 1));
    }
  return FALSE;
}

HutRoster *
hut_reader_chiefs (HutReader *reader, GError **error)
{
  g_autoptr (HutRoster) roster = hut_roster_new ();
  const HutRosterAsk ask = { 0 };

  if (!read_list (reader, &hut_kind_role, ROLES, &ask, roster->roles, error) ||
      !read_gone (reader, roster, error))
    return NULL;
  return g_steal_pointer (&roster);
}

HutRoster *
hut_reader_roster (HutReader *reader, const HutRosterAsk *ask, GError **error)
{
  g_autoptr (HutRoster) roster = hut_roster_new ();
  gboolean read;

  if (!hut_reader_begin (reader, error))
    return NULL;
  read = read_list (reader, &hut_kind_lane, LANES, ask, roster->places, error) &&
         (!ask->grids || read_list (reader, &hut_kind_grid, GRIDS, ask, roster->places, error)) &&
         read_list (reader, &hut_kind_role, ROLES, ask, roster->roles, error) &&
         read_gone (reader, roster, error) &&
         read_list (reader, &hut_kind_patrol, PATROLS, ask, roster->patrols, error) &&
         read_list (reader, &hut_kind_lane_check, CHECKS, ask, roster->checks, error) &&
         read_list (reader, &hut_kind_rating, RATINGS, ask, roster->ratings, error) &&
         read_list (reader, &hut_kind_shift, SHIFTS, ask, roster->shifts, error);
  hut_reader_end (reader);
  return read ? g_steal_pointer (&roster) : NULL;
}

/* ---- People ---- */

void
hut_person_row_free (HutPersonRow *row)
{
  g_free (row->name);
  g_free (row->unit);
  g_free (row->community);
  g_free (row);
}

/* As the parts of names are kept. */
static char *
fold (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = composed != NULL ? g_ascii_strdown (composed, -1) : g_strdup ("");

  return g_strdup (g_strstrip (folded));
}

GPtrArray *
hut_reader_find_people (HutReader *reader, const char *text, guint limit, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_person_row_free);
  g_autofree char *begin = fold (text);
  g_autofree char *end = g_strconcat (begin, "\xf4\x8f\xbf\xbf", NULL); /* U+10FFFF */
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_FIND, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  if (*begin == '\0')
    return g_steal_pointer (&rows);
  hut_db_bind_text (statement, 1, begin);
  hut_db_bind_text (statement, 2, end);
  sqlite3_bind_int64 (statement, 3, limit);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutPersonRow *person;

      if (!row)
        return g_steal_pointer (&rows);
      person = g_new0 (HutPersonRow, 1);
      person->id = hut_db_column_uid (statement, 0);
      person->name = hut_db_dup_text (statement, 1);
      person->unit = hut_db_dup_text (statement, 2);
      person->community = hut_db_dup_text (statement, 3);
      g_ptr_array_add (rows, person);
    }
  return NULL;
}

GPtrArray *
hut_reader_people_named (HutReader *reader, const char *name, GError **error)
{
  sqlite3_stmt *statement = prepare (reader, &hut_kind_person, NAMED, error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_text (statement, 1, name);
  return hut_reader_records (reader, statement, &hut_kind_person, error);
}

HutRecord *
hut_reader_lane_of_code (HutReader *reader, const char *code, GError **error)
{
  sqlite3_stmt *statement = prepare (reader, &hut_kind_lane, LANE_OF_CODE, error);
  g_autoptr (GPtrArray) lanes = NULL;

  if (statement == NULL)
    return NULL;
  hut_db_bind_text (statement, 1, code);
  lanes = hut_reader_records (reader, statement, &hut_kind_lane, error);
  return lanes != NULL && lanes->len > 0 ? hut_record_copy (lanes->pdata[0]) : NULL;
}

char *
hut_reader_person_name (HutReader *reader, const HutUid *id)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_NAME, NULL);
  char *name = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  if (hut_db_step (reader->db, statement, &row, NULL) && row)
    {
      name = hut_db_dup_text (statement, 0);
      sqlite3_reset (statement);
    }
  return name;
}

HutRecord *
hut_reader_find_person (HutReader *reader, const char *name, GError **error)
{
  return hut_reader_find_named (reader, &hut_kind_person, SQL_FIND_PERSON, name, error);
}

static GPtrArray *
read_of (HutReader *reader, const HutKind *kind, const char *where, const HutUid *id,
         GError **error)
{
  sqlite3_stmt *statement = prepare (reader, kind, where, error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  return hut_reader_records (reader, statement, kind, error);
}

GPtrArray *
hut_reader_roles_of (HutReader *reader, const HutUid *person, GError **error)
{
  return read_of (reader, &hut_kind_role, ROLES_OF, person, error);
}

GPtrArray *
hut_reader_done_by (HutReader *reader, const HutKind *kind, const HutUid *person, GError **error)
{
  gboolean may_be_void = hut_kind_field (kind, "void_reason") != NULL;

  return read_of (reader, kind,
                  may_be_void ? "WHERE r.person = ?1 AND" LIVE " ORDER BY r.id"
                              : "WHERE r.person = ?1 AND" SHOWN " ORDER BY r.id",
                  person, error);
}

/* ---- Lists ---- */

HutRecord *
hut_reader_find_entry (HutReader *reader, const char *name, GError **error)
{
  return hut_reader_find_named (reader, &hut_kind_entry, SQL_FIND_ENTRY, name, error);
}

/* A record without what is personal. */
static gboolean
read_bare (HutReader *reader, const HutKind *kind, const char *where, GPtrArray *records,
           GError **error)
{
  sqlite3_stmt *statement = prepare (reader, kind, where, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutRecord *record = row ? hut_rows_read (reader->db, statement, NULL, kind, error) : NULL;

      if (!row)
        return TRUE;
      if (record == NULL)
        break;
      g_ptr_array_add (records, record);
    }
  sqlite3_reset (statement);
  return FALSE;
}

GPtrArray *
hut_reader_match_sides (HutReader *reader, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  gboolean read;

  if (!hut_reader_begin (reader, error))
    return NULL;
  read = read_bare (reader, &hut_kind_entry, RESOURCES, records, error) &&
         read_bare (reader, &hut_kind_person, SKILLED, records, error);
  hut_reader_end (reader);
  return read ? g_steal_pointer (&records) : NULL;
}

gboolean
hut_roster_changed (HutChangeSet *changes)
{
  static const HutKind *const kinds[] = {
    &hut_kind_activity, &hut_kind_check_in, &hut_kind_entry,      &hut_kind_finding,
    &hut_kind_grid,     &hut_kind_lane,     &hut_kind_lane_check, &hut_kind_lane_profile,
    &hut_kind_match,    &hut_kind_patrol,   &hut_kind_person,     &hut_kind_rating,
    &hut_kind_role,     &hut_kind_service,  &hut_kind_shift,      &hut_kind_signup,
    &hut_kind_visit,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (hut_change_set_has_kind (changes, kinds[i]))
      return TRUE;
  return FALSE;
}
