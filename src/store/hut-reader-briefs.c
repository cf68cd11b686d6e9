/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cases in brief, read in one pass. Like every reader: one thread at a time. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-briefs.h"

#include "store/hut-reader-private.h"

/* clang-format off */
static const char SQL_CATEGORISED[] =
  "SELECT uid, title, text, category FROM cases "
  "WHERE category IS NOT NULL AND state <> 'void' "
  "AND staged NOT IN (SELECT id FROM staging) ORDER BY id DESC LIMIT ?1";
/* clang-format on */

GPtrArray *
hut_reader_categorised (HutReader *reader, guint limit, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_CATEGORISED, error);
  g_autoptr (GPtrArray) briefs =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_case_brief_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutCaseBrief *brief;

      if (!row)
        return g_steal_pointer (&briefs);
      brief = g_new0 (HutCaseBrief, 1);
      brief->id = hut_db_column_uid (statement, 0);
      brief->title = hut_db_dup_text (statement, 1);
      brief->text = hut_db_dup_text (statement, 2);
      brief->category = hut_db_dup_text (statement, 3);
      g_ptr_array_add (briefs, brief);
    }
  return NULL;
}
