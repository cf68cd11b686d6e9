/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The three lists of the demo street and their matches. Pure. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-lists.h"

#include "base/hut-json.h"
#include "domain/hut-match-plan.h"

static HutTime
day (const HutDemoLists *lists, gint64 days)
{
  return hut_time_day_start (lists->now, lists->zone, (int)days);
}

/* ---- Lines ---- */

/* The @n-th lane of the community, from the first on again; NULL where it has none. */
static const HutRecord *
lane_in (const HutDemoLists *lists, const char *community, guint n)
{
  g_autoptr (GPtrArray) lanes = g_ptr_array_new ();

  for (guint i = 0; i < lists->lanes->len; i++)
    if (g_strcmp0 (hut_record_get_text (lists->lanes->pdata[i], "community"), community) == 0)
      g_ptr_array_add (lanes, lists->lanes->pdata[i]);
  return lanes->len > 0 ? lanes->pdata[n % lanes->len] : NULL;
}

/* Somewhere along the lane. */
static void
set_place (HutRecord *entry, const HutRecord *lane, guint n)
{
  const char *text = lane != NULL ? hut_record_get_text (lane, "line") : NULL;
  g_autoptr (JsonNode) node = text != NULL ? hut_json_parse (text, -1, NULL) : NULL;
  JsonArray *points =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint length = points != NULL ? json_array_get_length (points) : 0;
  JsonNode *point = length > 0 ? json_array_get_element (points, (n * 7) % length) : NULL;
  JsonArray *pair =
      point != NULL && JSON_NODE_HOLDS_ARRAY (point) ? json_node_get_array (point) : NULL;
  g_autofree char *address = NULL;

  if (pair == NULL || json_array_get_length (pair) != 2 ||
      json_node_get_value_type (json_array_get_element (pair, 0)) != G_TYPE_INT64)
    return;
  address = g_strdup_printf ("%s%u号", hut_record_get_text (lane, "name"), 10 + n * 2);
  hut_record_set (entry, "place",
                  hut_value_point ((HutPoint){ (int)json_array_get_int_element (pair, 0),
                                               (int)json_array_get_int_element (pair, 1) }));
  hut_record_set_text (entry, "address", address);
}

static HutRecord *
new_entry (const HutDemoLists *lists, const char *list, const char *title)
{
  g_autofree char *key = g_strdup_printf ("%s\t%s", list, title);
  HutUid id = hut_uid_from_key (lists->stream, hut_kind_entry.name, key);

  return hut_record_new (&hut_kind_entry, &id, lists->stream);
}

static void
set_tags (HutRecord *entry, JsonArray *tags)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (tags == NULL)
    return;
  node = json_node_init_array (json_node_alloc (), tags);
  text = hut_json_print (node);
  hut_record_set_text (entry, "tags", text);
}

/* Days from today on. */
static void
set_days (HutRecord *entry, const HutDemoLists *lists, JsonObject *of)
{
  static const struct
  {
    const char *member;
    const char *field;
  } days[] = { { "from", "from" }, { "until", "until" }, { "due", "due_at" } };
  gint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (hut_json_get_int (of, days[i].member, &number))
      hut_record_set_int (entry, days[i].field, day (lists, number));
}

static HutRecord *
make_entry (const HutDemoLists *lists, const char *list, JsonObject *of, guint n)
{
  static const char *const texts[] = { "title", "category", "community", "level",
                                       "unit",  "contact",  "words",     "progress_words" };
  HutRecord *entry = new_entry (lists, list, hut_json_get_string (of, "title"));
  gint64 number;

  hut_record_set_text (entry, "list", list);
  hut_record_set_text (entry, "state", "open");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    hut_record_set_text (entry, texts[i], hut_json_get_string (of, texts[i]));
  set_tags (entry, hut_json_get_array (of, "tags"));
  if (hut_json_get_int (of, "capacity", &number))
    hut_record_set_int (entry, "capacity", number);
  if (hut_json_get_int (of, "progress", &number))
    hut_record_set_int (entry, "progress", number);
  set_place (entry, lane_in (lists, hut_record_get_text (entry, "community"), n), n);
  set_days (entry, lists, of);
  hut_record_set_int (entry, "at", day (lists, -20 - (gint64)n) + 9 * HUT_TIME_HOUR);
  return entry;
}

static void
add_lines (const HutDemoLists *lists, GPtrArray *records)
{
  static const char *const names[][2] = { { "resources", "resource" },
                                          { "needs", "need" },
                                          { "projects", "project" } };

  for (guint k = 0; k < G_N_ELEMENTS (names); k++)
    {
      JsonArray *array = hut_json_get_array (lists->texts, names[k][0]);

      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        g_ptr_array_add (
            records, make_entry (lists, names[k][1], json_array_get_object_element (array, i), i));
    }
}

/* ---- Matches ---- */

static const HutRecord *
find (GPtrArray *records, const char *list, const char *title)
{
  for (guint i = 0; title != NULL && i < records->len; i++)
    {
      const HutRecord *record = records->pdata[i];

      if (record->kind == &hut_kind_entry &&
          g_strcmp0 (hut_record_get_text (record, "list"), list) == 0 &&
          g_strcmp0 (hut_record_get_text (record, "title"), title) == 0)
        return record;
    }
  return NULL;
}

/* So many steps of each side, one every two days. */
static void
take_steps (HutRecord *match, const HutDemoLists *lists, JsonObject *of)
{
  static const char *const sides[][3] = { { "need", "need_rating" },
                                          { "resource", "resource_rating" } };
  JsonArray *steps = hut_json_get_array (of, "steps");
  gint64 rating;

  for (guint side = 0;
       steps != NULL && side < MIN (G_N_ELEMENTS (sides), json_array_get_length (steps)); side++)
    {
      gint64 n = json_array_get_int_element (steps, side);

      for (guint step = 0; step < HUT_N_MATCH_STEPS && step < n; step++)
        hut_record_set_int (match, hut_match_step_field (step, side),
                            day (lists, -12 + 2 * (gint64)step) + (10 + side) * HUT_TIME_HOUR);
      if (n == HUT_N_MATCH_STEPS && hut_json_get_int (of, sides[side][1], &rating))
        hut_record_set_int (match, sides[side][1], rating);
    }
}

static HutRecord *
make_match (const HutDemoLists *lists, GPtrArray *records, JsonObject *of,
            const HutMatchMeasures *measures)
{
  const HutRosterActing acting = { lists->stream, NULL, day (lists, -14) + 14 * HUT_TIME_HOUR };
  const HutRecord *need = find (records, "need", hut_json_get_string (of, "need"));
  const HutRecord *resource = find (records, "resource", hut_json_get_string (of, "resource"));
  const HutRecord *project = find (records, "project", hut_json_get_string (of, "project"));
  const char *dropped = hut_json_get_string (of, "dropped");
  g_autoptr (GPtrArray) one = g_ptr_array_new (), none = g_ptr_array_new ();
  g_autoptr (GPtrArray) ranked = NULL;
  g_autoptr (HutRecordPlan) plan = NULL;
  HutRecord *match;

  if (need == NULL || resource == NULL)
    return NULL;
  g_ptr_array_add (one, (gpointer)resource);
  ranked = hut_match_rank (need, one, none, measures);
  plan = ranked->len > 0 ? hut_match_plan_make (&acting, need, ranked->pdata[0], NULL, NULL) : NULL;
  if (plan == NULL)
    return NULL;
  match = hut_record_copy (((HutPlannedRecord *)plan->records->pdata[0])->next);
  g_free (match->stream);
  match->stream = g_strdup (lists->stream);
  take_steps (match, lists, of);
  if (project != NULL)
    hut_record_set (match, "project", hut_value_uid (&project->id));
  if (dropped != NULL)
    {
      hut_record_set_text (match, "state", "dropped");
      hut_record_set_text (match, "words", dropped);
    }
  else if (hut_match_steps_done (match) == HUT_N_MATCH_STEPS)
    hut_record_set_text (match, "state", "done");
  return match;
}

static void
add_matches (const HutDemoLists *lists, GPtrArray *records)
{
  JsonArray *array = hut_json_get_array (lists->texts, "matches");
  HutMatchMeasures measures;

  hut_match_measures_of (lists->office, &measures);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      HutRecord *match =
          make_match (lists, records, json_array_get_object_element (array, i), &measures);

      if (match != NULL)
        g_ptr_array_add (records, match);
    }
}

GPtrArray *
hut_demo_lists_make (const HutDemoLists *lists)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  add_lines (lists, records);
  add_matches (lists, records);
  return records;
}
