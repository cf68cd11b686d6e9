/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row of the wall. Its parts stay where they are while its line changes. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-board-row.h"

#include "domain/hut-public-text.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-right-now.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define LONG_NAME 9 /* characters */

struct _HutBoardRow
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *title;
  HutChip *chip;
  GtkLabel *note; /* NULL where there is no room */
  HutCountClock *clock;
  HutBoardSize size;
  HutSummonsLine *line;
};

G_DEFINE_FINAL_TYPE (HutBoardRow, hut_board_row, GTK_TYPE_WIDGET)

static guint passed_signal;

/* ---- Showing ---- */

/* Where there is room for one thing only, what the clock counts says where the unit stands too, but
 * where it does not go the usual way. */
static gboolean
is_told_by_clock (const HutSummonsLine *line)
{
  return g_strcmp0 (line->chip_icon, "hut-conflict-symbolic") != 0 &&
         g_strcmp0 (line->chip_icon, "hut-close-symbolic") != 0;
}

static char *
chip_words (const HutBoardRow *self)
{
  const HutSummonsLine *line = self->line;

  if (line->caption == NULL || g_strcmp0 (line->caption, line->chip) == 0)
    return g_strdup (line->chip);
  if (self->size == HUT_BOARD_LOW && line->count == HUT_COUNT_STANDS)
    return g_strdup (line->chip);
  if (self->size == HUT_BOARD_LOW && is_told_by_clock (line))
    return g_strdup (line->caption);
  /* Translators: where a unit stands, and what its clock counts. */
  return g_strdup_printf (C_ ("board", "%s · %s"), line->chip, line->caption);
}

static void
name_row (HutBoardRow *self, const char *note)
{
  const HutSummonsLine *line = self->line;
  g_autoptr (GString) name = g_string_new (line->title);
  const char *caption = g_strcmp0 (line->caption, line->chip) != 0 ? line->caption : NULL;
  const char *const parts[] = { line->chip, caption, note };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (name, "%s%s", C_ ("parts of a row", ", "), parts[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}

/* A long name is set smaller, so that it is read whole. */
static void
show_title (HutBoardRow *self)
{
  const char *title = self->line->title;

  gtk_label_set_text (self->title, title);
  if (g_utf8_strlen (title, -1) > LONG_NAME)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "long");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "long");
}

static void
show (HutBoardRow *self)
{
  const HutSummonsLine *line = self->line;
  g_autofree char *note = hut_public_words (line->note);
  g_autofree char *chip = chip_words (self);

  show_title (self);
  hut_chip_set (self->chip, chip, line->chip_icon, line->chip_tone);
  if (self->note != NULL)
    {
      gtk_label_set_text (self->note, note != NULL ? note : "");
      gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL && *note != '\0');
    }
  name_row (self, note);
}

/* Figures of hours, and words of days, are set smaller: they are longer. */
void
hut_board_row_refresh (HutBoardRow *self)
{
  static const char *const styles[] = { "hours", "days" };
  const HutSummonsLine *line = self->line;
  const char *style = NULL;
  HutTime length;

  g_return_if_fail (HUT_IS_BOARD_ROW (self));

  if (line == NULL)
    return;
  length = line->count == HUT_COUNT_STANDS ? line->count_at : line->count_at - hut_right_now ();
  if (line->count != HUT_COUNT_NOTHING && ABS (length) >= HUT_TIME_HOUR - HUT_TIME_MINUTE)
    style = styles[ABS (length) >= HUT_TIME_DAY - HUT_TIME_MINUTE];
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (styles[i] == style)
      gtk_widget_add_css_class (GTK_WIDGET (self->clock), styles[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->clock), styles[i]);
}

static void
on_passed (HutBoardRow *self)
{
  g_signal_emit (self, passed_signal, 0);
}

/* ---- The widget ---- */

static void
hut_board_row_dispose (GObject *object)
{
  HutBoardRow *self = HUT_BOARD_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->line, hut_summons_line_free);
  G_OBJECT_CLASS (hut_board_row_parent_class)->dispose (object);
}

static void
hut_board_row_class_init (HutBoardRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_board_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  passed_signal = g_signal_new ("passed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_board_row_init (HutBoardRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-board-row");
}

static GtkLabel *
new_label (const char *style)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

/* The unit above, where it stands below it. */
static GtkWidget *
new_words (HutBoardRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_set_halign (GTK_WIDGET (self->chip), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->chip));
  return words;
}

/* Its clock at the right of all that. */
static GtkWidget *
new_standing (HutBoardRow *self)
{
  gboolean low = self->size == HUT_BOARD_LOW;
  GtkWidget *standing = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, low ? 16 : 24);
  GtkWidget *words = low ? GTK_WIDGET (self->title) : new_words (self);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->clock), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (standing), words);
  if (low)
    gtk_box_append (GTK_BOX (standing), GTK_WIDGET (self->chip));
  gtk_box_append (GTK_BOX (standing), GTK_WIDGET (self->clock));
  return standing;
}

GtkWidget *
hut_board_row_new (HutBoardSize size)
{
  HutBoardRow *self = g_object_new (HUT_TYPE_BOARD_ROW, NULL);

  self->size = size;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->title = new_label (size == HUT_BOARD_LOW ? "hut-board-unit-low" : "hut-board-unit");
  self->chip = HUT_CHIP (hut_chip_new ("", "", "done"));
  self->clock = HUT_COUNT_CLOCK (hut_count_clock_new ("hut-board-clock"));
  if (size == HUT_BOARD_LOW)
    gtk_widget_add_css_class (GTK_WIDGET (self), "low");
  g_signal_connect_object (self->clock, "passed", G_CALLBACK (on_passed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), new_standing (self));
  if (size == HUT_BOARD_FULL)
    {
      self->note = new_label ("hut-board-dim");
      g_object_set (self->note, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, NULL);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->note));
    }
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

HutBoardSize
hut_board_row_get_size (HutBoardRow *self)
{
  return self->size;
}

void
hut_board_row_set_line (HutBoardRow *self, HutSummonsLine *line)
{
  g_return_if_fail (HUT_IS_BOARD_ROW (self));

  hut_count_clock_set (self->clock, line->count, line->count_at,
                       line->what != NULL ? line->what : line->chip, line->count_tone);
  hut_summons_line_free (self->line);
  self->line = line;
  show (self);
  hut_board_row_refresh (self);
}
