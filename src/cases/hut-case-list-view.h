/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The list of cases: how many the filter found, their order, a row of two lines for each, and a
 * bar for many at once while more than one is selected. It shows what its actions' browser shows
 * and follows its selection; entering a row (Enter, double click, or the row's own action
 * row.open) activates app.show-case with the uid.
 *
 * Property: actions (HutCaseActions). */
#define HUT_TYPE_CASE_LIST_VIEW (hut_case_list_view_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseListView, hut_case_list_view, HUT, CASE_LIST_VIEW, GtkWidget)

GtkWidget *hut_case_list_view_new (void);
void hut_case_list_view_set_actions (HutCaseListView *self, HutCaseActions *actions);

/* The rowids (gint64) of what is selected. Free with g_array_unref(). */
GArray *hut_case_list_view_get_selected (HutCaseListView *self);

/* Puts the keyboard on the selected row, or the first. */
void hut_case_list_view_focus (HutCaseListView *self);

G_END_DECLS
