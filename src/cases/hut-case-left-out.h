/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* After something was done with many: the cases that stay as they were, each with the reason. They
 * can be opened one by one (app.show-case), copied as a list, and selected again.
 *
 * Signal: select (GArray *rowids): these are to be selected; the window closes. */
#define HUT_TYPE_CASE_LEFT_OUT (hut_case_left_out_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseLeftOut, hut_case_left_out, HUT, CASE_LEFT_OUT, GtkWindow)

/* @parent: any widget of the window that it belongs to. @refusals: HutBulkRefusal; a reference is
 * taken. */
HutCaseLeftOut *hut_case_left_out_new (GtkWidget *parent, guint n_done, GPtrArray *refusals);

G_END_DECLS
