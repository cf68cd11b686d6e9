/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Opens the SQLite file at @path that came from anywhere: read-only and never written beside,
 * its schema not trusted, a value in it at most @value_max bytes. NULL with a HUT_MAP_ERROR that
 * names the file: UNREADABLE, EMPTY, FOREIGN where it is no SQLite file, BROKEN. For one thread at
 * a time; close with sqlite3_close(). */
sqlite3 *hut_sqlite_file_open (const char *path, int value_max, GError **error);

G_END_DECLS
