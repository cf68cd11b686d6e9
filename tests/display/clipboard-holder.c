/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Another program that has files on the clipboard, as a file manager does: holds them until it is
 * ended. Says "ready". */

#include <gtk/gtk.h>

int
main (int argc, char **argv)
{
  g_autoptr (GString) uris = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  gtk_init ();
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *uri = g_filename_to_uri (argv[i], NULL, NULL);

      g_string_append_printf (uris, "%s\r\n", uri);
    }
  bytes = g_bytes_new (uris->str, uris->len);
  content = gdk_content_provider_new_for_bytes ("text/uri-list", bytes);
  gdk_clipboard_set_content (gdk_display_get_clipboard (gdk_display_get_default ()), content);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_print ("ready\n");
  g_main_loop_run (loop);
  return 0;
}
