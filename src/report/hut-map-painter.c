/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Paints the ground of a map: areas, lines, roads with their edges, boundaries. From below:
 * areas by class, water lines, what runs in tunnels, buildings, then each layer from the ground up,
 * all its edges before all its fills, so that roads of one layer flow into each other and a bridge
 * lies over what it crosses. Names come last; see hut-map-names.c. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-map-painter.h"

#include "report/hut-heat-bands.h"
#include "report/hut-map-overlay-paint.h"
#include "report/hut-map-scene.h"

#include <math.h>
#include <pango/pangocairo.h>

#define TOP_LAYER 5
#define LOOK_EVERY 400 /* figures between looks at the cancellable */

struct _HutMapPainter
{
  HutMapPackage *package;
  PangoFontMap *font_map;
  HutMapScene *scene;
};

/* One painting. */
typedef struct
{
  const HutMapScene *scene;
  cairo_t *cr;
  double zoom;
  GCancellable *cancellable;
  guint n_painted;
} Painting;

HutMapPainter *
hut_map_painter_new (HutMapPackage *package)
{
  HutMapPainter *painter = g_new0 (HutMapPainter, 1);

  painter->package = package;
  painter->font_map = pango_cairo_font_map_new ();
  painter->scene = hut_map_scene_new ();
  return painter;
}

void
hut_map_painter_free (HutMapPainter *painter)
{
  g_clear_pointer (&painter->package, hut_map_package_free);
  g_object_unref (painter->font_map);
  hut_map_scene_free (painter->scene);
  g_free (painter);
}

HutMapPackage *
hut_map_painter_get_package (HutMapPainter *painter)
{
  return painter->package;
}

static gboolean
is_cancelled (Painting *painting)
{
  return painting->n_painted++ % LOOK_EVERY == 0 &&
         g_cancellable_is_cancelled (painting->cancellable);
}

static gboolean
is_outside (const Painting *painting, const HutMapItem *item, double around)
{
  const HutMapFrame *frame = painting->scene->frame;

  return item->max_x < -around || item->max_y < -around || item->min_x > frame->width + around ||
         item->min_y > frame->height + around;
}

static void
trace (const Painting *painting, const HutMapItem *item, gboolean closed)
{
  for (guint part = 0; part < item->n_parts; part++)
    {
      guint n;
      const HutMapDot *dots = hut_map_scene_part (painting->scene, item->first_part + part, &n);

      cairo_move_to (painting->cr, dots[0].x, dots[0].y);
      for (guint i = 1; i < n; i++)
        cairo_line_to (painting->cr, dots[i].x, dots[i].y);
      if (closed)
        cairo_close_path (painting->cr);
    }
}

static void
set_ink (const Painting *painting, HutMapInk ink)
{
  hut_map_scene_set_ink (painting->scene, painting->cr, ink);
}

static void
paint_area (const Painting *painting, const HutMapItem *item)
{
  HutMapInk fill, edge;

  hut_map_scheme_inks (item->class, &fill, &edge);
  trace (painting, item, TRUE);
  set_ink (painting, fill);
  if (fill == edge || painting->zoom < 15)
    {
      cairo_fill (painting->cr);
      return;
    }

  cairo_fill_preserve (painting->cr);
  cairo_set_line_width (painting->cr, CLAMP ((painting->zoom - 14) * 0.4, 0.5, 1.2));
  set_ink (painting, edge);
  cairo_stroke (painting->cr);
}

/* Areas from @first up to @last. */
static gboolean
paint_areas (Painting *painting, HutMapClass first, HutMapClass last)
{
  GArray *items = painting->scene->items;

  for (guint i = 0; i < items->len; i++)
    {
      const HutMapItem *item = &g_array_index (items, HutMapItem, i);

      if (item->class < first || item->class > last || is_outside (painting, item, 2))
        continue;
      if (is_cancelled (painting))
        return FALSE;
      paint_area (painting, item);
    }

  return TRUE;
}

static void
set_dashes (const Painting *painting, double on, double off)
{
  double dashes[] = { on, off };

  cairo_set_dash (painting->cr, dashes, 2, 0);
}

/* The lines of @class, which have no edges. */
static void
paint_lines (const Painting *painting, HutMapClass class, cairo_line_cap_t cap)
{
  GArray *items = painting->scene->items;
  double width = hut_map_scheme_width (class, painting->zoom);
  HutMapInk ink, edge;

  if (width <= 0)
    return;

  for (guint i = 0; i < items->len; i++)
    {
      const HutMapItem *item = &g_array_index (items, HutMapItem, i);

      if (item->class == class && !is_outside (painting, item, width))
        trace (painting, item, FALSE);
    }
  hut_map_scheme_inks (class, &ink, &edge);
  set_ink (painting, ink);
  cairo_set_line_cap (painting->cr, cap);
  cairo_set_line_width (painting->cr, width);
  cairo_stroke (painting->cr);
  cairo_set_dash (painting->cr, NULL, 0, 0);
}

static void
paint_rails (const Painting *painting)
{
  double width = hut_map_scheme_width (HUT_MAP_RAIL, painting->zoom);

  paint_lines (painting, HUT_MAP_RAIL, CAIRO_LINE_CAP_BUTT);
  if (painting->zoom < 15)
    return;

  /* sleepers: light gaps in the line */
  for (guint i = 0; i < painting->scene->items->len; i++)
    {
      const HutMapItem *item = &g_array_index (painting->scene->items, HutMapItem, i);

      if (item->class == HUT_MAP_RAIL && !is_outside (painting, item, width))
        trace (painting, item, FALSE);
    }
  set_ink (painting, HUT_MAP_INK_GROUND);
  set_dashes (painting, width * 3, width * 3);
  cairo_set_line_width (painting->cr, width * 0.5);
  cairo_stroke (painting->cr);
  cairo_set_dash (painting->cr, NULL, 0, 0);
}

typedef enum
{
  EDGES,
  FILLS,
} Stage;

/* The roads of one class and layer. */
static void
paint_roads (const Painting *painting, HutMapClass class, int layer, Stage stage)
{
  GArray *items = painting->scene->items;
  double width = hut_map_scheme_width (class, painting->zoom);
  double edge_width = hut_map_scheme_edge (class, painting->zoom);
  HutMapInk fill, edge;
  gboolean any = FALSE;

  if (width <= 0 || (stage == EDGES && edge_width <= 0))
    return;

  for (guint i = 0; i < items->len; i++)
    {
      const HutMapItem *item = &g_array_index (items, HutMapItem, i);

      if (item->class != class || item->layer != layer || is_outside (painting, item, width))
        continue;
      trace (painting, item, FALSE);
      any = TRUE;
    }
  if (!any)
    return;

  hut_map_scheme_inks (class, &fill, &edge);
  if (layer < 0 && stage == EDGES)
    set_dashes (painting, 5, 3);
  cairo_set_line_cap (painting->cr,
                      layer == 0 || stage == FILLS ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (painting->cr, stage == EDGES ? width + 2 * edge_width : width);
  set_ink (painting, stage == EDGES ? edge : layer < 0 ? HUT_MAP_INK_TUNNEL : fill);
  cairo_stroke (painting->cr);
  cairo_set_dash (painting->cr, NULL, 0, 0);
}

static void
paint_layer (const Painting *painting, int layer)
{
  for (guint class = HUT_MAP_SERVICE; class <= HUT_MAP_MOTORWAY; class ++)
    paint_roads (painting, class, layer, EDGES);
  for (guint class = HUT_MAP_SERVICE; class <= HUT_MAP_MOTORWAY; class ++)
    paint_roads (painting, class, layer, FILLS);
}

static void
paint_paths (const Painting *painting)
{
  double width = hut_map_scheme_width (HUT_MAP_PATH, painting->zoom);

  if (painting->zoom < 15)
    return;

  set_dashes (painting, MAX (2, width * 2.2), MAX (1.6, width * 1.4));
  paint_lines (painting, HUT_MAP_PATH, CAIRO_LINE_CAP_BUTT);
  set_dashes (painting, 1.2, 1.2);
  paint_lines (painting, HUT_MAP_STEPS, CAIRO_LINE_CAP_BUTT);
}

/* A boundary: dashes for the street, dots for what it is divided into. */
static void
paint_boundary (const Painting *painting, const HutMapArea *area)
{
  gboolean street = g_strcmp0 (area->kind, "street") == 0;
  cairo_t *cr = painting->cr;
  double width, dashes[2];

  if (!street && painting->zoom < HUT_MAP_COMMUNITY_ZOOM)
    return;

  for (guint part = 0; part < hut_shape_n_parts (area->shape); part++)
    {
      guint n;
      const HutPoint *points = hut_shape_part (area->shape, part, &n);

      for (guint i = 0; i < n; i++)
        {
          HutMapDot dot = hut_map_scene_dot (painting->scene, points[i]);

          if (i == 0)
            cairo_move_to (cr, dot.x, dot.y);
          else
            cairo_line_to (cr, dot.x, dot.y);
        }
      cairo_close_path (cr);
    }

  set_ink (painting, street ? HUT_MAP_INK_BOUNDARY : HUT_MAP_INK_COMMUNITY);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  hut_map_scheme_boundary (street, &width, dashes);
  set_dashes (painting, dashes[0], dashes[1]);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static gboolean
paint_ground (Painting *painting)
{
  set_ink (painting, HUT_MAP_INK_GROUND);
  cairo_paint (painting->cr);

  if (!paint_areas (painting, HUT_MAP_CAMPUS, HUT_MAP_PAVED))
    return FALSE;
  paint_lines (painting, HUT_MAP_STREAM, CAIRO_LINE_CAP_ROUND);
  paint_lines (painting, HUT_MAP_RIVER, CAIRO_LINE_CAP_ROUND);
  set_dashes (painting, 6, 4);
  paint_lines (painting, HUT_MAP_SUBWAY, CAIRO_LINE_CAP_BUTT);
  for (int layer = -TOP_LAYER; layer < 0; layer++)
    paint_layer (painting, layer);

  return TRUE;
}

static void
paint_boundaries (HutMapPainter *painter, const Painting *painting)
{
  GPtrArray *areas = painter->package ? hut_map_package_areas (painter->package) : NULL;

  for (guint i = areas ? areas->len : 0; i-- > 0;)
    if (hut_map_scene_shows_area (painting->scene, areas->pdata[i]))
      paint_boundary (painting, areas->pdata[i]);
  if (painting->scene->frame->overlay)
    hut_map_overlay_paint (painting->scene->frame->overlay, painting->scene, painting->cr);
}

static gboolean
paint_all (HutMapPainter *painter, Painting *painting)
{
  if (!paint_ground (painting) || !paint_areas (painting, HUT_MAP_BUILDING, HUT_MAP_BUILDING))
    return FALSE;

  paint_lines (painting, HUT_MAP_WALL, CAIRO_LINE_CAP_BUTT);
  paint_paths (painting);
  paint_rails (painting);
  for (int layer = 0; layer <= TOP_LAYER; layer++)
    {
      if (g_cancellable_is_cancelled (painting->cancellable))
        return FALSE;
      paint_layer (painting, layer);
    }

  if (painting->scene->frame->heat)
    hut_heat_bands_draw (painting->scene->frame->heat, painting->scene->frame, painting->cr);
  paint_boundaries (painter, painting);
  return TRUE;
}

gboolean
hut_map_painter_draw (HutMapPainter *painter, const HutMapFrame *frame, cairo_t *cr,
                      GCancellable *cancellable, GError **error)
{
  Painting painting = { painter->scene, cr, frame->zoom, cancellable, 0 };
  GPtrArray *areas = painter->package ? hut_map_package_areas (painter->package) : NULL;
  HutMapPackage *features = frame->content == HUT_MAP_LINES ? NULL : painter->package;
  gboolean bare = frame->content == HUT_MAP_LINES;
  gboolean with_names = !frame->without_names && (!bare || frame->overlay);
  gboolean good = TRUE;

  /* boundaries are no features: for them alone nothing is read */
  if (!hut_map_scene_fill (painter->scene, frame, features, cancellable, error))
    return FALSE;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, 0, 0, frame->width, frame->height);
  cairo_clip (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_tolerance (cr, 0.2);

  if (frame->content == HUT_MAP_WHOLE)
    good = paint_all (painter, &painting);
  else
    paint_boundaries (painter, &painting);
  if (!good)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  if (good && with_names)
    good = hut_map_names_draw (painter->scene, bare ? NULL : areas, cr, painter->font_map,
                               cancellable, error);
  cairo_restore (cr);
  return good;
}

gboolean
hut_map_painter_paint (HutMapPainter *painter, const HutMapFrame *frame, cairo_surface_t *surface,
                       GCancellable *cancellable, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean good;

  if (frame->content != HUT_MAP_WHOLE) /* memory that is used again: nothing lies below lines */
    {
      cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
      cairo_paint (cr);
      cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
    }
  cairo_scale (cr, frame->scale, frame->scale);
  good = hut_map_painter_draw (painter, frame, cr, cancellable, error);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return good;
}
