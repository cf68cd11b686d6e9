/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A whistle's records, gathered. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-whistle.h"

#include "base/hut-json.h"

#include <string.h>

static const HutWhistleList lists[] = {
  { &hut_kind_summons, G_STRUCT_OFFSET (HutWhistle, summonses) },
  { &hut_kind_whistle_step, G_STRUCT_OFFSET (HutWhistle, steps) },
  { &hut_kind_mark, G_STRUCT_OFFSET (HutWhistle, marks) },
  { &hut_kind_whistle_view, G_STRUCT_OFFSET (HutWhistle, views) },
  { NULL, 0 },
};

const HutWhistleList *
hut_whistle_lists (void)
{
  return lists;
}

HutWhistle *
hut_whistle_new (HutRecord *record)
{
  HutWhistle *whistle = g_new0 (HutWhistle, 1);

  whistle->whistle = record;
  for (guint i = 0; lists[i].kind != NULL; i++)
    G_STRUCT_MEMBER (GPtrArray *, whistle, lists[i].list) =
        g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  return whistle;
}

void
hut_whistle_free (HutWhistle *whistle)
{
  if (whistle == NULL)
    return;
  for (guint i = 0; lists[i].kind != NULL; i++)
    g_ptr_array_unref (G_STRUCT_MEMBER (GPtrArray *, whistle, lists[i].list));
  hut_record_free (whistle->whistle);
  g_free (whistle);
}

/* ---- Order ---- */

static int
compare_time (HutTime a, HutTime b)
{
  return a < b ? -1 : a > b;
}

static int
compare_summonses (gconstpointer a, gconstpointer b)
{
  const HutRecord *left = *(HutRecord *const *)a, *right = *(HutRecord *const *)b;
  int order =
      compare_time (hut_record_get_int (left, "at", 0), hut_record_get_int (right, "at", 0));

  return order != 0
             ? order
             : g_strcmp0 (hut_record_get_text (left, "unit"), hut_record_get_text (right, "unit"));
}

/* Two of one moment as they were entered: a uid is made in that order on one desktop. */
static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const HutRecord *left = *(HutRecord *const *)a, *right = *(HutRecord *const *)b;
  int order = compare_time (hut_whistle_step_time (left), hut_whistle_step_time (right));

  if (order == 0)
    order = compare_time (hut_record_get_int (left, "at", 0), hut_record_get_int (right, "at", 0));
  return order != 0 ? order : memcmp (&left->id, &right->id, sizeof (HutUid));
}

/* Of which summons a mark or view is, in the order of these. */
static guint
place_of (const HutWhistle *whistle, const HutRecord *record)
{
  const char *unit = hut_record_get_text (record, "unit");
  guint i = 0;

  while (i < whistle->summonses->len &&
         g_strcmp0 (hut_record_get_text (whistle->summonses->pdata[i], "unit"), unit) != 0)
    i++;
  return i;
}

static int
compare_by_summons (gconstpointer a, gconstpointer b, gpointer whistle)
{
  const HutRecord *left = *(HutRecord *const *)a, *right = *(HutRecord *const *)b;
  guint before = place_of (whistle, left), after = place_of (whistle, right);

  if (before != after)
    return before < after ? -1 : 1;
  return left->kind != &hut_kind_mark
             ? 0
             : g_strcmp0 (hut_record_get_text (left, "who"), hut_record_get_text (right, "who"));
}

void
hut_whistle_sort (HutWhistle *whistle)
{
  g_ptr_array_sort (whistle->summonses, compare_summonses);
  g_ptr_array_sort (whistle->steps, compare_steps);
  g_ptr_array_sort_with_data (whistle->marks, compare_by_summons, whistle);
  g_ptr_array_sort_with_data (whistle->views, compare_by_summons, whistle);
}

void
hut_whistle_put (HutWhistle *whistle, const HutRecord *next)
{
  const HutWhistleList *list = lists;
  GPtrArray *records;

  if (next->kind == &hut_kind_whistle)
    {
      hut_record_free (whistle->whistle);
      whistle->whistle = hut_record_copy (next);
      return;
    }
  while (list->kind != NULL && list->kind != next->kind)
    list++;
  if (list->kind == NULL)
    return;
  records = G_STRUCT_MEMBER (GPtrArray *, whistle, list->list);
  for (guint i = 0; i < records->len; i++)
    if (hut_uid_equal (&((HutRecord *)records->pdata[i])->id, &next->id))
      {
        g_ptr_array_remove_index (records, i);
        break;
      }
  if (next->kind->append || hut_record_get_text (next, "void_reason") == NULL)
    g_ptr_array_add (records, hut_record_copy (next));
  hut_whistle_sort (whistle);
}

/* ---- What there is once ---- */

static HutUid
id_of (const char *stream, const HutKind *kind, const HutUid *of, const char *rest)
{
  char id[HUT_UID_STRING_LEN + 1];
  g_autofree char *key = g_strdup_printf ("%s/%s", hut_uid_print (of, id), rest);

  return hut_uid_from_key (stream, kind->name, key);
}

HutUid
hut_summons_id (const char *stream, const HutUid *whistle, const char *unit)
{
  return id_of (stream, &hut_kind_summons, whistle, unit);
}

HutUid
hut_mark_id (const char *stream, const HutUid *summons, const char *who)
{
  return id_of (stream, &hut_kind_mark, summons, who);
}

HutUid
hut_whistle_view_id (const char *stream, const HutUid *summons)
{
  return id_of (stream, &hut_kind_whistle_view, summons, "");
}

/* ---- Asking ---- */

const HutRecord *
hut_whistle_summons (const HutWhistle *whistle, const char *unit)
{
  for (guint i = 0; i < whistle->summonses->len; i++)
    if (g_strcmp0 (hut_record_get_text (whistle->summonses->pdata[i], "unit"), unit) == 0)
      return whistle->summonses->pdata[i];
  return NULL;
}

const HutRecord *
hut_whistle_find_summons (const HutWhistle *whistle, const HutUid *id)
{
  for (guint i = 0; i < whistle->summonses->len; i++)
    if (hut_uid_equal (&((HutRecord *)whistle->summonses->pdata[i])->id, id))
      return whistle->summonses->pdata[i];
  return NULL;
}

gboolean
hut_whistle_is_of (const HutRecord *record, const HutRecord *summons)
{
  const char *text = hut_record_get_text (record, "summons");
  HutUid id;

  return text != NULL && hut_uid_parse (text, &id) && hut_uid_equal (&id, &summons->id);
}

const HutRecord *
hut_whistle_mark (const HutWhistle *whistle, const HutRecord *summons, const char *who)
{
  for (guint i = 0; i < whistle->marks->len; i++)
    if (hut_whistle_is_of (whistle->marks->pdata[i], summons) &&
        g_strcmp0 (hut_record_get_text (whistle->marks->pdata[i], "who"), who) == 0)
      return whistle->marks->pdata[i];
  return NULL;
}

const HutRecord *
hut_whistle_view (const HutWhistle *whistle, const HutRecord *summons)
{
  for (guint i = 0; i < whistle->views->len; i++)
    if (hut_whistle_is_of (whistle->views->pdata[i], summons))
      return whistle->views->pdata[i];
  return NULL;
}

HutTime
hut_whistle_step_time (const HutRecord *step)
{
  HutTime at = hut_record_get_int (step, "at", 0);

  return step->kind == &hut_kind_whistle_step ? hut_record_get_int (step, "said_at", at) : at;
}

GPtrArray *
hut_whistle_entries (const HutWhistle *whistle)
{
  GPtrArray *entries = g_ptr_array_new ();

  g_ptr_array_extend (entries, whistle->steps, NULL, NULL);
  g_ptr_array_extend (entries, whistle->marks, NULL, NULL);
  g_ptr_array_extend (entries, whistle->views, NULL, NULL);
  g_ptr_array_sort (entries, compare_steps);
  return entries;
}

gboolean
hut_summons_is_open (const char *state)
{
  return g_strcmp0 (state, "done") != 0 && g_strcmp0 (state, "released") != 0;
}

const char *
hut_whistle_state (const HutWhistle *whistle)
{
  gboolean open = FALSE, come = FALSE;

  for (guint i = 0; i < whistle->summonses->len; i++)
    {
      const char *state = hut_record_get_text (whistle->summonses->pdata[i], "state");

      open |= hut_summons_is_open (state);
      come |= g_strcmp0 (state, "working") == 0 || g_strcmp0 (state, "done") == 0;
    }
  if (!open && whistle->summonses->len > 0)
    return "finished";
  return come ? "working" : "called";
}

gboolean
hut_whistle_is_ended (const HutWhistle *whistle)
{
  return g_strcmp0 (hut_record_get_text (whistle->whistle, "state"), "ended") == 0;
}

/* ---- Cases ---- */

GArray *
hut_whistle_cases (const HutRecord *whistle)
{
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (HutUid));
  const char *text = hut_record_get_text (whistle, "cases");
  g_autoptr (JsonNode) node = text != NULL ? hut_json_parse (text, -1, NULL) : NULL;
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      HutUid id;

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_string (element) != NULL &&
          hut_uid_parse (json_node_get_string (element), &id))
        g_array_append_val (cases, id);
    }
  return cases;
}

static int
compare_uids (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (HutUid));
}

char *
hut_whistle_cases_print (GArray *cases)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  if (cases->len == 0)
    return NULL;
  g_array_sort (cases, compare_uids);
  for (guint i = 0; i < cases->len; i++)
    {
      const HutUid *id = &g_array_index (cases, HutUid, i);
      char text[HUT_UID_STRING_LEN + 1];

      if (i == 0 || !hut_uid_equal (id, id - 1))
        json_array_add_string_element (array, hut_uid_print (id, text));
    }
  json_node_set_array (node, array);
  return hut_json_print (node);
}
