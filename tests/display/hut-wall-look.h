/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands on a wall, looked at as it is drawn: in the pixels of @view, the widget that is the
 * wall. Failures name @name. */

/* Of a wall 1080 high (DESIGN 7). */
#define HUT_WALL_LEAST 48.0
#define HUT_WALL_POINT 72.0

/* Calls @see for @widget and all that is visible in it, in the order in which it is read. */
typedef void (*HutWallSee) (GtkWidget *widget, gpointer data);
void hut_wall_look_walk (GtkWidget *widget, HutWallSee see, gpointer data);

/* How much @widget is scaled. */
double hut_wall_look_scale (GtkWidget *view, GtkWidget *widget);

/* How high its type is drawn. */
double hut_wall_look_height (GtkWidget *view, GtkWidget *widget);

/* Within the wall. */
void hut_wall_look_whole (GtkWidget *view, const char *name, GtkWidget *widget);

/* A label that says something: at least @least high, with all of its words within its own place,
 * and that within the wall. FALSE of one without words. */
gboolean hut_wall_look_label (GtkWidget *view, const char *name, GtkWidget *label, double least);

G_END_DECLS
