/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the record of a case says, read once from front to back. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-case-facts.h"

#include "base/hut-json.h"

#include <string.h>

static gboolean
is_one_of (const char *text, const char *const *list)
{
  return text != NULL && g_strv_contains (list, text);
}

static void
begin_round (HutCaseFacts *facts)
{
  facts->n_rounds++;
  facts->n_contacts = facts->n_attempts = 0;
  facts->told_caller = facts->told_hotline = facts->called_back = FALSE;
  facts->unsolved = facts->unsolved_told = FALSE;
}

static void
note_assignment (HutCaseFacts *facts, const char *by)
{
  g_free (facts->assigned_by);
  facts->assigned_by = g_strdup (by);
  facts->followed = FALSE;
}

static void
enter_state (HutCaseFacts *facts, const char *state, const char *by)
{
  static const char *const before[] = { "received", "accepted", "assigned", "disputed", NULL };

  if (g_str_equal (state, "in-progress") && facts->last_state != NULL &&
      !is_one_of (facts->last_state, before))
    begin_round (facts);
  if (g_str_equal (state, "assigned"))
    note_assignment (facts, by);
  g_free (facts->last_state);
  facts->last_state = g_strdup (state);
}

static void
note_step (HutCaseFacts *facts, const HutRecord *event, const char *code)
{
  gboolean caller_told = hut_record_get_int (event, "caller_told", 0) != 0;

  if (g_str_equal (code, "caller-contact") || g_str_equal (code, "told-caller"))
    facts->n_attempts = 0;

  if (g_str_equal (code, "caller-contact"))
    facts->n_contacts++;
  else if (g_str_equal (code, "attempt"))
    facts->n_attempts++;
  else if (g_str_equal (code, "told-caller"))
    facts->told_caller = TRUE;
  else if (g_str_equal (code, "told-hotline"))
    facts->told_hotline = TRUE;
  else if (g_str_equal (code, "call-back"))
    facts->called_back = TRUE;
  else if (g_str_equal (code, "unsolved"))
    {
      facts->unsolved = TRUE;
      facts->unsolved_told = caller_told;
    }
  else if (g_str_equal (code, "extension"))
    {
      facts->extension_due = hut_record_get_int (event, "due_at", 0);
      facts->extension_caller_told = caller_told;
      facts->extension_hotline_told = hut_record_get_int (event, "hotline_told", 0) != 0;
    }
}

void
hut_case_facts_add_event (HutCaseFacts *facts, const HutRecord *event)
{
  /* To look at a case, or beside it, is no work on it; taking back is not what follows an
   * assignment. */
  static const char *const silent[] = { "shown",    "given-up", "taken-back", "linked",
                                        "unlinked", "not-same", NULL };
  const char *code = hut_record_get_text (event, "code");
  const char *state = hut_record_get_text (event, "state");

  if (code == NULL)
    return;
  if (!is_one_of (code, silent) && g_strcmp0 (state, "accepted") != 0)
    facts->followed = TRUE;
  note_step (facts, event, code);
  if (state != NULL)
    enter_state (facts, state, hut_record_get_text (event, "by"));
}

void
hut_case_facts_add_change (HutCaseFacts *facts, const HutRecord *change)
{
  const char *text = hut_record_get_text (change, "fields");
  g_autoptr (JsonObject) fields = text != NULL ? hut_json_parse_object (text, -1, NULL) : NULL;
  JsonNode *node = fields != NULL ? json_object_get_member (fields, "state") : NULL;
  JsonArray *pair =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  const char *state = NULL;

  if (pair != NULL && json_array_get_length (pair) == 2)
    state = json_node_get_string (json_array_get_element (pair, 1));
  if (g_strcmp0 (state, "assigned") == 0)
    note_assignment (facts, hut_record_get_text (change, "account"));
}

void
hut_case_facts_add_task (HutCaseFacts *facts, const HutRecord *task)
{
  if (hut_record_get_text (task, "void_reason") != NULL)
    return;
  if (facts->tasks == NULL)
    facts->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_ptr_array_add (facts->tasks, hut_record_copy (task));
  if (g_strcmp0 (hut_record_get_text (task, "role"), "co-unit") == 0 &&
      g_strcmp0 (hut_record_get_text (task, "state"), "open") == 0)
    facts->n_open_tasks++;
}

void
hut_case_facts_add_mediation (HutCaseFacts *facts, const HutRecord *mediation)
{
  if (hut_record_get_text (mediation, "void_reason") == NULL &&
      memcmp (&mediation->id, &facts->mediation, sizeof facts->mediation) > 0)
    facts->mediation = mediation->id;
}

const HutRecord *
hut_case_facts_task (const HutCaseFacts *facts, const HutUid *id)
{
  for (guint i = 0; facts->tasks != NULL && i < facts->tasks->len; i++)
    {
      const HutRecord *task = g_ptr_array_index (facts->tasks, i);

      if (hut_uid_equal (&task->id, id))
        return task;
    }
  return NULL;
}

static gpointer
copy_record (gconstpointer record, gpointer data)
{
  return hut_record_copy (record);
}

void
hut_case_facts_copy (const HutCaseFacts *facts, HutCaseFacts *copy)
{
  *copy = *facts;
  copy->assigned_by = g_strdup (facts->assigned_by);
  copy->last_state = g_strdup (facts->last_state);
  if (facts->tasks != NULL)
    copy->tasks = g_ptr_array_copy (facts->tasks, (GCopyFunc)copy_record, NULL);
}

void
hut_case_facts_clear (HutCaseFacts *facts)
{
  g_clear_pointer (&facts->assigned_by, g_free);
  g_clear_pointer (&facts->last_state, g_free);
  g_clear_pointer (&facts->tasks, g_ptr_array_unref);
}
