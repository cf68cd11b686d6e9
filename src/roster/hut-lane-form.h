/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-page-write.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a lane with its profile, and writes it: @kept, or a new one where that is NULL; @profile
 * is what is kept of its profile, or NULL. @made (may be NULL) is told the uid of what was written.
 */
void hut_lane_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept,
                         const HutRecord *profile, HutPageWritten made);

/* Asks why there is no such lane any more, and takes it away. */
void hut_lane_form_ask_void (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept);

G_END_DECLS
