/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The legend of heat. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-heat-legend.h"

#include "report/hut-map-heat.h"

#define SWATCH_WIDTH 36
#define SWATCH_HEIGHT 10

struct _HutHeatLegend
{
  GtkWidget parent_instance;
  GtkWidget *words;
  GtkWidget *steps;
  GtkWidget *swatches[HUT_MAP_HEAT_STEPS];
  GtkWidget *numbers[HUT_MAP_HEAT_STEPS];
  HutMapScheme scheme;
};

G_DEFINE_FINAL_TYPE (HutHeatLegend, hut_heat_legend, GTK_TYPE_WIDGET)

static void
draw_swatch (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  HutHeatLegend *self =
      HUT_HEAT_LEGEND (gtk_widget_get_ancestor (GTK_WIDGET (area), HUT_TYPE_HEAT_LEGEND));
  guint32 colour = hut_map_heat_step_colour (self->scheme, GPOINTER_TO_UINT (data));
  guint32 ground = hut_map_scheme_ink (self->scheme, HUT_MAP_INK_GROUND);

  cairo_set_source_rgb (cr, (ground >> 24) / 255.0, (ground >> 16 & 0xff) / 255.0,
                        (ground >> 8 & 0xff) / 255.0);
  cairo_paint (cr);
  cairo_set_source_rgba (cr, (colour >> 24) / 255.0, (colour >> 16 & 0xff) / 255.0,
                         (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
  cairo_paint (cr);
}

static void
hut_heat_legend_dispose (GObject *object)
{
  HutHeatLegend *self = HUT_HEAT_LEGEND (object);

  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->steps, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_heat_legend_parent_class)->dispose (object);
}

static void
hut_heat_legend_class_init (HutHeatLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_heat_legend_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_step (HutHeatLegend *self, guint step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->swatches[step] = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->swatches[step]), SWATCH_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->swatches[step]), SWATCH_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->swatches[step]), draw_swatch,
                                  GUINT_TO_POINTER (step), NULL);
  self->numbers[step] = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->numbers[step]), 1);
  gtk_box_append (GTK_BOX (box), self->swatches[step]);
  gtk_box_append (GTK_BOX (box), self->numbers[step]);
  gtk_box_append (GTK_BOX (self->steps), box);
}

static void
hut_heat_legend_init (HutHeatLegend *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  self->steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->steps, GTK_WIDGET (self));
  for (guint i = 0; i < HUT_MAP_HEAT_STEPS; i++)
    add_step (self, i);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-map-legend");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hut_heat_legend_new (void)
{
  return g_object_new (HUT_TYPE_HEAT_LEGEND, NULL);
}

void
hut_heat_legend_set (HutHeatLegend *self, const HutHeat *heat, HutMapScheme scheme)
{
  g_autofree char *words = NULL;
  guint end;

  gtk_widget_set_visible (GTK_WIDGET (self), heat != NULL);
  if (heat == NULL)
    return;
  words = hut_map_heat_words (heat);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (self->steps, heat->most > 0);
  self->scheme = scheme;
  end = hut_heat_scale_end (heat->most);
  for (guint i = 0; i < HUT_MAP_HEAT_STEPS; i++)
    {
      guint value = hut_map_heat_step_value (i, end);
      g_autofree char *number = g_strdup_printf ("%u", value);

      /* A short scale has fewer numbers than colours. */
      gtk_label_set_label (GTK_LABEL (self->numbers[i]), number);
      gtk_widget_set_visible (self->numbers[i], value > 0);
      gtk_widget_queue_draw (self->swatches[i]);
    }
}
