/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-reader-check-in.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file and writes a table to it on a worker, xlsx or CSV by its name; the page that
 * @widget stands in tells how that went. Main thread. */

/* Those who check in, whom @ask (copied) asks for. */
void hut_list_export_check_ins (GtkWidget *widget, HutCaseBrowser *browser,
                                const HutCheckInAsk *ask);

/* The lines of the list @list in @state (NULL: any). */
void hut_list_export_entries (GtkWidget *widget, HutCaseBrowser *browser, const char *list,
                              const char *state);

G_END_DECLS
