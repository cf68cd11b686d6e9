/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-reader-patrols.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What people do with a visit, asked in a prompt: how far its opinion is and whether it is done,
 * that it was not, that it becomes a case (which app.show-case then shows), that it is taken off.
 * @widget stands in the page that tells how it went; @row is used while it opens. Main thread. */
void hut_visit_prompt_follow (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row);
void hut_visit_prompt_reopen (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row);
void hut_visit_prompt_to_case (GtkWidget *widget, HutCaseBrowser *browser,
                               const HutFindingRow *row);
void hut_visit_prompt_void (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row);

G_END_DECLS
