/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens over @parent what the program is, its version, its licence and whose map it shows. The
 * window frees itself when it closes. */
void hut_about_window_show (GtkWindow *parent);

G_END_DECLS
