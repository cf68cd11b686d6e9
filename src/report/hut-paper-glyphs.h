/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Draws @line of @layout with its left end on the baseline at @x, @y, in the source's colour. In a
 * PDF every glyph is drawn from its outline and the text can be searched and copied. */
void hut_glyphs_draw_line (PangoLayout *layout, PangoLayoutLine *line, double x, double y,
                           cairo_t *cr);

G_END_DECLS
