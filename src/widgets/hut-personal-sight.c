/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A timer and two signals. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-personal-sight.h"

struct _HutPersonalSight
{
  GObject parent_instance;

  guint seconds;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (HutPersonalSight, hut_personal_sight, G_TYPE_OBJECT)

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
end (HutPersonalSight *self)
{
  if (self->timeout == 0)
    return;
  hut_personal_sight_close (self);
  g_signal_emit (self, signals[ENDED], 0);
}

static void
on_time (gpointer data)
{
  HutPersonalSight *self = data;

  self->timeout = 0;
  g_signal_emit (self, signals[ENDED], 0);
}

static void
on_screensaver (HutPersonalSight *self, GParamSpec *pspec, GObject *application)
{
  gboolean active;

  g_object_get (application, "screensaver-active", &active, NULL);
  if (active)
    end (self);
}

static void
hut_personal_sight_dispose (GObject *object)
{
  hut_personal_sight_close (HUT_PERSONAL_SIGHT (object));
  G_OBJECT_CLASS (hut_personal_sight_parent_class)->dispose (object);
}

static void
hut_personal_sight_class_init (HutPersonalSightClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_personal_sight_dispose;
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_personal_sight_init (HutPersonalSight *self)
{
}

HutPersonalSight *
hut_personal_sight_new (guint seconds)
{
  HutPersonalSight *self = g_object_new (HUT_TYPE_PERSONAL_SIGHT, NULL);

  self->seconds = seconds;
  return self;
}

void
hut_personal_sight_watch (HutPersonalSight *self, GtkWidget *widget)
{
  GApplication *application = g_application_get_default ();

  g_return_if_fail (HUT_IS_PERSONAL_SIGHT (self));

  g_signal_connect_object (widget, "unmap", G_CALLBACK (end), self, G_CONNECT_SWAPPED);
  if (GTK_IS_APPLICATION (application))
    g_signal_connect_object (application, "notify::screensaver-active", G_CALLBACK (on_screensaver),
                             self, G_CONNECT_SWAPPED);
}

void
hut_personal_sight_open (HutPersonalSight *self)
{
  g_return_if_fail (HUT_IS_PERSONAL_SIGHT (self));

  hut_personal_sight_close (self);
  self->timeout = g_timeout_add_once (self->seconds * 1000, on_time, self);
}

gboolean
hut_personal_sight_is_open (HutPersonalSight *self)
{
  g_return_val_if_fail (HUT_IS_PERSONAL_SIGHT (self), FALSE);

  return self->timeout != 0;
}

void
hut_personal_sight_close (HutPersonalSight *self)
{
  g_return_if_fail (HUT_IS_PERSONAL_SIGHT (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
}
