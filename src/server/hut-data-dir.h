/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/hut-epoch.h"
#include "server/hut-ledger.h"

G_BEGIN_DECLS

/* A data folder: `hutong.db`, the key of personal fields `key` (0600), and `epoch`. */
typedef struct
{
  char *path;
  char *database;
  HutVault *vault;
  HutEpoch *epoch;
} HutDataDir;

/* Opens what `init` made; HUT_STORAGE_ERROR_FAILED where there is nothing. No database is open
 * yet. */
HutDataDir *hut_data_dir_open (const char *path, GError **error);
void hut_data_dir_free (HutDataDir *dir);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutDataDir, hut_data_dir_free)

/* Makes a data folder for a street with its first @records (hut_street_seed()). It is whole or
 * not there; one that is there is an error. */
gboolean hut_data_dir_init (const char *path, const char *street_code, GPtrArray *records,
                            GError **error);

/* The writing connection. Before it is given out, the database is held against the epoch file: one
 * that is behind was put back, and gets a new epoch. */
HutStorage *hut_data_dir_open_writer (HutDataDir *dir, GError **error);
HutStorage *hut_data_dir_open_reader (HutDataDir *dir, GError **error);

/* Closes either, and drops it. */
void hut_data_dir_close_storage (HutStorage *storage);

/* Commits the writer's transaction and makes its mark safe: after it the commit may be
 * acknowledged. */
gboolean hut_data_dir_commit (HutDataDir *dir, HutStorage *writer, GError **error);
gboolean hut_data_dir_secure (HutDataDir *dir, HutStorage *writer, gint64 mark, GError **error);

/* The epoch that the database says; within a transaction. */
gboolean hut_data_dir_read_epoch (HutStorage *storage, HutUid *epoch, GError **error);

/* A new epoch, for whatever @reason the log is told. */
gboolean hut_data_dir_renew_epoch (HutDataDir *dir, HutStorage *writer, const char *reason,
                                   GError **error);

G_END_DECLS
