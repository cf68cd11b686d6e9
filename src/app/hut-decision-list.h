/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The decision rules of an office: those that wait for a signature, those in force, and those that
 * are not. Each says what it asks in words, where it comes from and how far it can be trusted, and
 * is signed or taken back by the actions rules.sign and rules.take-back of an ancestor, with its id
 * as the parameter. */
#define HUT_TYPE_DECISION_LIST (hut_decision_list_get_type ())
G_DECLARE_FINAL_TYPE (HutDecisionList, hut_decision_list, HUT, DECISION_LIST, GtkWidget)

/* Shows the rules of @office as they stand on @day (hut_time_day_number()). @may_sign FALSE: who
 * works here may not, and is told who may. */
void hut_decision_list_show (HutDecisionList *self, HutOffice *office, gint64 day,
                             gboolean may_sign);

G_END_DECLS
