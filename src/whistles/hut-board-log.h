/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What happened in a whistle, on the wall: the newest above, each whole, as many as there is room
 * for; what came within the last minute stands out. How a thing was told is marked; who told it
 * and who entered it is on the page of the whistle. What a record says is shown without telephone
 * numbers. Main thread. */
#define HUT_TYPE_BOARD_LOG (hut_board_log_get_type ())
G_DECLARE_FINAL_TYPE (HutBoardLog, hut_board_log, HUT, BOARD_LOG, GtkWidget)

GtkWidget *hut_board_log_new (void);

/* @steps: HutRecord of kind whistle-step, in the order of their time. Names of units are
 * @browser's. */
void hut_board_log_set (HutBoardLog *self, HutCaseBrowser *browser, GPtrArray *steps);

/* What is new no longer stands out. To be called now and then. */
void hut_board_log_refresh (HutBoardLog *self);

G_END_DECLS
