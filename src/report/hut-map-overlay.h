/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-shape.h"

G_BEGIN_DECLS

/* What the office draws over a map package: its communities, grids, lanes and the posts of its
 * units. Painted above the ground and below the names, which are placed together with the
 * package's, none over another. Filled by one thread, then immutable and for every thread; counted
 * references. */

typedef enum
{
  HUT_MAP_OVERLAY_COMMUNITY, /* areas */
  HUT_MAP_OVERLAY_GRID,
  HUT_MAP_OVERLAY_LANE, /* lines */
  HUT_MAP_OVERLAY_POST, /* a point */
} HutMapOverlayKind;

/* How a lane stands, where lanes are told by that; each has a line of its own kind too. */
typedef enum
{
  HUT_MAP_LANE_PLAIN, /* told by @lacking alone */
  HUT_MAP_LANE_GOOD,  /* an unbroken band */
  HUT_MAP_LANE_RESTS, /* a narrow one */
  HUT_MAP_LANE_SHORT, /* long dashes: something is missing */
  HUT_MAP_LANE_BAD,   /* short dashes */
  HUT_N_MAP_LANE_STANDS,
} HutMapLaneStand;

/* By what lanes are told. */
typedef enum
{
  HUT_MAP_LANES_BY_CHIEF,
  HUT_MAP_LANES_BY_COVERAGE,
  HUT_MAP_LANES_BY_CHECKS,
  HUT_N_MAP_LANES_BY,
} HutMapLanesBy;

typedef struct
{
  HutMapOverlayKind kind;
  gboolean lacking; /* has a gap that must be seen: a lane without a chief */
  HutMapLaneStand stand;
  char *code; /* of a lane; or NULL */
  char *name; /* or NULL */
  char *detail; /* name and more, where there is room for it ("学堂路 · 街巷长 王某"); or NULL */
  char *sign;      /* of a post: one character; or NULL */
  HutShape *shape; /* an area, a line, or a point */
} HutMapOverlayItem;

typedef struct
{
  gatomicrefcount refs;
  GPtrArray *items; /* HutMapOverlayItem, as they were added */
  HutMapLanesBy lanes_by;
  /* Whether the package's own areas within the street are painted too; without an overlay they
   * are. */
  gboolean package_areas;
} HutMapOverlay;

HutMapOverlay *hut_map_overlay_new (void);
HutMapOverlay *hut_map_overlay_ref (HutMapOverlay *overlay);
void hut_map_overlay_unref (HutMapOverlay *overlay);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMapOverlay, hut_map_overlay_unref)

/* Adds an item; takes @shape. Copies the texts, each of which may be NULL. */
void hut_map_overlay_add (HutMapOverlay *overlay, HutMapOverlayKind kind, HutShape *shape,
                          const char *name, const char *detail, const char *sign, gboolean lacking);

/* Adds a lane that stands as @stand; takes @shape. */
void hut_map_overlay_add_lane (HutMapOverlay *overlay, HutShape *shape, const char *code,
                               const char *name, const char *detail, gboolean lacking,
                               HutMapLaneStand stand);

/* The lane that runs within @metres of @point, the nearest; NULL: none does. */
const HutMapOverlayItem *hut_map_overlay_lane_at (const HutMapOverlay *overlay, HutPoint point,
                                                  double metres);

/* What it means that a lane stands so, where lanes are told by @by; NULL: none stands so there.
 * Translated; static. */
const char *hut_map_lane_stand_label (HutMapLanesBy by, HutMapLaneStand stand);

G_END_DECLS
