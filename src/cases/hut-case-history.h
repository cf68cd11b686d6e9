/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What happened to a case, newest first: a line down the side, and for each entry what, when and
 * who, its words, and of a change each field's old and new value. What the server has not got yet
 * says so. Personal values are masked unless shown. */
#define HUT_TYPE_CASE_HISTORY (hut_case_history_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseHistory, hut_case_history, HUT, CASE_HISTORY, GtkWidget)

/* @entries: HutHistoryEntry, read only during the call; @shown: personal values in full. */
void hut_case_history_fill (HutCaseHistory *self, HutCaseBrowser *browser, GPtrArray *entries,
                            gboolean shown);

G_END_DECLS
