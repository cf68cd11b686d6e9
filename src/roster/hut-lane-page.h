/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The page of a lane or a grid: how it stands, where it lies, who is responsible since when, its
 * check-list at two visits, what was found and is open, what was done there, its profile.
 *
 * Actions: lane.check, lane.show-check (s: uid), lane.correct-check (s), lane.show-case (s: uid of
 * a finding), lane.edit, lane.line, lane.void. Main thread. */
#define HUT_TYPE_LANE_PAGE (hut_lane_page_get_type ())
G_DECLARE_FINAL_TYPE (HutLanePage, hut_lane_page, HUT, LANE_PAGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_lane_page_set_browser (HutLanePage *self, HutCaseBrowser *browser);

/* Shows the lane (or the grid, where @grid) with the code @code. */
void hut_lane_page_show (HutLanePage *self, const char *code, gboolean grid);

/* Whether it shows what it was asked for. */
gboolean hut_lane_page_is_filled (HutLanePage *self);

G_END_DECLS
