/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-attachments-view.h"

G_BEGIN_DECLS

/* Contents of attachments going out of the program, by a person's wish. Read and written on a
 * worker; how it went is told by @view. @widget is any of the window that asks. Main thread. */

/* Asks where, and saves a copy (mode 0600) there. */
void hut_attachment_save_copy (GtkWidget *widget, HutAttachmentsView *view,
                               const HutRecord *record);

/* Opens a read-only copy in the program that the desktop has for its form. The copy lies in the
 * person's runtime folder, which the system empties when the session ends; copies of former days
 * are removed. */
void hut_attachment_open_elsewhere (GtkWidget *widget, HutAttachmentsView *view,
                                    const HutRecord *record);

G_END_DECLS
