/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How a database comes to stand in the window: opened, made, put right from a copy, or loaded again
 * from its server. Main thread; files are touched on workers. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-window-private.h"

#include "app/hut-app-words.h"
#include "app/hut-server-window.h"
#include "app/hut-trace.h"
#include "exchange/hut-demo-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define DEMO_CASES 2000
#define DEMO_SEED 1

/* Where a street's file is kept when nobody says otherwise. */
static char *
path_for_street (const char *code)
{
  g_autofree char *name = g_strconcat (code, ".db", NULL);

  return g_build_filename (g_get_user_data_dir (), "hutong", name, NULL);
}

/* Trouble: looks for a copy, then shows the page. */
typedef struct
{
  char *path;
  GError *error;
  char *copy;
} Trouble;

static void
trouble_free (Trouble *trouble)
{
  g_free (trouble->path);
  g_free (trouble->copy);
  g_clear_error (&trouble->error);
  g_free (trouble);
}

static void
find_copy_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Trouble *trouble = data;

  trouble->copy = hut_store_find_copy (trouble->path);
  g_task_return_boolean (task, TRUE);
}

static void
on_copy_looked_for (GObject *source, GAsyncResult *result, gpointer data)
{
  HutWindow *self = HUT_WINDOW (source);
  Trouble *trouble = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_free (self->copy);
  self->copy = g_strdup (trouble->copy);
  hut_trouble_page_show (self->trouble_page, trouble->path, trouble->error, trouble->copy);
  hut_window_set_stage (self, "trouble");
}

static void
show_trouble (HutWindow *self, const GError *error)
{
  g_autoptr (GTask) task = g_task_new (self, self->opening, on_copy_looked_for, NULL);
  Trouble *trouble = g_new0 (Trouble, 1);

  g_warning ("cannot open %s: %s", self->path, error->message);
  trouble->path = g_strdup (self->path);
  trouble->error = g_error_copy (error);
  g_task_set_source_tag (task, show_trouble);
  g_task_set_task_data (task, trouble, (GDestroyNotify)trouble_free);
  g_task_run_in_thread (task, find_copy_in_thread);
}

/* Sync: with what the command line says, or by what the file remembers. */
static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer data)
{
  HutSync *sync = HUT_SYNC (source);
  g_autoptr (HutWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (hut_sync_sign_in_finish (sync, result, &error))
    {
      hut_sync_start (sync);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_warning ("cannot sign in: %s", error->message);
  g_clear_pointer (&self->server_url, g_free);
  if (self->desk != NULL)
    {
      g_autofree char *words = hut_app_words_error (error);

      hut_window_tell (self, words, _ ("Sign In…"), "app.server");
    }
}

static void
start_sync (HutWindow *self)
{
  HutSync *sync;

  if (self->server_url != NULL)
    hut_desk_set_server (self->desk, self->server_url);
  sync = hut_desk_get_sync (self->desk);
  if (self->server_url != NULL && self->server_user != NULL && self->server_password != NULL)
    hut_sync_sign_in_async (sync, self->server_user, self->server_password, self->opening,
                            on_signed_in, g_object_ref (self));
  else if (hut_sync_get_url (sync) != NULL)
    hut_sync_start (sync);
}

static void
on_damaged (HutWindow *self)
{
  hut_file_notice_show_damage (self->file_notice);
}

/* What was said of the file before is not so any more. */
static void
show_notice (HutWindow *self)
{
  if (self->done != NULL)
    hut_file_notice_show_done (self->file_notice, self->done);
  else
    hut_file_notice_hide (self->file_notice);
  g_clear_pointer (&self->done, g_free);
  g_signal_connect_object (self->desk, "damaged", G_CALLBACK (on_damaged), self, G_CONNECT_SWAPPED);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDesk) desk = hut_desk_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (desk == NULL)
    {
      show_trouble (self, error);
      return;
    }
  hut_trace ("the file is open");
  hut_settings_set_last_database (self->settings, self->path);
  hut_window_set_desk (self, desk);
  show_notice (self);
  hut_window_set_stage (self, "desk");
  hut_window_go_to (self, self->place);
  start_sync (self);
  if (self->then_server)
    hut_server_window_show (GTK_WINDOW (self), desk);
  self->then_server = FALSE;
}

void
hut_window_open (HutWindow *self, const char *path, const char *street)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  if (self->path != path)
    {
      g_free (self->path);
      self->path = g_canonicalize_filename (path, NULL);
    }
  if (self->desk != NULL)
    hut_window_set_desk (self, NULL);
  gtk_label_set_label (self->opening_label, _ ("Opening the street's file…"));
  hut_window_set_stage (self, "opening");
  hut_desk_open_async (self->path, street, self->opening, on_opened, g_object_ref (self));
}

void
hut_window_start (HutWindow *self)
{
  self->recovering = FALSE;
  if (self->desk != NULL)
    hut_window_set_desk (self, NULL);
  hut_window_set_stage (self, "start");
}

/* Recovery, on a worker. */
typedef struct
{
  char *path;
  char *copy;   /* or NULL: a fresh one */
  char *street; /* of a fresh one */
  guint n_kept;
} Recovery;

static void
recovery_free (Recovery *recovery)
{
  g_free (recovery->path);
  g_free (recovery->copy);
  g_free (recovery->street);
  g_free (recovery);
}

static void
recover_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Recovery *recovery = data;
  g_autoptr (GError) error = NULL;

  hut_desk_wait_closed ();
  if (hut_store_recover (recovery->path, recovery->copy, recovery->street, &recovery->n_kept,
                         &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_recovered (GObject *source, GAsyncResult *result, gpointer data)
{
  HutWindow *self = HUT_WINDOW (source);
  Recovery *recovery = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      show_trouble (self, error);
      return;
    }
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u unsent change was carried over",
                                        "%u unsent changes were carried over", recovery->n_kept),
                           recovery->n_kept);
  self->then_server = recovery->copy == NULL;
  hut_window_open (self, self->path, NULL);
  hut_window_tell (self, words, NULL, NULL);
}

static void
recover (HutWindow *self, const char *copy, const char *street)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_recovered, NULL);
  Recovery *recovery = g_new0 (Recovery, 1);

  recovery->path = g_strdup (self->path);
  recovery->copy = g_strdup (copy);
  recovery->street = g_strdup (street);
  gtk_label_set_label (self->opening_label, _ ("Putting the street's file right…"));
  hut_window_set_stage (self, "opening");
  g_task_set_source_tag (task, recover);
  g_task_set_task_data (task, recovery, (GDestroyNotify)recovery_free);
  g_task_run_in_thread (task, recover_in_thread);
}

void
hut_window_use_copy (HutWindow *self)
{
  if (self->copy != NULL)
    recover (self, self->copy, NULL);
}

static void
put_right_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree HutPutRight *done = g_new0 (HutPutRight, 1);
  g_autoptr (GError) error = NULL;

  hut_desk_wait_closed ();
  if (hut_store_put_right (data, done, &error))
    g_task_return_pointer (task, g_steal_pointer (&done), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_put_right (GObject *source, GAsyncResult *result, gpointer data)
{
  HutWindow *self = HUT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  HutPutRight *done = g_task_propagate_pointer (G_TASK (result), &error);

  if (done == NULL)
    {
      show_trouble (self, error);
      return;
    }
  g_free (self->done);
  self->done = done;
  hut_window_open (self, self->path, NULL);
}

/* The file is closed for it: nothing that a person is at must be lost. */
static const char *
why_not_now (HutWindow *self)
{
  if ((self->work != NULL && hut_work_page_is_editing (self->work)) ||
      (self->whistles != NULL && hut_whistles_page_is_editing (self->whistles)))
    return _ ("Save or close the form first. Then put the file right.");
  if (self->import != NULL && hut_import_page_is_running (self->import))
    return _ ("An import is under way. Put the file right when it is done.");
  return NULL;
}

void
hut_window_put_right (HutWindow *self)
{
  const char *why_not = why_not_now (self);
  g_autoptr (GTask) task = NULL;

  if (self->desk == NULL)
    return;
  if (why_not != NULL)
    {
      hut_window_tell (self, why_not, NULL, NULL);
      return;
    }
  task = g_task_new (self, NULL, on_put_right, NULL);
  hut_window_set_desk (self, NULL);
  gtk_label_set_label (self->opening_label, _ ("Putting the street's file right…"));
  hut_window_set_stage (self, "opening");
  g_task_set_source_tag (task, hut_window_put_right);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, put_right_in_thread);
}

/* A damaged file cannot be asked for its street. */
void
hut_window_load_again (HutWindow *self)
{
  self->recovering = TRUE;
  hut_window_set_stage (self, "start");
}

void
hut_window_try_again (HutWindow *self)
{
  if (self->path != NULL)
    hut_window_open (self, self->path, NULL);
}

void
hut_window_begin_street (HutWindow *self, const char *code)
{
  g_autofree char *path = NULL;

  if (self->recovering)
    {
      self->recovering = FALSE;
      recover (self, NULL, code);
      return;
    }
  path = path_for_street (code);
  hut_window_open (self, path, code);
}

/* The demo street, on a worker: made where it is not there yet. */
static void
make_demo_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *path = data;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDemo) demo = NULL;
  HutStore *store;
  HutDemoResult result;

  g_mkdir_with_parents (folder, 0700);
  hut_desk_wait_closed ();
  store = hut_demo_open_store (path, &error);
  if (store != NULL)
    demo = hut_demo_new (DEMO_SEED, hut_demo_present (store, DEMO_SEED, hut_time_now ()), &error);
  if (demo != NULL)
    hut_demo_write (demo, store, DEMO_CASES, &result, &error);
  if (store != NULL)
    hut_store_close (store);
  g_clear_object (&store);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_demo_made (GObject *source, GAsyncResult *result, gpointer data)
{
  HutWindow *self = HUT_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    hut_window_open (self, self->path, NULL);
  else
    show_trouble (self, error);
}

void
hut_window_open_demo (HutWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_demo_made, NULL);

  if (self->desk != NULL)
    hut_window_set_desk (self, NULL);
  g_free (self->path);
  self->path = path_for_street ("demo");
  gtk_label_set_label (self->opening_label, _ ("Making up the demo street…"));
  hut_window_set_stage (self, "opening");
  g_task_set_source_tag (task, hut_window_open_demo);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, make_demo_in_thread);
}
