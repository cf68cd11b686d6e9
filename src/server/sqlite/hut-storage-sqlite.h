/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/hut-storage.h"

G_BEGIN_DECLS

/* The embedded backend: one SQLite file in WAL mode, for a street or a pilot. */
#define HUT_TYPE_STORAGE_SQLITE (hut_storage_sqlite_get_type ())
G_DECLARE_FINAL_TYPE (HutStorageSqlite, hut_storage_sqlite, HUT, STORAGE_SQLITE, GObject)

typedef enum
{
  HUT_STORAGE_SQLITE_CREATE, /* a new file; one that is there is an error */
  HUT_STORAGE_SQLITE_WRITER, /* migrates it where it is older: a copy goes to backup/ beside it */
  HUT_STORAGE_SQLITE_READER,
} HutStorageSqliteMode;

/* Opens @path. HUT_STORAGE_ERROR_TOO_NEW where a newer program made it, CORRUPT where it is no
 * database of ours. */
HutStorage *hut_storage_sqlite_new (const char *path, HutStorageSqliteMode mode, GError **error);

/* Closes the file, in the thread of the caller, which is its last user; only unref follows. */
void hut_storage_sqlite_close (HutStorageSqlite *self);

G_END_DECLS
