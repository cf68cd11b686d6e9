/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The steps of a case as the detail offers them. Which exist is the domain's to say. */

/* The step that the main button takes from @state, or NULL where none leads on. */
const char *hut_case_main_step (const char *state);

/* Fills @box with a button for each other step, with the action detail.step-to. */
void hut_case_fill_steps (GtkBox *box, const char *state);

/* Takes the step at once, or after what it wants to know: a reason, a lead. */
void hut_case_take_step (GtkWidget *widget, HutCaseActions *actions, const HutRecord *record,
                         const char *next);

/* Asks what to put on record, and does. */
void hut_case_ask_record (GtkWidget *widget, HutCaseActions *actions, const HutRecord *record);

G_END_DECLS
