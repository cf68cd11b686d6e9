/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether this installation works, as `hutong --self-test` says it to who installed it: a database
 * is made and opened, its map drawn, its cases searched, a page of Chinese written as PDF, a server
 * on the loopback signed in to and brought in step; then, where there is a display, a window is
 * opened on it, and each of its texts looked through for characters that no font has. All of it
 * takes place in a folder that is removed afterwards; nobody's data is touched.
 *
 * Prints a line for each step, "ok 1 - ..." or "not ok 1 - ...: why", and last how many passed and
 * failed. Returns the exit code: 0 where all passed, else 1. Blocks for some seconds; in main,
 * before an application runs. */
int hut_self_test_run (void);

G_END_DECLS
