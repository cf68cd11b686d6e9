/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-day-lanes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 街巷巡查: how many lanes are to be patrolled today and how many were, with the names of those
 * that were not, on a button that leads to the calendar of coverage. Not visible where there are no
 * lanes. */
#define HUT_TYPE_LANE_CARD (hut_lane_card_get_type ())
G_DECLARE_FINAL_TYPE (HutLaneCard, hut_lane_card, HUT, LANE_CARD, GtkButton)

void hut_lane_card_show (HutLaneCard *self, const HutDayLanes *lanes);

G_END_DECLS
