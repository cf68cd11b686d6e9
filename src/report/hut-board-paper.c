/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 公示牌. The board is laid out once on a canvas of half a sheet's type size, which is drawn larger
 * onto A4 and larger still onto A3: a person reads it standing. Where an office has little to say
 * it stands larger, and smaller where it has much; the code is always the same. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-board-paper.h"

#include "report/hut-paper-private.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <qrencode.h>
#include <string.h>

#define MARGIN 20.0 /* of the canvas; printers leave a rim */
#define BAND 62.0
#define PAD 14.0
#define GAP 10.0
#define LABEL 76.0 /* width of what stands before a value */
#define CODE 112.0 /* side of the code with its quiet zone */
#define LARGEST 1.35
#define SMALLEST 0.3
#define STEP 0.05
#define QUIET 4 /* modules of white around a QR code (ISO/IEC 18004) */

typedef struct
{
  HutLines *lines;
  double x, y;
  HutInk ink;
} Piece;

typedef struct
{
  double scale; /* of the canvas */
  double width, height;
  double middle; /* scale of what stands between band and code, so that it fills its room */
  HutLines *title;
  HutLines *whose;
  GArray *pieces; /* Piece, from below the band */
  GArray *rules;  /* double: heights at which a line parts what is above */
  HutLines *scan, *scan_words, *foot;
  QRcode *code;
} Board;

static void
clear_piece (gpointer data)
{
  hut_lines_free (((Piece *)data)->lines);
}

static void
board_free (gpointer data)
{
  Board *board = data;

  hut_lines_free (board->title);
  hut_lines_free (board->whose);
  hut_lines_free (board->scan);
  hut_lines_free (board->scan_words);
  hut_lines_free (board->foot);
  g_array_unref (board->pieces);
  g_array_unref (board->rules);
  g_clear_pointer (&board->code, QRcode_free);
  g_free (board);
}

static double
height_of (const HutLines *lines)
{
  return hut_lines_get_n (lines) * hut_lines_get_height (lines);
}

/* ---- Drawing ---- */

static void
draw_lines (const HutLines *lines, double x, double y, cairo_t *cr)
{
  for (guint i = 0; i < hut_lines_get_n (lines); i++)
    hut_lines_draw (lines, i, x, y + i * hut_lines_get_height (lines), cr);
}

static void
draw_band (const Board *board, cairo_t *cr)
{
  double y = (BAND - height_of (board->title) - height_of (board->whose)) / 2;

  hut_type_set_ink (cr, HUT_INK_ACCENT);
  cairo_rectangle (cr, 0, 0, board->width, BAND);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  draw_lines (board->title, 0, y, cr);
  draw_lines (board->whose, 0, y + height_of (board->title), cr);
}

static void
draw_middle (const Board *board, cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, 0, BAND + GAP);
  cairo_scale (cr, board->middle, board->middle);
  for (guint i = 0; i < board->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (board->pieces, Piece, i);

      hut_type_set_ink (cr, piece->ink);
      draw_lines (piece->lines, piece->x, piece->y, cr);
    }
  hut_type_set_ink (cr, HUT_INK_LINE);
  cairo_set_line_width (cr, 0.5);
  for (guint i = 0; i < board->rules->len; i++)
    {
      cairo_move_to (cr, PAD, g_array_index (board->rules, double, i));
      cairo_line_to (cr, board->width / board->middle - PAD,
                     g_array_index (board->rules, double, i));
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_code (const Board *board, double x, double y, cairo_t *cr)
{
  double module;

  if (board->code == NULL)
    return;
  module = CODE / (board->code->width + 2 * QUIET);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (int i = 0; i < board->code->width * board->code->width; i++)
    if (board->code->data[i] & 1)
      cairo_rectangle (cr, x + (QUIET + i % board->code->width) * module,
                       y + (QUIET + i / board->code->width) * module, module, module);
  cairo_fill (cr);
}

static void
draw_bottom (const Board *board, cairo_t *cr)
{
  double foot = board->height - height_of (board->foot) - 6;
  double top = foot - CODE - 4;
  double words = top + (CODE - height_of (board->scan) - height_of (board->scan_words)) / 2;

  hut_type_set_ink (cr, HUT_INK_SHADE);
  cairo_rectangle (cr, 0, top - 4, board->width, board->height - top + 4);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, board->width - PAD - CODE, top, CODE, CODE);
  cairo_fill (cr);
  draw_code (board, board->width - PAD - CODE, top, cr);
  hut_type_set_ink (cr, HUT_INK_ACCENT);
  draw_lines (board->scan, PAD, words, cr);
  hut_type_set_ink (cr, HUT_INK_TEXT);
  draw_lines (board->scan_words, PAD, words + height_of (board->scan), cr);
  hut_type_set_ink (cr, HUT_INK_DIM);
  draw_lines (board->foot, PAD, foot, cr);
}

static void
draw_board (const HutStrip *strip, const HutPlace *place, double width, cairo_t *cr)
{
  const Board *board = strip->data;

  cairo_save (cr);
  cairo_scale (cr, board->scale, board->scale);
  draw_band (board, cr);
  draw_middle (board, cr);
  draw_bottom (board, cr);
  hut_type_set_ink (cr, HUT_INK_ACCENT);
  cairo_set_line_width (cr, 1.2);
  cairo_rectangle (cr, 0, 0, board->width, board->height);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* ---- Laying it out ---- */

typedef struct
{
  Board *board;
  HutType *type;
  double width;
  double y;
} Laying;

/* Adds @text at @x; returns how high it is. */
static double
put (Laying *at, HutTypeFace face, HutInk ink, double x, double width, const char *text)
{
  Piece piece = { hut_lines_new (at->type, face, PANGO_ALIGN_LEFT, width, text), x, at->y, ink };

  g_array_append_val (at->board->pieces, piece);
  return height_of (piece.lines);
}

static void
add_rule (Laying *at)
{
  at->y += GAP / 2;
  g_array_append_val (at->board->rules, at->y);
  at->y += GAP / 2;
}

/* A label, and its value beside it. */
static void
add_value (Laying *at, const char *label, HutTypeFace face, const char *value)
{
  double inner = at->width - 2 * PAD, y = at->y;
  double high = put (at, face, HUT_INK_TEXT, PAD + LABEL, inner - LABEL, value);
  double line = hut_lines_get_height (
      g_array_index (at->board->pieces, Piece, at->board->pieces->len - 1).lines);
  HutLines *measured =
      hut_lines_new (at->type, HUT_TYPE_FACE_HEADING, PANGO_ALIGN_LEFT, LABEL, label);

  /* Beside the middle of the first line. */
  at->y += (line - hut_lines_get_height (measured)) / 2;
  put (at, HUT_TYPE_FACE_HEADING, HUT_INK_ACCENT, PAD, LABEL, label);
  at->y = y + MAX (high, height_of (measured));
  hut_lines_free (measured);
}

static void
add_lane (Laying *at, const HutPaperDesk *desk, const HutBoard *what)
{
  const char *community = hut_paper_desk_community (desk, what->community);
  g_autofree char *note = community != NULL ? g_strdup_printf ("%s · %s", community, what->code)
                                            : g_strdup (what->code);
  double inner = at->width - 2 * PAD;

  at->y += put (at, HUT_TYPE_FACE_FIGURE, HUT_INK_TEXT, PAD, inner, what->name);
  at->y += put (at, HUT_TYPE_FACE_NOTE, HUT_INK_DIM, PAD, inner, note);
}

static void
add_people (Laying *at, const HutBoard *what)
{
  g_autofree char *names = g_strjoinv (C_ ("between names on a board", ", "), what->stewards);

  add_value (at, _ ("Lane chief"), HUT_TYPE_FACE_TITLE,
             what->chief != NULL ? what->chief : _ ("(being appointed)"));
  at->y += 2;
  add_value (at, _ ("Stewards"), HUT_TYPE_FACE_BODY,
             *names != '\0' ? names : _ ("Ask at the office"));
}

static void
add_duties (Laying *at, const HutBoard *what)
{
  double inner = at->width - 2 * PAD;

  at->y += put (at, HUT_TYPE_FACE_HEADING, HUT_INK_ACCENT, PAD, inner, _ ("Duties of the chief"));
  for (guint i = 0; what->duties[i] != NULL; i++)
    at->y += put (at, HUT_TYPE_FACE_BODY, HUT_INK_TEXT, PAD, inner, what->duties[i]);
}

/* In two columns. */
static void
add_services (Laying *at, const HutBoard *what)
{
  double inner = at->width - 2 * PAD, column = inner / 2;
  g_autofree char *office =
      what->telephone != NULL ? g_strdup_printf (_ ("Office: %s"), what->telephone) : NULL;

  at->y +=
      put (at, HUT_TYPE_FACE_HEADING, HUT_INK_ACCENT, PAD, inner, C_ ("board", "Whom to call"));
  at->y += put (at, HUT_TYPE_FACE_STRONG, HUT_INK_TEXT, PAD, inner, office);
  for (guint i = 0; what->services[i] != NULL; i += 2)
    {
      double left =
          put (at, HUT_TYPE_FACE_BODY, HUT_INK_TEXT, PAD, column - GAP, what->services[i]);
      double right = what->services[i + 1] != NULL
                         ? put (at, HUT_TYPE_FACE_BODY, HUT_INK_TEXT, PAD + column, column,
                                what->services[i + 1])
                         : 0;

      at->y += MAX (left, right);
      if (what->services[i + 1] == NULL)
        break;
    }
}

/* How high it is in lines of @width. */
static double
lay_parts (Board *board, HutType *type, const HutPaperDesk *desk, const HutBoard *what,
           double width)
{
  Laying at = { board, type, width, 0 };

  g_array_set_size (board->pieces, 0);
  g_array_set_size (board->rules, 0);
  add_lane (&at, desk, what);
  add_rule (&at);
  add_people (&at, what);
  if (what->duties[0] != NULL)
    {
      add_rule (&at);
      add_duties (&at, what);
    }
  add_rule (&at);
  add_services (&at, what);
  return at.y;
}

/* As large as it can be read, and as small as it must be. */
static void
lay_middle (Board *board, HutType *type, const HutPaperDesk *desk, const HutBoard *what)
{
  double room = board->height - BAND - 2 * GAP - CODE - height_of (board->foot) - 14;

  for (board->middle = LARGEST; board->middle > SMALLEST; board->middle -= STEP)
    if (lay_parts (board, type, desk, what, board->width / board->middle) * board->middle <= room)
      return;
}

static void
lay_bottom (Board *board, HutType *type, const HutPaperDesk *desk, const HutBoard *what)
{
  double beside = board->width - 3 * PAD - CODE;
  g_autofree char *day =
      hut_time_format (desk->printed_at, hut_time_shown_zone (), C_ ("board", "%Y-%m-%d"));
  g_autofree char *issued = g_strdup_printf (_ ("%s, issued %s"), desk->office, day);

  board->scan = hut_lines_new (type, HUT_TYPE_FACE_TITLE, PANGO_ALIGN_LEFT, beside,
                               _ ("Scan to report a problem"));
  board->scan_words = hut_lines_new (
      type, HUT_TYPE_FACE_BODY, PANGO_ALIGN_LEFT, beside,
      what->online ? _ ("What you see in this lane and want put right reaches the office.")
                   : _ ("The code names this lane and the number to call. Say both, and the "
                        "office knows where it is."));
  board->foot =
      hut_lines_new (type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_LEFT, board->width - 2 * PAD, issued);
}

HutPaper *
hut_board_paper_new (const HutPaperDesk *desk, const HutBoard *what, HutPageSize size)
{
  HutPageSetup setup = hut_page_setup_new (size, HUT_PAGE_PORTRAIT);
  double scale = size == HUT_PAGE_A3 ? 2 : G_SQRT2;
  Board *board = g_new0 (Board, 1);
  HutStrip strip = { .draw = draw_board };
  HutPaper *paper;

  setup.top = setup.right = setup.bottom = setup.left = MARGIN * scale;
  paper = hut_paper_new (&setup, _ ("Board of the lane"));
  hut_paper_set_bare (paper);
  board->scale = scale;
  board->width = hut_page_setup_get_inner_width (&setup) / scale;
  board->height = hut_page_setup_get_inner_height (&setup) / scale;
  board->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (board->pieces, clear_piece);
  board->rules = g_array_new (FALSE, FALSE, sizeof (double));
  board->title = hut_lines_new (paper->type, HUT_TYPE_FACE_TITLE, PANGO_ALIGN_CENTER, board->width,
                                _ ("Lane chief’s board"));
  board->whose = hut_lines_new (paper->type, HUT_TYPE_FACE_BODY, PANGO_ALIGN_CENTER, board->width,
                                desk->office);
  board->code = QRcode_encodeString8bit (what->report, 0, QR_ECLEVEL_M);
  lay_bottom (board, paper->type, desk, what);
  lay_middle (board, paper->type, desk, what);
  strip.height = hut_page_setup_get_inner_height (&setup) - 1;
  strip.right = hut_page_setup_get_inner_width (&setup);
  strip.data = hut_paper_keep (paper, board, board_free);
  strip.block = paper->n_blocks++;
  hut_paper_add_strip (paper, &strip);
  return paper;
}
