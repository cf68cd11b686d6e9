/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Loading of tiles; see the header. The shelf and all decisions belong to the main thread; a job on
 * a thread knows its tile and the fetcher only. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-tile-loader.h"

#include "sync/hut-backoff.h"

#define DEADLINE 30      /* seconds for a whole tile, however its bytes drip */
#define REFUSED_REST 300 /* seconds after a refusal: the key will not be better sooner */
#define BAD_IN_A_ROW 3   /* answers that are no pictures, before it is said */
#define TILE_RETRY_MAX 8 /* doublings of a tile's own wait */

struct _HutTileLoader
{
  GObject parent_instance;

  HutTileFetch *fetch;
  HutTileShelf *shelf;
  GThreadPool *threads;
  GHashTable *running; /* the GCancellable of each job under way */
  GArray *wanted;      /* HutTile */
  gboolean stopped;

  int trouble;
  HutBackoff backoff;
  gint64 paused_until; /* monotonic; 0: not paused */
  guint bad_in_a_row;
  gboolean any_came;
  guint retry_timeout;
  GNetworkMonitor *network;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutTileLoader, hut_tile_loader, G_TYPE_OBJECT)

typedef struct
{
  HutTileFetch *fetch;
  HutTile tile;
  HutTileFrom from;
  guint deadline;
  gboolean late;
} Job;

static void start_wanted (HutTileLoader *self);

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_handle_id (&job->deadline, g_source_remove);
  hut_tile_fetch_unref (job->fetch);
  g_free (job);
}

static void
run_job (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  HutTilePicture *picture =
      hut_tile_fetch_read (job->fetch, job->tile, job->from, g_task_get_cancellable (task), &error);

  if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify)hut_tile_picture_free);
  else
    g_task_return_error (task, error);
}

static gint64
in_seconds (gint64 seconds)
{
  return g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
}

static gboolean
on_retry (gpointer data)
{
  HutTileLoader *self = data;

  self->retry_timeout = 0;
  self->paused_until = 0;
  start_wanted (self);
  return G_SOURCE_REMOVE;
}

/* Nothing is asked of the server for a while. */
static void
pause_for (HutTileLoader *self, gint64 microseconds)
{
  self->paused_until = g_get_monotonic_time () + microseconds;
  g_clear_handle_id (&self->retry_timeout, g_source_remove);
  self->retry_timeout = g_timeout_add (microseconds / 1000 + 1, on_retry, self);
}

/* Whether the trouble is of the whole source, so that no other tile will do better. */
static gboolean
is_of_source (int code)
{
  return code == HUT_TILE_ERROR_OFFLINE || code == HUT_TILE_ERROR_SLOW ||
         code == HUT_TILE_ERROR_BUSY || code == HUT_TILE_ERROR_REFUSED ||
         code == HUT_TILE_ERROR_KEY || code == HUT_TILE_ERROR_FILE;
}

static void
take_picture (HutTileLoader *self, Job *job, HutTilePicture *picture)
{
  hut_tile_shelf_put (self->shelf, hut_tile_shelf_get (self->shelf, job->tile), picture);
  if (job->from == HUT_TILE_FROM_DISK)
    return;
  self->any_came = TRUE;
  self->bad_in_a_row = 0;
  self->trouble = -1;
  hut_backoff_reset (&self->backoff);
}

/* A tile that has its own trouble is asked for again, ever later. */
static void
put_off (HutTileLoader *self, HutTileEntry *entry)
{
  entry->state = HUT_TILE_FAILED;
  entry->again_at = in_seconds (5 << MIN (entry->failures, TILE_RETRY_MAX));
  entry->failures++;
}

static void
take_source_trouble (HutTileLoader *self, HutTileEntry *entry, int code)
{
  gint64 rest = code == HUT_TILE_ERROR_REFUSED || code == HUT_TILE_ERROR_KEY
                    ? REFUSED_REST * (gint64)G_USEC_PER_SEC
                    : hut_backoff_fail (&self->backoff);

  entry->state = HUT_TILE_UNKNOWN;
  self->trouble = code;
  pause_for (self, rest);
}

static void
take_error (HutTileLoader *self, Job *job, const GError *error)
{
  HutTileEntry *entry = hut_tile_shelf_get (self->shelf, job->tile);
  int code = error->domain == HUT_TILE_ERROR ? error->code : -1;

  if (job->late)
    code = HUT_TILE_ERROR_SLOW;
  if (code < 0) /* given up */
    entry->state = HUT_TILE_UNKNOWN;
  else if (job->from == HUT_TILE_FROM_DISK)
    {
      entry->state = HUT_TILE_FAILED;
      entry->again_at = self->paused_until;
    }
  else if (code == HUT_TILE_ERROR_MISSING)
    {
      entry->state = HUT_TILE_EMPTY;
      self->trouble = -1;
      hut_backoff_reset (&self->backoff);
    }
  else if (is_of_source (code))
    take_source_trouble (self, entry, code);
  else
    {
      put_off (self, entry);
      if (++self->bad_in_a_row >= BAD_IN_A_ROW || !self->any_came)
        self->trouble = code;
      if (self->bad_in_a_row >= BAD_IN_A_ROW)
        pause_for (self, hut_backoff_fail (&self->backoff));
    }
}

static void
on_job_done (GObject *source, GAsyncResult *result, gpointer data)
{
  HutTileLoader *self = HUT_TILE_LOADER (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  HutTilePicture *picture = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_handle_id (&job->deadline, g_source_remove);
  g_hash_table_remove (self->running, g_task_get_cancellable (G_TASK (result)));
  if (self->stopped)
    {
      g_clear_pointer (&picture, hut_tile_picture_free);
      return;
    }
  if (picture != NULL)
    take_picture (self, job, picture);
  else
    take_error (self, job, error);
  start_wanted (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_deadline (gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);

  job->deadline = 0;
  job->late = TRUE;
  g_cancellable_cancel (g_task_get_cancellable (task));
  return G_SOURCE_REMOVE;
}

static void
start_job (HutTileLoader *self, HutTileEntry *entry, HutTileFrom from)
{
  GCancellable *cancellable = g_cancellable_new ();
  GTask *task = g_task_new (self, cancellable, on_job_done, NULL);
  Job *job = g_new0 (Job, 1);

  g_task_set_check_cancellable (task, FALSE);
  job->fetch = hut_tile_fetch_ref (self->fetch);
  job->tile = entry->tile;
  job->from = from;
  job->deadline = g_timeout_add_seconds (DEADLINE, on_deadline, task);
  g_task_set_task_data (task, job, free_job);
  entry->state = HUT_TILE_LOADING;
  g_hash_table_add (self->running, cancellable);
  g_thread_pool_push (self->threads, task, NULL);
}

static gboolean
is_due (const HutTileEntry *entry)
{
  return entry->state == HUT_TILE_UNKNOWN ||
         (entry->state == HUT_TILE_FAILED && entry->again_at <= g_get_monotonic_time ());
}

/* Whether the source may be asked, or only what is kept of it. */
static HutTileFrom
where_from (HutTileLoader *self)
{
  HutTileSource *source = hut_tile_fetch_get_source (self->fetch);

  if (self->paused_until > g_get_monotonic_time ())
    return HUT_TILE_FROM_DISK;
  if (hut_tile_source_is_online (source) && !hut_tile_source_is_loopback (source) &&
      !g_network_monitor_get_network_available (self->network))
    {
      self->trouble = HUT_TILE_ERROR_OFFLINE;
      pause_for (self, hut_backoff_fail (&self->backoff));
      return HUT_TILE_FROM_DISK;
    }
  return HUT_TILE_FROM_ANYWHERE;
}

/* The next that is wanted and can be asked for; NULL: none. */
static HutTileEntry *
next_due (HutTileLoader *self)
{
  for (guint i = 0; i < self->wanted->len; i++)
    {
      HutTileEntry *entry =
          hut_tile_shelf_get (self->shelf, g_array_index (self->wanted, HutTile, i));

      if (is_due (entry))
        return entry;
    }
  return NULL;
}

static void
start_wanted (HutTileLoader *self)
{
  HutTileEntry *entry;

  while (g_hash_table_size (self->running) < HUT_TILE_AT_ONCE && (entry = next_due (self)) != NULL)
    {
      HutTileFrom from = where_from (self);

      /* one is enough to find out whether it works again */
      if (from == HUT_TILE_FROM_ANYWHERE && self->trouble >= 0 &&
          g_hash_table_size (self->running) > 0)
        return;
      start_job (self, entry, from);
    }
}

static void
on_network_changed (HutTileLoader *self, gboolean available)
{
  if (available && self->trouble >= 0 && !self->stopped)
    hut_tile_loader_retry (self);
}

static void
hut_tile_loader_finalize (GObject *object)
{
  HutTileLoader *self = HUT_TILE_LOADER (object);

  g_thread_pool_free (self->threads, FALSE, FALSE);
  g_clear_handle_id (&self->retry_timeout, g_source_remove);
  g_hash_table_unref (self->running);
  g_array_unref (self->wanted);
  g_clear_pointer (&self->shelf, hut_tile_shelf_free);
  hut_tile_fetch_unref (self->fetch);
  G_OBJECT_CLASS (hut_tile_loader_parent_class)->finalize (object);
}

static void
hut_tile_loader_class_init (HutTileLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_tile_loader_finalize;
  signals[CHANGED] = g_signal_new ("changed", HUT_TYPE_TILE_LOADER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_tile_loader_init (HutTileLoader *self)
{
  self->trouble = -1;
  self->wanted = g_array_new (FALSE, FALSE, sizeof (HutTile));
  self->running = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->shelf = hut_tile_shelf_new (HUT_TILE_SHELF_BYTES);
  self->threads = g_thread_pool_new (run_job, NULL, HUT_TILE_AT_ONCE, FALSE, NULL);
  self->network = g_network_monitor_get_default ();
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (on_network_changed), self,
                           G_CONNECT_SWAPPED);
}

HutTileLoader *
hut_tile_loader_new (HutTileFetch *fetch)
{
  HutTileLoader *self = g_object_new (HUT_TYPE_TILE_LOADER, NULL);

  self->fetch = hut_tile_fetch_ref (fetch);
  return self;
}

HutTileFetch *
hut_tile_loader_get_fetch (HutTileLoader *self)
{
  return self->fetch;
}

HutTileShelf *
hut_tile_loader_get_shelf (HutTileLoader *self)
{
  return self->shelf;
}

void
hut_tile_loader_want (HutTileLoader *self, const HutTile *tiles, guint n_tiles)
{
  g_array_set_size (self->wanted, 0);
  g_array_append_vals (self->wanted, tiles, n_tiles);
  start_wanted (self);
}

int
hut_tile_loader_get_trouble (HutTileLoader *self)
{
  return self->trouble;
}

gboolean
hut_tile_loader_is_idle (HutTileLoader *self)
{
  return g_hash_table_size (self->running) == 0 && (self->trouble >= 0 || next_due (self) == NULL);
}

void
hut_tile_loader_stop (HutTileLoader *self)
{
  GHashTableIter iter;
  gpointer cancellable;

  self->stopped = TRUE;
  g_array_set_size (self->wanted, 0);
  g_clear_handle_id (&self->retry_timeout, g_source_remove);
  g_hash_table_iter_init (&iter, self->running);
  while (g_hash_table_iter_next (&iter, &cancellable, NULL))
    g_cancellable_cancel (cancellable);
  /* here, where textures are drawn: the last reference may go with a thread's job */
  g_clear_pointer (&self->shelf, hut_tile_shelf_free);
}

void
hut_tile_loader_retry (HutTileLoader *self)
{
  g_clear_handle_id (&self->retry_timeout, g_source_remove);
  self->paused_until = 0;
  self->bad_in_a_row = 0;
  hut_backoff_reset (&self->backoff);
  hut_tile_shelf_forgive (self->shelf);
  start_wanted (self);
}
