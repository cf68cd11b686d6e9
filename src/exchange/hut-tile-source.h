/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-tile-grid.h"

G_BEGIN_DECLS

/* Where the pictures of a map come from that may be shown below the map package. */
typedef enum
{
  HUT_TILE_XYZ,      /* an address with {z}, {x} and {y} or {-y} in it */
  HUT_TILE_TIANDITU, /* the national map service, by WMTS and the office's own key */
  HUT_TILE_MBTILES,  /* a file of this computer */
} HutTileKind;

/* A source as a person describes it. Immutable once it is handed on, so any thread may read it. It
 * never holds a key: see store/hut-map-key.h. */
typedef struct
{
  char *id; /* names it among the others, and its key */
  HutTileKind kind;
  char *name;
  char *address;        /* the template, the server of Tianditu, or the path of the file */
  gboolean imagery;     /* Tianditu: pictures from above instead of the street map */
  gboolean names;       /* the package's names stand above it, for it has none of its own */
  gboolean unencrypted; /* the person was told that plain http can be read by others */
  guint min_zoom;
  guint max_zoom;
  char *attribution;
  HutCoords coords;
} HutTileSource;

#define HUT_TILE_SOURCE_ERROR (hut_tile_source_error_quark ())

/* What is wrong with a description. */
typedef enum
{
  HUT_TILE_SOURCE_ERROR_NAME,        /* it has none */
  HUT_TILE_SOURCE_ERROR_ADDRESS,     /* no address at all, or none that could be one */
  HUT_TILE_SOURCE_ERROR_SCHEME,      /* neither https nor http */
  HUT_TILE_SOURCE_ERROR_UNENCRYPTED, /* plain http to another computer, not agreed to */
  HUT_TILE_SOURCE_ERROR_LOGIN,       /* a user and a password in the address */
  HUT_TILE_SOURCE_ERROR_MISSING,     /* {z}, {x} or {y} is not in it */
  HUT_TILE_SOURCE_ERROR_UNKNOWN,     /* something else in braces */
  HUT_TILE_SOURCE_ERROR_SECRET,      /* a key stands in the address, not beside it as {key} */
  HUT_TILE_SOURCE_ERROR_ZOOM,        /* levels that cannot be */
  HUT_TILE_SOURCE_ERROR_COORDS,      /* BD-09: its tiles are of another grid */
  HUT_TILE_SOURCE_ERROR_FILE,        /* no whole path of a file */
  HUT_TILE_SOURCE_ERROR_FORM,        /* not what hut_tile_source_print() wrote */
} HutTileSourceError;

GQuark hut_tile_source_error_quark (void);

/* An empty description of its kind with an id of its own, and what is usual: levels 0 to 18, for
 * Tianditu 1 to 18 and its servers; WGS-84. */
HutTileSource *hut_tile_source_new (HutTileKind kind);
HutTileSource *hut_tile_source_ref (HutTileSource *source);
void hut_tile_source_unref (HutTileSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTileSource, hut_tile_source_unref)

/* Checks all of it: an address comes from anywhere. The message names what is wrong, and no key. */
gboolean hut_tile_source_check (const HutTileSource *source, GError **error);

/* Whether it is asked over a network, and whether that is this computer. */
gboolean hut_tile_source_is_online (const HutTileSource *source);
gboolean hut_tile_source_is_loopback (const HutTileSource *source);

/* Whether it is of no use without a key: Tianditu, and a template with {key}. */
gboolean hut_tile_source_needs_key (const HutTileSource *source);

/* How many pictures lie over each other in a tile: Tianditu has its names apart. */
guint hut_tile_source_n_layers (const HutTileSource *source);

/* The address of one of them; @key may be NULL where none is needed. It holds the key: it is never
 * logged, shown or kept. */
char *hut_tile_source_url (const HutTileSource *source, HutTile tile, guint layer, const char *key);

/* What its tiles are kept under on disk: another where the address is another. */
char *hut_tile_source_shelf (const HutTileSource *source);

/* A description as one line of JSON, and back. */
char *hut_tile_source_print (const HutTileSource *source);
HutTileSource *hut_tile_source_parse (const char *line, GError **error);

G_END_DECLS
