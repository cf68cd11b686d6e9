/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-address-place.h"
#include "widgets/hut-suggest-entry.h"

G_BEGIN_DECLS

/* Offers places for the words that are typed into a HutSuggestEntry: those that a function of the
 * caller's knows (names of the map) at once, then those of the store. The last words win.
 *
 * Signal: chosen (HutAddressPlace *place): one was chosen; valid during the signal. */
#define HUT_TYPE_ADDRESS_FINDER (hut_address_finder_get_type ())
G_DECLARE_FINAL_TYPE (HutAddressFinder, hut_address_finder, HUT, ADDRESS_FINDER, GObject)

/* Adds the places that @words may mean (HutAddressPlace), the likeliest first, at most 20. Bounded:
 * main thread. */
typedef void (*HutAddressLookup) (const char *words, GPtrArray *places, gpointer data);

/* The community (code of 12 digits) that a place lies in, or NULL. Free with g_free(). Bounded:
 * main thread. */
typedef char *(*HutAddressWhere) (HutPoint place, gpointer data);

/* Follows @entry as long as both live. */
HutAddressFinder *hut_address_finder_new (HutSuggestEntry *entry);

void hut_address_finder_set_store (HutAddressFinder *self, HutStore *store);
void hut_address_finder_set_lookup (HutAddressFinder *self, HutAddressLookup lookup, gpointer data,
                                    GDestroyNotify destroy);

/* Puts the suggestions away, and drops what is on its way. */
void hut_address_finder_stop (HutAddressFinder *self);

G_END_DECLS
