/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The scale line; see the header. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-map-scale.h"

#include "mapview/hut-map-sight.h"
#include "report/hut-map-plan.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LONGEST 110.0 /* pixels */
#define TICK 5        /* pixels up at the line's ends */
#define HALO 3

struct _HutMapScale
{
  GtkWidget parent_instance;

  ShumateViewport *viewport;
  GtkWidget *label;
  double pixels;
  int metres;
};

G_DEFINE_FINAL_TYPE (HutMapScale, hut_map_scale, GTK_TYPE_WIDGET)

static void
update (HutMapScale *self)
{
  HutMapSight sight = hut_map_sight_get (self->viewport);
  double lat = shumate_location_get_latitude (SHUMATE_LOCATION (self->viewport));
  double per_pixel = hut_mercator_metres_per_pixel (lat, sight.zoom);
  int metres = (int)hut_map_plan_round (per_pixel * LONGEST);
  g_autofree char *text = NULL;

  if (fabs (metres / per_pixel - self->pixels) < 0.5 && metres == self->metres)
    return;

  self->pixels = metres / per_pixel;
  if (metres != self->metres)
    {
      text = hut_map_plan_distance_words (metres);
      gtk_label_set_label (GTK_LABEL (self->label), text);
      self->metres = metres;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
append_line (GtkSnapshot *snapshot, const GdkRGBA *colour, float width, float bottom, float grown)
{
  float tick = TICK + 2 * grown, thick = 2 + 2 * grown, right = width - 2 - grown;

  gtk_snapshot_append_color (
      snapshot, colour, &GRAPHENE_RECT_INIT (-grown, bottom - 2 - grown, width + 2 * grown, thick));
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (-grown, bottom - TICK - grown, thick, tick));
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (right, bottom - TICK - grown, thick, tick));
}

static void
hut_map_scale_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutMapScale *self = HUT_MAP_SCALE (widget);
  float bottom = gtk_widget_get_height (widget) - 1, width = (float)round (self->pixels);
  gboolean dark = FALSE;
  GdkRGBA ink, halo;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  dark = ink.red + ink.green + ink.blue > 1.5f;
  halo = dark ? (GdkRGBA){ 0.11f, 0.13f, 0.15f, 0.7f } : (GdkRGBA){ 1, 1, 1, 0.7f };
  append_line (snapshot, &halo, width, bottom, 1);
  append_line (snapshot, &ink, width, bottom, 0);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
hut_map_scale_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  HutMapScale *self = HUT_MAP_SCALE (widget);
  int least, best;

  gtk_widget_measure (self->label, orientation, -1, &least, &best, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MAX (best, (int)ceil (self->pixels) + HALO);
  else
    *minimum = *natural = best + TICK + HALO;
}

static void
hut_map_scale_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutMapScale *self = HUT_MAP_SCALE (widget);
  int least, best;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &least, &best, NULL, NULL);
  gtk_widget_size_allocate (self->label, &(GtkAllocation){ 4, 0, best, height - TICK - HALO + 2 },
                            -1);
}

static void
hut_map_scale_dispose (GObject *object)
{
  HutMapScale *self = HUT_MAP_SCALE (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (hut_map_scale_parent_class)->dispose (object);
}

static void
hut_map_scale_class_init (HutMapScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_map_scale_dispose;
  widget_class->snapshot = hut_map_scale_snapshot;
  widget_class->measure = hut_map_scale_measure;
  widget_class->size_allocate = hut_map_scale_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "map-scale");
}

static void
hut_map_scale_init (HutMapScale *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Scale"),
                                  -1);
}

GtkWidget *
hut_map_scale_new (ShumateViewport *viewport)
{
  HutMapScale *self = g_object_new (HUT_TYPE_MAP_SCALE, NULL);

  self->viewport = g_object_ref (viewport);
  g_signal_connect_object (viewport, "notify::zoom-level", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::latitude", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
