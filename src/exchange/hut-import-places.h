/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-gazetteer.h"
#include "geo/hut-coords.h"

G_BEGIN_DECLS

/* The places of one import: finds them by their addresses where the file has none, and watches
 * whether those that it has are of the system that they are read as. One thread at a time. */
typedef struct _HutImportPlaces HutImportPlaces;

/* @gazetteer is owned from now on; NULL: no address is looked up. */
HutImportPlaces *hut_import_places_new (HutGazetteer *gazetteer);
void hut_import_places_free (HutImportPlaces *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutImportPlaces, hut_import_places_free)

/* The place of @address and the metres that it is known to, where it is sure enough to be taken
 * without asking (hut_gazetteer_place()). An address that comes again costs nothing. */
gboolean hut_import_places_find (HutImportPlaces *places, const char *address, HutPoint *place,
                                 guint *accuracy);

/* Takes note of a place that was read as @coords, and of its address (or NULL); the first thousand
 * are looked at. */
void hut_import_places_note (HutImportPlaces *places, HutPoint place, HutCoords coords,
                             const char *address);

/* Whether the noted places, read as @coords, are clearly of another system; @rather tells which.
 * Told by where their addresses lie, if enough of them are known, and else by how many lie inside
 * @street. (DOMAIN 8: a batch that is off by one shift) */
gboolean hut_import_places_doubt (HutImportPlaces *places, HutCoords coords, const HutBox *street,
                                  HutCoords *rather);

G_END_DECLS
