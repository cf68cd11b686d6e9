/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The row of the list. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-line.h"

#include "cases/hut-case-words.h"
#include "widgets/hut-chip.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCaseLine
{
  HutLateRow parent_instance;
  GtkWidget *title;
  GtkWidget *due;
  GtkWidget *place;
  GtkWidget *unsent;
  GtkWidget *number;
};

G_DEFINE_FINAL_TYPE (HutCaseLine, hut_case_line, HUT_TYPE_LATE_ROW)

static HutCase *
case_of (HutLateRow *row)
{
  return hut_late_row_get_item (row);
}

static void
add_numbers (HutCaseLine *self, GtkGrid *grid)
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
  gtk_grid_attach (grid, box, 1, 1, 1, 1);
}

static void
hut_case_line_make (HutLateRow *row, GtkGrid *grid)
{
  HutCaseLine *self = HUT_CASE_LINE (row);

  self->title = hut_late_row_add_label (grid, 0, 0, 1, "hut-strong");
  self->due = hut_chip_new (NULL, NULL, NULL);
  gtk_widget_set_halign (self->due, GTK_ALIGN_END);
  gtk_grid_attach (grid, self->due, 1, 0, 1, 1);
  self->place = hut_late_row_add_label (grid, 0, 1, 1, "hut-note");
  add_numbers (self, grid);
}

static void
hut_case_line_fill (HutLateRow *row)
{
  HutCaseLine *self = HUT_CASE_LINE (row);
  HutCase *item = case_of (row);
  g_autofree char *due = hut_case_dup_due_words (item);
  g_autofree char *place = hut_case_dup_place_words (item);
  HutStanding standing = hut_case_get_standing (item);

  gtk_label_set_label (GTK_LABEL (self->title), hut_case_get_title (item));
  hut_chip_set (HUT_CHIP (self->due), due, hut_case_icon (standing), hut_case_tone (standing));
  gtk_label_set_label (GTK_LABEL (self->place), place);
  gtk_widget_set_visible (self->unsent, hut_case_get_unsent (item));
  gtk_label_set_label (GTK_LABEL (self->number), hut_case_get_number (item));
}

static char *
hut_case_line_dup_name (HutLateRow *row)
{
  return hut_case_dup_summary (case_of (row));
}

/* A case tells of each property: it is named anew for one of them only. */
static void
on_changed (HutLateRow *row, GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "summary"))
    hut_late_row_rename (row);
  else
    hut_late_row_refill (row);
}

static void
hut_case_line_open (HutLateRow *row)
{
  char text[HUT_UID_STRING_LEN + 1];

  gtk_widget_activate_action (GTK_WIDGET (row), "app.show-case", "s",
                              hut_uid_print (hut_case_get_id (case_of (row)), text));
}

static void
hut_case_line_class_init (HutCaseLineClass *klass)
{
  HutLateRowClass *row_class = HUT_LATE_ROW_CLASS (klass);

  row_class->changes = "notify";
  row_class->changed = G_CALLBACK (on_changed);
  row_class->make = hut_case_line_make;
  row_class->fill = hut_case_line_fill;
  row_class->dup_name = hut_case_line_dup_name;
  row_class->open = hut_case_line_open;
}

static void
hut_case_line_init (HutCaseLine *self)
{
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

  if (item != case_of (HUT_LATE_ROW (self)))
    hut_late_row_set_item (HUT_LATE_ROW (self), item);
}
