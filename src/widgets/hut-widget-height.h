/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The natural height of @widget at @width; where it needs more than that, at what it needs: no
 * widget may be asked for a height at a width that it cannot have. */
int hut_widget_height (GtkWidget *widget, int width);

G_END_DECLS
