/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the schedule of the month that begins with the day number @first in the window of papers,
 * as it is on record. @parent: any widget of the window. Main thread. */
void hut_shift_print_open (GtkWidget *parent, HutCaseBrowser *browser, gint64 first, guint n_days);

G_END_DECLS
