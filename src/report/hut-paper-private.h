/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-paper-flow.h"
#include "report/hut-paper-type.h"
#include "report/hut-paper.h"

G_BEGIN_DECLS

/* What the files of a paper share: each kind of block is cut into strips in a file of its own. */
typedef struct
{
  guint n;
  double *lefts; /* n + 1 edges from the left margin */
  HutPaperAlign *aligns;
  guint head; /* first strip of its head */
  guint n_heads;
  double least; /* height of a row */
} HutPaperGrid;

struct _HutPaper
{
  HutPageSetup setup;
  char *name;
  char *office;
  char *foot_left;
  char *foot_right;
  gboolean bare; /* without head and foot */
  HutType *type;
  GArray *strips;    /* HutStrip */
  GPtrArray *blocks; /* data of strips, each with its free function */
  guint n_blocks;
  gboolean new_page;  /* the next strip begins one */
  gboolean held;      /* strips are kept with the next */
  HutPaperGrid *grid; /* of the table that rows are added to, or NULL */
  GArray *places;     /* HutPlace, once laid out */
  HutPaperLoad load;  /* of photographs, or NULL */
  char *database;     /* that they are in */
};

/* Keeps @data as long as the paper; returns it. */
gpointer hut_paper_keep (HutPaper *paper, gpointer data, GDestroyNotify free_data);

/* Adds a strip; a page break that was asked for falls before it. */
void hut_paper_add_strip (HutPaper *paper, const HutStrip *strip);

/* Ends the table that rows are added to. */
void hut_paper_end_table (HutPaper *paper);

/* Whether strip @part of @n may be parted from the next: not after the first, not before the last,
 * and not at all in what is short. */
gboolean hut_paper_holds (guint part, guint n, guint least);

G_END_DECLS
