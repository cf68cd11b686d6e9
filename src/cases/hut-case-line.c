/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The row of the list. It is named as soon as it has a case; what it shows is made and set when it
 * comes into view. Its parts are made here and not from a template: a page of them would hold up
 * the list. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-line.h"

#include "cases/hut-case-words.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-late-rows.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCaseLine
{
  GtkWidget parent_instance;

  GtkWidget *grid; /* NULL until the line is first seen; invisible while it shows another case */
  GtkWidget *title;
  GtkWidget *due;
  GtkWidget *place;
  GtkWidget *unsent;
  GtkWidget *number;
  HutCase *item;
  gulong notify_id;
};

G_DEFINE_FINAL_TYPE (HutCaseLine, hut_case_line, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CASE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What a line was found to need, for those that are not seen yet; 0: none was seen. */
static int line_height;

/* ---- The parts ---- */

static GtkWidget *
add_label (HutCaseLine *self, int row, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "hexpand", TRUE, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, row, 1, 1);
  return label;
}

static void
add_numbers (HutCaseLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->unsent =
      g_object_new (GTK_TYPE_IMAGE, "icon-name", "hut-sync-symbolic", "pixel-size", 12, NULL);
  gtk_widget_set_tooltip_text (self->unsent, _ ("Not sent yet"));
  gtk_widget_add_css_class (self->unsent, "hut-dim");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unsent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Not sent yet"), -1);
  gtk_box_append (GTK_BOX (box), self->unsent);
  self->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, "hut-note");
  gtk_widget_add_css_class (self->number, "hut-number");
  gtk_box_append (GTK_BOX (box), self->number);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_grid_attach (GTK_GRID (self->grid), box, 1, 1, 1, 1);
}

static void
make_parts (HutCaseLine *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 4, NULL);
  self->title = add_label (self, 0, "hut-strong");
  self->due = hut_chip_new (NULL, NULL, NULL);
  gtk_widget_set_halign (self->due, GTK_ALIGN_END);
  gtk_grid_attach (GTK_GRID (self->grid), self->due, 1, 0, 1, 1);
  self->place = add_label (self, 1, "hut-note");
  add_numbers (self);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

static void
show_parts (HutCaseLine *self)
{
  g_autofree char *due = hut_case_dup_due_words (self->item);
  g_autofree char *place = hut_case_dup_place_words (self->item);
  HutStanding standing = hut_case_get_standing (self->item);

  gtk_label_set_label (GTK_LABEL (self->title), hut_case_get_title (self->item));
  hut_chip_set (HUT_CHIP (self->due), due, hut_case_icon (standing), hut_case_tone (standing));
  gtk_label_set_label (GTK_LABEL (self->place), place);
  gtk_widget_set_visible (self->unsent, hut_case_get_unsent (self->item));
  gtk_label_set_label (GTK_LABEL (self->number), hut_case_get_number (self->item));
}

static gboolean
is_filled (HutCaseLine *self)
{
  return self->grid != NULL && gtk_widget_get_visible (self->grid);
}

static void
fill (GtkWidget *widget)
{
  HutCaseLine *self = HUT_CASE_LINE (widget);

  if (self->item == NULL)
    return;
  if (self->grid == NULL)
    make_parts (self);
  show_parts (self);
  gtk_widget_set_visible (self->grid, TRUE);
}

static void
name_row (HutCaseLine *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *summary = NULL;

  if (row == NULL || self->item == NULL)
    return;
  summary = hut_case_dup_summary (self->item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  -1);
}

static void
on_parent (GObject *object, GParamSpec *pspec, gpointer data)
{
  name_row (HUT_CASE_LINE (object));
}

static void
on_case_changed (HutCaseLine *self, GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "summary"))
    name_row (self);
  else if (is_filled (self))
    show_parts (self);
}

static void
open_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseLine *self = HUT_CASE_LINE (widget);
  char text[HUT_UID_STRING_LEN + 1];

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "app.show-case", "s",
                                hut_uid_print (hut_case_get_id (self->item), text));
}

/* ---- The widget ---- */

/* As two lines of text until one was measured. */
static int
guess_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = 2 * PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics)) + 4;

  pango_font_metrics_unref (metrics);
  return height;
}

static void
hut_case_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  HutCaseLine *self = HUT_CASE_LINE (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (is_filled (self))
    {
      gtk_widget_measure (self->grid, orientation, for_size, minimum, natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL || *natural == line_height)
        return;
      line_height = *natural;
      hut_late_rows_resize (widget);
      return;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 0;
  else
    *minimum = *natural = line_height > 0 ? line_height : guess_height (widget);
}

static void
hut_case_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutCaseLine *self = HUT_CASE_LINE (widget);

  if (is_filled (self))
    gtk_widget_allocate (self->grid, width, height, -1, NULL);
}

static void
hut_case_line_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hut_case_line_parent_class)->map (widget);
  if (!is_filled (HUT_CASE_LINE (widget)))
    hut_late_rows_add (widget, fill);
}

static void
hut_case_line_unmap (GtkWidget *widget)
{
  hut_late_rows_remove (widget);
  GTK_WIDGET_CLASS (hut_case_line_parent_class)->unmap (widget);
}

static void
hut_case_line_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CASE)
    g_value_set_object (value, HUT_CASE_LINE (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_line_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CASE)
    hut_case_line_set_case (HUT_CASE_LINE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_line_dispose (GObject *object)
{
  HutCaseLine *self = HUT_CASE_LINE (object);

  g_clear_signal_handler (&self->notify_id, self->item);
  g_clear_object (&self->item);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_case_line_parent_class)->dispose (object);
}

static void
hut_case_line_class_init (HutCaseLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hut_case_line_get_property;
  object_class->set_property = hut_case_line_set_property;
  object_class->dispose = hut_case_line_dispose;
  widget_class->measure = hut_case_line_measure;
  widget_class->size_allocate = hut_case_line_size_allocate;
  widget_class->map = hut_case_line_map;
  widget_class->unmap = hut_case_line_unmap;

  properties[PROP_CASE] =
      g_param_spec_object ("case", NULL, NULL, HUT_TYPE_CASE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, open_case);
}

static void
hut_case_line_init (HutCaseLine *self)
{
  g_signal_connect (self, "notify::parent", G_CALLBACK (on_parent), NULL);
}

GtkWidget *
hut_case_line_new (void)
{
  return g_object_new (HUT_TYPE_CASE_LINE, NULL);
}

void
hut_case_line_set_case (HutCaseLine *self, HutCase *item)
{
  g_return_if_fail (HUT_IS_CASE_LINE (self));

  if (self->item == item)
    return;
  g_clear_signal_handler (&self->notify_id, self->item);
  g_set_object (&self->item, item);
  if (self->grid != NULL)
    gtk_widget_set_visible (self->grid, FALSE);
  if (item != NULL)
    {
      self->notify_id =
          g_signal_connect_swapped (item, "notify", G_CALLBACK (on_case_changed), self);
      name_row (self);
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        hut_late_rows_add (GTK_WIDGET (self), fill);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CASE]);
}
