/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The key of a map source (@id: HutTileSource.id): in the desktop's keyring, and where there is
 * none in a file of this person's configuration that only they can read. It is of the person and
 * the computer, not of a database. All block, and may wait for a keyring: not for the main thread.
 */

/* NULL without an error where there is none; with one where a keyring does not answer. */
char *hut_map_key_get (const char *id, GError **error);

/* @label is what the keyring's own program shows. An empty @key forgets it. */
gboolean hut_map_key_put (const char *id, const char *label, const char *key, GError **error);

gboolean hut_map_key_forget (const char *id, GError **error);

G_END_DECLS
