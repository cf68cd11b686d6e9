/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The place 我的: what waits for who works here, for their unit, or for a colleague, by the time
 * when it is due. Read on a worker. In a file without accounts it asks once who works at it, and
 * keeps that as a setting of the file. Main thread. */
#define HUT_TYPE_MINE_PAGE (hut_mine_page_get_type ())
G_DECLARE_FINAL_TYPE (HutMinePage, hut_mine_page, HUT, MINE_PAGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_mine_page_set_actions (HutMinePage *self, HutCaseActions *actions);

/* Puts the keyboard on the first row, now or when there is one. */
void hut_mine_page_focus_list (HutMinePage *self);

/* Whether what is shown is the answer to what was asked. */
gboolean hut_mine_page_is_filled (HutMinePage *self);

G_END_DECLS
