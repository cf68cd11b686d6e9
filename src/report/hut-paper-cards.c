/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cards to be cut out of a sheet: ballots. A row of them is one strip; broken lines show where to
 * cut. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-paper-private.h"

#include <string.h>

#define COLUMNS 2
#define PAD 14.0
#define GAP 6.0
#define BOX 11.0        /* side of a box to be marked */
#define BOX_ROOM 20.0   /* from one box to the next, below each other */
#define BLANK_ROOM 26.0 /* of a line to write on */
#define ROWS 4          /* of cards on a page, where they are short */
#define MANY_CHOICES 3  /* more stand below each other */
#define MAX_TEXT 1200   /* characters of what is asked, so that a card fits on a page */

typedef struct
{
  HutLines *head, *number, *title, *text, *note;
  HutLines **choices;
  HutLines **blanks;
  guint n_choices, n_blanks;
} Card;

typedef struct
{
  Card cards[COLUMNS];
  guint n;
  guint n_columns;
  double width; /* of one */
} Row;

static void
free_lines (HutLines **lines, guint n)
{
  for (guint i = 0; i < n; i++)
    hut_lines_free (lines[i]);
  g_free (lines);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < row->n; i++)
    {
      Card *card = &row->cards[i];

      hut_lines_free (card->head);
      hut_lines_free (card->number);
      hut_lines_free (card->title);
      hut_lines_free (card->text);
      hut_lines_free (card->note);
      free_lines (card->choices, card->n_choices);
      free_lines (card->blanks, card->n_blanks);
    }
  g_free (row);
}

static double
height_of (const HutLines *lines)
{
  return hut_lines_get_n (lines) * hut_lines_get_height (lines);
}

static double
choices_height (const Card *card)
{
  double height = 0;

  if (card->n_choices <= MANY_CHOICES)
    return card->n_choices > 0 ? BOX_ROOM : 0;
  for (guint i = 0; i < card->n_choices; i++)
    height += MAX (BOX_ROOM, height_of (card->choices[i]));
  return height;
}

/* Of the lines of a label, and of the room to write behind the last. */
static double
blank_height (const HutLines *label)
{
  return BLANK_ROOM - hut_lines_get_height (label) + height_of (label);
}

static double
blanks_height (const Card *card)
{
  double height = 0;

  for (guint i = 0; i < card->n_blanks; i++)
    height += blank_height (card->blanks[i]);
  return height;
}

static double
card_height (const Card *card)
{
  return 2 * PAD + MAX (height_of (card->head), height_of (card->number)) + GAP +
         height_of (card->title) + GAP + height_of (card->text) + 2 * GAP + choices_height (card) +
         GAP + height_of (card->note) + blanks_height (card);
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
draw_box (double x, double y, cairo_t *cr)
{
  hut_type_set_ink (cr, HUT_INK_TEXT);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, x + 0.5, y + 0.5, BOX, BOX);
  cairo_stroke (cr);
}

/* A few stand side by side, many below each other. */
static double
draw_choices (const Card *card, double x, double y, double width, cairo_t *cr)
{
  gboolean across = card->n_choices <= MANY_CHOICES;
  double step = across ? width / MAX (card->n_choices, 1) : 0;

  for (guint i = 0; i < card->n_choices; i++)
    {
      double slack = (BOX_ROOM - BOX) / 2;
      double lines = (BOX_ROOM - hut_lines_get_height (card->choices[i])) / 2;

      draw_box (x + step * i, y + slack, cr);
      draw_lines (card->choices[i], x + step * i + BOX + 5, y + lines, cr);
      if (!across)
        y += MAX (BOX_ROOM, height_of (card->choices[i]));
    }
  return across && card->n_choices > 0 ? y + BOX_ROOM : y;
}

/* From the bottom up: they stand at the foot of the card. */
static void
draw_blanks (const Card *card, double x, double bottom, double width, cairo_t *cr)
{
  double y = bottom - blanks_height (card);

  for (guint i = 0; i < card->n_blanks; i++)
    {
      double base = y + blank_height (card->blanks[i]) - 5;

      hut_type_set_ink (cr, HUT_INK_TEXT);
      draw_lines (card->blanks[i], x, base + 3 - height_of (card->blanks[i]), cr);
      hut_type_set_ink (cr, HUT_INK_LINE);
      cairo_set_line_width (cr, 0.5);
      cairo_move_to (cr, x + hut_lines_get_right (card->blanks[i]) + 4, base);
      cairo_line_to (cr, x + width, base);
      cairo_stroke (cr);
      y += blank_height (card->blanks[i]);
    }
}

static void
draw_card (const Card *card, double left, double width, double height, cairo_t *cr)
{
  double x = left + PAD, inner = width - 2 * PAD, y = PAD;

  hut_type_set_ink (cr, HUT_INK_DIM);
  draw_lines (card->head, x, y, cr);
  draw_lines (card->number, x, y, cr);
  y += MAX (height_of (card->head), height_of (card->number)) + GAP;
  hut_type_set_ink (cr, HUT_INK_TEXT);
  y = draw_lines (card->title, x, y, cr) + GAP;
  y = draw_lines (card->text, x, y, cr) + 2 * GAP;
  y = draw_choices (card, x, y, inner, cr) + GAP;
  hut_type_set_ink (cr, HUT_INK_DIM);
  draw_lines (card->note, x, y, cr);
  draw_blanks (card, x, height - PAD, inner, cr);
}

static void
draw_row (const HutStrip *strip, const HutPlace *place, double width, cairo_t *cr)
{
  const Row *row = strip->data;
  const double dashes[] = { 5, 4 };

  for (guint i = 0; i < row->n; i++)
    draw_card (&row->cards[i], row->width * i, row->width, strip->height, cr);
  cairo_save (cr);
  hut_type_set_ink (cr, HUT_INK_LINE);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 0.7);
  for (guint i = 0; i <= row->n; i++)
    {
      cairo_move_to (cr, row->width * i, 0);
      cairo_rel_line_to (cr, 0, strip->height);
    }
  cairo_move_to (cr, 0, 0);
  cairo_rel_line_to (cr, row->width * row->n, 0);
  cairo_move_to (cr, 0, strip->height);
  cairo_rel_line_to (cr, row->width * row->n, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* ---- Made ---- */

static HutLines **
new_lines (HutPaper *paper, const char *const *texts, double width, guint *n)
{
  HutLines **lines;

  *n = texts != NULL ? g_strv_length ((char **)texts) : 0;
  lines = g_new0 (HutLines *, *n);
  for (guint i = 0; i < *n; i++)
    lines[i] = hut_lines_new (paper->type, HUT_TYPE_FACE_BODY, PANGO_ALIGN_LEFT, width, texts[i]);
  return lines;
}

static char *
cut (const char *text)
{
  g_autofree char *begin = NULL;

  if (text == NULL || g_utf8_strlen (text, -1) <= MAX_TEXT)
    return g_strdup (text);
  begin = g_utf8_substring (text, 0, MAX_TEXT);
  return g_strconcat (begin, "……", NULL);
}

static void
lay_out (Card *card, HutPaper *paper, const HutPaperCard *said, double width)
{
  double inner = width - 2 * PAD;
  gboolean across = said->choices == NULL || g_strv_length ((char **)said->choices) <= MANY_CHOICES;
  g_autofree char *text = cut (said->text);

  card->head =
      hut_lines_new (paper->type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_LEFT, inner * 0.7, said->head);
  card->number =
      hut_lines_new (paper->type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_RIGHT, inner, said->number);
  card->title =
      hut_lines_new (paper->type, HUT_TYPE_FACE_HEADING, PANGO_ALIGN_CENTER, inner, said->title);
  card->text = hut_lines_new (paper->type, HUT_TYPE_FACE_BODY, PANGO_ALIGN_LEFT, inner, text);
  card->note = hut_lines_new (paper->type, HUT_TYPE_FACE_NOTE, PANGO_ALIGN_LEFT, inner, said->note);
  card->choices =
      new_lines (paper, said->choices, across ? inner / MANY_CHOICES - BOX - 5 : inner - BOX - 5,
                 &card->n_choices);
  card->blanks = new_lines (paper, said->blanks, inner * 0.6, &card->n_blanks);
}

static Row *
new_row (HutPaper *paper, const HutPaperCard *cards, guint n, guint n_columns)
{
  Row *row = g_new0 (Row, 1);

  row->n = n;
  row->n_columns = n_columns;
  row->width = hut_page_setup_get_inner_width (&paper->setup) / n_columns;
  for (guint i = 0; i < n; i++)
    lay_out (&row->cards[i], paper, &cards[i], row->width);
  return row;
}

static double
row_height (const Row *row, double page)
{
  double height = page / ROWS;

  for (guint i = 0; i < row->n; i++)
    height = MAX (height, card_height (&row->cards[i]));
  return height;
}

void
hut_paper_add_cards (HutPaper *paper, const HutPaperCard *cards, guint n_cards)
{
  double page = hut_page_setup_get_inner_height (&paper->setup);

  hut_paper_end_table (paper);
  for (guint i = 0, taken; i < n_cards; i += taken)
    {
      Row *row = new_row (paper, cards + i, MIN (COLUMNS, n_cards - i), COLUMNS);
      HutStrip strip = { .right = hut_page_setup_get_inner_width (&paper->setup),
                         .draw = draw_row };

      if (row_height (row, page) > page)
        {
          row_free (row);
          row = new_row (paper, cards + i, 1, 1);
        }
      taken = row->n;
      strip.height = MIN (row_height (row, page), page);
      strip.data = hut_paper_keep (paper, row, row_free);
      strip.block = paper->n_blocks++;
      hut_paper_add_strip (paper, &strip);
    }
}
