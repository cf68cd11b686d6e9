/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The legend of a printed map; see the header. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-map-legend.h"

#include "report/hut-map-overlay-paint.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SAMPLE 22.0 /* points of a line */

void
hut_legend_entry_free (HutLegendEntry *entry)
{
  g_free (entry->label);
  g_free (entry);
}

static void
add (GPtrArray *entries, HutLegendSign sign, HutPin pin, char *label)
{
  HutLegendEntry *entry = g_new0 (HutLegendEntry, 1);

  *entry = (HutLegendEntry){ .sign = sign, .pin = pin, .label = label };
  g_ptr_array_add (entries, entry);
}

static char *
pin_words (HutPin pin, guint n)
{
  switch (pin)
    {
    case HUT_PIN_OVERDUE:
      return g_strdup_printf (C_ ("legend", "Overdue: %u"), n);
    case HUT_PIN_SOON:
      return g_strdup_printf (C_ ("legend", "Due today: %u"), n);
    case HUT_PIN_AT_WORK:
      return g_strdup_printf (C_ ("legend", "In progress: %u"), n);
    case HUT_PIN_DONE:
    case HUT_N_PINS:
    default:
      return g_strdup_printf (C_ ("legend", "Done: %u"), n);
    }
}

/* The lines of one kind, where one of them can reach into the map. */
static void
add_boundary (GPtrArray *entries, HutLegendSign sign, HutMapPackage *package, const HutBox *view)
{
  GPtrArray *areas = hut_map_package_areas (package);
  gboolean street = sign == HUT_LEGEND_STREET, any = FALSE, approximate = FALSE;

  for (guint i = 0; i < areas->len; i++)
    {
      const HutMapArea *area = areas->pdata[i];

      if ((g_strcmp0 (area->kind, "street") == 0) != street ||
          !hut_box_intersects (&area->shape->box, view))
        continue;
      any = TRUE;
      approximate |= area->approximate;
    }
  if (!any)
    return;
  if (street)
    add (entries, sign, 0,
         g_strdup (approximate ? _ ("Street boundary (approximate)") : _ ("Street boundary")));
  else
    add (
        entries, sign, 0,
        g_strdup (approximate ? _ ("Community boundary (approximate)") : _ ("Community boundary")));
}

static gboolean
on_feature (const HutMapFeature *feature, gpointer data)
{
  gboolean *found = data;

  *found = feature->class == HUT_MAP_LANE;
  return !*found;
}

static gboolean
has_lanes (const HutMapPlan *plan, HutMapPackage *package, const HutBox *view)
{
  gboolean found = FALSE;

  if (hut_map_scheme_width (HUT_MAP_LANE, plan->frame.zoom) > 1)
    hut_map_package_query (package, view, plan->frame.zoom, on_feature, &found, NULL, NULL);
  return found;
}

static gboolean
has_overlay (const HutMapPlan *plan, HutMapOverlayKind kind, gboolean lacking,
             HutMapLaneStand stand, const HutBox *view)
{
  const HutMapOverlay *overlay = plan->frame.overlay;

  for (guint i = 0; overlay != NULL && i < overlay->items->len; i++)
    {
      const HutMapOverlayItem *item = overlay->items->pdata[i];

      if (item->kind == kind && item->lacking == lacking && item->stand == stand &&
          hut_map_overlay_is_shown (item, plan->frame.zoom) &&
          hut_box_intersects (&item->shape->box, view))
        return TRUE;
    }
  return FALSE;
}

/* What the office draws over the map. */
static const struct
{
  HutMapOverlayKind kind;
  gboolean lacking;
  const char *label;
} ROWS[] = {
  { HUT_MAP_OVERLAY_COMMUNITY, FALSE, N_ ("Community boundary") },
  { HUT_MAP_OVERLAY_GRID, FALSE, N_ ("Grid boundary") },
  { HUT_MAP_OVERLAY_LANE, FALSE, N_ ("Lane with a chief") },
  { HUT_MAP_OVERLAY_LANE, TRUE, N_ ("Lane without a chief") },
  { HUT_MAP_OVERLAY_POST, FALSE, N_ ("Post of a unit") },
};

/* Lanes that are told by how they stand. */
static void
add_stands (GPtrArray *entries, const HutMapPlan *plan, const HutBox *view)
{
  HutMapLanesBy by = plan->frame.overlay != NULL ? plan->frame.overlay->lanes_by : 0;

  for (HutMapLaneStand stand = HUT_MAP_LANE_GOOD; stand < HUT_N_MAP_LANE_STANDS; stand++)
    if (hut_map_lane_stand_label (by, stand) != NULL &&
        has_overlay (plan, HUT_MAP_OVERLAY_LANE, FALSE, stand, view))
      {
        HutLegendEntry *entry = g_new0 (HutLegendEntry, 1);

        *entry = (HutLegendEntry){ .sign = HUT_LEGEND_OVERLAY,
                                   .kind = HUT_MAP_OVERLAY_LANE,
                                   .stand = stand,
                                   .label = g_strdup (hut_map_lane_stand_label (by, stand)) };
        g_ptr_array_add (entries, entry);
      }
}

static void
add_overlay (GPtrArray *entries, const HutMapPlan *plan, const HutBox *view)
{
  add_stands (entries, plan, view);
  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    if (has_overlay (plan, ROWS[i].kind, ROWS[i].lacking, HUT_MAP_LANE_PLAIN, view))
      {
        HutLegendEntry *entry = g_new0 (HutLegendEntry, 1);

        *entry = (HutLegendEntry){ .sign = HUT_LEGEND_OVERLAY,
                                   .kind = ROWS[i].kind,
                                   .lacking = ROWS[i].lacking,
                                   .label = g_strdup (_ (ROWS[i].label)) };
        g_ptr_array_add (entries, entry);
      }
}

static gboolean
draws (const HutMapOverlay *overlay, HutMapOverlayKind kind, gboolean lacking)
{
  for (guint i = 0; overlay != NULL && i < overlay->items->len; i++)
    {
      const HutMapOverlayItem *item = overlay->items->pdata[i];

      if (item->kind == kind && item->lacking == lacking)
        return TRUE;
    }
  return FALSE;
}

guint
hut_map_legend_most (const HutMapOverlay *overlay)
{
  guint most = HUT_MAP_LEGEND_MARKS + 3; /* street, communities, lanes of the package */

  if (overlay != NULL && overlay->lanes_by != HUT_MAP_LANES_BY_CHIEF)
    most += HUT_N_MAP_LANE_STANDS - 1;

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    most += draws (overlay, ROWS[i].kind, ROWS[i].lacking);
  return most;
}

GPtrArray *
hut_map_legend_new (const HutMapPlan *plan, const guint pins[HUT_N_PINS], gboolean clustered,
                    HutMapPackage *package)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_legend_entry_free);
  HutBox view = hut_mercator_view (hut_mercator_unproject (plan->frame.centre), plan->frame.zoom,
                                   plan->frame.width, plan->frame.height);

  for (HutPin pin = 0; pin < HUT_N_PINS; pin++)
    if (pins[pin] > 0)
      add (entries, HUT_LEGEND_PIN, pin, pin_words (pin, pins[pin]));
  if (clustered)
    add (entries, HUT_LEGEND_CLUSTER, pins[HUT_PIN_OVERDUE] > 0 ? HUT_PIN_OVERDUE : HUT_PIN_DONE,
         g_strdup (pins[HUT_PIN_OVERDUE] > 0 ? _ ("Several cases; thick: the share overdue")
                                             : _ ("Several cases")));
  add_overlay (entries, plan, &view);
  if (package == NULL)
    return entries;
  add_boundary (entries, HUT_LEGEND_STREET, package, &view);
  if (plan->frame.zoom >= HUT_MAP_COMMUNITY_ZOOM &&
      (plan->frame.overlay == NULL || plan->frame.overlay->package_areas))
    add_boundary (entries, HUT_LEGEND_COMMUNITY, package, &view);
  /* the office's own lanes lie over those of the package */
  if (!draws (plan->frame.overlay, HUT_MAP_OVERLAY_LANE, FALSE) &&
      !draws (plan->frame.overlay, HUT_MAP_OVERLAY_LANE, TRUE) && has_lanes (plan, package, &view))
    add (entries, HUT_LEGEND_LANE, 0, g_strdup (C_ ("legend", "Lane")));
  return entries;
}

/* ---- signs ---- */

static void
set_ink (cairo_t *cr, HutMapInk ink)
{
  guint32 colour = hut_map_scheme_ink (HUT_MAP_SCHEME_PRINT, ink);

  cairo_set_source_rgba (cr, (colour >> 24) / 255.0, (colour >> 16 & 0xff) / 255.0,
                         (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

/* From the left to the right of the sign, in pixels of the map. */
static void
stroke_sample (cairo_t *cr, double width, HutMapInk ink)
{
  double length = SAMPLE / HUT_MAP_PLAN_PIXEL;

  set_ink (cr, ink);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, -length / 2, 0);
  cairo_line_to (cr, length / 2, 0);
  cairo_stroke (cr);
}

static void
draw_boundary (cairo_t *cr, gboolean street)
{
  double width, dashes[2];

  hut_map_scheme_boundary (street, &width, dashes);
  cairo_set_dash (cr, dashes, 2, 0);
  stroke_sample (cr, width, street ? HUT_MAP_INK_BOUNDARY : HUT_MAP_INK_COMMUNITY);
}

static void
draw_lane (cairo_t *cr, double zoom)
{
  double width = hut_map_scheme_width (HUT_MAP_LANE, zoom);
  double edge = hut_map_scheme_edge (HUT_MAP_LANE, zoom);

  stroke_sample (cr, MIN (width, 12) + 2 * edge, HUT_MAP_INK_LANE_EDGE);
  stroke_sample (cr, MIN (width, 12), HUT_MAP_INK_LANE);
}

/* A place of the sign, in pixels from its middle. */
static HutPoint
place_at (const HutMapFrame *frame, double x, double y)
{
  double world = hut_mercator_world (frame->zoom);

  return hut_mercator_unproject (
      (HutMercator){ frame->centre.x + x / world, frame->centre.y + y / world });
}

/* A line across the sign; of an area, its lower edge; or a post. */
static HutShape *
sample_of (HutMapOverlayKind kind, const HutMapFrame *frame)
{
  HutShapeKind shape_kind = kind == HUT_MAP_OVERLAY_LANE   ? HUT_SHAPE_LINE
                            : kind == HUT_MAP_OVERLAY_POST ? HUT_SHAPE_POINT
                                                           : HUT_SHAPE_AREA;
  HutShape *shape = hut_shape_new (shape_kind);
  double half = SAMPLE / HUT_MAP_PLAN_PIXEL / 2, far = frame->width * 2.0;

  if (shape_kind == HUT_SHAPE_LINE)
    hut_shape_add_part (shape,
                        (HutPoint[]){ place_at (frame, -half, 0), place_at (frame, half, 0) }, 2);
  else if (shape_kind == HUT_SHAPE_POINT)
    hut_shape_add_part (shape,
                        &(HutPoint){ place_at (frame, 0, 0).lon, place_at (frame, 0, 0).lat }, 1);
  else
    hut_shape_add_part (shape,
                        (HutPoint[]){ place_at (frame, -far, -far), place_at (frame, far, -far),
                                      place_at (frame, far, 0), place_at (frame, -far, 0) },
                        4);
  return shape;
}

/* Painted as the map is, in a frame of its own. */
static void
draw_overlay (const HutLegendEntry *entry, const HutMapPlan *plan, cairo_t *cr)
{
  g_autoptr (HutMapOverlay) overlay = hut_map_overlay_new ();
  g_autoptr (HutMapPainter) painter = hut_map_painter_new (NULL);
  HutMapFrame frame = plan->frame;

  frame.width = (int)(SAMPLE / HUT_MAP_PLAN_PIXEL);
  frame.height = (int)((HUT_LEGEND_ROW - 2) / HUT_MAP_PLAN_PIXEL);
  frame.n_taken = 0;
  frame.heat = NULL;
  frame.overlay = overlay;
  if (entry->kind == HUT_MAP_OVERLAY_LANE)
    hut_map_overlay_add_lane (overlay, sample_of (entry->kind, &frame), NULL, NULL, NULL,
                              entry->lacking, entry->stand);
  else
    hut_map_overlay_add (overlay, entry->kind, sample_of (entry->kind, &frame), NULL, NULL,
                         C_ ("sign of a post", "P"), entry->lacking);
  cairo_translate (cr, -frame.width / 2.0, -frame.height / 2.0);
  hut_map_painter_draw (painter, &frame, cr, NULL, NULL);
}

void
hut_legend_entry_draw (const HutLegendEntry *entry, const HutMapPlan *plan, PangoContext *context,
                       cairo_t *cr)
{
  /* a cluster of five, two of them overdue */
  static const HutMark cluster = { .count = 5, .pins = { [HUT_PIN_OVERDUE] = 2 } };
  static const HutMark plain = { .count = 5 };

  cairo_save (cr);
  cairo_translate (cr, HUT_LEGEND_SIGN / 2, HUT_LEGEND_ROW / 2);
  cairo_scale (cr, HUT_MAP_PLAN_PIXEL, HUT_MAP_PLAN_PIXEL);
  switch (entry->sign)
    {
    case HUT_LEGEND_PIN:
      cairo_translate (cr, 0, (HUT_PIN_SIGN_RADIUS + HUT_PIN_SIGN_TALL) / 2);
      cairo_scale (cr, 0.9, 0.9);
      hut_pin_sign_draw (cr, entry->pin, HUT_PIN_PLAIN, HUT_MAP_SCHEME_PRINT);
      break;
    case HUT_LEGEND_CLUSTER:
      cairo_scale (cr, 0.8, 0.8);
      hut_pin_sign_draw_disc (cr, context, entry->pin == HUT_PIN_OVERDUE ? &cluster : &plain,
                              HUT_MAP_SCHEME_PRINT);
      break;
    case HUT_LEGEND_STREET:
    case HUT_LEGEND_COMMUNITY:
      draw_boundary (cr, entry->sign == HUT_LEGEND_STREET);
      break;
    case HUT_LEGEND_OVERLAY:
      draw_overlay (entry, plan, cr);
      break;
    case HUT_LEGEND_LANE:
    default:
      draw_lane (cr, plan->frame.zoom);
      break;
    }
  cairo_restore (cr);
}
