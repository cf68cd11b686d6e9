/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-attachments-view.h"

G_BEGIN_DECLS

/* Attachments, one at a time in a window of its own: photographs large, with zoom;
 * papers with what opens them. Keys: Left and Right or Page Up and Down, + - 0 1, Ctrl+S, Escape.
 */
#define HUT_TYPE_ATTACHMENT_WINDOW (hut_attachment_window_get_type ())
G_DECLARE_FINAL_TYPE (HutAttachmentWindow, hut_attachment_window, HUT, ATTACHMENT_WINDOW, GtkWindow)

/* Shows number @at of those that @view shows now. */
GtkWidget *hut_attachment_window_new (GtkWindow *parent, HutAttachmentsView *view, guint at);

G_END_DECLS
