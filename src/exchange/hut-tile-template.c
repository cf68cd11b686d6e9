/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Addresses of tiles; see the header. Any thread. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-tile-template.h"

#include "exchange/hut-tile-source.h"

#include <gio/gio.h>
#include <string.h>

#define LENGTH_MAX 2000
#define SERVERS "a,b,c"
#define SWITCH "switch:"

/* Names of a query's values that are keys, on the services that offices use. */
static const char *const SECRETS[] = {
  "key",       "tk",     "token",   "access_token", "access-token", "apikey",           "api_key",
  "api-key",   "appkey", "app_key", "ak",           "sig",          "signature",        "auth",
  "authtoken", "sk",     "secret",  "password",     "license",      "subscription-key",
};

typedef enum
{
  TOKEN_Z,
  TOKEN_X,
  TOKEN_Y,
  TOKEN_MINUS_Y,
  TOKEN_KEY,
  TOKEN_SERVER,
  TOKEN_UNKNOWN,
} Token;

static gboolean
fail (GError **error, HutTileSourceError code, const char *message)
{
  g_set_error_literal (error, HUT_TILE_SOURCE_ERROR, code, message);
  return FALSE;
}

/* Names of servers: letters, digits and hyphens, with a comma between. */
static gboolean
are_servers (const char *names)
{
  if (*names == '\0' || *names == ',' || g_str_has_suffix (names, ",") || strstr (names, ",,"))
    return FALSE;
  return strspn (names, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-,") ==
         strlen (names);
}

static Token
token_of (const char *inside)
{
  static const char *const NAMES[] = { "z", "x", "y", "-y", "key", "s" };

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (g_str_equal (inside, NAMES[i]))
      return i;
  if (g_str_has_prefix (inside, SWITCH) && are_servers (inside + strlen (SWITCH)))
    return TOKEN_SERVER;
  return TOKEN_UNKNOWN;
}

static void
append_server (GString *out, const char *inside, HutTile tile)
{
  const char *names = g_str_has_prefix (inside, SWITCH) ? inside + strlen (SWITCH) : SERVERS;
  g_auto (GStrv) list = g_strsplit (names, ",", -1);

  g_string_append (out, list[(tile.x + tile.y) % g_strv_length (list)]);
}

static void
append_token (GString *out, const char *inside, HutTile tile, const char *key)
{
  switch (token_of (inside))
    {
    case TOKEN_Z:
      g_string_append_printf (out, "%u", tile.zoom);
      break;
    case TOKEN_X:
      g_string_append_printf (out, "%u", tile.x);
      break;
    case TOKEN_Y:
      g_string_append_printf (out, "%u", tile.y);
      break;
    case TOKEN_MINUS_Y:
      g_string_append_printf (out, "%u", (1u << tile.zoom) - 1 - tile.y);
      break;
    case TOKEN_KEY:
      g_string_append_uri_escaped (out, key != NULL ? key : "", NULL, FALSE);
      break;
    case TOKEN_SERVER:
      append_server (out, inside, tile);
      break;
    case TOKEN_UNKNOWN:
      break;
    }
}

/* Steps over one piece of @template: what stands between braces is @inside, the rest is copied to
 * @out. FALSE at the end, and where a brace has no other. */
static gboolean
next_token (const char **at, GString *out, char **inside)
{
  gsize plain = strcspn (*at, "{}");
  const char *end;

  g_string_append_len (out, *at, plain);
  *at += plain;
  end = **at == '{' ? strchr (*at, '}') : NULL;
  if (end == NULL)
    return FALSE;

  *inside = g_strndup (*at + 1, end - *at - 1);
  *at = end + 1;
  return TRUE;
}

char *
hut_tile_template_expand (const char *template, HutTile tile, const char *key)
{
  GString *out = g_string_new (NULL);
  char *inside = NULL;

  while (next_token (&template, out, &inside))
    {
      append_token (out, inside, tile, key);
      g_clear_pointer (&inside, g_free);
    }
  return g_string_free (out, FALSE);
}

/* A server's name may be chosen in the host, and nothing else stands there. */
static gboolean
check_place (GString *before, Token token, GError **error)
{
  const char *host = strstr (before->str, "://");
  gboolean in_host = host != NULL && strpbrk (host + 3, "/?#") == NULL;

  if (in_host && token != TOKEN_SERVER)
    return fail (error, HUT_TILE_SOURCE_ERROR_ADDRESS,
                 "only {s} or {switch:…} may stand in the name of the server");
  return TRUE;
}

static gboolean
check_tokens (const char *template, GError **error)
{
  g_autoptr (GString) before = g_string_new (NULL);
  gboolean seen[TOKEN_UNKNOWN + 1] = { FALSE };
  char *next = NULL;

  while (next_token (&template, before, &next))
    {
      g_autofree char *inside = g_steal_pointer (&next);
      Token token = token_of (inside);

      if (token == TOKEN_UNKNOWN)
        {
          g_set_error (error, HUT_TILE_SOURCE_ERROR, HUT_TILE_SOURCE_ERROR_UNKNOWN,
                       "{%.40s} is not known: {z}, {x}, {y}, {-y}, {s}, {switch:…} and {key} are",
                       inside);
          return FALSE;
        }
      if (!check_place (before, token, error))
        return FALSE;
      seen[token] = TRUE;
    }
  if (*template != '\0')
    return fail (error, HUT_TILE_SOURCE_ERROR_UNKNOWN, "a brace without its other");
  if (!seen[TOKEN_Z] || !seen[TOKEN_X] || (!seen[TOKEN_Y] && !seen[TOKEN_MINUS_Y]))
    return fail (error, HUT_TILE_SOURCE_ERROR_MISSING, "{z}, {x} and {y} or {-y} must be in it");
  return TRUE;
}

/* A key that is written into the address would be kept and shown with it. */
static gboolean
check_secrets (const char *template, GError **error)
{
  const char *query = strchr (template, '?');
  g_auto (GStrv) pairs = g_strsplit_set (query != NULL ? query + 1 : "", "&;", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (SECRETS); j++)
      {
        gsize length = strlen (SECRETS[j]);

        if (g_ascii_strncasecmp (pairs[i], SECRETS[j], length) != 0 || pairs[i][length] != '=' ||
            pairs[i][length + 1] == '\0' || g_str_equal (pairs[i] + length + 1, "{key}"))
          continue;
        g_set_error (error, HUT_TILE_SOURCE_ERROR, HUT_TILE_SOURCE_ERROR_SECRET,
                     "write {key} after “%s=” and put the key into its own field", SECRETS[j]);
        return FALSE;
      }
  return TRUE;
}

static GUri *
sample (const char *template)
{
  g_autofree char *address = hut_tile_template_expand (template, (HutTile){ 0 }, "k");

  return g_uri_parse (address, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_QUERY, NULL);
}

static gboolean
is_this_computer (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr (GInetAddress) address = host ? g_inet_address_new_from_string (host) : NULL;

  return g_strcmp0 (host, "localhost") == 0 ||
         (address != NULL && g_inet_address_get_is_loopback (address));
}

static gboolean
check_letters (const char *template, GError **error)
{
  gsize length = strlen (template);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (template[i]) && (guchar) template[i] < 0x80)
      return fail (error, HUT_TILE_SOURCE_ERROR_ADDRESS, "a space or an unprintable sign in it");
  if (length == 0 || length > LENGTH_MAX || !g_utf8_validate (template, length, NULL))
    return fail (error, HUT_TILE_SOURCE_ERROR_ADDRESS, "an address of 1 to 2000 letters is needed");
  return TRUE;
}

gboolean
hut_tile_template_check (const char *template, gboolean unencrypted, GError **error)
{
  g_autofree char *scheme = g_uri_parse_scheme (template);
  g_autoptr (GUri) uri = NULL;

  if (!check_letters (template, error))
    return FALSE;
  if (g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0)
    return fail (error, HUT_TILE_SOURCE_ERROR_SCHEME, "the address begins with https://");
  if (!check_tokens (template, error) || !check_secrets (template, error))
    return FALSE;

  uri = sample (template);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      g_uri_get_fragment (uri) != NULL)
    return fail (error, HUT_TILE_SOURCE_ERROR_ADDRESS, "not an address of the web");
  if (g_uri_get_userinfo (uri) != NULL)
    return fail (error, HUT_TILE_SOURCE_ERROR_LOGIN, "a user's name or password stands in it");
  if (!unencrypted && g_str_equal (scheme, "http") && !is_this_computer (uri))
    return fail (error, HUT_TILE_SOURCE_ERROR_UNENCRYPTED,
                 "not encrypted: others on the way can read what is asked, and the key");
  return TRUE;
}

gboolean
hut_tile_template_is_loopback (const char *template)
{
  g_autoptr (GUri) uri = sample (template);

  return uri != NULL && is_this_computer (uri);
}
