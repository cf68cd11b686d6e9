/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Bars as colour nodes, in the colours of the scheme. Main thread only. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-bars.h"

#define BAR 8
#define LAST 12
#define GAP 4
#define HEIGHT 40
#define LEAST 2 /* of a bar, so that a zero shows where it stands */

struct _HutBars
{
  GtkWidget parent_instance;
  guint *values;
  guint n_values;
};

G_DEFINE_FINAL_TYPE (HutBars, hut_bars, GTK_TYPE_WIDGET)

static int
width_of (const HutBars *self)
{
  return self->n_values > 0 ? (int)(self->n_values - 1) * (BAR + GAP) + LAST : 0;
}

static void
hut_bars_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? width_of (HUT_BARS (widget)) : HEIGHT;
}

static GdkRGBA
colour_of (GtkWidget *widget, const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (context, name, &colour))
    gtk_style_context_get_color (context, &colour);
  return colour;
}

static void
hut_bars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutBars *self = HUT_BARS (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA before = colour_of (widget, "hut_edge"), last = colour_of (widget, "hut_accent");
  guint highest = 1;

  for (guint i = 0; i < self->n_values; i++)
    highest = MAX (highest, self->values[i]);
  for (guint i = 0; i < self->n_values; i++)
    {
      gboolean is_last = i + 1 == self->n_values;
      int bar = is_last ? LAST : BAR;
      int x = (int)i * (BAR + GAP);
      int tall = MAX ((int)((guint64)self->values[i] * (guint)height / highest), LEAST);

      gtk_snapshot_append_color (
          snapshot, is_last ? &last : &before,
          &GRAPHENE_RECT_INIT (mirrored ? width - x - bar : x, height - tall, bar, tall));
    }
}

static void
hut_bars_finalize (GObject *object)
{
  g_free (HUT_BARS (object)->values);
  G_OBJECT_CLASS (hut_bars_parent_class)->finalize (object);
}

static void
hut_bars_class_init (HutBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hut_bars_finalize;
  widget_class->measure = hut_bars_measure;
  widget_class->snapshot = hut_bars_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hut_bars_init (HutBars *self)
{
}

GtkWidget *
hut_bars_new (void)
{
  return g_object_new (HUT_TYPE_BARS, NULL);
}

void
hut_bars_set (HutBars *self, const guint *values, guint n_values, const char *name)
{
  g_return_if_fail (HUT_IS_BARS (self));

  g_free (self->values);
  self->values = g_memdup2 (values, n_values * sizeof *values);
  self->n_values = n_values;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
