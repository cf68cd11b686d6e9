/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Fetching tiles; see the header. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-tile-fetch.h"

#define LAYERS_MAX 2

struct _HutTileFetch
{
  HutTileSource *source;
  char *key;
  HutTileHttp *http; /* of a source that is online */
};

HutTileFetch *
hut_tile_fetch_new (HutTileSource *source, const char *key)
{
  HutTileFetch *fetch = g_atomic_rc_box_new0 (HutTileFetch);

  fetch->source = hut_tile_source_ref (source);
  fetch->key = g_strdup (key);
  if (hut_tile_source_is_online (source))
    fetch->http = hut_tile_http_new ();
  return fetch;
}

HutTileFetch *
hut_tile_fetch_ref (HutTileFetch *fetch)
{
  return g_atomic_rc_box_acquire (fetch);
}

static void
clear (gpointer data)
{
  HutTileFetch *fetch = data;

  g_clear_pointer (&fetch->http, hut_tile_http_free);
  hut_tile_source_unref (fetch->source);
  g_free (fetch->key);
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

const char *
hut_tile_fetch_get_attribution (HutTileFetch *fetch)
{
  return fetch->source->attribution;
}

void
hut_tile_fetch_get_zooms (HutTileFetch *fetch, guint *min_zoom, guint *max_zoom)
{
  *min_zoom = fetch->source->min_zoom;
  *max_zoom = fetch->source->max_zoom;
}

/* One layer of a tile from the server. */
static GBytes *
ask_server (HutTileFetch *fetch, HutTile tile, guint layer, GCancellable *cancellable,
            GError **error)
{
  g_autofree char *url = hut_tile_source_url (fetch->source, tile, layer, fetch->key);
  g_autoptr (HutTileAnswer) answer =
      hut_tile_http_get (fetch->http, url, NULL, NULL, cancellable, error);

  return answer != NULL ? g_steal_pointer (&answer->body) : NULL;
}

HutTilePicture *
hut_tile_fetch_read (HutTileFetch *fetch, HutTile tile, HutTileFrom from, GCancellable *cancellable,
                     GError **error)
{
  guint n_layers = hut_tile_source_n_layers (fetch->source);
  GBytes *bodies[LAYERS_MAX] = { NULL };
  HutTilePicture *picture = NULL;
  gboolean whole = TRUE;

  g_return_val_if_fail (n_layers <= LAYERS_MAX, NULL);

  if (hut_tile_source_needs_key (fetch->source) && (fetch->key == NULL || *fetch->key == '\0'))
    {
      g_set_error_literal (error, HUT_TILE_ERROR, HUT_TILE_ERROR_KEY,
                           "the key of the map source is not at hand");
      return NULL;
    }
  if (from == HUT_TILE_FROM_DISK)
    {
      g_set_error_literal (error, HUT_TILE_ERROR, HUT_TILE_ERROR_OFFLINE, "not on disk");
      return NULL;
    }
  for (guint i = 0; i < n_layers && whole; i++)
    {
      bodies[i] = ask_server (fetch, tile, i, cancellable, error);
      whole = bodies[i] != NULL;
    }
  if (whole)
    picture = hut_tile_picture_new (bodies, n_layers, error);
  for (guint i = 0; i < n_layers; i++)
    g_clear_pointer (&bodies[i], g_bytes_unref);
  return picture;
}
