/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a template comes to with a case of the office: the one that is selected, or one of the
 * newest. Callers are masked, as they are when it is used. */
#define HUT_TYPE_TEMPLATE_PREVIEW (hut_template_preview_get_type ())
G_DECLARE_FINAL_TYPE (HutTemplatePreview, hut_template_preview, HUT, TEMPLATE_PREVIEW, GtkWidget)

/* Reads the cases to choose from. */
void hut_template_preview_set_desk (HutTemplatePreview *self, HutDesk *desk);

/* Fills @text in anew. */
void hut_template_preview_show (HutTemplatePreview *self, const char *text);

G_END_DECLS
