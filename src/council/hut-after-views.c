/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The main views of a meeting that has ended. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-after-views.h"

#include "council/hut-topic-notes.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* As many as there are topics; the text goes from one topic to another by itself. */
static void
fit (GtkBox *box, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box));
  guint i = 0;

  for (; child != NULL && i < n; i++)
    child = gtk_widget_get_next_sibling (child);
  for (; i < n; i++)
    gtk_box_append (box, hut_topic_notes_new ());
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (box, child);
      child = next;
    }
}

void
hut_after_views_show (GtkBox *box, const HutMeetingView *view, gboolean leads)
{
  const GArray *items = view->agenda->items;
  GtkWidget *child;

  fit (box, items->len);
  child = gtk_widget_get_first_child (GTK_WIDGET (box));
  for (guint i = 0; i < items->len; i++)
    {
      const HutAgendaItem *item = &g_array_index (items, HutAgendaItem, i);
      const char *title = hut_record_get_text (item->topic, "title");
      g_autofree char *heading =
          g_strdup_printf ("%s. %s", item->number, title != NULL ? title : _ ("(without a title)"));

      hut_topic_notes_show (HUT_TOPIC_NOTES (child), view, item->topic, heading, leads);
      child = gtk_widget_get_next_sibling (child);
    }
}

void
hut_after_views_flush (GtkBox *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hut_topic_notes_flush (HUT_TOPIC_NOTES (child));
}
