/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-results.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The ways out of a month's ratings. @parent: any widget of the page that tells how it went. Main
 * thread. */

/* The ratings, the chiefs and what is open of the month that begins with the day number @first, in
 * the window of papers. */
void hut_rating_print_open (GtkWidget *parent, HutCaseBrowser *browser, gint64 first, guint n_days);

/* Asks where, and writes @table (taken over) there, as xlsx or CSV by the file's ending. @name: is
 * proposed, without an ending. */
void hut_rating_export_open (GtkWidget *parent, HutResults *table, const char *name);

G_END_DECLS
