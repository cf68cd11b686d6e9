/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place for toasts: lies over its child (GtkOverlay inside) and says for some seconds what was
 * done, with one button to take it back. A new toast replaces the one before; the pointer or the
 * keyboard on it holds it. Property: child. */
#define HUT_TYPE_TOAST_OVERLAY (hut_toast_overlay_get_type ())
G_DECLARE_FINAL_TYPE (HutToastOverlay, hut_toast_overlay, HUT, TOAST_OVERLAY, GtkWidget)

GtkWidget *hut_toast_overlay_new (void);
void hut_toast_overlay_set_child (HutToastOverlay *self, GtkWidget *child);

/* @label NULL: no button; else it activates @action (detailed, as "app.undo::<uid>"). */
void hut_toast_overlay_show (HutToastOverlay *self, const char *text, const char *label,
                             const char *action);
void hut_toast_overlay_hide (HutToastOverlay *self);

G_END_DECLS
