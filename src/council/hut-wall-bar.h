/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-screen.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bar of the projected screen whose parts are told by pattern as well as by colour: for is plain,
 * against has stripes, abstaining has dots, what is missing has an edge alone. Says nothing by
 * itself: its numbers stand beside it. */
#define HUT_TYPE_WALL_BAR (hut_wall_bar_get_type ())
G_DECLARE_FINAL_TYPE (HutWallBar, hut_wall_bar, HUT, WALL_BAR, GtkWidget)

/* Takes what @figures (HutScreenFigure) have a pattern for. Parts with nothing are left out. */
GtkWidget *hut_wall_bar_new (GArray *figures);

/* One part, @share of the whole; for a list, and as the key to a number. */
GtkWidget *hut_wall_bar_new_single (HutScreenPattern pattern, double share);

G_END_DECLS
