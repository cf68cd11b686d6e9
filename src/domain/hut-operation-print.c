/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Printing without trees. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-operation-print.h"

#include "base/hut-json.h"

#include <string.h>

static void
append_tree (GString *out, const HutField *field, const HutValue *value)
{
  g_autoptr (JsonNode) node = hut_field_to_json (field, value);

  hut_json_append (out, node);
}

static void
append_number (GString *out, gint64 number)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  g_string_append (out, text);
}

void
hut_field_append_json (GString *out, const HutField *field, const HutValue *value)
{
  switch (value->type)
    {
    case HUT_VALUE_INT:
      if (field->type == HUT_FIELD_BOOL)
        g_string_append (out, value->number != 0 ? "true" : "false");
      else
        append_number (out, value->number);
      break;
    case HUT_VALUE_TEXT:
      if (field->type == HUT_FIELD_JSON)
        append_tree (out, field, value);
      else
        hut_json_append_string (out, value->text);
      break;
    case HUT_VALUE_POINT:
      g_string_append_c (out, '[');
      append_number (out, value->point.lon);
      g_string_append_c (out, ',');
      append_number (out, value->point.lat);
      g_string_append_c (out, ']');
      break;
    case HUT_VALUE_NONE:
    default:
      g_string_append (out, "null");
      break;
    }
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  const HutDelta *left = *(const HutDelta *const *)a, *right = *(const HutDelta *const *)b;

  return strcmp (left->field->name, right->field->name);
}

GPtrArray *
hut_operation_sort_deltas (const HutOperation *operation, gboolean personal)
{
  GPtrArray *deltas = g_ptr_array_sized_new (operation->deltas->len);

  for (guint i = 0; i < operation->deltas->len; i++)
    {
      HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i);

      if ((delta->field->privacy == HUT_PRIVACY_PERSONAL) == personal)
        g_ptr_array_add (deltas, delta);
    }
  g_ptr_array_sort (deltas, by_name);
  return deltas;
}

void
hut_delta_append_json (GString *out, const HutDelta *delta)
{
  g_string_append_c (out, '[');
  hut_field_append_json (out, delta->field, &delta->old_value);
  g_string_append_c (out, ',');
  hut_field_append_json (out, delta->field, &delta->new_value);
  g_string_append_c (out, ']');
}

char *
hut_operation_print_fields (const HutOperation *operation)
{
  g_autoptr (GPtrArray) deltas = hut_operation_sort_deltas (operation, FALSE);
  GString *out;

  if (deltas->len == 0)
    return NULL;
  out = g_string_sized_new (1024);
  for (guint i = 0; i < deltas->len; i++)
    {
      const HutDelta *delta = g_ptr_array_index (deltas, i);

      g_string_append (out, i == 0 ? "{\"" : ",\"");
      g_string_append (out, delta->field->name);
      g_string_append (out, "\":");
      hut_delta_append_json (out, delta);
    }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}
