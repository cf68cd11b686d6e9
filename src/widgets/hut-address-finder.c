/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Address words to suggestions. A question waits until typing rests; the answer of an older one is
 * cancelled and dropped. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-address-finder.h"

#define REST_MS 150
#define WORDS_MIN 2
#define SAME_PLACE 30 /* metres */

struct _HutAddressFinder
{
  GObject parent_instance;

  HutSuggestEntry *entry; /* weak */
  HutStore *store;
  GPtrArray *places; /* HutAddressPlace: what the suggestions stand for */
  GCancellable *looking;
  guint rest_id;
  HutAddressLookup lookup;
  gpointer lookup_data;
  GDestroyNotify lookup_destroy;
};

G_DEFINE_FINAL_TYPE (HutAddressFinder, hut_address_finder, G_TYPE_OBJECT)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
offer (HutAddressFinder *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  for (guint i = 0; i < self->places->len; i++)
    {
      const HutAddressPlace *place = g_ptr_array_index (self->places, i);

      g_ptr_array_add (names, place->name);
      g_ptr_array_add (notes, place->note);
    }
  g_ptr_array_add (names, NULL);
  if (self->entry != NULL)
    hut_suggest_entry_set_noted (self->entry, (const char *const *)names->pdata,
                                 (const char *const *)notes->pdata);
}

/* An earlier case at the address tells its place better than its words do: both are offered. */
static gboolean
is_known (HutAddressFinder *self, const HutAddressPlace *place)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const HutAddressPlace *other = g_ptr_array_index (self->places, i);

      if (g_str_equal (other->name, place->name) &&
          (other->note == NULL || hut_point_distance (other->place, place->place) < SAME_PLACE))
        return TRUE;
    }
  return FALSE;
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutAddressFinder) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = hut_address_places_finish (result, &error);

  if (found == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Cannot look for the address: %s", error->message);
      return;
    }
  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      HutAddressPlace *place = g_ptr_array_index (found, i);

      if (is_known (self, place))
        hut_address_place_free (place);
      else
        g_ptr_array_add (self->places, place);
    }
  offer (self);
}

static gboolean
on_rest (gpointer data)
{
  HutAddressFinder *self = HUT_ADDRESS_FINDER (data);
  g_autofree char *words = NULL;

  self->rest_id = 0;
  if (self->entry == NULL)
    return G_SOURCE_REMOVE;
  words = g_strstrip (g_strdup (hut_suggest_entry_get_text (self->entry)));
  hut_address_finder_stop (self);
  if (g_utf8_strlen (words, -1) < WORDS_MIN || self->store == NULL)
    return G_SOURCE_REMOVE;
  if (self->lookup != NULL)
    self->lookup (words, self->places, self->lookup_data);
  offer (self);
  self->looking = g_cancellable_new ();
  hut_address_places_async (self->store, words, self->looking, on_found, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_typed (HutAddressFinder *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, on_rest, self);
}

static void
on_chosen (HutAddressFinder *self, guint index)
{
  if (index < self->places->len)
    g_signal_emit (self, signals[CHOSEN], 0, g_ptr_array_index (self->places, index));
}

static void
hut_address_finder_dispose (GObject *object)
{
  HutAddressFinder *self = HUT_ADDRESS_FINDER (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_weak_pointer (&self->entry);
  g_clear_object (&self->store);
  hut_address_finder_set_lookup (self, NULL, NULL, NULL);
  G_OBJECT_CLASS (hut_address_finder_parent_class)->dispose (object);
}

static void
hut_address_finder_finalize (GObject *object)
{
  g_ptr_array_unref (HUT_ADDRESS_FINDER (object)->places);
  G_OBJECT_CLASS (hut_address_finder_parent_class)->finalize (object);
}

static void
hut_address_finder_class_init (HutAddressFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_address_finder_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_address_finder_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
hut_address_finder_init (HutAddressFinder *self)
{
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_address_place_free);
}

HutAddressFinder *
hut_address_finder_new (HutSuggestEntry *entry)
{
  HutAddressFinder *self = g_object_new (HUT_TYPE_ADDRESS_FINDER, NULL);

  g_set_weak_pointer (&self->entry, entry);
  g_signal_connect_object (entry, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  return self;
}

void
hut_address_finder_set_store (HutAddressFinder *self, HutStore *store)
{
  g_return_if_fail (HUT_IS_ADDRESS_FINDER (self));

  hut_address_finder_stop (self);
  g_set_object (&self->store, store);
}

void
hut_address_finder_set_lookup (HutAddressFinder *self, HutAddressLookup lookup, gpointer data,
                               GDestroyNotify destroy)
{
  g_return_if_fail (HUT_IS_ADDRESS_FINDER (self));

  if (self->lookup_destroy != NULL)
    self->lookup_destroy (self->lookup_data);
  self->lookup = lookup;
  self->lookup_data = data;
  self->lookup_destroy = destroy;
}

void
hut_address_finder_stop (HutAddressFinder *self)
{
  g_return_if_fail (HUT_IS_ADDRESS_FINDER (self));

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_ptr_array_set_size (self->places, 0);
  offer (self);
}
