/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is drawn on papers beside texts and rows: the line of progress, QR codes, figures, room for
 * signatures, pictures. Each is one strip. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-paper-private.h"

#include <qrencode.h>

#define GAP 12.0
#define SIGN 7.0 /* radius of a step's sign */
#define CODE 84.0
#define QUIET 4 /* modules of white around a QR code (ISO/IEC 18004) */
#define SIGN_ROOM 36.0

/* Texts side by side in columns of one width, in lines below one another. */
typedef struct
{
  guint n;
  HutLines **lines; /* of each column, rows after one another */
  guint n_rows;
  HutPaperStepState *states;
  QRcode *code;
  cairo_surface_t *picture;
  double width, height; /* of the picture */
} Signs;

static Signs *
signs_new (guint n, guint n_rows)
{
  Signs *signs = g_new0 (Signs, 1);

  signs->n = n;
  signs->n_rows = n_rows;
  signs->lines = g_new0 (HutLines *, n * n_rows);
  signs->states = g_new0 (HutPaperStepState, n);
  return signs;
}

static void
signs_free (gpointer data)
{
  Signs *signs = data;

  for (guint i = 0; i < signs->n * signs->n_rows; i++)
    hut_lines_free (signs->lines[i]);
  g_clear_pointer (&signs->code, QRcode_free);
  g_clear_pointer (&signs->picture, cairo_surface_destroy);
  g_free (signs->lines);
  g_free (signs->states);
  g_free (signs);
}

static void
add_signs (HutPaper *paper, Signs *signs, HutStripDraw draw, double height)
{
  HutStrip strip = { .height = height,
                     .above = GAP,
                     .right = hut_page_setup_get_inner_width (&paper->setup),
                     .draw = draw };

  hut_paper_end_table (paper);
  strip.data = hut_paper_keep (paper, signs, signs_free);
  strip.block = paper->n_blocks++;
  hut_paper_add_strip (paper, &strip);
}

/* Draws all lines of a text from @y on; returns what is below them. */
static double
draw_all (const HutLines *lines, double x, double y, cairo_t *cr)
{
  for (guint i = 0; i < hut_lines_get_n (lines); i++)
    {
      hut_lines_draw (lines, i, x, y, cr);
      y += hut_lines_get_height (lines);
    }
  return y;
}

static double
lines_height (const HutLines *lines)
{
  return hut_lines_get_n (lines) * hut_lines_get_height (lines);
}

/* Of the highest column. */
static double
columns_height (const Signs *signs)
{
  double height = 0;

  for (guint i = 0; i < signs->n; i++)
    {
      double column = 0;

      for (guint row = 0; row < signs->n_rows; row++)
        column += lines_height (signs->lines[i * signs->n_rows + row]);
      height = MAX (height, column);
    }
  return height;
}

/* Done: a tick in a full circle. Now: a triangle in a ring. Ahead: an empty ring. */
static void
draw_sign (HutPaperStepState state, double x, double y, cairo_t *cr)
{
  hut_type_set_ink (cr, state == HUT_PAPER_STEP_AHEAD ? HUT_INK_LINE : HUT_INK_ACCENT);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, SIGN, 0, 2 * G_PI);
  if (state == HUT_PAPER_STEP_DONE)
    cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
  if (state == HUT_PAPER_STEP_DONE)
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_move_to (cr, x - 3, y);
      cairo_rel_line_to (cr, 2.2, 2.6);
      cairo_rel_line_to (cr, 4, -5);
      cairo_stroke (cr);
    }
  else if (state == HUT_PAPER_STEP_NOW)
    {
      cairo_move_to (cr, x - 2, y - 3.2);
      cairo_rel_line_to (cr, 5.4, 3.2);
      cairo_rel_line_to (cr, -5.4, 3.2);
      cairo_close_path (cr);
      cairo_fill (cr);
    }
}

static void
draw_progress (const HutStrip *strip, const HutPlace *place, double width, cairo_t *cr)
{
  const Signs *signs = strip->data;
  double step = width / signs->n;

  for (guint i = 0; i < signs->n; i++)
    {
      double x = step * (i + 0.5), y = SIGN + 2;

      if (i + 1 < signs->n)
        {
          hut_type_set_ink (cr, signs->states[i + 1] == HUT_PAPER_STEP_AHEAD ? HUT_INK_LINE
                                                                             : HUT_INK_ACCENT);
          cairo_set_line_width (cr, 1.5);
          cairo_move_to (cr, x + SIGN + 4, y);
          cairo_line_to (cr, x + step - SIGN - 4, y);
          cairo_stroke (cr);
        }
      draw_sign (signs->states[i], x, y, cr);
      hut_type_set_ink (cr, HUT_INK_TEXT);
      y = draw_all (signs->lines[2 * i], step * i, 2 * SIGN + 6, cr);
      hut_type_set_ink (cr, HUT_INK_DIM);
      draw_all (signs->lines[2 * i + 1], step * i, y, cr);
    }
}

void
hut_paper_add_progress (HutPaper *paper, const HutPaperStep *steps, guint n_steps)
{
  Signs *signs = signs_new (n_steps, 2);
  double width = hut_page_setup_get_inner_width (&paper->setup) / MAX (n_steps, 1);

  for (guint i = 0; i < n_steps; i++)
    {
      HutTypeFace face =
          steps[i].state == HUT_PAPER_STEP_NOW ? HUT_TYPE_FACE_STRONG : HUT_TYPE_FACE_BODY;

      signs->states[i] = steps[i].state;
      signs->lines[2 * i] =
          hut_lines_new (paper->type, face, PANGO_ALIGN_CENTER, width, steps[i].label);
      signs->lines[2 * i + 1] =
          hut_lines_new (paper->type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_CENTER, width, steps[i].time);
    }
  add_signs (paper, signs, draw_progress, 2 * SIGN + 8 + columns_height (signs));
}

static void
draw_code (const HutStrip *strip, const HutPlace *place, double width, cairo_t *cr)
{
  const Signs *signs = strip->data;
  double module, y = (strip->height - columns_height (signs)) / 2;

  if (signs->code != NULL)
    {
      module = CODE / (signs->code->width + 2 * QUIET);
      cairo_set_source_rgb (cr, 0, 0, 0);
      for (int i = 0; i < signs->code->width * signs->code->width; i++)
        if (signs->code->data[i] & 1)
          cairo_rectangle (cr, (QUIET + i % signs->code->width) * module,
                           (QUIET + i / signs->code->width) * module, module, module);
      cairo_fill (cr);
    }
  hut_type_set_ink (cr, HUT_INK_TEXT);
  y = draw_all (signs->lines[0], CODE + GAP, y, cr);
  hut_type_set_ink (cr, HUT_INK_DIM);
  draw_all (signs->lines[1], CODE + GAP, y, cr);
}

void
hut_paper_add_code (HutPaper *paper, const char *code, const char *caption, const char *words)
{
  Signs *signs = signs_new (1, 2);
  double width = hut_page_setup_get_inner_width (&paper->setup) - CODE - GAP;

  signs->code = QRcode_encodeString8bit (code, 0, QR_ECLEVEL_M);
  signs->lines[0] =
      hut_lines_new (paper->type, HUT_TYPE_FACE_FIGURE, PANGO_ALIGN_LEFT, width, caption);
  signs->lines[1] = hut_lines_new (paper->type, HUT_TYPE_FACE_BODY, PANGO_ALIGN_LEFT, width, words);
  add_signs (paper, signs, draw_code, MAX (CODE, columns_height (signs)));
}

static void
draw_figures (const HutStrip *strip, const HutPlace *place, double width, cairo_t *cr)
{
  const Signs *signs = strip->data;
  double step = width / signs->n;

  for (guint i = 0; i < signs->n; i++)
    {
      double x = step * i, y;

      hut_type_set_ink (cr, HUT_INK_DIM);
      y = draw_all (signs->lines[3 * i], x, 0, cr);
      hut_type_set_ink (cr, HUT_INK_TEXT);
      y = draw_all (signs->lines[3 * i + 1], x, y, cr);
      hut_type_set_ink (cr, HUT_INK_DIM);
      draw_all (signs->lines[3 * i + 2], x, y, cr);
    }
}

void
hut_paper_add_figures (HutPaper *paper, const HutPaperFigure *figures, guint n_figures)
{
  Signs *signs = signs_new (n_figures, 3);
  double width = hut_page_setup_get_inner_width (&paper->setup) / MAX (n_figures, 1) - 4;

  for (guint i = 0; i < n_figures; i++)
    {
      const char *const texts[] = { figures[i].label, figures[i].figure, figures[i].words };
      static const HutTypeFace styles[] = { HUT_TYPE_FACE_BODY, HUT_TYPE_FACE_FIGURE,
                                            HUT_TYPE_FACE_NOTE };

      for (guint row = 0; row < G_N_ELEMENTS (texts); row++)
        signs->lines[3 * i + row] =
            hut_lines_new (paper->type, styles[row], PANGO_ALIGN_LEFT, width, texts[row]);
    }
  add_signs (paper, signs, draw_figures, columns_height (signs));
}

static void
draw_signatures (const HutStrip *strip, const HutPlace *place, double width, cairo_t *cr)
{
  const Signs *signs = strip->data;
  double step = width / signs->n;

  for (guint i = 0; i < signs->n; i++)
    {
      double text = hut_lines_get_right (signs->lines[i]);
      double base = strip->height - 4;

      hut_type_set_ink (cr, HUT_INK_TEXT);
      hut_lines_draw (signs->lines[i], 0, step * i,
                      strip->height - hut_lines_get_height (signs->lines[i]), cr);
      hut_type_set_ink (cr, HUT_INK_LINE);
      cairo_set_line_width (cr, 0.5);
      cairo_move_to (cr, step * i + text + 4, base);
      cairo_line_to (cr, step * (i + 1) - GAP, base);
      cairo_stroke (cr);
    }
}

void
hut_paper_add_signatures (HutPaper *paper, const char *const *labels, guint n_labels)
{
  Signs *signs = signs_new (n_labels, 1);
  double width = hut_page_setup_get_inner_width (&paper->setup) / MAX (n_labels, 1);

  for (guint i = 0; i < n_labels; i++)
    signs->lines[i] =
        hut_lines_new (paper->type, HUT_TYPE_FACE_BODY, PANGO_ALIGN_LEFT, width, labels[i]);
  add_signs (paper, signs, draw_signatures, SIGN_ROOM);
}

static void
draw_picture (const HutStrip *strip, const HutPlace *place, double width, cairo_t *cr)
{
  const Signs *signs = strip->data;
  double x = (width - signs->width) / 2;
  double across = cairo_image_surface_get_width (signs->picture);
  double down = cairo_image_surface_get_height (signs->picture);

  cairo_save (cr);
  cairo_translate (cr, x, 0);
  cairo_scale (cr, signs->width / across, signs->height / down);
  cairo_set_source_surface (cr, signs->picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  hut_type_set_ink (cr, HUT_INK_LINE);
  cairo_set_line_width (cr, 0.5);
  cairo_rectangle (cr, x, 0, signs->width, signs->height);
  cairo_stroke (cr);
  hut_type_set_ink (cr, HUT_INK_DIM);
  draw_all (signs->lines[0], 0, signs->height + 2, cr);
}

void
hut_paper_add_picture (HutPaper *paper, cairo_surface_t *picture, double width, double height,
                       const char *caption)
{
  Signs *signs = signs_new (1, 1);

  signs->picture = cairo_surface_reference (picture);
  signs->width = width;
  signs->height = height;
  signs->lines[0] = hut_lines_new (paper->type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_CENTER,
                                   hut_page_setup_get_inner_width (&paper->setup), caption);
  add_signs (paper, signs, draw_picture, height + 2 + columns_height (signs));
}
