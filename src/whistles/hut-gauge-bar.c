/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The gauge as colour nodes, in the colours of the scheme. Each part has a scale of its own: the
 * walls lie far from each other. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-gauge-bar.h"

#define HEIGHT 20
#define TRACK 8
#define MARK 4
#define WALL 2
#define WIDTH 120

struct _HutGaugeBar
{
  GtkWidget parent_instance;
  gint64 value, low, high;
};

G_DEFINE_FINAL_TYPE (HutGaugeBar, hut_gauge_bar, GTK_TYPE_WIDGET)

static void
hut_gauge_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
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

static double
share (gint64 part, gint64 of)
{
  return of > 0 ? CLAMP ((double)part / (double)of, 0.0, 1.0) : 0.0;
}

/* Where the figure stands, 0 to 1. What is above the upper wall ends at twice that. */
static double
place_of (const HutGaugeBar *self)
{
  if (self->value < self->low)
    return share (self->value, self->low) / 3;
  if (self->value <= self->high)
    return (1 + share (self->value - self->low, self->high - self->low)) / 3;
  return (2 + share (self->value - self->high, self->high)) / 3;
}

static void
fill (GtkWidget *widget, GtkSnapshot *snapshot, const char *colour, double x, double width,
      double height)
{
  GdkRGBA rgba = colour_of (widget, colour);
  double at = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
                  ? gtk_widget_get_width (widget) - x - width
                  : x;

  gtk_snapshot_append_color (
      snapshot, &rgba,
      &GRAPHENE_RECT_INIT ((float)at, (float)(HEIGHT - height) / 2, (float)width, (float)height));
}

static void
hut_gauge_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutGaugeBar *self = HUT_GAUGE_BAR (widget);
  double width = gtk_widget_get_width (widget), third = width / 3;

  fill (widget, snapshot, "hut_soon_pale", 0, third, TRACK);
  fill (widget, snapshot, "hut_pale", third, third, TRACK);
  fill (widget, snapshot, "hut_overdue_pale", 2 * third, third, TRACK);
  fill (widget, snapshot, "hut_dim", third - WALL / 2.0, WALL, HEIGHT);
  fill (widget, snapshot, "hut_dim", 2 * third - WALL / 2.0, WALL, HEIGHT);
  if (self->value >= 0)
    fill (widget, snapshot, "hut_ink",
          CLAMP (width * place_of (self) - MARK / 2.0, 0, width - MARK), MARK, HEIGHT);
}

static void
hut_gauge_bar_class_init (HutGaugeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = hut_gauge_bar_measure;
  widget_class->snapshot = hut_gauge_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hut_gauge_bar_init (HutGaugeBar *self)
{
  self->value = -1;
}

GtkWidget *
hut_gauge_bar_new (void)
{
  return g_object_new (HUT_TYPE_GAUGE_BAR, NULL);
}

void
hut_gauge_bar_set (HutGaugeBar *self, gint64 value, gint64 low, gint64 high)
{
  g_return_if_fail (HUT_IS_GAUGE_BAR (self));

  self->value = value;
  self->low = low;
  self->high = high;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
