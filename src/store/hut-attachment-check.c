/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The contents of attachments against their names. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-attachment-check.h"

#include "store/hut-blobs.h"
#include "store/hut-db.h"

/* clang-format off */

static const char SQL_ATTACHMENTS[] =
  "SELECT uid, name, sha256 FROM attachments "
  "WHERE void_reason IS NULL AND staged NOT IN (SELECT id FROM staging) ORDER BY id";

/* clang-format on */

void
hut_attachment_fault_free (HutAttachmentFault *fault)
{
  g_free (fault->name);
  g_free (fault);
}

/* FALSE where the disk fails; that says nothing of the content. */
static gboolean
check_one (const char *database, sqlite3_stmt *row, GPtrArray *faults, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GBytes) bytes = hut_blobs_read (database, hut_db_column_text (row, 2), &failed);
  HutAttachmentFault *fault;

  if (bytes != NULL)
    return TRUE;
  if (!g_error_matches (failed, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT) &&
      !g_error_matches (failed, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  fault = g_new0 (HutAttachmentFault, 1);
  fault->id = hut_db_column_uid (row, 0);
  fault->name = hut_db_dup_text (row, 1);
  fault->damaged = failed->code == HUT_STORE_ERROR_CORRUPT;
  g_ptr_array_add (faults, fault);
  return TRUE;
}

GPtrArray *
hut_store_check_attachments (HutStore *store, GError **error)
{
  const char *database = hut_store_get_path (store);
  g_autoptr (HutDb) db = hut_db_open (database, HUT_DB_READ, error);
  sqlite3_stmt *statement = db != NULL ? hut_db_statement (db, SQL_ATTACHMENTS, error) : NULL;
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_attachment_fault_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (hut_db_step (db, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&faults);
      if (!check_one (database, statement, faults, error))
        break;
    }
  sqlite3_reset (statement);
  return NULL;
}
