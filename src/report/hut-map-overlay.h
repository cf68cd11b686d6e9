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

typedef struct
{
  HutMapOverlayKind kind;
  gboolean lacking; /* has a gap that must be seen: a lane without a chief */
  char *name;       /* or NULL */
  char *detail; /* name and more, where there is room for it ("学堂路 · 街巷长 王某"); or NULL */
  char *sign;      /* of a post: one character; or NULL */
  HutShape *shape; /* an area, a line, or a point */
} HutMapOverlayItem;

typedef struct
{
  gatomicrefcount refs;
  GPtrArray *items; /* HutMapOverlayItem, as they were added */
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

G_END_DECLS
