/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-act.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The button at the end of the detail's bar with every act that stands open beside the next one;
 * and the next one with a remark, where the main button does it without asking. While the menu is
 * open a letter alone does the act that it marks, and the arrows go from act to act.
 *
 * It activates detail.act (s: the act's name), which asks for the act's arguments; and
 * app.new-topic (s: "case/" and its uid), which puts the case on the agenda of a meeting. */
#define HUT_TYPE_CASE_ACT_MENU (hut_case_act_menu_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseActMenu, hut_case_act_menu, HUT, CASE_ACT_MENU, GtkWidget)

/* Fills it for the case of @acting; @next (may be NULL) is what the main button does. It hides
 * where nothing stands open. */
void hut_case_act_menu_fill (HutCaseActMenu *self, const HutActing *acting, const HutCaseAct *next);

/* Opens it, its first act with the keyboard; and closes it. */
void hut_case_act_menu_open (HutCaseActMenu *self);
void hut_case_act_menu_close (HutCaseActMenu *self);

/* Whether @act can be done as it is: it wants a note at most. */
gboolean hut_case_act_is_plain (const HutCaseAct *act);

/* The label of @act as a title: without its mnemonic and without the sign that it asks. Free with
 * g_free(). */
char *hut_case_act_title (const HutCaseAct *act);

G_END_DECLS
