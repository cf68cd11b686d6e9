/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-settings.h"
#include "exchange/hut-tile-source.h"

G_BEGIN_DECLS

/* The map sources that a person has described on this machine, as the settings keep them
 * ("map-sources", and the one that is shown: "map-source"). A line that is not one of ours is left
 * out. No key is among them. */

/* HutTileSource; free with g_ptr_array_unref(). */
GPtrArray *hut_source_list_read (HutSettings *settings);

/* A new reference, or NULL. */
HutTileSource *hut_source_list_find (HutSettings *settings, const char *id);

/* Adds @source, or puts it in the place of the one with its id. Tells it in any case: its key may
 * be another. */
void hut_source_list_put (HutSettings *settings, const HutTileSource *source);

void hut_source_list_remove (HutSettings *settings, const char *id);

G_END_DECLS
