/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Does @act with the case @record, at once where it wants nothing but a note, else after a prompt
 * made from its arguments: Ctrl+Enter does it, Escape gives up, what is wrong stands beside its
 * field, and a refusal in the act's own words. The prompt keeps the state that the person saw. */
void hut_case_act_ask (GtkWidget *widget, HutCaseActions *actions, const HutRecord *record,
                       const HutCaseFacts *facts, const HutCaseAct *act);

G_END_DECLS
