/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Canonical JSON, the one form of the wire, of sums and of dumps: members sorted by their UTF-8
 * bytes, no spaces, no null members, no duplicates; strings in NFC, escaping only '"', '\' and
 * U+0001 to U+001F as \u00xx in lower case; integers only, signed 64 bits, shortest form. */

#define HUT_JSON_ERROR (hut_json_error_quark ())

typedef enum
{
  HUT_JSON_ERROR_MALFORMED, /* not JSON, or JSON that the canonical form excludes */
  HUT_JSON_ERROR_TOO_LARGE, /* a value over 64 KiB, or more than 16 levels */
} HutJsonError;

GQuark hut_json_error_quark (void);

#define HUT_JSON_MAX_DEPTH 16
#define HUT_JSON_MAX_VALUE (64 * 1024)

/* An array or object that is a record's member as a whole: the old and new values of a change may
 * fill a record. */
#define HUT_JSON_MAX_TREE (256 * 1024)

/* Checks untrusted bytes before any other reader sees them: well-formed UTF-8 JSON, no fractions,
 * exponents, integers outside 64 bits, U+0000, lone surrogates, duplicate members, more than 16
 * levels, or a string over 64 KiB. White space and order of members are free. @length may be -1.
 * The error's message names the byte offset. */
gboolean hut_json_scan (const char *bytes, gssize length, GError **error);

/* hut_json_scan(), then json-glib. Never NULL without an error. */
JsonNode *hut_json_parse (const char *bytes, gssize length, GError **error);

/* The same, refusing anything but an object. */
JsonObject *hut_json_parse_object (const char *bytes, gssize length, GError **error);

/* Appends the canonical form of @node; null members are left out. @node came from
 * hut_json_parse() or was built by us: a fraction in it is a programming error. */
void hut_json_append (GString *out, JsonNode *node);
void hut_json_append_object (GString *out, JsonObject *object);

/* The canonical form, newly allocated. */
char *hut_json_print (JsonNode *node);
char *hut_json_print_object (JsonObject *object);

/* Appends @text as a canonical string with its quotes, normalised to NFC. */
void hut_json_append_string (GString *out, const char *text);

/* Members by type, without json-glib's warnings: absent or of another type is NULL or FALSE. */
const char *hut_json_get_string (JsonObject *object, const char *member);
gboolean hut_json_get_int (JsonObject *object, const char *member, gint64 *value);
JsonObject *hut_json_get_object (JsonObject *object, const char *member);
JsonArray *hut_json_get_array (JsonObject *object, const char *member);

G_END_DECLS
