/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Filling projected streams. Runs in the writer's thread; every step is a transaction of its own,
 * so that a push waits for one of them at most. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-filler.h"

#include "server/hut-projector.h"

/* Of what waits for one stream, at once: what came together is not cut. */
#define BATCH 2000

/* Records of a home that are read in one step for a stream that was given later. */
#define CHUNK 500

/* How far a queue was taken over. */
typedef struct
{
  HutStoredShare *share;
  gint64 n;
} Taken;

struct _HutFiller
{
  HutDataDir *dir;
  GArray *taken; /* Taken, not struck out yet */
};

static void
clear_taken (gpointer data)
{
  hut_stored_share_free (((Taken *)data)->share);
}

HutFiller *
hut_filler_new (HutDataDir *dir)
{
  HutFiller *filler = g_new0 (HutFiller, 1);

  filler->dir = dir;
  filler->taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  g_array_set_clear_func (filler->taken, clear_taken);
  return filler;
}

void
hut_filler_free (HutFiller *filler)
{
  if (filler == NULL)
    return;
  g_array_unref (filler->taken);
  g_free (filler);
}

/* ---- Taking over ---- */

/* What waits for one stream. */
typedef struct
{
  const HutStoredShare *share;
  GPtrArray *showings; /* HutStoredShowing, owned */
} Waiting;

static void
showing_free (gpointer data)
{
  g_free (((HutStoredShowing *)data)->row);
  g_free (data);
}

static void
waiting_clear (Waiting *waiting)
{
  g_clear_pointer (&waiting->showings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Waiting, waiting_clear)

static gboolean
keep_showing (const HutStoredShowing *showing, gpointer data)
{
  Waiting *waiting = data;
  const HutStoredShowing *last =
      waiting->showings->len > 0 ? waiting->showings->pdata[waiting->showings->len - 1] : NULL;
  HutStoredShowing *kept;

  if (waiting->showings->len >= BATCH && showing->turn != last->turn)
    return FALSE;
  kept = g_memdup2 (showing, sizeof *showing);
  kept->target = NULL;
  kept->row = g_strdup (showing->row);
  g_ptr_array_add (waiting->showings, kept);
  return TRUE;
}

static gboolean
read_waiting (HutLedger *ledger, Waiting *waiting, GError **error)
{
  HutStorage *storage = ledger->storage;
  gboolean read;

  waiting->showings = g_ptr_array_new_with_free_func (showing_free);
  if (!hut_storage_begin (storage, HUT_STORAGE_READ, error))
    return FALSE;
  read = hut_storage_queue_each (storage, waiting->share->home, waiting->share->target,
                                 keep_showing, waiting, error);
  hut_storage_rollback (storage);
  return read;
}

/* For whom something waits. */
static GPtrArray *
read_shares (HutLedger *ledger, GError **error)
{
  HutStorage *storage = ledger->storage;
  GPtrArray *shares;

  if (!hut_storage_begin (storage, HUT_STORAGE_READ, error))
    return NULL;
  shares = hut_storage_queue_waiting (storage, error);
  hut_storage_rollback (storage);
  return shares;
}

/* A ver that is there already was taken over before. */
static gboolean
take_over (HutStorage *storage, const Waiting *waiting, const HutStoredShowing *showing,
           GError **error)
{
  g_autoptr (HutStored) old = NULL;
  HutStored next = { .kind = showing->kind,
                     .id = showing->id,
                     .ver = showing->ver,
                     .row = showing->row != NULL ? showing->row : (char *)"",
                     .writers = (char *)"",
                     .home = waiting->share->home,
                     .gone = showing->row == NULL };

  if (!hut_storage_record_get (storage, waiting->share->target, showing->kind, &showing->id, &old,
                               error))
    return FALSE;
  if (old != NULL ? old->ver >= showing->ver : next.gone)
    return TRUE;
  if (!next.gone)
    next.hash_full = next.hash_masked =
        hut_record_hash_text (showing->kind->name, &showing->id, showing->ver, NULL, showing->row);
  return hut_storage_record_put (storage, waiting->share->target, &next, old, error);
}

static gboolean
take_over_all (HutStorage *storage, const Waiting *waiting, gint64 *head, GError **error)
{
  HutStreamState state;
  gboolean found;

  for (guint i = 0; i < waiting->showings->len; i++)
    if (!take_over (storage, waiting, waiting->showings->pdata[i], error))
      return FALSE;
  if (!hut_storage_stream_state (storage, waiting->share->target, &state, &found, error))
    return FALSE;
  *head = state.seq;
  return TRUE;
}

static gboolean
fill_stream (HutFiller *filler, HutLedger *ledger, Waiting *waiting, GHashTable *heads,
             GError **error)
{
  HutStorage *storage = ledger->storage;
  const HutStoredShowing *last = waiting->showings->pdata[waiting->showings->len - 1];
  Taken taken = { NULL, last->n };
  gint64 head;

  if (!hut_storage_begin (storage, HUT_STORAGE_WRITE, error))
    return FALSE;
  if (!take_over_all (storage, waiting, &head, error))
    {
      hut_storage_rollback (storage);
      return FALSE;
    }
  if (!hut_data_dir_commit (filler->dir, storage, error))
    return FALSE;
  g_hash_table_insert (heads, g_strdup (waiting->share->target), g_memdup2 (&head, sizeof head));
  taken.share = g_new0 (HutStoredShare, 1);
  taken.share->home = g_strdup (waiting->share->home);
  taken.share->target = g_strdup (waiting->share->target);
  g_array_append_val (filler->taken, taken);
  return TRUE;
}

/* ---- Streams that were given later ---- */

typedef struct
{
  HutProjector *projector;
  const char *home;
  guint left;
  gint64 seq;
} Chunk;

static gboolean
touch_record (const HutStored *stored, gpointer data)
{
  Chunk *chunk = data;

  if (chunk->left == 0)
    return FALSE;
  chunk->left--;
  chunk->seq = stored->seq;
  hut_projector_touch (chunk->projector, chunk->home, stored->kind, &stored->id);
  return TRUE;
}

/* Reads on one home for one stream, in an open WRITE; @done: nothing is left to read. */
static gboolean
read_on (HutLedger *ledger, gboolean *done, GError **error)
{
  HutStorage *storage = ledger->storage;
  g_autoptr (HutProjector) projector = hut_projector_new (ledger);
  g_autofree char *home = NULL;
  g_autofree char *target = NULL;
  Chunk chunk = { projector, NULL, CHUNK, 0 };

  if (!hut_storage_fill_next (storage, &home, &target, &chunk.seq, error))
    return FALSE;
  *done = home == NULL;
  if (home == NULL)
    return TRUE;
  chunk.home = home;
  return hut_storage_records_after (storage, home, chunk.seq, touch_record, &chunk, error) &&
         hut_projector_run (projector, NULL, error) &&
         (chunk.left > 0 ? hut_storage_fill_remove (storage, home, target, error)
                         : hut_storage_fill_put (storage, home, target, chunk.seq, error));
}

static gboolean
is_filled (HutLedger *ledger, gboolean *filled, GError **error)
{
  HutStorage *storage = ledger->storage;
  g_autofree char *home = NULL;
  g_autofree char *target = NULL;
  gboolean read;
  gint64 seq;

  if (!hut_storage_begin (storage, HUT_STORAGE_READ, error))
    return FALSE;
  read = hut_storage_fill_next (storage, &home, &target, &seq, error);
  hut_storage_rollback (storage);
  *filled = home == NULL;
  return read;
}

static gboolean
read_on_once (HutFiller *filler, HutLedger *ledger, GError **error)
{
  HutStorage *storage = ledger->storage;
  gboolean filled;

  if (!is_filled (ledger, &filled, error))
    return FALSE;
  if (filled)
    return TRUE;
  if (!hut_storage_begin (storage, HUT_STORAGE_WRITE, error))
    return FALSE;
  if (read_on (ledger, &filled, error))
    return hut_data_dir_commit (filler->dir, storage, error);
  hut_storage_rollback (storage);
  return FALSE;
}

/* ---- Both ---- */

gboolean
hut_filler_run (HutFiller *filler, HutLedger *ledger, GHashTable *heads, GError **error)
{
  g_autoptr (GPtrArray) shares = NULL;

  if (!read_on_once (filler, ledger, error))
    return FALSE;
  shares = read_shares (ledger, error);
  for (guint i = 0; shares != NULL && i < shares->len; i++)
    {
      g_auto (Waiting) waiting = { .share = shares->pdata[i] };

      if (!read_waiting (ledger, &waiting, error) ||
          (waiting.showings->len > 0 && !fill_stream (filler, ledger, &waiting, heads, error)))
        return FALSE;
    }
  return shares != NULL;
}

static gboolean
strike_out (HutFiller *filler, HutLedger *ledger, gboolean *more, GError **error)
{
  HutStorage *storage = ledger->storage;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autofree char *home = NULL;
  g_autofree char *target = NULL;
  gint64 seq;

  for (guint i = 0; i < filler->taken->len; i++)
    {
      const Taken *taken = &g_array_index (filler->taken, Taken, i);

      if (!hut_storage_queue_remove (storage, taken->share->home, taken->share->target, taken->n,
                                     error))
        return FALSE;
    }
  waiting = hut_storage_queue_waiting (storage, error);
  if (waiting == NULL || !hut_storage_fill_next (storage, &home, &target, &seq, error))
    return FALSE;
  *more = waiting->len > 0 || home != NULL;
  return TRUE;
}

gboolean
hut_filler_settle (HutFiller *filler, HutLedger *ledger, gboolean *more, GError **error)
{
  HutStorage *storage = ledger->storage;
  gboolean idle = filler->taken->len == 0;
  gboolean done;

  if (!hut_storage_begin (storage, idle ? HUT_STORAGE_READ : HUT_STORAGE_WRITE, error))
    return FALSE;
  done = strike_out (filler, ledger, more, error);
  if (!done || idle)
    {
      hut_storage_rollback (storage);
      return done;
    }
  g_array_set_size (filler->taken, 0);
  return hut_data_dir_commit (filler->dir, storage, error);
}

gboolean
hut_filler_run_all (HutDataDir *dir, HutLedger *ledger, GError **error)
{
  g_autoptr (HutFiller) filler = hut_filler_new (dir);
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean more = TRUE;

  while (more)
    if (!hut_filler_run (filler, ledger, heads, error) ||
        !hut_filler_settle (filler, ledger, &more, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_home (const char *stream)
{
  return g_str_has_prefix (stream, "street/") || g_str_has_prefix (stream, "district/");
}

gboolean
hut_filler_give (HutStorage *storage, const char *target, GError **error)
{
  g_auto (GStrv) names = NULL;
  HutStreamState state;
  gboolean found;

  if (!hut_storage_stream_state (storage, target, &state, &found, error))
    return FALSE;
  if (found)
    return TRUE;
  names = hut_storage_stream_names (storage, error);
  if (names == NULL || !hut_storage_stream_add (storage, target, error))
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (is_home (names[i]) && !hut_storage_fill_put (storage, names[i], target, 0, error))
      return FALSE;
  return TRUE;
}
