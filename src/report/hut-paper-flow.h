/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* How what stands on paper is brought onto pages. Everything is cut into strips beforehand: a line
 * of a paragraph, one line of all cells of a row, a picture. Strips flow down the pages in order;
 * no strip is parted. Inside report/ only; papers are made through hut-paper.h. */
typedef struct _HutStrip HutStrip;

/* Where a strip came to stand. */
typedef struct
{
  guint strip;
  guint page;        /* from 0 */
  double y;          /* below the upper margin */
  gboolean repeated; /* a table's head again, on a further page */
  gboolean first;    /* nothing of its block stands above it on this page */
  gboolean last;     /* nor below */
} HutPlace;

/* Draws it with its upper left corner at 0, 0. @width: between the margins. */
typedef void (*HutStripDraw) (const HutStrip *strip, const HutPlace *place, double width,
                              cairo_t *cr);

struct _HutStrip
{
  double height;
  double above;       /* free space over it, left out at the head of a page */
  double right;       /* right end of its ink, from the left margin */
  guint block;        /* strips of one block are one text, row or picture */
  guint part;         /* which of its block */
  gboolean with_next; /* stands on the page of the strip after it, where a page can hold both */
  gboolean new_page;  /* begins a page */
  guint n_heads;      /* strips from @head on are repeated over it where it begins a page */
  guint head;
  HutStripDraw draw;
  gpointer data; /* the block's */
};

/* Places @strips (of HutStrip) on pages of @height: an array of HutPlace in the order of pages. */
GArray *hut_paper_flow (GArray *strips, double height);

G_END_DECLS
