/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows of whom something personal is kept for longer than the office's rule says (rule
 * `retention`), and wipes it when somebody says so. @widget stands in the page of the roster, which
 * tells how that went. Main thread. */
void hut_people_due_open (GtkWidget *widget, HutCaseBrowser *browser);

G_END_DECLS
