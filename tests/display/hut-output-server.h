/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The little of a Wayland compositor that a program needs to know of screens: they are plugged in,
 * changed and unplugged, and as with real ones a program hears that there is a new one before it
 * hears anything of it. No window can be shown. It runs on a thread of its own. */
typedef struct _HutOutputServer HutOutputServer;

/* Listens on the socket @name in $XDG_RUNTIME_DIR, without a screen. */
HutOutputServer *hut_output_server_new (const char *name);

/* The one at place @n (0 to 3), from the left end at @x, of this size; one that is there already
 * changes. */
void hut_output_server_plug (HutOutputServer *server, guint n, int x, int width, int height);
void hut_output_server_unplug (HutOutputServer *server, guint n);

/* After the program has closed its display. */
void hut_output_server_free (HutOutputServer *server);

G_END_DECLS
