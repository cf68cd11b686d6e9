/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The key of the personal fields in the desktop's keyring (libsecret). Every call gives up after
 * @limit_ms, whatever the service does; all block, so never on the main thread. */

/* Milliseconds: for who waits for a file to open, and for who may be asked for a password first. */
#define HUT_KEYRING_SOON 2000
#define HUT_KEYRING_PATIENT 60000

/* The key (base64) that was kept under @id, or, with @id NULL, for the database at @path; NULL
 * without an error where there is none, NULL with G_IO_ERROR or a libsecret error where there is no
 * service, or it does not answer. */
char *hut_keyring_get (const char *id, const char *path, guint limit_ms, GError **error);

/* Keeps @key there for both. @label is what the keyring's own program shows. */
gboolean hut_keyring_put (const char *id, const char *path, const char *label, const char *key,
                          guint limit_ms, GError **error);

gboolean hut_keyring_forget (const char *id, guint limit_ms, GError **error);

G_END_DECLS
