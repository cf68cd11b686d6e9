/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What lies over a map package; see the header. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-map-overlay.h"

#include "geo/hut-shape-distance.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
item_free (gpointer data)
{
  HutMapOverlayItem *item = data;

  g_free (item->code);
  g_free (item->name);
  g_free (item->detail);
  g_free (item->sign);
  hut_shape_free (item->shape);
  g_free (item);
}

HutMapOverlay *
hut_map_overlay_new (void)
{
  HutMapOverlay *overlay = g_new0 (HutMapOverlay, 1);

  g_atomic_ref_count_init (&overlay->refs);
  overlay->items = g_ptr_array_new_with_free_func (item_free);
  return overlay;
}

HutMapOverlay *
hut_map_overlay_ref (HutMapOverlay *overlay)
{
  g_atomic_ref_count_inc (&overlay->refs);
  return overlay;
}

void
hut_map_overlay_unref (HutMapOverlay *overlay)
{
  if (!g_atomic_ref_count_dec (&overlay->refs))
    return;
  g_ptr_array_unref (overlay->items);
  g_free (overlay);
}

void
hut_map_overlay_add (HutMapOverlay *overlay, HutMapOverlayKind kind, HutShape *shape,
                     const char *name, const char *detail, const char *sign, gboolean lacking)
{
  HutMapOverlayItem *item = g_new0 (HutMapOverlayItem, 1);

  item->kind = kind;
  item->lacking = lacking;
  item->name = g_strdup (name);
  item->detail = g_strdup (detail);
  item->sign = g_strdup (sign);
  item->shape = shape;
  g_ptr_array_add (overlay->items, item);
}

void
hut_map_overlay_add_lane (HutMapOverlay *overlay, HutShape *shape, const char *code,
                          const char *name, const char *detail, gboolean lacking,
                          HutMapLaneStand stand)
{
  HutMapOverlayItem *item;

  hut_map_overlay_add (overlay, HUT_MAP_OVERLAY_LANE, shape, name, detail, NULL, lacking);
  item = overlay->items->pdata[overlay->items->len - 1];
  item->code = g_strdup (code);
  item->stand = stand;
}

const HutMapOverlayItem *
hut_map_overlay_lane_at (const HutMapOverlay *overlay, HutPoint point, double metres)
{
  const HutMapOverlayItem *nearest = NULL;

  for (guint i = 0; i < overlay->items->len; i++)
    {
      const HutMapOverlayItem *item = overlay->items->pdata[i];
      HutBox near = hut_box_grown (&item->shape->box, metres);
      double distance;

      if (item->kind != HUT_MAP_OVERLAY_LANE || !hut_box_contains (&near, point))
        continue;
      distance = hut_shape_distance (item->shape, point);
      if (distance > metres)
        continue;
      metres = distance;
      nearest = item;
    }
  return nearest;
}

static const char *const labels[HUT_N_MAP_LANES_BY][HUT_N_MAP_LANE_STANDS] = {
  [HUT_MAP_LANES_BY_COVERAGE] = {
    [HUT_MAP_LANE_GOOD] = N_ ("Covered today"),
    [HUT_MAP_LANE_RESTS] = N_ ("No patrol due today"),
    [HUT_MAP_LANE_SHORT] = N_ ("No patrol yet, or too few people"),
    [HUT_MAP_LANE_BAD] = N_ ("Too few people, and no patrol"),
  },
  [HUT_MAP_LANES_BY_CHECKS] = {
    [HUT_MAP_LANE_GOOD] = N_ ("Qualifies"),
    [HUT_MAP_LANE_RESTS] = N_ ("Not checked yet"),
    [HUT_MAP_LANE_SHORT] = N_ ("One or two no’s do not hold, or for the first time all do"),
    [HUT_MAP_LANE_BAD] = N_ ("Three no’s or more do not hold"),
  },
};

const char *
hut_map_lane_stand_label (HutMapLanesBy by, HutMapLaneStand stand)
{
  return labels[by][stand] != NULL ? _ (labels[by][stand]) : NULL;
}
