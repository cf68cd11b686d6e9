/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-tile-grid.h"

G_BEGIN_DECLS

/* The address of tiles as a person writes it: {z}, {x}, {y} (from the north) or {-y} (from the
 * south), {s} for one of the servers a, b, c, {switch:1,2,3} for one of those named, and {key}
 * where the key goes. Used by hut-tile-source.c. */

/* HUT_TILE_SOURCE_ERROR; @unencrypted: plain http to another computer is agreed to. */
gboolean hut_tile_template_check (const char *template, gboolean unencrypted, GError **error);

/* Whether its server is this computer. */
gboolean hut_tile_template_is_loopback (const char *template);

/* The address of @tile. The same tile is always asked of the same server. @key NULL is none. */
char *hut_tile_template_expand (const char *template, HutTile tile, const char *key);

G_END_DECLS
