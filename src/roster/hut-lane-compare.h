/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-lane-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The check-list of a lane at two visits, side by side, item by item, with their photographs; the
 * visits can be chosen. Main thread. */
#define HUT_TYPE_LANE_COMPARE (hut_lane_compare_get_type ())
G_DECLARE_FINAL_TYPE (HutLaneCompare, hut_lane_compare, HUT, LANE_COMPARE, GtkWidget)

/* Shows the last visit of @answer beside the one before it, or those that were chosen where it is
 * of the same lane. @answer is borrowed until it is shown another one; NULL: nothing. */
void hut_lane_compare_show (HutLaneCompare *self, HutStore *store, const HutLaneAnswer *answer);

/* Shows the check @id (a uid text) beside the one before it. */
void hut_lane_compare_show_check (HutLaneCompare *self, const char *id);

G_END_DECLS
