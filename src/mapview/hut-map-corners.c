/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The corners of a map; see the header. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-map-corners.h"

#include "mapview/hut-map-scale.h"
#include "mapview/hut-map-sight.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define NOTE_WIDTH 36    /* characters */
#define NOTES_BOTTOM 48  /* pixels below them, without a legend */
#define BUTTONS_WIDTH 56 /* pixels that the zoom buttons take at the right, with their margins */

static GtkWidget *
make_zoom_button (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "hut-map-zoom");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* The map never turns: north is always up. */
static GtkWidget *
make_north (void)
{
  GtkWidget *north = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("hut-north-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (arrow), 14);
  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("North is up"), -1);
  gtk_box_append (GTK_BOX (north), arrow);
  gtk_box_append (GTK_BOX (north), gtk_label_new (C_ ("compass", "N")));
  gtk_widget_add_css_class (north, "hut-map-north");
  gtk_widget_set_valign (north, GTK_ALIGN_END);
  return north;
}

static GtkWidget *
make_facts (HutMapCorners *self, ShumateViewport *viewport)
{
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *measures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->legend = HUT_HEAT_LEGEND (hut_heat_legend_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->legend), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (facts), GTK_WIDGET (self->legend));
  self->lanes = HUT_LANE_LEGEND (hut_lane_legend_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->lanes), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (facts), GTK_WIDGET (self->lanes));

  gtk_box_append (GTK_BOX (measures), hut_map_scale_new (viewport));
  gtk_box_append (GTK_BOX (measures), make_north ());
  gtk_widget_add_css_class (measures, "hut-map-measures");
  gtk_widget_set_halign (measures, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (facts), measures);

  self->attribution = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->attribution), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->attribution), 0);
  gtk_widget_add_css_class (self->attribution, "hut-map-attribution");
  gtk_widget_set_visible (self->attribution, FALSE);
  gtk_widget_set_halign (self->attribution, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (facts), self->attribution);

  gtk_widget_set_can_target (facts, FALSE);
  gtk_widget_set_margin_start (facts, 8);
  gtk_widget_set_margin_bottom (facts, 4);
  gtk_widget_set_margin_end (facts, BUTTONS_WIDTH);
  return facts;
}

static GtkWidget *
make_buttons (HutMapCorners *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->zoom_in = make_zoom_button ("hut-zoom-in-symbolic", _ ("Zoom in"));
  self->zoom_out = make_zoom_button ("hut-zoom-out-symbolic", _ ("Zoom out"));
  gtk_box_append (GTK_BOX (buttons), self->zoom_in);
  gtk_box_append (GTK_BOX (buttons), self->zoom_out);
  gtk_widget_set_margin_end (buttons, 12);
  gtk_widget_set_margin_bottom (buttons, 12);
  return buttons;
}

static void
make_note (HutMapCorners *self)
{
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("Choose a Map _File…"));

  self->note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->note, "hut-map-note");
  gtk_widget_add_css_class (self->note, "hut-map-file-note");
  self->note_words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->note_words), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->note_words), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note_words), NOTE_WIDTH);
  gtk_label_set_xalign (GTK_LABEL (self->note_words), 0);
  gtk_box_append (GTK_BOX (self->note), self->note_words);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (choose), "app.map-file");
  /* A map in a form has no such action. */
  g_object_bind_property (choose, "sensitive", choose, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self->note), choose);
}

/* A note lies above the legend, where there is one: both may be wide. */
static void
raise_notes (HutMapCorners *self)
{
  int height = NOTES_BOTTOM;

  if (gtk_widget_get_visible (GTK_WIDGET (self->legend)) ||
      gtk_widget_get_visible (GTK_WIDGET (self->lanes)))
    gtk_widget_measure (self->facts, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  gtk_widget_set_margin_bottom (self->notes, MAX (height + 8, NOTES_BOTTOM));
}

static void
add (GtkOverlay *overlay, GtkWidget *widget, GtkAlign halign)
{
  gtk_widget_set_halign (widget, halign);
  gtk_widget_set_valign (widget, GTK_ALIGN_END);
  gtk_overlay_add_overlay (overlay, widget);
}

HutMapCorners *
hut_map_corners_new (GtkOverlay *overlay, ShumateViewport *viewport, GtkWidget *tile_note)
{
  HutMapCorners *self = g_new0 (HutMapCorners, 1);

  add (overlay, make_buttons (self), GTK_ALIGN_END);
  self->facts = make_facts (self, viewport);
  add (overlay, self->facts, GTK_ALIGN_START);
  make_note (self);
  self->notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->notes), tile_note);
  gtk_box_append (GTK_BOX (self->notes), self->note);
  gtk_widget_set_margin_start (self->notes, BUTTONS_WIDTH); /* so that it stays in the middle */
  gtk_widget_set_margin_end (self->notes, BUTTONS_WIDTH);
  add (overlay, self->notes, GTK_ALIGN_CENTER);
  raise_notes (self);
  g_signal_connect_swapped (self->legend, "notify::visible", G_CALLBACK (raise_notes), self);
  g_signal_connect_swapped (self->lanes, "notify::visible", G_CALLBACK (raise_notes), self);
  return self;
}

void
hut_map_corners_set_zoom (HutMapCorners *self, double zoom)
{
  gtk_widget_set_sensitive (self->zoom_in, zoom < HUT_MAP_SIGHT_MAX_ZOOM);
  gtk_widget_set_sensitive (self->zoom_out, zoom > HUT_MAP_SIGHT_MIN_ZOOM);
}

void
hut_map_corners_set_attribution (HutMapCorners *self, const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->attribution), words != NULL ? words : "");
  gtk_widget_set_visible (self->attribution, words != NULL && *words != '\0');
}

void
hut_map_corners_tell (HutMapCorners *self, const char *words)
{
  if (words != NULL)
    gtk_label_set_label (GTK_LABEL (self->note_words), words);
  gtk_widget_set_visible (self->note, words != NULL);
}
