/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-vault.h"
#include "server/hut-storage.h"
#include "server/hut-writers.h"

G_BEGIN_DECLS

/* Records over a storage: opened and sealed, hashed, and put on record in the audit chain. It
 * lives within one transaction of its storage. */
typedef struct
{
  HutStorage *storage;
  HutVault *vault;
} HutLedger;

/* A record with what the storage and the merge need of it. */
typedef struct
{
  HutStored *stored;
  HutRecord *record;
  HutWriters *writers;
} HutEntry;

void hut_entry_free (HutEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutEntry, hut_entry_free)

/* @entry NULL where there is no such record. */
gboolean hut_ledger_load (HutLedger *ledger, const char *stream, const HutKind *kind,
                          const HutUid *id, HutEntry **entry, GError **error);

/* @record, at the ver that it bears, as it will be kept. HUT_PROBLEM_TOO_LARGE where it is over
 * 256 KiB. Nothing is written. */
HutStored *hut_ledger_prepare (HutLedger *ledger, const HutRecord *record, HutWriters *writers,
                               GError **error);

/* prepare, then written as a new record; gives the seq taken. */
gboolean hut_ledger_add (HutLedger *ledger, const HutRecord *record, const HutWriter *creator,
                         gint64 *seq, GError **error);

/* The personal members of @stored as canonical text in @text, NULL where it has none. */
gboolean hut_ledger_open_personal (HutLedger *ledger, const HutStored *stored, char **text,
                                   GError **error);

/* The record of @stored. */
HutRecord *hut_ledger_open (HutLedger *ledger, const char *stream, const HutStored *stored,
                            GError **error);

/* Adds @entry to the stream's hash chain. */
gboolean hut_ledger_audit (HutLedger *ledger, const char *stream, JsonObject *entry,
                           GError **error);

/* Reads all of @stream and holds it against its hashes, sums, seqs and audit chain;
 * HUT_STORAGE_ERROR_CORRUPT with the first thing that does not agree. */
gboolean hut_ledger_verify (HutLedger *ledger, const char *stream, GError **error);

G_END_DECLS
