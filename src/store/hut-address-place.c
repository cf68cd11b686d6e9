/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Address words to places of earlier cases; names are the gazetteer's. Worker threads; each
 * question is one short-lived reader. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-address-place.h"

#include <string.h>

#define PLACES_MAX 20
#define CASES_LOOKED_AT 300

HutAddressPlace *
hut_address_place_new (const char *name, const char *community, HutPoint place)
{
  HutAddressPlace *self = g_new0 (HutAddressPlace, 1);

  self->name = g_strdup (name);
  self->community = g_strdup (community);
  self->place = place;
  return self;
}

void
hut_address_place_free (HutAddressPlace *place)
{
  g_free (place->name);
  g_free (place->community);
  g_free (place->note);
  g_free (place);
}

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

static void
add_place (GPtrArray *places, HutAddressPlace *place, const char *words)
{
  for (guint i = 0; i < places->len; i++)
    if (g_str_equal (((HutAddressPlace *)g_ptr_array_index (places, i))->name, place->name))
      {
        hut_address_place_free (place);
        return;
      }
  g_ptr_array_insert (places, g_str_has_prefix (place->name, words) ? 0 : -1, place);
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
        add_place (places, hut_address_place_new (row->address, row->community, row->place), words);
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
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_address_place_free);

  if (reader == NULL || !add_earlier (reader, question->words, places, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (places->len > PLACES_MAX)
    g_ptr_array_set_size (places, PLACES_MAX);
  g_task_return_pointer (task, g_steal_pointer (&places), (GDestroyNotify)g_ptr_array_unref);
}

void
hut_address_places_async (HutStore *store, const char *words, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  question->store = g_object_ref (store);
  question->words = g_strdup (words);
  g_task_set_source_tag (task, hut_address_places_async);
  g_task_set_task_data (task, question, (GDestroyNotify)question_free);
  g_task_run_in_thread (task, look_up);
}

GPtrArray *
hut_address_places_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
