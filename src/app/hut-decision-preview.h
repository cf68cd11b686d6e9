/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a decision rule says while it is being entered: its name, its shares in the words of laws,
 * its days, and an example with two numbers that can be changed. */
#define HUT_TYPE_DECISION_PREVIEW (hut_decision_preview_get_type ())
G_DECLARE_FINAL_TYPE (HutDecisionPreview, hut_decision_preview, HUT, DECISION_PREVIEW, GtkWidget)

/* @value: of the rule, not kept; NULL where it cannot be read. */
void hut_decision_preview_show (HutDecisionPreview *self, JsonNode *value);

G_END_DECLS
