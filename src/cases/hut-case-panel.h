/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The right side of the window: the detail of the selected case, the form while one is entered or
 * edited, or a word on what to select. What was typed into the form stays until it is saved or
 * given up, whatever is selected meanwhile.
 *
 * It activates app.show-on-map (s: uid), and app.pick-place (no parameter) when the form wants a
 * place by click: give the place to hut_case_panel_set_place(), where the form then is.
 *
 * Properties: actions (HutCaseActions), editing (read-only: the form is shown), picking
 * (read-only: the form waits for a place on the map), empty (read-only: there is neither a case nor
 * a form to show). */
#define HUT_TYPE_CASE_PANEL (hut_case_panel_get_type ())
G_DECLARE_FINAL_TYPE (HutCasePanel, hut_case_panel, HUT, CASE_PANEL, GtkWidget)

GtkWidget *hut_case_panel_new (void);
void hut_case_panel_set_actions (HutCasePanel *self, HutCaseActions *actions);

gboolean hut_case_panel_is_empty (HutCasePanel *self);

/* Begins a new case, or shows the one that was begun and not saved. */
void hut_case_panel_new_case (HutCasePanel *self);

/* Does the next step of the case that is shown, or saves the form; and opens the menu of the other
 * steps, not while a form is shown. */
void hut_case_panel_step (HutCasePanel *self);
void hut_case_panel_open_steps (HutCasePanel *self);

/* Opens the papers of the selected case; FALSE where none is. */
gboolean hut_case_panel_print (HutCasePanel *self);

/* Edits the case; the same goes for it. */
void hut_case_panel_edit_case (HutCasePanel *self, const HutUid *id);

/* A place was picked on the map (app.pick-place), or with NULL the picking was given up. */
void hut_case_panel_set_place (HutCasePanel *self, const HutPoint *place);

/* The place that the form has now, to show on the map; FALSE for none. The signal place-changed
 * says when. */
gboolean hut_case_panel_get_place (HutCasePanel *self, HutPoint *place);
gboolean hut_case_panel_get_picking (HutCasePanel *self);

/* See hut-case-form.h. */
void hut_case_panel_set_lookup (HutCasePanel *self, HutAddressLookup lookup, gpointer data,
                                GDestroyNotify destroy);

void hut_case_panel_set_where (HutCasePanel *self, HutAddressWhere where, gpointer data,
                               GDestroyNotify destroy);

G_END_DECLS
