/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All that is on record of one person. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-person-dossier.h"

#include "store/hut-reader-people.h"
#include "store/hut-reader-private.h"
#include "store/hut-reader-roster.h"

/* clang-format off */
#define SHOWN(of) of ".void_reason IS NULL AND " of ".staged NOT IN (SELECT id FROM staging)"

static const char FOLLOWED[] =
  "WHERE r.lane IN (SELECT o.lane FROM roles o WHERE o.person = ?1 AND o.code = 'lane-chief' AND "
  SHOWN ("o") " AND r.\"at\" >= coalesce(o.\"from\", 0) "
  "AND r.\"at\" < coalesce(o.\"until\", 9223372036854775807)) AND " SHOWN ("r") " ORDER BY r.id";
static const char SQL_STATE[] = "SELECT state FROM cases WHERE uid = ?1";
static const char SQL_TITLE[] = "SELECT title FROM activities WHERE uid = ?1";
static const char SQL_CHECK_INS[] =
  "SELECT count(*) FROM check_ins r WHERE r.person = ?1 AND " SHOWN ("r");
/* clang-format on */

void
hut_person_dossier_free (HutPersonDossier *dossier)
{
  g_clear_pointer (&dossier->person, hut_record_free);
  g_clear_pointer (&dossier->roles, g_ptr_array_unref);
  g_clear_pointer (&dossier->services, g_ptr_array_unref);
  g_clear_pointer (&dossier->patrols, g_ptr_array_unref);
  g_clear_pointer (&dossier->findings, g_ptr_array_unref);
  g_clear_pointer (&dossier->checks, g_ptr_array_unref);
  g_clear_pointer (&dossier->visits, g_ptr_array_unref);
  g_clear_pointer (&dossier->ratings, g_ptr_array_unref);
  g_clear_pointer (&dossier->followed, g_ptr_array_unref);
  g_clear_pointer (&dossier->cases, g_hash_table_unref);
  g_clear_pointer (&dossier->places, g_hash_table_unref);
  g_clear_pointer (&dossier->lanes, g_hash_table_unref);
  g_clear_pointer (&dossier->titles, g_hash_table_unref);
  g_free (dossier);
}

/* ---- Reading ---- */

static GPtrArray *
read_followed (HutReader *reader, const HutUid *id, GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (&hut_kind_finding), FOLLOWED, NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  return hut_reader_records (reader, statement, &hut_kind_finding, error);
}

static gboolean
read_text (HutReader *reader, const char *sql, const HutUid *id, GHashTable *texts, GError **error)
{
  sqlite3_stmt *statement;
  gboolean row;
  char *text;

  if (hut_uid_is_nil (id) || g_hash_table_contains (texts, id))
    return TRUE;
  statement = hut_db_statement (reader->db, sql, error);
  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  if (!hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  text = hut_db_dup_text (statement, 0);
  sqlite3_reset (statement);
  g_hash_table_insert (texts, g_memdup2 (id, sizeof *id), text);
  return TRUE;
}

static gboolean
read_texts (HutReader *reader, const char *sql, GPtrArray *records, const char *field,
            GHashTable *texts, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      HutUid id = hut_roster_uid (records->pdata[i], field);

      if (!read_text (reader, sql, &id, texts, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_check_ins (HutPersonDossier *dossier, HutReader *reader, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_CHECK_INS, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &dossier->person->id);
  if (!hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  dossier->check_ins = row ? (guint)sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
read_all (HutPersonDossier *dossier, HutReader *reader, const HutUid *id, GError **error)
{
  struct
  {
    const HutKind *kind;
    GPtrArray **records;
  } lists[] = {
    { &hut_kind_service, &dossier->services }, { &hut_kind_patrol, &dossier->patrols },
    { &hut_kind_finding, &dossier->findings }, { &hut_kind_lane_check, &dossier->checks },
    { &hut_kind_visit, &dossier->visits },     { &hut_kind_rating, &dossier->ratings },
  };

  dossier->roles = hut_reader_roles_of (reader, id, error);
  if (dossier->roles == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      *lists[i].records = hut_reader_done_by (reader, lists[i].kind, id, error);
      if (*lists[i].records == NULL)
        return FALSE;
    }
  dossier->followed = read_followed (reader, id, error);
  dossier->places = dossier->followed != NULL ? hut_reader_place_names (reader, NULL, error) : NULL;
  dossier->lanes =
      dossier->places != NULL ? hut_reader_place_names (reader, &hut_kind_lane, error) : NULL;
  dossier->cases = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, g_free);
  dossier->titles = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, g_free);
  return dossier->lanes != NULL &&
         read_texts (reader, SQL_STATE, dossier->findings, "case", dossier->cases, error) &&
         read_texts (reader, SQL_STATE, dossier->followed, "case", dossier->cases, error) &&
         read_texts (reader, SQL_TITLE, dossier->services, "activity", dossier->titles, error) &&
         read_check_ins (dossier, reader, error);
}

HutPersonDossier *
hut_person_dossier_read (HutReader *reader, const HutUid *id, HutTime now, GError **error)
{
  g_autoptr (HutPersonDossier) dossier = g_new0 (HutPersonDossier, 1);
  gboolean read;

  dossier->now = now;
  if (!hut_reader_begin (reader, error))
    return NULL;
  dossier->person = hut_reader_get (reader, &hut_kind_person, id, error);
  read = dossier->person != NULL && hut_record_get_text (dossier->person, "void_reason") == NULL &&
         read_all (dossier, reader, id, error);
  hut_reader_end (reader);
  return read ? g_steal_pointer (&dossier) : NULL;
}

/* ---- What it says ---- */

guint
hut_person_dossier_done (const HutPersonDossier *dossier)
{
  return dossier->services->len + dossier->patrols->len + dossier->findings->len +
         dossier->checks->len + dossier->visits->len + dossier->ratings->len + dossier->check_ins;
}

const char *
hut_person_dossier_place (const HutPersonDossier *dossier, const char *code)
{
  const char *name = code != NULL ? g_hash_table_lookup (dossier->places, code) : NULL;

  return name != NULL ? name : code;
}

const char *
hut_person_dossier_case_state (const HutPersonDossier *dossier, const HutRecord *finding)
{
  HutUid id = hut_roster_uid (finding, "case");

  return hut_uid_is_nil (&id) ? NULL : g_hash_table_lookup (dossier->cases, &id);
}

const char *
hut_person_dossier_activity (const HutPersonDossier *dossier, const HutRecord *service)
{
  HutUid id = hut_roster_uid (service, "activity");

  return hut_uid_is_nil (&id) ? NULL : g_hash_table_lookup (dossier->titles, &id);
}

static void
add_place (GArray *places, const char *code, HutTime at)
{
  HutPersonPlace place = { code, at, 1 };

  if (code == NULL || at == 0)
    return;
  for (guint i = 0; i < places->len; i++)
    {
      HutPersonPlace *known = &g_array_index (places, HutPersonPlace, i);

      if (!g_str_equal (known->place, code))
        continue;
      known->last = MAX (known->last, at);
      known->times++;
      return;
    }
  g_array_append_val (places, place);
}

static void
add_places (GArray *places, GPtrArray *records, const char *when)
{
  g_autoptr (GPtrArray) standing = hut_roster_standing (records);

  for (guint i = 0; i < standing->len; i++)
    add_place (places, hut_roster_place (standing->pdata[i]),
               hut_record_get_int (standing->pdata[i], when, 0));
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const HutPersonPlace *first = a, *second = b;

  return (first->last < second->last) - (first->last > second->last);
}

GArray *
hut_person_dossier_places (const HutPersonDossier *dossier)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (HutPersonPlace));

  add_places (places, dossier->patrols, "began_at");
  add_places (places, dossier->checks, "at");
  g_array_sort (places, compare_places);
  return places;
}

HutVolunteerRecord
hut_person_dossier_record (const HutPersonDossier *dossier, const HutRosterMeasures *measures)
{
  return hut_volunteer_record (&dossier->person->id, dossier->services, dossier->patrols,
                               dossier->findings, measures, 0, G_MAXINT64);
}
