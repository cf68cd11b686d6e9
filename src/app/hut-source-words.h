/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-tile-source.h"

G_BEGIN_DECLS

/* What kind of source it is, for people. */
const char *hut_source_words_kind (HutTileKind kind);

/* What is wrong and what to do about it: of HUT_TILE_SOURCE_ERROR, HUT_MAP_ERROR (its file) and
 * HUT_TILE_ERROR (@name: the source's). To be freed. */
char *hut_source_words_error (const GError *error, const char *name);

G_END_DECLS
