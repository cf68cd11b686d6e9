/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-reader-mine.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One thing that waits for somebody: what it is, where it belongs, until when, and what can be done
 * with it here. It opens what it belongs to with app.show-case, app.show-matter or
 * app.show-insight; for the rest it asks its page by the actions mine.done and mine.hand-over,
 * which take the uid. Main thread. */
#define HUT_TYPE_MINE_ROW (hut_mine_row_get_type ())
G_DECLARE_FINAL_TYPE (HutMineRow, hut_mine_row, HUT, MINE_ROW, GtkListBoxRow)

/* Names of units are those of @browser; @me (may be NULL) is who need not be named. */
GtkWidget *hut_mine_row_new (const HutMineItem *item, HutCaseBrowser *browser, const char *me,
                             HutTime now);

const HutUid *hut_mine_row_get_id (HutMineRow *self);
HutDueGroup hut_mine_row_get_group (HutMineRow *self);

G_END_DECLS
