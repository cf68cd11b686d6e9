/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Operations: building, reading, checking, applying, inverting. Pure; an operation has one
 * owner. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-operation.h"

#include "base/hut-json.h"
#include "domain/hut-case-rules.h"

#include <string.h>

#define TREE_MAX_LEVELS 8

static void
clear_delta (gpointer data)
{
  HutDelta *delta = data;

  hut_value_clear (&delta->old_value);
  hut_value_clear (&delta->new_value);
}

static void
clear_guard (gpointer data)
{
  HutGuard *guard = data;

  hut_value_clear (&guard->value);
}

HutOperation *
hut_operation_new (HutVerb verb, const HutKind *kind, const HutUid *id, const char *stream)
{
  HutOperation *operation = g_new0 (HutOperation, 1);

  operation->op = hut_uid_new ();
  operation->verb = verb;
  operation->kind = kind;
  operation->id = *id;
  operation->stream = g_strdup (stream);
  operation->deltas = g_array_new (FALSE, TRUE, sizeof (HutDelta));
  g_array_set_clear_func (operation->deltas, clear_delta);
  operation->guards = g_array_new (FALSE, TRUE, sizeof (HutGuard));
  g_array_set_clear_func (operation->guards, clear_guard);
  return operation;
}

HutOperation *
hut_operation_copy (const HutOperation *from)
{
  HutOperation *copy = hut_operation_new (from->verb, from->kind, &from->id, from->stream);

  copy->op = from->op;
  copy->group = from->group;
  copy->batch = from->batch;
  copy->clock = from->clock;
  for (guint i = 0; i < from->deltas->len; i++)
    {
      const HutDelta *delta = &g_array_index (from->deltas, HutDelta, i);

      hut_operation_add (copy, delta->field, hut_value_copy (&delta->old_value),
                         hut_value_copy (&delta->new_value));
    }
  for (guint i = 0; i < from->guards->len; i++)
    {
      const HutGuard *guard = &g_array_index (from->guards, HutGuard, i);

      hut_operation_add_guard (copy, guard->field, hut_value_copy (&guard->value));
    }
  return copy;
}

void
hut_operation_free (HutOperation *operation)
{
  if (operation == NULL)
    return;
  g_free (operation->stream);
  g_array_unref (operation->deltas);
  g_array_unref (operation->guards);
  g_free (operation);
}

HutOperation *
hut_operation_new_create (const HutRecord *record)
{
  HutOperation *operation =
      hut_operation_new (HUT_VERB_CREATE, record->kind, &record->id, record->stream);

  for (guint i = 0; i < record->kind->n_fields; i++)
    if (record->values[i].type != HUT_VALUE_NONE)
      hut_operation_add (operation, &record->kind->fields[i], (HutValue)HUT_VALUE_INIT,
                         hut_value_copy (&record->values[i]));
  return operation;
}

static HutDelta *
find_delta (const HutOperation *operation, const HutField *field)
{
  for (guint i = 0; i < operation->deltas->len; i++)
    {
      HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i);

      if (delta->field == field)
        return delta;
    }
  return NULL;
}

const HutDelta *
hut_operation_delta (const HutOperation *operation, const HutField *field)
{
  return find_delta (operation, field);
}

void
hut_operation_add (HutOperation *operation, const HutField *field, HutValue old_value,
                   HutValue new_value)
{
  HutDelta *there = find_delta (operation, field);
  HutDelta delta = { field, old_value, new_value };

  if (there == NULL)
    {
      g_array_append_val (operation->deltas, delta);
      return;
    }
  clear_delta (there);
  *there = delta;
}

void
hut_operation_add_guard (HutOperation *operation, const HutField *field, HutValue value)
{
  HutGuard guard = { field, value };

  for (guint i = 0; i < operation->guards->len; i++)
    {
      HutGuard *there = &g_array_index (operation->guards, HutGuard, i);

      if (there->field != field)
        continue;
      clear_guard (there);
      *there = guard;
      return;
    }
  g_array_append_val (operation->guards, guard);
}

static const char *const verb_names[] = { "create", "update", "void" };

const char *
hut_verb_name (HutVerb verb)
{
  return verb_names[verb];
}

gboolean
hut_verb_parse (const char *name, HutVerb *verb)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (verb_names); i++)
    if (g_str_equal (verb_names[i], name))
      {
        *verb = i;
        return TRUE;
      }
  return FALSE;
}

JsonObject *
hut_operation_fields (const HutOperation *operation, gboolean personal)
{
  JsonObject *object = NULL;

  for (guint i = 0; i < operation->deltas->len; i++)
    {
      const HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i);
      JsonArray *pair;

      if ((delta->field->privacy == HUT_PRIVACY_PERSONAL) != personal)
        continue;
      if (object == NULL)
        object = json_object_new ();
      pair = json_array_sized_new (2);
      json_array_add_element (pair, hut_field_to_json (delta->field, &delta->old_value));
      json_array_add_element (pair, hut_field_to_json (delta->field, &delta->new_value));
      json_object_set_array_member (object, delta->field->name, pair);
    }
  return object;
}

JsonObject *
hut_operation_guard_json (const HutOperation *operation)
{
  JsonObject *object = NULL;

  for (guint i = 0; i < operation->guards->len; i++)
    {
      const HutGuard *guard = &g_array_index (operation->guards, HutGuard, i);

      if (object == NULL)
        object = json_object_new ();
      json_object_set_member (object, guard->field->name,
                              hut_field_to_json (guard->field, &guard->value));
    }
  return object;
}

static gboolean
malformed (GError **error, const char *name, const char *what)
{
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "%s: %s", name, what);
  return FALSE;
}

static const HutField *
known_field (const HutKind *kind, const char *name, GError **error)
{
  const HutField *field = hut_kind_field (kind, name);

  if (field == NULL)
    g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, "%s: no such field of a %s",
                 name, kind->name);
  return field;
}

/* The levels of canonical @text. */
static guint
count_levels (const char *text)
{
  guint level = 0, deepest = 0;
  gboolean quoted = FALSE;

  for (; *text != '\0'; text++)
    if (quoted && *text == '\\')
      text++;
    else if (*text == '"')
      quoted = !quoted;
    else if (!quoted && (*text == '[' || *text == '{'))
      {
        level++;
        deepest = MAX (deepest, level);
      }
    else if (!quoted && (*text == ']' || *text == '}'))
      level--;
  return deepest;
}

/* An operation's values come down again inside the record of a change: they must leave room. */
static gboolean
check_tree (const HutField *field, const HutValue *value, GError **error)
{
  if (field->type != HUT_FIELD_JSON || value->type != HUT_VALUE_TEXT)
    return TRUE;
  if (strlen (value->text) > HUT_JSON_MAX_VALUE)
    return malformed (error, field->name, "over 64 KiB");
  return count_levels (value->text) <= TREE_MAX_LEVELS ||
         malformed (error, field->name, "more than 8 levels");
}

static gboolean
read_pair (HutOperation *operation, const HutField *field, JsonNode *node, GError **error)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_auto (HutValue) old_value = HUT_VALUE_INIT;
  g_auto (HutValue) new_value = HUT_VALUE_INIT;

  if (pair == NULL || json_array_get_length (pair) != 2)
    return malformed (error, field->name, "not a pair of old and new");
  if (!hut_field_from_json (field, json_array_get_element (pair, 0), &old_value, error) ||
      !hut_field_from_json (field, json_array_get_element (pair, 1), &new_value, error))
    return FALSE;
  if (!check_tree (field, &old_value, error) || !check_tree (field, &new_value, error))
    return FALSE;
  hut_operation_add (operation, field, old_value, new_value);
  old_value = new_value = (HutValue)HUT_VALUE_INIT;
  return TRUE;
}

gboolean
hut_operation_read_fields (HutOperation *operation, JsonObject *fields, gboolean personal,
                           GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, fields);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const HutField *field = known_field (operation->kind, name, error);

      if (field == NULL)
        return FALSE;
      if ((field->privacy == HUT_PRIVACY_PERSONAL) != personal)
        return malformed (error, name, "not among these fields");
      if (!read_pair (operation, field, node, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
hut_operation_read_guard (HutOperation *operation, JsonObject *guard, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, guard);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const HutField *field = known_field (operation->kind, name, error);
      HutValue value;

      if (field == NULL || !hut_field_from_json (field, node, &value, error))
        return FALSE;
      hut_operation_add_guard (operation, field, value);
    }
  return TRUE;
}

void
hut_operation_apply (const HutOperation *operation, HutRecord *record)
{
  for (guint i = 0; i < operation->deltas->len; i++)
    {
      const HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i);
      HutValue *value = &record->values[hut_kind_field_index (record->kind, delta->field)];

      hut_value_clear (value);
      *value = hut_value_copy (&delta->new_value);
    }
}

HutOperation *
hut_operation_invert (const HutOperation *operation, const char *reason)
{
  HutVerb verb = operation->verb == HUT_VERB_CREATE ? HUT_VERB_VOID : HUT_VERB_UPDATE;
  HutOperation *inverse =
      hut_operation_new (verb, operation->kind, &operation->id, operation->stream);

  if (verb == HUT_VERB_VOID)
    {
      hut_operation_add (inverse, hut_kind_field (operation->kind, "void_reason"),
                         (HutValue)HUT_VALUE_INIT, hut_value_text (reason));
      return inverse;
    }
  for (guint i = 0; i < operation->deltas->len; i++)
    {
      const HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i);

      hut_operation_add (inverse, delta->field, hut_value_copy (&delta->new_value),
                         hut_value_copy (&delta->old_value));
      /* A guard travels and rests in the clear: the old value in the pair guards personal ones. */
      if (delta->field->privacy != HUT_PRIVACY_PERSONAL)
        hut_operation_add_guard (inverse, delta->field, hut_value_copy (&delta->new_value));
    }
  return inverse;
}
