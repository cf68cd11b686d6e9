/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Notifications. A start of the program may be a process of its own (one with --db), whom nobody
 * finds by the application's name, so that what is chosen has to come back over the connection that
 * showed it: by org.freedesktop.Notifications, or in a sandbox by the portal. Whether the first is
 * there is known a moment after the start; until then they wait. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-notifier.h"

#define SERVICE "org.freedesktop.Notifications"

struct _HutNotifier
{
  GApplication *application;
  guint watch; /* 0: in a sandbox */
  gboolean known;
  gboolean there;
  GPtrArray *waiting; /* Waiting */
};

typedef struct
{
  char *id;
  GNotification *notification;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_free (waiting->id);
  g_object_unref (waiting->notification);
  g_free (waiting);
}

static gboolean
is_in_sandbox (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

void
hut_notifier_set_up (void)
{
  if (!is_in_sandbox ())
    g_setenv ("GNOTIFICATION_BACKEND", "freedesktop", FALSE);
}

static void
set_there (HutNotifier *notifier, gboolean there)
{
  if (!there && !notifier->known)
    g_info ("the desktop shows no notifications");
  notifier->known = TRUE;
  notifier->there = there;
  for (guint i = 0; there && i < notifier->waiting->len; i++)
    {
      const Waiting *waiting = notifier->waiting->pdata[i];

      g_application_send_notification (notifier->application, waiting->id, waiting->notification);
    }
  g_ptr_array_set_size (notifier->waiting, 0);
}

static void
on_appeared (GDBusConnection *bus, const char *name, const char *owner, gpointer data)
{
  set_there (data, TRUE);
}

static void
on_vanished (GDBusConnection *bus, const char *name, gpointer data)
{
  set_there (data, FALSE);
}

HutNotifier *
hut_notifier_new (GApplication *application)
{
  HutNotifier *notifier = g_new0 (HutNotifier, 1);

  notifier->application = application;
  notifier->waiting = g_ptr_array_new_with_free_func (waiting_free);
  if (is_in_sandbox ())
    notifier->known = notifier->there = TRUE;
  else
    notifier->watch =
        g_bus_watch_name (G_BUS_TYPE_SESSION, SERVICE, G_BUS_NAME_WATCHER_FLAGS_AUTO_START,
                          on_appeared, on_vanished, notifier, NULL);
  return notifier;
}

void
hut_notifier_free (HutNotifier *notifier)
{
  if (notifier == NULL)
    return;
  if (notifier->watch != 0)
    g_bus_unwatch_name (notifier->watch);
  g_ptr_array_unref (notifier->waiting);
  g_free (notifier);
}

void
hut_notifier_send (HutNotifier *notifier, const char *id, GNotification *notification)
{
  Waiting *waiting;

  if (notifier->there)
    g_application_send_notification (notifier->application, id, notification);
  if (notifier->known)
    return;
  waiting = g_new0 (Waiting, 1);
  *waiting = (Waiting){ g_strdup (id), g_object_ref (notification) };
  g_ptr_array_add (notifier->waiting, waiting);
}
