/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window on the wall, and which screen it is on. Main thread only. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-projector-window.h"

#include "council/hut-projector-view.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define WINDOW_WIDTH 960
#define WINDOW_HEIGHT 540

struct _HutProjectorWindow
{
  GObject parent_instance;
  GtkWindow *window;      /* NULL while nothing is projected */
  HutProjectorView *view; /* in it */
  HutProjector *projector;
  GListModel *monitors;
  HutProjectorMonitor *monitor; /* the one that it is on or would be; NULL: none is there */
  GdkRectangle geometry;        /* of it, or of the last */
  char *place;                  /* that was chosen, or NULL */
  gboolean on;
  HutWallStanding standing;
};

G_DEFINE_FINAL_TYPE (HutProjectorWindow, hut_projector_window, G_TYPE_OBJECT)
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
static HutProjectorMonitor *
find_monitor (HutProjectorWindow *self)
{
  if (self->place != NULL)
    return hut_projector_monitor_find (self->monitors, self->place);
  return g_list_model_get_item (self->monitors, 1);
}

static HutWallStanding
find_standing (HutProjectorWindow *self)
{
  if (!self->on)
    return HUT_WALL_OFF;
  if (self->monitor != NULL)
    return HUT_WALL_ON;
  return self->place != NULL ? HUT_WALL_LOST : HUT_WALL_WINDOWED;
}

/* ---- What is on ---- */

static void
show_screen (HutProjectorWindow *self)
{
  const HutScreen *screen = hut_projector_get_screen (self->projector);

  if (self->window == NULL)
    return;
  hut_projector_view_set_pictures (self->view, hut_projector_pictures_of (self->projector, screen));
  hut_projector_view_set_screen (self->view, screen);
  hut_projector_view_set_page (self->view, hut_projector_get_page (self->projector));
}

static void
on_projector_changed (HutProjector *projector, HutProjectorWindow *self)
{
  show_screen (self);
}

/* ---- The native window ---- */

static gboolean
on_close_request (GtkWindow *window, HutProjectorWindow *self)
{
  hut_projector_window_set_on (self, FALSE);
  return TRUE;
}

static void
open_window (HutProjectorWindow *self)
{
  self->window = GTK_WINDOW (gtk_window_new ());
  self->view = HUT_PROJECTOR_VIEW (hut_projector_view_new ());
  gtk_window_set_child (self->window, GTK_WIDGET (self->view));
  gtk_window_set_title (self->window, _ ("Projection"));
  gtk_window_set_default_size (self->window, WINDOW_WIDTH, WINDOW_HEIGHT);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), "none");
  g_signal_connect (self->window, "close-request", G_CALLBACK (on_close_request), self);
}

static void
close_window (HutProjectorWindow *self)
{
  self->view = NULL;
  if (self->window != NULL)
    gtk_window_destroy (g_steal_pointer (&self->window));
}

static void
put_on_screen (HutProjectorWindow *self)
{
  GdkMonitor *monitor =
      self->monitor != NULL ? hut_projector_monitor_get_monitor (self->monitor) : NULL;
  int width, height;

  if (self->window == NULL)
    open_window (self);
  hut_projector_window_get_shape (self, &width, &height);
  hut_projector_view_set_shape (self->view, width, height);
  show_screen (self);
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
refresh (HutProjectorWindow *self)
{
  HutWallStanding before = self->standing;

  g_clear_object (&self->monitor);
  self->monitor = find_monitor (self);
  self->standing = find_standing (self);
  if (self->monitor != NULL)
    hut_projector_monitor_get_geometry (self->monitor, &self->geometry);
  if (self->standing == HUT_WALL_ON && self->place == NULL)
    self->place = hut_projector_monitor_place (self->monitor);
  if (self->standing == HUT_WALL_ON || self->standing == HUT_WALL_WINDOWED)
    put_on_screen (self);
  else
    close_window (self);
  if (self->standing != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STANDING]);
}

static void
on_monitors_changed (GListModel *monitors, guint position, guint removed, guint added,
                     HutProjectorWindow *self)
{
  refresh (self);
}

/* ---- The object ---- */

static void
hut_projector_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STANDING:
      g_value_set_enum (value, HUT_PROJECTOR_WINDOW (object)->standing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hut_projector_window_dispose (GObject *object)
{
  HutProjectorWindow *self = HUT_PROJECTOR_WINDOW (object);

  if (self->monitors != NULL)
    g_signal_handlers_disconnect_by_func (self->monitors, on_monitors_changed, self);
  if (self->projector != NULL)
    g_signal_handlers_disconnect_by_func (self->projector, on_projector_changed, self);
  close_window (self);
  g_clear_object (&self->monitors);
  g_clear_object (&self->monitor);
  g_clear_object (&self->projector);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (hut_projector_window_parent_class)->dispose (object);
}

static void
hut_projector_window_class_init (HutProjectorWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = hut_projector_window_get_property;
  G_OBJECT_CLASS (klass)->dispose = hut_projector_window_dispose;

  properties[PROP_STANDING] =
      g_param_spec_enum ("standing", NULL, NULL, HUT_TYPE_WALL_STANDING, HUT_WALL_OFF,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
hut_projector_window_init (HutProjectorWindow *self)
{
}

HutProjectorWindow *
hut_projector_window_new (HutProjector *projector, GListModel *monitors)
{
  HutProjectorWindow *self = g_object_new (HUT_TYPE_PROJECTOR_WINDOW, NULL);

  self->projector = g_object_ref (projector);
  self->monitors = monitors != NULL ? g_object_ref (monitors)
                                    : hut_projector_monitors_of (gdk_display_get_default ());
  g_signal_connect (self->monitors, "items-changed", G_CALLBACK (on_monitors_changed), self);
  g_signal_connect (projector, "changed", G_CALLBACK (on_projector_changed), self);
  refresh (self);
  return self;
}

void
hut_projector_window_set_on (HutProjectorWindow *self, gboolean on)
{
  g_return_if_fail (HUT_IS_PROJECTOR_WINDOW (self));

  if (on == self->on)
    return;
  self->on = on;
  refresh (self);
}

GtkWindow *
hut_projector_window_get_window (HutProjectorWindow *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR_WINDOW (self), NULL);

  return self->window;
}

HutWallStanding
hut_projector_window_get_standing (HutProjectorWindow *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR_WINDOW (self), HUT_WALL_OFF);

  return self->standing;
}

GListModel *
hut_projector_window_get_monitors (HutProjectorWindow *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR_WINDOW (self), NULL);

  return self->monitors;
}

void
hut_projector_window_set_place (HutProjectorWindow *self, const char *place)
{
  g_return_if_fail (HUT_IS_PROJECTOR_WINDOW (self));

  if (g_strcmp0 (place, self->place) == 0)
    return;
  g_free (self->place);
  self->place = g_strdup (place);
  refresh (self);
}

const char *
hut_projector_window_get_place (HutProjectorWindow *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR_WINDOW (self), NULL);

  return self->place;
}

char *
hut_projector_window_screen_words (HutProjectorWindow *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR_WINDOW (self), NULL);

  return self->monitor != NULL ? hut_projector_monitor_words (self->monitor) : NULL;
}

void
hut_projector_window_get_shape (HutProjectorWindow *self, int *width, int *height)
{
  gboolean waits;

  g_return_if_fail (HUT_IS_PROJECTOR_WINDOW (self));

  /* One that is unplugged is waited for: pages that were turned stay the same pages. */
  waits = self->monitor != NULL || self->place != NULL;
  *width = waits && self->geometry.width > 0 ? self->geometry.width : 1920;
  *height = waits && self->geometry.height > 0 ? self->geometry.height : 1080;
}
