/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Fetching tiles; see the header. The file and what is kept on disk are opened by the first thread
 * that needs them. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-tile-fetch.h"

#include "exchange/hut-mbtiles.h"
#include "exchange/hut-tile-cache.h"

#define LAYERS_MAX 2

struct _HutTileFetch
{
  HutTileSource *source;
  char *key;
  char *shelf;
  HutTileHttp *http; /* of a source that is online */

  GMutex mutex; /* for what follows */
  gboolean opened;
  HutMbtiles *mbtiles;
  GError *trouble; /* why the file is not open */
  HutTileCache *cache;
};

HutTileFetch *
hut_tile_fetch_new (HutTileSource *source, const char *key)
{
  HutTileFetch *fetch = g_atomic_rc_box_new0 (HutTileFetch);

  g_mutex_init (&fetch->mutex);
  fetch->source = hut_tile_source_ref (source);
  fetch->key = g_strdup (key);
  if (hut_tile_source_is_online (source))
    {
      fetch->http = hut_tile_http_new ();
      fetch->shelf = hut_tile_source_shelf (source);
    }
  return fetch;
}

HutTileFetch *
hut_tile_fetch_ref (HutTileFetch *fetch)
{
  return g_atomic_rc_box_acquire (fetch);
}

static gboolean
free_http (gpointer data)
{
  hut_tile_http_free (data);
  return G_SOURCE_REMOVE;
}

/* A session ends where it began, in the main thread, whichever job was the last. */
static void
clear (gpointer data)
{
  HutTileFetch *fetch = data;

  if (fetch->http != NULL)
    g_main_context_invoke (NULL, free_http, g_steal_pointer (&fetch->http));
  g_clear_pointer (&fetch->mbtiles, hut_mbtiles_free);
  g_clear_pointer (&fetch->cache, hut_tile_cache_free);
  g_clear_error (&fetch->trouble);
  g_mutex_clear (&fetch->mutex);
  hut_tile_source_unref (fetch->source);
  g_free (fetch->key);
  g_free (fetch->shelf);
}

void
hut_tile_fetch_unref (HutTileFetch *fetch)
{
  g_atomic_rc_box_release_full (fetch, clear);
}

HutTileSource *
hut_tile_fetch_get_source (HutTileFetch *fetch)
{
  return fetch->source;
}

/* ---- what lies on this computer ---- */

/* A file that is not there now may be later: it is tried anew each time. */
static void
open_local (HutTileFetch *fetch)
{
  g_autofree char *path = NULL;

  g_mutex_lock (&fetch->mutex);
  if (fetch->source->kind == HUT_TILE_MBTILES && fetch->mbtiles == NULL)
    {
      g_clear_error (&fetch->trouble);
      fetch->mbtiles = hut_mbtiles_open (fetch->source->address, &fetch->trouble);
    }
  else if (fetch->http != NULL && !fetch->opened)
    {
      path = g_build_filename (g_get_user_cache_dir (), "hutong", "tiles.db", NULL);
      fetch->cache = hut_tile_cache_open (path, HUT_TILE_CACHE_BYTES);
    }
  fetch->opened = TRUE;
  g_mutex_unlock (&fetch->mutex);
}

static HutMbtiles *
get_mbtiles (HutTileFetch *fetch)
{
  HutMbtiles *mbtiles;

  g_mutex_lock (&fetch->mutex);
  mbtiles = fetch->mbtiles;
  g_mutex_unlock (&fetch->mutex);
  return mbtiles;
}

const char *
hut_tile_fetch_get_attribution (HutTileFetch *fetch)
{
  HutMbtiles *mbtiles = get_mbtiles (fetch);

  return *fetch->source->attribution == '\0' && mbtiles != NULL
             ? hut_mbtiles_get_attribution (mbtiles)
             : fetch->source->attribution;
}

void
hut_tile_fetch_get_zooms (HutTileFetch *fetch, guint *min_zoom, guint *max_zoom)
{
  HutMbtiles *mbtiles = get_mbtiles (fetch);

  *min_zoom = fetch->source->min_zoom;
  *max_zoom = fetch->source->max_zoom;
  if (mbtiles != NULL)
    hut_mbtiles_get_zooms (mbtiles, min_zoom, max_zoom);
}

static GBytes *
ask_file (HutTileFetch *fetch, HutTile tile, GError **error)
{
  g_autoptr (GError) local = NULL;
  GBytes *body = NULL;

  if (fetch->mbtiles != NULL)
    body = hut_mbtiles_read (fetch->mbtiles, tile, &local);
  if (body != NULL)
    return body;

  if (fetch->mbtiles != NULL && local == NULL)
    g_set_error_literal (error, HUT_TILE_ERROR, HUT_TILE_ERROR_MISSING, "no such tile in the file");
  else
    g_set_error (error, HUT_TILE_ERROR, HUT_TILE_ERROR_FILE, "%s",
                 local != NULL            ? local->message
                 : fetch->trouble != NULL ? fetch->trouble->message
                                          : "the file is not open");
  return NULL;
}

/* ---- the network ---- */

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* One layer of a tile as it comes in. */
typedef struct
{
  HutTilePlaceOnDisk place;
  GBytes *body;
  HutTileAnswer *answer; /* NULL: it was on disk */
} Layer;

static void
layer_clear (Layer *layer)
{
  g_clear_pointer (&layer->body, g_bytes_unref);
  g_clear_pointer (&layer->answer, hut_tile_answer_free);
}

/* Keeps what came, once it has shown itself to be a picture. */
static void
keep (HutTileFetch *fetch, const Layer *layer)
{
  HutTileAnswer *answer = layer->answer;

  if (answer == NULL || fetch->cache == NULL || answer->private)
    return;
  if (answer->body == NULL)
    hut_tile_cache_renew (fetch->cache, &layer->place, answer->good_until);
  else
    hut_tile_cache_put (
        fetch->cache, &layer->place,
        &(HutTileKept){ answer->body, answer->etag, answer->modified, answer->good_until });
}

/* From the server where what is kept is too old. */
static void
ask_server (HutTileFetch *fetch, Layer *layer, HutTileFrom from, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (HutTileKept) kept = fetch->cache != NULL && from != HUT_TILE_FROM_SOURCE
                                     ? hut_tile_cache_find (fetch->cache, &layer->place)
                                     : NULL;
  g_autofree char *url = NULL;

  if (kept != NULL && (from == HUT_TILE_FROM_DISK || kept->good_until > now ()))
    {
      layer->body = g_bytes_ref (kept->body);
      return;
    }
  if (from == HUT_TILE_FROM_DISK)
    {
      g_set_error_literal (error, HUT_TILE_ERROR, HUT_TILE_ERROR_OFFLINE, "not kept on disk");
      return;
    }

  url = hut_tile_source_url (fetch->source, layer->place.tile, layer->place.layer, fetch->key);
  layer->answer = hut_tile_http_get (fetch->http, url, kept != NULL ? kept->etag : NULL,
                                     kept != NULL ? kept->modified : NULL, cancellable, error);
  if (layer->answer != NULL && layer->answer->body != NULL)
    layer->body = g_bytes_ref (layer->answer->body);
  else if (layer->answer != NULL && kept != NULL)
    layer->body = g_bytes_ref (kept->body);
}

static gboolean
has_key (HutTileFetch *fetch, GError **error)
{
  if (!hut_tile_source_needs_key (fetch->source) || (fetch->key != NULL && *fetch->key != '\0'))
    return TRUE;
  g_set_error_literal (error, HUT_TILE_ERROR, HUT_TILE_ERROR_KEY,
                       "the key of the map source is not at hand");
  return FALSE;
}

/* Where its names are missing, a tile is shown without them. */
static void
read_layer (HutTileFetch *fetch, Layer *layer, HutTileFrom from, GCancellable *cancellable,
            GError **error)
{
  GError *local = NULL;

  if (fetch->source->kind == HUT_TILE_MBTILES)
    layer->body = ask_file (fetch, layer->place.tile, &local);
  else
    ask_server (fetch, layer, from, cancellable, &local);
  if (layer->place.layer > 0 && g_error_matches (local, HUT_TILE_ERROR, HUT_TILE_ERROR_MISSING))
    g_clear_error (&local);
  if (local != NULL)
    g_propagate_error (error, local);
}

HutTilePicture *
hut_tile_fetch_read (HutTileFetch *fetch, HutTile tile, HutTileFrom from, GCancellable *cancellable,
                     GError **error)
{
  guint n_layers = MIN (hut_tile_source_n_layers (fetch->source), LAYERS_MAX);
  Layer layers[LAYERS_MAX] = { 0 };
  GBytes *bodies[LAYERS_MAX] = { NULL };
  HutTilePicture *picture = NULL;
  GError *local = NULL;

  open_local (fetch);
  if (!has_key (fetch, error))
    return NULL;
  for (guint i = 0; i < n_layers && local == NULL; i++)
    {
      layers[i].place = (HutTilePlaceOnDisk){ fetch->shelf, i, tile };
      read_layer (fetch, &layers[i], from, cancellable, &local);
      bodies[i] = layers[i].body;
    }
  if (local == NULL)
    picture = hut_tile_picture_new (bodies, n_layers, &local);
  for (guint i = 0; i < n_layers; i++)
    {
      if (picture != NULL)
        keep (fetch, &layers[i]);
      layer_clear (&layers[i]);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return picture;
}
