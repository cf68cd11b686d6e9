/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Uids. SHA-256 comes from libsodium, and needs no sodium_init(). */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-uid.h"

#include "base/hut-random.h"

#include <sodium.h>
#include <string.h>

static void
set_version (HutUid *uid, guint8 version)
{
  uid->bytes[6] = (uid->bytes[6] & 0x0f) | (version << 4);
  uid->bytes[8] = (uid->bytes[8] & 0x3f) | 0x80;
}

HutUid
hut_uid_new (void)
{
  guint64 milliseconds = g_get_real_time () / 1000;
  HutUid uid;

  hut_random_fill (uid.bytes, sizeof uid.bytes);
  for (int i = 0; i < 6; i++)
    uid.bytes[i] = milliseconds >> (40 - 8 * i);
  set_version (&uid, 7);
  return uid;
}

HutUid
hut_uid_from_key (const char *stream, const char *kind, const char *key)
{
  crypto_hash_sha256_state state;
  guint8 digest[crypto_hash_sha256_BYTES];
  HutUid uid;

  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, (const guint8 *)stream, strlen (stream) + 1);
  crypto_hash_sha256_update (&state, (const guint8 *)kind, strlen (kind) + 1);
  crypto_hash_sha256_update (&state, (const guint8 *)key, strlen (key));
  crypto_hash_sha256_final (&state, digest);

  memcpy (uid.bytes, digest, sizeof uid.bytes);
  set_version (&uid, 8);
  return uid;
}

HutUid
hut_uid_from_bytes (gconstpointer bytes)
{
  HutUid uid;

  memcpy (uid.bytes, bytes, sizeof uid.bytes);
  return uid;
}

gboolean
hut_uid_parse (const char *text, HutUid *uid)
{
  int byte = 0;

  if (text == NULL || strlen (text) != HUT_UID_STRING_LEN)
    return FALSE;

  for (int i = 0; i < HUT_UID_STRING_LEN;)
    {
      if (i == 8 || i == 13 || i == 18 || i == 23)
        {
          if (text[i++] != '-')
            return FALSE;
          continue;
        }
      if (!g_ascii_isxdigit (text[i]) || !g_ascii_isxdigit (text[i + 1]))
        return FALSE;
      uid->bytes[byte++] = g_ascii_xdigit_value (text[i]) << 4 | g_ascii_xdigit_value (text[i + 1]);
      i += 2;
    }
  return TRUE;
}

const char *
hut_uid_print (const HutUid *uid, char buffer[HUT_UID_STRING_LEN + 1])
{
  static const char hex[] = "0123456789abcdef";
  char *out = buffer;

  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *out++ = '-';
      *out++ = hex[uid->bytes[i] >> 4];
      *out++ = hex[uid->bytes[i] & 15];
    }
  *out = '\0';
  return buffer;
}

char *
hut_uid_to_string (const HutUid *uid)
{
  char *text = g_malloc (HUT_UID_STRING_LEN + 1);

  hut_uid_print (uid, text);
  return text;
}

gboolean
hut_uid_is_nil (const HutUid *uid)
{
  static const HutUid nil = { { 0 } };

  return memcmp (uid, &nil, sizeof nil) == 0;
}

gboolean
hut_uid_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (HutUid)) == 0;
}

guint
hut_uid_hash (gconstpointer uid)
{
  guint hash;

  /* The last bytes are random in both versions; the first of a UUIDv7 are a clock. */
  memcpy (&hash, ((const HutUid *)uid)->bytes + 12, sizeof hash);
  return hash;
}
