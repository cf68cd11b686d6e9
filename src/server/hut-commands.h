/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The commands of `hutong-server`. Each reads its own arguments (argv[0] is its name), says one
 * clear line on stderr where it fails, and returns what the program exits with: 0 done, 1 refused
 * or failed, 2 wrong usage. */
int hut_command_init (int argc, char *argv[]);
int hut_command_user_add (int argc, char *argv[]);
int hut_command_user_change (int argc, char *argv[]);
int hut_command_user_list (int argc, char *argv[]);
int hut_command_serve (int argc, char *argv[]);
int hut_command_dump (int argc, char *argv[]);
int hut_command_verify (int argc, char *argv[]);

/* Reads the options of the command @name. FALSE where it is not to go on, with the @status to exit
 * with.
 * @positional: how many other arguments there must be; they stay in argv[1], ... */
gboolean hut_command_parse (int *argc, char ***argv, const GOptionEntry *entries, const char *name,
                            const char *summary, int positional, int *status);

/* Says @error on stderr, after what it was about (or NULL), and returns 1. */
int hut_command_fail (const char *what, const GError *error);

/* Says what is wrong with the usage, and returns 2. */
int hut_command_misused (const char *what);

G_END_DECLS
