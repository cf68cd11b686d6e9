/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is asked of a line of the three lists, each in a small window; what is wrong stands there.
 * @widget: of the page that tells how it went. Main thread. */

/* Called with the uid of the line when it is on record. */
typedef void (*HutEntryWritten) (GtkWidget *widget, const HutUid *id);

/* A new line of @list ("resource", "need", "project"). @categories: that are in use. */
void hut_entry_form_open_new (GtkWidget *widget, HutCaseBrowser *browser, const char *list,
                              const char *const *categories, HutEntryWritten written);

/* Changes @kept, read with what is personal. */
void hut_entry_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept,
                          const char *const *categories);

/* How far the project @kept is. */
void hut_entry_form_ask_progress (GtkWidget *widget, HutCaseBrowser *browser,
                                  const HutRecord *kept);

/* Why @kept is struck off. */
void hut_entry_form_ask_void (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept);

G_END_DECLS
