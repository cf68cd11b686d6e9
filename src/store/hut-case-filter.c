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
  copy->lead = g_strdup (filter->lead);
  copy->grades = g_strdupv (filter->grades);
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
  g_free (filter->lead);
  g_strfreev (filter->grades);
  g_free (filter);
}

static gboolean
same_texts (GStrv a, GStrv b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *)a, (const char *const *)b);
}

static gboolean
same_figure (const HutCaseFilter *a, const HutCaseFilter *b)
{
  if (a->figure != b->figure || a->figure == HUT_FIGURE_NONE)
    return a->figure == b->figure;
  return a->period.from == b->period.from && a->period.until == b->period.until &&
         a->period.counted == b->period.counted && same_texts (a->grades, b->grades);
}

gboolean
hut_case_filter_equal (const HutCaseFilter *a, const HutCaseFilter *b)
{
  return g_strcmp0 (a->text, b->text) == 0 && same_texts (a->states, b->states) &&
         a->open == b->open && g_strcmp0 (a->category, b->category) == 0 &&
         g_strcmp0 (a->community, b->community) == 0 && a->due == b->due &&
         a->received_from == b->received_from && a->received_until == b->received_until &&
         g_strcmp0 (a->mine, b->mine) == 0 && g_strcmp0 (a->lead, b->lead) == 0 &&
         same_figure (a, b) && hut_case_kin_equal (&a->kin, &b->kin) &&
         hut_case_area_equal (&a->area, &b->area) && a->order == b->order;
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static void
set_texts (JsonObject *object, const char *name, GStrv texts)
{
  JsonArray *array;

  if (texts == NULL)
    return;
  array = json_array_new ();
  for (guint i = 0; texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  json_object_set_array_member (object, name, array);
}

/* {"name":"not-resolved","from":...,"until":...,"counted":0,"grades":[...]} */
static void
set_figure (JsonObject *object, const HutCaseFilter *filter)
{
  JsonObject *figure = json_object_new ();

  set_text (figure, "name", hut_rate_figure_name (filter->figure));
  json_object_set_int_member (figure, "from", filter->period.from);
  json_object_set_int_member (figure, "until", filter->period.until);
  json_object_set_int_member (figure, "counted", filter->period.counted);
  set_texts (figure, "grades", filter->grades);
  json_object_set_object_member (object, "figure", figure);
}

/* {"from":...,"until":...} */
static void
set_received (JsonObject *object, const HutCaseFilter *filter)
{
  JsonObject *received = json_object_new ();

  json_object_set_int_member (received, "from", filter->received_from);
  json_object_set_int_member (received, "until", filter->received_until);
  json_object_set_object_member (object, "received", received);
}

char *
hut_case_filter_to_json (const HutCaseFilter *filter)
{
  g_autoptr (JsonObject) object = json_object_new ();

  set_text (object, "text", filter->text);
  set_text (object, "category", filter->category);
  set_text (object, "community", filter->community);
  set_text (object, "mine", filter->mine);
  set_text (object, "lead", filter->lead);
  if (filter->open)
    json_object_set_boolean_member (object, "open", TRUE);
  if (filter->due != HUT_DUE_ANY)
    set_text (object, "due", due_names[filter->due]);
  if (filter->order != HUT_CASE_ORDER_DUE)
    set_text (object, "order", order_names[filter->order]);
  set_texts (object, "states", filter->states);
  if (filter->received_until != 0)
    set_received (object, filter);
  if (filter->figure != HUT_FIGURE_NONE)
    set_figure (object, filter);
  if (filter->kin.kin != HUT_KIN_NONE)
    json_object_set_object_member (object, "kin", hut_case_kin_to_json (&filter->kin));
  if (filter->area.kind != HUT_CASE_AREA_ANY)
    json_object_set_object_member (object, "area", hut_case_area_to_json (&filter->area));
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

/* An array of codes of the case's @field. */
static gboolean
read_codes (GStrv *codes, const char *field, JsonArray *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_auto (HutValue) value = HUT_VALUE_INIT;

      if (!hut_field_from_json (hut_kind_field (&hut_kind_case, field),
                                json_array_get_element (array, i), &value, NULL) ||
          value.type != HUT_VALUE_TEXT)
        return FALSE;
      g_strv_builder_add (builder, value.text);
    }
  g_strfreev (*codes);
  *codes = g_strv_builder_end (builder);
  return array != NULL;
}

static gboolean
read_received (HutCaseFilter *filter, JsonObject *received)
{
  return received != NULL && json_object_get_size (received) == 2 &&
         hut_json_get_int (received, "from", &filter->received_from) &&
         hut_json_get_int (received, "until", &filter->received_until) &&
         filter->received_until > filter->received_from;
}

static gboolean
read_figure (HutCaseFilter *filter, JsonObject *figure)
{
  gint64 counted;

  if (figure == NULL || json_object_get_size (figure) > 5 ||
      !hut_rate_figure_find (hut_json_get_string (figure, "name"), &filter->figure) ||
      !hut_json_get_int (figure, "from", &filter->period.from) ||
      !hut_json_get_int (figure, "until", &filter->period.until) ||
      !hut_json_get_int (figure, "counted", &counted) || counted < HUT_RATES_BY_CALL_BACK ||
      counted > HUT_RATES_BY_DISPATCH)
    return FALSE;
  filter->period.counted = (HutRatesCounted)counted;
  if (!json_object_has_member (figure, "grades"))
    return json_object_get_size (figure) == 4;
  return read_codes (&filter->grades, "satisfaction", hut_json_get_array (figure, "grades")) &&
         g_strv_length (filter->grades) <= HUT_N_GRADES;
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
                  : g_str_equal (name, "lead")      ? &filter->lead
                                                    : NULL;
  guint found = 0;

  if (target != NULL && text != NULL)
    {
      *target = g_strdup (text);
      return TRUE;
    }
  if (g_str_equal (name, "states"))
    return read_codes (&filter->states, "state", hut_json_get_array (object, name));
  if (g_str_equal (name, "received"))
    return read_received (filter, hut_json_get_object (object, name));
  if (g_str_equal (name, "figure"))
    return read_figure (filter, hut_json_get_object (object, name));
  if (g_str_equal (name, "kin"))
    return hut_case_kin_read (&filter->kin, hut_json_get_object (object, name));
  if (g_str_equal (name, "area"))
    return hut_case_area_read (&filter->area, hut_json_get_object (object, name));
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
  if (set->owner != NULL)
    hut_case_set_unref (set->owner);
  else
    g_free (set->marks);
  g_free (set);
}
