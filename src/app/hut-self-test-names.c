/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The names on the map, which are no labels: the window's step does not see them. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-self-test-names.h"

#include "exchange/hut-map-package.h"

#include "hut-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#define ALL_ZOOMS 24

typedef struct
{
  PangoLayout *layout;
  guint n_names;
  char *without; /* a name with a character that no font has */
} Names;

static gboolean
look (const HutMapFeature *feature, gpointer data)
{
  Names *names = data;

  if (*feature->name == '\0')
    return TRUE;
  names->n_names++;
  pango_layout_set_text (names->layout, feature->name, -1);
  if (pango_layout_get_unknown_glyphs_count (names->layout) > 0)
    names->without = g_strdup (feature->name);
  return names->without == NULL;
}

static gboolean
look_at_all (HutMapPackage *package, Names *names, GError **error)
{
  HutBox box = hut_map_package_bounds (package);

  if (!hut_map_package_query (package, &box, ALL_ZOOMS, look, names, NULL, error))
    return FALSE;
  if (names->without != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("no font has a character of “%s”"),
                   names->without);
      return FALSE;
    }
  if (names->n_names == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("the map has no names"));
      return FALSE;
    }
  return TRUE;
}

gboolean
hut_self_test_names (const char *path, GError **error)
{
  g_autoptr (HutMapPackage) package = hut_map_package_open (path, error);
  PangoContext *context;
  Names names = { 0 };
  gboolean passed;

  if (package == NULL)
    return FALSE;
  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  names.layout = pango_layout_new (context);
  passed = look_at_all (package, &names, error);
  g_free (names.without);
  g_object_unref (names.layout);
  g_object_unref (context);
  return passed;
}
