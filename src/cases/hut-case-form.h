/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"
#include "widgets/hut-address-finder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A case as it is entered or edited. What is wrong is said at the field; what was typed stays until
 * it is saved or given up. An edit writes only the fields that were changed, on the condition that
 * they still hold what the person saw; where they do not, the form says what stands there now.
 *
 * It activates app.pick-place when a place is wanted by click.
 *
 * Properties: actions (HutCaseActions), picking (gboolean: waits for a place on the map).
 * Signals: finished (gboolean saved), place-changed. */
#define HUT_TYPE_CASE_FORM (hut_case_form_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseForm, hut_case_form, HUT, CASE_FORM, GtkWidget)

void hut_case_form_set_actions (HutCaseForm *self, HutCaseActions *actions);

/* Begin anew; what was typed is gone. Editing: FALSE where there is no such case. */
void hut_case_form_begin_new (HutCaseForm *self);
gboolean hut_case_form_begin_edit (HutCaseForm *self, const HutUid *id);

/* Whether it is begun and not finished; whether it holds what is not saved; whether it edits @id.
 */
gboolean hut_case_form_is_active (HutCaseForm *self);
gboolean hut_case_form_is_dirty (HutCaseForm *self);
gboolean hut_case_form_is_editing (HutCaseForm *self, const HutUid *id);

/* Says @text above the buttons; NULL for nothing. */
void hut_case_form_set_notice (HutCaseForm *self, const char *text);

/* A place was picked, or with NULL the picking was given up. */
void hut_case_form_set_place (HutCaseForm *self, const HutPoint *place);
gboolean hut_case_form_get_place (HutCaseForm *self, HutPoint *place);
gboolean hut_case_form_get_picking (HutCaseForm *self);

/* Places that the caller knows for the words of an address: see hut-address-finder.h. */
void hut_case_form_set_lookup (HutCaseForm *self, HutAddressLookup lookup, gpointer data,
                               GDestroyNotify destroy);

/* What is asked for a community when a place is set and the form has none yet. */
void hut_case_form_set_where (HutCaseForm *self, HutAddressWhere where, gpointer data,
                              GDestroyNotify destroy);

G_END_DECLS
