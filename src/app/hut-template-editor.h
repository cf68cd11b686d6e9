/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"
#include "store/hut-templates.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One template of the office to be written: its name, what it is for, its text, and what it comes
 * to with a case. Its buttons ask by the actions templates.save, .suggest, .put-away and
 * .use-again of who holds it.
 *
 * Property: dirty (boolean, read only, notifies): something was changed. */
#define HUT_TYPE_TEMPLATE_EDITOR (hut_template_editor_get_type ())
G_DECLARE_FINAL_TYPE (HutTemplateEditor, hut_template_editor, HUT, TEMPLATE_EDITOR, GtkWidget)

void hut_template_editor_set_desk (HutTemplateEditor *self, HutDesk *desk);

/* Begins with @item, which is copied. */
void hut_template_editor_show (HutTemplateEditor *self, const HutTemplate *item);

/* Begins a new one for @use (a code, or NULL: any). */
void hut_template_editor_show_new (HutTemplateEditor *self, const char *use);

/* As it is filled in, to be freed with hut_template_free(); the id of what it began with. */
HutTemplate *hut_template_editor_read (HutTemplateEditor *self);

gboolean hut_template_editor_is_dirty (HutTemplateEditor *self);

/* Puts the suggested text of the shown one in place of what is there. */
void hut_template_editor_suggest (HutTemplateEditor *self);

/* Why it cannot be kept as it is; NULL clears it. */
void hut_template_editor_set_error (HutTemplateEditor *self, const char *error);

G_END_DECLS
