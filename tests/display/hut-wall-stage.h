/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window of a given size, drawn and waited for, in the process itself. */

/* The style and the icons of the program, from its resources. */
void hut_wall_stage_style (void);

/* Presents @window, undecorated, and waits until it has that size. */
void hut_wall_stage_open (GtkWindow *window, int width, int height);

/* Lets the main loop go on until it has drawn what was asked for. */
void hut_wall_stage_settle (GtkWindow *window);

/* What @window shows. */
GdkTexture *hut_wall_stage_capture (GtkWindow *window);

/* Waits until @is says so; fails after ten seconds. */
void hut_wall_stage_wait_until (gboolean (*is) (gpointer data), gpointer data);

G_END_DECLS
