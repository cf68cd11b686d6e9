/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A pool of one thread with a queue. The paper belongs to that thread as long as anything is
 * queued; the main thread only knows its number of pages. A job is freed in the main thread, since
 * what it holds may be of it. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-paper-press.h"

#include "report/hut-paper-pdf.h"

struct _HutPaperPress
{
  GObject parent_instance;

  GThreadPool *pool;
  GCancellable *cancellable; /* of all that was asked since the last cancelling */
  HutPaper *paper;           /* of the thread while anything is queued */
  guint n_pages;
  HutPageSetup setup;
  int progress; /* of a thousand; atomic */
};

G_DEFINE_FINAL_TYPE (HutPaperPress, hut_paper_press, G_TYPE_OBJECT)

typedef struct _Job Job;

struct _Job
{
  void (*run) (HutPaperPress *self, GTask *task, Job *job, GCancellable *cancellable);
  HutPaperMake make;
  gpointer question;
  GDestroyNotify free_question;
  guint page;
  int width;
  cairo_t *cr;
  char *path;
  guint n_pages; /* what making answers, with the sheet */
  HutPageSetup setup;
};

static void
job_free (Job *job)
{
  if (job->free_question != NULL)
    job->free_question (job->question);
  g_clear_pointer (&job->cr, cairo_destroy);
  g_free (job->path);
  g_free (job);
}

/* The last that the thread does with @data: the main thread may be freeing it by then. */
static void
run_job (gpointer data, gpointer press)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (!g_task_return_error_if_cancelled (task))
    job->run (press, task, job, cancellable);
}

/* ---- On the thread ---- */

static void
run_make (HutPaperPress *self, GTask *task, Job *job, GCancellable *cancellable)
{
  GError *error = NULL;

  g_clear_pointer (&self->paper, hut_paper_free);
  self->paper = job->make (self, job->question, cancellable, &error);
  if (self->paper == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  job->setup = *hut_paper_get_setup (self->paper);
  job->n_pages = hut_paper_get_n_pages (self->paper);
  g_task_return_int (task, job->n_pages);
}

/* FALSE, and answered, where there is no such page. */
static gboolean
check_page (HutPaperPress *self, GTask *task, guint page)
{
  if (self->paper != NULL && page < hut_paper_get_n_pages (self->paper))
    return TRUE;
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "there is no page %u", page);
  return FALSE;
}

static GdkTexture *
take_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize)stride * height, (GDestroyNotify)cairo_surface_destroy,
                                      cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
run_show (HutPaperPress *self, GTask *task, Job *job, GCancellable *cancellable)
{
  const HutPageSetup *setup;
  cairo_surface_t *surface;
  cairo_t *cr;
  double scale;

  if (!check_page (self, task, job->page))
    return;
  setup = hut_paper_get_setup (self->paper);
  scale = job->width / setup->width;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, job->width,
                                        MAX (1, (int)(setup->height * scale + 0.5)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  hut_paper_draw_page (self->paper, job->page, cr);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    g_task_return_pointer (task, take_texture (surface), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot draw the page: %s",
                             cairo_status_to_string (cairo_status (cr)));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
run_draw (HutPaperPress *self, GTask *task, Job *job, GCancellable *cancellable)
{
  if (!check_page (self, task, job->page))
    return;
  hut_paper_draw_page (self->paper, job->page, job->cr);
  g_task_return_boolean (task, TRUE);
}

static void
run_write (HutPaperPress *self, GTask *task, Job *job, GCancellable *cancellable)
{
  GError *error = NULL;

  if (!check_page (self, task, 0))
    return;
  if (hut_paper_write_pdf (self->paper, job->path, hut_paper_press_tell, self, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* ---- In the main thread ---- */

/* What waits for the answer, kept from being the thread's to free. */
typedef struct
{
  GTask *task;
  GAsyncReadyCallback callback;
  gpointer data;
} Waiting;

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->callback (source, result, waiting->data);
  g_object_unref (waiting->task);
  g_free (waiting);
}

/* Takes over @job. */
static void
push (HutPaperPress *self, Job *job, GAsyncReadyCallback callback, gpointer data)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->callback = callback;
  waiting->data = data;
  waiting->task = g_task_new (self, self->cancellable, on_done, waiting);
  g_task_set_source_tag (waiting->task, push);
  g_task_set_task_data (waiting->task, job, (GDestroyNotify)job_free);
  g_task_set_check_cancellable (waiting->task, FALSE);
  if (self->pool != NULL)
    g_thread_pool_push (self->pool, waiting->task, NULL);
  else
    g_task_return_new_error (waiting->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "no longer asked");
}

void
hut_paper_press_make_async (HutPaperPress *self, HutPaperMake make, gpointer question,
                            GDestroyNotify free_question, GAsyncReadyCallback callback,
                            gpointer data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (HUT_IS_PAPER_PRESS (self));

  hut_paper_press_cancel (self);
  self->n_pages = 0;
  job->run = run_make;
  job->make = make;
  job->question = question;
  job->free_question = free_question;
  push (self, job, callback, data);
}

guint
hut_paper_press_make_finish (HutPaperPress *self, GAsyncResult *result, GError **error)
{
  GTask *task = G_TASK (result);
  const Job *job = g_task_get_task_data (task);
  gssize n_pages;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  n_pages = g_task_propagate_int (task, error);
  if (n_pages < 1)
    return 0;
  /* One that came too late is not the paper that is asked for now. */
  if (g_task_get_cancellable (task) == self->cancellable)
    {
      self->n_pages = job->n_pages;
      self->setup = job->setup;
    }
  return job->n_pages;
}

guint
hut_paper_press_get_n_pages (HutPaperPress *self)
{
  g_return_val_if_fail (HUT_IS_PAPER_PRESS (self), 0);

  return self->n_pages;
}

const HutPageSetup *
hut_paper_press_get_setup (HutPaperPress *self)
{
  g_return_val_if_fail (HUT_IS_PAPER_PRESS (self), NULL);

  return &self->setup;
}

void
hut_paper_press_show_async (HutPaperPress *self, guint page, int width,
                            GAsyncReadyCallback callback, gpointer data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (HUT_IS_PAPER_PRESS (self));

  job->run = run_show;
  job->page = page;
  job->width = MAX (width, 1);
  push (self, job, callback, data);
}

GdkTexture *
hut_paper_press_show_finish (HutPaperPress *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
hut_paper_press_draw_async (HutPaperPress *self, guint page, cairo_t *cr,
                            GAsyncReadyCallback callback, gpointer data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (HUT_IS_PAPER_PRESS (self));

  job->run = run_draw;
  job->page = page;
  job->cr = cairo_reference (cr);
  push (self, job, callback, data);
}

gboolean
hut_paper_press_draw_finish (HutPaperPress *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
hut_paper_press_write_async (HutPaperPress *self, const char *path, GAsyncReadyCallback callback,
                             gpointer data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (HUT_IS_PAPER_PRESS (self));

  job->run = run_write;
  job->path = g_strdup (path);
  push (self, job, callback, data);
}

gboolean
hut_paper_press_write_finish (HutPaperPress *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
hut_paper_press_cancel (HutPaperPress *self)
{
  g_return_if_fail (HUT_IS_PAPER_PRESS (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_atomic_int_set (&self->progress, 0);
}

void
hut_paper_press_tell (double fraction, gpointer press)
{
  g_atomic_int_set (&((HutPaperPress *)press)->progress, (int)(CLAMP (fraction, 0, 1) * 1000));
}

double
hut_paper_press_get_progress (HutPaperPress *self)
{
  g_return_val_if_fail (HUT_IS_PAPER_PRESS (self), 0);

  return g_atomic_int_get (&self->progress) / 1000.0;
}

void
hut_paper_press_close (HutPaperPress *self)
{
  GThreadPool *pool;

  g_return_if_fail (HUT_IS_PAPER_PRESS (self));

  pool = g_steal_pointer (&self->pool);
  if (pool == NULL)
    return;
  hut_paper_press_cancel (self);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_clear_pointer (&self->paper, hut_paper_free);
  self->n_pages = 0;
}

static void
hut_paper_press_dispose (GObject *object)
{
  hut_paper_press_close (HUT_PAPER_PRESS (object));
  G_OBJECT_CLASS (hut_paper_press_parent_class)->dispose (object);
}

static void
hut_paper_press_finalize (GObject *object)
{
  g_object_unref (HUT_PAPER_PRESS (object)->cancellable);
  G_OBJECT_CLASS (hut_paper_press_parent_class)->finalize (object);
}

static void
hut_paper_press_class_init (HutPaperPressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_paper_press_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_paper_press_finalize;
}

static void
hut_paper_press_init (HutPaperPress *self)
{
  self->cancellable = g_cancellable_new ();
  self->setup = hut_page_setup_a4 (HUT_PAGE_PORTRAIT);
  self->pool = g_thread_pool_new (run_job, self, 1, FALSE, NULL);
}

HutPaperPress *
hut_paper_press_new (void)
{
  return g_object_new (HUT_TYPE_PAPER_PRESS, NULL);
}
