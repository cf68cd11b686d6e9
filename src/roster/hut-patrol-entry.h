/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-patrol-posts.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a patrol is entered at the desk, by keyboard alone: lane by number, letters or name, the
 * person whose turn it is proposed, day, from, until, and each finding on a line. Enter goes to the
 * next; on an empty line of a finding it saves, and Ctrl+Enter does anywhere. The code of a printed
 * sheet that is scanned into the lane fills in lane and week, and stays for the next row of the
 * sheet. Main thread.
 *
 * Signal: entered (gint64 day): a patrol of that day (hut_time_day_number()) is on record. */
#define HUT_TYPE_PATROL_ENTRY (hut_patrol_entry_get_type ())
G_DECLARE_FINAL_TYPE (HutPatrolEntry, hut_patrol_entry, HUT, PATROL_ENTRY, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_patrol_entry_set_browser (HutPatrolEntry *self, HutCaseBrowser *browser);

/* What may be chosen from; takes it over. What was typed stays. */
void hut_patrol_entry_set_posts (HutPatrolEntry *self, HutPatrolPosts *posts);
const HutPatrolPosts *hut_patrol_entry_get_posts (HutPatrolEntry *self);

/* Saves what is typed, as its button does. */
void hut_patrol_entry_save (HutPatrolEntry *self);

/* The day of the next patrol, where none is typed. */
void hut_patrol_entry_set_day (HutPatrolEntry *self, gint64 day);

G_END_DECLS
