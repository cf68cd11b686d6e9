/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An entry, a map, and a line that says what is picked. The map's crosshair is the place. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-place-picker.h"

#include "mapview/hut-map-view.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define NEAR_ZOOM 16.5 /* the houses around, and the next crossing */
#define LEAST_WIDTH 320
#define LEAST_HEIGHT 240

struct _HutPlacePicker
{
  GtkWidget parent_instance;
  GtkWidget *box;
  HutSuggestEntry *entry;
  HutMapView *map;
  GtkLabel *words;
  GtkWidget *remove;
  HutAddressFinder *finder;
};

G_DEFINE_FINAL_TYPE (HutPlacePicker, hut_place_picker, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* @name: of the address that it was found by, or NULL. */
static void
show_words (HutPlacePicker *self, const char *name)
{
  HutPoint place;
  gboolean picked = hut_map_view_get_picked (self->map, &place);
  g_autofree char *numbers =
      picked ? g_strdup_printf ("%.6f, %.6f", hut_point_lon (place), hut_point_lat (place)) : NULL;
  g_autofree char *both =
      picked && name != NULL ? g_strdup_printf ("%s · %s", name, numbers) : NULL;

  gtk_label_set_label (
      self->words, both != NULL ? both
                   : picked
                       ? numbers
                       : _ ("No place yet. Click where it is. With the keys: Enter sets the place, "
                            "arrows move it."));
  gtk_widget_set_visible (self->remove, picked);
}

static void
tell_changed (HutPlacePicker *self, const char *name)
{
  show_words (self, name);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_picked (HutPlacePicker *self, int lon, int lat)
{
  tell_changed (self, NULL);
}

static void
on_found (HutPlacePicker *self, HutAddressPlace *place)
{
  g_autofree char *name = g_strdup (place->name);

  hut_map_view_set_picked (self->map, &place->place);
  hut_map_view_show_point (self->map, place->place, NEAR_ZOOM);
  tell_changed (self, name);
}

/* The keyboard stays near: its button goes. */
static void
on_remove (HutPlacePicker *self)
{
  hut_suggest_entry_set_text (self->entry, "");
  hut_map_view_set_picked (self->map, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  tell_changed (self, NULL);
}

static gboolean
hut_place_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUT_PLACE_PICKER (widget)->entry));
}

static void
hut_place_picker_dispose (GObject *object)
{
  HutPlacePicker *self = HUT_PLACE_PICKER (object);

  g_clear_object (&self->finder);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_place_picker_parent_class)->dispose (object);
}

static void
hut_place_picker_class_init (HutPlacePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_place_picker_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_place_picker_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_entry (HutPlacePicker *self)
{
  self->entry = HUT_SUGGEST_ENTRY (hut_suggest_entry_new ());
  hut_suggest_entry_set_name (self->entry, _ ("Find the place by its address"));
  hut_suggest_entry_set_placeholder (self->entry, _ ("Find by address"));
  self->finder = hut_address_finder_new (self->entry);
  g_signal_connect_object (self->finder, "chosen", G_CALLBACK (on_found), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->entry));
}

static void
add_map (HutPlacePicker *self)
{
  GtkWidget *map = hut_map_view_new ();

  self->map = HUT_MAP_VIEW (map);
  gtk_widget_set_size_request (map, LEAST_WIDTH, LEAST_HEIGHT);
  gtk_widget_set_vexpand (map, TRUE);
  gtk_widget_add_css_class (map, "hut-small-map");
  hut_map_view_set_picking (self->map, TRUE);
  g_signal_connect_object (map, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), map);
}

static void
add_foot (HutPlacePicker *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                              PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, "max-width-chars", 32, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "hut-note");
  self->remove = gtk_button_new_with_label (_ ("Remove the Place"));
  gtk_widget_set_valign (self->remove, GTK_ALIGN_START);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (on_remove), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (foot), self->remove);
  gtk_box_append (GTK_BOX (self->box), foot);
}

static void
hut_place_picker_init (HutPlacePicker *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_entry (self);
  add_map (self);
  add_foot (self);
  show_words (self, NULL);
}

GtkWidget *
hut_place_picker_new (HutStore *store)
{
  HutPlacePicker *self = g_object_new (HUT_TYPE_PLACE_PICKER, NULL);
  g_autofree char *package = hut_store_get_map_path (store);

  hut_address_finder_set_store (self->finder, store);
  hut_map_view_set_package (self->map, package);
  return GTK_WIDGET (self);
}

void
hut_place_picker_set_lookup (HutPlacePicker *self, HutAddressLookup lookup, gpointer data,
                             GDestroyNotify destroy)
{
  g_return_if_fail (HUT_IS_PLACE_PICKER (self));

  hut_address_finder_set_lookup (self->finder, lookup, data, destroy);
}

void
hut_place_picker_set_place (HutPlacePicker *self, const HutPoint *place)
{
  g_return_if_fail (HUT_IS_PLACE_PICKER (self));

  hut_map_view_set_picked (self->map, place);
  if (place != NULL)
    hut_map_view_show_point (self->map, *place, NEAR_ZOOM);
  show_words (self, NULL);
}

gboolean
hut_place_picker_get_place (HutPlacePicker *self, HutPoint *place)
{
  g_return_val_if_fail (HUT_IS_PLACE_PICKER (self), FALSE);

  return hut_map_view_get_picked (self->map, place);
}
