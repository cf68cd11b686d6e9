/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The HTTP side: takes requests in, sends them through the stages of their route, and answers.
 * Every answer says the server's clock; every failure is a problem document. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-service.h"

#include "base/hut-json.h"
#include "base/hut-time.h"
#include "hut-config.h"
#include "protocol/hut-coding.h"
#include "protocol/hut-limits.h"
#include "server/hut-blob-shelf.h"
#include "server/hut-fill-lane.h"
#include "server/hut-service-private.h"
#include "server/hut-listener.h"

#include <string.h>

/* A body that is too large is read no further than this, so that the answer can still be sent. */
#define DRAIN_BYTES (64 * 1024 * 1024)

/* What contents, going in and out, may hold in memory together. */
#define HELD_BYTES (64 * 1024 * 1024)

/* Answers below this are sent as they are. */
#define COMPRESS_BYTES 1024

#define REQUEST_KEY "hut-request"

struct _HutService
{
  HutDataDir *dir;
  SoupServer *soup;
  HutListener *listener;
  HutWorkers *workers;
  HutHints *hints;
  HutFillLane *filling; /* of what departments and communities are shown */
  guint n_busy;         /* requests in lanes */
  int *held;            /* atomic, counted: bytes of contents in memory */

  guint stopping;
  gint64 stop_by;
  GSourceFunc stopped;
  gpointer stopped_data;
};

static void run_stage (HutRequest *request);

static void
request_free (gpointer data)
{
  HutRequest *request = data;

  g_atomic_int_add (request->service_held, -(int)request->held);
  g_atomic_rc_box_release (request->service_held);
  g_byte_array_unref (request->body);
  g_free (request->below);
  g_free (request->offset);
  g_free (request->range);
  g_free (request->part);
  g_clear_pointer (&request->query, g_hash_table_unref);
  g_free (request->bearer);
  g_free (request->device_token);
  g_free (request->encoding);
  g_free (request->accepted);
  hut_caller_free (request->caller);
  g_clear_pointer (&request->answer, g_bytes_unref);
  g_clear_error (&request->error);
  g_clear_pointer (&request->decoded, g_bytes_unref);
  hut_sign_in_free (request->attempt);
  hut_account_wish_free (request->wish);
  hut_push_answer_free (request->pushed);
  g_free (request);
}

gboolean
hut_request_hold (HutRequest *request, gsize bytes)
{
  if (g_atomic_int_add (request->service_held, (int)bytes) + (gssize)bytes > HELD_BYTES)
    {
      g_atomic_int_add (request->service_held, -(int)bytes);
      return FALSE;
    }
  request->held += bytes;
  return TRUE;
}

const char *
hut_request_get (HutRequest *request, const char *parameter)
{
  return request->query != NULL ? g_hash_table_lookup (request->query, parameter) : NULL;
}

void
hut_request_take (HutRequest *request, char *text, gsize length, const char *mime)
{
  HutCoding coding = hut_coding_choose (request->accepted);

  request->mime = mime;
  if (length < COMPRESS_BYTES || coding == HUT_CODING_IDENTITY)
    {
      request->answer = g_bytes_new_take (text, length);
      return;
    }
  request->answer = hut_coding_encode (coding, text, length);
  request->answer_encoding = hut_coding_name (coding);
  g_free (text);
}

/* What a failure of the storage means to a client. */
static HutProblem *
make_problem (const GError *error)
{
  static const HutProblemSlug slugs[] = {
    [HUT_STORAGE_ERROR_BUSY] = HUT_PROBLEM_BUSY,
    [HUT_STORAGE_ERROR_FULL] = HUT_PROBLEM_FULL,
    [HUT_STORAGE_ERROR_CORRUPT] = HUT_PROBLEM_INTERNAL,
    [HUT_STORAGE_ERROR_TOO_NEW] = HUT_PROBLEM_INTERNAL,
    [HUT_STORAGE_ERROR_FAILED] = HUT_PROBLEM_INTERNAL,
  };
  HutProblem *problem;

  if (error->domain == HUT_STORAGE_ERROR)
    problem = hut_problem_new (slugs[error->code], NULL, NULL);
  else
    problem = hut_problem_from_error (error);
  if (problem->slug == HUT_PROBLEM_BUSY)
    problem->retry_after = 2;
  if (problem->slug == HUT_PROBLEM_INTERNAL)
    g_warning ("%s", error->message);
  else if (problem->slug == HUT_PROBLEM_FULL)
    g_message ("%s", error->message);
  return problem;
}

static void
set_problem (HutRequest *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (request->message);
  g_autoptr (HutProblem) problem = make_problem (request->error);
  g_autoptr (JsonObject) object = NULL;
  char *text;

  if (problem->field == NULL)
    problem->field = g_strdup (request->field);
  if (request->retry_after > 0)
    problem->retry_after = request->retry_after;
  if (problem->retry_after > 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%d", problem->retry_after);

      soup_message_headers_replace (headers, "Retry-After", seconds);
    }
  if (problem->slug == HUT_PROBLEM_SIGN_IN)
    soup_message_headers_replace (headers, "WWW-Authenticate", "Bearer");
  object = hut_problem_to_json (problem);
  text = hut_json_print_object (object);
  g_clear_pointer (&request->answer, g_bytes_unref);
  request->answer_encoding = NULL;
  request->answer = g_bytes_new_take (text, strlen (text));
  request->mime = HUT_MIME_PROBLEM;
  soup_server_message_set_status (request->message, hut_problem_status (problem->slug), NULL);
}

static void
set_content_headers (HutRequest *request, SoupMessageHeaders *headers)
{
  if (request->next >= 0)
    {
      g_autofree char *next = g_strdup_printf ("%" G_GINT64_FORMAT, request->next);

      soup_message_headers_replace (headers, HUT_OFFSET_HEADER, next);
    }
  if (request->part != NULL)
    soup_message_headers_replace (headers, "Content-Range", request->part);
}

void
hut_request_send (HutRequest *request)
{
  SoupServerMessage *message = request->message;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *clock = g_strdup_printf ("%" G_GINT64_FORMAT, hut_time_now ());

  if (request->error != NULL)
    set_problem (request);
  else
    soup_server_message_set_status (message,
                                    request->status != 0 ? request->status : SOUP_STATUS_OK, NULL);
  set_content_headers (request, headers);
  soup_message_headers_replace (headers, HUT_CLOCK_HEADER, clock);
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Connection", "close");
  soup_message_headers_set_content_type (headers, request->mime, NULL);
  if (request->answer_encoding != NULL)
    soup_message_headers_replace (headers, "Content-Encoding", request->answer_encoding);
  if (request->answer != NULL)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message),
                                    request->answer);
  else if (g_str_equal (soup_server_message_get_method (message), "HEAD"))
    soup_message_headers_set_content_length (headers, request->length);
  soup_message_body_complete (soup_server_message_get_response_body (message));
  hut_listener_set_state (message, HUT_LISTENER_WRITING);
}

HutHints *
hut_service_get_hints (HutService *service)
{
  return service->hints;
}

/* In the lane's thread, where a transaction is open around reading. */
static gboolean
work_reading (HutRequest *request, const HutStage *stage, HutLedger *ledger, GError **error)
{
  gboolean done;

  if (!hut_storage_begin (ledger->storage, HUT_STORAGE_READ, error))
    return FALSE;
  if (request->route->signed_in && request->caller == NULL)
    {
      if (request->bearer == NULL)
        g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_SIGN_IN,
                             "the request has no token");
      else
        request->caller = hut_sign_in_caller (ledger, request->bearer, request->received, error);
    }
  done = (!request->route->signed_in || request->caller != NULL) &&
         stage->func (request, ledger, error);
  hut_storage_rollback (ledger->storage);
  return done;
}

static void
work (HutLedger *ledger, gpointer data)
{
  HutRequest *request = data;
  const HutStage *stage = &request->route->stages[request->stage];

  if (stage->lane == HUT_LANE_WRITE)
    stage->func (request, ledger, &request->error);
  else
    work_reading (request, stage, ledger, &request->error);
}

/* Nothing is left to do in a lane: the answer goes out, if anybody still waits. */
static void
answer (HutRequest *request)
{
  if (request->error == NULL && request->route != NULL && request->route->finish != NULL)
    request->route->finish (request);
  else
    hut_request_send (request);
}

static void
finish_request (HutRequest *request)
{
  SoupServerMessage *message = request->message;

  if (!request->gone)
    {
      answer (request);
      soup_server_message_unpause (message);
    }
  g_object_unref (message);
}

static void
work_done (gpointer data)
{
  HutRequest *request = data;

  request->service->n_busy--;
  request->busy = FALSE;
  request->stage++;
  if (request->error == NULL && !request->done && request->stage < 2 &&
      request->route->stages[request->stage].func != NULL)
    run_stage (request);
  else
    finish_request (request);
}

static void
run_stage (HutRequest *request)
{
  HutLane lane = request->route->stages[request->stage].lane;

  if (hut_workers_run (request->service->workers, lane, work, work_done, request, &request->error))
    {
      request->service->n_busy++;
      request->busy = TRUE;
    }
  else
    finish_request (request);
}

static char *
dup_header (SoupMessageHeaders *headers, const char *name)
{
  return g_strdup (soup_message_headers_get_one (headers, name));
}

static void
read_headers (HutRequest *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");
  const char *clock = soup_message_headers_get_one (headers, HUT_CLOCK_HEADER);
  guint64 value;

  if (authorization != NULL && g_ascii_strncasecmp (authorization, "Bearer ", 7) == 0)
    request->bearer = g_strdup (authorization + 7);
  request->device_token = dup_header (headers, HUT_DEVICE_HEADER);
  request->encoding = dup_header (headers, "Content-Encoding");
  request->offset = dup_header (headers, HUT_OFFSET_HEADER);
  request->range = dup_header (headers, "Range");
  /* Parts are given where a route knows of them: libsoup would give any number of any answer. */
  soup_message_headers_remove (headers, "Range");
  request->accepted = g_strdup (soup_message_headers_get_list (headers, "Accept-Encoding"));
  /* Behind a unix socket stands a proxy, which need not say for whom it asks. */
  request->local = !hut_listener_is_unix (request->message) &&
                   soup_message_headers_get_list (headers, "X-Forwarded-For") == NULL &&
                   soup_message_headers_get_list (headers, "Forwarded") == NULL;
  if (clock != NULL && g_ascii_string_to_unsigned (clock, 10, 0, HUT_CLOCK_MAX, &value, NULL))
    request->client_clock = value;
}

/* Parameters that the route does not have, or twice, are refused. */
static gboolean
read_query (HutRequest *request, const char *query, GError **error)
{
  GUriParamsIter iter;
  char *name, *value;

  request->query = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (query == NULL)
    return TRUE;
  g_uri_params_iter_init (&iter, query, -1, "&", G_URI_PARAMS_WWW_FORM);
  while (g_uri_params_iter_next (&iter, &name, &value, error))
    {
      gboolean known = g_strv_contains (request->route->parameters, name);

      if (!known)
        g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED,
                             "an unknown query parameter");
      if (!g_hash_table_insert (request->query, name, value) && known)
        g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED,
                             "a query parameter stands twice");
      if (!known || *error != NULL)
        return FALSE;
    }
  return *error == NULL;
}

static void
on_got_chunk (SoupServerMessage *message, GBytes *chunk, HutRequest *request)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (chunk, &length);
  gsize cap = request->route != NULL ? request->route->body_cap : 0;

  if (!request->too_large && request->body->len + length <= cap)
    {
      if (cap > HUT_PUSH_MAX_BYTES && !request->crowded)
        request->crowded = !hut_request_hold (request, length);
      if (!request->crowded)
        g_byte_array_append (request->body, bytes, length);
      return;
    }
  /* What is too large is counted, not kept. */
  if (!request->too_large)
    g_byte_array_set_size (request->body, 0);
  request->too_large = TRUE;
  request->drained += length;
  if (request->drained > DRAIN_BYTES)
    hut_listener_cut (message);
}

static void
on_finished (SoupServerMessage *message, HutRequest *request)
{
  request->gone = TRUE;
}

/* A request's head has come. */
static void
on_head (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *form,
         gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  HutRequest *request = g_new0 (HutRequest, 1);
  goffset announced;

  request->service = data;
  request->service_held = g_atomic_rc_box_acquire (request->service->held);
  request->dir = request->service->dir;
  request->message = message;
  request->body = g_byte_array_new ();
  request->mime = HUT_MIME_JSON;
  request->next = -1;
  request->route = hut_service_find_route (soup_server_message_get_method (message), path);
  if (request->route != NULL)
    request->below = g_strdup (path + strlen (request->route->path));
  g_object_set_data_full (G_OBJECT (message), REQUEST_KEY, request, request_free);
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  g_signal_connect (message, "got-chunk", G_CALLBACK (on_got_chunk), request);
  g_signal_connect (message, "finished", G_CALLBACK (on_finished), request);
  hut_listener_set_state (message, HUT_LISTENER_READING);
  /* A body without an end, or without any use. */
  announced = soup_message_headers_get_content_length (headers);
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_EOF || announced < 0 ||
      announced > DRAIN_BYTES)
    hut_listener_cut (message);
}

/* The whole request has come. */
static void
on_request (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *form,
            gpointer data)
{
  HutRequest *request = g_object_get_data (G_OBJECT (message), REQUEST_KEY);
  GUri *uri = soup_server_message_get_uri (message);
  g_autoptr (GError) unreadable = NULL;

  if (request->route == NULL)
    g_set_error_literal (&request->error, HUT_PROBLEM_ERROR, HUT_PROBLEM_ABSENT,
                         "there is nothing at this address");
  else if (request->too_large)
    g_set_error_literal (&request->error, HUT_PROBLEM_ERROR, HUT_PROBLEM_TOO_LARGE,
                         "the body is larger than what is taken");
  else if (request->crowded)
    g_set_error_literal (&request->error, HUT_PROBLEM_ERROR, HUT_PROBLEM_BUSY,
                         "too much is coming in at once");
  else if (!read_query (request, g_uri_get_query (uri), &unreadable))
    g_set_error_literal (&request->error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED,
                         unreadable->message);
  if (request->error != NULL)
    {
      hut_request_send (request);
      return;
    }
  request->received = hut_time_now ();
  read_headers (request);
  hut_listener_set_state (message, HUT_LISTENER_WORKING);
  g_object_ref (message);
  soup_server_message_pause (message);
  run_stage (request);
}

static void
on_filled (GHashTable *heads, gpointer data)
{
  HutService *service = data;

  hut_hints_tell (service->hints, heads);
}

void
hut_service_fill (HutService *service)
{
  hut_fill_lane_kick (service->filling);
}

static void
sweep_contents (HutDataDir *dir)
{
  g_autofree char *folder = hut_blob_shelf_folder (dir->path);

  hut_blob_shelf_sweep (folder);
}

HutService *
hut_service_new (HutDataDir *dir, const char *address, GError **error)
{
  g_autoptr (HutService) service = g_new0 (HutService, 1);

  service->dir = dir;
  service->held = g_atomic_rc_box_new0 (int);
  service->workers = hut_workers_new (dir, error);
  if (service->workers == NULL)
    return NULL;
  sweep_contents (dir);
  service->hints = hut_hints_new ();
  service->filling = hut_fill_lane_new (service->workers, dir, on_filled, service);
  hut_fill_lane_kick (service->filling);
  service->soup = soup_server_new ("raw-paths", TRUE, NULL);
  soup_server_add_early_handler (service->soup, NULL, on_head, service, NULL);
  soup_server_add_handler (service->soup, NULL, on_request, service, NULL);
  service->listener = hut_listener_new (service->soup, address, error);
  return service->listener != NULL ? g_steal_pointer (&service) : NULL;
}

void
hut_service_free (HutService *service)
{
  if (service == NULL)
    return;
  g_clear_handle_id (&service->stopping, g_source_remove);
  while (service->n_busy > 0)
    g_main_context_iteration (NULL, TRUE);
  hut_fill_lane_free (service->filling);
  hut_hints_free (service->hints);
  hut_listener_free (service->listener);
  if (service->soup != NULL)
    soup_server_disconnect (service->soup);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&service->soup);
  hut_workers_free (service->workers);
  g_atomic_rc_box_release (service->held);
  g_free (service);
}

const char *
hut_service_get_address (HutService *service)
{
  return hut_listener_get_address (service->listener);
}

static gboolean
check_stopped (gpointer data)
{
  HutService *service = data;

  if (hut_listener_count (service->listener) > 0 && g_get_monotonic_time () < service->stop_by)
    return G_SOURCE_CONTINUE;
  service->stopping = 0;
  service->stopped (service->stopped_data);
  return G_SOURCE_REMOVE;
}

void
hut_service_stop (HutService *service, guint seconds, GSourceFunc done, gpointer data)
{
  if (service->stopping != 0)
    return;
  hut_listener_stop (service->listener);
  g_clear_pointer (&service->hints, hut_hints_free);
  service->hints = hut_hints_new ();
  service->stopped = done;
  service->stopped_data = data;
  service->stop_by = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  service->stopping = g_timeout_add (20, check_stopped, service);
}
