/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page of many parts is laid out part by part: what a frame adds, it also measures, and a frame
 * has 16 ms. One list of steps at a time belongs to a widget.
 *
 * A step: shows the next part; FALSE when there is none left. */
typedef gboolean (*HutFrameStep) (gpointer data);

/* Takes the first step at once and one more in each frame of @widget until there is none left.
 * Steps of an earlier call that were not taken are forgotten. @destroy (may be NULL) is called with
 * @data when the last is taken or forgotten, or @widget is gone. Main thread. */
void hut_frame_steps_start (GtkWidget *widget, HutFrameStep step, gpointer data,
                            GDestroyNotify destroy);
void hut_frame_steps_stop (GtkWidget *widget);

/* Whether steps are left to be taken. */
gboolean hut_frame_steps_are_left (GtkWidget *widget);

G_END_DECLS
