/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A place that may be said. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-spot-field.h"

#include "whistles/hut-spot-map.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAP_TALL 168

struct _HutSpotField
{
  GtkWidget parent_instance;
  GtkLabel *words;
  GtkWidget *forget;
  HutSpotMap *map;
  HutPoint around;
};

G_DEFINE_FINAL_TYPE (HutSpotField, hut_spot_field, GTK_TYPE_WIDGET)

static void
show (HutSpotField *self)
{
  HutPoint place;
  gboolean said = hut_spot_map_get_picked (self->map, &place);
  int metres = said ? (int)lround (hut_point_distance (place, self->around)) : 0;
  g_autofree char *words = NULL;

  if (!said)
    words = g_strdup (_ ("Position: not said"));
  else if (metres == 0)
    words = g_strdup (_ ("Position: at the place"));
  else
    words = g_strdup_printf (_ ("Position: %d m from the place"), metres);
  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (self->forget, said);
}

static void
on_here (HutSpotField *self)
{
  hut_spot_map_set_picked (self->map, &self->around);
  show (self);
}

static void
on_forget (HutSpotField *self)
{
  hut_spot_map_set_picked (self->map, NULL);
  show (self);
}

static void
on_picked (HutSpotField *self)
{
  show (self);
}

static void
hut_spot_field_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hut_spot_field_parent_class)->dispose (object);
}

static void
hut_spot_field_class_init (HutSpotFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_spot_field_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_link (HutSpotField *self, GtkWidget *line, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "hut-link");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);
  return button;
}

static void
hut_spot_field_init (HutSpotField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  self->words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "hut-note");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->words));
  self->forget = add_link (self, line, _ ("Not Said"), G_CALLBACK (on_forget));
  add_link (self, line, _ ("At the Place"), G_CALLBACK (on_here));
  gtk_widget_set_parent (line, GTK_WIDGET (self));
}

GtkWidget *
hut_spot_field_new (HutStore *store, HutPoint around)
{
  HutSpotField *self = g_object_new (HUT_TYPE_SPOT_FIELD, NULL);
  GtkWidget *map = hut_spot_map_new (store, _ ("Map of the position"));

  self->around = around;
  self->map = HUT_SPOT_MAP (map);
  gtk_widget_add_css_class (map, "hut-card");
  gtk_widget_set_size_request (map, -1, MAP_TALL);
  gtk_widget_set_parent (map, GTK_WIDGET (self));
  hut_spot_map_set_picking (self->map, TRUE);
  hut_spot_map_show_place (self->map, around);
  g_signal_connect_object (map, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

gboolean
hut_spot_field_get (HutSpotField *self, HutPoint *place)
{
  return hut_spot_map_get_picked (self->map, place);
}
