/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

G_BEGIN_DECLS

/* What a street's map package knows by name, and which community a place lies in: for the words of
 * an address. Immutable once read; main thread. */
typedef struct _HutGazetteer HutGazetteer;

/* Reads the names of @store's map package and the areas of its communities, on a worker. Without a
 * package, or where it does not open, it knows no names. */
void hut_gazetteer_read_async (HutStore *store, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data);
HutGazetteer *hut_gazetteer_read_finish (GAsyncResult *result, GError **error);
void hut_gazetteer_free (HutGazetteer *gazetteer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutGazetteer, hut_gazetteer_free)

/* Adds to @places (HutCasePlace) what @words may mean, at most 20, the likeliest first: what is
 * called so, what begins with the words, what holds them, and what is named in them, the longer
 * name first. */
void hut_gazetteer_find (HutGazetteer *gazetteer, const char *words, GPtrArray *places);

/* The code of the community that @place lies in, or NULL. Free with g_free(). */
char *hut_gazetteer_find_community (HutGazetteer *gazetteer, HutPoint place);

G_END_DECLS
