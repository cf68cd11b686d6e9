/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-screen.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts a screen together on a sheet, HUT_WALL_HEIGHT high: what belongs to its head and foot is on
 * each of its pages, and what is too long for one goes on on the next; nothing is made smaller than
 * DESIGN 7 allows. */
typedef struct
{
  const HutScreen *screen;
  int width;            /* of the sheet */
  guint page;           /* from 0; the last where there are fewer */
  GListModel *pictures; /* of HutWallPicture, or NULL: none yet */
} HutWallPlan;

/* Fills @sheet, a vertical box that is in the tree and empty; @n_pages: how many there are.
 * Returns the clock in it, or NULL. */
GtkWidget *hut_wall_sheet_fill (GtkWidget *sheet, const HutWallPlan *plan, guint *n_pages);

G_END_DECLS
