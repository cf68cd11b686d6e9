/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Warnings as records: how they are named, and what it takes to answer one. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-warning-answer.h"

#include "base/hut-json.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

HutUid
hut_warning_uid (const char *stream, const char *source, const char *category,
                 const char *community, HutTime from)
{
  g_autofree char *key =
      g_strdup_printf ("%s\n%s\n%s\n%" G_GINT64_FORMAT, source, category != NULL ? category : "",
                       community != NULL ? community : "", from);

  return hut_uid_from_key (stream, "warning", key);
}

static char *
print_cases (const HutUid *cases, guint n_cases)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  char id[HUT_UID_STRING_LEN + 1];

  for (guint i = 0; i < MIN (n_cases, HUT_WARNING_MAX_CASES); i++)
    json_array_add_string_element (array, hut_uid_print (&cases[i], id));
  json_node_take_array (node, array);
  return hut_json_print (node);
}

HutRecord *
hut_warning_record (const HutWarningClaim *claim, const HutUid *id)
{
  HutRecord *record = hut_record_new (&hut_kind_warning, id, NULL);
  g_autofree char *cases = print_cases (claim->cases, claim->n_cases);

  hut_record_set_text (record, "source", claim->source);
  hut_record_set_text (record, "category", claim->category);
  hut_record_set_text (record, "community", claim->community);
  hut_record_set_text (record, "title", claim->title);
  hut_record_set_int (record, "from", claim->from);
  hut_record_set_int (record, "until", claim->until);
  if (g_str_equal (claim->source, "count"))
    {
      hut_record_set_int (record, "seen", claim->seen);
      hut_record_set_int (record, "expected_milli", claim->expected_milli);
      hut_record_set_int (record, "tail_nano", claim->tail_nano);
    }
  hut_record_set_text (record, "cases", cases);
  hut_record_set_text (record, "state", "open");
  return record;
}

gboolean
hut_warning_still_answers (const HutRecord *warning, HutTime from, HutTime until, gint64 seen)
{
  return g_strcmp0 (hut_record_get_text (warning, "state"), "open") != 0 &&
         hut_record_get_int (warning, "from", 0) < until &&
         hut_record_get_int (warning, "until", 0) > from &&
         seen < 2 * MAX (hut_record_get_int (warning, "seen", 0), 1);
}

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped == NULL || *stripped == '\0';
}

static void
set_answer (HutRecord *warning, const char *state, const char *by, HutTime now)
{
  hut_record_set_text (warning, "state", state);
  hut_record_set_text (warning, "answered_by", by);
  hut_record_set_int (warning, "answered_at", now);
}

gboolean
hut_warning_dismiss (HutRecord *warning, const char *reason, const char *by, HutTime now,
                     GError **error)
{
  if (is_blank (reason))
    return refuse (_ ("A warning is dismissed with a reason"), error);
  set_answer (warning, "dismissed", by, now);
  hut_record_set_text (warning, "reason", reason);
  return TRUE;
}

gboolean
hut_warning_accept (HutRecord *warning, const HutTaskGiven *task, const char *by, HutTime now,
                    HutRecord **task_record, GError **error)
{
  HutTaskGiven given = *task;

  if (is_blank (given.title))
    given.title = hut_record_get_text (warning, "title");
  if (given.due_at == 0)
    return refuse (_ ("Until when? The day must lie ahead"), error);
  *task_record = hut_task_new (&given, by, now, error);
  if (*task_record == NULL)
    return FALSE;
  set_answer (warning, "accepted", by, now);
  hut_record_set (warning, "task", hut_value_uid (&(*task_record)->id));
  return TRUE;
}

gboolean
hut_warning_judge (HutRecord *warning, gboolean came_true, const char *reason, const char *by,
                   HutTime now, GError **error)
{
  if (g_strcmp0 (hut_record_get_text (warning, "state"), "open") == 0)
    return refuse (_ ("Accept or dismiss the warning first"), error);
  hut_record_set_text (warning, "verdict", came_true ? "true" : "false");
  hut_record_set_text (warning, "verdict_reason", reason);
  hut_record_set_text (warning, "verdict_by", by);
  hut_record_set_int (warning, "verdict_at", now);
  return TRUE;
}

GArray *
hut_warning_cases (const HutRecord *warning)
{
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (HutUid));
  const char *text = hut_record_get_text (warning, "cases");
  g_autoptr (JsonNode) node = text != NULL ? hut_json_parse (text, -1, NULL) : NULL;
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < MIN (n, HUT_WARNING_MAX_CASES); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      HutUid id;

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_string (element) != NULL &&
          hut_uid_parse (json_node_get_string (element), &id))
        g_array_append_val (cases, id);
    }
  return cases;
}

void
hut_warning_precision_add (HutWarningPrecision *precision, const HutRecord *warning)
{
  const char *state = hut_record_get_text (warning, "state");
  const char *verdict = hut_record_get_text (warning, "verdict");

  precision->accepted += g_strcmp0 (state, "accepted") == 0;
  precision->dismissed += g_strcmp0 (state, "dismissed") == 0;
  precision->came_true += g_strcmp0 (verdict, "true") == 0;
  precision->false_alarms += g_strcmp0 (verdict, "false") == 0;
}
