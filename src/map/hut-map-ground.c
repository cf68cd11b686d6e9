/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From the street's parts to what is painted over the map. The worker reads, and puts together the
 * shapes with their words; an answer to an older question is dropped. Main thread. */

#define G_LOG_DOMAIN "hutong-map"

#include "map/hut-map-ground.h"

#include "store/hut-reader-street.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

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

/* What is asked for: kinds as flags. */
typedef struct
{
  gboolean shown[HUT_MAP_OVERLAY_POST + 1];
} Question;

static HutMapOverlayKind
overlay_kind (const HutKind *kind)
{
  if (kind == &hut_kind_community)
    return HUT_MAP_OVERLAY_COMMUNITY;
  if (kind == &hut_kind_grid)
    return HUT_MAP_OVERLAY_GRID;
  return kind == &hut_kind_lane ? HUT_MAP_OVERLAY_LANE : HUT_MAP_OVERLAY_POST;
}

/* What stands on the mark of a post: one character. */
static const char *
sign_of (const char *class)
{
  if (g_strcmp0 (class, "enforcement") == 0)
    return C_ ("sign of the enforcement team on the map", "E");
  if (g_strcmp0 (class, "community") == 0)
    return C_ ("sign of a community on the map", "C");
  if (g_strcmp0 (class, "property-firm") == 0)
    return C_ ("sign of a property firm on the map", "P");
  return C_ ("sign of a section of the office on the map", "S");
}

static char *
detail_of (const HutStreetPart *part)
{
  if (part->kind != &hut_kind_lane || part->name == NULL)
    return NULL;
  if (part->chief == NULL)
    /* Translators: a lane's name. */
    return g_strdup_printf (_ ("%s · no lane chief"), part->name);
  /* Translators: a lane's name, and who is its chief. */
  return g_strdup_printf (_ ("%s · chief %s"), part->name, part->chief);
}

static void
add_part (HutMapOverlay *overlay, HutStreetPart *part)
{
  HutMapOverlayKind kind = overlay_kind (part->kind);
  g_autofree char *detail = detail_of (part);
  HutShape *shape = g_steal_pointer (&part->shape);

  if (kind == HUT_MAP_OVERLAY_POST && part->has_place)
    {
      shape = hut_shape_new (HUT_SHAPE_POINT);
      hut_shape_add_part (shape, &part->place, 1);
    }
  if (shape == NULL)
    return;
  hut_map_overlay_add (overlay, kind, shape, part->name, detail,
                       kind == HUT_MAP_OVERLAY_POST ? sign_of (part->class) : NULL,
                       kind == HUT_MAP_OVERLAY_LANE && part->chief == NULL);
}

static void *
read_overlay (HutReader *reader, void *data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (GPtrArray) parts = hut_reader_street_parts (reader, error);
  HutMapOverlay *overlay;
  gboolean any_community = FALSE;

  if (parts == NULL)
    return NULL;
  overlay = hut_map_overlay_new ();
  for (guint i = 0; i < parts->len; i++)
    {
      HutStreetPart *part = parts->pdata[i];

      any_community |= part->kind == &hut_kind_community && part->shape != NULL;
      if (question->shown[overlay_kind (part->kind)])
        add_part (overlay, part);
    }
  /* Where the office has no lines of its own, those of the map file are better than none. */
  overlay->package_areas = question->shown[HUT_MAP_OVERLAY_COMMUNITY] && !any_community;
  return overlay;
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
  Question *question;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->browser == NULL)
    return;
  question = g_new0 (Question, 1);
  question->shown[HUT_MAP_OVERLAY_COMMUNITY] =
      hut_map_layers_shows (self->layers, HUT_MAP_LAYER_COMMUNITIES);
  question->shown[HUT_MAP_OVERLAY_GRID] = hut_map_layers_shows (self->layers, HUT_MAP_LAYER_GRIDS);
  question->shown[HUT_MAP_OVERLAY_LANE] = hut_map_layers_shows (self->layers, HUT_MAP_LAYER_LANES);
  question->shown[HUT_MAP_OVERLAY_POST] = hut_map_layers_shows (self->layers, HUT_MAP_LAYER_POSTS);
  self->cancellable = g_cancellable_new ();
  hut_case_browser_read (self->browser, read_overlay, question, g_free,
                         (GDestroyNotify)hut_map_overlay_unref, self->cancellable, on_read,
                         g_object_ref (self));
}

static void
on_changed (HutMapGround *self, HutChangeSet *changes)
{
  if (hut_street_parts_changed (changes))
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
