/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mapview/hut-tile-layer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is wrong with the source named @name, and what can be done, in one or two sentences; to be
 * freed. NULL where nothing is. */
char *hut_tile_trouble_words (HutTileTrouble trouble, const char *name);

/* A quiet line on the map that says so, with a button that tries again where that may help; hidden
 * while there is nothing to say. Signal "retry". */
#define HUT_TYPE_TILE_NOTE (hut_tile_note_get_type ())
G_DECLARE_FINAL_TYPE (HutTileNote, hut_tile_note, HUT, TILE_NOTE, GtkWidget)

GtkWidget *hut_tile_note_new (void);
void hut_tile_note_show (HutTileNote *self, HutTileTrouble trouble, const char *name);

G_END_DECLS
