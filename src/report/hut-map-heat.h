/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-heat.h"
#include "report/hut-map-scheme.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Heat as a picture, for the screen and for paper: one hue, the more the stronger, so that it is
 * told by its lightness alone. */

#define HUT_MAP_HEAT_STEPS 5 /* of the legend */

/* The colour at @share of the scale (0 to 1; by the square root, so that little is seen beside
 * much), as 0xRRGGBBAA. */
guint32 hut_map_heat_colour (HutMapScheme scheme, double share);

/* The value at the upper end of step @step (0 to HUT_MAP_HEAT_STEPS − 1) of a scale that ends at
 * @end, in whole numbers: 0 where a later step ends at the same. And a colour that stands for the
 * step. */
guint hut_map_heat_step_value (guint step, guint end);
guint32 hut_map_heat_step_colour (HutMapScheme scheme, guint step);

/* A picture of one dot for each square, to be drawn over the squares' place with its dots flowing
 * into each other. Its scale ends at hut_heat_scale_end(). */
cairo_surface_t *hut_map_heat_picture (const HutHeat *heat, HutMapScheme scheme);

/* What a row of its colours is headed with: "Cases within about 80 m", or that there is nothing.
 * Free with g_free(). */
char *hut_map_heat_words (const HutHeat *heat);

G_END_DECLS
