/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The line of an operation. The envelope is read first, the content after it, so that what is
 * wrong with the content belongs to this operation alone. Pure. */

#define G_LOG_DOMAIN "hutong-protocol"

#include "protocol/hut-push-line.h"

#include "base/hut-json.h"
#include "protocol/hut-cursor.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-problem.h"

void
hut_push_line_free (HutPushLine *line)
{
  if (line == NULL)
    return;
  g_free (line->stream);
  hut_operation_free (line->operation);
  g_clear_error (&line->fault);
  g_free (line->fault_field);
  g_free (line->body_hash);
  g_free (line->content_hash);
  g_free (line);
}

static void
set_uid (JsonObject *object, const char *member, const HutUid *uid)
{
  char text[HUT_UID_STRING_LEN + 1];

  if (!hut_uid_is_nil (uid))
    json_object_set_string_member (object, member, hut_uid_print (uid, text));
}

static void
set_object (JsonObject *object, const char *member, JsonObject *value)
{
  if (value != NULL)
    json_object_set_object_member (object, member, value);
}

char *
hut_push_line_print (const HutOperation *operation, const HutUid *log, gint64 n, gint64 schema)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "verb", hut_verb_name (operation->verb));
  json_object_set_string_member (object, "kind", operation->kind->name);
  json_object_set_string_member (object, "stream", operation->stream);
  json_object_set_int_member (object, "clock", operation->clock);
  json_object_set_int_member (object, "n", n);
  json_object_set_int_member (object, "schema", schema);
  set_uid (object, "op", &operation->op);
  set_uid (object, "id", &operation->id);
  set_uid (object, "log", log);
  set_uid (object, "group", &operation->group);
  set_uid (object, "batch", &operation->batch);
  set_object (object, "fields", hut_operation_fields (operation, FALSE));
  set_object (object, "personal", hut_operation_fields (operation, TRUE));
  set_object (object, "guard", hut_operation_guard_json (operation));
  return hut_json_print_object (object);
}

static gboolean
malformed (GError **error, const char *what)
{
  g_set_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED, "%s", what);
  return FALSE;
}

static gboolean
read_uid (JsonObject *object, const char *member, HutUid *uid)
{
  const char *text = hut_json_get_string (object, member);

  return text != NULL && hut_uid_parse (text, uid) && !hut_uid_is_nil (uid);
}

/* A uid that may be absent, but not wrong. */
static gboolean
read_optional_uid (JsonObject *object, const char *member, HutUid *uid)
{
  return !json_object_has_member (object, member) || read_uid (object, member, uid);
}

static gboolean
read_envelope (HutPushLine *line, JsonObject *object, GError **error)
{
  const char *stream = hut_json_get_string (object, "stream");

  if (!read_uid (object, "op", &line->op))
    return malformed (error, "an operation without op");
  if (!read_uid (object, "log", &line->log))
    return malformed (error, "an operation without log");
  if (!hut_json_get_int (object, "n", &line->n) || line->n < 1)
    return malformed (error, "an operation without n");
  if (!hut_json_get_int (object, "schema", &line->schema) || line->schema < 1)
    return malformed (error, "an operation without schema");
  if (stream == NULL || !hut_stream_is_valid (stream))
    return malformed (error, "an operation without stream");
  if (!read_optional_uid (object, "group", &line->group))
    return malformed (error, "a group that is no uid");
  line->stream = g_strdup (stream);
  return TRUE;
}

static gboolean
fault (HutPushLine *line, HutProblemSlug slug, const char *field, const char *what)
{
  line->fault = g_error_new_literal (HUT_PROBLEM_ERROR, slug, what);
  line->fault_field = g_strdup (field);
  return FALSE;
}

/* Messages of the domain begin with the field's name. */
static gboolean
fault_from_domain (HutPushLine *line, const GError *error)
{
  const char *colon = strstr (error->message, ": ");
  g_autofree char *field =
      colon != NULL ? g_strndup (error->message, colon - error->message) : NULL;

  return fault (line, HUT_PROBLEM_MALFORMED, field, error->message);
}

static gboolean
check_members (HutPushLine *line, JsonObject *object)
{
  static const char *const known[] = { "batch", "clock",  "fields", "group",    "guard",
                                       "id",    "kind",   "log",    "n",        "op",
                                       "verb",  "schema", "stream", "personal", NULL };
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!g_strv_contains (known, name))
      return fault (line, HUT_PROBLEM_MALFORMED, NULL, "a member that an operation does not have");
  return TRUE;
}

/* One of the three objects of an operation; absent is well. */
static gboolean
read_part (HutPushLine *line, HutOperation *operation, JsonObject *object, const char *member)
{
  JsonObject *part = hut_json_get_object (object, member);
  g_autoptr (GError) error = NULL;
  gboolean read;

  if (part == NULL)
    return !json_object_has_member (object, member) ||
           fault (line, HUT_PROBLEM_MALFORMED, NULL, "fields that are no object");
  if (g_str_equal (member, "guard"))
    read = hut_operation_read_guard (operation, part, &error);
  else
    read = hut_operation_read_fields (operation, part, g_str_equal (member, "personal"), &error);
  return read || fault_from_domain (line, error);
}

static gboolean
read_content (HutPushLine *line, JsonObject *object)
{
  const char *kind_name = hut_json_get_string (object, "kind");
  const HutKind *kind = hut_kind_find (kind_name);
  g_autoptr (HutOperation) operation = NULL;
  HutVerb verb;
  HutUid id;

  if (line->schema > HUT_SCHEMA || line->schema < HUT_SCHEMA_OLDEST)
    return fault (line, HUT_PROBLEM_SCHEMA, NULL, "a schema that is not served");
  if (kind == NULL)
    return fault (line, HUT_PROBLEM_MALFORMED, NULL, "an unknown kind");
  if (!hut_verb_parse (hut_json_get_string (object, "verb"), &verb))
    return fault (line, HUT_PROBLEM_MALFORMED, NULL, "an unknown verb");
  if (!read_uid (object, "id", &id))
    return fault (line, HUT_PROBLEM_MALFORMED, NULL, "an operation without id");

  operation = hut_operation_new (verb, kind, &id, line->stream);
  operation->op = line->op;
  operation->group = line->group;
  if (!read_optional_uid (object, "batch", &operation->batch))
    return fault (line, HUT_PROBLEM_MALFORMED, NULL, "a batch that is no uid");
  if (!hut_json_get_int (object, "clock", &operation->clock) || operation->clock < 0 ||
      operation->clock > HUT_CLOCK_MAX)
    return fault (line, HUT_PROBLEM_MALFORMED, NULL, "an operation without clock");
  if (!check_members (line, object) || !read_part (line, operation, object, "fields") ||
      !read_part (line, operation, object, "personal") ||
      !read_part (line, operation, object, "guard"))
    return FALSE;
  line->operation = g_steal_pointer (&operation);
  return TRUE;
}

/* The hash of the canonical content, and with it of how it was sent. */
static void
hash_line (HutPushLine *line, JsonObject *object)
{
  static const char *const sending[] = { "log", "n", "schema", "group", "batch", NULL };
  g_autoptr (JsonObject) content = json_object_new ();
  g_autoptr (JsonObject) envelope = json_object_new ();
  g_autofree char *text = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    json_object_set_member (g_strv_contains (sending, name) ? envelope : content, name,
                            json_node_ref (node));
  text = hut_json_print_object (content);
  line->content_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  json_object_set_string_member (envelope, "content", line->content_hash);
  g_free (text);
  text = hut_json_print_object (envelope);
  line->body_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

HutPushLine *
hut_push_line_parse (const char *bytes, gssize length, GError **error)
{
  g_autoptr (HutPushLine) line = g_new0 (HutPushLine, 1);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) unreadable = NULL;

  line->length = length >= 0 ? (gsize)length : strlen (bytes);
  if (line->length > HUT_LINE_MAX_BYTES)
    {
      g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_TOO_LARGE, "a line over 320 KiB");
      return NULL;
    }
  object = hut_json_parse_object (bytes, line->length, &unreadable);
  if (object == NULL)
    {
      gboolean large = g_error_matches (unreadable, HUT_JSON_ERROR, HUT_JSON_ERROR_TOO_LARGE);

      g_set_error_literal (error, HUT_PROBLEM_ERROR,
                           large ? HUT_PROBLEM_TOO_LARGE : HUT_PROBLEM_MALFORMED,
                           unreadable->message);
      return NULL;
    }
  if (!read_envelope (line, object, error))
    return NULL;
  hash_line (line, object);
  read_content (line, object);
  return g_steal_pointer (&line);
}
