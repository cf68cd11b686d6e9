/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sealing with libsodium. A sealed value is nonce (24 bytes) and ciphertext with its tag; the
 * binding (kind, NUL, id, NUL, field) is the additional data. A wrapped key is salt, nonce and
 * the key sealed under Argon2id of the password. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-vault.h"

#include "base/hut-json.h"
#include "base/hut-random.h"
#include "base/hut-uid.h"

#include <sodium.h>
#include <string.h>

#define NONCE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG crypto_aead_xchacha20poly1305_ietf_ABYTES
#define SALT crypto_pwhash_SALTBYTES
#define WRAPPED (SALT + NONCE + HUT_VAULT_KEY_BYTES + TAG)

struct _HutVault
{
  gatomicrefcount refs;
  guint8 key[HUT_VAULT_KEY_BYTES];
};

G_DEFINE_QUARK (hut_vault_error, hut_vault_error)

/* Before anything else of the library; again it costs nothing. */
static void
start_sodium (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot start: no source of randomness");
}

HutVault *
hut_vault_new_for_key (const guint8 *key)
{
  HutVault *vault = g_new0 (HutVault, 1);

  start_sodium ();
  g_atomic_ref_count_init (&vault->refs);
  memcpy (vault->key, key, sizeof vault->key);
  return vault;
}

HutVault *
hut_vault_new (void)
{
  guint8 key[HUT_VAULT_KEY_BYTES];
  HutVault *vault;

  start_sodium ();
  randombytes_buf (key, sizeof key);
  vault = hut_vault_new_for_key (key);
  sodium_memzero (key, sizeof key);
  return vault;
}

HutVault *
hut_vault_ref (HutVault *vault)
{
  g_atomic_ref_count_inc (&vault->refs);
  return vault;
}

void
hut_vault_unref (HutVault *vault)
{
  if (!g_atomic_ref_count_dec (&vault->refs))
    return;
  sodium_memzero (vault->key, sizeof vault->key);
  g_free (vault);
}

gboolean
hut_vault_save_file (HutVault *vault, const char *path, GError **error)
{
  g_autofree char *text = g_base64_encode (vault->key, sizeof vault->key);

  return g_file_set_contents_full (
      path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

HutVault *
hut_vault_open_file (const char *path, gboolean create, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree guint8 *key = NULL;
  g_autoptr (GError) missing = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, NULL, &missing))
    {
      g_autoptr (HutVault) fresh = NULL;

      if (!g_error_matches (missing, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        {
          g_propagate_error (error, g_steal_pointer (&missing));
          return NULL;
        }
      if (!create)
        {
          g_set_error (error, HUT_VAULT_ERROR, HUT_VAULT_ERROR_LOCKED, "no key at %s", path);
          return NULL;
        }
      fresh = hut_vault_new ();
      return hut_vault_save_file (fresh, path, error) ? g_steal_pointer (&fresh) : NULL;
    }

  key = g_base64_decode (g_strstrip (text), &length);
  if (length != HUT_VAULT_KEY_BYTES)
    {
      g_set_error (error, HUT_VAULT_ERROR, HUT_VAULT_ERROR_WRONG, "%s is not a key", path);
      return NULL;
    }
  return hut_vault_new_for_key (key);
}

static gboolean
derive (const char *password, const guint8 *salt, guint8 *key)
{
  return crypto_pwhash (key, HUT_VAULT_KEY_BYTES, password, strlen (password), salt,
                        crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                        crypto_pwhash_ALG_ARGON2ID13) == 0;
}

GBytes *
hut_vault_wrap (HutVault *vault, const char *password)
{
  guint8 *wrapped = g_malloc (WRAPPED);
  guint8 key[HUT_VAULT_KEY_BYTES];

  start_sodium ();
  randombytes_buf (wrapped, SALT + NONCE);
  if (!derive (password, wrapped, key))
    g_error ("no memory to derive a key");
  crypto_aead_xchacha20poly1305_ietf_encrypt (wrapped + SALT + NONCE, NULL, vault->key,
                                              sizeof vault->key, NULL, 0, NULL, wrapped + SALT,
                                              key);
  sodium_memzero (key, sizeof key);
  return g_bytes_new_take (wrapped, WRAPPED);
}

HutVault *
hut_vault_unwrap (GBytes *bytes, const char *password, GError **error)
{
  gsize length;
  const guint8 *wrapped = g_bytes_get_data (bytes, &length);
  guint8 key[HUT_VAULT_KEY_BYTES], inner[HUT_VAULT_KEY_BYTES];
  HutVault *vault = NULL;

  start_sodium ();
  if (length == WRAPPED && derive (password, wrapped, key) &&
      crypto_aead_xchacha20poly1305_ietf_decrypt (inner, NULL, NULL, wrapped + SALT + NONCE,
                                                  length - SALT - NONCE, NULL, 0, wrapped + SALT,
                                                  key) == 0)
    vault = hut_vault_new_for_key (inner);
  else
    g_set_error_literal (error, HUT_VAULT_ERROR, HUT_VAULT_ERROR_WRONG,
                         "the password does not open the key");
  sodium_memzero (key, sizeof key);
  sodium_memzero (inner, sizeof inner);
  return vault;
}

static GByteArray *
make_binding (const char *kind, const char *id, const char *field)
{
  GByteArray *binding = g_byte_array_new ();

  g_byte_array_append (binding, (const guint8 *)kind, strlen (kind) + 1);
  g_byte_array_append (binding, (const guint8 *)id, strlen (id) + 1);
  g_byte_array_append (binding, (const guint8 *)field, strlen (field));
  return binding;
}

GBytes *
hut_vault_seal (HutVault *vault, const char *kind, const char *id, const char *field,
                const char *text)
{
  g_autoptr (GByteArray) binding = make_binding (kind, id, field);
  gsize length = strlen (text);
  guint8 *sealed = g_malloc (NONCE + length + TAG);

  hut_random_fill (sealed, NONCE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + NONCE, NULL, (const guint8 *)text, length,
                                              binding->data, binding->len, NULL, sealed,
                                              vault->key);
  return g_bytes_new_take (sealed, NONCE + length + TAG);
}

char *
hut_vault_open (HutVault *vault, const char *kind, const char *id, const char *field,
                gconstpointer sealed, gsize length, GError **error)
{
  g_autoptr (GByteArray) binding = make_binding (kind, id, field);
  const guint8 *bytes = sealed;
  g_autofree char *text = NULL;

  if (length >= NONCE + TAG)
    {
      text = g_malloc0 (length - NONCE - TAG + 1);
      if (crypto_aead_xchacha20poly1305_ietf_decrypt ((guint8 *)text, NULL, NULL, bytes + NONCE,
                                                      length - NONCE, binding->data, binding->len,
                                                      bytes, vault->key) == 0)
        return g_steal_pointer (&text);
    }
  g_set_error (error, HUT_VAULT_ERROR, HUT_VAULT_ERROR_WRONG,
               "%s of %s %s does not open with this key", field, kind, id);
  return NULL;
}

JsonObject *
hut_vault_seal_object (HutVault *vault, const char *kind, const char *id, JsonObject *object)
{
  JsonObject *sealed;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (object == NULL)
    return NULL;
  sealed = json_object_new ();
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    {
      g_autofree char *text = hut_json_print (value);
      g_autoptr (GBytes) bytes = hut_vault_seal (vault, kind, id, name, text);
      g_autofree char *base64 =
          g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      json_object_set_string_member (sealed, name, base64);
    }
  return sealed;
}

JsonObject *
hut_vault_open_object (HutVault *vault, const char *kind, const char *id, JsonObject *object,
                       GError **error)
{
  g_autoptr (JsonObject) opened = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (object == NULL)
    return NULL;
  opened = json_object_new ();
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    {
      const char *base64 = hut_json_get_string (object, name);
      gsize length = 0;
      g_autofree guint8 *sealed = base64 != NULL ? g_base64_decode (base64, &length) : NULL;
      g_autofree char *text = hut_vault_open (vault, kind, id, name, sealed, length, error);
      JsonNode *inner;

      if (text == NULL)
        return NULL;
      inner = json_from_string (text, error);
      if (inner == NULL)
        return NULL;
      json_object_set_member (opened, name, inner);
    }
  return g_steal_pointer (&opened);
}

char *
hut_vault_digest (HutVault *vault, const char *purpose, const char *text)
{
  guint8 digest[crypto_generichash_BYTES];
  crypto_generichash_state state;
  char *hex = g_malloc (2 * sizeof digest + 1);

  crypto_generichash_init (&state, vault->key, sizeof vault->key, sizeof digest);
  crypto_generichash_update (&state, (const guint8 *)purpose, strlen (purpose) + 1);
  crypto_generichash_update (&state, (const guint8 *)text, strlen (text));
  crypto_generichash_final (&state, digest, sizeof digest);
  return sodium_bin2hex (hex, 2 * sizeof digest + 1, digest, sizeof digest);
}
