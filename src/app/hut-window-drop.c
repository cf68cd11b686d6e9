/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Files that are dropped anywhere on the window: work orders to import. Most programs give a list
 * of files; some give only text with an address in each line. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-window-private.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* Paths of this machine; what lies elsewhere is left out. */
static GStrv
read_paths (const GValue *value)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      for (GSList *at = g_value_get_boxed (value); at != NULL; at = at->next)
        if (g_file_peek_path (at->data) != NULL)
          g_strv_builder_add (paths, g_file_peek_path (at->data));
    }
  else if (g_value_get_string (value) != NULL)
    {
      g_auto (GStrv) uris = g_uri_list_extract_uris (g_value_get_string (value));

      for (guint i = 0; uris[i] != NULL; i++)
        {
          g_autofree char *path = g_filename_from_uri (uris[i], NULL, NULL);

          if (path != NULL)
            g_strv_builder_add (paths, path);
        }
    }
  return g_strv_builder_end (paths);
}

/* Nothing is above the window any more; what asked for it to be let go is not left standing. */
static void
on_leave (HutWindow *self)
{
  if (!gtk_widget_has_css_class (GTK_WIDGET (self), "hut-drop"))
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "hut-drop");
  hut_toast_overlay_hide (self->toasts);
}

static gboolean
on_drop (HutWindow *self, const GValue *value)
{
  g_auto (GStrv) paths = read_paths (value);
  guint n = g_strv_length (paths);

  on_leave (self);
  if (self->desk == NULL)
    return FALSE;
  if (n == 0)
    {
      hut_window_tell (self, _ ("What was dropped is no file of this computer"), NULL, NULL);
      return FALSE;
    }
  if (self->import != NULL && hut_import_page_is_running (self->import))
    {
      hut_window_tell (self, _ ("An import is under way. Drop the file when it is done."), NULL,
                       NULL);
      return FALSE;
    }
  hut_window_go_to (self, "import");
  hut_import_page_open (hut_window_get_import (self), (const char *const *)paths);
  if (n > 1)
    {
      g_autofree char *words = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u more file waits: Import Another File takes it",
                       "%u more files wait: Import Another File takes the next", n - 1),
          n - 1);

      hut_window_tell (self, words, NULL, NULL);
    }
  return TRUE;
}

/* What is about to happen is said in colour and in words. */
static GdkDragAction
on_enter (HutWindow *self)
{
  if (self->desk == NULL)
    return 0;
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-drop");
  hut_window_tell (self, _ ("Let go to import the work orders"), NULL, NULL);
  return GDK_ACTION_COPY;
}

void
hut_window_take_drops (HutWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "enter", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
