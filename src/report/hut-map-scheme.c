/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tables of the map's look. Colours of the light scheme are the tokens of data/style.css, and
 * shades between them. Pure functions, for every thread. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-map-scheme.h"

#include <math.h>

/* clang-format off */
static const guint32 INKS[HUT_N_MAP_INKS][HUT_N_MAP_SCHEMES] = {
                                /* light       dark        print */
  [HUT_MAP_INK_GROUND]         = { 0xF4F2ECFF, 0x1D2125FF, 0xFFFFFFFF },
  [HUT_MAP_INK_CAMPUS]         = { 0xF6F4EEFF, 0x20252AFF, 0xFAFAFAFF },
  [HUT_MAP_INK_GRASS]          = { 0xE2EBD9FF, 0x232F28FF, 0xF0F4ECFF },
  [HUT_MAP_INK_PARK]           = { 0xDCE7D3FF, 0x25332AFF, 0xEAF1E4FF },
  [HUT_MAP_INK_WOOD]           = { 0xD2E0C7FF, 0x28382DFF, 0xE2EBDAFF },
  [HUT_MAP_INK_PITCH]          = { 0xD5E3CDFF, 0x2A3B31FF, 0xEDF2E8FF },
  [HUT_MAP_INK_PITCH_EDGE]     = { 0xBFD2B4FF, 0x35493DFF, 0xC9D3C2FF },
  [HUT_MAP_INK_WATER]          = { 0xC5DCE8FF, 0x1C3542FF, 0xDDEAF1FF },
  [HUT_MAP_INK_PAVED]          = { 0xEDEAE2FF, 0x282D32FF, 0xF4F4F2FF },
  [HUT_MAP_INK_BUILDING]       = { 0xE3DFD6FF, 0x2E343AFF, 0xE8E8E6FF },
  [HUT_MAP_INK_BUILDING_EDGE]  = { 0xCFC9BCFF, 0x454D55FF, 0xB9B9B6FF },
  [HUT_MAP_INK_ROAD]           = { 0xFFFFFFFF, 0x454D55FF, 0xFFFFFFFF },
  [HUT_MAP_INK_ROAD_EDGE]      = { 0xD8D3C8FF, 0x14171AFF, 0x9A9A98FF },
  [HUT_MAP_INK_MAIN_ROAD]      = { 0xFFFCF3FF, 0x59636CFF, 0xFFFFFFFF },
  [HUT_MAP_INK_MAIN_ROAD_EDGE] = { 0xCEC6B4FF, 0x121518FF, 0x7C7C7AFF },
  [HUT_MAP_INK_LANE]           = { 0xFAFCF8FF, 0x3F4E49FF, 0xFFFFFFFF },
  [HUT_MAP_INK_LANE_EDGE]      = { 0xC9D3C6FF, 0x141A18FF, 0x8A9A96FF },
  [HUT_MAP_INK_TUNNEL]         = { 0xF0EDE6FF, 0x2A2F34FF, 0xF4F4F4FF },
  [HUT_MAP_INK_PATH]           = { 0xC9C2B2FF, 0x565E66FF, 0xA8A8A4FF },
  [HUT_MAP_INK_RAIL]           = { 0xB4AFA6FF, 0x666E76FF, 0x6E6E6CFF },
  [HUT_MAP_INK_SUBWAY]         = { 0xB9C3CFFF, 0x4C5A69FF, 0x9AA3ADFF },
  [HUT_MAP_INK_WALL]           = { 0xCFC9BCFF, 0x4A5158FF, 0xB0B0ACFF },
  [HUT_MAP_INK_BOUNDARY]       = { 0x1F6F63D9, 0x6FC2B4D9, 0x1F6F63D9 },
  [HUT_MAP_INK_COMMUNITY]      = { 0x1F6F6350, 0x6FC2B460, 0x1F6F6360 },
  [HUT_MAP_INK_NAME]           = { 0x6A675FFF, 0xA7AEB6FF, 0x3A3A38FF },
  [HUT_MAP_INK_ROAD_NAME]      = { 0x6A675FFF, 0xB4BBC3FF, 0x2E2E2CFF },
  [HUT_MAP_INK_PLACE_NAME]     = { 0x45433DFF, 0xCDD3D9FF, 0x1A1A18FF },
  [HUT_MAP_INK_AREA_NAME]      = { 0x1F6F63FF, 0x7FCBBEFF, 0x12443DFF },
  [HUT_MAP_INK_GREEN_NAME]     = { 0x53704AFF, 0x90B38AFF, 0x3C5534FF },
  [HUT_MAP_INK_WATER_NAME]     = { 0x3F7391FF, 0x7FB4D1FF, 0x2B566FFF },
  [HUT_MAP_INK_HALO]           = { 0xFBFAF7D0, 0x1D2125D0, 0xFFFFFFE0 },
  [HUT_MAP_INK_COMMUNITY_LINE] = { 0x1F6F6390, 0x6FC2B490, 0x1F6F63A0 },
  [HUT_MAP_INK_GRID]           = { 0x6B4FA00D, 0xB79BEA0F, 0xFFFFFF00 },
  [HUT_MAP_INK_GRID_LINE]      = { 0x6B4FA0C0, 0xB79BEAB0, 0x5A4090FF },
  [HUT_MAP_INK_GRID_NAME]      = { 0x563D87FF, 0xCDB8F5FF, 0x432C73FF },
  [HUT_MAP_INK_LANE_BAND]      = { 0x2E8B7C58, 0x55B5A658, 0x2E8B7C58 },
  [HUT_MAP_INK_LACKING_BAND]   = { 0xC8641A88, 0xF0A05A88, 0xB8520088 },
  [HUT_MAP_INK_RESTING_BAND]   = { 0x5A677888, 0xA9B4C288, 0x4A546088 },
  [HUT_MAP_INK_BAD_BAND]       = { 0xB3261EA8, 0xFF8A80A8, 0xA01810A8 },
  [HUT_MAP_INK_LANE_NAME]      = { 0x12443DFF, 0x9ADFD2FF, 0x12443DFF },
  [HUT_MAP_INK_LACKING_NAME]   = { 0x8F3A00FF, 0xFFC58AFF, 0x8F3A00FF },
  [HUT_MAP_INK_POST]           = { 0x3A4A66FF, 0xCBD8EAFF, 0x22262BFF },
  [HUT_MAP_INK_POST_SIGN]      = { 0xFFFFFFFF, 0x1D2125FF, 0xFFFFFFFF },
};

/* Widths at these zooms; between them the logarithm is linear. */
static const double ZOOMS[] = { 10, 12, 14, 16, 18, 20 };

typedef struct
{
  HutMapClass class;
  double widths[G_N_ELEMENTS (ZOOMS)];
  double edge;
} Line;

static const Line LINES[] = {
  { HUT_MAP_MOTORWAY,  { 1.4, 2.2, 4.6, 10.0, 23, 62 }, 1.1 },
  { HUT_MAP_TRUNK,     { 1.3, 2.0, 4.4,  9.5, 22, 60 }, 1.1 },
  { HUT_MAP_PRIMARY,   { 1.1, 1.8, 4.0,  9.0, 20, 56 }, 1.1 },
  { HUT_MAP_SECONDARY, { 0.8, 1.4, 3.3,  7.6, 17, 48 }, 1.0 },
  { HUT_MAP_TERTIARY,  { 0.6, 1.1, 2.6,  6.6, 15, 41 }, 1.0 },
  { HUT_MAP_STREET,    { 0.0, 0.7, 1.7,  5.2, 12, 33 }, 0.9 },
  { HUT_MAP_LANE,      { 0.0, 0.6, 1.5,  4.6, 10, 28 }, 0.9 },
  { HUT_MAP_SERVICE,   { 0.0, 0.0, 1.0,  3.1,  7, 20 }, 0.8 },
  { HUT_MAP_PATH,      { 0.0, 0.0, 0.5,  1.0, 1.8, 4 }, 0.0 },
  { HUT_MAP_STEPS,     { 0.0, 0.0, 0.0,  2.0, 4.0, 9 }, 0.0 },
  { HUT_MAP_RAIL,      { 0.8, 1.0, 1.4,  2.0,  3.4, 7 }, 0.0 },
  { HUT_MAP_SUBWAY,    { 0.0, 0.8, 1.2,  1.8,  2.6, 4 }, 0.0 },
  { HUT_MAP_WALL,      { 0.0, 0.0, 0.0,  0.7,  1.2, 2 }, 0.0 },
  { HUT_MAP_RIVER,     { 0.8, 1.4, 3.0,  6.0, 12, 30 }, 0.0 },
  { HUT_MAP_STREAM,    { 0.0, 0.6, 1.2,  2.4,  5, 12 }, 0.0 },
};

typedef struct
{
  HutMapClass class;
  HutMapInk fill;
  HutMapInk edge; /* the same as fill: none */
} Fill;

static const Fill FILLS[] = {
  { HUT_MAP_CAMPUS,    HUT_MAP_INK_CAMPUS,    HUT_MAP_INK_CAMPUS },
  { HUT_MAP_GRASS,     HUT_MAP_INK_GRASS,     HUT_MAP_INK_GRASS },
  { HUT_MAP_PARK,      HUT_MAP_INK_PARK,      HUT_MAP_INK_PARK },
  { HUT_MAP_WOOD,      HUT_MAP_INK_WOOD,      HUT_MAP_INK_WOOD },
  { HUT_MAP_PITCH,     HUT_MAP_INK_PITCH,     HUT_MAP_INK_PITCH_EDGE },
  { HUT_MAP_WATER,     HUT_MAP_INK_WATER,     HUT_MAP_INK_WATER },
  { HUT_MAP_PAVED,     HUT_MAP_INK_PAVED,     HUT_MAP_INK_PAVED },
  { HUT_MAP_BUILDING,  HUT_MAP_INK_BUILDING,  HUT_MAP_INK_BUILDING_EDGE },
  { HUT_MAP_RIVER,     HUT_MAP_INK_WATER,     HUT_MAP_INK_WATER },
  { HUT_MAP_STREAM,    HUT_MAP_INK_WATER,     HUT_MAP_INK_WATER },
  { HUT_MAP_WALL,      HUT_MAP_INK_WALL,      HUT_MAP_INK_WALL },
  { HUT_MAP_RAIL,      HUT_MAP_INK_RAIL,      HUT_MAP_INK_RAIL },
  { HUT_MAP_SUBWAY,    HUT_MAP_INK_SUBWAY,    HUT_MAP_INK_SUBWAY },
  { HUT_MAP_PATH,      HUT_MAP_INK_PATH,      HUT_MAP_INK_PATH },
  { HUT_MAP_STEPS,     HUT_MAP_INK_PATH,      HUT_MAP_INK_PATH },
  { HUT_MAP_LANE,      HUT_MAP_INK_LANE,      HUT_MAP_INK_LANE_EDGE },
  { HUT_MAP_PRIMARY,   HUT_MAP_INK_MAIN_ROAD, HUT_MAP_INK_MAIN_ROAD_EDGE },
  { HUT_MAP_TRUNK,     HUT_MAP_INK_MAIN_ROAD, HUT_MAP_INK_MAIN_ROAD_EDGE },
  { HUT_MAP_MOTORWAY,  HUT_MAP_INK_MAIN_ROAD, HUT_MAP_INK_MAIN_ROAD_EDGE },
};

typedef struct
{
  HutMapClass class;
  double first_zoom;
  double size;  /* at first_zoom */
  double grows; /* a zoom step */
  double most;
  HutMapInk ink;
  gboolean bold;
  int rank;
} Name;

static const Name NAMES[] = {
  { HUT_MAP_STATION,   13.0, 11.0, 0.6, 14, HUT_MAP_INK_PLACE_NAME, TRUE,  0 },
  { HUT_MAP_PLACE,     13.0, 11.5, 0.6, 14, HUT_MAP_INK_PLACE_NAME, TRUE,  1 },
  { HUT_MAP_MOTORWAY,  12.5, 11.0, 0.5, 15, HUT_MAP_INK_ROAD_NAME,  FALSE, 2 },
  { HUT_MAP_TRUNK,     12.5, 11.0, 0.5, 15, HUT_MAP_INK_ROAD_NAME,  FALSE, 2 },
  { HUT_MAP_PRIMARY,   13.0, 11.0, 0.5, 15, HUT_MAP_INK_ROAD_NAME,  FALSE, 3 },
  { HUT_MAP_SECONDARY, 13.5, 11.0, 0.5, 14, HUT_MAP_INK_ROAD_NAME,  FALSE, 4 },
  { HUT_MAP_CAMPUS,    14.0, 12.0, 0.6, 15, HUT_MAP_INK_PLACE_NAME, TRUE,  5 },
  { HUT_MAP_TERTIARY,  14.3, 10.5, 0.5, 14, HUT_MAP_INK_ROAD_NAME,  FALSE, 6 },
  { HUT_MAP_WATER,     14.8, 10.5, 0.5, 13, HUT_MAP_INK_WATER_NAME, FALSE, 7 },
  { HUT_MAP_RIVER,     14.5, 10.5, 0.5, 13, HUT_MAP_INK_WATER_NAME, FALSE, 7 },
  { HUT_MAP_PARK,      14.8, 10.5, 0.5, 13, HUT_MAP_INK_GREEN_NAME, FALSE, 8 },
  { HUT_MAP_WOOD,      15.5, 10.5, 0.5, 13, HUT_MAP_INK_GREEN_NAME, FALSE, 8 },
  { HUT_MAP_LANE,      15.2, 10.5, 0.5, 13, HUT_MAP_INK_ROAD_NAME,  FALSE, 9 },
  { HUT_MAP_STREET,    15.2, 10.5, 0.5, 13, HUT_MAP_INK_ROAD_NAME,  FALSE, 9 },
  { HUT_MAP_PITCH,     16.3, 10.0, 0.5, 12, HUT_MAP_INK_GREEN_NAME, FALSE, 10 },
  { HUT_MAP_POI,       16.4, 10.0, 0.5, 12, HUT_MAP_INK_NAME,       FALSE, 11 },
  { HUT_MAP_BUILDING,  16.0, 10.0, 0.5, 12, HUT_MAP_INK_NAME,       FALSE, 12 },
  { HUT_MAP_GRASS,     16.8, 10.0, 0.5, 12, HUT_MAP_INK_GREEN_NAME, FALSE, 13 },
  { HUT_MAP_PAVED,     17.0, 10.0, 0.5, 12, HUT_MAP_INK_NAME,       FALSE, 14 },
  { HUT_MAP_SERVICE,   16.6, 10.0, 0.5, 12, HUT_MAP_INK_ROAD_NAME,  FALSE, 15 },
  { HUT_MAP_PATH,      17.2, 10.0, 0.5, 12, HUT_MAP_INK_ROAD_NAME,  FALSE, 16 },
};
/* clang-format on */

guint32
hut_map_scheme_ink (HutMapScheme scheme, HutMapInk ink)
{
  return INKS[ink][scheme];
}

void
hut_map_scheme_inks (HutMapClass class, HutMapInk *fill, HutMapInk *edge)
{
  *fill = HUT_MAP_INK_ROAD;
  *edge = HUT_MAP_INK_ROAD_EDGE;
  for (guint i = 0; i < G_N_ELEMENTS (FILLS); i++)
    if (FILLS[i].class == class)
      {
        *fill = FILLS[i].fill;
        *edge = FILLS[i].edge;
      }
}

static const Line *
find_line (HutMapClass class)
{
  for (guint i = 0; i < G_N_ELEMENTS (LINES); i++)
    if (LINES[i].class == class)
      return &LINES[i];

  return NULL;
}

double
hut_map_scheme_width (HutMapClass class, double zoom)
{
  const Line *line = find_line (class);
  guint last = G_N_ELEMENTS (ZOOMS) - 1, i = 1;
  double share;

  if (!line)
    return 0;
  if (zoom >= ZOOMS[last])
    return line->widths[last] * exp2 (zoom - ZOOMS[last]);

  while (i < last && zoom > ZOOMS[i])
    i++;
  share = CLAMP ((zoom - ZOOMS[i - 1]) / (ZOOMS[i] - ZOOMS[i - 1]), 0, 1);
  if (line->widths[i - 1] <= 0)
    return line->widths[i] * share;

  return line->widths[i - 1] * pow (line->widths[i] / line->widths[i - 1], share);
}

double
hut_map_scheme_edge (HutMapClass class, double zoom)
{
  const Line *line = find_line (class);

  return line && zoom >= 13 ? line->edge * CLAMP (0.6 + (zoom - 13) * 0.15, 0.6, 1.2) : 0;
}

void
hut_map_scheme_boundary (gboolean street, double *width, double dashes[2])
{
  *width = street ? 2 : 1.2;
  dashes[0] = street ? 9 : 2;
  dashes[1] = street ? 5 : 4;
}

static const Name *
find_name (HutMapClass class)
{
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (NAMES[i].class == class)
      return &NAMES[i];

  return NULL;
}

double
hut_map_scheme_font_size (double size)
{
  return round (size * 4) / 4;
}

double
hut_map_scheme_name_size (HutMapClass class, double zoom)
{
  const Name *name = find_name (class);

  if (!name || zoom < name->first_zoom)
    return 0;

  return hut_map_scheme_font_size (
      MIN (name->size + (zoom - name->first_zoom) * name->grows, name->most));
}

HutMapInk
hut_map_scheme_name_ink (HutMapClass class)
{
  const Name *name = find_name (class);

  return name ? name->ink : HUT_MAP_INK_NAME;
}

gboolean
hut_map_scheme_name_bold (HutMapClass class)
{
  const Name *name = find_name (class);

  return name && name->bold;
}

int
hut_map_scheme_name_rank (HutMapClass class)
{
  const Name *name = find_name (class);

  return name ? name->rank : G_MAXINT;
}
