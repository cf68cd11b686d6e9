/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows against operations: a file that never met a server has all that was written as operations,
 * and each row must show what they set. It has no other sum of its rows. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-private.h"

/* clang-format off */
static const char SQL_WRITTEN[] =
  "WHERE +o.state = 0 "
  /* A change that was damaged, or was given up, is in its row still. */
  "  AND NOT EXISTS (SELECT 1 FROM operation p WHERE p.uid = o.uid AND p.state IN (1, 2, 3)) "
  "  AND NOT EXISTS (SELECT 1 FROM events e WHERE e.\"case\" = o.uid AND e.code = 'given-up') "
  /* As operation_record stands, backwards: nothing is sorted. */
  "ORDER BY o.uid DESC, o.state DESC, o.seq DESC";
/* clang-format on */

/* The record that is looked at, its operations from the newest to the oldest. */
typedef struct
{
  HutUid id;
  HutRecord *record; /* or NULL: no row */
  GHashTable *seen;  /* HutField: a later operation set it */
} Shown;

static gboolean
look_up (Shown *shown, HutDb *db, HutVault *vault, const HutOperation *operation, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (hut_uid_equal (&shown->id, &operation->id))
    return TRUE;
  g_hash_table_remove_all (shown->seen);
  g_clear_pointer (&shown->record, hut_record_free);
  shown->id = operation->id;
  shown->record = hut_rows_get (db, vault, operation->kind, &operation->id, &failed);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* A change of a record that was never created here waits for the record. */
static gboolean
is_shown (Shown *shown, const HutOperation *operation)
{
  if (shown->record == NULL)
    return operation->verb != HUT_VERB_CREATE;
  for (guint i = 0; i < operation->deltas->len; i++)
    {
      const HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i);
      int at = hut_kind_field_index (operation->kind, delta->field);

      if (g_hash_table_add (shown->seen, (gpointer)delta->field) &&
          !hut_value_equal (&shown->record->values[at], &delta->new_value))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_one (Shown *shown, HutDb *db, HutVault *vault, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (HutOperation) operation = hut_outbox_read (db, statement, vault, error);
  char id[HUT_UID_STRING_LEN + 1];

  if (operation == NULL || !look_up (shown, db, vault, operation, error))
    return FALSE;
  if (is_shown (shown, operation))
    return TRUE;
  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT, "the %s %s is not what was written",
               operation->kind->name, hut_uid_print (&operation->id, id));
  return FALSE;
}

gboolean
hut_store_check_shown (HutDb *db, HutVault *vault, GError **error)
{
  g_autofree char *sql = g_strconcat (HUT_OUTBOX_SELECT, SQL_WRITTEN, NULL);
  sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), error);
  Shown shown = { 0 };
  gboolean row = FALSE;
  gboolean sound = statement != NULL;

  if (statement == NULL)
    return FALSE;
  shown.seen = g_hash_table_new (NULL, NULL);
  while (sound && (sound = hut_db_step (db, statement, &row, error)) && row)
    sound = check_one (&shown, db, vault, statement, error);
  sqlite3_reset (statement);
  g_hash_table_unref (shown.seen);
  g_clear_pointer (&shown.record, hut_record_free);
  return sound;
}
