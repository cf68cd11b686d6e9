/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A source among the layers of a map; see the header. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-tile-ground.h"

#include "mapview/hut-tile-note.h"

struct _HutTileGround
{
  GObject parent_instance;

  HutPackageLayer *package_layer; /* the map's */
  HutTileLayer *tiles;
  HutPackageLayer *lines;
  HutMapWorker *worker; /* of the lines */
  HutTileNote *note;
  char *package;
  gboolean package_open;
  guint idle;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutTileGround, hut_tile_ground, G_TYPE_OBJECT)

static HutTileSource *
get_source (HutTileGround *self)
{
  HutTileFetch *fetch = hut_tile_layer_get_fetch (self->tiles);

  return fetch != NULL ? hut_tile_fetch_get_source (fetch) : NULL;
}

static gboolean
on_idle (gpointer data)
{
  HutTileGround *self = data;
  HutTileSource *source = get_source (self);
  HutTileTrouble trouble = hut_tile_layer_get_trouble (self->tiles);

  self->idle = 0;
  /* where all is seen, of what was kept, nobody need be told */
  if (hut_tile_layer_covers (self->tiles))
    trouble = HUT_TILE_TROUBLE_NONE;
  hut_tile_note_show (self->note, trouble, source != NULL ? source->name : "");
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
on_tiles_changed (HutTileGround *self)
{
  hut_package_layer_set_covered (self->package_layer, hut_tile_layer_covers (self->tiles));
  hut_package_layer_set_covered (self->lines, !hut_tile_layer_shows_any (self->tiles));
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
on_retry (HutTileGround *self)
{
  hut_tile_layer_retry (self->tiles);
}

/* The lines are read once there is something for them to lie on. */
static void
open_package (HutTileGround *self)
{
  if (self->package_open || get_source (self) == NULL)
    return;
  self->package_open = TRUE;
  hut_map_worker_open (self->worker, self->package);
}

static void
hut_tile_ground_dispose (GObject *object)
{
  HutTileGround *self = HUT_TILE_GROUND (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->tiles != NULL)
    g_signal_handlers_disconnect_by_data (self->tiles, self);
  g_clear_object (&self->tiles);
  g_clear_object (&self->lines);
  g_clear_object (&self->package_layer);
  g_clear_object (&self->worker);
  g_clear_object (&self->note);
  g_clear_pointer (&self->package, g_free);
  G_OBJECT_CLASS (hut_tile_ground_parent_class)->dispose (object);
}

static void
hut_tile_ground_class_init (HutTileGroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_tile_ground_dispose;
  signals[CHANGED] = g_signal_new ("changed", HUT_TYPE_TILE_GROUND, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_tile_ground_init (HutTileGround *self)
{
  self->worker = hut_map_worker_new ();
  self->note = HUT_TILE_NOTE (g_object_ref_sink (hut_tile_note_new ()));
  g_signal_connect_object (self->note, "retry", G_CALLBACK (on_retry), self, G_CONNECT_SWAPPED);
}

HutTileGround *
hut_tile_ground_new (ShumateMap *map, HutPackageLayer *package_layer)
{
  HutTileGround *self = g_object_new (HUT_TYPE_TILE_GROUND, NULL);
  ShumateViewport *viewport = shumate_map_get_viewport (map);

  self->package_layer = g_object_ref (package_layer);
  self->tiles = HUT_TILE_LAYER (g_object_ref_sink (hut_tile_layer_new (viewport)));
  self->lines =
      HUT_PACKAGE_LAYER (g_object_ref_sink (hut_package_layer_new (viewport, self->worker)));
  hut_package_layer_set_content (self->lines, HUT_MAP_LINES);
  hut_package_layer_set_covered (self->lines, TRUE);
  shumate_map_add_layer (map, SHUMATE_LAYER (self->tiles));
  shumate_map_add_layer (map, SHUMATE_LAYER (self->lines));
  g_signal_connect_object (self->tiles, "changed", G_CALLBACK (on_tiles_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

GtkWidget *
hut_tile_ground_get_note (HutTileGround *self)
{
  return GTK_WIDGET (self->note);
}

void
hut_tile_ground_set_package (HutTileGround *self, const char *path)
{
  g_free (self->package);
  self->package = g_strdup (path);
  self->package_open = FALSE;
  open_package (self);
}

void
hut_tile_ground_renew_package (HutTileGround *self)
{
  if (self->package_open)
    hut_map_worker_renew (self->worker);
}

void
hut_tile_ground_set_source (HutTileGround *self, HutTileSource *source, const char *key)
{
  g_autoptr (HutTileFetch) fetch = source != NULL ? hut_tile_fetch_new (source, key) : NULL;

  if (source != NULL)
    hut_package_layer_set_content (self->lines,
                                   source->names ? HUT_MAP_LINES_AND_NAMES : HUT_MAP_LINES);
  hut_tile_layer_set_fetch (self->tiles, fetch);
  open_package (self);
}

void
hut_tile_ground_set_scheme (HutTileGround *self, HutMapScheme scheme)
{
  hut_tile_layer_set_scheme (self->tiles, scheme);
  hut_package_layer_set_scheme (self->lines, scheme);
}

void
hut_tile_ground_set_overlay (HutTileGround *self, HutMapOverlay *overlay)
{
  hut_package_layer_set_overlay (self->package_layer, overlay);
  hut_package_layer_set_overlay (self->lines, overlay);
}

const char *
hut_tile_ground_get_attribution (HutTileGround *self)
{
  HutTileFetch *fetch = hut_tile_layer_get_fetch (self->tiles);

  return hut_tile_layer_shows_any (self->tiles) ? hut_tile_fetch_get_attribution (fetch) : NULL;
}

gboolean
hut_tile_ground_is_settled (HutTileGround *self)
{
  return self->idle == 0 && hut_tile_layer_is_settled (self->tiles) &&
         (get_source (self) == NULL || hut_package_layer_is_settled (self->lines));
}
