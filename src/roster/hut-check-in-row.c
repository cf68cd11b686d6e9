/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The row of one who checks in. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-check-in-row.h"

#include "widgets/hut-chip.h"

struct _HutCheckInRow
{
  HutLateRow parent_instance;
  GtkWidget *name;
  GtkWidget *note;
  GtkWidget *chip;
  char *words; /* the note, or NULL */
};

G_DEFINE_FINAL_TYPE (HutCheckInRow, hut_check_in_row, HUT_TYPE_LATE_ROW)

static void
hut_check_in_row_make (HutLateRow *row, GtkGrid *grid)
{
  HutCheckInRow *self = HUT_CHECK_IN_ROW (row);

  self->name = hut_late_row_add_label (grid, 0, 0, 1, "hut-strong");
  self->note = hut_late_row_add_label (grid, 0, 1, 1, "hut-note");
  self->chip = hut_chip_new ("", "", "done");
  gtk_widget_set_valign (self->chip, GTK_ALIGN_CENTER);
  gtk_grid_attach (grid, self->chip, 1, 0, 1, 2);
}

static void
hut_check_in_row_fill (HutLateRow *row)
{
  HutCheckInRow *self = HUT_CHECK_IN_ROW (row);
  HutCheckInItem *item = hut_late_row_get_item (row);
  const HutCheckInStanding *standing = hut_check_in_item_get_standing (item);
  g_autofree char *words = hut_check_in_item_dup_words (item);
  gboolean lacks = standing->no_proof != 0;

  gtk_label_set_label (GTK_LABEL (self->name), hut_check_in_item_get_name (item));
  gtk_label_set_label (GTK_LABEL (self->note), self->words != NULL ? self->words : "");
  hut_chip_set (HUT_CHIP (self->chip), words,
                standing->all ? "hut-done-symbolic"
                : lacks       ? "hut-paper-symbolic"
                              : "hut-clock-symbolic",
                standing->all ? "good"
                : lacks       ? "soon"
                              : "done");
}

static char *
hut_check_in_row_dup_name (HutLateRow *row)
{
  HutCheckInRow *self = HUT_CHECK_IN_ROW (row);
  HutCheckInItem *item = hut_late_row_get_item (row);
  g_autofree char *words = hut_check_in_item_dup_words (item);

  return g_strdup_printf ("%s, %s%s%s", hut_check_in_item_get_name (item), words,
                          self->words != NULL ? ", " : "", self->words != NULL ? self->words : "");
}

/* What a screen reader does with a row: it is opened as by Enter. */
static void
hut_check_in_row_open (HutLateRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "check-ins.select", "s",
                              hut_check_in_item_get_key (hut_late_row_get_item (row)));
}

static void
hut_check_in_row_finalize (GObject *object)
{
  g_free (HUT_CHECK_IN_ROW (object)->words);
  G_OBJECT_CLASS (hut_check_in_row_parent_class)->finalize (object);
}

static void
hut_check_in_row_class_init (HutCheckInRowClass *klass)
{
  HutLateRowClass *row_class = HUT_LATE_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hut_check_in_row_finalize;
  row_class->changes = "changed";
  row_class->gap = 2;
  row_class->make = hut_check_in_row_make;
  row_class->fill = hut_check_in_row_fill;
  row_class->dup_name = hut_check_in_row_dup_name;
  row_class->open = hut_check_in_row_open;
}

static void
hut_check_in_row_init (HutCheckInRow *self)
{
}

GtkWidget *
hut_check_in_row_new (void)
{
  return g_object_new (HUT_TYPE_CHECK_IN_ROW, NULL);
}

void
hut_check_in_row_set_item (HutCheckInRow *self, HutCheckInItem *item, const char *note)
{
  g_return_if_fail (HUT_IS_CHECK_IN_ROW (self));

  g_free (self->words);
  self->words = g_strdup (note);
  hut_late_row_set_item (HUT_LATE_ROW (self), item);
}
