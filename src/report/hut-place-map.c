/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The map of one place among what stands on a paper: a strip of its own, drawn from the package
 * when its page is. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-place-map.h"

#include "report/hut-map-plan.h"
#include "report/hut-paper-private.h"
#include "report/hut-pin-sign.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 130.0
#define GAP 10.0
#define AROUND 100.0 /* metres above and below the place */

typedef struct
{
  HutMapPlan plan;
  HutMapPainter *painter;
  HutMapBox taken; /* by the pin */
  HutLines *note;  /* ratio and source */
} Map;

static void
map_free (gpointer data)
{
  Map *map = data;

  hut_map_painter_free (map->painter);
  hut_lines_free (map->note);
  g_free (map);
}

static void
draw_map (const HutStrip *strip, const HutPlace *place, double width, cairo_t *cr)
{
  const Map *map = strip->data;
  HutMapFrame frame = map->plan.frame;
  g_autoptr (GError) error = NULL;

  frame.taken = &map->taken;
  frame.n_taken = 1;
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, map->plan.width, map->plan.height);
  cairo_clip (cr);
  cairo_scale (cr, HUT_MAP_PLAN_PIXEL, HUT_MAP_PLAN_PIXEL);
  if (!hut_map_painter_draw (map->painter, &frame, cr, NULL, &error))
    g_warning ("Cannot draw the map: %s", error->message);
  cairo_translate (cr, frame.width / 2.0, frame.height / 2.0);
  hut_pin_sign_draw (cr, HUT_PIN_OVERDUE, HUT_PIN_PLAIN, HUT_MAP_SCHEME_PRINT);
  cairo_restore (cr);
  hut_type_set_ink (cr, HUT_INK_LINE);
  cairo_set_line_width (cr, 0.5);
  cairo_rectangle (cr, 0, 0, map->plan.width, map->plan.height);
  cairo_stroke (cr);
  hut_type_set_ink (cr, HUT_INK_DIM);
  for (guint i = 0; i < hut_lines_get_n (map->note); i++)
    hut_lines_draw (map->note, i, 0, map->plan.height + 2 + i * hut_lines_get_height (map->note),
                    cr);
}

/* "1:2,000 · © OpenStreetMap contributors" */
static char *
note_words (const HutMapPlan *plan, HutMapPackage *package)
{
  static const char *const keys[] = { "attribution", "licence" };
  g_autofree char *ratio = hut_map_plan_ratio_words (plan);
  g_autoptr (GString) words = g_string_new (ratio);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (hut_map_package_get (package, keys[i]) != NULL)
      g_string_append_printf (words, " · %s", hut_map_package_get (package, keys[i]));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* The package that shows @place; NULL where there is none. */
static HutMapPackage *
open_package (const char *path, HutPoint place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutMapPackage) package = path != NULL ? hut_map_package_open (path, &error) : NULL;
  HutBox bounds;

  if (error != NULL)
    g_message ("A place is printed without its map: %s", error->message);
  if (package == NULL)
    return NULL;
  bounds = hut_map_package_bounds (package);
  return hut_box_contains (&bounds, place) ? g_steal_pointer (&package) : NULL;
}

void
hut_place_map_add (HutPaper *paper, const HutPaperDesk *desk, HutPoint place)
{
  HutMapPackage *package = open_package (desk->map_path, place);
  double width = hut_page_setup_get_inner_width (hut_paper_get_setup (paper));
  HutBox point = { place.lon, place.lat, place.lon, place.lat };
  HutStrip strip = { .above = GAP, .right = width, .draw = draw_map };
  g_autofree char *note = NULL;
  HutBox box;
  Map *map;

  if (package == NULL)
    return;
  map = g_new0 (Map, 1);
  box = hut_box_grown (&point, AROUND);
  hut_map_plan_fit (&map->plan, &box, 0, 0, width, HEIGHT);
  map->taken = (HutMapBox){ map->plan.frame.width / 2.0 - HUT_PIN_SIGN_RADIUS,
                            map->plan.frame.height / 2.0 - HUT_PIN_SIGN_TALL - HUT_PIN_SIGN_RADIUS,
                            map->plan.frame.width / 2.0 + HUT_PIN_SIGN_RADIUS,
                            map->plan.frame.height / 2.0 };
  note = note_words (&map->plan, package);
  map->painter = hut_map_painter_new (package);
  map->note = hut_lines_new (paper->type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_RIGHT, width, note);
  hut_paper_end_table (paper);
  strip.height = HEIGHT + 2 + hut_lines_get_n (map->note) * hut_lines_get_height (map->note);
  strip.data = hut_paper_keep (paper, map, map_free);
  strip.block = paper->n_blocks++;
  hut_paper_add_strip (paper, &strip);
}
