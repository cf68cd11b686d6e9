/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Another program from whose window something is dragged, as from a file manager: its first
 * argument is the type that is offered, the others are its lines. Says "ready", "begun" when the
 * drag begins, and how it ends: "taken" or "refused". */

#include <gtk/gtk.h>

static void
say (const char *word)
{
  g_print ("%s\n", word);
}

static void
on_finished (GdkDrag *drag, gpointer data)
{
  say ("taken");
}

static void
on_begin (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  g_signal_connect (drag, "dnd-finished", G_CALLBACK (on_finished), NULL);
  say ("begun");
}

static gboolean
on_cancel (GtkDragSource *source, GdkDrag *drag, GdkDragCancelReason reason, gpointer data)
{
  say ("refused");
  return TRUE; /* without the animation back */
}

static gboolean
on_first_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  say ("ready");
  return G_SOURCE_REMOVE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkWidget *window;

  gtk_init ();
  for (int i = 2; i < argc; i++)
    g_string_append_printf (lines, "%s\r\n", argv[i]);
  bytes = g_bytes_new (lines->str, lines->len);
  content = gdk_content_provider_new_for_bytes (argv[1], bytes);
  gtk_drag_source_set_content (source, content);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_begin), NULL);
  g_signal_connect (source, "drag-cancel", G_CALLBACK (on_cancel), NULL);

  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 64, 64);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_tick_callback (window, on_first_frame, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);
  return 0;
}
