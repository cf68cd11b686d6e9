/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-map-heat.h"
#include "report/hut-map-painter.h"

G_BEGIN_DECLS

/* Heat on paper: a band for each step of the legend, each darker than the one below it by one coat
 * of the same ink, and edged by a line that is thicker the higher the band. A printer without
 * colour, a copy and a fax show the same order. */

/* The numbers that the bands end with, from below, the last that of hut_heat_scale_end(): those of
 * the legend on the screen, each once. How many there are; 0 where there is no heat. */
guint hut_heat_bands_find (float most, guint ends[HUT_MAP_HEAT_STEPS]);

/* Draws the bands of @heat onto the frame, in its pixels from the origin of @cr on. */
void hut_heat_bands_draw (const HutHeat *heat, const HutMapFrame *frame, cairo_t *cr);

/* Fills the rectangle of the legend that stands for @band (from 0 on). */
void hut_heat_bands_swatch (guint band, double x, double y, double width, double height,
                            cairo_t *cr);

G_END_DECLS
