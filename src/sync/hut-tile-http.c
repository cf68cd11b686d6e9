/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tiles over HTTP; see the header. One session for all threads, as libsoup 3.2 allows; it is set
 * up before the first call and not changed after.
 *
 * The network's own messages name hosts at most, but ours name nothing at all: the words are made
 * from the code. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-tile-http.h"

#include "hut-config.h"

#include <libsoup/soup.h>
#include <string.h>

#define SILENCE 15 /* seconds without a byte */
#define PIECE (32 * 1024)
#define DAY (24 * 3600)
#define GOOD_AT_LEAST 3600     /* seconds: maps do not change by the minute */
#define GOOD_WITHOUT (7 * DAY) /* where the server says nothing */
#define GOOD_AT_MOST (365 * DAY)

struct _HutTileHttp
{
  SoupSession *session;
};

G_DEFINE_QUARK (hut - tile - error, hut_tile_error)

static const char *
words_of (HutTileError code)
{
  static const char *const WORDS[] = {
    [HUT_TILE_ERROR_OFFLINE] = "no way to the map server",
    [HUT_TILE_ERROR_SLOW] = "the map server gives no whole answer in time",
    [HUT_TILE_ERROR_BUSY] = "the map server is overloaded, or was asked too much",
    [HUT_TILE_ERROR_REFUSED] = "the map server refuses the key",
    [HUT_TILE_ERROR_KEY] = "the key of the map source is not at hand",
    [HUT_TILE_ERROR_MISSING] = "the map server has no such tile",
    [HUT_TILE_ERROR_NO_IMAGE] = "the map server answers something that is no picture",
    [HUT_TILE_ERROR_TOO_LARGE] = "the map server answers more than a tile may have",
    [HUT_TILE_ERROR_FILE] = "the map file cannot be read",
  };

  return WORDS[code];
}

static gpointer
fail (GError **error, HutTileError code)
{
  g_set_error_literal (error, HUT_TILE_ERROR, code, words_of (code));
  return NULL;
}

void
hut_tile_answer_free (HutTileAnswer *answer)
{
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_free (answer->etag);
  g_free (answer->modified);
  g_free (answer);
}

/* libsoup tells the path of each HTTP/2 request to its debug log, and with it the key. */
static void
keep_quiet (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
}

HutTileHttp *
hut_tile_http_new (void)
{
  static gsize quiet = 0;
  HutTileHttp *http = g_new0 (HutTileHttp, 1);

  if (g_once_init_enter (&quiet))
    {
      g_log_set_handler ("libsoup-http2", G_LOG_LEVEL_DEBUG, keep_quiet, NULL);
      g_once_init_leave (&quiet, 1);
    }
  http->session = soup_session_new_with_options (
      "timeout", SILENCE, "idle-timeout", 2 * SILENCE, "max-conns", 2 * HUT_TILE_AT_ONCE,
      "max-conns-per-host", HUT_TILE_AT_ONCE, "user-agent", "Hutong/" HUT_VERSION, NULL);
  return http;
}

void
hut_tile_http_free (HutTileHttp *http)
{
  soup_session_abort (http->session);
  g_object_unref (http->session);
  g_free (http);
}

/* An error of the network in our codes; takes over @local. */
static gpointer
fail_from_network (GError *local, GError **error)
{
  gboolean slow = g_error_matches (local, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
                  g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
  gboolean garbage = g_error_matches (local, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
                     (local->domain == SOUP_SESSION_ERROR &&
                      local->code != SOUP_SESSION_ERROR_MESSAGE_ALREADY_IN_QUEUE);

  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, local);
      return NULL;
    }
  g_error_free (local);
  return fail (error, slow      ? HUT_TILE_ERROR_SLOW
                      : garbage ? HUT_TILE_ERROR_NO_IMAGE
                                : HUT_TILE_ERROR_OFFLINE);
}

/* The body, decompressed, up to its limit. */
static GBytes *
read_body (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  GError *local = NULL;
  gssize n;

  while ((n = g_input_stream_read (stream, piece, PIECE, cancellable, &local)) > 0)
    {
      if (body->len + n > HUT_TILE_BYTES_MAX)
        return fail (error, HUT_TILE_ERROR_TOO_LARGE);
      g_byte_array_append (body, piece, n);
    }
  if (n < 0)
    return fail_from_network (local, error);
  return g_byte_array_free_to_bytes (g_steal_pointer (&body));
}

/* The seconds of "max-age" of a Cache-Control header; −1: none. */
static gint64
max_age_of (GHashTable *control)
{
  const char *age = control != NULL ? g_hash_table_lookup (control, "max-age") : NULL;
  gint64 seconds;

  return age != NULL && g_ascii_string_to_signed (age, 10, 0, G_MAXINT32, &seconds, NULL) ? seconds
                                                                                          : -1;
}

static gint64
expires_in (SoupMessageHeaders *headers)
{
  const char *expires = soup_message_headers_get_one (headers, "Expires");
  g_autoptr (GDateTime) then =
      expires != NULL ? soup_date_time_new_from_http_string (expires) : NULL;

  return then != NULL ? g_date_time_to_unix (then) - g_get_real_time () / G_USEC_PER_SEC : -1;
}

static void
read_headers (HutTileAnswer *answer, SoupMessageHeaders *headers)
{
  const char *line = soup_message_headers_get_list (headers, "Cache-Control");
  GHashTable *control = line != NULL ? soup_header_parse_param_list (line) : NULL;
  gint64 seconds = max_age_of (control);

  answer->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  answer->modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
  answer->private = control != NULL && g_hash_table_contains (control, "no-store");
  if (seconds < 0)
    seconds = expires_in (headers);
  if (control != NULL && g_hash_table_contains (control, "no-cache"))
    seconds = 0;
  else if (seconds < 0)
    seconds = GOOD_WITHOUT;
  else
    seconds = CLAMP (seconds, GOOD_AT_LEAST, GOOD_AT_MOST);
  answer->good_until = g_get_real_time () / G_USEC_PER_SEC + seconds;
  if (control != NULL)
    soup_header_free_param_list (control);
}

static HutTileError
code_of (guint status)
{
  if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN ||
      status == SOUP_STATUS_PAYMENT_REQUIRED)
    return HUT_TILE_ERROR_REFUSED;
  if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE ||
      status == SOUP_STATUS_NO_CONTENT)
    return HUT_TILE_ERROR_MISSING;
  if (status == SOUP_STATUS_REQUEST_TIMEOUT || status == SOUP_STATUS_GATEWAY_TIMEOUT)
    return HUT_TILE_ERROR_SLOW;
  /* 418: Tianditu, when a day's number is used up */
  if (status == 429 || status == 418 || status >= 500)
    return HUT_TILE_ERROR_BUSY;
  return HUT_TILE_ERROR_NO_IMAGE;
}

/* Whether a body that calls itself text says that the key is at fault, as services do that answer
 * 200 to everything. */
static gboolean
speaks_of_key (GBytes *body)
{
  static const char *const SIGNS[] = { "key", "Key", "KEY", "token", "密钥", "权限", "非法" };
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);
  g_autofree char *text = g_strndup (bytes, MIN (length, 600));

  for (guint i = 0; i < G_N_ELEMENTS (SIGNS); i++)
    if (strstr (text, SIGNS[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether it calls itself no picture. A whole page is none of the service's own answers: a sign-in
 * page of the network, perhaps. */
static gboolean
is_text (SoupMessageHeaders *headers, gboolean *page)
{
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  *page = type != NULL && strstr (type, "html") != NULL;
  return type != NULL && (g_str_has_prefix (type, "text/") || strstr (type, "json") != NULL ||
                          g_str_has_suffix (type, "xml"));
}

static HutTileAnswer *
take_answer (SoupMessage *message, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  guint status = soup_message_get_status (message);
  g_autoptr (HutTileAnswer) answer = g_new0 (HutTileAnswer, 1);
  gboolean page;

  read_headers (answer, headers);
  if (status == SOUP_STATUS_NOT_MODIFIED)
    return g_steal_pointer (&answer);
  if (status != SOUP_STATUS_OK)
    return fail (error, code_of (status));

  answer->body = read_body (stream, cancellable, error);
  if (answer->body == NULL)
    return NULL;
  if (is_text (headers, &page))
    return fail (error, !page && speaks_of_key (answer->body) ? HUT_TILE_ERROR_REFUSED
                                                              : HUT_TILE_ERROR_NO_IMAGE);
  if (g_bytes_get_size (answer->body) == 0)
    return fail (error, HUT_TILE_ERROR_MISSING);
  return g_steal_pointer (&answer);
}

HutTileAnswer *
hut_tile_http_get (HutTileHttp *http, const char *url, const char *etag, const char *modified,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
  g_autoptr (GInputStream) stream = NULL;
  SoupMessageHeaders *headers;
  HutTileAnswer *answer;
  GError *local = NULL;

  if (message == NULL)
    return fail (error, HUT_TILE_ERROR_OFFLINE);
  headers = soup_message_get_request_headers (message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (headers, "Accept", "image/png,image/jpeg,image/webp");
  if (etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", etag);
  if (modified != NULL)
    soup_message_headers_replace (headers, "If-Modified-Since", modified);

  stream = soup_session_send (http->session, message, cancellable, &local);
  if (stream == NULL)
    return fail_from_network (local, error);
  answer = take_answer (message, stream, cancellable, error);
  g_input_stream_close (stream, NULL, NULL);
  return answer;
}
