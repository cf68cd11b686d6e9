/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  HUT_ACT_AT_ONCE,   /* where it wants nothing but a note: without one */
  HUT_ACT_ASK_FIRST, /* for the note too */
} HutActAsking;

/* Does @act with the case @record, after a prompt made from its arguments: Ctrl+Enter does it,
 * Escape gives up, what is wrong stands beside its field, and a refusal in the act's own words. The
 * prompt keeps the state that the person saw, and stays with all that was typed until the act is
 * written. */
void hut_case_act_ask (GtkWidget *widget, HutCaseActions *actions, const HutRecord *record,
                       const HutCaseFacts *facts, const HutCaseAct *act, HutActAsking asking);

/* Asks in the same prompt for what @act takes, but for many cases: @text says for how many. Nothing
 * is filled in, and a note alone is asked for too. @asked gets the values (taken over) when it is
 * answered; what a case refuses it says itself later. */
typedef void (*HutCaseActAsked) (const HutCaseAct *act, HutActValues *values, gpointer data);

void hut_case_act_ask_for_many (GtkWidget *widget, HutCaseActions *actions, const HutCaseAct *act,
                                const char *text, HutCaseActAsked asked, gpointer data,
                                GDestroyNotify destroy);

G_END_DECLS
