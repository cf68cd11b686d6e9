/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-patrol-posts.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry in which is said who patrolled: whose turn it is in the place is proposed, the others of
 * the place are offered first, then all of the roster. Main thread; people are found by index.
 *
 * Signals: chosen (): somebody is said, and Enter goes on; missed (const char *words): why what was
 * entered says nobody. */
#define HUT_TYPE_TURN_ENTRY (hut_turn_entry_get_type ())
G_DECLARE_FINAL_TYPE (HutTurnEntry, hut_turn_entry, HUT, TURN_ENTRY, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_turn_entry_set_browser (HutTurnEntry *self, HutCaseBrowser *browser);

/* The place; NULL: none. The first of its people is said, without the signal. */
void hut_turn_entry_propose (HutTurnEntry *self, const HutPatrolPost *post);

/* FALSE where nobody is said. */
gboolean hut_turn_entry_get_person (HutTurnEntry *self, HutUid *id);

/* What stands there. */
const char *hut_turn_entry_get_text (HutTurnEntry *self);

/* Says nobody any more, without a signal. */
void hut_turn_entry_clear (HutTurnEntry *self);

G_END_DECLS
