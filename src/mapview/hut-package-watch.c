/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A file monitor, and a timer that waits until the file has come to rest: a copy writes for a
 * while, and a rename comes as several events. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-package-watch.h"

#include <glib/gstdio.h>

#define REST 400 /* milliseconds without an event */

/* What tells a file from the one that was there before. */
typedef struct
{
  guint64 device;
  guint64 inode;
  gint64 size;
  gint64 changed; /* microseconds */
} Mark;

struct _HutPackageWatch
{
  GObject parent_instance;

  char *path;
  GFileMonitor *monitor;
  Mark mark; /* all 0: no file */
  guint rest;
};

enum
{
  REPLACED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutPackageWatch, hut_package_watch, G_TYPE_OBJECT)

static Mark
mark_of (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return (Mark){ 0 };
  return (Mark){ info.st_dev, info.st_ino, info.st_size,
                 info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000 };
}

static gboolean
on_rest (gpointer data)
{
  HutPackageWatch *self = data;
  Mark mark = mark_of (self->path);
  gboolean other = mark.device != self->mark.device || mark.inode != self->mark.inode ||
                   mark.size != self->mark.size || mark.changed != self->mark.changed;

  self->rest = 0;
  self->mark = mark;
  /* one that is gone may only be on its way: what was read of it is still good */
  if (other && mark.inode != 0)
    g_signal_emit (self, signals[REPLACED], 0);
  return G_SOURCE_REMOVE;
}

static void
on_event (HutPackageWatch *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST, on_rest, self);
}

static void
stop (HutPackageWatch *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->path, g_free);
}

static void
hut_package_watch_dispose (GObject *object)
{
  stop (HUT_PACKAGE_WATCH (object));
  G_OBJECT_CLASS (hut_package_watch_parent_class)->dispose (object);
}

static void
hut_package_watch_class_init (HutPackageWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_package_watch_dispose;
  signals[REPLACED] = g_signal_new ("replaced", HUT_TYPE_PACKAGE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_package_watch_init (HutPackageWatch *self)
{
}

HutPackageWatch *
hut_package_watch_new (void)
{
  return g_object_new (HUT_TYPE_PACKAGE_WATCH, NULL);
}

void
hut_package_watch_set_path (HutPackageWatch *self, const char *path)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GError) error = NULL;

  stop (self);
  if (file == NULL)
    return;
  self->path = g_strdup (path);
  self->mark = mark_of (path);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
  if (self->monitor == NULL)
    {
      g_info ("%s is not watched: %s", path, error->message);
      return;
    }
  g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (on_event), self);
}
