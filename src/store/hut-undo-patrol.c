/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Undoing what put a patrol right, or took it back, after it was entered again. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-undo-patrol.h"

#include "domain/hut-kind.h"
#include "domain/hut-patrol-again.h"
#include "domain/hut-roster.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* Nobody puts one patrol right that often. */
#define COURSE_MAX 200

/* clang-format off */
/* ?1 what comes back, ?2 what is undone, ?3 person, ?4 began_at, ?5 lane, ?6 grid */
static const char SQL_STANDS[] =
  "SELECT 1 FROM patrols r WHERE r.person = ?3 AND r.began_at = ?4 AND r.lane IS ?5"
  " AND r.grid IS ?6 AND r.uid <> ?1 AND r.uid <> ?2 AND r.taken_back IS NOT 1"
  " AND NOT EXISTS (SELECT 1 FROM patrols p WHERE p.replaces = r.uid AND p.uid <> ?2) LIMIT 1";
static const char SQL_THERE[] = "SELECT 1 FROM patrols WHERE uid = ?1";
/* clang-format on */

static gboolean
step (HutDb *db, sqlite3_stmt *statement, gboolean *found, GError **error)
{
  if (!hut_db_step (db, statement, found, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
another_stands (HutDb *db, const HutRecord *back, const HutRecord *present, gboolean *found,
                GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_STANDS, error);
  HutUid person = hut_roster_uid (back, "person");

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &back->id);
  hut_db_bind_uid (statement, 2, &present->id);
  hut_db_bind_uid (statement, 3, &person);
  sqlite3_bind_int64 (statement, 4, hut_record_get_int (back, "began_at", 0));
  hut_db_bind_text (statement, 5, hut_record_get_text (back, "lane"));
  hut_db_bind_text (statement, 6, hut_record_get_text (back, "grid"));
  return step (db, statement, found, error);
}

/* The first of what @record puts right; NULL and no error where it is not on this disk. */
static HutRecord *
read_first (HutDb *db, HutVault *vault, const HutRecord *record, GError **error)
{
  g_autoptr (HutRecord) first = hut_record_copy (record);

  for (guint n = 0; n < COURSE_MAX; n++)
    {
      HutUid id = hut_roster_uid (first, "replaces");
      HutRecord *before;

      if (hut_uid_is_nil (&id))
        return g_steal_pointer (&first);
      before = hut_rows_get (db, vault, &hut_kind_patrol, &id, error);
      if (before == NULL)
        return NULL;
      hut_record_free (first);
      first = before;
    }
  return NULL;
}

/* Also one that was taken back in its turn: the server takes it only while @back does not stand. */
static gboolean
next_is_there (HutDb *db, HutVault *vault, const char *stream, const HutRecord *back,
               gboolean *found, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) first = read_first (db, vault, back, &failed);
  HutUid person, id;
  sqlite3_stmt *statement;
  guint before;

  *found = FALSE;
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (first == NULL || hut_roster_place (first) == NULL || !hut_patrol_is_like (first, back))
    return TRUE;
  before = hut_patrol_before (stream, first) + 1;
  if (before > HUT_PATROL_AGAIN_MOST)
    return TRUE;
  person = hut_roster_uid (first, "person");
  id = hut_patrol_id_again (stream, hut_roster_place (first), &person,
                            hut_record_get_int (first, "began_at", 0), before);
  statement = hut_db_statement (db, SQL_THERE, error);
  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &id);
  return step (db, statement, found, error);
}

gboolean
hut_undo_patrol_check (HutDb *db, HutVault *vault, const char *stream, const HutRecord *present,
                       GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) back = NULL;
  gboolean found = FALSE;
  HutUid id;

  if (present->kind != &hut_kind_patrol)
    return TRUE;
  id = hut_roster_uid (present, "replaces");
  if (hut_uid_is_nil (&id))
    return TRUE;
  back = hut_rows_get (db, vault, &hut_kind_patrol, &id, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (back == NULL)
    return TRUE;
  if (!another_stands (db, back, present, &found, error) ||
      (!found && !next_is_there (db, vault, stream, back, &found, error)))
    return FALSE;
  if (!found)
    return TRUE;
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                       _ ("This patrol was entered again since: both would count. Undo that first, "
                          "or leave it as it is."));
  return FALSE;
}
