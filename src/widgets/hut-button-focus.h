/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who presses a button of @root, or below it, by the mouse leaves the keyboard where it was, so
 * that the next Space does not press that button once more. By Tab they are reached as before. Of
 * the buttons that are there when it is called. */
void hut_button_leave_focus (GtkWidget *root);

G_END_DECLS
