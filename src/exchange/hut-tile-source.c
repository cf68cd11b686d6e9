/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sources of tiles; see the header. Any thread. An address is read by hut-tile-template.c. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-tile-source.h"

#include "base/hut-json.h"
#include "base/hut-uid.h"
#include "exchange/hut-tile-template.h"

#include <string.h>

#define TIANDITU "https://t{switch:0,1,2,3,4,5,6,7}.tianditu.gov.cn"
#define TIANDITU_ZOOM_MAX 18
#define LETTERS_MAX 80      /* characters */
#define ATTRIBUTION_MAX 200 /* bytes */

static const char *const KINDS[] = { "xyz", "tianditu", "mbtiles" };

/* The layers of Tianditu: what lies below, and its names. */
static const char *const STREETS[] = { "vec", "cva" };
static const char *const IMAGERY[] = { "img", "cia" };

G_DEFINE_QUARK (hut - tile - source - error, hut_tile_source_error)

static gboolean
fail (GError **error, HutTileSourceError code, const char *message)
{
  g_set_error_literal (error, HUT_TILE_SOURCE_ERROR, code, message);
  return FALSE;
}

HutTileSource *
hut_tile_source_new (HutTileKind kind)
{
  HutTileSource *source = g_atomic_rc_box_new0 (HutTileSource);
  char text[HUT_UID_STRING_LEN + 1];
  HutUid id = hut_uid_new ();

  source->id = g_strdup (hut_uid_print (&id, text));
  source->kind = kind;
  source->name = g_strdup ("");
  source->address = g_strdup (kind == HUT_TILE_TIANDITU ? TIANDITU : "");
  source->attribution = g_strdup ("");
  source->min_zoom = kind == HUT_TILE_TIANDITU ? 1 : 0;
  source->max_zoom = TIANDITU_ZOOM_MAX;
  return source;
}

HutTileSource *
hut_tile_source_ref (HutTileSource *source)
{
  return g_atomic_rc_box_acquire (source);
}

static void
clear (gpointer data)
{
  HutTileSource *source = data;

  g_free (source->id);
  g_free (source->name);
  g_free (source->address);
  g_free (source->attribution);
}

void
hut_tile_source_unref (HutTileSource *source)
{
  g_atomic_rc_box_release_full (source, clear);
}

/* The template of a layer. */
static char *
template_of (const HutTileSource *source, guint layer)
{
  const char *const *names = source->imagery ? IMAGERY : STREETS;
  g_autofree char *server = NULL;

  if (source->kind != HUT_TILE_TIANDITU)
    return g_strdup (source->address);

  server = g_strdup (source->address);
  while (g_str_has_suffix (server, "/"))
    server[strlen (server) - 1] = '\0';
  /* not by a format: the address is the person's */
  return g_strconcat (server, "/", names[layer], "_w/wmts?SERVICE=WMTS&REQUEST=GetTile",
                      "&VERSION=1.0.0&LAYER=", names[layer],
                      "&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles",
                      "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}", NULL);
}

static gboolean
check_words (const HutTileSource *source, GError **error)
{
  if (*source->name == '\0' || !g_utf8_validate (source->name, -1, NULL) ||
      g_utf8_strlen (source->name, -1) > LETTERS_MAX)
    return fail (error, HUT_TILE_SOURCE_ERROR_NAME, "the source needs a name of 1 to 80 letters");
  if (!g_utf8_validate (source->attribution, -1, NULL) ||
      strlen (source->attribution) > ATTRIBUTION_MAX)
    return fail (error, HUT_TILE_SOURCE_ERROR_NAME, "the attribution is longer than 200 bytes");
  return TRUE;
}

gboolean
hut_tile_source_check (const HutTileSource *source, GError **error)
{
  g_autofree char *template = NULL;

  if (!check_words (source, error))
    return FALSE;
  if (source->coords == HUT_COORDS_BD09)
    return fail (error, HUT_TILE_SOURCE_ERROR_COORDS,
                 "tiles in BD-09 are cut on a grid of their own, which cannot be shown");
  if (source->kind == HUT_TILE_MBTILES)
    return g_path_is_absolute (source->address) ||
           fail (error, HUT_TILE_SOURCE_ERROR_FILE, "the file needs its whole path");
  if (source->max_zoom > HUT_TILE_ZOOM_MAX || source->min_zoom > source->max_zoom)
    return fail (error, HUT_TILE_SOURCE_ERROR_ZOOM, "the levels go from 0 to 22");
  if (source->kind == HUT_TILE_TIANDITU &&
      (source->min_zoom < 1 || source->max_zoom > TIANDITU_ZOOM_MAX))
    return fail (error, HUT_TILE_SOURCE_ERROR_ZOOM, "the levels of Tianditu go from 1 to 18");

  template = template_of (source, 0);
  return hut_tile_template_check (template, source->unencrypted, error);
}

gboolean
hut_tile_source_is_online (const HutTileSource *source)
{
  return source->kind != HUT_TILE_MBTILES;
}

gboolean
hut_tile_source_is_loopback (const HutTileSource *source)
{
  return hut_tile_source_is_online (source) && hut_tile_template_is_loopback (source->address);
}

gboolean
hut_tile_source_needs_key (const HutTileSource *source)
{
  return source->kind == HUT_TILE_TIANDITU ||
         (source->kind == HUT_TILE_XYZ && strstr (source->address, "{key}") != NULL);
}

guint
hut_tile_source_n_layers (const HutTileSource *source)
{
  return source->kind == HUT_TILE_TIANDITU ? G_N_ELEMENTS (STREETS) : 1;
}

char *
hut_tile_source_url (const HutTileSource *source, HutTile tile, guint layer, const char *key)
{
  g_autofree char *template = NULL;

  g_return_val_if_fail (hut_tile_source_is_online (source), NULL);
  g_return_val_if_fail (layer < hut_tile_source_n_layers (source), NULL);

  template = template_of (source, layer);
  return hut_tile_template_expand (template, tile, key);
}

char *
hut_tile_source_shelf (const HutTileSource *source)
{
  g_autofree char *template = template_of (source, 0);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, template, -1);
}

char *
hut_tile_source_print (const HutTileSource *source)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "id", source->id);
  json_object_set_string_member (object, "kind", KINDS[source->kind]);
  json_object_set_string_member (object, "name", source->name);
  json_object_set_string_member (object, "address", source->address);
  json_object_set_string_member (object, "attribution", source->attribution);
  json_object_set_string_member (object, "coords", hut_coords_name (source->coords));
  json_object_set_boolean_member (object, "imagery", source->imagery);
  json_object_set_boolean_member (object, "names", source->names);
  json_object_set_boolean_member (object, "unencrypted", source->unencrypted);
  json_object_set_int_member (object, "min_zoom", source->min_zoom);
  json_object_set_int_member (object, "max_zoom", source->max_zoom);
  return hut_json_print_object (object);
}

static gboolean
get_boolean (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static void
take_text (JsonObject *object, const char *member, char **text)
{
  const char *value = hut_json_get_string (object, member);

  if (value == NULL)
    return;
  g_free (*text);
  *text = g_strdup (value);
}

static void
take_zoom (JsonObject *object, const char *member, guint *zoom)
{
  gint64 value;

  if (hut_json_get_int (object, member, &value))
    *zoom = (guint)CLAMP (value, 0, 99);
}

HutTileSource *
hut_tile_source_parse (const char *line, GError **error)
{
  g_autoptr (JsonObject) object = hut_json_parse_object (line, -1, NULL);
  g_autoptr (HutTileSource) source = NULL;
  const char *kind = object != NULL ? hut_json_get_string (object, "kind") : NULL;
  HutUid id;

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (KINDS); i++)
    if (g_str_equal (kind, KINDS[i]))
      source = hut_tile_source_new (i);
  if (source == NULL || !hut_uid_parse (hut_json_get_string (object, "id"), &id))
    {
      fail (error, HUT_TILE_SOURCE_ERROR_FORM, "not a description of a map source");
      return NULL;
    }

  take_text (object, "id", &source->id);
  take_text (object, "name", &source->name);
  take_text (object, "address", &source->address);
  take_text (object, "attribution", &source->attribution);
  hut_coords_parse (hut_json_get_string (object, "coords"), &source->coords);
  source->imagery = get_boolean (object, "imagery");
  source->names = get_boolean (object, "names");
  source->unencrypted = get_boolean (object, "unencrypted");
  take_zoom (object, "min_zoom", &source->min_zoom);
  take_zoom (object, "max_zoom", &source->max_zoom);
  return hut_tile_source_check (source, error) ? g_steal_pointer (&source) : NULL;
}
