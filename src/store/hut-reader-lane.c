/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All of one lane or grid, by index. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-lane.h"

#include "store/hut-reader-private.h"
#include "store/hut-reader-roster.h"

#define MOST 200 /* of findings, and of visits */
#define PHOTOGRAPHS_MOST 2000

/* clang-format off */
#define SHOWN " r.staged NOT IN (SELECT id FROM staging)"
#define LIVE " r.void_reason IS NULL AND" SHOWN

/* ?1 the code, ?2 from, ?3 until, ?4 at most */
static const char PLACE[] = "WHERE r.code = ?1 AND" LIVE " LIMIT 1";
static const char PROFILE[] = "WHERE r.lane = ?1 AND" LIVE " LIMIT 1";
static const char GRID_ROLES[] = "WHERE r.grid = ?1 AND" LIVE " ORDER BY r.id";
static const char GRID_PATROLS[] =
  "WHERE (r.grid = ?1 AND (r.began_at >= ?2 AND r.began_at < ?3 OR r.replaces IS NOT NULL) "
  "OR r.replaces IN (SELECT p.uid FROM patrols p WHERE p.grid = ?1)) AND" SHOWN
  " ORDER BY r.began_at, r.id";
static const char LANE_FINDINGS[] =
  "WHERE r.lane = ?1 AND r.state = 'open' AND" LIVE " ORDER BY r.\"at\" DESC, r.id DESC LIMIT ?4";
static const char GRID_FINDINGS[] =
  "WHERE r.grid = ?1 AND r.state = 'open' AND" LIVE " ORDER BY r.\"at\" DESC, r.id DESC LIMIT ?4";
static const char VISITS[] =
  "WHERE r.lane = ?1 AND" LIVE " ORDER BY r.\"at\" DESC, r.id DESC LIMIT ?4";
static const char PHOTOGRAPHS[] =
  "WHERE r.lane_check IN (SELECT c.uid FROM lane_checks c WHERE c.lane = ?1 AND c.\"at\" >= ?2)"
  " AND" LIVE " ORDER BY r.\"at\", r.uid LIMIT ?4";
/* clang-format on */

typedef struct
{
  HutReader *reader;
  const char *code;
  HutTime from, until;
  guint most;
} Ask;

/* Nothing personal is opened. */
static gboolean
read_list (const Ask *ask, const HutKind *kind, const char *where, GPtrArray *records,
           GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (kind), where, NULL);
  sqlite3_stmt *statement = hut_db_statement (ask->reader->db, g_intern_string (sql), error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  /* What a statement has no place for is not taken. */
  hut_db_bind_text (statement, 1, ask->code);
  sqlite3_bind_int64 (statement, 2, ask->from);
  sqlite3_bind_int64 (statement, 3, ask->until);
  sqlite3_bind_int64 (statement, 4, ask->most);
  while (hut_db_step (ask->reader->db, statement, &row, error))
    {
      HutRecord *record =
          row ? hut_rows_read (ask->reader->db, statement, NULL, kind, error) : NULL;

      if (!row)
        return TRUE;
      if (record == NULL)
        break;
      g_ptr_array_add (records, record);
    }
  sqlite3_reset (statement);
  return FALSE;
}

static gboolean
read_one (const Ask *ask, const HutKind *kind, const char *where, HutRecord **record,
          GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  if (!read_list (ask, kind, where, found, error))
    return FALSE;
  *record = found->len > 0 ? g_ptr_array_steal_index (found, 0) : NULL;
  return TRUE;
}

/* ---- Names ---- */

GHashTable *
hut_reader_names_of (HutReader *reader, GHashTable *ids)
{
  GHashTable *names = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      char *name = hut_reader_person_name (reader, id);

      if (name != NULL)
        g_hash_table_insert (names, g_memdup2 (id, sizeof (HutUid)), name);
    }
  return names;
}

static void
add_id (GHashTable *ids, const HutRecord *record, const char *field)
{
  HutUid id = hut_roster_uid (record, field);

  if (!hut_uid_is_nil (&id))
    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static GHashTable *
read_names (HutReader *reader, const HutLaneSight *sight)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
  GPtrArray *lists[] = { sight->roster->roles, sight->roster->patrols, sight->roster->checks,
                         sight->findings, sight->visits };

  if (sight->place != NULL && sight->place->kind == &hut_kind_lane)
    add_id (ids, sight->place, "chief");
  for (gsize k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; i < lists[k]->len; i++)
      add_id (ids, lists[k]->pdata[i], "person");
  return hut_reader_names_of (reader, ids);
}

const char *
hut_lane_sight_name (const HutLaneSight *sight, const HutRecord *record, const char *field)
{
  HutUid id = hut_roster_uid (record, field);

  return hut_uid_is_nil (&id) ? NULL : g_hash_table_lookup (sight->names, &id);
}

/* ---- Photographs ---- */

static const HutRecord *
find_check (GPtrArray *checks, const HutUid *id)
{
  for (guint i = 0; i < checks->len; i++)
    if (hut_uid_equal (&((HutRecord *)checks->pdata[i])->id, id))
      return checks->pdata[i];
  return NULL;
}

GPtrArray *
hut_lane_sight_photographs (const HutLaneSight *sight, const HutRecord *check, const char *item)
{
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *checks =
      check->kind == &hut_kind_patrol ? sight->roster->patrols : sight->roster->checks;

  /* No chain is longer than there are checks, whatever somebody sent. */
  for (guint steps = 0; check != NULL && steps <= checks->len; steps++)
    {
      HutUid replaced = hut_roster_uid (check, "replaces");

      for (guint i = 0; i < sight->photographs->len; i++)
        {
          HutRecord *photograph = sight->photographs->pdata[i];
          HutUid of = hut_roster_uid (photograph, "lane_check");

          if (hut_uid_equal (&of, &check->id) &&
              (item == NULL || g_strcmp0 (hut_record_get_text (photograph, "item"), item) == 0))
            g_ptr_array_add (found, photograph);
        }
      check = hut_uid_is_nil (&replaced) ? NULL : find_check (checks, &replaced);
    }
  return found;
}

/* ---- The sight ---- */

static gboolean
read_lane (const Ask *ask, HutLaneSight *sight, GError **error)
{
  Ask old = *ask;
  HutRosterAsk roster = { .from = ask->from, .until = ask->until, .lane = ask->code };

  old.from = ask->until - HUT_ROSTER_CHECK_DAYS * HUT_TIME_DAY;
  old.most = PHOTOGRAPHS_MOST;
  sight->roster = hut_reader_roster (ask->reader, &roster, error);
  return sight->roster != NULL &&
         read_one (ask, &hut_kind_lane_profile, PROFILE, &sight->profile, error) &&
         read_list (ask, &hut_kind_finding, LANE_FINDINGS, sight->findings, error) &&
         read_list (ask, &hut_kind_visit, VISITS, sight->visits, error) &&
         read_list (&old, &hut_kind_attachment, PHOTOGRAPHS, sight->photographs, error);
}

static gboolean
read_grid (const Ask *ask, HutLaneSight *sight, GError **error)
{
  sight->roster = hut_roster_new ();
  if (sight->place != NULL)
    g_ptr_array_add (sight->roster->places, hut_record_copy (sight->place));
  return read_list (ask, &hut_kind_role, GRID_ROLES, sight->roster->roles, error) &&
         read_list (ask, &hut_kind_patrol, GRID_PATROLS, sight->roster->patrols, error) &&
         read_list (ask, &hut_kind_finding, GRID_FINDINGS, sight->findings, error);
}

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
}

HutLaneSight *
hut_reader_lane (HutReader *reader, const char *code, gboolean grid, HutTime now, GError **error)
{
  g_autoptr (HutLaneSight) sight = g_new0 (HutLaneSight, 1);
  Ask ask = { reader, code, now - HUT_LANE_PATROL_DAYS * HUT_TIME_DAY, now + 1, MOST };

  sight->findings = new_records ();
  sight->visits = new_records ();
  sight->photographs = new_records ();
  if (!read_one (&ask, grid ? &hut_kind_grid : &hut_kind_lane, PLACE, &sight->place, error) ||
      !(grid ? read_grid : read_lane) (&ask, sight, error))
    return NULL;
  sight->names = read_names (reader, sight);
  return g_steal_pointer (&sight);
}

void
hut_lane_sight_free (HutLaneSight *sight)
{
  g_clear_pointer (&sight->place, hut_record_free);
  g_clear_pointer (&sight->profile, hut_record_free);
  g_clear_pointer (&sight->roster, hut_roster_free);
  g_clear_pointer (&sight->findings, g_ptr_array_unref);
  g_clear_pointer (&sight->visits, g_ptr_array_unref);
  g_clear_pointer (&sight->photographs, g_ptr_array_unref);
  g_clear_pointer (&sight->names, g_hash_table_unref);
  g_free (sight);
}
