/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

G_BEGIN_DECLS

/* A place that the words of an address may mean. */
typedef struct
{
  char *name;      /* as it is written into the address */
  char *community; /* code, or NULL */
  HutPoint place;
  guint accuracy; /* metres that it is known to; 0: as exact as the case it was taken from */
  char *note;     /* translated: why it was found, or NULL */
} HutAddressPlace;

HutAddressPlace *hut_address_place_new (const char *name, const char *community, HutPoint place);
void hut_address_place_free (HutAddressPlace *place);

/* The addresses of earlier cases that hold @words and have a place, those that begin with them
 * first; at most 20 HutAddressPlace. On a worker with a connection of its own. */
void hut_address_places_async (HutStore *store, const char *words, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data);
GPtrArray *hut_address_places_finish (GAsyncResult *result, GError **error);

G_END_DECLS
