/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The daily look; see the header. SQLite's own check goes through a tree without once looking
 * whether it should stop. Here every tree is read by a statement, which is asked every thousand
 * steps: there it stops, or rests. Each table is a transaction of its own, so that the log can be
 * taken into the file in between. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-check.h"

#include "store/hut-verify.h"

#include <glib/gstdio.h>
#include <string.h>

#define STEPS 1000            /* of SQLite's machine, between two questions */
#define WORK (5 * 1000)       /* microseconds, before a rest */
#define REST (10 * 1000)      /* microseconds */
#define SUMMED_RECORDS 200000 /* up to so many all fields are read: some seconds */

/* clang-format off */
static const char SQL_TREES[] =
  "SELECT type = 'index', name, tbl_name, sql FROM sqlite_schema "
  "WHERE type IN ('table', 'index') AND rootpage > 0 ORDER BY tbl_name, type DESC, name";
static const char SQL_MET_SERVER[] = "SELECT count(*) FROM setting WHERE name = 'epoch'";
static const char SQL_RECORDS[] = "SELECT coalesce(sum(count), 0) FROM stream";
/* Of a file that works alone: as many as there ever were, which no tree must be counted for. */
static const char SQL_OPERATIONS[] = "SELECT coalesce(max(seq), 0) FROM operation";
static const char SQL_UNDER_WAY[] = "SELECT count(*) FROM staging";
/* clang-format on */

typedef struct
{
  GCancellable *cancellable;
  gint64 since; /* the last rest, monotonic */
} Pace;

static int
on_steps (gpointer data)
{
  Pace *pace = data;

  if (!g_cancellable_is_cancelled (pace->cancellable) &&
      g_get_monotonic_time () - pace->since > WORK)
    {
      g_usleep (REST);
      pace->since = g_get_monotonic_time ();
    }
  return g_cancellable_is_cancelled (pace->cancellable);
}

/* ---- Trees ---- */

typedef struct
{
  gboolean index;
  char *name;
  char *table;
  const char *where; /* of an index over some rows: into @sql; or NULL */
  char *sql;
} Tree;

static void
tree_free (gpointer data)
{
  Tree *tree = data;

  g_free (tree->name);
  g_free (tree->table);
  g_free (tree->sql);
  g_free (tree);
}

static GPtrArray *
list_trees (HutDb *db, GError **error)
{
  g_autoptr (GPtrArray) trees = g_ptr_array_new_with_free_func (tree_free);
  sqlite3_stmt *statement = hut_db_statement (db, SQL_TREES, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (hut_db_step (db, statement, &row, error))
    {
      Tree *tree;

      if (!row)
        return g_steal_pointer (&trees);
      tree = g_new0 (Tree, 1);
      tree->index = sqlite3_column_int (statement, 0);
      tree->name = hut_db_dup_text (statement, 1);
      tree->table = hut_db_dup_text (statement, 2);
      tree->sql = hut_db_dup_text (statement, 3);
      tree->where = tree->index && tree->sql != NULL ? strstr (tree->sql, " WHERE ") : NULL;
      g_ptr_array_add (trees, tree);
    }
  return NULL;
}

/* Reads all of it: of a table every column, whose pages may lie apart. */
static gboolean
read_tree (HutDb *db, const Tree *tree, gint64 *n_rows, GError **error)
{
  char *sql = tree->index
                  ? sqlite3_mprintf ("SELECT 1 FROM \"%w\" INDEXED BY \"%w\"%s", tree->table,
                                     tree->name, tree->where != NULL ? tree->where : "")
                  : sqlite3_mprintf ("SELECT * FROM \"%w\" NOT INDEXED", tree->name);
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (hut_db_handle (db), sql, -1, &statement, NULL);

  *n_rows = 0;
  if (result == SQLITE_OK)
    while ((result = sqlite3_step (statement)) == SQLITE_ROW)
      ++*n_rows;
  if (result != SQLITE_DONE)
    hut_db_fail (db, error);
  sqlite3_finalize (statement);
  sqlite3_free (sql);
  return result == SQLITE_DONE;
}

static gboolean
read_trees (HutDb *db, GError **error)
{
  g_autoptr (GPtrArray) trees = list_trees (db, error);
  gint64 n_rows = 0, n;

  for (guint i = 0; trees != NULL && i < trees->len; i++)
    {
      const Tree *tree = trees->pdata[i];

      if (!tree->index && !(hut_db_execute (db, "COMMIT", error) && /* the table before */
                            hut_db_execute (db, "BEGIN", error)))
        return FALSE;
      if (!read_tree (db, tree, tree->index ? &n : &n_rows, error))
        return FALSE;
      if (!tree->index || tree->where != NULL || n == n_rows)
        continue;
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT,
                   "the index %s has %" G_GINT64_FORMAT " rows, its table %" G_GINT64_FORMAT,
                   tree->name, n, n_rows);
      return FALSE;
    }
  return trees != NULL;
}

/* ---- The look ---- */

static gboolean
check_rows (HutStore *store, HutDb *db, GError **error)
{
  gboolean met = hut_db_get_int (db, SQL_MET_SERVER, 0) > 0;
  gint64 n = hut_db_get_int (db, met ? SQL_RECORDS : SQL_OPERATIONS, 0);

  return hut_verify_kinds (db, error) && hut_verify_operations (db, error) &&
         (n > SUMMED_RECORDS || hut_verify_sums (store, db, error));
}

gboolean
hut_store_check (HutStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutDb) db = hut_db_open (hut_store_get_path (store), HUT_DB_READ, error);
  Pace pace = { cancellable, g_get_monotonic_time () };
  g_autoptr (GError) found = NULL;
  gboolean sound;

  if (db == NULL)
    return FALSE;
  sqlite3_progress_handler (hut_db_handle (db), STEPS, on_steps, &pace);
  sound = hut_db_execute (db, "BEGIN", &found) && read_trees (db, &found) &&
          hut_db_execute (db, "COMMIT", &found) && hut_db_execute (db, "BEGIN", &found) &&
          check_rows (store, db, &found);
  sqlite3_progress_handler (hut_db_handle (db), 0, NULL, NULL);
  /* What was cut short has found nothing. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!sound)
    g_propagate_error (error, g_steal_pointer (&found));
  return sound;
}

/* ---- Once a day ---- */

static char *
mark_of (const char *path)
{
  return g_strconcat (path, ".checked", NULL);
}

/* When it was looked at last, and what was wrong (NULL: nothing). 0: never. */
static HutTime
read_mark (const char *path, char **why)
{
  g_autofree char *mark = mark_of (path);
  g_autofree char *text = NULL;
  char *line;

  *why = NULL;
  if (!g_file_get_contents (mark, &text, NULL, NULL))
    return 0;
  line = strchr (text, '\n');
  if (line != NULL && line[1] != '\0')
    *why = g_strdup (g_strchomp (line + 1));
  return g_ascii_strtoll (text, NULL, 10);
}

static void
write_mark (const char *path, HutTime at, const GError *found)
{
  g_autofree char *mark = mark_of (path);
  g_autofree char *text =
      g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", at, found != NULL ? found->message : "");
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (mark, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_warning ("that %s was looked at is not kept: %s", path, error->message);
}

gboolean
hut_store_is_suspected (const char *path)
{
  g_autofree char *why = NULL;

  read_mark (path, &why);
  return why != NULL;
}

void
hut_store_forget_check (const char *path)
{
  g_autofree char *mark = mark_of (path);

  g_unlink (mark);
}

static gboolean
is_import_under_way (HutStore *store)
{
  g_autoptr (HutDb) db = hut_db_open (hut_store_get_path (store), HUT_DB_READ, NULL);

  return db != NULL && hut_db_get_int (db, SQL_UNDER_WAY, 0) > 0;
}

gboolean
hut_store_check_if_due (HutStore *store, HutTime now, GCancellable *cancellable, GError **error)
{
  const char *path = hut_store_get_path (store);
  g_autofree char *why = NULL;
  HutTime last = read_mark (path, &why);
  g_autoptr (GError) found = NULL;

  /* A clock that was set back must not put it off for long. */
  if (last != 0 && now >= last && now - last < HUT_TIME_DAY)
    {
      if (why != NULL)
        g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT, why);
      return why == NULL;
    }
  if (is_import_under_way (store))
    return TRUE;
  if (!hut_store_check (store, cancellable, &found) &&
      g_error_matches (found, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT))
    {
      g_clear_error (&found);
      hut_store_check (store, cancellable, &found);
    }
  if (found == NULL || g_error_matches (found, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT))
    write_mark (path, now, found);
  if (found == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&found));
  return FALSE;
}
