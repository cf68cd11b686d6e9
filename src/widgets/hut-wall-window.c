/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A window on a wall, and which screen it is on. Main thread only. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-wall-window.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define WINDOW_WIDTH 960
#define WINDOW_HEIGHT 540

struct _HutWallWindow
{
  GObject parent_instance;
  const HutWallContent *content;
  gpointer data;
  GtkWindow *window; /* NULL while it is not on */
  GtkWidget *child;  /* in it */
  int width, height; /* where it is an ordinary window */
  GListModel *monitors;
  HutMonitor *monitor;   /* the one that it is on or would be; NULL: none is there */
  GdkRectangle geometry; /* of it, or of the last */
  char *place;           /* that was chosen, or NULL */
  gboolean on;
  HutWallStanding standing;
};

G_DEFINE_FINAL_TYPE (HutWallWindow, hut_wall_window, G_TYPE_OBJECT)
G_DEFINE_ENUM_TYPE (HutWallStanding, hut_wall_standing, G_DEFINE_ENUM_VALUE (HUT_WALL_OFF, "off"),
                    G_DEFINE_ENUM_VALUE (HUT_WALL_ON, "on"),
                    G_DEFINE_ENUM_VALUE (HUT_WALL_WINDOWED, "windowed"),
                    G_DEFINE_ENUM_VALUE (HUT_WALL_LOST, "lost"))

enum
{
  PROP_STANDING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* ---- Which screen ---- */

/* Without a choice, the second: the window system names the operator's first. */
static HutMonitor *
find_monitor (HutWallWindow *self)
{
  if (self->place != NULL)
    return hut_monitor_find (self->monitors, self->place);
  return g_list_model_get_item (self->monitors, 1);
}

static HutWallStanding
find_standing (HutWallWindow *self)
{
  if (!self->on)
    return HUT_WALL_OFF;
  if (self->monitor != NULL)
    return HUT_WALL_ON;
  return self->place != NULL ? HUT_WALL_LOST : HUT_WALL_WINDOWED;
}

/* ---- The native window ---- */

static gboolean
on_close_request (GtkWindow *window, HutWallWindow *self)
{
  hut_wall_window_set_on (self, FALSE);
  return TRUE;
}

static void
open_window (HutWallWindow *self)
{
  self->window = GTK_WINDOW (gtk_window_new ());
  self->child = self->content->make (self->data);
  gtk_window_set_child (self->window, self->child);
  gtk_window_set_title (self->window, _ (self->content->title));
  gtk_window_set_default_size (self->window, self->width, self->height);
  if (self->content->style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->window), self->content->style);
  g_signal_connect (self->window, "close-request", G_CALLBACK (on_close_request), self);
}

static void
close_window (HutWallWindow *self)
{
  self->child = NULL;
  if (self->window != NULL)
    gtk_window_destroy (g_steal_pointer (&self->window));
}

static void
put_on_screen (HutWallWindow *self)
{
  GdkMonitor *monitor = self->monitor != NULL ? hut_monitor_get_monitor (self->monitor) : NULL;
  int width, height;

  if (self->window == NULL)
    open_window (self);
  hut_wall_window_get_shape (self, &width, &height);
  if (self->content->put != NULL)
    self->content->put (self->child, width, height, self->data);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (self->window, monitor);
  else
    gtk_window_unfullscreen (self->window);
  gtk_window_set_decorated (self->window, self->monitor == NULL);
  gtk_widget_show (GTK_WIDGET (self->window));
}

/* Where it has begun on a screen that was not chosen, that one is remembered from then on: it is
 * the one to wait for. */
static void
refresh (HutWallWindow *self)
{
  HutWallStanding before = self->standing;

  g_clear_object (&self->monitor);
  self->monitor = find_monitor (self);
  self->standing = find_standing (self);
  if (self->monitor != NULL)
    hut_monitor_get_geometry (self->monitor, &self->geometry);
  if (self->standing == HUT_WALL_ON && self->place == NULL)
    self->place = hut_monitor_place (self->monitor);
  if (self->standing == HUT_WALL_ON || self->standing == HUT_WALL_WINDOWED)
    put_on_screen (self);
  else
    close_window (self);
  if (self->standing != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STANDING]);
}

static void
on_monitors_changed (GListModel *monitors, guint position, guint removed, guint added,
                     HutWallWindow *self)
{
  refresh (self);
}

/* ---- The object ---- */

static void
hut_wall_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STANDING:
      g_value_set_enum (value, HUT_WALL_WINDOW (object)->standing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hut_wall_window_dispose (GObject *object)
{
  HutWallWindow *self = HUT_WALL_WINDOW (object);

  if (self->monitors != NULL)
    g_signal_handlers_disconnect_by_func (self->monitors, on_monitors_changed, self);
  close_window (self);
  g_clear_object (&self->monitors);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (hut_wall_window_parent_class)->dispose (object);
}

static void
hut_wall_window_class_init (HutWallWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = hut_wall_window_get_property;
  G_OBJECT_CLASS (klass)->dispose = hut_wall_window_dispose;

  properties[PROP_STANDING] =
      g_param_spec_enum ("standing", NULL, NULL, HUT_TYPE_WALL_STANDING, HUT_WALL_OFF,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
hut_wall_window_init (HutWallWindow *self)
{
  self->width = WINDOW_WIDTH;
  self->height = WINDOW_HEIGHT;
}

HutWallWindow *
hut_wall_window_new (const HutWallContent *content, gpointer data, GListModel *monitors)
{
  HutWallWindow *self = g_object_new (HUT_TYPE_WALL_WINDOW, NULL);

  self->content = content;
  self->data = data;
  self->monitors =
      monitors != NULL ? g_object_ref (monitors) : hut_monitors_of (gdk_display_get_default ());
  g_signal_connect (self->monitors, "items-changed", G_CALLBACK (on_monitors_changed), self);
  refresh (self);
  return self;
}

void
hut_wall_window_set_on (HutWallWindow *self, gboolean on)
{
  g_return_if_fail (HUT_IS_WALL_WINDOW (self));

  if (on == self->on)
    return;
  self->on = on;
  refresh (self);
}

GtkWindow *
hut_wall_window_get_window (HutWallWindow *self)
{
  g_return_val_if_fail (HUT_IS_WALL_WINDOW (self), NULL);

  return self->window;
}

GtkWidget *
hut_wall_window_get_child (HutWallWindow *self)
{
  g_return_val_if_fail (HUT_IS_WALL_WINDOW (self), NULL);

  return self->child;
}

void
hut_wall_window_set_size (HutWallWindow *self, int width, int height)
{
  g_return_if_fail (HUT_IS_WALL_WINDOW (self));
  g_return_if_fail (width > 0 && height > 0);

  self->width = width;
  self->height = height;
}

void
hut_wall_window_toggle_fullscreen (HutWallWindow *self)
{
  GdkMonitor *monitor;

  g_return_if_fail (HUT_IS_WALL_WINDOW (self));

  if (self->window == NULL)
    return;
  monitor = self->monitor != NULL ? hut_monitor_get_monitor (self->monitor) : NULL;
  if (gtk_window_is_fullscreen (self->window))
    {
      gtk_window_unfullscreen (self->window);
      gtk_window_set_decorated (self->window, TRUE);
    }
  else if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (self->window, monitor);
  else
    gtk_window_fullscreen (self->window);
}

HutWallStanding
hut_wall_window_get_standing (HutWallWindow *self)
{
  g_return_val_if_fail (HUT_IS_WALL_WINDOW (self), HUT_WALL_OFF);

  return self->standing;
}

GListModel *
hut_wall_window_get_monitors (HutWallWindow *self)
{
  g_return_val_if_fail (HUT_IS_WALL_WINDOW (self), NULL);

  return self->monitors;
}

void
hut_wall_window_set_place (HutWallWindow *self, const char *place)
{
  g_return_if_fail (HUT_IS_WALL_WINDOW (self));

  if (g_strcmp0 (place, self->place) == 0)
    return;
  g_free (self->place);
  self->place = g_strdup (place);
  refresh (self);
}

const char *
hut_wall_window_get_place (HutWallWindow *self)
{
  g_return_val_if_fail (HUT_IS_WALL_WINDOW (self), NULL);

  return self->place;
}

char *
hut_wall_window_screen_words (HutWallWindow *self)
{
  g_return_val_if_fail (HUT_IS_WALL_WINDOW (self), NULL);

  return self->monitor != NULL ? hut_monitor_words (self->monitor) : NULL;
}

void
hut_wall_window_get_shape (HutWallWindow *self, int *width, int *height)
{
  gboolean waits;

  g_return_if_fail (HUT_IS_WALL_WINDOW (self));

  /* One that is unplugged is waited for: pages that were turned stay the same pages. */
  waits = self->monitor != NULL || self->place != NULL;
  *width = waits && self->geometry.width > 0 ? self->geometry.width : 1920;
  *height = waits && self->geometry.height > 0 ? self->geometry.height : 1080;
}
