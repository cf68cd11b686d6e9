/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is shown where there is no database: choose a street, look at the demo street, or open a
 * file. Activates app.begin (s: the street's code), app.begin-with-server (s), app.demo, app.open.
 */
#define HUT_TYPE_START_PAGE (hut_start_page_get_type ())
G_DECLARE_FINAL_TYPE (HutStartPage, hut_start_page, HUT, START_PAGE, GtkWidget)

/* Reads the streets, once, and puts the keyboard on the search entry. */
void hut_start_page_enter (HutStartPage *self);

G_END_DECLS
