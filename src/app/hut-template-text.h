/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The text of a template being written: its fields stand out where they are, a button for each
 * writes it at the cursor, and below it stands in words what is wrong and what is personal.
 *
 * Signal: changed: by the person or by hut_template_text_set_text(). */
#define HUT_TYPE_TEMPLATE_TEXT (hut_template_text_get_type ())
G_DECLARE_FINAL_TYPE (HutTemplateText, hut_template_text, HUT, TEMPLATE_TEXT, GtkWidget)

/* The text to begin with, with nothing to undo; @text NULL: none. */
void hut_template_text_set_text (HutTemplateText *self, const char *text);

/* Replaces the text as a person would: undo takes it back. */
void hut_template_text_replace (HutTemplateText *self, const char *text);

/* Free with g_free(). */
char *hut_template_text_get_text (HutTemplateText *self);

G_END_DECLS
