/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands where there is nothing to show: a sign, what it is, and what to do about it.
 * Properties: icon-name, title, text, label and action-name (a button; "" for none). */
#define HUT_TYPE_EMPTY_PAGE (hut_empty_page_get_type ())
G_DECLARE_FINAL_TYPE (HutEmptyPage, hut_empty_page, HUT, EMPTY_PAGE, GtkWidget)

GtkWidget *hut_empty_page_new (const char *icon_name, const char *title, const char *text);
void hut_empty_page_set_button (HutEmptyPage *self, const char *label, const char *action_name);

/* What should stand here could not be read: says why, and shows that, "failed" of @pages. */
void hut_empty_page_fail (HutEmptyPage *self, GtkStack *pages, const GError *error);

G_END_DECLS
