/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Paints an overlay. Each kind is told by more than its colour: communities are dotted, grids
 * dashed, lanes are wide bands, and a band with gaps is a lane with nobody for it, or one that is
 * not as it should be. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-map-overlay-paint.h"

#include <math.h>
#include <pango/pangocairo.h>

#define LANE_BESIDE 4.0 /* pixels that the band is wider than the road */
#define LANE_LEAST 7.0
#define CORNER 3.0
#define SIGN_SIZE 11.0

/* clang-format off */
static const struct
{
  double shown;
  double named;
  double detailed;
} FROM_ZOOM[] = {
  [HUT_MAP_OVERLAY_COMMUNITY] = { 12.0, 15.0, 99 },
  [HUT_MAP_OVERLAY_GRID]      = { 14.0, 15.4, 99 },
  [HUT_MAP_OVERLAY_LANE]      = { 11.5, 14.4, 15.6 },
  [HUT_MAP_OVERLAY_POST]      = { 13.0, 15.8, 99 },
};
/* clang-format on */

gboolean
hut_map_overlay_is_shown (const HutMapOverlayItem *item, double zoom)
{
  return zoom >= FROM_ZOOM[item->kind].shown;
}

gboolean
hut_map_overlay_is_named (const HutMapOverlayItem *item, double zoom)
{
  return item->name != NULL && zoom >= FROM_ZOOM[item->kind].named;
}

gboolean
hut_map_overlay_is_detailed (const HutMapOverlayItem *item, double zoom)
{
  return item->detail != NULL && zoom >= FROM_ZOOM[item->kind].detailed;
}

gboolean
hut_map_overlay_is_near (const HutMapOverlayItem *item, const HutMapScene *scene, double around)
{
  const HutBox *box = &item->shape->box;
  HutMapDot a = hut_map_scene_dot (scene, (HutPoint){ box->min_lon, box->max_lat });
  HutMapDot b = hut_map_scene_dot (scene, (HutPoint){ box->max_lon, box->min_lat });

  return b.x >= -around && b.y >= -around && a.x <= scene->frame->width + around &&
         a.y <= scene->frame->height + around;
}

static void
trace (const HutMapOverlayItem *item, const HutMapScene *scene, cairo_t *cr)
{
  for (guint part = 0; part < hut_shape_n_parts (item->shape); part++)
    {
      guint n;
      const HutPoint *points = hut_shape_part (item->shape, part, &n);

      for (guint i = 0; i < n; i++)
        {
          HutMapDot dot = hut_map_scene_dot (scene, points[i]);

          if (i == 0)
            cairo_move_to (cr, dot.x, dot.y);
          else
            cairo_line_to (cr, dot.x, dot.y);
        }
      if (item->shape->kind == HUT_SHAPE_AREA)
        cairo_close_path (cr);
    }
}

static void
stroke (const HutMapScene *scene, cairo_t *cr, HutMapInk ink, double width, double on, double off)
{
  double dashes[] = { on, off };

  hut_map_scene_set_ink (scene, cr, ink);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, on > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dashes, on > 0 ? 2 : 0, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Each stand by its colour and by its line: widths and dashes in widths of the band. */
static const struct
{
  HutMapInk ink;
  double width, on, off; /* on 0: unbroken */
} STANDS[HUT_N_MAP_LANE_STANDS] = {
  [HUT_MAP_LANE_PLAIN] = { HUT_MAP_INK_LANE_BAND, 1, 0, 0 },
  [HUT_MAP_LANE_GOOD] = { HUT_MAP_INK_LANE_BAND, 1, 0, 0 },
  [HUT_MAP_LANE_RESTS] = { HUT_MAP_INK_RESTING_BAND, 0.4, 0, 0 },
  [HUT_MAP_LANE_SHORT] = { HUT_MAP_INK_LACKING_BAND, 1, 2, 0.7 },
  [HUT_MAP_LANE_BAD] = { HUT_MAP_INK_BAD_BAND, 1, 0.6, 0.6 },
};

static void
stroke_lane (const HutMapOverlayItem *item, const HutMapScene *scene, cairo_t *cr, double band)
{
  if (item->stand == HUT_MAP_LANE_PLAIN && item->lacking)
    stroke (scene, cr, HUT_MAP_INK_LACKING_BAND, band, band * 1.2, band * 0.7);
  else
    stroke (scene, cr, STANDS[item->stand].ink, band * STANDS[item->stand].width,
            band * STANDS[item->stand].on, band * STANDS[item->stand].off);
}

void
hut_map_overlay_draw_stand (HutMapLaneStand stand, HutMapScheme scheme, cairo_t *cr, double width,
                            double band)
{
  guint32 colour = hut_map_scheme_ink (scheme, STANDS[stand].ink);
  double dashes[] = { band * STANDS[stand].on, band * STANDS[stand].off };

  cairo_set_source_rgba (cr, (colour >> 24) / 255.0, (colour >> 16 & 0xff) / 255.0,
                         (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
  cairo_set_line_width (cr, band * STANDS[stand].width);
  cairo_set_dash (cr, dashes, STANDS[stand].on > 0 ? 2 : 0, 0);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, width, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
paint_item (const HutMapOverlayItem *item, const HutMapScene *scene, cairo_t *cr)
{
  double road = hut_map_scheme_width (HUT_MAP_STREET, scene->frame->zoom);
  double band = MAX (LANE_LEAST, road + 2 * LANE_BESIDE);

  trace (item, scene, cr);
  switch (item->kind)
    {
    case HUT_MAP_OVERLAY_COMMUNITY:
      stroke (scene, cr, HUT_MAP_INK_COMMUNITY_LINE, 1.6, 2, 3);
      break;
    case HUT_MAP_OVERLAY_GRID:
      hut_map_scene_set_ink (scene, cr, HUT_MAP_INK_GRID);
      cairo_fill_preserve (cr);
      stroke (scene, cr, HUT_MAP_INK_GRID_LINE, 1.4, 7, 4);
      break;
    case HUT_MAP_OVERLAY_LANE:
      stroke_lane (item, scene, cr, band);
      break;
    case HUT_MAP_OVERLAY_POST:
    default:
      cairo_new_path (cr);
      break;
    }
}

void
hut_map_overlay_paint (const HutMapOverlay *overlay, const HutMapScene *scene, cairo_t *cr)
{
  for (HutMapOverlayKind kind = HUT_MAP_OVERLAY_COMMUNITY; kind <= HUT_MAP_OVERLAY_LANE; kind++)
    for (guint i = 0; i < overlay->items->len; i++)
      {
        const HutMapOverlayItem *item = overlay->items->pdata[i];

        if (item->kind == kind && hut_map_overlay_is_shown (item, scene->frame->zoom) &&
            hut_map_overlay_is_near (item, scene, 2 * LANE_BESIDE + 40))
          paint_item (item, scene, cr);
      }
}

static void
trace_square (cairo_t *cr, HutMapDot at, double half)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, at.x + half - CORNER, at.y - half + CORNER, CORNER, -G_PI / 2, 0);
  cairo_arc (cr, at.x + half - CORNER, at.y + half - CORNER, CORNER, 0, G_PI / 2);
  cairo_arc (cr, at.x - half + CORNER, at.y + half - CORNER, CORNER, G_PI / 2, G_PI);
  cairo_arc (cr, at.x - half + CORNER, at.y - half + CORNER, CORNER, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
paint_sign (const HutMapScene *scene, cairo_t *cr, PangoLayout *layout, HutMapDot at,
            const char *sign)
{
  int width, height;

  pango_layout_set_text (layout, sign, -1);
  pango_layout_get_size (layout, &width, &height);
  cairo_move_to (cr, at.x - width / 2.0 / PANGO_SCALE, at.y - height / 2.0 / PANGO_SCALE);
  hut_map_scene_set_ink (scene, cr, HUT_MAP_INK_POST_SIGN);
  pango_cairo_show_layout (cr, layout);
}

void
hut_map_overlay_paint_posts (const HutMapOverlay *overlay, const HutMapScene *scene, cairo_t *cr,
                             PangoLayout *layout)
{
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans CJK SC Bold");
  double scale = scene->frame->scale;

  pango_font_description_set_absolute_size (font, SIGN_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  for (guint i = 0; i < overlay->items->len; i++)
    {
      const HutMapOverlayItem *item = overlay->items->pdata[i];
      HutMapDot at;

      if (item->kind != HUT_MAP_OVERLAY_POST ||
          !hut_map_overlay_is_shown (item, scene->frame->zoom) ||
          !hut_map_overlay_is_near (item, scene, HUT_MAP_POST_HALF + 2))
        continue;
      at = hut_map_scene_dot (scene, g_array_index (item->shape->points, HutPoint, 0));
      at = (HutMapDot){ round (at.x * scale) / scale, round (at.y * scale) / scale };
      trace_square (cr, at, HUT_MAP_POST_HALF + 1);
      hut_map_scene_set_ink (scene, cr, HUT_MAP_INK_HALO);
      cairo_fill (cr);
      trace_square (cr, at, HUT_MAP_POST_HALF);
      hut_map_scene_set_ink (scene, cr, HUT_MAP_INK_POST);
      cairo_fill (cr);
      if (item->sign != NULL)
        paint_sign (scene, cr, layout, at, item->sign);
    }
  pango_font_description_free (font);
}
