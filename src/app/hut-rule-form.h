/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A rule of the office to be filled in: numbers and switches in rows, lists as lines, limits with
 * their unit, the rates in a form of their own; what has no shape, and any other where that is
 * chosen, as the text that it is kept as. */
#define HUT_TYPE_RULE_FORM (hut_rule_form_get_type ())
G_DECLARE_FINAL_TYPE (HutRuleForm, hut_rule_form, HUT, RULE_FORM, GtkWidget)

/* @value: what the form begins with; not kept. @browser: whose cases tell what a change comes to;
 * may be NULL. */
GtkWidget *hut_rule_form_new (const char *name, JsonNode *value, HutCaseBrowser *browser);

/* What is filled in, whatever the rule says of it; NULL with words for people in @error where it
 * cannot even be read. */
JsonNode *hut_rule_form_read (HutRuleForm *self, GError **error);

/* Where it comes from, in the words that were typed; NULL for none. Owned by the form. */
const char *hut_rule_form_get_source (HutRuleForm *self);

G_END_DECLS
