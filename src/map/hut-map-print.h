/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-heat.h"
#include "report/hut-map-overlay.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What may be chosen about a printed map: the sheet and how it is turned. It stands beside the
 * pages in their window. */
#define HUT_TYPE_MAP_PRINT (hut_map_print_get_type ())
G_DECLARE_FINAL_TYPE (HutMapPrint, hut_map_print, HUT, MAP_PRINT, GtkWidget)

/* Opens the window with a map that shows all of @box, and the cases that the browser shows now, on
 * @overlay (or NULL), and with their @heat.
 * @parent: any widget of the window that it belongs to. */
void hut_map_print_open (GtkWidget *parent, HutCaseBrowser *browser, const HutBox *box,
                         HutMapOverlay *overlay, HutHeatBy heat);

G_END_DECLS
