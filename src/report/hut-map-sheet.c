/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The printed map: one strip as high as the page. Above the map what it is of, below it the legend
 * on the left, the scale on the right, and where the map is from. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-map-sheet.h"

#include "report/hut-filter-words.h"
#include "report/hut-map-legend.h"
#include "report/hut-paper-private.h"
#include "report/hut-sheet-heat.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SIDES 42.5        /* points of margin */
#define GAP 8.0           /* between parts */
#define SCALE_WIDTH 176.0 /* of the corner with scale and north */
#define BAR_WORDS 80.0    /* room for a distance */
#define FILTER_SHARE 0.5  /* of the width; the counts have the rest */
#define COLUMN 124.0      /* of the legend, at least */
#define AROUND 200.0      /* metres around the map whose cases reach into it */
#define NO_PLACE G_MININT32

/* HutStanding and HutPin have the same order of urgency. */
G_STATIC_ASSERT ((int)HUT_STANDING_OVERDUE == (int)HUT_PIN_OVERDUE);
G_STATIC_ASSERT ((int)HUT_STANDING_DONE == (int)HUT_PIN_DONE);

/* What is drawn, all made beforehand. */
typedef struct
{
  HutMapPlan plan;
  HutMapPainter *painter;
  HutMapOverlay *overlay; /* or NULL */
  HutSheetHeat *heat;     /* or NULL */
  HutCluster *cluster;
  GArray *taken;         /* HutMapBox of each mark */
  PangoContext *context; /* not owned */
  HutLines *title;
  HutLines *filter; /* beside the counts */
  HutLines *counts;
  GPtrArray *legend; /* HutLegendEntry */
  GPtrArray *labels; /* HutLines of each */
  guint columns;
  HutLines *ratio;
  HutLines *bar_words[3]; /* at the bar's start, middle and end */
  HutLines *north;
  HutLines *source;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  hut_map_painter_free (sheet->painter);
  hut_cluster_free (sheet->cluster);
  g_clear_pointer (&sheet->overlay, hut_map_overlay_unref);
  g_clear_pointer (&sheet->heat, hut_sheet_heat_free);
  g_array_unref (sheet->taken);
  g_ptr_array_unref (sheet->legend);
  g_ptr_array_unref (sheet->labels);
  hut_lines_free (sheet->title);
  hut_lines_free (sheet->filter);
  hut_lines_free (sheet->counts);
  hut_lines_free (sheet->ratio);
  for (guint i = 0; i < G_N_ELEMENTS (sheet->bar_words); i++)
    hut_lines_free (sheet->bar_words[i]);
  hut_lines_free (sheet->north);
  hut_lines_free (sheet->source);
  g_free (sheet);
}

static double
lines_height (const HutLines *lines)
{
  return hut_lines_get_n (lines) * hut_lines_get_height (lines);
}

/* ---- Drawing ---- */

static double
draw_lines (const HutLines *lines, double x, double y, cairo_t *cr)
{
  for (guint i = 0; i < hut_lines_get_n (lines); i++)
    {
      hut_lines_draw (lines, i, x, y, cr);
      y += hut_lines_get_height (lines);
    }
  return y;
}

static void
draw_mark (const Sheet *sheet, const HutMark *mark, cairo_t *cr)
{
  const HutMapFrame *frame = &sheet->plan.frame;
  double world = hut_mercator_world (frame->zoom);

  cairo_save (cr);
  cairo_translate (cr, (mark->place.x - frame->centre.x) * world + frame->width / 2.0,
                   (mark->place.y - frame->centre.y) * world + frame->height / 2.0);
  if (mark->count == 1)
    hut_pin_sign_draw (cr, mark->pin, HUT_PIN_PLAIN, HUT_MAP_SCHEME_PRINT);
  else
    hut_pin_sign_draw_cluster (cr, sheet->context, mark, HUT_MAP_SCHEME_PRINT);
  cairo_restore (cr);
}

/* Clusters last: their figures are never covered. */
static void
draw_marks (const Sheet *sheet, gboolean clusters, cairo_t *cr)
{
  for (guint i = 0; i < hut_cluster_size (sheet->cluster); i++)
    {
      const HutMark *mark = hut_cluster_mark (sheet->cluster, i);

      if ((mark->count > 1) == clusters)
        draw_mark (sheet, mark, cr);
    }
}

static void
draw_map (const Sheet *sheet, cairo_t *cr)
{
  const HutMapPlan *plan = &sheet->plan;
  g_autoptr (GError) error = NULL;

  cairo_save (cr);
  cairo_rectangle (cr, plan->x, plan->y, plan->width, plan->height);
  cairo_clip (cr);
  cairo_translate (cr, plan->x, plan->y);
  cairo_scale (cr, HUT_MAP_PLAN_PIXEL, HUT_MAP_PLAN_PIXEL);
  if (!hut_map_painter_draw (sheet->painter, &plan->frame, cr, NULL, &error))
    g_warning ("Cannot draw the map: %s", error->message);
  draw_marks (sheet, FALSE, cr);
  draw_marks (sheet, TRUE, cr);
  cairo_restore (cr);

  hut_type_set_ink (cr, HUT_INK_TEXT);
  cairo_set_line_width (cr, 0.75);
  cairo_rectangle (cr, plan->x, plan->y, plan->width, plan->height);
  cairo_stroke (cr);
}

static void
draw_legend (const Sheet *sheet, double y, double width, cairo_t *cr)
{
  for (guint i = 0; i < sheet->legend->len; i++)
    {
      const HutLines *label = g_ptr_array_index (sheet->labels, i);

      cairo_save (cr);
      cairo_translate (cr, (i % sheet->columns) * width, y + i / sheet->columns * HUT_LEGEND_ROW);
      hut_legend_entry_draw (g_ptr_array_index (sheet->legend, i), &sheet->plan, sheet->context,
                             cr);
      hut_type_set_ink (cr, HUT_INK_TEXT);
      draw_lines (label, HUT_LEGEND_SIGN + 4, (HUT_LEGEND_ROW - lines_height (label)) / 2, cr);
      cairo_restore (cr);
    }
  if (sheet->heat == NULL)
    return;
  cairo_save (cr);
  cairo_translate (cr, 0,
                   y + (sheet->legend->len + sheet->columns - 1) / sheet->columns * HUT_LEGEND_ROW);
  hut_sheet_heat_draw_row (sheet->heat, sheet->columns * width, cr);
  cairo_restore (cr);
}

/* An arrow up, half of it filled. */
static void
draw_north (const Sheet *sheet, double x, double y, cairo_t *cr)
{
  draw_lines (sheet->north, x - 20, y, cr);
  y += hut_lines_get_height (sheet->north);
  cairo_set_line_width (cr, 0.75);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + 6 * side, y + 24);
      cairo_line_to (cr, x, y + 19);
      cairo_close_path (cr);
      if (side < 0)
        cairo_fill_preserve (cr);
      cairo_stroke (cr);
    }
}

/* The bar, its first half filled, with its distances above it and the ratio below. */
static void
draw_scale (const Sheet *sheet, double x, double y, cairo_t *cr)
{
  double bar = sheet->plan.bar, above = hut_lines_get_height (sheet->ratio);

  hut_type_set_ink (cr, HUT_INK_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (sheet->bar_words); i++)
    draw_lines (sheet->bar_words[i], x + bar * i / 2 - BAR_WORDS / 2, y, cr);
  cairo_set_line_width (cr, 0.75);
  cairo_rectangle (cr, x, y + above, bar / 2, 4);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);
  cairo_rectangle (cr, x + bar / 2, y + above, bar / 2, 4);
  cairo_stroke (cr);
  draw_lines (sheet->ratio, x, y + above + 8, cr);
}

static void
draw_sheet (const HutStrip *strip, const HutPlace *place, double width, cairo_t *cr)
{
  const Sheet *sheet = strip->data;
  double y = draw_lines (sheet->title, 0, 0, cr);

  hut_type_set_ink (cr, HUT_INK_DIM);
  draw_lines (sheet->filter, 0, y, cr);
  draw_lines (sheet->counts, width * FILTER_SHARE, y, cr);
  draw_map (sheet, cr);
  y = sheet->plan.y + sheet->plan.height + GAP;
  draw_legend (sheet, y, (width - SCALE_WIDTH) / sheet->columns, cr);
  draw_scale (sheet, width - SCALE_WIDTH + GAP, y, cr);
  draw_north (sheet, width - 12, y - 3, cr);
  hut_type_set_ink (cr, HUT_INK_DIM);
  draw_lines (sheet->source, 0, strip->height - lines_height (sheet->source), cr);
}

/* ---- What is on the map ---- */

/* The cases in and around the map; @pins counts those in it. */
static HutPointSet *
make_points (const HutMapPlan *plan, const HutCaseSet *set, guint pins[HUT_N_PINS])
{
  HutBox view = hut_mercator_view (hut_mercator_unproject (plan->frame.centre), plan->frame.zoom,
                                   plan->frame.width, plan->frame.height);
  HutBox around = hut_box_grown (&view, MAX (AROUND, hut_sheet_heat_reach (plan)));
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  g_autoptr (GByteArray) kinds = g_byte_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < set->n_marks; i++)
    {
      const HutCaseMark *mark = &set->marks[i];
      guint8 kind = mark->standing;

      if (mark->place.lon == NO_PLACE || !hut_box_contains (&around, mark->place))
        continue;
      pins[kind] += hut_box_contains (&view, mark->place);
      g_array_append_val (points, mark->place);
      g_byte_array_append (kinds, &kind, 1);
      g_array_append_val (ids, i);
    }
  return hut_point_set_new ((const HutPoint *)(gpointer)points->data, kinds->data,
                            (const guint32 *)(gpointer)ids->data, ids->len);
}

/* What the marks cover, so that no name stands below them. */
static void
take_places (Sheet *sheet)
{
  HutMapFrame *frame = &sheet->plan.frame;
  double world = hut_mercator_world (frame->zoom);

  sheet->taken = g_array_new (FALSE, FALSE, sizeof (HutMapBox));
  for (guint i = 0; i < hut_cluster_size (sheet->cluster); i++)
    {
      const HutMark *mark = hut_cluster_mark (sheet->cluster, i);
      double x = (mark->place.x - frame->centre.x) * world + frame->width / 2.0;
      double y = (mark->place.y - frame->centre.y) * world + frame->height / 2.0;
      double radius =
          mark->count > 1 ? hut_pin_sign_cluster_radius (mark->count) + 2 : HUT_PIN_SIGN_RADIUS + 1;
      double above = mark->count > 1 ? radius : HUT_PIN_SIGN_RADIUS + HUT_PIN_SIGN_TALL;
      double below = mark->count == 1                  ? 0
                     : mark->pins[HUT_PIN_OVERDUE] > 0 ? radius + HUT_PIN_SIGN_LABEL
                                                       : radius;
      HutMapBox box = { x - radius, y - above, x + radius, y + below };

      g_array_append_val (sheet->taken, box);
    }
  frame->taken = (const HutMapBox *)(gpointer)sheet->taken->data;
  frame->n_taken = sheet->taken->len;
}

static gboolean
has_clusters (const HutCluster *cluster)
{
  for (guint i = 0; i < hut_cluster_size (cluster); i++)
    if (hut_cluster_mark (cluster, i)->count > 1)
      return TRUE;
  return FALSE;
}

/* ---- Words ---- */

static HutLines *
make_filter (const HutMapSheet *what, const HutPaperDesk *desk, HutStore *store, HutType *type,
             double width)
{
  g_autofree char *words = hut_filter_words (what->filter, desk->names, store);
  g_autofree char *shown = hut_paper_desk_text (desk, words);

  return hut_lines_new (type, HUT_TYPE_FACE_BODY, PANGO_ALIGN_LEFT, width * FILTER_SHARE - GAP,
                        shown);
}

/* "58 cases on the map · 3 without a place" */
static HutLines *
make_counts (const HutCaseSet *set, const guint pins[HUT_N_PINS], HutType *type, double width)
{
  guint n = pins[0] + pins[1] + pins[2] + pins[3], unplaced = set->n_marks - set->n_placed;
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_append_printf (
      words, g_dngettext (GETTEXT_PACKAGE, "%u case on the map", "%u cases on the map", n), n);
  if (unplaced > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (
          words,
          g_dngettext (GETTEXT_PACKAGE, "%u without a place", "%u without a place", unplaced),
          unplaced);
    }
  return hut_lines_new (type, HUT_TYPE_FACE_BODY, PANGO_ALIGN_RIGHT, width * (1 - FILTER_SHARE),
                        words->str);
}

static void
add_part (GString *words, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

/* Where the map is from, and how old it is. */
static char *
make_source (HutMapPackage *package, gboolean damaged)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *newest = package != NULL ? hut_map_package_get (package, "newest") : NULL;
  g_autofree char *day = newest != NULL ? g_strdup_printf (_ ("Map data of %s"), newest) : NULL;

  if (package == NULL)
    return g_strdup (damaged ? _ ("This map file cannot be used: only the pins are shown.")
                             : _ ("No map file is chosen: only the pins are shown."));
  add_part (words, hut_map_package_get (package, "attribution"));
  add_part (words, hut_map_package_get (package, "licence"));
  add_part (words, day);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* ---- Putting it together ---- */

static void
make_labels (Sheet *sheet, HutType *type, double width)
{
  sheet->columns = MAX (1, (guint)((width - SCALE_WIDTH) / COLUMN));
  sheet->labels = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_lines_free);
  for (guint i = 0; i < sheet->legend->len; i++)
    {
      const HutLegendEntry *entry = g_ptr_array_index (sheet->legend, i);

      g_ptr_array_add (sheet->labels,
                       hut_lines_new (type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_LEFT,
                                      (width - SCALE_WIDTH) / sheet->columns - HUT_LEGEND_SIGN - 12,
                                      entry->label));
    }
}

static void
make_scale (Sheet *sheet, HutType *type, HutPageSize size)
{
  g_autofree char *ratio = hut_map_plan_ratio_words (&sheet->plan);
  g_autofree char *words =
      g_strdup_printf (_ ("Scale %s (on %s)"), ratio, size == HUT_PAGE_A3 ? "A3" : "A4");
  guint metres = sheet->plan.bar_metres;
  g_autofree char *half = hut_map_plan_distance_words (metres / 2);
  g_autofree char *whole = hut_map_plan_distance_words (metres);
  const char *bar_words[] = { "0", metres > 1 ? half : NULL, whole };

  sheet->ratio = hut_lines_new (type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_LEFT, SCALE_WIDTH, words);
  for (guint i = 0; i < G_N_ELEMENTS (sheet->bar_words); i++)
    sheet->bar_words[i] =
        hut_lines_new (type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_CENTER, BAR_WORDS, bar_words[i]);
  sheet->north =
      hut_lines_new (type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_CENTER, 40, C_ ("compass", "N"));
}

/* The legend is known once the map is placed, and takes room from it: the rows that it could have
 * at most are kept for it. */
static void
place_map (Sheet *sheet, const HutMapSheet *what, double width, double height)
{
  guint columns = MAX (1, (guint)((width - SCALE_WIDTH) / COLUMN));
  gboolean heated = what->heat != HUT_HEAT_NONE;
  guint most = hut_map_legend_most (what->overlay) - (heated ? HUT_MAP_LEGEND_MARKS : 0);
  double heat = heated ? HUT_SHEET_HEAT_ROW : 0;
  double legend = (most + columns - 1) / columns * HUT_LEGEND_ROW + heat;
  double top = lines_height (sheet->title) + lines_height (sheet->filter) + GAP / 2;
  double below = GAP + MAX (legend, 2 * HUT_LEGEND_ROW) + GAP + lines_height (sheet->source);

  hut_map_plan_fit (&sheet->plan, &what->box, 0, top, width, height - top - below);
}

/* Heat stands in the place of the marks, as on the screen. */
static void
find_marks (Sheet *sheet, const HutCaseSet *set, HutHeatBy heat, HutType *type,
            guint pins[HUT_N_PINS])
{
  const HutMapFrame *frame = &sheet->plan.frame;
  g_autoptr (HutPointSet) points = make_points (&sheet->plan, set, pins);

  sheet->cluster = hut_cluster_new ();
  sheet->heat = hut_sheet_heat_new (heat, points, &sheet->plan, type);
  if (sheet->heat == NULL)
    hut_cluster_find (sheet->cluster, points, frame->centre, frame->zoom, frame->width,
                      frame->height);
  take_places (sheet);
}

/* The package at @path; NULL where there is none. @damaged where it cannot be used. */
static HutMapPackage *
open_package (const char *path, gboolean *damaged)
{
  g_autoptr (GError) error = NULL;
  HutMapPackage *package = path != NULL ? hut_map_package_open (path, &error) : NULL;

  *damaged = error != NULL;
  if (error != NULL)
    g_message ("A map is printed without its ground: %s", error->message);
  return package;
}

static Sheet *
sheet_new (HutPaper *paper, const HutMapSheet *what, const HutPaperDesk *desk, HutStore *store,
           const HutCaseSet *set)
{
  const HutPageSetup *setup = hut_paper_get_setup (paper);
  double width = hut_page_setup_get_inner_width (setup);
  gboolean damaged;
  HutMapPackage *package = open_package (desk->map_path, &damaged);
  Sheet *sheet = g_new0 (Sheet, 1);
  g_autofree char *source = make_source (package, damaged);
  const char *place = what->place != NULL ? what->place : hut_store_get_street_name (store);
  g_autofree char *title = g_strdup_printf (_ ("Cases in %s"), place);
  const guint none[HUT_N_PINS] = { 0 };
  guint pins[HUT_N_PINS] = { 0 };

  sheet->painter = hut_map_painter_new (package);
  sheet->context = hut_type_get_context (paper->type);
  sheet->title = hut_lines_new (paper->type, HUT_TYPE_FACE_TITLE, PANGO_ALIGN_LEFT, width, title);
  sheet->source = hut_lines_new (paper->type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_LEFT, width, source);
  sheet->filter = make_filter (what, desk, store, paper->type, width);
  place_map (sheet, what, width, hut_page_setup_get_inner_height (setup));
  if (what->overlay != NULL)
    sheet->overlay = hut_map_overlay_ref (what->overlay);
  sheet->plan.frame.overlay = sheet->overlay;
  find_marks (sheet, set, what->heat, paper->type, pins);
  sheet->counts = make_counts (set, pins, paper->type, width);
  sheet->legend = hut_map_legend_new (&sheet->plan, sheet->heat == NULL ? pins : none,
                                      has_clusters (sheet->cluster), package);
  make_labels (sheet, paper->type, width);
  make_scale (sheet, paper->type, what->size);
  return sheet;
}

HutPaper *
hut_map_sheet_new (const HutMapSheet *what, const HutPaperDesk *desk, HutStore *store,
                   HutReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutCaseSet) set =
      hut_reader_cases (reader, what->filter, desk->printed_at, cancellable, error);
  HutPageSetup setup = hut_page_setup_new (what->size, what->turn);
  HutStrip strip = { .draw = draw_sheet };
  HutPaper *paper;

  if (set == NULL)
    return NULL;
  setup.left = setup.right = SIDES;
  paper = hut_paper_desk_begin_on (desk, &setup, _ ("Map of cases"));
  strip.height = hut_page_setup_get_inner_height (&setup);
  strip.right = hut_page_setup_get_inner_width (&setup);
  strip.data = hut_paper_keep (paper, sheet_new (paper, what, desk, store, set), sheet_free);
  strip.block = paper->n_blocks++;
  hut_paper_add_strip (paper, &strip);
  return paper;
}

gboolean
hut_map_sheet_find_area (const char *map_path, const char *code, HutBox *box, char **name,
                         GError **error)
{
  g_autoptr (HutMapPackage) package = NULL;
  GPtrArray *areas;

  if (map_path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("there is no map file for this street"));
      return FALSE;
    }
  package = hut_map_package_open (map_path, error);
  if (package == NULL)
    return FALSE;
  areas = hut_map_package_areas (package);
  for (guint i = 0; i < areas->len; i++)
    {
      const HutMapArea *area = areas->pdata[i];

      if (code != NULL ? g_str_equal (area->code, code) : g_str_equal (area->kind, "street"))
        {
          *box = area->shape->box;
          *name = g_strdup (area->name);
          return TRUE;
        }
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("the map has no area %s"),
               code != NULL ? code : "street");
  return FALSE;
}
