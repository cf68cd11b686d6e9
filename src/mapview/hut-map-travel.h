/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-point.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* How a map comes to show another place: at once, or in a movement where the desktop has them.
 * Owned by the widget that shows the map, and freed before it. Main thread. */
typedef struct _HutMapTravel HutMapTravel;

/* Moves @map, which fills @widget. */
HutMapTravel *hut_map_travel_new (GtkWidget *widget, ShumateMap *map);
void hut_map_travel_free (HutMapTravel *self);

/* The middle and the zoom, which is kept within what the map can show. */
void hut_map_travel_to (HutMapTravel *self, HutPoint point, double zoom);

/* So near that @box just fits below what the page has at the top; as soon as the widget has a size.
 * @box must not be empty. */
void hut_map_travel_to_box (HutMapTravel *self, const HutBox *box);

/* @levels from where the map is, or is going. */
void hut_map_travel_zoom (HutMapTravel *self, double levels);

/* The widget has got a size. */
void hut_map_travel_size_known (HutMapTravel *self);

/* Whether a box waits for a size. */
gboolean hut_map_travel_is_waiting (HutMapTravel *self);

/* What it waits to look at; FALSE where it does not wait. */
gboolean hut_map_travel_get_goal (HutMapTravel *self, HutBox *box);

/* The middle of a rectangle as it is drawn. */
HutPoint hut_map_travel_middle (const HutBox *box);

G_END_DECLS
