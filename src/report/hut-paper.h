/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-page-setup.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A paper: texts, forms, tables and signs, written down in order, then laid out on pages that are
 * drawn to a PDF, a printer or the screen alike. Texts are copied and shown as they are, never as
 * markup; measures are points. Used by one thread at a time, any thread. */
typedef struct _HutPaper HutPaper;

/* Told by whoever works on a paper how far it is, from 0 to 1, in the thread that works. */
typedef void (*HutPaperTell) (double fraction, gpointer data);

/* @name: what the paper is ("Work order"), in the running head of each page. */
HutPaper *hut_paper_new (const HutPageSetup *setup, const char *name);
void hut_paper_free (HutPaper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutPaper, hut_paper_free)

const char *hut_paper_get_name (HutPaper *paper);
const HutPageSetup *hut_paper_get_setup (HutPaper *paper);

/* The office at the left of each page's head. */
void hut_paper_set_office (HutPaper *paper, const char *office);

/* The foot of each page, beside its number: @left what holds for the paper, @right who printed it
 * and when. Either may be NULL. */
void hut_paper_set_foot (HutPaper *paper, const char *left, const char *right);

/* Neither head nor foot on its pages: of what hangs out. */
void hut_paper_set_bare (HutPaper *paper);

/* What follows begins a page. */
void hut_paper_add_page_break (HutPaper *paper);

/* What is added from here to hut_paper_end_hold() stands on one page, where one can hold it. */
void hut_paper_begin_hold (HutPaper *paper);
void hut_paper_end_hold (HutPaper *paper);

/* Large, in the middle. */
void hut_paper_add_title (HutPaper *paper, const char *title);

/* Never the last on a page. */
void hut_paper_add_heading (HutPaper *paper, const char *heading);
void hut_paper_add_subheading (HutPaper *paper, const char *heading);

/* One or many paragraphs, flowing over pages. No paragraph leaves a single line behind or ahead. */
void hut_paper_add_text (HutPaper *paper, const char *text);
/* One paragraph at the right: who issued it, when. */
void hut_paper_add_closing (HutPaper *paper, const char *text);
void hut_paper_add_note (HutPaper *paper, const char *note);

/* One field of a form. Two halves that follow one another share a row. */
typedef struct
{
  const char *label;
  const char *value; /* NULL: left blank */
  gboolean half;
  guint rules; /* so many lines to write on by hand, where @value takes fewer */
} HutPaperEntry;

void hut_paper_add_form (HutPaper *paper, const HutPaperEntry *entries, guint n_entries);

typedef enum
{
  HUT_PAPER_LEFT,
  HUT_PAPER_CENTRE,
  HUT_PAPER_RIGHT, /* figures */
} HutPaperAlign;

typedef struct
{
  const char *title;
  double share; /* of the width, against the sum of all */
  HutPaperAlign align;
} HutPaperColumn;

/* A table whose head is repeated on each page that it reaches; rows follow by
 * hut_paper_add_row() until anything else is added. A row of many lines may be parted between
 * pages. */
void hut_paper_add_table (HutPaper *paper, const HutPaperColumn *columns, guint n_columns);

/* As many cells as the table has columns; NULL is empty. */
void hut_paper_add_row (HutPaper *paper, const char *const *cells);

/* The rows that follow in this table are at least so high: to be signed or written on. */
void hut_paper_set_row_height (HutPaper *paper, double height);

/* A card to be cut out and filled in by hand. Any text may be NULL. */
typedef struct
{
  const char *head;           /* small, at its upper left */
  const char *number;         /* the same at the right */
  const char *title;          /* large, in the middle */
  const char *text;           /* what is asked */
  const char *const *choices; /* each behind a box to be marked; ends with NULL */
  const char *note;           /* small, how to fill it in */
  const char *const *blanks;  /* each with a line to write on behind it; ends with NULL */
} HutPaperCard;

/* Cards side by side, two in a row where such a row fits on a page, with lines to cut along; all of
 * one height in a row. What is longer than a page is cut at its end. */
void hut_paper_add_cards (HutPaper *paper, const HutPaperCard *cards, guint n_cards);

typedef enum
{
  HUT_PAPER_STEP_DONE,
  HUT_PAPER_STEP_NOW,
  HUT_PAPER_STEP_AHEAD,
} HutPaperStepState;

typedef struct
{
  const char *label;
  const char *time; /* below the label; or NULL */
  HutPaperStepState state;
} HutPaperStep;

/* Steps in one line, each with a sign of its own beside the ink. */
void hut_paper_add_progress (HutPaper *paper, const HutPaperStep *steps, guint n_steps);

/* A QR code of @code with @caption and @words beside it. */
void hut_paper_add_code (HutPaper *paper, const char *code, const char *caption, const char *words);

/* Figures side by side: each label above its figure. */
typedef struct
{
  const char *label;
  const char *figure;
  const char *words; /* below; or NULL */
} HutPaperFigure;

void hut_paper_add_figures (HutPaper *paper, const HutPaperFigure *figures, guint n_figures);

/* Labels with room to sign behind each, in one row. */
void hut_paper_add_signatures (HutPaper *paper, const char *const *labels, guint n_labels);

/* A picture of @width × @height in the middle; takes a reference. */
void hut_paper_add_picture (HutPaper *paper, cairo_surface_t *picture, double width, double height,
                            const char *caption);

/* Reads the content @content of the database at @database as a picture whose longer side has @side
 * pixels at most, with its JPEG bytes where it is one. Called in the thread that draws. NULL with
 * the error of hut_blobs_read(), or another one where it cannot be shown. */
typedef cairo_surface_t *(*HutPaperLoad) (const char *database, const char *content, int side,
                                          GError **error);

/* Needed before photographs are added; they are read when their page is drawn. */
void hut_paper_set_loader (HutPaper *paper, HutPaperLoad load, const char *database);

typedef struct
{
  const char *content;
  const char *caption; /* two lines of it are shown */
} HutPaperPhoto;

/* One across the page, several in rows of two. One that cannot be shown leaves its place with a
 * word on why. */
void hut_paper_add_photos (HutPaper *paper, const HutPaperPhoto *photos, guint n_photos);

/* Pages there are; an empty paper has one. Nothing may be added after it. */
guint hut_paper_get_n_pages (HutPaper *paper);

/* Draws page @page (from 0) with the sheet's upper left corner at 0, 0 and a point a unit. */
void hut_paper_draw_page (HutPaper *paper, guint page, cairo_t *cr);

/* Where each strip of what was added came to stand, for whoever checks the layout. */
typedef struct
{
  guint block;
  guint part;
  guint page;
  double y; /* below the upper margin */
  double height;
  double right; /* end of its ink from the left margin */
  gboolean repeated;
} HutPaperSpot;

/* An array of HutPaperSpot in the order of pages; free with g_array_unref(). */
GArray *hut_paper_get_spots (HutPaper *paper);

G_END_DECLS
