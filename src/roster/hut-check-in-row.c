/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The row of one who checks in. Its parts are made when it is first seen. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-check-in-row.h"

#include "widgets/hut-chip.h"
#include "widgets/hut-late-rows.h"

struct _HutCheckInRow
{
  GtkWidget parent_instance;
  GtkWidget *grid; /* NULL until the row is first seen; invisible while it shows another item */
  GtkLabel *name;
  GtkLabel *note;
  GtkWidget *chip;
  HutCheckInItem *item;
  char *words; /* the note */
};

G_DEFINE_FINAL_TYPE (HutCheckInRow, hut_check_in_row, GTK_TYPE_WIDGET)

/* What a row was found to need, for those that are not seen yet; 0: none was seen. */
static int row_height;

static GtkLabel *
add_label (HutCheckInRow *self, int row, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "hexpand", TRUE, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, row, 1, 1);
  return GTK_LABEL (label);
}

static void
make_parts (HutCheckInRow *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 2, NULL);
  self->name = add_label (self, 0, "hut-strong");
  self->note = add_label (self, 1, "hut-note");
  self->chip = hut_chip_new ("", "", "done");
  gtk_widget_set_valign (self->chip, GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (self->grid), self->chip, 1, 0, 1, 2);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

static void
show_parts (HutCheckInRow *self)
{
  const HutCheckInStanding *standing = hut_check_in_item_get_standing (self->item);
  g_autofree char *words = hut_check_in_item_dup_words (self->item);
  gboolean lacks = standing->no_proof != 0;

  gtk_label_set_label (self->name, hut_check_in_item_get_name (self->item));
  gtk_label_set_label (self->note, self->words != NULL ? self->words : "");
  hut_chip_set (HUT_CHIP (self->chip), words,
                standing->all ? "hut-done-symbolic"
                : lacks       ? "hut-paper-symbolic"
                              : "hut-clock-symbolic",
                standing->all ? "good"
                : lacks       ? "soon"
                              : "done");
}

static gboolean
is_filled (HutCheckInRow *self)
{
  return self->grid != NULL && gtk_widget_get_visible (self->grid);
}

static void
fill (GtkWidget *widget)
{
  HutCheckInRow *self = HUT_CHECK_IN_ROW (widget);

  if (self->item == NULL)
    return;
  if (self->grid == NULL)
    make_parts (self);
  show_parts (self);
  gtk_widget_set_visible (self->grid, TRUE);
}

static void
name_row (HutCheckInRow *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  if (row == NULL || self->item == NULL)
    return;
  words = hut_check_in_item_dup_words (self->item);
  name = g_strdup_printf ("%s, %s%s%s", hut_check_in_item_get_name (self->item), words,
                          self->words != NULL ? ", " : "", self->words != NULL ? self->words : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_item_changed (HutCheckInRow *self)
{
  name_row (self);
  if (is_filled (self))
    show_parts (self);
}

static void
on_parent (GObject *object, GParamSpec *pspec, gpointer data)
{
  name_row (HUT_CHECK_IN_ROW (object));
}

/* What a screen reader does with a row: it is opened as by Enter. */
static void
do_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCheckInRow *self = HUT_CHECK_IN_ROW (widget);

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "check-ins.select", "s",
                                hut_check_in_item_get_key (self->item));
}

/* ---- The widget ---- */

/* As two lines of text until one was measured. */
static int
guess_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = 2 * PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics)) + 2;

  pango_font_metrics_unref (metrics);
  return height;
}

static void
hut_check_in_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  HutCheckInRow *self = HUT_CHECK_IN_ROW (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (is_filled (self))
    {
      gtk_widget_measure (self->grid, orientation, for_size, minimum, natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL || *natural == row_height)
        return;
      row_height = *natural;
      hut_late_rows_resize (widget);
      return;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 0;
  else
    *minimum = *natural = row_height > 0 ? row_height : guess_height (widget);
}

static void
hut_check_in_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutCheckInRow *self = HUT_CHECK_IN_ROW (widget);

  if (is_filled (self))
    gtk_widget_allocate (self->grid, width, height, -1, NULL);
}

static void
hut_check_in_row_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hut_check_in_row_parent_class)->map (widget);
  if (!is_filled (HUT_CHECK_IN_ROW (widget)))
    hut_late_rows_add (widget, fill);
}

static void
hut_check_in_row_unmap (GtkWidget *widget)
{
  hut_late_rows_remove (widget);
  GTK_WIDGET_CLASS (hut_check_in_row_parent_class)->unmap (widget);
}

static void
hut_check_in_row_dispose (GObject *object)
{
  HutCheckInRow *self = HUT_CHECK_IN_ROW (object);

  hut_check_in_row_set_item (self, NULL, NULL);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_check_in_row_parent_class)->dispose (object);
}

static void
hut_check_in_row_class_init (HutCheckInRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_check_in_row_dispose;
  widget_class->measure = hut_check_in_row_measure;
  widget_class->size_allocate = hut_check_in_row_size_allocate;
  widget_class->map = hut_check_in_row_map;
  widget_class->unmap = hut_check_in_row_unmap;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, do_open);
}

static void
hut_check_in_row_init (HutCheckInRow *self)
{
  g_signal_connect (self, "notify::parent", G_CALLBACK (on_parent), NULL);
}

GtkWidget *
hut_check_in_row_new (void)
{
  return g_object_new (HUT_TYPE_CHECK_IN_ROW, NULL);
}

void
hut_check_in_row_set_item (HutCheckInRow *self, HutCheckInItem *item, const char *note)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, on_item_changed, self);
  g_set_object (&self->item, item);
  g_free (self->words);
  self->words = g_strdup (note);
  if (self->grid != NULL)
    gtk_widget_set_visible (self->grid, FALSE);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (on_item_changed), self);
  name_row (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    hut_late_rows_add (GTK_WIDGET (self), fill);
}
