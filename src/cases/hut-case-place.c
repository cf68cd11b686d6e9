/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Address words to places, by plain matching of the names that the store knows. Worker threads;
 * each question is one short-lived reader. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-place.h"

#include <string.h>

#define PLACES_MAX 20
#define CASES_LOOKED_AT 300

HutCasePlace *
hut_case_place_new (const char *name, const char *community, HutPoint place)
{
  HutCasePlace *self = g_new0 (HutCasePlace, 1);

  self->name = g_strdup (name);
  self->community = g_strdup (community);
  self->place = place;
  return self;
}

void
hut_case_place_free (HutCasePlace *place)
{
  g_free (place->name);
  g_free (place->community);
  g_free (place);
}

/* ---- The middle of a line or an area: [[lon,lat],...], however deep ---- */

static void
collect_points (JsonArray *array, GArray *points)
{
  guint n = json_array_get_length (array);
  HutPoint point;

  if (n == 2 && JSON_NODE_HOLDS_VALUE (json_array_get_element (array, 0)))
    {
      point.lon = json_array_get_int_element (array, 0);
      point.lat = json_array_get_int_element (array, 1);
      g_array_append_val (points, point);
      return;
    }
  for (guint i = 0; i < n; i++)
    if (JSON_NODE_HOLDS_ARRAY (json_array_get_element (array, i)))
      collect_points (json_array_get_array_element (array, i), points);
}

static gboolean
find_middle (const HutRecord *record, const char *name, HutPoint *middle)
{
  const char *text = hut_record_get_text (record, name);
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  HutBox box = HUT_BOX_EMPTY;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  collect_points (json_node_get_array (node), points);
  if (points->len == 0)
    return FALSE;
  for (guint i = 0; i < points->len; i++)
    hut_box_add_point (&box, g_array_index (points, HutPoint, i));
  if (g_str_equal (name, "line"))
    *middle = g_array_index (points, HutPoint, points->len / 2);
  else
    *middle = hut_box_centre (&box);
  return TRUE;
}

/* ---- Matching ---- */

typedef struct
{
  HutStore *store;
  char *words;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->store);
  g_free (question->words);
  g_free (question);
}

/* Either within the other: a typed address often goes on behind the name of its lane. */
static gboolean
fits (const char *name, const char *words)
{
  return name != NULL && (strstr (name, words) != NULL || strstr (words, name) != NULL);
}

static void
add_place (GPtrArray *places, HutCasePlace *place, const char *words)
{
  for (guint i = 0; i < places->len; i++)
    if (g_str_equal (((HutCasePlace *)g_ptr_array_index (places, i))->name, place->name))
      {
        hut_case_place_free (place);
        return;
      }
  g_ptr_array_insert (places, g_str_has_prefix (place->name, words) ? 0 : -1, place);
}

static gboolean
add_named (HutReader *reader, const HutKind *kind, const char *shape, const char *words,
           GPtrArray *places, GError **error)
{
  g_autoptr (GPtrArray) records = hut_reader_list (reader, kind, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const HutRecord *record = g_ptr_array_index (records, i);
      const char *name = hut_record_get_text (record, "name");
      const char *community =
          hut_record_get_text (record, kind == &hut_kind_community ? "code" : "community");
      HutPoint middle;

      if (fits (name, words) && find_middle (record, shape, &middle))
        add_place (places, hut_case_place_new (name, community, middle), words);
    }
  return records != NULL;
}

/* The newest cases that have the words anywhere; of these the addresses that have them. */
static gboolean
add_earlier (HutReader *reader, const char *words, GPtrArray *places, GCancellable *cancellable,
             GError **error)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) rowids = g_array_new (FALSE, FALSE, sizeof (gint64));

  filter->text = g_strdup (words);
  filter->order = HUT_CASE_ORDER_NEWEST;
  set = hut_reader_cases (reader, filter, hut_time_now (), cancellable, error);
  if (set == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (set->n_marks, CASES_LOOKED_AT); i++)
    g_array_append_val (rowids, set->marks[i].rowid);
  rows = hut_reader_case_rows (reader, (const gint64 *)rowids->data, rowids->len, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const HutCaseRow *row = g_ptr_array_index (rows, i);

      if (row->has_place && row->address != NULL && strstr (row->address, words) != NULL)
        add_place (places, hut_case_place_new (row->address, row->community, row->place), words);
    }
  return rows != NULL;
}

static void
look_up (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  g_autoptr (HutReader) reader = hut_reader_new (question->store, &error);
  g_autoptr (GPtrArray) places =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_case_place_free);

  if (reader == NULL ||
      !add_named (reader, &hut_kind_lane, "line", question->words, places, &error) ||
      !add_named (reader, &hut_kind_community, "area", question->words, places, &error) ||
      !add_earlier (reader, question->words, places, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (places->len > PLACES_MAX)
    g_ptr_array_set_size (places, PLACES_MAX);
  g_task_return_pointer (task, g_steal_pointer (&places), (GDestroyNotify)g_ptr_array_unref);
}

void
hut_case_places_async (HutStore *store, const char *words, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  question->store = g_object_ref (store);
  question->words = g_strdup (words);
  g_task_set_source_tag (task, hut_case_places_async);
  g_task_set_task_data (task, question, (GDestroyNotify)question_free);
  g_task_run_in_thread (task, look_up);
}

GPtrArray *
hut_case_places_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
