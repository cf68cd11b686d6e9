/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who is shown what. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-projection.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* clang-format off */

/* What a record belongs to: the first of these members that it has. */
static const struct
{
  const HutKind *kind;
  const char *field;
} parents[] = {
  { &hut_kind_attachment, "case" }, { &hut_kind_attachment, "whistle" },
  { &hut_kind_case, "matter" },
  { &hut_kind_change, "record" },
  { &hut_kind_event, "case" },
  { &hut_kind_mark, "whistle" },
  { &hut_kind_mediation, "case" },
  { &hut_kind_meeting, "body" },
  { &hut_kind_motion, "meeting" },
  { &hut_kind_notice, "meeting" },
  { &hut_kind_resolution, "meeting" },
  { &hut_kind_summons, "whistle" },
  { &hut_kind_task, "case" }, { &hut_kind_task, "matter" },
  { &hut_kind_topic, "meeting" },
  { &hut_kind_whistle_step, "whistle" },
  { &hut_kind_whistle_view, "whistle" },
};

/* Members that name a record, in what is shown. Any other that is a uid is left out. */
static const struct
{
  const HutKind *kind;
  const char *field;
  const HutKind *names;
} references[] = {
  { &hut_kind_attachment, "case", &hut_kind_case },
  { &hut_kind_attachment, "step", &hut_kind_whistle_step },
  { &hut_kind_attachment, "whistle", &hut_kind_whistle },
  { &hut_kind_mark, "summons", &hut_kind_summons },
  { &hut_kind_mark, "whistle", &hut_kind_whistle },
  { &hut_kind_meeting, "body", &hut_kind_body },
  { &hut_kind_motion, "meeting", &hut_kind_meeting },
  { &hut_kind_motion, "topic", &hut_kind_topic },
  { &hut_kind_notice, "meeting", &hut_kind_meeting },
  { &hut_kind_notice, "motion", &hut_kind_motion },
  { &hut_kind_resolution, "meeting", &hut_kind_meeting },
  { &hut_kind_resolution, "motion", &hut_kind_motion },
  { &hut_kind_resolution, "topic", &hut_kind_topic },
  { &hut_kind_summons, "whistle", &hut_kind_whistle },
  { &hut_kind_task, "case", &hut_kind_case },
  { &hut_kind_task, "matter", &hut_kind_matter },
  { &hut_kind_topic, "meeting", &hut_kind_meeting },
  { &hut_kind_topic, "parent", &hut_kind_topic },
  { &hut_kind_whistle_step, "summons", &hut_kind_summons },
  { &hut_kind_whistle_step, "whistle", &hut_kind_whistle },
  { &hut_kind_whistle_view, "summons", &hut_kind_summons },
  { &hut_kind_whistle_view, "whistle", &hut_kind_whistle },
};

/* Kinds that bear the code of their community. */
static const HutKind *const of_communities[] = {
  &hut_kind_body, &hut_kind_case, &hut_kind_grid, &hut_kind_lane, &hut_kind_matter,
  &hut_kind_unit, &hut_kind_whistle,
};

/* clang-format on */

/* ---- Looking at records ---- */

static gboolean
is_live (const HutRecord *record)
{
  return record != NULL && (hut_kind_field (record->kind, "void_reason") == NULL ||
                            hut_record_get_text (record, "void_reason") == NULL);
}

static gboolean
get_uid (const HutRecord *record, const char *name, HutUid *id)
{
  const char *text = hut_record_get_text (record, name);

  return text != NULL && hut_uid_parse (text, id);
}

/* The live record that the member @name names, or NULL. */
static const HutRecord *
live_of (const HutRecord *record, const char *name, const HutKind *kind,
         const HutProjectionSource *source)
{
  const HutRecord *found;
  HutUid id;

  if (!get_uid (record, name, &id))
    return NULL;
  found = source->find (source->data, kind, &id);
  return is_live (found) ? found : NULL;
}

static gboolean
same_text (const HutRecord *a, const char *a_name, const HutRecord *b, const char *b_name)
{
  return g_strcmp0 (hut_record_get_text (a, a_name), hut_record_get_text (b, b_name)) == 0;
}

static gboolean
names (const HutRecord *record, const char *field, const HutUid *id)
{
  HutUid named;

  return get_uid (record, field, &named) && hut_uid_equal (&named, id);
}

/* "110108" of "street/110108014" and "district/110108" */
static const char *
district_of (const HutRecord *record)
{
  const char *slash = record->stream != NULL ? strchr (record->stream, '/') : NULL;

  return slash != NULL && strlen (slash) > 6 ? slash + 1 : NULL;
}

/* The uids in a JSON array. */
static GArray *
read_list (const char *text)
{
  GArray *uids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      HutUid id;

      if (json_node_get_value_type (element) == G_TYPE_STRING &&
          hut_uid_parse (json_node_get_string (element), &id))
        g_array_append_val (uids, id);
    }
  return uids;
}

/* ---- Departments ---- */

static void
add_unit (const HutRecord *record, const char *field, GHashTable *targets)
{
  const char *district = district_of (record);
  char *name =
      district != NULL ? hut_stream_for_unit (district, hut_record_get_text (record, field)) : NULL;

  if (name != NULL)
    g_hash_table_add (targets, name);
}

/* A summons of a whistle that stands. */
static gboolean
calls (const HutRecord *summons, const HutProjectionSource *source)
{
  return is_live (summons) && live_of (summons, "whistle", &hut_kind_whistle, source) != NULL;
}

static void
add_called (const HutRecord *whistle, const HutProjectionSource *source, GHashTable *targets)
{
  GPtrArray *parts = source->belonging (source->data, &whistle->id);

  if (!is_live (whistle))
    return;
  for (guint i = 0; i < parts->len; i++)
    {
      const HutRecord *part = parts->pdata[i];

      if (part->kind == &hut_kind_summons && is_live (part) &&
          names (part, "whistle", &whistle->id))
        add_unit (part, "unit", targets);
    }
}

/* What is one unit's of a whistle: it says which, and its summons says the same. */
static void
add_own (const HutRecord *record, const HutProjectionSource *source, GHashTable *targets)
{
  const HutRecord *summons = live_of (record, "summons", &hut_kind_summons, source);

  if (summons != NULL && calls (summons, source) &&
      same_text (record, "whistle", summons, "whistle") &&
      same_text (record, "unit", summons, "unit"))
    add_unit (summons, "unit", targets);
}

static void
add_listing (const HutRecord *record, const HutProjectionSource *source, GHashTable *targets)
{
  GPtrArray *around = source->belonging (source->data, &record->id);

  for (guint i = 0; i < around->len; i++)
    if (((HutRecord *)around->pdata[i])->kind == &hut_kind_whistle)
      add_called (around->pdata[i], source, targets);
}

static void
add_attached (const HutRecord *record, const HutProjectionSource *source, GHashTable *targets)
{
  const HutRecord *step = live_of (record, "step", &hut_kind_whistle_step, source);
  const HutRecord *of_case = live_of (record, "case", &hut_kind_case, source);

  if (step != NULL)
    add_own (step, source, targets);
  if (of_case != NULL && hut_record_get_int (record, "public", 0) == 1)
    add_listing (of_case, source, targets);
}

static void
add_departments (const HutRecord *record, const HutProjectionSource *source, GHashTable *targets)
{
  const HutKind *kind = record->kind;

  if (kind == &hut_kind_whistle)
    add_called (record, source, targets);
  else if (kind == &hut_kind_summons)
    {
      if (calls (record, source))
        add_unit (record, "unit", targets);
    }
  else if (kind == &hut_kind_whistle_step || kind == &hut_kind_mark ||
           kind == &hut_kind_whistle_view)
    add_own (record, source, targets);
  else if (kind == &hut_kind_case)
    add_listing (record, source, targets);
  else if (kind == &hut_kind_attachment)
    add_attached (record, source, targets);
  else if (kind == &hut_kind_department)
    add_unit (record, "code", targets);
}

/* ---- Communities ---- */

/* The live record whose community is that of @record, or NULL. */
static const HutRecord *
community_root (const HutRecord *record, const HutProjectionSource *source)
{
  const HutKind *kind = record->kind;
  const HutRecord *meeting;

  for (gsize i = 0; i < G_N_ELEMENTS (of_communities); i++)
    if (kind == of_communities[i])
      return record;
  if (kind == &hut_kind_task)
    return hut_record_get_text (record, "case") != NULL
               ? live_of (record, "case", &hut_kind_case, source)
               : live_of (record, "matter", &hut_kind_matter, source);
  if (kind == &hut_kind_meeting)
    return live_of (record, "body", &hut_kind_body, source);
  if (kind != &hut_kind_topic && kind != &hut_kind_motion && kind != &hut_kind_resolution &&
      kind != &hut_kind_notice)
    return NULL;
  meeting = live_of (record, "meeting", &hut_kind_meeting, source);
  return meeting != NULL ? live_of (meeting, "body", &hut_kind_body, source) : NULL;
}

static void
add_community (const HutRecord *record, const HutProjectionSource *source, GHashTable *targets)
{
  const HutRecord *root =
      record->kind == &hut_kind_community ? record : community_root (record, source);
  const char *field = record->kind == &hut_kind_community ? "code" : "community";
  char *name = root != NULL ? hut_stream_for_community (hut_record_get_text (root, field)) : NULL;

  if (name != NULL)
    g_hash_table_add (targets, name);
}

/* ---- Both ---- */

static HutAudience
audience_of (const char *target)
{
  return g_str_has_prefix (target, "dept/") ? HUT_TO_DEPT : HUT_TO_COMMUNITY;
}

static gboolean
is_marked (const HutField *field, guint audience)
{
  return (field->to & audience) != 0 && field->privacy != HUT_PRIVACY_PERSONAL;
}

static gboolean
is_marked_for (const HutKind *kind, guint audience)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_marked (&kind->fields[i], audience))
      return TRUE;
  return FALSE;
}

gboolean
hut_projection_is_shown (const HutKind *kind)
{
  return (kind->home == HUT_HOME_STREET || kind->home == HUT_HOME_DISTRICT) &&
         is_marked_for (kind, HUT_TO_DEPT | HUT_TO_COMMUNITY);
}

void
hut_projection_targets (const HutRecord *record, const HutProjectionSource *source,
                        GHashTable *targets)
{
  if (!hut_projection_is_shown (record->kind) || !is_live (record))
    return;
  if (is_marked_for (record->kind, HUT_TO_DEPT))
    add_departments (record, source, targets);
  if (is_marked_for (record->kind, HUT_TO_COMMUNITY))
    add_community (record, source, targets);
}

static gboolean
is_shown_to (const HutKind *kind, const HutUid *id, const char *target,
             const HutProjectionSource *source)
{
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const HutRecord *record = source->find (source->data, kind, id);

  if (record != NULL)
    hut_projection_targets (record, source, targets);
  return g_hash_table_contains (targets, target);
}

/* The kind that the member names, or NULL. */
static const HutKind *
named_kind (const HutKind *kind, const HutField *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    if (references[i].kind == kind && g_str_equal (references[i].field, field->name))
      return references[i].names;
  return NULL;
}

static HutValue
shown_uid (const HutRecord *record, const HutField *field, const char *target,
           const HutProjectionSource *source)
{
  const HutKind *kind = named_kind (record->kind, field);
  HutUid id;

  if (kind == NULL || !get_uid (record, field->name, &id) ||
      !is_shown_to (kind, &id, target, source))
    return (HutValue)HUT_VALUE_INIT;
  return hut_value_uid (&id);
}

/* Of a whistle's cases those that are shown; NONE where none is. */
static HutValue
shown_list (const char *text, const char *target, const HutProjectionSource *source)
{
  g_autoptr (GArray) cases = read_list (text);
  g_autoptr (GString) shown = g_string_new ("[");
  char id[HUT_UID_STRING_LEN + 1];

  for (guint i = 0; i < cases->len; i++)
    if (is_shown_to (&hut_kind_case, &g_array_index (cases, HutUid, i), target, source))
      g_string_append_printf (shown, "%s\"%s\"", shown->len > 1 ? "," : "",
                              hut_uid_print (&g_array_index (cases, HutUid, i), id));
  if (shown->len == 1)
    return (HutValue)HUT_VALUE_INIT;
  g_string_append_c (shown, ']');
  return hut_value_text (shown->str);
}

HutRecord *
hut_projection_make (const HutRecord *record, const char *target, const HutProjectionSource *source)
{
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const HutKind *kind = record->kind;
  HutRecord *shown;

  hut_projection_targets (record, source, targets);
  if (!g_hash_table_contains (targets, target))
    return NULL;
  shown = hut_record_new (kind, &record->id, record->stream);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const HutField *field = &kind->fields[i];

      if (!is_marked (field, audience_of (target)) || record->values[i].type == HUT_VALUE_NONE)
        continue;
      if (field->type == HUT_FIELD_UID)
        shown->values[i] = shown_uid (record, field, target, source);
      else if (kind == &hut_kind_whistle && g_str_equal (field->name, "cases"))
        shown->values[i] = shown_list (record->values[i].text, target, source);
      else
        shown->values[i] = hut_value_copy (&record->values[i]);
    }
  return shown;
}

/* ---- What comes and goes together ---- */

HutUid
hut_projection_parent (const HutRecord *record)
{
  HutUid id;

  for (gsize i = 0; i < G_N_ELEMENTS (parents); i++)
    if (parents[i].kind == record->kind && get_uid (record, parents[i].field, &id))
      return id;
  return (HutUid){ { 0 } };
}

static void
list_uid (const HutRecord *record, const char *name, GArray *listed)
{
  HutUid id;

  if (get_uid (record, name, &id))
    g_array_append_val (listed, id);
}

GArray *
hut_projection_lists (const HutRecord *record)
{
  GArray *listed;

  if (record->kind == &hut_kind_whistle)
    return read_list (hut_record_get_text (record, "cases"));
  if (record->kind != &hut_kind_attachment && record->kind != &hut_kind_task)
    return NULL;
  listed = g_array_new (FALSE, FALSE, sizeof (HutUid));
  if (record->kind == &hut_kind_attachment)
    list_uid (record, "step", listed);
  if (hut_record_get_text (record, "case") != NULL)
    list_uid (record, record->kind == &hut_kind_task ? "matter" : "whistle", listed);
  return listed;
}

/* Whether who is shown what hangs on the member. */
static gboolean
decides (const HutField *field)
{
  static const char *const deciding[] = { "cases", "code",        "community", "public",
                                          "unit",  "void_reason", NULL };

  return field->type == HUT_FIELD_UID || g_strv_contains (deciding, field->name);
}

gboolean
hut_projection_moves (const HutRecord *before, const HutRecord *after)
{
  if (before == NULL || after == NULL)
    return TRUE;
  for (guint i = 0; i < after->kind->n_fields; i++)
    if (decides (&after->kind->fields[i]) &&
        !hut_value_equal (&before->values[i], &after->values[i]))
      return TRUE;
  return FALSE;
}

static void
add_around (const HutUid *id, const HutProjectionSource *source, GPtrArray *related)
{
  g_ptr_array_extend (related, source->belonging (source->data, id), NULL, NULL);
}

/* The record of @kind with what belongs to it. */
static void
add_with_parts (const HutKind *kind, const HutUid *id, const HutProjectionSource *source,
                GPtrArray *related)
{
  const HutRecord *record = source->find (source->data, kind, id);

  if (record != NULL)
    g_ptr_array_add (related, (gpointer)record);
  add_around (id, source, related);
}

static void
relate_whistle (const HutRecord *whistle, const HutProjectionSource *source, GPtrArray *related)
{
  g_autoptr (GArray) cases = hut_projection_lists (whistle);

  add_around (&whistle->id, source, related);
  for (guint i = 0; i < cases->len; i++)
    add_with_parts (&hut_kind_case, &g_array_index (cases, HutUid, i), source, related);
}

/* What is attached to a step is found by it, whatever else it is attached to. */
static void
relate_steps (const HutUid *whistle, const HutProjectionSource *source, GPtrArray *related)
{
  GPtrArray *parts = source->belonging (source->data, whistle);

  for (guint i = 0; i < parts->len; i++)
    {
      const HutRecord *part = parts->pdata[i];

      if (part->kind == &hut_kind_whistle_step)
        add_around (&part->id, source, related);
    }
}

static void
relate_body (const HutUid *body, const HutProjectionSource *source, GPtrArray *related)
{
  GPtrArray *meetings = source->belonging (source->data, body);

  for (guint i = 0; i < meetings->len; i++)
    {
      const HutRecord *meeting = meetings->pdata[i];

      if (meeting->kind == &hut_kind_meeting)
        add_with_parts (&hut_kind_meeting, &meeting->id, source, related);
    }
}

void
hut_projection_related (const HutRecord *record, const HutProjectionSource *source,
                        GPtrArray *related)
{
  const HutKind *kind = record->kind;
  HutUid parent = hut_projection_parent (record);
  const HutRecord *whistle;

  if (kind == &hut_kind_whistle)
    {
      relate_whistle (record, source, related);
      relate_steps (&record->id, source, related);
    }
  else if (kind == &hut_kind_summons)
    {
      whistle =
          hut_uid_is_nil (&parent) ? NULL : source->find (source->data, &hut_kind_whistle, &parent);
      if (whistle == NULL)
        return;
      g_ptr_array_add (related, (gpointer)whistle);
      relate_whistle (whistle, source, related);
      relate_steps (&parent, source, related);
    }
  else if (kind == &hut_kind_case || kind == &hut_kind_matter || kind == &hut_kind_whistle_step)
    add_around (&record->id, source, related);
  else if (kind == &hut_kind_body)
    relate_body (&record->id, source, related);
  else if (kind == &hut_kind_meeting)
    add_around (&record->id, source, related);
  else if (kind == &hut_kind_topic || kind == &hut_kind_motion)
    add_around (&parent, source, related);
}
