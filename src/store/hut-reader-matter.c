/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Matters with what belongs to them, found by index. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-matter.h"

#include "domain/hut-mask.h"
#include "domain/hut-task.h"
#include "store/hut-reader-private.h"

/* clang-format off */
#define NOT_STAGED(alias) " " alias ".staged NOT IN (SELECT id FROM staging)"
#define DONE_STATES "('awaiting-call-back', 'closed', 'returned', 'void')"

#define LINES \
  "SELECT m.uid, m.title, m.lead, m.assignee, m.community, m.category, m.state, " \
  "count(c.id), coalesce(sum(c.state NOT IN " DONE_STATES "), 0), max(c.created_at), " \
  "(SELECT count(*) FROM tasks t WHERE t.matter = m.uid AND t.state <> 'done' " \
  "AND t.void_reason IS NULL) " \
  "FROM matters m LEFT JOIN cases c ON c.matter = m.uid AND c.state <> 'void' AND" \
  NOT_STAGED ("c") " WHERE m.void_reason IS NULL AND" NOT_STAGED ("m") " GROUP BY m.id "
#define ORDER "ORDER BY count(c.id) DESC, max(c.created_at) DESC, m.id LIMIT ?1"
#define IS_OPEN "(m.state IS NOT 'done' OR sum(c.state NOT IN " DONE_STATES ") > 0) "

static const char SQL_OPEN[] = LINES "HAVING " IS_OPEN ORDER;
static const char SQL_DONE[] = LINES "HAVING NOT " IS_OPEN ORDER;
static const char SQL_COUNT[] =
  "SELECT count(*) FROM matters m WHERE m.void_reason IS NULL AND (m.state IS NOT 'done' "
  "OR EXISTS (SELECT 1 FROM cases c WHERE c.matter = m.uid AND c.state NOT IN " DONE_STATES "))";

static const char SQL_FACTS[] =
  "SELECT (SELECT count(*) FROM cases c WHERE c.matter = ?1 AND c.state <> 'void' AND"
  NOT_STAGED ("c") "), "
  "(SELECT count(*) FROM cases c WHERE c.matter = ?1 AND c.state NOT IN " DONE_STATES " AND"
  NOT_STAGED ("c") "), "
  "(SELECT count(*) FROM tasks t WHERE t.matter = ?1 AND t.state <> 'done' "
  "AND t.void_reason IS NULL)";

static const char SQL_CASES[] =
  " WHERE r.matter = ?1 AND r.state <> 'void' AND" NOT_STAGED ("r")
  " ORDER BY r.created_at DESC, r.id DESC LIMIT ?2";
static const char SQL_TASKS[] =
  " WHERE r.matter = ?1 AND r.void_reason IS NULL AND" NOT_STAGED ("r")
  " ORDER BY r.state = 'done', r.due_at IS NULL, r.due_at, r.id LIMIT ?2";
static const char SQL_LINKS[] =
  "SELECT e.at, e.by, e.code, c.title FROM events e LEFT JOIN cases c ON c.uid = e.\"case\" "
  "WHERE e.other = ?1 AND e.code IN ('linked', 'unlinked') AND" NOT_STAGED ("e")
  " ORDER BY e.id DESC LIMIT 200";
/* clang-format on */

void
hut_matter_line_free (HutMatterLine *line)
{
  g_free (line->title);
  g_free (line->lead);
  g_free (line->assignee);
  g_free (line->community);
  g_free (line->category);
  g_free (line);
}

void
hut_matter_step_free (HutMatterStep *step)
{
  g_free (step->who);
  g_free (step->title);
  g_free (step->words);
  g_clear_pointer (&step->fields, json_object_unref);
  g_free (step);
}

void
hut_matter_dossier_free (HutMatterDossier *dossier)
{
  if (dossier == NULL)
    return;
  hut_record_free (dossier->matter);
  g_clear_pointer (&dossier->cases, g_ptr_array_unref);
  g_clear_pointer (&dossier->tasks, g_ptr_array_unref);
  g_clear_pointer (&dossier->steps, g_ptr_array_unref);
  g_free (dossier);
}

/* ---- The list ---- */

static HutMatterLine *
read_line (sqlite3_stmt *statement)
{
  HutMatterLine *line = g_new0 (HutMatterLine, 1);
  g_autoptr (HutRecord) matter = NULL;

  line->id = hut_db_column_uid (statement, 0);
  line->title = hut_db_dup_text (statement, 1);
  line->lead = hut_db_dup_text (statement, 2);
  line->assignee = hut_db_dup_text (statement, 3);
  line->community = hut_db_dup_text (statement, 4);
  line->category = hut_db_dup_text (statement, 5);
  line->facts.n_cases = (guint)sqlite3_column_int (statement, 7);
  line->facts.n_open = (guint)sqlite3_column_int (statement, 8);
  line->newest = sqlite3_column_int64 (statement, 9);
  line->facts.n_open_tasks = (guint)sqlite3_column_int (statement, 10);
  matter = hut_record_new (&hut_kind_matter, &line->id, NULL);
  hut_record_set_text (matter, "state", hut_db_column_text (statement, 6));
  line->standing = hut_matter_standing (matter, &line->facts);
  return line;
}

GPtrArray *
hut_reader_matters (HutReader *reader, HutMatters which, GCancellable *cancellable, GError **error)
{
  sqlite3_stmt *statement =
      hut_db_statement (reader->db, which == HUT_MATTERS_OPEN ? SQL_OPEN : SQL_DONE, error);
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_matter_line_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int (statement, 1, HUT_MATTERS_LIMIT);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&lines);
      g_ptr_array_add (lines, read_line (statement));
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
    }
  sqlite3_reset (statement);
  return NULL;
}

gboolean
hut_reader_count_matters (HutReader *reader, guint *n_open, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_COUNT, error);
  gboolean row;

  if (statement == NULL || !hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  *n_open = row ? (guint)sqlite3_column_int (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
hut_matter_facts_read (HutDb *db, const HutUid *id, HutMatterFacts *facts, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_FACTS, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  if (!hut_db_step (db, statement, &row, error))
    return FALSE;
  facts->n_cases = (guint)sqlite3_column_int (statement, 0);
  facts->n_open = (guint)sqlite3_column_int (statement, 1);
  facts->n_open_tasks = (guint)sqlite3_column_int (statement, 2);
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
hut_reader_matter_facts (HutReader *reader, const HutUid *id, HutMatterFacts *facts, GError **error)
{
  return hut_matter_facts_read (reader->db, id, facts, error);
}

/* ---- One whole ---- */

static GPtrArray *
read_records (HutReader *reader, const HutKind *kind, const char *rest, const HutUid *id,
              GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (kind), rest, NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  sqlite3_bind_int (statement, 2, HUT_MATTER_CASES);
  return hut_reader_records (reader, statement, kind, error);
}

/* Nothing personal leaves but what a list may show. */
static void
mask (HutRecord *record)
{
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const HutField *field = &record->kind->fields[i];
      g_autofree char *masked = NULL;

      if (field->privacy != HUT_PRIVACY_PERSONAL)
        continue;
      if (g_str_equal (field->name, "caller"))
        masked = hut_mask_value (field->name, hut_record_get_text (record, field->name));
      hut_record_set_text (record, field->name, masked);
    }
}

static HutMatterStep *
add_step (HutMatterDossier *dossier, HutReader *reader, HutTime at, const char *who,
          const char *code, const char *title)
{
  HutMatterStep *step = g_new0 (HutMatterStep, 1);

  step->at = at;
  step->who = hut_reader_account_name (reader, who);
  step->code = g_intern_string (code);
  step->title = g_strdup (title);
  g_ptr_array_add (dossier->steps, step);
  return step;
}

static gboolean
add_links (HutMatterDossier *dossier, HutReader *reader, const HutUid *id, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_LINKS, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, id);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        return TRUE;
      add_step (dossier, reader, sqlite3_column_int64 (statement, 0),
                hut_db_column_text (statement, 1), hut_db_column_text (statement, 2),
                hut_db_column_text (statement, 3));
    }
  return FALSE;
}

static void
add_tasks (HutMatterDossier *dossier, HutReader *reader)
{
  for (guint i = 0; i < dossier->tasks->len; i++)
    {
      const HutRecord *task = dossier->tasks->pdata[i];
      const char *title = hut_record_get_text (task, "title");

      add_step (dossier, reader, hut_record_get_int (task, "created_at", 0),
                hut_record_get_text (task, "given_by"), "task", title);
      if (hut_task_is_done (task))
        add_step (dossier, reader, hut_record_get_int (task, "done_at", 0),
                  hut_record_get_text (task, "assignee"), "task-done", title)
            ->words = g_strdup (hut_record_get_text (task, "result"));
    }
}

static gboolean
add_changes (HutMatterDossier *dossier, HutReader *reader, const HutUid *id, GError **error)
{
  g_autoptr (GPtrArray) history = hut_reader_history (reader, &hut_kind_matter, id, error);

  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      const HutHistoryEntry *entry = history->pdata[i];

      if (entry->fields == NULL)
        continue;
      add_step (dossier, reader, entry->at, entry->account, "changed", NULL)->fields =
          json_object_ref (entry->fields);
    }
  return history != NULL;
}

static int
compare_steps (gconstpointer first, gconstpointer second)
{
  const HutMatterStep *a = *(const HutMatterStep *const *)first;
  const HutMatterStep *b = *(const HutMatterStep *const *)second;

  return (a->at < b->at) - (a->at > b->at);
}

HutMatterDossier *
hut_reader_matter_dossier (HutReader *reader, const HutUid *id, GError **error)
{
  g_autoptr (HutMatterDossier) dossier = g_new0 (HutMatterDossier, 1);
  g_autoptr (GError) failed = NULL;

  dossier->matter = hut_reader_get (reader, &hut_kind_matter, id, &failed);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  if (dossier->matter == NULL || hut_record_get_text (dossier->matter, "void_reason") != NULL)
    return NULL;
  dossier->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_matter_step_free);
  dossier->cases = read_records (reader, &hut_kind_case, SQL_CASES, id, error);
  if (dossier->cases != NULL)
    dossier->tasks = read_records (reader, &hut_kind_task, SQL_TASKS, id, error);
  if (dossier->tasks == NULL || !hut_matter_facts_read (reader->db, id, &dossier->facts, error) ||
      !add_links (dossier, reader, id, error) || !add_changes (dossier, reader, id, error))
    return NULL;
  for (guint i = 0; i < dossier->cases->len; i++)
    mask (dossier->cases->pdata[i]);
  add_tasks (dossier, reader);
  g_ptr_array_sort (dossier->steps, compare_steps);
  return g_steal_pointer (&dossier);
}
