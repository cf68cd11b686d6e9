/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the month's table (hut_whistle_month_new()) of the whistles blown at or after @from and
 * before @until, to be looked at, printed or saved. @parent: any widget of the window. Main thread.
 */
void hut_scores_print_open (GtkWidget *parent, HutCaseBrowser *browser, HutTime from,
                            HutTime until);

G_END_DECLS
