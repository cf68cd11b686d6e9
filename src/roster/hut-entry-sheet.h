/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-entries-answer.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of the three lists: what it says, whom to turn to (masked until asked), its matches; of a
 * need what can meet it, with score and reasons; of a project how far it is, over time. Main
 * thread.
 *
 * It activates entries.edit, entries.close, entries.reopen, entries.void, entries.progress,
 * entries.agenda, entries.match (s: uid of a resource), entries.show-match (s: uid), which whoever
 * shows it installs. */
#define HUT_TYPE_ENTRY_SHEET (hut_entry_sheet_get_type ())
G_DECLARE_FINAL_TYPE (HutEntrySheet, hut_entry_sheet, HUT, ENTRY_SHEET, GtkWidget)

/* Shows the line that is chosen in @answer; @browser gives names. */
void hut_entry_sheet_show (HutEntrySheet *self, HutCaseBrowser *browser,
                           const HutEntriesAnswer *answer);

G_END_DECLS
