/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-place.h"
#include "widgets/hut-suggest-entry.h"

G_BEGIN_DECLS

/* Offers places for the words that are typed into a HutSuggestEntry: those that a function of the
 * caller's knows (names of the map) at once, then those of the store. The last words win.
 *
 * Signal: chosen (HutCasePlace *place): one was chosen; valid during the signal. */
#define HUT_TYPE_CASE_ADDRESS (hut_case_address_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseAddress, hut_case_address, HUT, CASE_ADDRESS, GObject)

/* Adds the places that @words may mean (HutCasePlace), the likeliest first, at most 20. Bounded:
 * main thread. */
typedef void (*HutCaseLookup) (const char *words, GPtrArray *places, gpointer data);

/* Follows @entry as long as both live. */
HutCaseAddress *hut_case_address_new (HutSuggestEntry *entry);

void hut_case_address_set_store (HutCaseAddress *self, HutStore *store);
void hut_case_address_set_lookup (HutCaseAddress *self, HutCaseLookup lookup, gpointer data,
                                  GDestroyNotify destroy);

/* Puts the suggestions away, and drops what is on its way. */
void hut_case_address_stop (HutCaseAddress *self);

G_END_DECLS
