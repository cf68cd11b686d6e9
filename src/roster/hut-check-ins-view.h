/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The double check-in: units with the street, members with the community that they live in. A view
 * of HutRosterPage.
 *
 * Actions: check-ins.new; check-ins.select (s: key of a row); of the one that is chosen
 * check-ins.add (s: task), check-ins.prove (s: uid), check-ins.void (s), check-ins.letter; of all
 * that are found check-ins.print, check-ins.thanks, check-ins.export. */
#define HUT_TYPE_CHECK_INS_VIEW (hut_check_ins_view_get_type ())
G_DECLARE_FINAL_TYPE (HutCheckInsView, hut_check_ins_view, HUT, CHECK_INS_VIEW, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_check_ins_view_set_browser (HutCheckInsView *self, HutCaseBrowser *browser);

/* Whether it shows what it was asked for, or why that cannot be read. */
gboolean hut_check_ins_view_is_filled (HutCheckInsView *self);

G_END_DECLS
