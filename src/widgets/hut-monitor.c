/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Screens to choose from. Main thread only. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-monitor.h"

#include <stdio.h>
#include <string.h>

struct _HutMonitor
{
  GObject parent_instance;
  GdkMonitor *monitor;
  char *connector;
  GdkRectangle geometry;
};

G_DEFINE_FINAL_TYPE (HutMonitor, hut_monitor, G_TYPE_OBJECT)

static void
hut_monitor_finalize (GObject *object)
{
  HutMonitor *self = HUT_MONITOR (object);

  g_clear_object (&self->monitor);
  g_free (self->connector);
  G_OBJECT_CLASS (hut_monitor_parent_class)->finalize (object);
}

static void
hut_monitor_class_init (HutMonitorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_monitor_finalize;
}

static void
hut_monitor_init (HutMonitor *self)
{
}

HutMonitor *
hut_monitor_new (GdkMonitor *monitor, const char *connector, const GdkRectangle *geometry)
{
  HutMonitor *self = g_object_new (HUT_TYPE_MONITOR, NULL);

  g_set_object (&self->monitor, monitor);
  self->connector = g_strdup (connector);
  self->geometry = *geometry;
  return self;
}

/* ---- Those of a display ---- */

/* What keeps a list of screens as the display's is; lives as long as the list. */
typedef struct
{
  GListStore *list; /* HutMonitor; not owned */
  GListModel *monitors;
  GPtrArray *followed; /* GdkMonitor */
  guint source;
} Following;

static gboolean
is_alike (HutMonitor *one, HutMonitor *other)
{
  return one->monitor == other->monitor && g_strcmp0 (one->connector, other->connector) == 0 &&
         gdk_rectangle_equal (&one->geometry, &other->geometry);
}

static gboolean
is_listed (GListModel *list, GPtrArray *screens)
{
  if (g_list_model_get_n_items (list) != screens->len)
    return FALSE;
  for (guint i = 0; i < screens->len; i++)
    {
      g_autoptr (HutMonitor) listed = g_list_model_get_item (list, i);

      if (!is_alike (listed, screens->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/* A screen that was plugged in just now has no size and no name yet: it counts when it has. */
static void
list_screens (Following *following)
{
  GListModel *list = G_LIST_MODEL (following->list);
  g_autoptr (GPtrArray) screens = g_ptr_array_new_with_free_func (g_object_unref);

  g_clear_handle_id (&following->source, g_source_remove);
  for (guint i = 0; i < g_list_model_get_n_items (following->monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (following->monitors, i);
      GdkRectangle geometry;

      gdk_monitor_get_geometry (monitor, &geometry);
      if (geometry.width > 0 && geometry.height > 0)
        g_ptr_array_add (screens,
                         hut_monitor_new (monitor, gdk_monitor_get_connector (monitor), &geometry));
    }
  if (!is_listed (list, screens))
    g_list_store_splice (following->list, 0, g_list_model_get_n_items (list), screens->pdata,
                         screens->len);
}

static gboolean
on_settled (gpointer data)
{
  Following *following = data;

  following->source = 0;
  list_screens (following);
  return G_SOURCE_REMOVE;
}

/* What is told of a screen comes piece by piece, and is looked at when all of it has come. */
static void
on_told (Following *following)
{
  if (following->source == 0)
    following->source = g_idle_add_full (G_PRIORITY_DEFAULT, on_settled, following, NULL);
}

static void
leave_all (Following *following)
{
  for (guint i = 0; i < following->followed->len; i++)
    g_signal_handlers_disconnect_by_data (following->followed->pdata[i], following);
  g_ptr_array_set_size (following->followed, 0);
}

/* GTK 4.18 touches a screen once more after it is gone, when what stood on it is told to leave it:
 * those that were ever there stay, which are few. */
static void
keep (GdkMonitor *monitor)
{
  static GHashTable *kept;

  if (kept == NULL)
    kept = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  if (!g_hash_table_contains (kept, monitor))
    g_hash_table_add (kept, g_object_ref (monitor));
}

static void
follow_all (Following *following)
{
  leave_all (following);
  for (guint i = 0; i < g_list_model_get_n_items (following->monitors); i++)
    {
      GdkMonitor *monitor = g_list_model_get_item (following->monitors, i);

      keep (monitor);
      g_ptr_array_add (following->followed, monitor);
      g_signal_connect_swapped (monitor, "notify", G_CALLBACK (on_told), following);
    }
}

/* One that is gone is gone at once: nothing is left on it. */
static void
on_monitors_changed (GListModel *monitors, guint position, guint removed, guint added,
                     Following *following)
{
  follow_all (following);
  if (removed > 0)
    list_screens (following);
  else
    on_told (following);
}

static void
following_free (gpointer data)
{
  Following *following = data;

  g_clear_handle_id (&following->source, g_source_remove);
  g_signal_handlers_disconnect_by_data (following->monitors, following);
  leave_all (following);
  g_ptr_array_unref (following->followed);
  g_object_unref (following->monitors);
  g_free (following);
}

GListModel *
hut_monitors_of (GdkDisplay *display)
{
  Following *following = g_new0 (Following, 1);

  following->list = g_list_store_new (HUT_TYPE_MONITOR);
  following->monitors = g_object_ref (gdk_display_get_monitors (display));
  following->followed = g_ptr_array_new_with_free_func (g_object_unref);
  g_object_set_data_full (G_OBJECT (following->list), "following", following, following_free);
  g_signal_connect (following->monitors, "items-changed", G_CALLBACK (on_monitors_changed),
                    following);
  follow_all (following);
  list_screens (following);
  return G_LIST_MODEL (following->list);
}

/* ---- One of them ---- */

GdkMonitor *
hut_monitor_get_monitor (HutMonitor *self)
{
  g_return_val_if_fail (HUT_IS_MONITOR (self), NULL);

  return self->monitor;
}

void
hut_monitor_get_geometry (HutMonitor *self, GdkRectangle *geometry)
{
  g_return_if_fail (HUT_IS_MONITOR (self));

  *geometry = self->geometry;
}

char *
hut_monitor_words (HutMonitor *self)
{
  int scale;

  g_return_val_if_fail (HUT_IS_MONITOR (self), NULL);

  scale = self->monitor != NULL ? gdk_monitor_get_scale_factor (self->monitor) : 1;
  return g_strdup_printf ("%s%s%d×%d", self->connector != NULL ? self->connector : "",
                          self->connector != NULL ? " " : "", self->geometry.width * scale,
                          self->geometry.height * scale);
}

char *
hut_monitor_place (HutMonitor *self)
{
  g_return_val_if_fail (HUT_IS_MONITOR (self), NULL);

  return g_strdup_printf ("%s@%d,%d", self->connector != NULL ? self->connector : "",
                          self->geometry.x, self->geometry.y);
}

/* @place taken apart; a connector's name has no @ in it. */
static gboolean
read_place (const char *place, char **connector, int *x, int *y)
{
  const char *at = place != NULL ? strrchr (place, '@') : NULL;

  if (at == NULL || sscanf (at + 1, "%d,%d", x, y) != 2)
    return FALSE;
  *connector = g_strndup (place, (gsize)(at - place));
  return TRUE;
}

HutMonitor *
hut_monitor_find (GListModel *monitors, const char *place)
{
  g_autoptr (HutMonitor) there = NULL;
  g_autofree char *connector = NULL;
  int x, y;

  if (!read_place (place, &connector, &x, &y))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (HutMonitor) monitor = g_list_model_get_item (monitors, i);

      if (*connector != '\0' && g_strcmp0 (monitor->connector, connector) == 0)
        return g_steal_pointer (&monitor);
      if (there == NULL && monitor->geometry.x == x && monitor->geometry.y == y)
        there = g_steal_pointer (&monitor);
    }
  /* Where connectors are told, another one at this position is another screen. */
  if (there != NULL && *connector != '\0' && there->connector != NULL)
    return NULL;
  return g_steal_pointer (&there);
}
