/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Copies of contents. Main thread, but for the worker's function. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-attachment-copy.h"

#include "store/hut-blobs.h"
#include "widgets/hut-attachment-words.h"
#include "widgets/hut-file-picker.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  HutAttachmentsView *view;
  GtkWidget *widget; /* weak */
  char *database;
  char *sha256;
  char *name;
  char *path; /* where to; NULL: into the runtime folder */
} Copy;

static Copy *
copy_new (GtkWidget *widget, HutAttachmentsView *view, const HutRecord *record)
{
  const char *name = hut_record_get_text (record, "name");
  Copy *copy = g_new0 (Copy, 1);

  copy->view = g_object_ref (view);
  g_set_weak_pointer (&copy->widget, widget);
  copy->database = g_strdup (hut_store_get_path (hut_attachments_view_get_store (view)));
  copy->sha256 = g_strdup (hut_record_get_text (record, "sha256"));
  /* A name from elsewhere is one part, whatever it says. */
  copy->name = g_strdelimit (g_strdup (name != NULL && *name != '\0' ? name : "file"), "/", '_');
  return copy;
}

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->view);
  g_clear_weak_pointer (&copy->widget);
  g_free (copy->database);
  g_free (copy->sha256);
  g_free (copy->name);
  g_free (copy->path);
  g_free (copy);
}

/* ---- The runtime folder ---- */

static char *
opened_folder (void)
{
  return g_build_filename (g_get_user_runtime_dir (), "hutong-opened", NULL);
}

/* Each copy lies in a folder of its own, so that it can have its own name. */
static void
remove_former (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 limit = g_get_real_time () / G_USEC_PER_SEC - 24 * 60 * 60;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *part = g_build_filename (folder, name, NULL);
      g_autoptr (GDir) inner = g_dir_open (part, 0, NULL);
      GStatBuf status;

      if (g_stat (part, &status) != 0 || status.st_mtime > limit)
        continue;
      while (inner != NULL && (name = g_dir_read_name (inner)) != NULL)
        {
          g_autofree char *file = g_build_filename (part, name, NULL);

          g_unlink (file);
        }
      g_rmdir (part);
    }
}

static char *
make_place (const char *name, GError **error)
{
  g_autofree char *folder = opened_folder ();
  g_autofree char *part = g_build_filename (folder, "XXXXXX", NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    remove_former (folder);
  if (g_mkdtemp_full (part, 0700) != NULL)
    return g_build_filename (part, name, NULL);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s cannot be made", folder);
  return NULL;
}

/* ---- The worker ---- */

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copy *copy = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = hut_blobs_read (copy->database, copy->sha256, &error);
  int mode = copy->path != NULL ? 0600 : 0400;

  if (bytes != NULL && copy->path == NULL)
    copy->path = make_place (copy->name, &error);
  if (bytes != NULL && copy->path != NULL &&
      g_file_set_contents_full (copy->path, g_bytes_get_data (bytes, NULL),
                                g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_CONSISTENT, mode,
                                &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tell_trouble (Copy *copy, const GError *error)
{
  g_autofree char *words = error->domain == HUT_STORE_ERROR
                               ? hut_attachment_trouble_words (error)
                               : g_strdup (_ ("The copy could not be written. See to the disk and "
                                              "its permissions, then try again."));

  hut_attachments_view_tell (copy->view, words, NULL);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Copy *copy = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    hut_attachments_view_tell (copy->view, _ ("The copy is saved"), NULL);
  else
    tell_trouble (copy, error);
}

static void
on_ready_to_open (GObject *source, GAsyncResult *result, gpointer data)
{
  Copy *copy = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      tell_trouble (copy, error);
      return;
    }
  uri = g_filename_to_uri (copy->path, NULL, NULL);
  if (copy->widget != NULL && uri != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (copy->widget)), uri, GDK_CURRENT_TIME);
}

static void
start (Copy *copy, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, NULL);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, copy, (GDestroyNotify)copy_free);
  g_task_run_in_thread (task, write_in_thread);
}

/* ---- Asked for ---- */

/* The picker does not say when the person gives up: what is meant to be saved hangs on the window
 * that asks, and the next question replaces it. */
#define ASKED "hut-attachment-asked"

static void
on_place_chosen (const char *path, gpointer data)
{
  Copy *copy = g_object_steal_data (data, ASKED);

  if (copy == NULL)
    return;
  copy->path = g_strdup (path);
  start (copy, on_saved);
}

void
hut_attachment_save_copy (GtkWidget *widget, HutAttachmentsView *view, const HutRecord *record)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  Copy *copy = copy_new (widget, view, record);

  g_object_set_data_full (G_OBJECT (window), ASKED, copy, (GDestroyNotify)copy_free);
  hut_file_picker_save (window, _ ("Save a Copy"), copy->name, on_place_chosen, window);
}

void
hut_attachment_open_elsewhere (GtkWidget *widget, HutAttachmentsView *view, const HutRecord *record)
{
  start (copy_new (widget, view, record), on_ready_to_open);
}
