/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-check-in-item.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One who checks in: what is done, with its day, its evidence and its photographs; what is open,
 * and what lacks proof; and the skills or resources that feed the matching. It is read on a worker
 * when it is told to show somebody. Main thread.
 *
 * It activates check-ins.add (s: task), check-ins.prove (s: uid), check-ins.void (s), which whoever
 * shows it installs, and roster.show-person, roster.show-entry. */
#define HUT_TYPE_CHECK_IN_SHEET (hut_check_in_sheet_get_type ())
G_DECLARE_FINAL_TYPE (HutCheckInSheet, hut_check_in_sheet, HUT, CHECK_IN_SHEET, GtkWidget)

/* Shows @item (NULL: nobody), read anew. */
void hut_check_in_sheet_show (HutCheckInSheet *self, HutCaseBrowser *browser, HutCheckInItem *item);

/* Whether all of it is read and shown. */
gboolean hut_check_in_sheet_is_filled (HutCheckInSheet *self);

/* The check-in of the uid text @id, of those that are shown, or NULL. */
const HutRecord *hut_check_in_sheet_find (HutCheckInSheet *self, const char *id);

G_END_DECLS
