/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The paper: running head and foot, plain texts, and the pages. Rows stand in hut-paper-rows.c,
 * signs in hut-paper-signs.c, the way onto pages in hut-paper-flow.c. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-paper-private.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define HEAD_BASE 30.0 /* points from the edge of the sheet to the running head's line */
#define FOOT_BASE 34.0
#define PARAGRAPH_GAP 4.0

/* Data of strips with the function that frees it. */
typedef struct
{
  gpointer data;
  GDestroyNotify free_data;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  kept->free_data (kept->data);
  g_free (kept);
}

HutPaper *
hut_paper_new (const HutPageSetup *setup, const char *name)
{
  HutPaper *paper = g_new0 (HutPaper, 1);

  paper->setup = *setup;
  paper->name = g_strdup (name);
  paper->type = hut_type_new ();
  paper->strips = g_array_new (FALSE, FALSE, sizeof (HutStrip));
  paper->blocks = g_ptr_array_new_with_free_func (kept_free);
  return paper;
}

void
hut_paper_free (HutPaper *paper)
{
  if (paper == NULL)
    return;
  hut_paper_end_table (paper);
  g_clear_pointer (&paper->places, g_array_unref);
  g_array_unref (paper->strips);
  g_ptr_array_unref (paper->blocks);
  hut_type_free (paper->type);
  g_free (paper->name);
  g_free (paper->office);
  g_free (paper->foot_left);
  g_free (paper->foot_right);
  g_free (paper->database);
  g_free (paper);
}

const char *
hut_paper_get_name (HutPaper *paper)
{
  return paper->name;
}

const HutPageSetup *
hut_paper_get_setup (HutPaper *paper)
{
  return &paper->setup;
}

void
hut_paper_set_office (HutPaper *paper, const char *office)
{
  g_free (paper->office);
  paper->office = g_strdup (office);
}

void
hut_paper_set_foot (HutPaper *paper, const char *left, const char *right)
{
  g_free (paper->foot_left);
  g_free (paper->foot_right);
  paper->foot_left = g_strdup (left);
  paper->foot_right = g_strdup (right);
}

void
hut_paper_set_bare (HutPaper *paper)
{
  paper->bare = TRUE;
}

gpointer
hut_paper_keep (HutPaper *paper, gpointer data, GDestroyNotify free_data)
{
  Kept *kept = g_new (Kept, 1);

  *kept = (Kept){ data, free_data };
  g_ptr_array_add (paper->blocks, kept);
  return data;
}

void
hut_paper_add_strip (HutPaper *paper, const HutStrip *strip)
{
  HutStrip added = *strip;

  g_assert (paper->places == NULL);
  added.new_page = paper->new_page;
  added.with_next = added.with_next || paper->held;
  paper->new_page = FALSE;
  g_array_append_val (paper->strips, added);
}

gboolean
hut_paper_holds (guint part, guint n, guint least)
{
  return part + 1 < n && (n <= least || part == 0 || part + 2 == n);
}

void
hut_paper_add_page_break (HutPaper *paper)
{
  hut_paper_end_table (paper);
  paper->new_page = paper->strips->len > 0;
}

void
hut_paper_begin_hold (HutPaper *paper)
{
  paper->held = TRUE;
}

void
hut_paper_end_hold (HutPaper *paper)
{
  paper->held = FALSE;
  if (paper->strips->len > 0)
    g_array_index (paper->strips, HutStrip, paper->strips->len - 1).with_next = FALSE;
}

static void
draw_text_line (const HutStrip *strip, const HutPlace *place, double width, cairo_t *cr)
{
  hut_lines_draw (strip->data, strip->part, 0, 0, cr);
}

/* A text whose every line is a strip. @below keeps its last line with what follows. */
static void
add_lines (HutPaper *paper, HutTypeFace face, PangoAlignment align, double above, gboolean below,
           const char *text)
{
  HutLines *lines;
  guint n, block;

  hut_paper_end_table (paper);
  lines = hut_lines_new (paper->type, face, align, hut_page_setup_get_inner_width (&paper->setup),
                         text);
  hut_paper_keep (paper, lines, (GDestroyNotify)hut_lines_free);
  n = hut_lines_get_n (lines);
  block = paper->n_blocks++;
  for (guint i = 0; i < n; i++)
    {
      HutStrip strip = {
        .height = hut_lines_get_height (lines),
        .above = i == 0 ? above : 0,
        .right = hut_lines_get_right (lines),
        .block = block,
        .part = i,
        .with_next = hut_paper_holds (i, n, 3) || (below && i + 1 == n),
        .draw = draw_text_line,
        .data = lines,
      };

      hut_paper_add_strip (paper, &strip);
    }
}

void
hut_paper_add_title (HutPaper *paper, const char *title)
{
  add_lines (paper, HUT_TYPE_FACE_TITLE, PANGO_ALIGN_CENTER, 16, TRUE, title);
}

void
hut_paper_add_heading (HutPaper *paper, const char *heading)
{
  add_lines (paper, HUT_TYPE_FACE_HEADING, PANGO_ALIGN_LEFT, 12, TRUE, heading);
}

void
hut_paper_add_subheading (HutPaper *paper, const char *heading)
{
  add_lines (paper, HUT_TYPE_FACE_STRONG, PANGO_ALIGN_LEFT, 8, TRUE, heading);
}

static void
add_paragraphs (HutPaper *paper, HutTypeFace face, const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    add_lines (paper, face, PANGO_ALIGN_LEFT, PARAGRAPH_GAP, FALSE, paragraphs[i]);
}

void
hut_paper_add_text (HutPaper *paper, const char *text)
{
  add_paragraphs (paper, HUT_TYPE_FACE_BODY, text);
}

void
hut_paper_add_closing (HutPaper *paper, const char *text)
{
  add_lines (paper, HUT_TYPE_FACE_BODY, PANGO_ALIGN_RIGHT, PARAGRAPH_GAP, FALSE, text);
}

static void
draw_note_line (const HutStrip *strip, const HutPlace *place, double width, cairo_t *cr)
{
  hut_type_set_ink (cr, HUT_INK_DIM);
  hut_lines_draw (strip->data, strip->part, 0, 0, cr);
}

void
hut_paper_add_note (HutPaper *paper, const char *note)
{
  guint first = paper->strips->len;

  add_paragraphs (paper, HUT_TYPE_FACE_NOTE, note);
  for (guint i = first; i < paper->strips->len; i++)
    g_array_index (paper->strips, HutStrip, i).draw = draw_note_line;
}

static void
lay_out (HutPaper *paper)
{
  if (paper->places != NULL)
    return;
  hut_paper_end_table (paper);
  paper->places = hut_paper_flow (paper->strips, hut_page_setup_get_inner_height (&paper->setup));
}

guint
hut_paper_get_n_pages (HutPaper *paper)
{
  lay_out (paper);
  if (paper->places->len == 0)
    return 1;
  return g_array_index (paper->places, HutPlace, paper->places->len - 1).page + 1;
}

/* One line of @text, cut where it would leave @width. */
static void
draw_margin_line (HutPaper *paper, PangoAlignment align, double x, double y, double width,
                  const char *text, cairo_t *cr)
{
  g_autoptr (HutLines) lines = hut_lines_new (paper->type, HUT_TYPE_FACE_NOTE, align, width, text);

  hut_type_set_ink (cr, HUT_INK_DIM);
  hut_lines_draw (lines, 0, x, y, cr);
}

static void
draw_head (HutPaper *paper, cairo_t *cr)
{
  double left = paper->setup.left, width = hut_page_setup_get_inner_width (&paper->setup);

  draw_margin_line (paper, PANGO_ALIGN_LEFT, left, HEAD_BASE, width / 2, paper->office, cr);
  draw_margin_line (paper, PANGO_ALIGN_RIGHT, left + width / 2, HEAD_BASE, width / 2, paper->name,
                    cr);
  hut_type_set_ink (cr, HUT_INK_LINE);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, left, HEAD_BASE + 16);
  cairo_rel_line_to (cr, width, 0);
  cairo_stroke (cr);
}

static void
draw_foot (HutPaper *paper, guint page, cairo_t *cr)
{
  double y = paper->setup.height - FOOT_BASE - 8;
  double left = paper->setup.left, width = hut_page_setup_get_inner_width (&paper->setup);
  g_autofree char *number =
      g_strdup_printf (_ ("Page %u of %u"), page + 1, hut_paper_get_n_pages (paper));

  draw_margin_line (paper, PANGO_ALIGN_LEFT, left, y, width * 0.4, paper->foot_left, cr);
  draw_margin_line (paper, PANGO_ALIGN_CENTER, left, y, width, number, cr);
  draw_margin_line (paper, PANGO_ALIGN_RIGHT, left + width * 0.6, y, width * 0.4, paper->foot_right,
                    cr);
}

/* The first place on @page or after it: a print of thousands of pages asks for each. */
static guint
first_of (HutPaper *paper, guint page)
{
  guint low = 0, high = paper->places->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (paper->places, HutPlace, middle).page < page)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
hut_paper_draw_page (HutPaper *paper, guint page, cairo_t *cr)
{
  double width = hut_page_setup_get_inner_width (&paper->setup);

  lay_out (paper);
  if (!paper->bare)
    {
      draw_head (paper, cr);
      draw_foot (paper, page, cr);
    }
  for (guint i = first_of (paper, page); i < paper->places->len; i++)
    {
      const HutPlace *place = &g_array_index (paper->places, HutPlace, i);
      const HutStrip *strip = &g_array_index (paper->strips, HutStrip, place->strip);

      if (place->page != page)
        break;
      cairo_save (cr);
      cairo_translate (cr, paper->setup.left, paper->setup.top + place->y);
      hut_type_set_ink (cr, HUT_INK_TEXT);
      strip->draw (strip, place, width, cr);
      cairo_restore (cr);
    }
}

GArray *
hut_paper_get_spots (HutPaper *paper)
{
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (HutPaperSpot));

  lay_out (paper);
  for (guint i = 0; i < paper->places->len; i++)
    {
      const HutPlace *place = &g_array_index (paper->places, HutPlace, i);
      const HutStrip *strip = &g_array_index (paper->strips, HutStrip, place->strip);
      HutPaperSpot spot = { .block = strip->block,
                            .part = strip->part,
                            .page = place->page,
                            .y = place->y,
                            .height = strip->height,
                            .right = strip->right,
                            .repeated = place->repeated };

      g_array_append_val (spots, spot);
    }
  return spots;
}
