/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-roster-import.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the window that imports a table of people, lanes or patrols, from a file or pasted rows:
 * first it is only read, and what it says, what is wrong, and who may be known already is shown;
 * then it is written, as a whole or not at all. @widget stands in the page of the roster, which
 * tells what was written. Main thread. */
void hut_people_import_open (GtkWidget *widget, HutCaseBrowser *browser, HutRosterList list);

G_END_DECLS
