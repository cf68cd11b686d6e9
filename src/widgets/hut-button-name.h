/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 names a button with a mnemonic twice: by its label with the underscore, and by the label
 * inside it. This leaves the second, for @root and all below it, and names boxes to check without
 * the underscore. Call it after a label is set. */
void hut_button_name_once (GtkWidget *root);

/* @button is called @name by who does not see it, whatever it shows: newer GTKs name a button by
 * its label, and a drop-down by what is chosen in it, before any name of their own. Call it after
 * the label is set. */
void hut_button_set_name (GtkWidget *button, const char *name);

G_END_DECLS
