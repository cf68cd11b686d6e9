/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* `hutongctl map source check`: whether a file of tiles, an address or Tianditu gives a tile. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-map.h"

#include "base/hut-json.h"
#include "exchange/hut-mbtiles.h"
#include "exchange/hut-media-type.h"
#include "exchange/hut-tile-source.h"
#include "sync/hut-tile-http.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char USAGE[] =
    "usage: hutongctl map source check FILE.mbtiles|TEMPLATE|tianditu [--at LON,LAT] [--zoom N] "
    "[--coords wgs84|gcj02] [--key-file F] [--unencrypted] [--json]\n";

typedef struct
{
  char *at;
  int zoom;
  char *coords;
  char *key_file;
  gboolean unencrypted;
  gboolean json;
} Options;

/* What was asked, and what came. */
typedef struct
{
  HutTileSource *source;
  HutTile tile;
  char *key;
  GBytes *body;
  gint64 microseconds;
} Trial;

static void
trial_clear (Trial *trial)
{
  g_clear_pointer (&trial->source, hut_tile_source_unref);
  g_clear_pointer (&trial->body, g_bytes_unref);
  g_free (trial->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trial, trial_clear)

static int
usage (const char *message)
{
  if (message)
    fprintf (stderr, "hutongctl map: %s\n", message);
  fputs (USAGE, stderr);
  return 2;
}

static int
fail (GError *error)
{
  fprintf (stderr, "hutongctl map: %s\n", error->message);
  g_error_free (error);
  return 1;
}

static HutTileSource *
describe (const char *what, const Options *options)
{
  gboolean online = strstr (what, "://") != NULL;
  HutTileKind kind = g_str_equal (what, "tianditu") ? HUT_TILE_TIANDITU
                     : online                       ? HUT_TILE_XYZ
                                                    : HUT_TILE_MBTILES;
  HutTileSource *source = hut_tile_source_new (kind);

  g_free (source->name);
  source->name = g_strdup ("source");
  source->unencrypted = options->unencrypted;
  if (kind != HUT_TILE_TIANDITU)
    {
      g_free (source->address);
      source->address = online ? g_strdup (what) : g_canonicalize_filename (what, NULL);
    }
  return source;
}

/* "116.32,40.00" */
static gboolean
parse_place (const char *text, HutPoint *place)
{
  double lon, lat;
  char rest;

  if (sscanf (text, "%lf,%lf%c", &lon, &lat, &rest) != 2 || !(fabs (lon) <= 180) ||
      !(fabs (lat) <= 90))
    return FALSE;
  *place = hut_point_from_degrees (lon, lat);
  return TRUE;
}

static HutTile
tile_at (const HutTileSource *source, HutPoint place, guint zoom)
{
  HutTilePlace on_grid =
      hut_tile_grid_from_world (source->coords, zoom, hut_mercator_project (place));
  double last = exp2 (zoom) - 1;

  return (HutTile){ zoom, (guint)CLAMP (on_grid.x, 0, last), (guint)CLAMP (on_grid.y, 0, last) };
}

static gboolean
ask_file (Trial *trial, HutPoint place, gboolean placed, guint zoom, GError **error)
{
  g_autoptr (HutMbtiles) mbtiles = hut_mbtiles_open (trial->source->address, error);
  guint min_zoom, max_zoom;
  HutBox bounds;

  if (!mbtiles)
    return FALSE;
  hut_mbtiles_get_zooms (mbtiles, &min_zoom, &max_zoom);
  bounds = hut_mbtiles_get_bounds (mbtiles);
  trial->tile = tile_at (trial->source, placed ? place : hut_box_centre (&bounds),
                         CLAMP (zoom, min_zoom, max_zoom));
  trial->body = hut_mbtiles_read (mbtiles, trial->tile, error);
  if (!trial->body && !*error)
    g_set_error (error, HUT_TILE_ERROR, HUT_TILE_ERROR_MISSING,
                 "the file is good, but has no tile %u/%u/%u", trial->tile.zoom, trial->tile.x,
                 trial->tile.y);
  return trial->body != NULL;
}

static gboolean
ask_server (Trial *trial, HutPoint place, guint zoom, GError **error)
{
  g_autoptr (HutTileHttp) http = NULL;
  g_autoptr (HutTileAnswer) answer = NULL;
  g_autofree char *url = NULL;

  if (hut_tile_source_needs_key (trial->source) && !trial->key)
    {
      g_set_error_literal (error, HUT_TILE_ERROR, HUT_TILE_ERROR_KEY,
                           "the source needs a key: --key-file");
      return FALSE;
    }
  trial->tile = tile_at (trial->source, place,
                         CLAMP (zoom, trial->source->min_zoom, trial->source->max_zoom));
  url = hut_tile_source_url (trial->source, trial->tile, 0, trial->key);
  http = hut_tile_http_new ();
  answer = hut_tile_http_get (http, url, NULL, NULL, NULL, error);
  if (answer && answer->body)
    trial->body = g_bytes_ref (answer->body);
  return trial->body != NULL;
}

static int
tell (const Trial *trial, gboolean json)
{
  const HutMediaType *type = hut_media_type_guess (trial->body, "");
  g_autofree char *tile =
      g_strdup_printf ("%u/%u/%u", trial->tile.zoom, trial->tile.x, trial->tile.y);
  gsize bytes = g_bytes_get_size (trial->body);
  gint64 milliseconds = trial->microseconds / 1000;
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *line = NULL;

  if (!type || !g_str_has_prefix (type->type, "image/"))
    return fail (g_error_new_literal (HUT_TILE_ERROR, HUT_TILE_ERROR_NO_IMAGE,
                                      "what came is no picture that can be shown"));
  if (!json)
    {
      printf ("tile %s: %s, %" G_GSIZE_FORMAT " bytes, %" G_GINT64_FORMAT " ms\n", tile, type->type,
              bytes, milliseconds);
      return 0;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "tile", tile);
  json_object_set_string_member (object, "type", type->type);
  json_object_set_int_member (object, "bytes", (gint64)bytes);
  json_object_set_int_member (object, "milliseconds", milliseconds);
  line = hut_json_print_object (object);
  printf ("%s\n", line);
  return 0;
}

static int
check (const char *what, const Options *options)
{
  g_auto (Trial) trial = { describe (what, options) };
  HutPoint place = hut_point_from_degrees (116.3974, 39.9087);
  gint64 start = g_get_monotonic_time ();
  GError *error = NULL;
  gboolean good;

  if (options->at && !parse_place (options->at, &place))
    return usage ("--at takes LON,LAT");
  if (options->coords && !hut_coords_parse (options->coords, &trial.source->coords))
    return usage ("--coords takes wgs84 or gcj02");
  if (options->zoom < 0 || options->zoom > HUT_TILE_ZOOM_MAX)
    return usage ("--zoom goes from 0 to 22");
  if (!hut_tile_source_check (trial.source, &error))
    return fail (error);
  if (options->key_file && !g_file_get_contents (options->key_file, &trial.key, NULL, &error))
    return fail (error);
  if (trial.key)
    g_strstrip (trial.key);

  good = trial.source->kind == HUT_TILE_MBTILES
             ? ask_file (&trial, place, options->at != NULL, (guint)options->zoom, &error)
             : ask_server (&trial, place, (guint)options->zoom, &error);
  trial.microseconds = g_get_monotonic_time () - start;
  return good ? tell (&trial, options->json) : fail (error);
}

int
hut_ctl_map_source (int argc, char **argv)
{
  Options options = { .zoom = 15 };
  GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, NULL, NULL },
    { "zoom", 0, 0, G_OPTION_ARG_INT, &options.zoom, NULL, NULL },
    { "coords", 0, 0, G_OPTION_ARG_STRING, &options.coords, NULL, NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &options.key_file, NULL, NULL },
    { "unencrypted", 0, 0, G_OPTION_ARG_NONE, &options.unencrypted, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  int code;

  if (argc < 2 || strcmp (argv[1], "check") != 0)
    return usage (NULL);
  argc--;
  argv++;
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_help_enabled (context, FALSE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    code = usage (error->message);
  else if (argc != 2)
    code = usage ("one source is needed");
  else
    code = check (argv[1], &options);
  g_free (options.at);
  g_free (options.coords);
  g_free (options.key_file);
  return code;
}
