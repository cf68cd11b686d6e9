/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-reader-patrols.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What people do with a finding, asked in a prompt. @widget stands in the page that tells how it
 * went; @row is used while it opens. Main thread. */

/* It was dealt with: what was done? Of a case that is closed, its answer is proposed. */
void hut_finding_prompt_done (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row);
void hut_finding_prompt_reopen (GtkWidget *widget, HutCaseBrowser *browser,
                                const HutFindingRow *row);

/* It becomes a case, which app.show-case then shows. */
void hut_finding_prompt_to_case (GtkWidget *widget, HutCaseBrowser *browser,
                                 const HutFindingRow *row);

/* It goes another way; without a prompt. */
void hut_finding_set_route (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row,
                            const char *route);

G_END_DECLS
