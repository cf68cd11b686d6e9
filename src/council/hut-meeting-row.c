/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows of the list of meetings. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-meeting-row.h"

#include "council/hut-council-words.h"
#include "widgets/hut-chip.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "label", text, NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

/* "12 topics · 2 resolutions open". */
static char *
count_words (const HutMeetingLine *line)
{
  g_autofree char *topics = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u topic", "%u topics", line->n_topics), line->n_topics);
  g_autofree char *open =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u resolution open", "%u resolutions open",
                                    line->n_open_resolutions),
                       line->n_open_resolutions);

  return line->n_open_resolutions > 0 ? g_strdup_printf ("%s · %s", topics, open)
                                      : g_steal_pointer (&topics);
}

GtkWidget *
hut_meeting_row_new (const HutMeetingLine *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *title = line->title != NULL ? line->title : _ ("(without a title)");
  const char *state = hut_meeting_code_label ("state", line->state);
  g_autofree char *when = hut_council_when (line->starts_at);
  g_autofree char *counts = count_words (line);
  g_autofree char *words =
      g_strdup_printf ("%s%s%s", when != NULL ? when : _ ("no time set"),
                       line->body != NULL ? " · " : "", line->body != NULL ? line->body : "");
  g_autofree char *name = g_strdup_printf ("%s, %s, %s, %s", title, state, words, counts);

  gtk_box_append (GTK_BOX (box), new_label (title, "hut-strong"));
  gtk_box_append (GTK_BOX (box), new_label (words, "hut-note"));
  gtk_box_append (GTK_BOX (foot), hut_chip_new (state, hut_meeting_icon (line->state),
                                                hut_meeting_tone (line->state)));
  gtk_box_append (GTK_BOX (foot), new_label (counts, "hut-note"));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static const HutUid *
id_of (gconstpointer line)
{
  return &((const HutMeetingLine *)line)->id;
}

static char *
words_of (gconstpointer data, gpointer unused)
{
  const HutMeetingLine *line = data;

  return g_strdup_printf ("%s|%s|%s|%" G_GINT64_FORMAT "|%u|%u", line->title, line->body,
                          line->state, line->starts_at, line->n_topics, line->n_open_resolutions);
}

static GtkWidget *
row_of (gconstpointer line, gpointer unused)
{
  return hut_meeting_row_new (line);
}

const HutRowListHow hut_meeting_rows = { id_of, words_of, row_of };
