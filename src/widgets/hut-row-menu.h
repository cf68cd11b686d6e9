/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes the menu of a row anew; called each time when it opens. A full reference. */
typedef GMenuModel *(*HutRowMenuMake) (gpointer data);

/* The button at the end of a row behind which stands what is seldom done: "Name: more". Its menu is
 * made when it is opened, since hundreds would hold up a list; and a row that is scrolled out of
 * sight comes into it first, where it is opened by a screen reader. @data: the row's, as long as
 * the button. Main thread. */
GtkWidget *hut_row_menu_new (HutRowMenuMake make, gpointer data);

/* What it is of. */
void hut_row_menu_set_title (GtkWidget *button, const char *title);

/* Appends an item that gives its action @id. */
void hut_row_menu_append (GMenu *menu, const char *label, const char *action, const char *id);

G_END_DECLS
