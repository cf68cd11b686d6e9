/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rows that a list keeps around those in view are many, and most are never seen: such a row is
 * a height and a name. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-late-row.h"

#include "widgets/hut-late-rows.h"

typedef struct
{
  GtkWidget *grid; /* NULL until the row is first seen; invisible while it shows another item */
  GObject *item;
  gulong changes_id;
} HutLateRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HutLateRow, hut_late_row, GTK_TYPE_WIDGET)

static HutLateRowPrivate *
private_of (HutLateRow *self)
{
  return hut_late_row_get_instance_private (self);
}

/* ---- Filling ---- */

static gboolean
is_filled (HutLateRow *self)
{
  HutLateRowPrivate *priv = private_of (self);

  return priv->grid != NULL && gtk_widget_get_visible (priv->grid);
}

static void
make_grid (HutLateRow *self)
{
  HutLateRowPrivate *priv = private_of (self);
  HutLateRowClass *klass = HUT_LATE_ROW_GET_CLASS (self);

  priv->grid =
      g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", (int)klass->gap, NULL);
  klass->make (self, GTK_GRID (priv->grid));
  gtk_widget_set_parent (priv->grid, GTK_WIDGET (self));
}

static void
fill (GtkWidget *widget)
{
  HutLateRow *self = HUT_LATE_ROW (widget);
  HutLateRowPrivate *priv = private_of (self);
  HutLateRowClass *klass = HUT_LATE_ROW_GET_CLASS (self);

  if (priv->item == NULL)
    return;
  if (priv->grid == NULL)
    make_grid (self);
  if (klass->is_named_late)
    hut_late_row_rename (self);
  klass->fill (self);
  gtk_widget_set_visible (priv->grid, TRUE);
}

static void
on_changed (HutLateRow *self)
{
  if (!HUT_LATE_ROW_GET_CLASS (self)->is_named_late || is_filled (self))
    hut_late_row_rename (self);
  hut_late_row_refill (self);
}

static void
on_parent (HutLateRow *self)
{
  if (!HUT_LATE_ROW_GET_CLASS (self)->is_named_late)
    hut_late_row_rename (self);
}

static void
do_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutLateRow *self = HUT_LATE_ROW (widget);

  if (private_of (self)->item != NULL)
    HUT_LATE_ROW_GET_CLASS (self)->open (self);
}

/* ---- The widget ---- */

/* As two lines of text until one was measured. */
static int
guess_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = 2 * PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics)) +
               (int)HUT_LATE_ROW_GET_CLASS (widget)->gap;

  pango_font_metrics_unref (metrics);
  return height;
}

static void
hut_late_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  HutLateRow *self = HUT_LATE_ROW (widget);
  HutLateRowClass *klass = HUT_LATE_ROW_GET_CLASS (self);

  *minimum_baseline = *natural_baseline = -1;
  if (is_filled (self))
    {
      gtk_widget_measure (private_of (self)->grid, orientation, for_size, minimum, natural, NULL,
                          NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL || *natural == klass->height)
        return;
      klass->height = *natural;
      hut_late_rows_resize (widget);
      return;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 0;
  else
    *minimum = *natural = klass->height > 0 ? klass->height : guess_height (widget);
}

static void
hut_late_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutLateRow *self = HUT_LATE_ROW (widget);

  if (is_filled (self))
    gtk_widget_allocate (private_of (self)->grid, width, height, -1, NULL);
}

static void
hut_late_row_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hut_late_row_parent_class)->map (widget);
  if (!is_filled (HUT_LATE_ROW (widget)))
    hut_late_rows_add (widget, fill);
}

static void
hut_late_row_unmap (GtkWidget *widget)
{
  hut_late_rows_remove (widget);
  GTK_WIDGET_CLASS (hut_late_row_parent_class)->unmap (widget);
}

static void
hut_late_row_dispose (GObject *object)
{
  HutLateRowPrivate *priv = private_of (HUT_LATE_ROW (object));

  g_clear_signal_handler (&priv->changes_id, priv->item);
  g_clear_object (&priv->item);
  g_clear_pointer (&priv->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_late_row_parent_class)->dispose (object);
}

static void
hut_late_row_class_init (HutLateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_late_row_dispose;
  widget_class->measure = hut_late_row_measure;
  widget_class->size_allocate = hut_late_row_size_allocate;
  widget_class->map = hut_late_row_map;
  widget_class->unmap = hut_late_row_unmap;
  klass->changed = G_CALLBACK (on_changed);
  klass->gap = 4;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, do_open);
}

static void
hut_late_row_init (HutLateRow *self)
{
  g_signal_connect (self, "notify::parent", G_CALLBACK (on_parent), NULL);
}

void
hut_late_row_set_item (HutLateRow *self, gpointer item)
{
  HutLateRowPrivate *priv;
  HutLateRowClass *klass;

  g_return_if_fail (HUT_IS_LATE_ROW (self));

  priv = private_of (self);
  klass = HUT_LATE_ROW_GET_CLASS (self);
  g_clear_signal_handler (&priv->changes_id, priv->item);
  g_set_object (&priv->item, item);
  if (priv->grid != NULL)
    gtk_widget_set_visible (priv->grid, FALSE);
  if (item == NULL)
    return;
  priv->changes_id = g_signal_connect_swapped (item, klass->changes, klass->changed, self);
  if (!klass->is_named_late)
    hut_late_row_rename (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    hut_late_rows_add (GTK_WIDGET (self), fill);
}

gpointer
hut_late_row_get_item (HutLateRow *self)
{
  g_return_val_if_fail (HUT_IS_LATE_ROW (self), NULL);

  return private_of (self)->item;
}

void
hut_late_row_rename (HutLateRow *self)
{
  GtkWidget *row;
  g_autofree char *name = NULL;

  g_return_if_fail (HUT_IS_LATE_ROW (self));

  row = gtk_widget_get_parent (GTK_WIDGET (self));
  if (row == NULL || private_of (self)->item == NULL)
    return;
  name = HUT_LATE_ROW_GET_CLASS (self)->dup_name (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
hut_late_row_refill (HutLateRow *self)
{
  g_return_if_fail (HUT_IS_LATE_ROW (self));

  if (is_filled (self))
    HUT_LATE_ROW_GET_CLASS (self)->fill (self);
}

GtkWidget *
hut_late_row_add_label (GtkGrid *grid, int column, int line, int width, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "hexpand", TRUE, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, line, width, 1);
  return label;
}
