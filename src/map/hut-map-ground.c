/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From the street's parts to what is painted over the map. The worker reads and puts them together;
 * an answer to an older question is dropped. Main thread. */

#define G_LOG_DOMAIN "hutong-map"

#include "map/hut-map-ground.h"

#include "report/hut-street-overlay.h"
#include "store/hut-reader-roster.h"

struct _HutMapGround
{
  GObject parent_instance;
  HutMapLayers *layers; /* borrowed */
  HutCaseBrowser *browser;
  GSignalGroup *signals;
  GCancellable *cancellable; /* of what is being read */
  HutMapOverlay *overlay;
};

G_DEFINE_FINAL_TYPE (HutMapGround, hut_map_ground, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void *
read_overlay (HutReader *reader, void *data, GCancellable *cancellable, GError **error)
{
  return hut_street_overlay_new (reader, (HutStreetLayers)GPOINTER_TO_UINT (data), error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutMapGround) self = data;
  g_autoptr (GError) error = NULL;
  HutMapOverlay *overlay = hut_case_query_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&overlay, hut_map_overlay_unref);
      return;
    }
  g_clear_object (&self->cancellable);
  if (overlay == NULL)
    {
      g_warning ("The street's lanes and areas are not shown: %s", error->message);
      return;
    }
  g_clear_pointer (&self->overlay, hut_map_overlay_unref);
  self->overlay = overlay;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask (HutMapGround *self)
{
  static const char *const names[] = {
    HUT_MAP_LAYER_COMMUNITIES,    HUT_MAP_LAYER_GRIDS,        HUT_MAP_LAYER_LANES,
    HUT_MAP_LAYER_LANES_COVERAGE, HUT_MAP_LAYER_LANES_CHECKS, HUT_MAP_LAYER_POSTS,
  };
  guint layers = 0;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->browser == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (hut_map_layers_shows (self->layers, names[i]))
      layers |= hut_street_layer (names[i]);
  self->cancellable = g_cancellable_new ();
  hut_case_browser_read (self->browser, read_overlay, GUINT_TO_POINTER (layers), NULL,
                         (GDestroyNotify)hut_map_overlay_unref, self->cancellable, on_read,
                         g_object_ref (self));
}

static void
on_changed (HutMapGround *self, HutChangeSet *changes)
{
  gboolean by_roster = hut_map_layers_shows (self->layers, HUT_MAP_LAYER_LANES_COVERAGE) ||
                       hut_map_layers_shows (self->layers, HUT_MAP_LAYER_LANES_CHECKS);

  if (hut_street_parts_changed (changes) || (by_roster && hut_roster_changed (changes)))
    ask (self);
}

static void
hut_map_ground_dispose (GObject *object)
{
  HutMapGround *self = HUT_MAP_GROUND (object);

  hut_map_ground_set_browser (self, NULL);
  g_clear_object (&self->signals);
  g_clear_pointer (&self->overlay, hut_map_overlay_unref);
  G_OBJECT_CLASS (hut_map_ground_parent_class)->dispose (object);
}

static void
hut_map_ground_class_init (HutMapGroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_map_ground_dispose;
  signals[CHANGED] = g_signal_new ("changed", HUT_TYPE_MAP_GROUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
hut_map_ground_init (HutMapGround *self)
{
  self->signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (on_changed), self);
}

HutMapGround *
hut_map_ground_new (HutMapLayers *layers)
{
  HutMapGround *self = g_object_new (HUT_TYPE_MAP_GROUND, NULL);

  self->layers = layers;
  g_signal_connect_object (layers, "notify::shown", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  return self;
}

void
hut_map_ground_set_browser (HutMapGround *self, HutCaseBrowser *browser)
{
  if (!g_set_object (&self->browser, browser))
    return;
  g_signal_group_set_target (self->signals, browser);
  ask (self);
}

HutMapOverlay *
hut_map_ground_get_overlay (HutMapGround *self)
{
  return self->overlay;
}

gboolean
hut_map_ground_is_settled (HutMapGround *self)
{
  return self->cancellable == NULL;
}
