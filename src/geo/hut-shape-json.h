/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-shape.h"

G_BEGIN_DECLS

/* Reads a figure as records keep it, in whole units of 10⁻⁷ degree: an area as rings of [lon,lat],
 * a line as [lon,lat] one after the other, or as several such lines. @text is untrusted, and may be
 * NULL: NULL where it is no figure of @kind, or has a point off the globe. */
HutShape *hut_shape_from_json (HutShapeKind kind, const char *text);

/* A line as records keep it, so that hut_shape_from_json() reads the same: the points one after the
 * other, of several parts each by itself. Free with g_free(). */
char *hut_shape_line_to_json (const HutShape *line);

G_END_DECLS
