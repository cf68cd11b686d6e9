/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-point-set.h"
#include "store/hut-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small map of what a whistle is about: its place, and who stands where; or, picking, one place
 * that is set by click, or with Enter and the arrows. Main thread.
 *
 * Signal: picked (int lon, int lat): the two members of a HutPoint. */
#define HUT_TYPE_SPOT_MAP (hut_spot_map_get_type ())
G_DECLARE_FINAL_TYPE (HutSpotMap, hut_spot_map, HUT, SPOT_MAP, GtkWidget)

/* A pin and its name for who does not see it. */
typedef struct
{
  HutPoint place;
  HutPin pin;
  char *name;
} HutSpot;

void hut_spot_clear (HutSpot *spot);

/* @name: what it is, for who does not see it. */
GtkWidget *hut_spot_map_new (HutStore *store, const char *name);

/* The map package of @store (NULL: none). */
void hut_spot_map_set_store (HutSpotMap *self, HutStore *store);

/* Shows @spots (array of HutSpot, taken over), of which the first stands out where @first; where
 * they are others than before, all of them are brought into view. */
void hut_spot_map_set_spots (HutSpotMap *self, GArray *spots, gboolean first);

void hut_spot_map_set_picking (HutSpotMap *self, gboolean picking);

/* The place that is picked (NULL: none), brought into view. */
void hut_spot_map_set_picked (HutSpotMap *self, const HutPoint *place);
gboolean hut_spot_map_get_picked (HutSpotMap *self, HutPoint *place);

/* Moves to @place without picking it. */
void hut_spot_map_show_place (HutSpotMap *self, HutPoint place);

/* Whether all is painted. */
gboolean hut_spot_map_is_settled (HutSpotMap *self);

/* Whether the file has a map to lie below: without one a mark in the void says nothing, and a small
 * map has no room to say that. */
gboolean hut_spot_map_has_ground (HutSpotMap *self);

G_END_DECLS
