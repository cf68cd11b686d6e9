/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Painting off the main thread; see the header.
 *
 * The painter is handed to one task at a time, and comes back with it. The memory of pictures is
 * used again: an image that is dropped gives its bytes back to the pool, from whatever thread GTK
 * drops it on. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-map-worker.h"

#include <math.h>
#include <string.h>

#define SPARE_BUFFERS 2 /* kept for the next pictures */

typedef struct
{
  gsize size;
  guchar *bytes;
} Buffer;

typedef struct
{
  gatomicrefcount refs;
  GMutex mutex;
  Buffer spare[SPARE_BUFFERS];
} Pool;

/* Bytes of a picture, and where they go when it is dropped. */
typedef struct
{
  Pool *pool;
  Buffer buffer;
} Lease;

struct _HutMapWorker
{
  GObject parent_instance;

  Pool *pool;
  HutMapPainter *painter; /* NULL while a task has it */
  guint package;
  char *attribution;
  HutBox bounds;
  gboolean described;

  GCancellable *cancellable; /* of the task that runs; NULL: none */
  HutMapFrame frame;
  gboolean painting;
  char *path;
  char *next_path; /* to be opened as soon as the task has ended */
  gboolean open_next;
  gboolean renew_next;
};

typedef struct
{
  HutMapPainter *painter;
  Pool *pool;
  HutMapFrame frame;
  guint package;
  char *path;
  gboolean renew; /* the painter stays as it is where the file cannot be opened */
  gboolean opened;
} Job;

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutMapWorker, hut_map_worker, G_TYPE_OBJECT)

static Pool *
pool_new (void)
{
  Pool *pool = g_new0 (Pool, 1);

  g_atomic_ref_count_init (&pool->refs);
  g_mutex_init (&pool->mutex);
  return pool;
}

static Pool *
pool_ref (Pool *pool)
{
  g_atomic_ref_count_inc (&pool->refs);
  return pool;
}

static void
pool_unref (Pool *pool)
{
  if (!g_atomic_ref_count_dec (&pool->refs))
    return;

  for (guint i = 0; i < SPARE_BUFFERS; i++)
    g_free (pool->spare[i].bytes);
  g_mutex_clear (&pool->mutex);
  g_free (pool);
}

/* A buffer of @size, of the spare ones if one has just that size. */
static Buffer
pool_take (Pool *pool, gsize size)
{
  Buffer buffer = { size, NULL };

  g_mutex_lock (&pool->mutex);
  for (guint i = 0; i < SPARE_BUFFERS && !buffer.bytes; i++)
    if (pool->spare[i].bytes && pool->spare[i].size == size)
      buffer.bytes = g_steal_pointer (&pool->spare[i].bytes);
  g_mutex_unlock (&pool->mutex);

  if (!buffer.bytes)
    buffer.bytes = g_malloc (size);
  return buffer;
}

/* Keeps a buffer in the place of an older one: sizes change with the window's. */
static void
pool_give (Pool *pool, Buffer buffer)
{
  g_mutex_lock (&pool->mutex);
  g_free (pool->spare[SPARE_BUFFERS - 1].bytes);
  memmove (pool->spare + 1, pool->spare, (SPARE_BUFFERS - 1) * sizeof (Buffer));
  pool->spare[0] = buffer;
  g_mutex_unlock (&pool->mutex);
}

static void
end_lease (gpointer data)
{
  Lease *lease = data;

  pool_give (lease->pool, lease->buffer);
  pool_unref (lease->pool);
  g_free (lease);
}

void
hut_map_picture_unref (HutMapPicture *picture)
{
  if (!g_atomic_ref_count_dec (&picture->refs))
    return;

  g_clear_pointer (&picture->image, hut_map_image_free);
  g_clear_pointer (&picture->frame.overlay, hut_map_overlay_unref);
  g_free (picture);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->painter, hut_map_painter_free);
  g_clear_pointer (&job->frame.overlay, hut_map_overlay_unref);
  pool_unref (job->pool);
  g_free (job->path);
  g_free (job);
}

static HutMapPicture *
make_picture (const Job *job, Buffer buffer, int width, int height, int stride)
{
  HutMapPicture *picture = g_new0 (HutMapPicture, 1);
  Lease *lease = g_new (Lease, 1);
  g_autoptr (GBytes) bytes = NULL;

  *lease = (Lease){ pool_ref (job->pool), buffer };
  bytes = g_bytes_new_with_free_func (buffer.bytes, buffer.size, end_lease, lease);
  g_atomic_ref_count_init (&picture->refs);
  picture->frame = job->frame;
  if (picture->frame.overlay)
    hut_map_overlay_ref (picture->frame.overlay);
  picture->package = job->package;
  picture->image = hut_map_image_new (bytes, width, height, stride);
  return picture;
}

static void
run_paint (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  int width = (int)ceil (job->frame.width * job->frame.scale);
  int height = (int)ceil (job->frame.height * job->frame.scale);
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, width);
  Buffer buffer = pool_take (job->pool, (gsize)stride * height);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (buffer.bytes, CAIRO_FORMAT_ARGB32,
                                                                  width, height, stride);
  g_autoptr (GError) error = NULL;
  gboolean good = hut_map_painter_paint (job->painter, &job->frame, surface, cancellable, &error);

  cairo_surface_destroy (surface);
  if (good)
    {
      g_task_return_pointer (task, make_picture (job, buffer, width, height, stride),
                             (GDestroyNotify)hut_map_picture_unref);
      return;
    }

  pool_give (job->pool, buffer);
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
run_open (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  HutMapPackage *package = job->path ? hut_map_package_open (job->path, &error) : NULL;

  job->opened = !error || !job->renew;
  if (job->opened)
    {
      g_clear_pointer (&job->painter, hut_map_painter_free);
      job->painter = hut_map_painter_new (package);
    }
  if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/* A task that takes the painter with it. */
static GTask *
make_task (HutMapWorker *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  Job *job = g_new0 (Job, 1);

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  job->painter = g_steal_pointer (&self->painter);
  job->pool = pool_ref (self->pool);
  g_task_set_task_data (task, job, free_job);
  return task;
}

static void
take_back (HutMapWorker *self, GTask *task)
{
  Job *job = g_task_get_task_data (task);

  self->painter = g_steal_pointer (&job->painter);
  self->painting = FALSE;
  g_clear_object (&self->cancellable);
}

static void
describe (HutMapWorker *self)
{
  HutMapPackage *package = hut_map_painter_get_package (self->painter);

  g_clear_pointer (&self->attribution, g_free);
  self->described = package != NULL;
  if (package)
    {
      self->bounds = hut_map_package_bounds (package);
      self->attribution = g_strdup (hut_map_package_get (package, "attribution"));
    }
}

static void open_package (HutMapWorker *self, gboolean renew);

/* Opens what was asked for while the task ran; TRUE where there is such. */
static gboolean
go_on (HutMapWorker *self)
{
  if (self->open_next)
    {
      g_free (self->path);
      self->path = g_steal_pointer (&self->next_path);
      self->open_next = self->renew_next = FALSE;
      open_package (self, FALSE);
      return TRUE;
    }
  if (!self->renew_next)
    return FALSE;
  self->renew_next = FALSE;
  open_package (self, TRUE);
  return TRUE;
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HutMapWorker *self = HUT_MAP_WORKER (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  gboolean opened = job->opened;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  take_back (self, G_TASK (result));
  if (opened)
    {
      describe (self);
      self->package++;
    }
  if (!go_on (self))
    g_signal_emit (self, signals[OPENED], 0, error);
}

static void
open_package (HutMapWorker *self, gboolean renew)
{
  g_autoptr (GTask) task = make_task (self, on_opened, NULL);
  Job *job = g_task_get_task_data (task);

  job->path = g_strdup (self->path);
  job->renew = renew;
  g_task_run_in_thread (task, run_open);
}

void
hut_map_worker_open (HutMapWorker *self, const char *path)
{
  g_free (self->next_path);
  self->next_path = g_strdup (path);
  self->open_next = TRUE;
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  else
    go_on (self);
}

void
hut_map_worker_renew (HutMapWorker *self)
{
  if (!self->path && !self->open_next)
    return;
  self->renew_next = TRUE;
  if (!self->cancellable)
    go_on (self);
}

gboolean
hut_map_worker_describe (HutMapWorker *self, HutBox *bounds, const char **attribution)
{
  *bounds = self->bounds;
  *attribution = self->attribution;
  return self->described;
}

guint
hut_map_worker_package (HutMapWorker *self)
{
  return self->package;
}

gboolean
hut_map_worker_is_busy (HutMapWorker *self)
{
  return self->cancellable != NULL;
}

const HutMapFrame *
hut_map_worker_frame (HutMapWorker *self)
{
  return self->painting ? &self->frame : NULL;
}

void
hut_map_worker_cancel (HutMapWorker *self)
{
  if (self->painting)
    g_cancellable_cancel (self->cancellable);
}

void
hut_map_worker_paint (HutMapWorker *self, const HutMapFrame *frame, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (!hut_map_worker_is_busy (self));

  task = make_task (self, callback, user_data);
  job = g_task_get_task_data (task);
  job->frame = self->frame = *frame;
  if (job->frame.overlay)
    hut_map_overlay_ref (job->frame.overlay);
  job->package = self->package;
  self->painting = TRUE;
  g_task_run_in_thread (task, run_paint);
}

HutMapPicture *
hut_map_worker_paint_finish (HutMapWorker *self, GAsyncResult *result, GError **error)
{
  HutMapPicture *picture = g_task_propagate_pointer (G_TASK (result), error);

  take_back (self, G_TASK (result));
  go_on (self);
  return picture;
}

static void
hut_map_worker_finalize (GObject *object)
{
  HutMapWorker *self = HUT_MAP_WORKER (object);

  g_clear_pointer (&self->painter, hut_map_painter_free);
  g_clear_pointer (&self->pool, pool_unref);
  g_clear_object (&self->cancellable);
  g_free (self->attribution);
  g_free (self->path);
  g_free (self->next_path);

  G_OBJECT_CLASS (hut_map_worker_parent_class)->finalize (object);
}

static void
hut_map_worker_class_init (HutMapWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_map_worker_finalize;

  signals[OPENED] = g_signal_new ("opened", HUT_TYPE_MAP_WORKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
hut_map_worker_init (HutMapWorker *self)
{
  self->pool = pool_new ();
  self->painter = hut_map_painter_new (NULL);
}

HutMapWorker *
hut_map_worker_new (void)
{
  return g_object_new (HUT_TYPE_MAP_WORKER, NULL);
}
