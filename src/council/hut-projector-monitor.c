/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Screens to choose from. Main thread only. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-projector-monitor.h"

#include <stdio.h>
#include <string.h>

struct _HutProjectorMonitor
{
  GObject parent_instance;
  GdkMonitor *monitor;
  char *connector;
  GdkRectangle geometry;
};

G_DEFINE_FINAL_TYPE (HutProjectorMonitor, hut_projector_monitor, G_TYPE_OBJECT)

static void
hut_projector_monitor_finalize (GObject *object)
{
  HutProjectorMonitor *self = HUT_PROJECTOR_MONITOR (object);

  g_clear_object (&self->monitor);
  g_free (self->connector);
  G_OBJECT_CLASS (hut_projector_monitor_parent_class)->finalize (object);
}

static void
hut_projector_monitor_class_init (HutProjectorMonitorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_projector_monitor_finalize;
}

static void
hut_projector_monitor_init (HutProjectorMonitor *self)
{
}

HutProjectorMonitor *
hut_projector_monitor_new (GdkMonitor *monitor, const char *connector, const GdkRectangle *geometry)
{
  HutProjectorMonitor *self = g_object_new (HUT_TYPE_PROJECTOR_MONITOR, NULL);

  g_set_object (&self->monitor, monitor);
  self->connector = g_strdup (connector);
  self->geometry = *geometry;
  return self;
}

static gpointer
wrap (gpointer item, gpointer data)
{
  g_autoptr (GdkMonitor) monitor = item;
  GdkRectangle geometry;

  gdk_monitor_get_geometry (monitor, &geometry);
  return hut_projector_monitor_new (monitor, gdk_monitor_get_connector (monitor), &geometry);
}

GListModel *
hut_projector_monitors_of (GdkDisplay *display)
{
  return G_LIST_MODEL (
      gtk_map_list_model_new (g_object_ref (gdk_display_get_monitors (display)), wrap, NULL, NULL));
}

GdkMonitor *
hut_projector_monitor_get_monitor (HutProjectorMonitor *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR_MONITOR (self), NULL);

  return self->monitor;
}

void
hut_projector_monitor_get_geometry (HutProjectorMonitor *self, GdkRectangle *geometry)
{
  g_return_if_fail (HUT_IS_PROJECTOR_MONITOR (self));

  *geometry = self->geometry;
}

char *
hut_projector_monitor_words (HutProjectorMonitor *self)
{
  int scale;

  g_return_val_if_fail (HUT_IS_PROJECTOR_MONITOR (self), NULL);

  scale = self->monitor != NULL ? gdk_monitor_get_scale_factor (self->monitor) : 1;
  return g_strdup_printf ("%s%s%d×%d", self->connector != NULL ? self->connector : "",
                          self->connector != NULL ? " " : "", self->geometry.width * scale,
                          self->geometry.height * scale);
}

char *
hut_projector_monitor_place (HutProjectorMonitor *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR_MONITOR (self), NULL);

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

HutProjectorMonitor *
hut_projector_monitor_find (GListModel *monitors, const char *place)
{
  g_autoptr (HutProjectorMonitor) there = NULL;
  g_autofree char *connector = NULL;
  int x, y;

  if (!read_place (place, &connector, &x, &y))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (HutProjectorMonitor) monitor = g_list_model_get_item (monitors, i);

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
