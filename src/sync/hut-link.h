/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store-sync.h"
#include "sync/hut-http.h"

G_BEGIN_DECLS

/* A device's standing with a server: its tokens, kept in a 0600 file beside the database, and the
 * calls that they open. A token of the database would travel with each copy of it. One thread at
 * a time, that which made it. */
typedef struct _HutLink HutLink;

HutLink *hut_link_new (HutStore *store, const char *url, GError **error);
void hut_link_free (HutLink *link);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutLink, hut_link_free)

/* Signs in by name and password; the tokens are kept durably before this returns. Errors here and
 * below are of HUT_SYNC_ERROR (or G_IO_ERROR_CANCELLED). */
gboolean hut_link_sign_in (HutLink *link, const char *user, const char *password,
                           GCancellable *cancellable, GError **error);

/* Whether there are tokens at all. */
gboolean hut_link_is_signed_in (HutLink *link);
const char *hut_link_get_user (HutLink *link);

/* Forgets who signed in with @store. */
void hut_link_forget (HutStore *store);

/* As hut_http_call(), with the access token, which is renewed where it is missing or has expired;
 * SIGN_IN where it cannot be. */
GBytes *hut_link_call (HutLink *link, const char *path, const char *type, GBytes *body,
                       GCancellable *cancellable, GError **error);

/* The access token of the moment, for the live hints; NULL before the first call. */
const char *hut_link_get_access (HutLink *link);

/* The seconds that the last call, where it was refused, was asked to wait; or 0. */
int hut_link_get_retry_after (HutLink *link);

/* The field that the server named when it refused the last call, or NULL. */
const char *hut_link_get_field (HutLink *link);

/* GET /v1/me, noted in the store (hut_store_sync_join()); @schema is the server's. OTHER_STREET
 * where the server gives a street, and not the store's. */
gboolean hut_link_join (HutLink *link, gint64 *schema, GCancellable *cancellable, GError **error);

/* An error of the wire or the store as one of HUT_SYNC_ERROR; takes over @error. */
GError *hut_link_translate_error (GError *error);

G_END_DECLS
