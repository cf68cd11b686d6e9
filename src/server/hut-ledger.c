/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Between records and the storage. Personal members are sealed together, as one canonical text
 * bound to kind and id. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-ledger.h"

#include "base/hut-json.h"
#include "domain/hut-projection.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-problem.h"

#include <string.h>

#define SEALED_FIELD "personal"

void
hut_entry_free (HutEntry *entry)
{
  if (entry == NULL)
    return;
  hut_stored_free (entry->stored);
  hut_record_free (entry->record);
  hut_writers_free (entry->writers);
  g_free (entry);
}

gboolean
hut_ledger_open_personal (HutLedger *ledger, const HutStored *stored, char **text, GError **error)
{
  char id[HUT_UID_STRING_LEN + 1];
  gsize length;
  gconstpointer sealed;

  *text = NULL;
  if (stored->personal == NULL)
    return TRUE;
  sealed = g_bytes_get_data (stored->personal, &length);
  *text = hut_vault_open (ledger->vault, stored->kind->name, hut_uid_print (&stored->id, id),
                          SEALED_FIELD, sealed, length, error);
  return *text != NULL;
}

HutRecord *
hut_ledger_open (HutLedger *ledger, const char *stream, const HutStored *stored, GError **error)
{
  g_autofree char *personal_text = NULL;
  g_autoptr (JsonObject) row = NULL;
  g_autoptr (JsonObject) personal = NULL;

  if (!hut_ledger_open_personal (ledger, stored, &personal_text, error))
    return NULL;
  row = hut_json_parse_object (stored->row, -1, error);
  if (row == NULL)
    return NULL;
  if (personal_text != NULL &&
      (personal = hut_json_parse_object (personal_text, -1, error)) == NULL)
    return NULL;
  return hut_record_from_json (stored->kind, &stored->id, stream, stored->ver, row, personal,
                               error);
}

gboolean
hut_ledger_load (HutLedger *ledger, const char *stream, const HutKind *kind, const HutUid *id,
                 HutEntry **out, GError **error)
{
  g_autoptr (HutEntry) entry = g_new0 (HutEntry, 1);

  *out = NULL;
  if (!hut_storage_record_get (ledger->storage, stream, kind, id, &entry->stored, error))
    return FALSE;
  if (entry->stored == NULL)
    return TRUE;
  entry->record = hut_ledger_open (ledger, stream, entry->stored, error);
  if (entry->record == NULL)
    return FALSE;
  entry->writers = hut_writers_parse (entry->stored->writers);
  if (entry->writers == NULL)
    {
      g_set_error_literal (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_CORRUPT,
                           "the writers of a record cannot be read");
      return FALSE;
    }
  *out = g_steal_pointer (&entry);
  return TRUE;
}

HutStored *
hut_ledger_prepare (HutLedger *ledger, const HutRecord *record, HutWriters *writers, GError **error)
{
  g_autoptr (HutStored) stored = g_new0 (HutStored, 1);
  g_autoptr (JsonObject) row = hut_record_row (record);
  g_autoptr (JsonObject) personal = hut_record_personal (record);
  g_autofree char *personal_text = personal != NULL ? hut_json_print_object (personal) : NULL;
  const char *kind = record->kind->name;
  char id[HUT_UID_STRING_LEN + 1];

  stored->kind = record->kind;
  stored->id = record->id;
  stored->parent = hut_projection_parent (record);
  stored->links = hut_projection_lists (record);
  stored->ver = record->ver;
  stored->row = hut_json_print_object (row);
  if (strlen (stored->row) + (personal_text != NULL ? strlen (personal_text) : 0) >
      HUT_RECORD_MAX_BYTES)
    {
      g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_TOO_LARGE,
                           "the record would be over 256 KiB");
      return NULL;
    }
  if (personal_text != NULL)
    stored->personal = hut_vault_seal (ledger->vault, kind, hut_uid_print (&record->id, id),
                                       SEALED_FIELD, personal_text);
  stored->writers = hut_writers_print (writers);
  stored->hash_full =
      hut_record_hash_text (kind, &record->id, record->ver, personal_text, stored->row);
  stored->hash_masked =
      personal_text == NULL
          ? stored->hash_full
          : hut_record_hash_text (kind, &record->id, record->ver, NULL, stored->row);
  return g_steal_pointer (&stored);
}

gboolean
hut_ledger_add (HutLedger *ledger, const HutRecord *record, const HutWriter *creator, gint64 *seq,
                GError **error)
{
  g_autoptr (HutWriters) writers = hut_writers_new (creator);
  g_autoptr (HutStored) stored = hut_ledger_prepare (ledger, record, writers, error);

  if (stored == NULL ||
      !hut_storage_record_put (ledger->storage, record->stream, stored, NULL, error))
    return FALSE;
  *seq = stored->seq;
  return TRUE;
}

static char *
chain_hash (const char *before, const char *text)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (before != NULL)
    g_checksum_update (sum, (const guchar *)before, -1);
  g_checksum_update (sum, (const guchar *)text, -1);
  return g_strdup (g_checksum_get_string (sum));
}

gboolean
hut_ledger_audit (HutLedger *ledger, const char *stream, JsonObject *entry, GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;
  gint64 n;

  if (!hut_storage_audit_last (ledger->storage, stream, &n, &before, error))
    return FALSE;
  text = hut_json_print_object (entry);
  hash = chain_hash (before, text);
  return hut_storage_audit_add (ledger->storage, stream, n + 1, text, hash, error);
}

/* Holding a stream against what is kept about it. */
typedef struct
{
  HutLedger *ledger;
  const char *stream;
  HutStreamState found;
  gint64 n;
  char *hash;
  GError *error;
} Verification;

static gboolean
disagree (GError **error, const char *stream, const char *what)
{
  g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_CORRUPT, "%s: %s", stream, what);
  return FALSE;
}

static gboolean
verify_record (const HutStored *stored, gpointer data)
{
  Verification *check = data;
  g_autoptr (HutRecord) record =
      hut_ledger_open (check->ledger, check->stream, stored, &check->error);

  if (record == NULL)
    return FALSE;
  if (hut_record_hash (record, TRUE) != stored->hash_full ||
      hut_record_hash (record, FALSE) != stored->hash_masked)
    return disagree (&check->error, check->stream, "a record is not what its hash says");
  check->found.count++;
  check->found.sum_full += stored->hash_full;
  check->found.sum_masked += stored->hash_masked;
  return TRUE;
}

static gboolean
verify_link (gint64 n, const char *text, const char *hash, gpointer data)
{
  Verification *check = data;
  g_autofree char *expected = chain_hash (check->hash, text);

  if (n != check->n + 1 || !g_str_equal (hash, expected))
    return disagree (&check->error, check->stream, "the audit chain is broken");
  check->n = n;
  g_free (check->hash);
  check->hash = g_steal_pointer (&expected);
  return TRUE;
}

/* The last seq is that of a record, which may be gone. */
static gboolean
note_last (const HutStored *stored, gpointer data)
{
  Verification *check = data;

  check->found.seq = stored->seq;
  return TRUE;
}

static gboolean
verify_stream (Verification *check, GError **error)
{
  HutStreamState state;
  gboolean found;

  if (!hut_storage_stream_state (check->ledger->storage, check->stream, &state, &found, error) ||
      !hut_storage_records_after (check->ledger->storage, check->stream, state.seq - 1, note_last,
                                  check, error) ||
      !hut_storage_records_sorted (check->ledger->storage, check->stream, HUT_STORED_WHOLE,
                                   verify_record, check, error))
    return FALSE;
  if (check->error == NULL &&
      (check->found.seq != state.seq || check->found.count != state.count ||
       check->found.sum_full != state.sum_full || check->found.sum_masked != state.sum_masked))
    return disagree (error, check->stream, "its records are not what its sums say");
  return check->error != NULL ||
         hut_storage_audit_each (check->ledger->storage, check->stream, verify_link, check, error);
}

gboolean
hut_ledger_verify (HutLedger *ledger, const char *stream, GError **error)
{
  Verification check = { .ledger = ledger, .stream = stream };
  gboolean read = verify_stream (&check, error);

  g_free (check.hash);
  if (check.error == NULL)
    return read;
  g_propagate_error (error, check.error);
  return FALSE;
}
