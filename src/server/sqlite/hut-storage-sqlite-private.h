/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/sqlite/hut-sqlite.h"
#include "server/sqlite/hut-storage-sqlite.h"

G_BEGIN_DECLS

/* Between the files of this folder. */
struct _HutStorageSqlite
{
  GObject parent_instance;

  HutSqlite *sqlite;
  HutStorageMode mode;
  gboolean open;       /* a transaction is */
  GHashTable *streams; /* name → HutStreamRow */
  guint64 serial;      /* grows whenever what was read of a stream may no longer hold */
};

typedef struct
{
  gint64 key;
  guint64 serial; /* of the storage when `state` was read */
  HutStreamState state;
} HutStreamRow;

/* The stream's row as this transaction sees it; NULL and no error where there is none. */
HutStreamRow *hut_storage_sqlite_stream (HutStorageSqlite *self, const char *stream,
                                         GError **error);

/* Its key for writing: a stream that is not there is an error (0). */
gint64 hut_storage_sqlite_key (HutStorageSqlite *self, const char *stream, GError **error);

/* Brings the file to the present form. */
gboolean hut_sqlite_migrate (HutSqlite *sqlite, const char *path, GError **error);

/* Refuses a file that is not ours or of another form. */
gboolean hut_sqlite_check_version (HutSqlite *sqlite, GError **error);

void hut_storage_sqlite_init_records (HutStorageInterface *iface);
void hut_storage_sqlite_init_operations (HutStorageInterface *iface);
void hut_storage_sqlite_init_projections (HutStorageInterface *iface);
void hut_storage_sqlite_init_sign_in (HutStorageInterface *iface);

G_END_DECLS
