/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows of the list of whistles. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistle-row.h"

#include "whistles/hut-whistle-words.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-count-clock.h"
#include "widgets/hut-right-now.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

char *
hut_whistle_line_clock_words (const HutWhistleLine *line, HutTime now)
{
  HutTime span = line->turns_at - now;
  g_autofree char *words = NULL;

  if (line->unit == NULL)
    return NULL;
  if (!hut_whistle_line_is_awaited (line))
    {
      words = hut_count_words (HUT_COUNT_SINCE, MAX (-span, 0));
      /* Translators: %s is how long somebody has been on the spot. */
      return g_strdup_printf (_ ("on the spot for %s"), words);
    }
  words = hut_count_words (HUT_COUNT_TO, span);
  if (span < 0)
    /* Translators: %s is by how much somebody is late. */
    return g_strdup_printf (_ ("over by %s"), words);
  /* Translators: %s is how long there is. */
  return g_strdup_printf (line->counts == HUT_SUMMONS_TO_ANSWER ? _ ("%s to the answer")
                                                                : _ ("%s to the arrival"),
                          words);
}

static char *
note_words (const HutWhistleLine *line, HutCaseBrowser *browser)
{
  g_autofree char *where = hut_whistle_where_words (line->whistle, browser);
  const char *occasion =
      hut_whistle_occasion_label (hut_record_get_text (line->whistle, "occasion"));

  return where != NULL ? g_strdup_printf ("%s · %s", where, occasion) : g_strdup (occasion);
}

/* Empty once it is over. */
static char *
there_words (const HutWhistleLine *line)
{
  if (line->ended)
    return g_strdup ("");
  /* Translators: how many of those who were called are on the spot. */
  return g_strdup_printf (_ ("%u of %u on the spot"), line->n_there, line->n_called);
}

/* The clock where one runs, else where it stands. */
static GtkWidget *
new_chip (const HutWhistleLine *line, HutTime now)
{
  g_autofree char *clock = line->ended ? NULL : hut_whistle_line_clock_words (line, now);
  gboolean late = hut_whistle_line_is_late (line, now);

  if (clock == NULL)
    return hut_chip_new (hut_whistle_state_label (line->state, line->ended),
                         hut_whistle_state_icon (line->state, line->ended),
                         hut_whistle_state_tone (line->state, line->ended));
  if (late)
    return hut_chip_new (clock, "hut-overdue-symbolic", "overdue");
  return hut_whistle_line_is_awaited (line)
             ? hut_chip_new (clock, "hut-clock-symbolic", "soon")
             : hut_chip_new (clock, "hut-at-work-symbolic", "at-work");
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "label", text, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

/* ---- For the list ---- */

static const HutUid *
id_of (gconstpointer line)
{
  return &((const HutWhistleLine *)line)->whistle->id;
}

static char *
words_of (gconstpointer data, gpointer browser)
{
  const HutWhistleLine *line = data;
  HutTime now = hut_right_now ();
  g_autofree char *clock = hut_whistle_line_clock_words (line, now);
  g_autofree char *note = note_words (line, browser);
  g_autofree char *there = there_words (line);

  return g_strdup_printf ("%s|%s|%s|%s|%s|%d|%d", hut_record_get_text (line->whistle, "task"), note,
                          there, clock, line->state, line->ended,
                          hut_whistle_line_is_late (line, now));
}

static GtkWidget *
row_of (gconstpointer data, gpointer browser)
{
  const HutWhistleLine *line = data;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *chip = new_chip (line, hut_right_now ());
  const char *task = hut_record_get_text (line->whistle, "task");
  g_autofree char *note = note_words (line, browser);
  g_autofree char *there = there_words (line);
  g_autofree char *name =
      g_strjoin (C_ ("parts of a row", ", "), task, hut_chip_get_label (HUT_CHIP (chip)), note,
                 line->ended ? NULL : there, NULL);
  GtkWidget *count = gtk_label_new (there);

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), new_label (task, "hut-strong"));
  gtk_box_append (GTK_BOX (head), chip);
  gtk_box_append (GTK_BOX (box), head);
  gtk_widget_add_css_class (count, "hut-note");
  gtk_widget_set_visible (count, !line->ended);
  gtk_box_append (GTK_BOX (foot), new_label (note, "hut-note"));
  gtk_box_append (GTK_BOX (foot), count);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

const HutRowListHow hut_whistle_rows = { id_of, words_of, row_of };
