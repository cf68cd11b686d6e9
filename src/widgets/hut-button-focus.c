/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where the keyboard is after a click. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-button-focus.h"

void
hut_button_leave_focus (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) || GTK_IS_MENU_BUTTON (root))
    gtk_widget_set_focus_on_click (root, FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hut_button_leave_focus (child);
}
