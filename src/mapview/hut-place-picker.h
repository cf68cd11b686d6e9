/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-address-finder.h"

G_BEGIN_DECLS

/* A place in a form: found by the words of an address, or set on a small map by click or by key,
 * seen there with what is known of it, and removed again. Main thread.
 *
 * Signal: changed (): another place, or none. */
#define HUT_TYPE_PLACE_PICKER (hut_place_picker_get_type ())
G_DECLARE_FINAL_TYPE (HutPlacePicker, hut_place_picker, HUT, PLACE_PICKER, GtkWidget)

/* With the map package of @store, and the addresses of its earlier cases. */
GtkWidget *hut_place_picker_new (HutStore *store);

/* Places that the caller knows for the words of an address: see hut-address-finder.h. */
void hut_place_picker_set_lookup (HutPlacePicker *self, HutAddressLookup lookup, gpointer data,
                                  GDestroyNotify destroy);

/* Without the signal; NULL: none. The map shows it. */
void hut_place_picker_set_place (HutPlacePicker *self, const HutPoint *place);

/* FALSE where there is none. */
gboolean hut_place_picker_get_place (HutPlacePicker *self, HutPoint *place);

G_END_DECLS
