/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The server that a desk is in step with: signing in to it and out of it. */
#define HUT_TYPE_SERVER_WINDOW (hut_server_window_get_type ())
G_DECLARE_FINAL_TYPE (HutServerWindow, hut_server_window, HUT, SERVER_WINDOW, GtkWindow)

/* Opens one over @parent; it frees itself when it closes. Takes a reference to @desk. */
void hut_server_window_show (GtkWindow *parent, HutDesk *desk);

G_END_DECLS
