/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lanes and grids: a list and the page of one. A view of HutRosterPage.
 */
#define HUT_TYPE_LANES_VIEW (hut_lanes_view_get_type ())
G_DECLARE_FINAL_TYPE (HutLanesView, hut_lanes_view, HUT, LANES_VIEW, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_lanes_view_set_browser (HutLanesView *self, HutCaseBrowser *browser);

/* Shows the lane or grid with the code @code, in the list or not yet. */
void hut_lanes_view_show (HutLanesView *self, const char *code);

/* Whether it shows what it was asked for, or why that cannot be read. */
gboolean hut_lanes_view_is_filled (HutLanesView *self);

G_END_DECLS
