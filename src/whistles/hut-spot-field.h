/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where somebody stands: not said, until it is picked on a small map or said to be the place that
 * the map begins with. Main thread. */
#define HUT_TYPE_SPOT_FIELD (hut_spot_field_get_type ())
G_DECLARE_FINAL_TYPE (HutSpotField, hut_spot_field, HUT, SPOT_FIELD, GtkWidget)

GtkWidget *hut_spot_field_new (HutStore *store, HutPoint around);

/* FALSE where it is not said. */
gboolean hut_spot_field_get (HutSpotField *self, HutPoint *place);

G_END_DECLS
