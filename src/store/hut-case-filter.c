/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The filter of cases: what it is, not how it is asked (hut-reader-cases.c). */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-filter.h"

#include "base/hut-json.h"

static const char *const due_names[] = { "any",  "overdue", "today", "returning",
                                         "none", "contact", "retry", "unassigned" };
static const char *const order_names[] = { "due", "newest", "number" };

HutCaseFilter *
hut_case_filter_new (void)
{
  return g_new0 (HutCaseFilter, 1);
}

HutCaseFilter *
hut_case_filter_copy (const HutCaseFilter *filter)
{
  HutCaseFilter *copy = hut_case_filter_new ();

  *copy = *filter;
  copy->text = g_strdup (filter->text);
  copy->states = g_strdupv (filter->states);
  copy->category = g_strdup (filter->category);
  copy->community = g_strdup (filter->community);
  copy->mine = g_strdup (filter->mine);
  return copy;
}

void
hut_case_filter_free (HutCaseFilter *filter)
{
  if (filter == NULL)
    return;
  g_free (filter->text);
  g_strfreev (filter->states);
  g_free (filter->category);
  g_free (filter->community);
  g_free (filter->mine);
  g_free (filter);
}

static gboolean
same_states (GStrv a, GStrv b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *)a, (const char *const *)b);
}

gboolean
hut_case_filter_equal (const HutCaseFilter *a, const HutCaseFilter *b)
{
  return g_strcmp0 (a->text, b->text) == 0 && same_states (a->states, b->states) &&
         a->open == b->open && g_strcmp0 (a->category, b->category) == 0 &&
         g_strcmp0 (a->community, b->community) == 0 && a->due == b->due &&
         g_strcmp0 (a->mine, b->mine) == 0 && a->order == b->order;
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

char *
hut_case_filter_to_json (const HutCaseFilter *filter)
{
  g_autoptr (JsonObject) object = json_object_new ();

  set_text (object, "text", filter->text);
  set_text (object, "category", filter->category);
  set_text (object, "community", filter->community);
  set_text (object, "mine", filter->mine);
  if (filter->open)
    json_object_set_boolean_member (object, "open", TRUE);
  if (filter->due != HUT_DUE_ANY)
    set_text (object, "due", due_names[filter->due]);
  if (filter->order != HUT_CASE_ORDER_DUE)
    set_text (object, "order", order_names[filter->order]);
  if (filter->states != NULL)
    {
      JsonArray *states = json_array_new ();

      for (guint i = 0; filter->states[i] != NULL; i++)
        json_array_add_string_element (states, filter->states[i]);
      json_object_set_array_member (object, "states", states);
    }
  return hut_json_print_object (object);
}

static gboolean
malformed (const char *name, GError **error)
{
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "%s: not of a filter", name);
  return FALSE;
}

static gboolean
find_name (const char *const *names, guint n_names, const char *name, guint *found)
{
  for (guint i = 0; name != NULL && i < n_names; i++)
    if (g_str_equal (names[i], name))
      {
        *found = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_states (HutCaseFilter *filter, JsonArray *array)
{
  const HutField *field = hut_kind_field (&hut_kind_case, "state");
  g_autoptr (GStrvBuilder) states = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_auto (HutValue) value = HUT_VALUE_INIT;

      if (!hut_field_from_json (field, json_array_get_element (array, i), &value, NULL) ||
          value.type != HUT_VALUE_TEXT)
        return FALSE;
      g_strv_builder_add (states, value.text);
    }
  filter->states = g_strv_builder_end (states);
  return array != NULL;
}

static gboolean
read_member (HutCaseFilter *filter, JsonObject *object, const char *name)
{
  const char *text = hut_json_get_string (object, name);
  JsonNode *node = json_object_get_member (object, name);
  char **target = g_str_equal (name, "text")        ? &filter->text
                  : g_str_equal (name, "category")  ? &filter->category
                  : g_str_equal (name, "community") ? &filter->community
                  : g_str_equal (name, "mine")      ? &filter->mine
                                                    : NULL;
  guint found = 0;

  if (target != NULL && text != NULL)
    {
      *target = g_strdup (text);
      return TRUE;
    }
  if (g_str_equal (name, "states"))
    return read_states (filter, hut_json_get_array (object, name));
  if (g_str_equal (name, "due") && find_name (due_names, G_N_ELEMENTS (due_names), text, &found))
    {
      filter->due = found;
      return TRUE;
    }
  if (g_str_equal (name, "order") &&
      find_name (order_names, G_N_ELEMENTS (order_names), text, &found))
    {
      filter->order = found;
      return TRUE;
    }
  if (!g_str_equal (name, "open") || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;
  filter->open = json_node_get_boolean (node);
  return TRUE;
}

HutCaseFilter *
hut_case_filter_from_json (const char *json, GError **error)
{
  g_autoptr (JsonObject) object = hut_json_parse_object (json, -1, error);
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  if (object == NULL)
    return NULL;
  for (GList *at = names; at != NULL; at = at->next)
    if (!read_member (filter, object, at->data))
      {
        malformed (at->data, error);
        return NULL;
      }
  return g_steal_pointer (&filter);
}

HutCaseSet *
hut_case_set_ref (HutCaseSet *set)
{
  g_atomic_ref_count_inc (&set->refs);
  return set;
}

void
hut_case_set_unref (HutCaseSet *set)
{
  if (!g_atomic_ref_count_dec (&set->refs))
    return;
  hut_case_filter_free (set->filter);
  g_free (set->marks);
  g_free (set);
}
