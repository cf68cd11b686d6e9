/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The legend of lanes: a row for each way to stand. Main thread. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-lane-legend.h"

#include "report/hut-map-overlay-paint.h"

#define SAMPLE 36
#define HEIGHT 14
#define BAND 8

struct _HutLaneLegend
{
  GtkWidget parent_instance;
  HutMapScheme scheme;
  HutMapLanesBy by;
  GtkWidget *rows[HUT_N_MAP_LANE_STANDS];
  GtkWidget *words[HUT_N_MAP_LANE_STANDS];
  GtkWidget *samples[HUT_N_MAP_LANE_STANDS];
};

G_DEFINE_FINAL_TYPE (HutLaneLegend, hut_lane_legend, GTK_TYPE_WIDGET)

static void
draw_sample (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  HutLaneLegend *self =
      HUT_LANE_LEGEND (gtk_widget_get_ancestor (GTK_WIDGET (area), HUT_TYPE_LANE_LEGEND));

  cairo_translate (cr, 0, height / 2.0);
  hut_map_overlay_draw_stand (GPOINTER_TO_UINT (data), self->scheme, cr, width, BAND);
}

static void
hut_lane_legend_dispose (GObject *object)
{
  HutLaneLegend *self = HUT_LANE_LEGEND (object);

  for (guint i = 0; i < HUT_N_MAP_LANE_STANDS; i++)
    g_clear_pointer (&self->rows[i], gtk_widget_unparent);
  G_OBJECT_CLASS (hut_lane_legend_parent_class)->dispose (object);
}

static void
hut_lane_legend_class_init (HutLaneLegendClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_lane_legend_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_row (HutLaneLegend *self, guint stand)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *sample = gtk_drawing_area_new ();
  GtkWidget *words = gtk_label_new (NULL);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (sample), SAMPLE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (sample), HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (sample), draw_sample, GUINT_TO_POINTER (stand),
                                  NULL);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_box_append (GTK_BOX (row), sample);
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  self->rows[stand] = row;
  self->samples[stand] = sample;
  self->words[stand] = words;
}

static void
hut_lane_legend_init (HutLaneLegend *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-map-legend");
  for (guint i = 0; i < HUT_N_MAP_LANE_STANDS; i++)
    add_row (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hut_lane_legend_new (void)
{
  return g_object_new (HUT_TYPE_LANE_LEGEND, NULL);
}

void
hut_lane_legend_set (HutLaneLegend *self, const HutMapOverlay *overlay, HutMapScheme scheme)
{
  gboolean any = FALSE;

  self->scheme = scheme;
  self->by = overlay != NULL ? overlay->lanes_by : HUT_MAP_LANES_BY_CHIEF;
  for (guint i = 0; i < HUT_N_MAP_LANE_STANDS; i++)
    {
      const char *label = hut_map_lane_stand_label (self->by, i);

      gtk_widget_set_visible (self->rows[i], label != NULL);
      gtk_label_set_label (GTK_LABEL (self->words[i]), label != NULL ? label : "");
      gtk_widget_queue_draw (self->samples[i]);
      any |= label != NULL;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}
