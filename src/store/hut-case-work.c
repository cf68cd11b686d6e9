/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Work on a case: what is on record of it, for the writer and for readers, and
 * the plan of an act as a write. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-work.h"

#include "store/hut-reader-private.h"

/* clang-format off */
/* The newest of a case's events, in the order in which they came here: no case has more that
 * matter. */
static const char SQL_EVENTS[] =
  "WHERE r.id IN (SELECT id FROM events WHERE \"case\" = ?1 ORDER BY id DESC LIMIT 2000) "
  "AND r.staged NOT IN (SELECT id FROM staging) ORDER BY r.id";
static const char SQL_OTHERS[] = "WHERE r.\"case\" = ?1 LIMIT 2000";
static const char SQL_DONE_MATTER[] =
  "SELECT m.uid FROM cases c JOIN matters m ON m.uid = c.matter "
  "WHERE c.uid = ?1 AND m.state = 'done' AND m.void_reason IS NULL";
/* clang-format on */

typedef void (*NoteFunc) (HutCaseFacts *facts, const HutRecord *record);

static gboolean
note_each (HutDb *db, const HutKind *kind, const char *where, const HutUid *id, NoteFunc note,
           HutCaseFacts *facts, GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (kind), where, NULL);
  sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  while (hut_db_step (db, statement, &row, error))
    {
      g_autoptr (HutRecord) record = NULL;

      if (!row)
        return TRUE;
      record = hut_rows_read (db, statement, NULL, kind, error);
      if (record == NULL)
        break;
      note (facts, record);
    }
  sqlite3_reset (statement);
  return FALSE;
}

static gboolean
note_matter (HutDb *db, const HutUid *id, HutCaseFacts *facts, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_DONE_MATTER, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  if (!hut_db_step (db, statement, &row, error))
    return FALSE;
  if (row)
    facts->done_matter = hut_db_column_uid (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
hut_case_facts_read (HutDb *db, const HutUid *id, HutCaseFacts *facts, GError **error)
{
  *facts = (HutCaseFacts){ 0 };
  return note_each (db, &hut_kind_event, SQL_EVENTS, id, hut_case_facts_add_event, facts, error) &&
         note_each (db, &hut_kind_task, SQL_OTHERS, id, hut_case_facts_add_task, facts, error) &&
         note_each (db, &hut_kind_mediation, SQL_OTHERS, id, hut_case_facts_add_mediation, facts,
                    error) &&
         note_matter (db, id, facts, error);
}

gboolean
hut_reader_case_facts (HutReader *reader, const HutUid *id, HutCaseFacts *facts, GError **error)
{
  return hut_case_facts_read (reader->db, id, facts, error);
}

static void
set_all (HutWrite *write, GPtrArray *names, GArray *values)
{
  for (guint i = 0; i < names->len; i++)
    hut_write_set (write, names->pdata[i], hut_value_copy (&g_array_index (values, HutValue, i)));
}

static void
write_changes (HutWrite *write, const HutCasePlan *plan, gboolean of_matters)
{
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const HutActChange *change = plan->changes->pdata[i];

      if ((change->kind == &hut_kind_matter) != of_matters)
        continue;
      if (of_matters)
        hut_write_begin_group (write);
      hut_write_update (write, change->kind, &change->id);
      set_all (write, change->names, change->values);
    }
}

void
hut_write_case_plan (HutWrite *write, HutCasePlan *plan)
{
  g_autoptr (HutCasePlan) owned = plan;

  hut_write_begin_group (write);
  for (guint i = 0; i < plan->records->len; i++)
    hut_write_create (write, hut_record_copy (plan->records->pdata[i]));
  write_changes (write, plan, FALSE);
  if (plan->void_reason != NULL)
    hut_write_void (write, &hut_kind_case, &plan->id, plan->void_reason);
  else if (plan->names->len > 0)
    hut_write_update (write, &hut_kind_case, &plan->id);
  else
    return;
  set_all (write, plan->names, plan->values);
  hut_write_expect (write, "state", hut_value_text (plan->seen));
  /* Whoever opened the matter before does not hold up the case. */
  write_changes (write, plan, TRUE);
}
