/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Canonical JSON. The scanner works on bytes and keeps no tree: a stack of at most
 * HUT_JSON_MAX_DEPTH levels, and per object the set of its members' names. Pure and
 * thread-safe. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-json.h"

#include "base/hut-nfc.h"

#include <string.h>

G_DEFINE_QUARK (hut_json_error, hut_json_error)

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  int depth;
  GError **error;
} Scan;

static gboolean
fail (Scan *scan, HutJsonError code, const char *what)
{
  g_set_error (scan->error, HUT_JSON_ERROR, code, "%s at byte %" G_GSIZE_FORMAT, what,
               (gsize)(scan->at - scan->start));
  return FALSE;
}

static void
skip_space (Scan *scan)
{
  while (scan->at < scan->end && strchr (" \t\r\n", *scan->at) != NULL && *scan->at != '\0')
    scan->at++;
}

static gboolean
read_hex (Scan *scan, guint *unit)
{
  *unit = 0;
  if (scan->end - scan->at < 4)
    return FALSE;
  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (scan->at[i]))
        return FALSE;
      *unit = *unit * 16 + g_ascii_xdigit_value (scan->at[i]);
    }
  scan->at += 4;
  return TRUE;
}

/* After "\u": one unit, or two of a surrogate pair. */
static gboolean
scan_unicode_escape (Scan *scan, GString *text)
{
  guint unit, low;

  if (!read_hex (scan, &unit))
    return fail (scan, HUT_JSON_ERROR_MALFORMED, "incomplete \\u escape");
  if (unit == 0)
    return fail (scan, HUT_JSON_ERROR_MALFORMED, "U+0000");
  if (unit >= 0xdc00 && unit <= 0xdfff)
    return fail (scan, HUT_JSON_ERROR_MALFORMED, "lone surrogate");
  if (unit >= 0xd800 && unit <= 0xdbff)
    {
      if (scan->end - scan->at < 6 || scan->at[0] != '\\' || scan->at[1] != 'u')
        return fail (scan, HUT_JSON_ERROR_MALFORMED, "lone surrogate");
      scan->at += 2;
      if (!read_hex (scan, &low) || low < 0xdc00 || low > 0xdfff)
        return fail (scan, HUT_JSON_ERROR_MALFORMED, "lone surrogate");
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  g_string_append_unichar (text, unit);
  return TRUE;
}

static gboolean
scan_escape (Scan *scan, GString *text)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *name;

  if (scan->at == scan->end)
    return fail (scan, HUT_JSON_ERROR_MALFORMED, "unfinished string");
  if (*scan->at == 'u')
    {
      scan->at++;
      return scan_unicode_escape (scan, text);
    }
  name = *scan->at != '\0' ? strchr (names, *scan->at) : NULL;
  if (name == NULL)
    return fail (scan, HUT_JSON_ERROR_MALFORMED, "unknown escape");
  g_string_append_c (text, values[name - names]);
  scan->at++;
  return TRUE;
}

/* At '"'. The text, unescaped, goes to @text. */
static gboolean
scan_string (Scan *scan, GString *text)
{
  scan->at++;
  while (scan->at < scan->end && *scan->at != '"')
    {
      if ((guchar)*scan->at < 0x20)
        return fail (scan, HUT_JSON_ERROR_MALFORMED, "control character in a string");
      if (*scan->at == '\\')
        {
          scan->at++;
          if (!scan_escape (scan, text))
            return FALSE;
        }
      else
        g_string_append_c (text, *scan->at++);
      if (text->len > HUT_JSON_MAX_VALUE)
        return fail (scan, HUT_JSON_ERROR_TOO_LARGE, "a value over 64 KiB");
    }
  if (scan->at == scan->end)
    return fail (scan, HUT_JSON_ERROR_MALFORMED, "unfinished string");
  scan->at++;
  return TRUE;
}

static gboolean
scan_integer (Scan *scan)
{
  const char *first = scan->at;
  gboolean negative = *first == '-';
  guint64 value = 0;
  guint64 limit = negative ? (guint64)G_MAXINT64 + 1 : (guint64)G_MAXINT64;

  if (negative)
    scan->at++;
  first = scan->at;
  for (; scan->at < scan->end && g_ascii_isdigit (*scan->at); scan->at++)
    {
      guint digit = *scan->at - '0';

      if (value > (limit - digit) / 10)
        return fail (scan, HUT_JSON_ERROR_MALFORMED, "an integer over 64 bits");
      value = value * 10 + digit;
    }
  if (scan->at == first || (*first == '0' && (scan->at - first > 1 || negative)))
    return fail (scan, HUT_JSON_ERROR_MALFORMED, "not a number");
  if (scan->at < scan->end && strchr (".eE", *scan->at) != NULL && *scan->at != '\0')
    return fail (scan, HUT_JSON_ERROR_MALFORMED, "a fraction or exponent");
  return TRUE;
}

static gboolean
scan_word (Scan *scan, const char *word)
{
  gsize length = strlen (word);

  if ((gsize)(scan->end - scan->at) < length || strncmp (scan->at, word, length) != 0)
    return fail (scan, HUT_JSON_ERROR_MALFORMED, "not JSON");
  scan->at += length;
  return TRUE;
}

static gboolean scan_value (Scan *scan);

static gboolean
scan_member (Scan *scan, GHashTable *names)
{
  g_autoptr (GString) name = g_string_new (NULL);

  skip_space (scan);
  if (scan->at == scan->end || *scan->at != '"')
    return fail (scan, HUT_JSON_ERROR_MALFORMED, "a member's name is missing");
  if (!scan_string (scan, name))
    return FALSE;
  if (!g_hash_table_add (names, g_strdup (name->str)))
    return fail (scan, HUT_JSON_ERROR_MALFORMED, "a duplicate member");
  skip_space (scan);
  if (scan->at == scan->end || *scan->at != ':')
    return fail (scan, HUT_JSON_ERROR_MALFORMED, "':' is missing");
  scan->at++;
  return scan_value (scan);
}

/* At '{' or '['; members or elements up to @close. */
static gboolean
scan_container (Scan *scan, char close)
{
  g_autoptr (GHashTable) names = NULL;

  if (++scan->depth > HUT_JSON_MAX_DEPTH)
    return fail (scan, HUT_JSON_ERROR_TOO_LARGE, "more than 16 levels");
  if (close == '}')
    names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  scan->at++;
  skip_space (scan);
  if (scan->at < scan->end && *scan->at == close)
    {
      scan->at++;
      scan->depth--;
      return TRUE;
    }
  while (TRUE)
    {
      if (!(names != NULL ? scan_member (scan, names) : scan_value (scan)))
        return FALSE;
      skip_space (scan);
      if (scan->at == scan->end || (*scan->at != ',' && *scan->at != close))
        return fail (scan, HUT_JSON_ERROR_MALFORMED, "',' or an end is missing");
      if (*scan->at++ == close)
        break;
    }
  scan->depth--;
  return TRUE;
}

static gboolean
scan_value (Scan *scan)
{
  g_autoptr (GString) text = NULL;

  skip_space (scan);
  if (scan->at == scan->end)
    return fail (scan, HUT_JSON_ERROR_MALFORMED, "a value is missing");
  switch (*scan->at)
    {
    case '{':
      return scan_container (scan, '}');
    case '[':
      return scan_container (scan, ']');
    case '"':
      text = g_string_new (NULL);
      return scan_string (scan, text);
    case 't':
      return scan_word (scan, "true");
    case 'f':
      return scan_word (scan, "false");
    case 'n':
      return scan_word (scan, "null");
    default:
      return scan_integer (scan);
    }
}

gboolean
hut_json_scan (const char *bytes, gssize length, GError **error)
{
  Scan scan = { .error = error };

  if (length < 0)
    length = strlen (bytes);
  scan.start = scan.at = bytes;
  scan.end = bytes + length;
  if (!g_utf8_validate_len (bytes, length, &scan.at))
    return fail (&scan, HUT_JSON_ERROR_MALFORMED, "not UTF-8, or U+0000");
  scan.at = bytes;
  if (!scan_value (&scan))
    return FALSE;
  skip_space (&scan);
  if (scan.at != scan.end)
    return fail (&scan, HUT_JSON_ERROR_MALFORMED, "more after the value");
  return TRUE;
}

JsonNode *
hut_json_parse (const char *bytes, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) unexpected = NULL;

  if (!hut_json_scan (bytes, length, error))
    return NULL;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, bytes, length, &unexpected))
    {
      g_set_error_literal (error, HUT_JSON_ERROR, HUT_JSON_ERROR_MALFORMED, unexpected->message);
      return NULL;
    }
  return json_node_ref (json_parser_get_root (parser));
}

JsonObject *
hut_json_parse_object (const char *bytes, gssize length, GError **error)
{
  g_autoptr (JsonNode) node = hut_json_parse (bytes, length, error);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, HUT_JSON_ERROR, HUT_JSON_ERROR_MALFORMED, "not an object");
      return NULL;
    }
  return json_object_ref (json_node_get_object (node));
}

void
hut_json_append_string (GString *out, const char *text)
{
  g_autofree char *normal =
      hut_nfc_is_plain (text) ? NULL : g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  const char *from = normal != NULL ? normal : text;
  const char *at = from;

  g_string_append_c (out, '"');
  for (; *at != '\0'; at++)
    {
      if (*at != '"' && *at != '\\' && (guchar)*at >= 0x20)
        continue;
      g_string_append_len (out, from, at - from);
      if ((guchar)*at < 0x20)
        g_string_append_printf (out, "\\u%04x", (guchar)*at);
      else
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, *at);
        }
      from = at + 1;
    }
  g_string_append_len (out, from, at - from);
  g_string_append_c (out, '"');
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

void
hut_json_append_object (GString *out, JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gboolean first = TRUE;

  for (GList *at = members; at != NULL; at = at->next)
    g_ptr_array_add (names, at->data);
  g_ptr_array_sort (names, compare_names);

  g_string_append_c (out, '{');
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      JsonNode *value = json_object_get_member (object, name);

      if (JSON_NODE_HOLDS_NULL (value))
        continue;
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      hut_json_append_string (out, name);
      g_string_append_c (out, ':');
      hut_json_append (out, value);
    }
  g_string_append_c (out, '}');
}

static void
append_array (GString *out, JsonArray *array)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      hut_json_append (out, json_array_get_element (array, i));
    }
  g_string_append_c (out, ']');
}

static void
append_scalar (GString *out, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    hut_json_append_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    g_error ("a fraction in a record");
}

void
hut_json_append (GString *out, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      hut_json_append_object (out, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      append_array (out, json_node_get_array (node));
      break;
    case JSON_NODE_VALUE:
      append_scalar (out, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (out, "null");
      break;
    }
}

char *
hut_json_print (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  hut_json_append (out, node);
  return g_string_free (out, FALSE);
}

char *
hut_json_print_object (JsonObject *object)
{
  GString *out = g_string_new (NULL);

  hut_json_append_object (out, object);
  return g_string_free (out, FALSE);
}

const char *
hut_json_get_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

gboolean
hut_json_get_int (JsonObject *object, const char *member, gint64 *value)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return TRUE;
}

JsonObject *
hut_json_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
hut_json_get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}
