/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is at a place of the map, and what can be done there: copied as text (Ctrl+C too), its cases
 * found, a case registered. Reads on a worker. Main thread. Its owner parents it to the map.
 *
 * It activates app.new-case-at ((ii): longitude and latitude of a HutPoint), and where there is
 * such an action, map.measure-from (the same). */
#define HUT_TYPE_MAP_PLACE_CARD (hut_map_place_card_get_type ())
G_DECLARE_FINAL_TYPE (HutMapPlaceCard, hut_map_place_card, HUT, MAP_PLACE_CARD, GtkPopover)

GtkWidget *hut_map_place_card_new (void);

/* Asks @browser's store for @point, and opens at (@x, @y) of the parent when it is known. */
void hut_map_place_card_show (HutMapPlaceCard *self, HutCaseBrowser *browser, HutPoint point,
                              double x, double y);

G_END_DECLS
