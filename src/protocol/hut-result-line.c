/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The line of a result. Pure. */

#define G_LOG_DOMAIN "hutong-protocol"

#include "protocol/hut-result-line.h"

#include "base/hut-json.h"

static const char *const result_names[] = { "accepted", "merged", "refused" };

HutResultLine *
hut_result_line_new (const HutUid *op, gint64 n, HutResultCode result)
{
  HutResultLine *line = g_new0 (HutResultLine, 1);

  line->op = *op;
  line->n = n;
  line->result = result;
  return line;
}

void
hut_result_line_free (HutResultLine *line)
{
  if (line == NULL)
    return;
  g_clear_pointer (&line->row, json_object_unref);
  g_clear_pointer (&line->personal, json_object_unref);
  g_clear_pointer (&line->lost, json_object_unref);
  g_clear_pointer (&line->lost_personal, json_object_unref);
  hut_problem_free (line->problem);
  g_free (line);
}

static void
set_object (JsonObject *object, const char *member, JsonObject *value)
{
  if (value != NULL)
    json_object_set_object_member (object, member, json_object_ref (value));
}

char *
hut_result_line_print (const HutResultLine *line)
{
  g_autoptr (JsonObject) object = json_object_new ();
  char op[HUT_UID_STRING_LEN + 1];

  json_object_set_int_member (object, "n", line->n);
  json_object_set_string_member (object, "op", hut_uid_print (&line->op, op));
  json_object_set_string_member (object, "result", result_names[line->result]);
  if (line->seq > 0)
    json_object_set_int_member (object, "seq", line->seq);
  if (line->ver > 0)
    json_object_set_int_member (object, "ver", line->ver);
  set_object (object, "row", line->row);
  set_object (object, "personal", line->personal);
  set_object (object, "lost", line->lost);
  set_object (object, "lost_personal", line->lost_personal);
  if (line->problem != NULL)
    json_object_set_object_member (object, "problem", hut_problem_to_json (line->problem));
  return hut_json_print_object (object);
}

static JsonObject *
take_object (JsonObject *object, const char *member)
{
  JsonObject *value = hut_json_get_object (object, member);

  return value != NULL ? json_object_ref (value) : NULL;
}

static gboolean
read_result (JsonObject *object, HutResultCode *result)
{
  const char *name = hut_json_get_string (object, "result");

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (result_names); i++)
    if (g_str_equal (result_names[i], name))
      {
        *result = i;
        return TRUE;
      }
  return FALSE;
}

HutResultLine *
hut_result_line_parse (const char *bytes, gssize length, GError **error)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (HutResultLine) line = g_new0 (HutResultLine, 1);
  g_autoptr (GError) unreadable = NULL;
  JsonObject *problem;

  object = hut_json_parse_object (bytes, length, &unreadable);
  if (object == NULL || !hut_uid_parse (hut_json_get_string (object, "op"), &line->op) ||
      !hut_json_get_int (object, "n", &line->n) || !read_result (object, &line->result))
    {
      g_set_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED, "no result line: %s",
                   unreadable != NULL ? unreadable->message : "op, n or result is missing");
      return NULL;
    }
  hut_json_get_int (object, "seq", &line->seq);
  hut_json_get_int (object, "ver", &line->ver);
  line->row = take_object (object, "row");
  line->personal = take_object (object, "personal");
  line->lost = take_object (object, "lost");
  line->lost_personal = take_object (object, "lost_personal");
  problem = hut_json_get_object (object, "problem");
  if (problem != NULL && (line->problem = hut_problem_from_json (problem, error)) == NULL)
    return NULL;
  if (line->problem == NULL && line->result == HUT_RESULT_REFUSED)
    line->problem = hut_problem_new (HUT_PROBLEM_INTERNAL, "refused without a reason", NULL);
  return g_steal_pointer (&line);
}
