/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* About the program. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-about-window.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

void
hut_about_window_show (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/hutong/Hutong/ui/app/hut-about-window.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "about"));
  GtkLabel *version = GTK_LABEL (gtk_builder_get_object (builder, "version"));
  g_autofree char *words = g_strdup_printf (_ ("Version %s"), HUT_VERSION);

  gtk_label_set_label (version, words);
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
