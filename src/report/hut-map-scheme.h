/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-map-class.h"
#include "report/hut-map-schemes.h"

G_BEGIN_DECLS

/* How the map looks: one table of colours for each scheme, one of widths for all. */
typedef enum
{
  HUT_MAP_INK_GROUND,
  HUT_MAP_INK_CAMPUS,
  HUT_MAP_INK_GRASS,
  HUT_MAP_INK_PARK,
  HUT_MAP_INK_WOOD,
  HUT_MAP_INK_PITCH,
  HUT_MAP_INK_PITCH_EDGE,
  HUT_MAP_INK_WATER,
  HUT_MAP_INK_PAVED,
  HUT_MAP_INK_BUILDING,
  HUT_MAP_INK_BUILDING_EDGE,
  HUT_MAP_INK_ROAD,
  HUT_MAP_INK_ROAD_EDGE,
  HUT_MAP_INK_MAIN_ROAD,
  HUT_MAP_INK_MAIN_ROAD_EDGE,
  HUT_MAP_INK_LANE,
  HUT_MAP_INK_LANE_EDGE,
  HUT_MAP_INK_TUNNEL,
  HUT_MAP_INK_PATH,
  HUT_MAP_INK_RAIL,
  HUT_MAP_INK_SUBWAY,
  HUT_MAP_INK_WALL,
  HUT_MAP_INK_BOUNDARY,
  HUT_MAP_INK_COMMUNITY,
  HUT_MAP_INK_NAME,
  HUT_MAP_INK_ROAD_NAME,
  HUT_MAP_INK_PLACE_NAME,
  HUT_MAP_INK_AREA_NAME,
  HUT_MAP_INK_GREEN_NAME,
  HUT_MAP_INK_WATER_NAME,
  HUT_MAP_INK_HALO,
  /* of an overlay */
  HUT_MAP_INK_COMMUNITY_LINE,
  HUT_MAP_INK_GRID,
  HUT_MAP_INK_GRID_LINE,
  HUT_MAP_INK_GRID_NAME,
  HUT_MAP_INK_LANE_BAND,
  HUT_MAP_INK_LACKING_BAND,
  HUT_MAP_INK_RESTING_BAND,
  HUT_MAP_INK_BAD_BAND,
  HUT_MAP_INK_LANE_NAME,
  HUT_MAP_INK_LACKING_NAME,
  HUT_MAP_INK_POST,
  HUT_MAP_INK_POST_SIGN,
  HUT_N_MAP_INKS,
} HutMapInk;

/* A colour as 0xRRGGBBAA. */
guint32 hut_map_scheme_ink (HutMapScheme scheme, HutMapInk ink);

/* The inks of an area or a road: what fills it, and its edge. */
void hut_map_scheme_inks (HutMapClass class, HutMapInk *fill, HutMapInk *edge);

/* The width of a line of @class at @zoom in pixels, without its edges; 0: not drawn. */
double hut_map_scheme_width (HutMapClass class, double zoom);

/* The width of one edge of a road, beside it; 0: none. */
double hut_map_scheme_edge (HutMapClass class, double zoom);

/* The width and the dashes of a boundary: long dashes for the street's, dots for those within. */
void hut_map_scheme_boundary (gboolean street, double *width, double dashes[2]);

/* @size to the next quarter of a pixel: a name that grows with the zoom takes few fonts, where one
 * for each zoom would stay in Pango's and fontconfig's caches. */
double hut_map_scheme_font_size (double size);

/* The height of its names in pixels at @zoom, a font size; 0: none are shown. */
double hut_map_scheme_name_size (HutMapClass class, double zoom);

/* The ink of its names, whether they are set bold, and which of two that collide goes first (the
 * smaller). */
HutMapInk hut_map_scheme_name_ink (HutMapClass class);
gboolean hut_map_scheme_name_bold (HutMapClass class);
int hut_map_scheme_name_rank (HutMapClass class);

G_END_DECLS
