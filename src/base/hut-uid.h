/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of a record: a UUID, 16 bytes in network order. Compared and copied as a value. */
typedef struct
{
  guint8 bytes[16];
} HutUid;

#define HUT_UID_STRING_LEN 36

/* A fresh UUIDv7: ordered by time, then random. Thread-safe. */
HutUid hut_uid_new (void);

/* The UUIDv8 of SHA-256(stream, NUL, kind, NUL, key): what has a natural key gets the same uid on
 * every machine. */
HutUid hut_uid_from_key (const char *stream, const char *kind, const char *key);

/* The 16 bytes at @bytes, as SQLite keeps them. */
HutUid hut_uid_from_bytes (gconstpointer bytes);

/* Reads the text form, lower or upper case; FALSE when @text is not 8-4-4-4-12 hexadecimal. */
gboolean hut_uid_parse (const char *text, HutUid *uid);

/* Writes the lower-case text form with its NUL to @buffer and returns it. */
const char *hut_uid_print (const HutUid *uid, char buffer[HUT_UID_STRING_LEN + 1]);

/* The lower-case text form, newly allocated. */
char *hut_uid_to_string (const HutUid *uid);

gboolean hut_uid_is_nil (const HutUid *uid);
gboolean hut_uid_equal (gconstpointer a, gconstpointer b);
guint hut_uid_hash (gconstpointer uid);

G_END_DECLS
