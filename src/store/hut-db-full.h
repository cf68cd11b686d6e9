/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Whether the last call on @db failed because there was no room: SQLite calls a disk full that has
 * none left; a quota or a limit of the process is that too, to who has to make room. */
gboolean hut_db_is_full (sqlite3 *db);

G_END_DECLS
