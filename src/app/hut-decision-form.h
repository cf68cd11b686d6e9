/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A decision rule to be entered from its article and signed by name. Beside the parts stands what
 * they say, in the words of laws and with numbers that can be tried; what is wrong with a part
 * stands below it, and all of it when somebody signs too early. What is signed is written as the
 * office's own rule. */
#define HUT_TYPE_DECISION_FORM (hut_decision_form_get_type ())
G_DECLARE_FINAL_TYPE (HutDecisionForm, hut_decision_form, HUT, DECISION_FORM, GtkWindow)

/* Opens it over @parent for the rule @id; it frees itself when it closes. */
void hut_decision_form_show (GtkWindow *parent, HutDesk *desk, const char *id);

G_END_DECLS
