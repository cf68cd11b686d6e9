/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-address-book.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* All that a street knows by name: its map package, and of its records the communities, the lanes
 * and the units' posts. Immutable once read, for every thread. */
typedef struct _HutGazetteer HutGazetteer;

/* Reads the records in @reader, and the map package at @map_path: without one (NULL), or where it
 * does not open, there are the records alone. Blocks: some 0.1 s for a street. */
HutGazetteer *hut_gazetteer_read (HutReader *reader, const char *map_path,
                                  GCancellable *cancellable, GError **error);

/* The same for @store with its own map package, on a worker. */
void hut_gazetteer_read_async (HutStore *store, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data);
HutGazetteer *hut_gazetteer_read_finish (GAsyncResult *result, GError **error);

void hut_gazetteer_free (HutGazetteer *gazetteer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutGazetteer, hut_gazetteer_free)

/* The places (HutAddressFound) that @words may mean, at most @limit: what they are the address of,
 * then the names that hold them. Free with g_array_unref(). A millisecond at most. */
GArray *hut_gazetteer_find (const HutGazetteer *gazetteer, const char *words, guint limit);

/* The one place of @address, where it is sure enough to be put on a map without asking: exact or
 * near, known to HUT_GAZETTEER_SURE metres, and no other is as good. FALSE where there is none. */
#define HUT_GAZETTEER_SURE 300
gboolean hut_gazetteer_place (const HutGazetteer *gazetteer, const char *address,
                              HutAddressFound *found);

/* The code of the community that @place lies in, or NULL. */
const char *hut_gazetteer_find_community (const HutGazetteer *gazetteer, HutPoint place);

/* ---- Words (hut-gazetteer-words.c) ---- */

/* "exact", "near", "street", "community", "guess"; and "name", "number", "between" and so on. */
const char *hut_sure_name (HutSure sure);
const char *hut_why_name (HutWhy why);

/* How sure a place is, translated; a static string. */
const char *hut_sure_label (HutSure sure);

/* Why it was found, translated: "between 26 and 30 on 成府路". Free with g_free(). */
char *hut_gazetteer_explain (const HutAddressFound *found);

/* What to call it, as it would stand in an address: 照澜院, 成府路28号, 成府路与中关村东路交叉口.
 */
char *hut_gazetteer_name (const HutAddressFound *found);

G_END_DECLS
