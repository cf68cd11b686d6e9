/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-point.h"

G_BEGIN_DECLS

/* The coordinate systems that addresses, exports and Chinese web maps come in. CGCS2000 is WGS-84
 * at this scale. GCJ-02 lies 100 to 700 m off, BD-09 is GCJ-02 moved once more. */
typedef enum
{
  HUT_COORDS_WGS84,
  HUT_COORDS_GCJ02,
  HUT_COORDS_BD09,
} HutCoords;

/* Converts a place in degrees from one system to another, in place. The way back is found by
 * iteration, so that there and back lies within 0.01 m. A place outside China is not moved (in
 * any system), nor is one that is off the globe or not a number. */
void hut_coords_convert (HutCoords from, HutCoords to, double *lon, double *lat);

/* Whether a WGS-84 place in degrees is in China, its coastal waters counted in: decided on an
 * outline that is good to some ten kilometres. */
gboolean hut_coords_in_china (double lon, double lat);

/* "wgs84", "gcj02", "bd09", as the command line and import mappings write them; NULL and FALSE
 * for what is none of these. */
const char *hut_coords_name (HutCoords coords);
gboolean hut_coords_parse (const char *name, HutCoords *coords);

/* The system in which most of @points (as read, in degrees, lon and lat in turn) would lie inside
 * @box, once converted to WGS-84: to warn of a batch that is off by one such shift. @share gets
 * that part of them, 0 to 1. Where two do equally well, the one named first above. */
HutCoords hut_coords_guess (const double *points, gsize n_points, const HutBox *box, double *share);

/* The system that @points, read as above, are of, told by @known: where each of them should lie, to
 * some hundred metres. A shift moves all of them the same way, errors of single points do not: so
 * the median of all ways tells it, also within one street. @read_as where no other fits clearly
 * better; FALSE where there are too few, or none fits: then nothing is known. */
gboolean hut_coords_guess_beside (const double *points, const HutPoint *known, gsize n_points,
                                  HutCoords read_as, HutCoords *coords);

G_END_DECLS
