/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* People, schedules, ratings and what was handed up, by index. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-duties.h"

#include "domain/hut-shift-plan.h"
#include "hut-config.h"
#include "store/hut-reader-private.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
#define SHOWN " r.staged NOT IN (SELECT id FROM staging)"

static const char SQL_PERSON[] = "SELECT name, available, consent_name FROM persons WHERE uid = ?1";
static const char VOID_SHIFTS[] =
  "WHERE r.day >= ?1 AND r.day < ?2 AND r.void_reason IS NOT NULL AND" SHOWN " ORDER BY r.id";
static const char RATINGS[] =
  "WHERE r.month = ?1 AND" SHOWN " ORDER BY r.lane, r.id";
static const char RATINGS_OF[] =
  "WHERE r.lane = ?2 AND r.month = ?1 AND" SHOWN " ORDER BY r.id";
static const char HANDED_UP[] =
  "WHERE r.route = 'up' AND r.void_reason IS NULL AND (r.\"at\" >= ?1 OR r.state = 'open') AND"
  SHOWN " ORDER BY r.\"at\", r.id";
static const char SQL_CASE[] = "SELECT number, state FROM cases WHERE uid = ?1";
static const char SIGNUPS[] =
  "WHERE r.activity = ?1 AND r.void_reason IS NULL AND" SHOWN " ORDER BY r.\"at\", r.id";
static const char SQL_SIGNUP_COUNTS[] =
  "SELECT r.activity, count(*) FROM signups r WHERE r.state IN ('signed', 'came') "
  "AND r.void_reason IS NULL AND" SHOWN " GROUP BY r.activity";
static const char PERSON[] = "WHERE r.uid = ?1";
/* clang-format on */

static sqlite3_stmt *
prepare (HutReader *reader, const HutKind *kind, const char *where, GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (kind), where, NULL);

  return hut_db_statement (reader->db, g_intern_string (sql), error);
}

/* ---- People ---- */

void
hut_roster_people_free (HutRosterPeople *people)
{
  g_hash_table_unref (people->names);
  g_hash_table_unref (people->available);
  g_hash_table_unref (people->consented);
  g_free (people);
}

static gboolean
read_person (HutReader *reader, HutRosterPeople *people, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement;
  g_autofree char *available = NULL;
  gboolean row;

  if (hut_uid_is_nil (id) || g_hash_table_contains (people->names, id))
    return TRUE;
  statement = hut_db_statement (reader->db, SQL_PERSON, error);
  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  if (!hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  g_hash_table_insert (people->names, g_memdup2 (id, sizeof *id), hut_db_dup_text (statement, 0));
  available = hut_db_dup_text (statement, 1);
  if (available != NULL)
    g_hash_table_insert (people->available, g_memdup2 (id, sizeof *id),
                         GUINT_TO_POINTER (hut_shift_days (available)));
  if (sqlite3_column_int (statement, 2) != 0)
    g_hash_table_add (people->consented, g_memdup2 (id, sizeof *id));
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
read_people (HutReader *reader, HutRosterPeople *people, GPtrArray *records, const char *field,
             GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      const HutRecord *record = records->pdata[i];
      HutUid id;

      if (hut_kind_field (record->kind, field) == NULL)
        continue;
      id = hut_roster_uid (record, field);
      if (!read_person (reader, people, &id, error))
        return FALSE;
    }
  return TRUE;
}

HutRosterPeople *
hut_reader_roster_people (HutReader *reader, const HutRoster *roster, GError **error)
{
  g_autoptr (HutRosterPeople) people = g_new0 (HutRosterPeople, 1);
  GPtrArray *const lists[] = { roster->roles, roster->patrols, roster->checks, roster->ratings,
                               roster->shifts };

  people->names = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, g_free);
  people->available = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
  people->consented = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
  if (!read_people (reader, people, roster->places, "chief", error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!read_people (reader, people, lists[i], "person", error))
      return NULL;
  return g_steal_pointer (&people);
}

const char *
hut_roster_people_name (const HutRosterPeople *people, const HutUid *person)
{
  const char *name = g_hash_table_lookup (people->names, person);

  return name != NULL ? name : _ ("somebody unknown");
}

/* ---- Schedules and ratings ---- */

GPtrArray *
hut_reader_void_shifts (HutReader *reader, HutTime from, HutTime until, GError **error)
{
  sqlite3_stmt *statement = prepare (reader, &hut_kind_shift, VOID_SHIFTS, error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, from);
  sqlite3_bind_int64 (statement, 2, until);
  return hut_reader_records (reader, statement, &hut_kind_shift, error);
}

GPtrArray *
hut_reader_ratings (HutReader *reader, const char *month, const char *lane, GError **error)
{
  sqlite3_stmt *statement =
      prepare (reader, &hut_kind_rating, lane != NULL ? RATINGS_OF : RATINGS, error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_text (statement, 1, month);
  if (lane != NULL)
    hut_db_bind_text (statement, 2, lane);
  return hut_reader_records (reader, statement, &hut_kind_rating, error);
}

/* ---- What was handed up ---- */

static void
handed_up_free (gpointer data)
{
  HutHandedUp *handed = data;

  hut_record_free (handed->finding);
  g_free (handed->case_number);
  g_free (handed->case_state);
  g_free (handed);
}

static gboolean
read_case (HutReader *reader, HutHandedUp *handed, GError **error)
{
  HutUid id = hut_roster_uid (handed->finding, "case");
  sqlite3_stmt *statement;
  gboolean row;

  if (hut_uid_is_nil (&id))
    return TRUE;
  statement = hut_db_statement (reader->db, SQL_CASE, error);
  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &id);
  if (!hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  handed->case_number = hut_db_dup_text (statement, 0);
  handed->case_state = hut_db_dup_text (statement, 1);
  sqlite3_reset (statement);
  return TRUE;
}

GPtrArray *
hut_reader_handed_up (HutReader *reader, HutTime since, GError **error)
{
  g_autoptr (GPtrArray) handed = g_ptr_array_new_with_free_func (handed_up_free);
  g_autoptr (GPtrArray) findings = NULL;
  sqlite3_stmt *statement = prepare (reader, &hut_kind_finding, HANDED_UP, error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, since);
  findings = hut_reader_records (reader, statement, &hut_kind_finding, error);
  if (findings == NULL)
    return NULL;
  for (guint i = 0; i < findings->len; i++)
    {
      HutHandedUp *one = g_new0 (HutHandedUp, 1);

      one->finding = hut_record_copy (findings->pdata[i]);
      g_ptr_array_add (handed, one);
      if (!read_case (reader, one, error))
        return NULL;
    }
  return g_steal_pointer (&handed);
}

/* ---- Who signed up ---- */

static void
signed_up_free (gpointer data)
{
  HutSignedUp *one = data;

  hut_record_free (one->signup);
  g_clear_pointer (&one->person, hut_record_free);
  g_free (one);
}

HutRecord *
hut_reader_bare_person (HutReader *reader, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement = prepare (reader, &hut_kind_person, PERSON, error);
  HutRecord *person = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  if (hut_db_step (reader->db, statement, &row, error) && row)
    person = hut_rows_read (reader->db, statement, NULL, &hut_kind_person, error);
  sqlite3_reset (statement);
  return person;
}

GPtrArray *
hut_reader_signed_up (HutReader *reader, const HutUid *activity, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (signed_up_free);
  g_autoptr (GPtrArray) signups = NULL;
  sqlite3_stmt *statement = prepare (reader, &hut_kind_signup, SIGNUPS, error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, activity);
  signups = hut_reader_records (reader, statement, &hut_kind_signup, error);
  for (guint i = 0; signups != NULL && i < signups->len; i++)
    {
      HutSignedUp *one = g_new0 (HutSignedUp, 1);
      HutUid person = hut_roster_uid (signups->pdata[i], "person");
      GError *failed = NULL;

      one->signup = hut_record_copy (signups->pdata[i]);
      one->person = hut_reader_bare_person (reader, &person, &failed);
      g_ptr_array_add (list, one);
      if (failed == NULL)
        continue;
      g_propagate_error (error, failed);
      return NULL;
    }
  return signups != NULL ? g_steal_pointer (&list) : NULL;
}

GHashTable *
hut_reader_signup_counts (HutReader *reader, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_SIGNUP_COUNTS, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutUid activity;

      if (!row)
        return g_steal_pointer (&counts);
      activity = hut_db_column_uid (statement, 0);
      g_hash_table_insert (counts, g_memdup2 (&activity, sizeof activity),
                           GUINT_TO_POINTER ((guint)sqlite3_column_int (statement, 1)));
    }
  return NULL;
}
