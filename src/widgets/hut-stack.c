/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Stacks as they are read aloud. Main thread only. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-stack.h"

static void
hide_others (GtkStack *stack)
{
  GtkWidget *visible = gtk_stack_get_visible_child (stack);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != visible, -1);
}

void
hut_stack_hide_others (GtkStack *stack)
{
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (hide_others), NULL);
  hide_others (stack);
}
