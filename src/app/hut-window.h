/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The window: its head with street, search, the one main button and sync; its sidebar; and the
 * places, of which one is shown. Or, while there is no database to show, what is to be done about
 * that. It owns the desk that is open, and answers the actions of the application. */
#define HUT_TYPE_WINDOW (hut_window_get_type ())
G_DECLARE_FINAL_TYPE (HutWindow, hut_window, HUT, WINDOW, GtkApplicationWindow)

HutWindow *hut_window_new (GtkApplication *application, HutSettings *settings);

/* Shows one of "today", "map", "cases", "conflicts", "waiting", "import"; "board" is the whistles,
 * and the board of the first on the wall; of another name nothing follows. Before a database is
 * open: what is shown first. */
void hut_window_go_to (HutWindow *self, const char *place);

/* A server to sign in to as soon as a database is open: what the command line says. Strings are
 * copied; @user may be NULL: by the kept tokens. */
void hut_window_sign_in_to (HutWindow *self, const char *url, const char *user,
                            const char *password);

/* Opens @path in the place of what is open; where it does not exist and @street (code, or NULL) is
 * given, makes it. How it went is told in the window. */
void hut_window_open (HutWindow *self, const char *path, const char *street);

/* The map file at @path becomes the map of the street that is open, or of the next that is. How it
 * went is told in the window. */
void hut_window_use_map (HutWindow *self, const char *path);

/* There is nothing to open: asks for a street. */
void hut_window_start (HutWindow *self);

G_END_DECLS
