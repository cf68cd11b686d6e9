/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-settings.h"
#include "map/hut-map-place.h"

G_BEGIN_DECLS

/* The choice of the source below the map, among those that are described, or none; and the way to
 * describe another. It shows on the map what is chosen, with its key. */
#define HUT_TYPE_SOURCE_ROW (hut_source_row_get_type ())
G_DECLARE_FINAL_TYPE (HutSourceRow, hut_source_row, HUT, SOURCE_ROW, GtkWidget)

/* @place is not kept alive. */
GtkWidget *hut_source_row_new (HutSettings *settings, HutMapPlace *place);

G_END_DECLS
