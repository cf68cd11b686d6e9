/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The thread of a case, gathered from the records that name it or that it names. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-thread.h"

#include "store/hut-reader-parts.h"
#include "store/hut-reader-private.h"
#include "store/hut-reader-warnings.h"

/* clang-format off */
static const char SQL_OTHERS[] =
  "SELECT c.uid, c.title, c.state, c.created_at FROM cases c "
  "WHERE c.matter = ?1 AND c.uid <> ?2 AND c.state <> 'void' "
  "AND c.staged NOT IN (SELECT id FROM staging) ORDER BY c.created_at DESC, c.id DESC LIMIT 1000";
/* clang-format on */

void
hut_thread_link_free (HutThreadLink *link)
{
  g_free (link->title);
  g_free (link->state);
  g_free (link->who);
  g_free (link);
}

static void
add_link (GPtrArray *links, const HutRecord *record, const char *time_field, guint depth)
{
  HutThreadLink *link = g_new0 (HutThreadLink, 1);

  link->kind = record->kind;
  link->id = record->id;
  link->title = g_strdup (hut_record_get_text (record, "title"));
  link->state = g_strdup (hut_record_get_text (record, "state"));
  link->at = time_field != NULL ? hut_record_get_int (record, time_field, 0) : 0;
  link->depth = depth;
  if (record->kind == &hut_kind_task)
    {
      const char *unit = hut_record_get_text (record, "unit");

      link->who = g_strdup (unit != NULL ? unit : hut_record_get_text (record, "assignee"));
    }
  g_ptr_array_add (links, link);
}

/* The record that the field @name of @record names, or NULL; FALSE only where it cannot be read. */
static gboolean
read_named (HutReader *reader, const HutRecord *record, const char *name, const HutKind *kind,
            HutRecord **named, GError **error)
{
  g_autoptr (GError) failed = NULL;
  HutUid id;

  *named = NULL;
  if (!hut_uid_parse (hut_record_get_text (record, name), &id))
    return TRUE;
  *named = hut_reader_get (reader, kind, &id, &failed);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
add_warnings (HutReader *reader, const HutRecord *record, GPtrArray *links, GError **error)
{
  const char *category = hut_record_get_text (record, "category");
  const char *community = hut_record_get_text (record, "community");
  g_autoptr (GPtrArray) warnings = NULL;

  if (category == NULL || community == NULL)
    return TRUE;
  warnings = hut_reader_warnings_of (reader, category, community,
                                     hut_record_get_int (record, "created_at", 0), error);
  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    {
      g_autoptr (HutRecord) task = NULL;

      add_link (links, warnings->pdata[i], "from", 0);
      if (!read_named (reader, warnings->pdata[i], "task", &hut_kind_task, &task, error))
        return FALSE;
      if (task != NULL)
        add_link (links, task, "due_at", 1);
    }
  return warnings != NULL;
}

static void
add_other (GPtrArray *links, sqlite3_stmt *statement)
{
  HutThreadLink *link = g_new0 (HutThreadLink, 1);

  link->kind = &hut_kind_case;
  link->id = hut_db_column_uid (statement, 0);
  link->title = hut_db_dup_text (statement, 1);
  link->state = hut_db_dup_text (statement, 2);
  link->at = sqlite3_column_int64 (statement, 3);
  link->depth = 1;
  g_ptr_array_add (links, link);
}

static gboolean
add_others (HutReader *reader, const HutRecord *record, const HutUid *matter, GPtrArray *links,
            guint *n_others, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_OTHERS, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, matter);
  hut_db_bind_uid (statement, 2, &record->id);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        return TRUE;
      if ((*n_others)++ < HUT_THREAD_CASES)
        add_other (links, statement);
    }
  return FALSE;
}

static gboolean
add_matter (HutReader *reader, const HutRecord *record, GPtrArray *links, guint *n_others,
            GError **error)
{
  g_autoptr (HutRecord) matter = NULL;

  if (!read_named (reader, record, "matter", &hut_kind_matter, &matter, error))
    return FALSE;
  if (matter == NULL)
    return TRUE;
  add_link (links, matter, NULL, 0);
  return add_others (reader, record, &matter->id, links, n_others, error);
}

static gboolean
add_tasks (HutReader *reader, const HutRecord *record, GPtrArray *links, GError **error)
{
  g_autoptr (GPtrArray) tasks = hut_reader_case_parts (reader, &hut_kind_task, &record->id, error);

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    add_link (links, tasks->pdata[i], "due_at", 0);
  return tasks != NULL;
}

GPtrArray *
hut_reader_case_thread (HutReader *reader, const HutRecord *record, guint *n_others, GError **error)
{
  g_autoptr (GPtrArray) links =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_thread_link_free);
  guint n = 0;

  if (!add_warnings (reader, record, links, error) ||
      !add_matter (reader, record, links, &n, error) || !add_tasks (reader, record, links, error))
    return NULL;
  if (n_others != NULL)
    *n_others = n;
  return g_steal_pointer (&links);
}
