/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Sealing of personal fields: XChaCha20-Poly1305 (libsodium), a fresh nonce each time, bound to
 * what it belongs to, so that a sealed value cannot be moved to another record or field.
 * A vault is immutable once made and may be used from every thread. */
typedef struct _HutVault HutVault;

#define HUT_VAULT_KEY_BYTES 32
#define HUT_VAULT_ERROR (hut_vault_error_quark ())

typedef enum
{
  HUT_VAULT_ERROR_LOCKED, /* there is no key at hand: ask for the password */
  HUT_VAULT_ERROR_WRONG,  /* the key, the password or the binding does not fit */
} HutVaultError;

GQuark hut_vault_error_quark (void);

/* A vault over a fresh random key, or over @key (32 bytes, copied). */
HutVault *hut_vault_new (void);
HutVault *hut_vault_new_for_key (const guint8 *key);
HutVault *hut_vault_ref (HutVault *vault);
void hut_vault_unref (HutVault *vault);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutVault, hut_vault_unref)

/* The key file at @path: read where it is, made (mode 0600, durable) where it is not and @create.
 * NULL and LOCKED where there is none; WRONG where it is not a key. */
HutVault *hut_vault_open_file (const char *path, gboolean create, GError **error);

/* The key wrapped by a password (Argon2id, interactive limits): bytes for the database, so that a
 * copied database opens for its owner only. */
GBytes *hut_vault_wrap (HutVault *vault, const char *password);
HutVault *hut_vault_unwrap (GBytes *wrapped, const char *password, GError **error);
gboolean hut_vault_save_file (HutVault *vault, const char *path, GError **error);

/* Seals @text for @kind, @id (uid text) and @field. */
GBytes *hut_vault_seal (HutVault *vault, const char *kind, const char *id, const char *field,
                        const char *text);

/* Opens it again; NULL and WRONG where it was sealed for something else or is damaged. */
char *hut_vault_open (HutVault *vault, const char *kind, const char *id, const char *field,
                      gconstpointer sealed, gsize length, GError **error);

/* An object with each member's canonical JSON sealed and base64'd under the same name, and back;
 * for the outbox, history, shadow and conflicts. NULL in, NULL out. */
JsonObject *hut_vault_seal_object (HutVault *vault, const char *kind, const char *id,
                                   JsonObject *object);
JsonObject *hut_vault_open_object (HutVault *vault, const char *kind, const char *id,
                                   JsonObject *object, GError **error);

/* A keyed hash of @text (32 bytes hexadecimal), to find equal telephones without reading them. */
char *hut_vault_digest (HutVault *vault, const char *purpose, const char *text);

G_END_DECLS
