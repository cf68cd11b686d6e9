/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is done with a file that the daily look found damaged: verified, mended, or put back from
 * its copy, whichever is the least that is enough. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-check.h"
#include "store/hut-store-private.h"

#include <glib/gstdio.h>

/* clang-format off */
static const char SQL_WAITING[] = "SELECT count(*) FROM operation WHERE state = 3";
static const char SQL_OURS[] = "SELECT count(*) FROM operation WHERE state IN (0, 1, 3)";
/* clang-format on */

/* A number of the file, as far as it can be read; else 0. */
static gint64
count_of (const char *path, const char *sql)
{
  g_autoptr (HutDb) db = hut_db_open (path, HUT_DB_READ, NULL);

  return db != NULL ? hut_db_get_int (db, sql, 0) : 0;
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
}

/* Where it lies. */
static gboolean
mend (const char *path, HutPutRight *done, GError **error)
{
  g_autoptr (HutStore) store = hut_store_open (path, error);
  g_autoptr (GError) found = NULL;
  gboolean good;

  if (store == NULL)
    return FALSE;
  done->how = HUT_PUT_RIGHT_SOUND;
  good = hut_store_verify (store, &found);
  if (!good && is_damage (found))
    {
      g_message ("found before it is put right: %s", found->message);
      g_clear_error (&found);
      done->how = HUT_PUT_RIGHT_MENDED;
      good = hut_store_mend_told (store, &done->mended, &found);
    }
  hut_store_close (store);
  if (found != NULL)
    g_propagate_error (error, g_steal_pointer (&found));
  return good;
}

/* What came out of the copy must be sound. */
static gboolean
is_sound (const char *path, GError **error)
{
  g_autoptr (HutStore) store = hut_store_open (path, error);
  gboolean sound = store != NULL && hut_store_verify (store, error);

  if (store != NULL)
    hut_store_close (store);
  return sound;
}

static gboolean
restore (const char *path, const char *copy, HutPutRight *done, GError **error)
{
  gint64 ours = count_of (path, SQL_OURS);
  gint64 waiting = count_of (copy, SQL_WAITING);
  GStatBuf status;

  *done = (HutPutRight){ .how = HUT_PUT_RIGHT_RESTORED };
  if (g_stat (copy, &status) == 0)
    done->copied_at = status.st_mtime * (HutTime)G_USEC_PER_SEC;
  if (!hut_store_recover (path, copy, NULL, &done->n_kept, error))
    return FALSE;
  done->n_lost = (guint)MAX (0, ours - count_of (path, SQL_OURS));
  done->mended.n_waiting = (guint)MAX (0, count_of (path, SQL_WAITING) - waiting);
  return is_sound (path, error);
}

gboolean
hut_store_put_right (const char *path, HutPutRight *done, GError **error)
{
  g_autoptr (GError) found = NULL;
  g_autofree char *copy = NULL;

  *done = (HutPutRight){ .how = HUT_PUT_RIGHT_SOUND };
  if (mend (path, done, &found))
    return TRUE;
  copy = is_damage (found) ? hut_store_find_copy (path) : NULL;
  if (copy != NULL)
    return restore (path, copy, done, error);
  g_propagate_error (error, g_steal_pointer (&found));
  return FALSE;
}
