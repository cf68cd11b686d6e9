/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Photographs on paper, a row of them a strip. A photograph is read when its page is drawn and let
 * go afterwards: a print of many cases never holds more than a page of them. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-paper-private.h"

#include "hut-config.h"
#include "store/hut-store-error.h"

#include <glib/gi18n-lib.h>

#define GAP 12.0
#define HEIGHT_OF_ONE 320.0
#define HEIGHT_OF_MANY 184.0
#define CAPTION_LINES 2
#define PIXELS_PER_POINT (200 / 72.0) /* what a printer shows of a photograph */

typedef struct
{
  char *content;
  HutLines *caption;
  HutLines *absent; /* in its place where it cannot be shown */
  HutLines *broken;
} Photo;

typedef struct
{
  HutPaper *paper;
  Photo photos[2];
  guint n;
  double width; /* of the place of each */
  double height;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < row->n; i++)
    {
      g_free (row->photos[i].content);
      hut_lines_free (row->photos[i].caption);
      hut_lines_free (row->photos[i].absent);
      hut_lines_free (row->photos[i].broken);
    }
  g_free (row);
}

static void
draw_words (const HutLines *lines, guint n, double x, double y, cairo_t *cr)
{
  hut_type_set_ink (cr, HUT_INK_DIM);
  for (guint i = 0; i < MIN (hut_lines_get_n (lines), n); i++)
    hut_lines_draw (lines, i, x, y + i * hut_lines_get_height (lines), cr);
}

/* Fitted into its place, in the middle, at its foot, so that the captions stand below. */
static void
draw_surface (cairo_surface_t *surface, const Row *row, double x, cairo_t *cr)
{
  double across = cairo_image_surface_get_width (surface);
  double down = cairo_image_surface_get_height (surface);
  double scale = MIN (row->width / across, row->height / down);

  cairo_save (cr);
  cairo_translate (cr, x + (row->width - across * scale) / 2, row->height - down * scale);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
draw_frame (const Row *row, const HutLines *words, double x, cairo_t *cr)
{
  double height = hut_lines_get_height (words) * hut_lines_get_n (words);

  hut_type_set_ink (cr, HUT_INK_LINE);
  cairo_set_line_width (cr, 0.5);
  cairo_rectangle (cr, x + 0.25, 0.25, row->width - 0.5, row->height - 0.5);
  cairo_stroke (cr);
  draw_words (words, G_MAXUINT, x, (row->height - height) / 2, cr);
}

static void
draw_row (const HutStrip *strip, const HutPlace *place, double width, cairo_t *cr)
{
  const Row *row = strip->data;
  int side = (int)(MAX (row->width, row->height) * PIXELS_PER_POINT);

  for (guint i = 0; i < row->n; i++)
    {
      const Photo *photo = &row->photos[i];
      double x = i * (row->width + GAP);
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface =
          row->paper->load (row->paper->database, photo->content, side, &error);
      gboolean absent = g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT);

      if (surface != NULL)
        draw_surface (surface, row, x, cr);
      else
        draw_frame (row, absent ? photo->absent : photo->broken, x, cr);
      g_clear_pointer (&surface, cairo_surface_destroy);
      draw_words (photo->caption, CAPTION_LINES, x, row->height + 2, cr);
    }
}

static void
add_to_row (Row *row, const HutPaperPhoto *given)
{
  HutType *type = row->paper->type;
  Photo *photo = &row->photos[row->n++];

  photo->content = g_strdup (given->content);
  photo->caption =
      hut_lines_new (type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_CENTER, row->width, given->caption);
  photo->absent = hut_lines_new (type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_CENTER, row->width,
                                 _ ("This photograph is not on this computer."));
  photo->broken = hut_lines_new (type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_CENTER, row->width,
                                 _ ("This photograph is damaged and cannot be shown."));
}

static void
add_row (HutPaper *paper, const HutPaperPhoto *photos, guint n, gboolean single)
{
  double width = hut_page_setup_get_inner_width (&paper->setup);
  Row *row = g_new0 (Row, 1);
  HutStrip strip = { .above = GAP, .right = width, .draw = draw_row };
  guint lines = 0;

  row->paper = paper;
  row->width = single ? width : (width - GAP) / 2;
  row->height = single ? HEIGHT_OF_ONE : HEIGHT_OF_MANY;
  for (guint i = 0; i < n; i++)
    {
      add_to_row (row, &photos[i]);
      lines = MAX (lines, MIN (hut_lines_get_n (row->photos[i].caption), CAPTION_LINES));
    }
  strip.height = row->height + 2 + lines * hut_lines_get_height (row->photos[0].absent);
  strip.data = hut_paper_keep (paper, row, row_free);
  strip.block = paper->n_blocks++;
  hut_paper_add_strip (paper, &strip);
}

void
hut_paper_set_loader (HutPaper *paper, HutPaperLoad load, const char *database)
{
  paper->load = load;
  g_free (paper->database);
  paper->database = g_strdup (database);
}

void
hut_paper_add_photos (HutPaper *paper, const HutPaperPhoto *photos, guint n_photos)
{
  g_return_if_fail (paper->load != NULL);

  hut_paper_end_table (paper);
  for (guint i = 0; i < n_photos; i += 2)
    add_row (paper, &photos[i], MIN (2, n_photos - i), n_photos == 1);
}
