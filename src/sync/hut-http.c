/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* HTTP over libsoup's blocking calls. One thread makes, uses and frees it: that thread may wait,
 * so there is no main loop in here. Answers are counted while they stream. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-http.h"

#include "base/hut-json.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-problem.h"
#include "sync/hut-sync-error.h"

#include "hut-config.h"

#include <libsoup/soup.h>
#include <string.h>

#define TIMEOUT_SECONDS 30
#define RETRY_AFTER_MAX (24 * 3600) /* as a problem's (protocol/hut-problem.c) */

struct _HutHttp
{
  SoupSession *session;
  char *base; /* without a slash at its end */
  char *token;
  char *device;
  int retry_after;
  char *field;
};

static gboolean
is_this_computer (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_ascii_strcasecmp (host, "localhost") == 0 ||
         (address != NULL && g_inet_address_get_is_loopback (address));
}

gboolean
hut_http_check_url (const char *url, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  const char *why = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https")))
    why = "is no http or https address";
  else if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL ||
           g_uri_get_userinfo (uri) != NULL)
    why = "carries more than an address";
  else if (g_str_equal (scheme, "http") && !is_this_computer (uri))
    why = "is not encrypted: plain http only to this computer, https to every other";

  if (why != NULL)
    g_set_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_ADDRESS, "%s %s", url, why);
  return why == NULL;
}

HutHttp *
hut_http_new (const char *url, GError **error)
{
  HutHttp *http;

  if (!hut_http_check_url (url, error))
    return NULL;
  http = g_new0 (HutHttp, 1);
  http->base = g_strdup (url);
  while (g_str_has_suffix (http->base, "/"))
    http->base[strlen (http->base) - 1] = '\0';
  http->session =
      soup_session_new_with_options ("timeout", TIMEOUT_SECONDS, "idle-timeout", TIMEOUT_SECONDS,
                                     "user-agent", "Hutong/" HUT_VERSION, NULL);
  return http;
}

void
hut_http_free (HutHttp *http)
{
  if (http == NULL)
    return;
  soup_session_abort (http->session);
  g_object_unref (http->session);
  g_free (http->base);
  g_free (http->token);
  g_free (http->device);
  g_free (http->field);
  g_free (http);
}

void
hut_http_set_token (HutHttp *http, const char *token)
{
  g_free (http->token);
  http->token = g_strdup (token);
}

void
hut_http_set_device (HutHttp *http, const char *token)
{
  g_free (http->device);
  http->device = g_strdup (token);
}

int
hut_http_get_retry_after (HutHttp *http)
{
  return http->retry_after;
}

const char *
hut_http_get_field (HutHttp *http)
{
  return http->field;
}

/* What became of the bytes under way; what is no fault of the network stays as it is. */
GError *
hut_http_translate_error (GError *error)
{
  HutSyncError code = HUT_SYNC_ERROR_OFFLINE;
  GError *translated;

  if (error->domain == HUT_SYNC_ERROR || error->domain == HUT_PROBLEM_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
      (error->domain == SOUP_SESSION_ERROR &&
       error->code != SOUP_SESSION_ERROR_MESSAGE_ALREADY_IN_QUEUE))
    code = HUT_SYNC_ERROR_PROTOCOL;
  translated = g_error_new_literal (HUT_SYNC_ERROR, code, error->message);
  g_error_free (error);
  return translated;
}

static gboolean
fail (GError *local, GError **error)
{
  g_propagate_error (error, hut_http_translate_error (local));
  return FALSE;
}

static SoupMessage *
make_message (HutHttp *http, const HutHttpAsk *ask)
{
  g_autofree char *url = g_strconcat (http->base, ask->path, NULL);
  SoupMessage *message = soup_message_new (ask->method, url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char *clock = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time ());

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (headers, HUT_CLOCK_HEADER, clock);
  if (http->token != NULL)
    {
      g_autofree char *bearer = g_strconcat ("Bearer ", http->token, NULL);

      soup_message_headers_replace (headers, "Authorization", bearer);
    }
  if (http->device != NULL)
    soup_message_headers_replace (headers, HUT_DEVICE_HEADER, http->device);
  if (ask->header != NULL)
    soup_message_headers_replace (headers, ask->header, ask->value);
  if (ask->body != NULL)
    soup_message_set_request_body_from_bytes (message, ask->type, ask->body);
  return message;
}

static GBytes *
read_all (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (64 * 1024);
  g_autoptr (GError) local = NULL;
  gssize n;

  while ((n = g_input_stream_read (stream, piece, 64 * 1024, cancellable, &local)) > 0)
    {
      if (bytes->len + n > HUT_BODY_MAX_BYTES)
        {
          g_set_error_literal (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_PROTOCOL,
                               "the answer is longer than it may be");
          return NULL;
        }
      g_byte_array_append (bytes, piece, n);
    }
  if (n < 0)
    {
      fail (g_steal_pointer (&local), error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* The seconds of the header; a date there is passed over, as is what is no number. */
static int
read_retry_after (SoupMessage *message)
{
  const char *text =
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  guint64 seconds = 0;

  if (text != NULL)
    g_ascii_string_to_unsigned (text, 10, 0, RETRY_AFTER_MAX, &seconds, NULL);
  return seconds;
}

/* An answer that is not 2xx, in the server's words where it has any. */
static void
set_status_error (HutHttp *http, SoupMessage *message, GBytes *body, GError **error)
{
  guint status = soup_message_get_status (message);
  const char *type =
      soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (HutProblem) problem = NULL;

  if (g_strcmp0 (type, HUT_MIME_PROBLEM) == 0)
    object = hut_json_parse_object (g_bytes_get_data (body, NULL), g_bytes_get_size (body), NULL);
  if (object != NULL)
    problem = hut_problem_from_json (object, NULL);
  else if (g_strcmp0 (type, HUT_MIME_PROBLEM) == 0 && g_bytes_get_size (body) == 0)
    problem = hut_problem_new (hut_problem_slug_of_status (status), NULL, NULL);
  if (problem != NULL)
    {
      http->retry_after = problem->retry_after;
      g_free (http->field);
      http->field = g_steal_pointer (&problem->field);
      hut_problem_to_error (problem, error);
      return;
    }
  /* What stands between us and the server answers in its own way. */
  http->retry_after = read_retry_after (message);
  g_set_error (error, HUT_SYNC_ERROR, status >= 500 ? HUT_SYNC_ERROR_BUSY : HUT_SYNC_ERROR_PROTOCOL,
               "%s answers %u, which is no answer of a Hutong server", http->base, status);
}

static void
read_said (SoupMessage *message, HutHttpSaid *said)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *offset = soup_message_headers_get_one (headers, HUT_OFFSET_HEADER);
  goffset first, last, total;
  gint64 value;

  said->status = soup_message_get_status (message);
  if (soup_message_headers_get_one (headers, "Content-Length") != NULL)
    said->length = soup_message_headers_get_content_length (headers);
  if (offset != NULL && g_ascii_string_to_signed (offset, 10, 0, G_MAXINT64, &value, NULL))
    said->offset = value;
  if (soup_message_headers_get_content_range (headers, &first, &last, &total))
    {
      said->first = first;
      said->total = total;
    }
}

GBytes *
hut_http_ask (HutHttp *http, const HutHttpAsk *ask, HutHttpSaid *said, GCancellable *cancellable,
              GError **error)
{
  g_autoptr (SoupMessage) message = make_message (http, ask);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) local = NULL;

  *said = (HutHttpSaid){ .length = -1, .offset = -1, .first = -1, .total = -1 };
  http->retry_after = 0;
  g_clear_pointer (&http->field, g_free);
  stream = soup_session_send (http->session, message, cancellable, &local);
  if (stream == NULL)
    {
      fail (g_steal_pointer (&local), error);
      return NULL;
    }
  read_said (message, said);
  answer = read_all (stream, cancellable, error);
  if (answer == NULL)
    return NULL;
  if (!SOUP_STATUS_IS_SUCCESSFUL (said->status))
    {
      set_status_error (http, message, answer, error);
      return NULL;
    }
  return g_steal_pointer (&answer);
}

GBytes *
hut_http_call (HutHttp *http, const char *path, const char *type, GBytes *body,
               GCancellable *cancellable, GError **error)
{
  const HutHttpAsk ask = {
    .method = body != NULL ? "POST" : "GET", .path = path, .type = type, .body = body
  };
  HutHttpSaid said;

  return hut_http_ask (http, &ask, &said, cancellable, error);
}

GInputStream *
hut_http_open (HutHttp *http, const char *path, GCancellable *cancellable, GError **error)
{
  const HutHttpAsk ask = { .method = "GET", .path = path };
  g_autoptr (SoupMessage) message = make_message (http, &ask);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) local = NULL;

  g_object_set (http->session, "timeout", 2 * HUT_LIVE_HEARTBEAT + 10, NULL);
  stream = soup_session_send (http->session, message, cancellable, &local);
  if (stream == NULL)
    {
      fail (g_steal_pointer (&local), error);
      return NULL;
    }
  if (soup_message_get_status (message) != SOUP_STATUS_OK)
    {
      g_autoptr (GBytes) body = read_all (stream, cancellable, error);

      if (body != NULL)
        set_status_error (http, message, body, error);
      return NULL;
    }
  return g_steal_pointer (&stream);
}
