/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which scheme the desktop asks for. Main thread. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-shown-scheme.h"

static gboolean
wants_contrast (GtkSettings *settings)
{
  g_autofree char *theme = NULL;

  g_object_get (settings, "gtk-theme-name", &theme, NULL);
  return theme != NULL &&
         (g_str_has_suffix (theme, "-hc") || g_str_has_prefix (theme, "HighContrast"));
}

HutMapScheme
hut_shown_scheme (GtkSettings *settings)
{
  gboolean dark = FALSE;

  g_object_get (settings, "gtk-application-prefer-dark-theme", &dark, NULL);
  return dark                        ? HUT_MAP_SCHEME_DARK
         : wants_contrast (settings) ? HUT_MAP_SCHEME_PRINT
                                     : HUT_MAP_SCHEME_LIGHT;
}

void
hut_shown_scheme_follow (GtkSettings *settings, GCallback changed, gpointer object)
{
  g_signal_connect_object (settings, "notify::gtk-application-prefer-dark-theme", changed, object,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-theme-name", changed, object, G_CONNECT_SWAPPED);
}
