/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The selected case: what it is, where it stands, what is missing to go on, what happened; the next
 * step at the bottom. Follows its actions' browser. Personal values are masked until asked for, and
 * asking is put on record.
 *
 * It activates app.show-on-map (s: uid), and panel.edit of the panel around it.
 *
 * Property: actions (HutCaseActions). */
#define HUT_TYPE_CASE_DETAIL (hut_case_detail_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseDetail, hut_case_detail, HUT, CASE_DETAIL, GtkWidget)

void hut_case_detail_set_actions (HutCaseDetail *self, HutCaseActions *actions);

/* Whether there is a case to show. */
gboolean hut_case_detail_has_case (HutCaseDetail *self);

G_END_DECLS
