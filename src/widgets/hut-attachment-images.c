/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Requests wait in a queue; one is with the worker. The kept ones lie in a table, with their names
 * in the order in which they were last asked for. Main thread, but for the worker's function. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-attachment-images.h"

#include "store/hut-blobs.h"
#include "widgets/hut-photo.h"

/* 256 by 192 of four bytes each: 12 MB. */
#define KEPT 64

struct _HutAttachmentImages
{
  GObject parent_instance;

  char *path;
  GHashTable *kept; /* name: GdkTexture */
  GQueue names;     /* of kept, the one asked for last first; owned by the table */
  GQueue waiting;   /* GTask */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (HutAttachmentImages, hut_attachment_images, G_TYPE_OBJECT)

typedef struct
{
  char *path;
  char *name;
  int side;
} Request;

static void
request_free (Request *request)
{
  g_free (request->path);
  g_free (request->name);
  g_free (request);
}

static void
keep (HutAttachmentImages *self, const char *name, GdkTexture *texture)
{
  char *copy;

  if (g_hash_table_contains (self->kept, name))
    return;
  copy = g_strdup (name);
  g_hash_table_insert (self->kept, copy, g_object_ref (texture));
  g_queue_push_head (&self->names, copy);
  if (self->names.length > KEPT)
    g_hash_table_remove (self->kept, g_queue_pop_tail (&self->names));
}

static void
decode_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  bytes = hut_blobs_read (request->path, request->name, &error);
  if (bytes != NULL)
    texture = hut_photo_decode (bytes, request->side, &error);
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void next (HutAttachmentImages *self);

/* The worker's own task; @data is the one that the caller waits for. */
static void
on_decoded (GObject *source, GAsyncResult *result, gpointer data)
{
  HutAttachmentImages *self = HUT_ATTACHMENT_IMAGES (source);
  g_autoptr (GTask) task = data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  GdkTexture *texture = g_task_propagate_pointer (G_TASK (result), &error);

  self->busy = FALSE;
  if (texture == NULL)
    g_task_return_error (task, error);
  else
    {
      if (request->side == HUT_ATTACHMENT_SMALL)
        keep (self, request->name, texture);
      g_task_return_pointer (task, texture, g_object_unref);
    }
  next (self);
}

static void
next (HutAttachmentImages *self)
{
  while (!self->busy && !g_queue_is_empty (&self->waiting))
    {
      GTask *task = g_queue_pop_head (&self->waiting);
      Request *request = g_task_get_task_data (task);
      g_autoptr (GTask) work = NULL;
      Request *copy;

      if (g_task_return_error_if_cancelled (task))
        {
          g_object_unref (task);
          continue;
        }
      copy = g_new0 (Request, 1);
      copy->path = g_strdup (request->path);
      copy->name = g_strdup (request->name);
      copy->side = request->side;
      work = g_task_new (self, g_task_get_cancellable (task), on_decoded, task);
      g_task_set_source_tag (work, next);
      g_task_set_task_data (work, copy, (GDestroyNotify)request_free);
      self->busy = TRUE;
      g_task_run_in_thread (work, decode_in_thread);
    }
}

GdkTexture *
hut_attachment_images_peek (HutAttachmentImages *self, const char *name)
{
  GdkTexture *texture;
  GList *link;

  g_return_val_if_fail (HUT_IS_ATTACHMENT_IMAGES (self), NULL);

  texture = name != NULL ? g_hash_table_lookup (self->kept, name) : NULL;
  if (texture == NULL)
    return NULL;
  link = g_queue_find_custom (&self->names, name, (GCompareFunc)g_strcmp0);
  g_queue_unlink (&self->names, link);
  g_queue_push_head_link (&self->names, link);
  return texture;
}

void
hut_attachment_images_load_async (HutAttachmentImages *self, const char *name, int side,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer data)
{
  Request *request;
  GTask *task;

  g_return_if_fail (HUT_IS_ATTACHMENT_IMAGES (self));

  request = g_new0 (Request, 1);
  request->path = g_strdup (self->path);
  request->name = g_strdup (name);
  request->side = side;
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, hut_attachment_images_load_async);
  g_task_set_task_data (task, request, (GDestroyNotify)request_free);
  g_queue_push_tail (&self->waiting, task);
  next (self);
}

GdkTexture *
hut_attachment_images_load_finish (HutAttachmentImages *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
hut_attachment_images_finalize (GObject *object)
{
  HutAttachmentImages *self = HUT_ATTACHMENT_IMAGES (object);

  g_queue_clear (&self->names);
  g_hash_table_unref (self->kept);
  g_free (self->path);
  G_OBJECT_CLASS (hut_attachment_images_parent_class)->finalize (object);
}

static void
hut_attachment_images_class_init (HutAttachmentImagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_attachment_images_finalize;
}

static void
hut_attachment_images_init (HutAttachmentImages *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_queue_init (&self->names);
  g_queue_init (&self->waiting);
}

HutAttachmentImages *
hut_attachment_images_new (const char *path)
{
  HutAttachmentImages *self = g_object_new (HUT_TYPE_ATTACHMENT_IMAGES, NULL);

  self->path = g_strdup (path);
  return self;
}
