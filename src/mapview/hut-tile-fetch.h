/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-tile-source.h"
#include "mapview/hut-tile-picture.h"
#include "sync/hut-tile-http.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Fetches the tiles of one source: from its file, from what is kept on disk, or from its server.
 * Any thread may ask, several at once; every call blocks. */
typedef struct _HutTileFetch HutTileFetch;

typedef enum
{
  HUT_TILE_FROM_ANYWHERE,
  HUT_TILE_FROM_SOURCE, /* whatever is kept: to try it */
  HUT_TILE_FROM_DISK,   /* of a source that is online: only what is kept, however old */
} HutTileFrom;

/* @key: the secret of the source, or NULL. */
HutTileFetch *hut_tile_fetch_new (HutTileSource *source, const char *key);
HutTileFetch *hut_tile_fetch_ref (HutTileFetch *fetch);
void hut_tile_fetch_unref (HutTileFetch *fetch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTileFetch, hut_tile_fetch_unref)

HutTileSource *hut_tile_fetch_get_source (HutTileFetch *fetch);

/* Whom its pictures are of: what the description says, else the file; may be empty. */
const char *hut_tile_fetch_get_attribution (HutTileFetch *fetch);

/* The levels that it has: what the description says, or the file. */
void hut_tile_fetch_get_zooms (HutTileFetch *fetch, guint *min_zoom, guint *max_zoom);

/* The picture of @tile. Errors are HUT_TILE_ERROR, and G_IO_ERROR_CANCELLED where it was given up;
 * no message holds an address. */
HutTilePicture *hut_tile_fetch_read (HutTileFetch *fetch, HutTile tile, HutTileFrom from,
                                     GCancellable *cancellable, GError **error);

G_END_DECLS
