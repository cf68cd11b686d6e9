/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 排班: the schedule of a month. Who patrols is proposed with a reason each, moved by carrying a
 * name onto another cell or by choosing among who could, and kept as shifts all at once. What is
 * planned counts for nothing until it is done. What is moved and not kept waits where another month
 * is shown meanwhile.
 *
 * Actions: shifts.propose, shifts.clear, shifts.keep, shifts.discard, shifts.print,
 * shifts.again, shifts.nobody, shifts.give (s: uid of a person). */
#define HUT_TYPE_SHIFT_PAGE (hut_shift_page_get_type ())
G_DECLARE_FINAL_TYPE (HutShiftPage, hut_shift_page, HUT, SHIFT_PAGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_shift_page_set_browser (HutShiftPage *self, HutCaseBrowser *browser);

gboolean hut_shift_page_is_filled (HutShiftPage *self);

G_END_DECLS
