/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-point-set.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The map around a place for the wall: it stands still, and its names, pins and labels are as large
 * as the rest of the wall's type. Painted on a worker, in whole dots of the screen, whatever the
 * wall is scaled by. Main thread. */
#define HUT_TYPE_BOARD_MAP (hut_board_map_get_type ())
G_DECLARE_FINAL_TYPE (HutBoardMap, hut_board_map, HUT, BOARD_MAP, GtkWidget)

/* What stands on it. */
typedef struct
{
  HutPoint place;
  HutPin pin;
  char *label; /* beside the pin, or NULL */
} HutBoardSpot;

void hut_board_spot_clear (HutBoardSpot *spot);

GtkWidget *hut_board_map_new (void);

/* The map package; NULL: none, and the pins stand on bare ground. */
void hut_board_map_set_package (HutBoardMap *self, const char *path);

/* Shows @spots (array of HutBoardSpot, taken over): the first is the place itself, and stands out;
 * all are in view. */
void hut_board_map_set_spots (HutBoardMap *self, GArray *spots);

/* How many dots of the screen one of its pixels takes; 1 at first. */
void hut_board_map_set_dots (HutBoardMap *self, double dots);

/* Whether what it shows is painted. */
gboolean hut_board_map_is_settled (HutBoardMap *self);

G_END_DECLS
