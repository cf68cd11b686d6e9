/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window that takes a list of members into the roll of @body: from a file (xlsx or text with
 * separators), or from rows that are pasted. It shows what the list says and what it would change
 * before anything is written; where something is wrong it says all of it, with row and column, and
 * takes nothing. @widget stands in a HutCouncilPage. */
void hut_member_import_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *body);

G_END_DECLS
