/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  HUT_SCHEME_SYSTEM, /* as the desktop asks */
  HUT_SCHEME_LIGHT,
  HUT_SCHEME_DARK,
  HUT_SCHEME_HIGH_CONTRAST,
} HutScheme;

#define HUT_TYPE_SCHEME (hut_scheme_get_type ())
GType hut_scheme_get_type (void);

#define HUT_TEXT_SCALE_MIN 100 /* percent */
#define HUT_TEXT_SCALE_MAX 200

/* What a person prefers on this machine, kept by GSettings. Where the schema is not installed the
 * same properties hold their defaults, and changes last until the program ends.
 *
 * Properties, all readable and writable, with notify: "color-scheme" (HutScheme), "text-scale"
 * (int, percent), "time-zone" (string), "last-database" (string, a path or empty), "window-width",
 * "window-height" (int), "window-maximized" (boolean), "map-layers" (GStrv; NULL: the usual ones),
 * "map-sources" (GStrv; see hut-source-list.h), "map-source" (string, the id of one, or empty),
 * "notify-whistles" (boolean). */
#define HUT_TYPE_SETTINGS (hut_settings_get_type ())
G_DECLARE_FINAL_TYPE (HutSettings, hut_settings, HUT, SETTINGS, GObject)

HutSettings *hut_settings_new (void);

HutScheme hut_settings_get_scheme (HutSettings *self);
int hut_settings_get_text_scale (HutSettings *self);

/* Never NULL. */
const char *hut_settings_get_last_database (HutSettings *self);
void hut_settings_set_last_database (HutSettings *self, const char *path);

void hut_settings_get_window (HutSettings *self, int *width, int *height, gboolean *maximized);
void hut_settings_set_window (HutSettings *self, int width, int height, gboolean maximized);

G_END_DECLS
