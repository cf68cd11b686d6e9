/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-map-plan.h"
#include "report/hut-pin-sign.h"

G_BEGIN_DECLS

/* The legend of a printed map: one entry for each sign that stands on it, and none for others. */
typedef enum
{
  HUT_LEGEND_PIN,
  HUT_LEGEND_CLUSTER,
  HUT_LEGEND_STREET,    /* its line */
  HUT_LEGEND_COMMUNITY, /* the lines within */
  HUT_LEGEND_LANE,
  HUT_LEGEND_OVERLAY, /* of what the office draws over the map */
} HutLegendSign;

typedef struct
{
  HutLegendSign sign;
  HutPin pin;             /* of a pin; of clusters, the most urgent within them */
  HutMapOverlayKind kind; /* of HUT_LEGEND_OVERLAY */
  gboolean lacking;
  HutMapLaneStand stand; /* of a lane that is told by it */
  char *label;           /* translated */
} HutLegendEntry;

/* The height of a row, and the width in which a sign is drawn, in points. */
#define HUT_LEGEND_ROW 23.0
#define HUT_LEGEND_SIGN 26.0

void hut_legend_entry_free (HutLegendEntry *entry);

/* The entries (HutLegendEntry) for a map as @plan says: @pins cases of each pin are on it, some of
 * them in clusters where @clustered. @package (or NULL) says which lines there are. Free with
 * g_ptr_array_unref(). */
GPtrArray *hut_map_legend_new (const HutMapPlan *plan, const guint pins[HUT_N_PINS],
                               gboolean clustered, HutMapPackage *package);

/* How many of the entries are of cases, at most: each pin, and clusters. */
#define HUT_MAP_LEGEND_MARKS (HUT_N_PINS + 1)

/* How many entries it has at most with @overlay (or NULL) on the map, wherever the view is: what
 * room is kept for it. */
guint hut_map_legend_most (const HutMapOverlay *overlay);

/* Draws the sign of @entry in HUT_LEGEND_SIGN × HUT_LEGEND_ROW points from the origin on, as it is
 * on the map of @plan. @context gives the fonts. */
void hut_legend_entry_draw (const HutLegendEntry *entry, const HutMapPlan *plan,
                            PangoContext *context, cairo_t *cr);

G_END_DECLS
