/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-point.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The map around a place, as it is read from afar: its smallest names are 48 of a wall 1080 high,
 * and so it is cut, never made smaller. */

/* Paints it with the place in the middle and a pin on it, from the package at @path, to stand
 * beside
 * @n_photos photographs: no name stands where the narrowest wall cuts it. On a worker.
 * HUT_MAP_ERROR where the package cannot be used. */
GdkTexture *hut_wall_map_paint (const char *path, HutPoint place, guint n_photos, GError **error);

#define HUT_TYPE_WALL_MAP (hut_wall_map_get_type ())
G_DECLARE_FINAL_TYPE (HutWallMap, hut_wall_map, HUT, WALL_MAP, GtkWidget)

/* Shows the middle of @paintable, in its own size or larger. @name is read out. */
GtkWidget *hut_wall_map_new (GdkPaintable *paintable, const char *name);

G_END_DECLS
