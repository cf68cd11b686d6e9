/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Chooses and draws the names of a map.
 *
 * Each name is a candidate; candidates are tried in an order that does not depend on the view
 * (rank, size, id), and one that would touch a name already placed is left out. Names of roads run
 * along them: each character by itself, upright where the road runs north and south, as Chinese
 * maps have it. Names may reach over the frame's edge, so that neighbouring frames agree. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-map-chains.h"
#include "report/hut-map-overlay-paint.h"
#include "report/hut-paper-glyphs.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define FAMILY "Noto Sans CJK SC"
#define HALO 3.0        /* pixels, both sides together */
#define REPEAT 460.0    /* pixels between the names of one road */
#define SAME_NAME 200.0 /* pixels between equal names, of the two carriageways for instance */
#define LETTER 1.12     /* of a character's width: the distance of characters along a road */
#define MAX_BEND 0.35   /* radians from one character to the next */
#define LOOK_EVERY 32   /* candidates between looks at the cancellable */
#define AREA_NAME_SIZE 12.0
#define COMMUNITY_ZOOM 15.0
#define LANE_NAME_SIZE 11.5
#define POST_NAME_SIZE 11.0
#define AROUND 160 /* pixels around the frame, from where a name may reach in */

typedef HutMapBox Box;

typedef struct
{
  const char *name;
  const char *same; /* by which equal names are told, where it is not the name; else NULL */
  HutMapInk ink;
  double size;
  gboolean bold;
  int rank;
  double extent; /* of what it names, in pixels */
  gint64 id;
  HutMapDot at;       /* of a name that stands */
  HutMapChain *chain; /* of a name that runs along a road, and where on it */
  double along;
} Candidate;

typedef struct
{
  const HutMapScene *scene;
  cairo_t *cr;
  PangoLayout *layout;
  GArray *candidates;
  GPtrArray *lanes; /* HutMapChain, of the overlay */
  GArray *boxes;    /* Box: what is taken */
  GArray *placed;   /* Candidate: what stands already, for equal names */
} Names;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (fabs (first->extent - second->extent) > 0.5)
    return first->extent > second->extent ? -1 : 1;
  if (first->id != second->id)
    return first->id < second->id ? -1 : 1;

  return first->along < second->along ? -1 : first->along > second->along;
}

static void
add_standing (Names *names, const HutMapItem *item)
{
  Candidate candidate = {
    .name = item->name,
    .ink = hut_map_scheme_name_ink (item->class),
    .size = hut_map_scheme_name_size (item->class, names->scene->frame->zoom),
    .bold = hut_map_scheme_name_bold (item->class),
    .rank = hut_map_scheme_name_rank (item->class),
    .extent = item->size,
    .id = item->id,
    .at = item->label,
  };

  if (candidate.size > 0)
    g_array_append_val (names->candidates, candidate);
}

static void
add_running (Names *names, HutMapChain *chain)
{
  guint n = (guint)MAX (1, floor (chain->length / REPEAT));
  Candidate candidate = {
    .name = chain->name,
    .ink = hut_map_scheme_name_ink (chain->class),
    .size = hut_map_scheme_name_size (chain->class, names->scene->frame->zoom),
    .bold = hut_map_scheme_name_bold (chain->class),
    .rank = hut_map_scheme_name_rank (chain->class),
    .extent = chain->length,
    .id = chain->id,
    .chain = chain,
  };

  for (guint i = 0; i < n; i++)
    {
      candidate.along = chain->length * (i + 0.5) / n;
      g_array_append_val (names->candidates, candidate);
    }
}

/* The communities; the street's own name is the window's title. */
static void
add_areas (Names *names, GPtrArray *areas)
{
  if (names->scene->frame->zoom < COMMUNITY_ZOOM)
    return;

  for (guint i = 0; areas && i < areas->len; i++)
    {
      const HutMapArea *area = areas->pdata[i];
      Candidate candidate = {
        .name = area->name,
        .ink = HUT_MAP_INK_AREA_NAME,
        .size = AREA_NAME_SIZE,
        .bold = TRUE,
        .rank = -1,
        .extent = 1e6,
        .id = i,
      };

      if (strcmp (area->kind, "street") == 0 || !area->name[0] ||
          !hut_map_scene_shows_area (names->scene, area))
        continue;
      candidate.at = hut_map_scene_dot (names->scene, hut_shape_label_point (area->shape));
      g_array_append_val (names->candidates, candidate);
    }
}

/* Along a lane, its name with its chief, and for where that has no room, its name alone. */
static void
add_lane (Names *names, const HutMapOverlayItem *item, guint index)
{
  double zoom = names->scene->frame->zoom;
  Candidate candidate = {
    .same = item->name,
    .ink = item->lacking ? HUT_MAP_INK_LACKING_NAME : HUT_MAP_INK_LANE_NAME,
    .size = hut_map_scheme_font_size (LANE_NAME_SIZE + CLAMP (zoom - 15, 0, 2) * 0.75),
    .bold = TRUE,
    .id = index,
  };

  for (guint part = 0; part < hut_shape_n_parts (item->shape); part++)
    {
      guint n_points, n;
      const HutPoint *points = hut_shape_part (item->shape, part, &n_points);
      HutMapChain *chain = hut_map_chain_new (names->scene, item->name, points, n_points);

      g_ptr_array_add (names->lanes, chain);
      n = (guint)MAX (1, floor (chain->length / REPEAT));
      candidate.chain = chain;
      candidate.extent = chain->length;
      for (guint i = 0; i < n; i++)
        {
          candidate.along = chain->length * (i + 0.5) / n;
          candidate.name = item->name;
          candidate.rank = -2;
          g_array_append_val (names->candidates, candidate);
          candidate.name = item->detail;
          candidate.rank = -3;
          if (hut_map_overlay_is_detailed (item, zoom))
            g_array_append_val (names->candidates, candidate);
        }
    }
}

static void
add_overlay_area (Names *names, const HutMapOverlayItem *item, guint index)
{
  gboolean grid = item->kind == HUT_MAP_OVERLAY_GRID;
  Candidate candidate = {
    .name = item->name,
    .ink = grid ? HUT_MAP_INK_GRID_NAME : HUT_MAP_INK_AREA_NAME,
    .size = grid ? AREA_NAME_SIZE - 1 : AREA_NAME_SIZE,
    .bold = TRUE,
    .rank = -1,
    .extent = grid ? 1e5 : 1e6,
    .id = index,
    .at = hut_map_scene_dot (names->scene, hut_shape_label_point (item->shape)),
  };

  g_array_append_val (names->candidates, candidate);
}

/* Nothing is written over a post's mark; its name stands below it. */
static void
add_post (Names *names, const HutMapOverlayItem *item, guint index)
{
  HutMapDot at = hut_map_scene_dot (names->scene, g_array_index (item->shape->points, HutPoint, 0));
  Box box = { at.x - HUT_MAP_POST_HALF, at.y - HUT_MAP_POST_HALF, at.x + HUT_MAP_POST_HALF,
              at.y + HUT_MAP_POST_HALF };
  Candidate candidate = {
    .name = item->name,
    .ink = HUT_MAP_INK_PLACE_NAME,
    .size = POST_NAME_SIZE,
    .rank = -1,
    .extent = 1e4,
    .id = index,
    .at = { at.x, at.y + HUT_MAP_POST_HALF + POST_NAME_SIZE * 0.75 },
  };

  g_array_append_val (names->boxes, box);
  if (hut_map_overlay_is_named (item, names->scene->frame->zoom))
    g_array_append_val (names->candidates, candidate);
}

static void
add_overlay (Names *names, const HutMapOverlay *overlay)
{
  double zoom = names->scene->frame->zoom;

  for (guint i = 0; overlay && i < overlay->items->len; i++)
    {
      const HutMapOverlayItem *item = overlay->items->pdata[i];

      if (!hut_map_overlay_is_shown (item, zoom) ||
          !hut_map_overlay_is_near (item, names->scene, AROUND))
        continue;
      if (item->kind == HUT_MAP_OVERLAY_POST)
        add_post (names, item, i);
      else if (hut_map_overlay_is_named (item, zoom) && item->kind == HUT_MAP_OVERLAY_LANE)
        add_lane (names, item, i);
      else if (hut_map_overlay_is_named (item, zoom))
        add_overlay_area (names, item, i);
    }
}

static void
set_font (Names *names, const Candidate *candidate)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, FAMILY);
  pango_font_description_set_absolute_size (font, candidate->size * PANGO_SCALE);
  pango_font_description_set_weight (font,
                                     candidate->bold ? PANGO_WEIGHT_MEDIUM : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (names->layout, font);
  pango_font_description_free (font);
}

static gboolean
is_free (const Names *names, const Box *box)
{
  for (guint i = 0; i < names->boxes->len; i++)
    {
      const Box *other = &g_array_index (names->boxes, Box, i);

      if (box->min_x < other->max_x && other->min_x < box->max_x && box->min_y < other->max_y &&
          other->min_y < box->max_y)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_in_frame (const Names *names, const Box *box)
{
  const HutMapFrame *frame = names->scene->frame;

  if (frame->whole_names)
    return box->min_x >= 0 && box->min_y >= 0 && box->max_x <= frame->width &&
           box->max_y <= frame->height;
  return box->max_x > 0 && box->max_y > 0 && box->min_x < frame->width &&
         box->min_y < frame->height;
}

static const char *
called (const Candidate *candidate)
{
  return candidate->same ? candidate->same : candidate->name;
}

/* Whether the same name stands near already. */
static gboolean
is_repeated (const Names *names, const Candidate *candidate, HutMapDot at)
{
  for (guint i = 0; i < names->placed->len; i++)
    {
      const Candidate *other = &g_array_index (names->placed, Candidate, i);

      if (hypot (other->at.x - at.x, other->at.y - at.y) < SAME_NAME &&
          strcmp (called (other), called (candidate)) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Draws the layout with its middle at (@x, @y), turned by @angle. The layout is not told of it: it
 * is the same at any angle, as nothing is hinted, and Pango would keep another font for each. */
static void
draw_text (const Names *names, const Candidate *candidate, double x, double y, double angle)
{
  cairo_t *cr = names->cr;
  int width, height;

  pango_layout_get_size (names->layout, &width, &height);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  if (angle != 0)
    cairo_rotate (cr, angle);
  cairo_translate (cr, -width / 2.0 / PANGO_SCALE, -height / 2.0 / PANGO_SCALE);

  cairo_move_to (cr, 0, 0);
  pango_cairo_layout_path (cr, names->layout);
  hut_map_scene_set_ink (names->scene, cr, HUT_MAP_INK_HALO);
  cairo_set_line_width (cr, HALO);
  cairo_stroke (cr);

  hut_map_scene_set_ink (names->scene, cr, candidate->ink);
  hut_glyphs_draw_line (names->layout, pango_layout_get_line_readonly (names->layout, 0), 0,
                        (double)pango_layout_get_baseline (names->layout) / PANGO_SCALE, cr);
  cairo_restore (cr);
}

/* To whole dots, so that what stands upright is sharp. */
static double
whole (const Names *names, double value)
{
  double scale = names->scene->frame->scale;

  return round (value * scale) / scale;
}

static void
place_standing (Names *names, Candidate *candidate)
{
  int width, height;
  double half_width, half_height;
  Box box;

  pango_layout_set_text (names->layout, candidate->name, -1);
  pango_layout_get_pixel_size (names->layout, &width, &height);
  half_width = width / 2.0 + 2;
  half_height = height / 2.0 - 1;
  box = (Box){ candidate->at.x - half_width, candidate->at.y - half_height,
               candidate->at.x + half_width, candidate->at.y + half_height };

  /* a name much wider than what it names says nothing */
  if (candidate->extent > 0 && candidate->extent * 1.8 < width)
    return;
  if (!is_in_frame (names, &box) || !is_free (names, &box) ||
      is_repeated (names, candidate, candidate->at))
    return;

  g_array_append_val (names->boxes, box);
  g_array_append_val (names->placed, *candidate);
  draw_text (names, candidate, whole (names, candidate->at.x), whole (names, candidate->at.y), 0);
}

/* One character of a name along a road. */
typedef struct
{
  const char *text;
  int n_bytes;
  double width;
  HutMapDot at;
  double angle;
} Letter;

static gboolean
is_wide (const char *name)
{
  for (; *name; name = g_utf8_next_char (name))
    if (g_unichar_iswide (g_utf8_get_char (name)))
      return TRUE;

  return FALSE;
}

static double
measure_letters (Names *names, const char *name, GArray *letters)
{
  double length = 0;

  for (const char *at = name; *at; at = g_utf8_next_char (at))
    {
      Letter letter = { at, (int)(g_utf8_next_char (at) - at) };
      int width, height;

      pango_layout_set_text (names->layout, letter.text, letter.n_bytes);
      pango_layout_get_size (names->layout, &width, &height);
      letter.width = (double)width / PANGO_SCALE * (is_wide (name) ? LETTER : 1);
      length += letter.width;
      g_array_append_val (letters, letter);
    }

  return length;
}

/* The difference of two directions, −π to π. */
static double
bend (double a, double b)
{
  return remainder (a - b, 2 * G_PI);
}

/* Puts the letters along the chain, their middle at @along; FALSE where it bends too much, ends,
 * or is taken. */
static gboolean
lay_letters (const Names *names, const Candidate *candidate, GArray *letters, double length,
             double along)
{
  gboolean wide = is_wide (candidate->name), steep, backward;
  double start = along - length / 2, direction, before = 0;
  double half = candidate->size * 0.56;
  HutMapDot a, b;
  double ignored;

  if (!hut_map_chain_at (candidate->chain, start, &a, &ignored) ||
      !hut_map_chain_at (candidate->chain, start + length, &b, &ignored))
    return FALSE;

  /* wide characters read downwards on a steep road, others upwards or downwards with it */
  direction = atan2 (b.y - a.y, b.x - a.x);
  steep = fabs (sin (direction)) > 0.7072;
  backward = wide && steep ? b.y < a.y : b.x < a.x;
  for (guint i = 0; i < letters->len; i++)
    {
      Letter *letter = &g_array_index (letters, Letter, backward ? letters->len - 1 - i : i);
      double angle;
      Box box;

      if (!hut_map_chain_at (candidate->chain, start + letter->width / 2, &letter->at, &angle) ||
          (i > 0 && fabs (bend (angle, before)) > MAX_BEND) ||
          fabs (bend (angle, direction)) > MAX_BEND * 2)
        return FALSE;
      before = angle;
      letter->angle = bend (angle + (backward ? G_PI : 0) - (wide && steep ? G_PI / 2 : 0), 0);
      start += letter->width;
      box = (Box){ letter->at.x - half, letter->at.y - half, letter->at.x + half,
                   letter->at.y + half };
      if (!is_free (names, &box) ||
          (names->scene->frame->whole_names && !is_in_frame (names, &box)))
        return FALSE;
    }

  return TRUE;
}

static void
draw_letters (Names *names, const Candidate *candidate, const GArray *letters)
{
  double half = candidate->size * 0.62;

  for (guint i = 0; i < letters->len; i++)
    {
      const Letter *letter = &g_array_index (letters, Letter, i);
      Box box = { letter->at.x - half, letter->at.y - half, letter->at.x + half,
                  letter->at.y + half };

      g_array_append_val (names->boxes, box);
      if (!is_in_frame (names, &box))
        continue;
      pango_layout_set_text (names->layout, letter->text, letter->n_bytes);
      draw_text (names, candidate, letter->at.x, letter->at.y,
                 fabs (letter->angle) < 0.02 ? 0 : letter->angle);
    }
}

static void
place_running (Names *names, Candidate *candidate)
{
  static const double TRIES[] = { 0, -40, 40, -80, 80, -130, 130 };
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  double length = measure_letters (names, candidate->name, letters);

  if (length > candidate->chain->length)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (TRIES); i++)
    {
      double ignored;

      if (!lay_letters (names, candidate, letters, length, candidate->along + TRIES[i]))
        continue;
      hut_map_chain_at (candidate->chain, candidate->along + TRIES[i], &candidate->at, &ignored);
      if (is_repeated (names, candidate, candidate->at))
        return;
      g_array_append_val (names->placed, *candidate);
      draw_letters (names, candidate, letters);
      return;
    }
}

static gboolean
place_all (Names *names, GCancellable *cancellable, GError **error)
{
  g_array_sort (names->candidates, compare_candidates);
  for (guint i = 0; i < names->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (names->candidates, Candidate, i);

      if (i % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      set_font (names, candidate);
      if (candidate->chain)
        place_running (names, candidate);
      else
        place_standing (names, candidate);
    }

  return TRUE;
}

static PangoLayout *
make_layout (cairo_t *cr, PangoFontMap *font_map)
{
  PangoContext *context = pango_font_map_create_context (font_map);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLayout *layout;

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_update_context (cr, context);
  layout = pango_layout_new (context);

  cairo_font_options_destroy (options);
  g_object_unref (context);
  return layout;
}

gboolean
hut_map_names_draw (const HutMapScene *scene, GPtrArray *areas, cairo_t *cr, gpointer font_map,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) chains = hut_map_chains_find (scene);
  Names names = {
    .scene = scene,
    .cr = cr,
    .layout = make_layout (cr, font_map),
    .candidates = g_array_new (FALSE, FALSE, sizeof (Candidate)),
    .lanes = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_map_chain_free),
    .boxes = g_array_new (FALSE, FALSE, sizeof (Box)),
    .placed = g_array_new (FALSE, FALSE, sizeof (Candidate)),
  };
  gboolean good;

  if (scene->frame->n_taken > 0)
    g_array_append_vals (names.boxes, scene->frame->taken, scene->frame->n_taken);
  if (scene->frame->overlay)
    hut_map_overlay_paint_posts (scene->frame->overlay, scene, cr, names.layout);
  add_overlay (&names, scene->frame->overlay);
  add_areas (&names, areas);
  for (guint i = 0; i < chains->len; i++)
    add_running (&names, chains->pdata[i]);
  for (guint i = 0; i < scene->items->len; i++)
    {
      const HutMapItem *item = &g_array_index (scene->items, HutMapItem, i);

      if (item->name && (hut_map_class_is_area (item->class) || item->class >= HUT_MAP_PLACE))
        add_standing (&names, item);
    }
  good = place_all (&names, cancellable, error);

  g_object_unref (names.layout);
  g_array_unref (names.candidates);
  g_ptr_array_unref (names.lanes);
  g_array_unref (names.boxes);
  g_array_unref (names.placed);
  return good;
}
