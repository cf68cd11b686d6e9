/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The three lists: resources, needs and projects, and what was matched. A view of HutRosterPage.
 *
 * Actions: entries.new, entries.export; of the line that is chosen entries.edit, .close, .reopen,
 * .void, .progress, .agenda, .match (s: uid of a resource), .show-match (s: uid); of the match that
 * is shown entries.tick (s: "collected/need"), .untick (s: "need"), .drop, .resume, .link, .back.
 */
#define HUT_TYPE_ENTRIES_VIEW (hut_entries_view_get_type ())
G_DECLARE_FINAL_TYPE (HutEntriesView, hut_entries_view, HUT, ENTRIES_VIEW, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_entries_view_set_browser (HutEntriesView *self, HutCaseBrowser *browser);

/* Shows the line @id, in the list or not yet. */
void hut_entries_view_show (HutEntriesView *self, const HutUid *id);

/* Whether it shows what it was asked for, or why that cannot be read. */
gboolean hut_entries_view_is_filled (HutEntriesView *self);

G_END_DECLS
