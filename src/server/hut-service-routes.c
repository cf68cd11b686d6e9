/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What stands at which address, and the stages of each. */

#define G_LOG_DOMAIN "hutong-server"

#include "base/hut-json.h"
#include "base/hut-time.h"
#include "protocol/hut-coding.h"
#include "protocol/hut-limits.h"
#include "server/hut-service-private.h"
#include "server/hut-pull.h"

#include <string.h>

#define SMALL_BODY (8 * 1024)

static void
take_text (HutRequest *request, char *text, const char *mime)
{
  hut_request_take (request, text, strlen (text), mime);
}

static gboolean
malformed (GError **error, const char *what)
{
  g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED, what);
  return FALSE;
}

static gboolean
health (HutRequest *request, HutLedger *ledger, GError **error)
{
  HutStreamState state;
  gboolean found;

  if (!hut_storage_stream_state (ledger->storage, "city", &state, &found, error))
    return FALSE;
  take_text (request, g_strdup ("{\"status\":\"ok\"}"), HUT_MIME_JSON);
  return TRUE;
}

gboolean
hut_request_decode (HutRequest *request, gsize cap, GError **error)
{
  HutCoding coding;

  if (!hut_coding_parse (request->encoding, &coding))
    return malformed (error, "an unknown Content-Encoding");
  request->decoded =
      hut_coding_decode (coding, request->body->data, request->body->len, cap, error);
  return request->decoded != NULL;
}

static gboolean
login_check (HutRequest *request, HutLedger *ledger, GError **error)
{
  gsize length;
  gconstpointer bytes;

  if (!hut_request_decode (request, SMALL_BODY, error))
    return FALSE;
  bytes = g_bytes_get_data (request->decoded, &length);
  request->attempt = hut_sign_in_parse (bytes, length, error);
  if (request->attempt == NULL)
    return FALSE;
  request->attempt->device_token = g_strdup (request->device_token);
  request->attempt->may_enrol = request->local;
  return hut_sign_in_check (ledger, request->attempt, request->received, &request->retry_after,
                            error);
}

/* Commits whatever the outcome is: failures count. */
static gboolean
answer_tokens (HutRequest *request, HutLedger *ledger, HutTokens *tokens, GError *refusal,
               GError **error)
{
  gboolean kept = refusal == NULL || refusal->domain == HUT_PROBLEM_ERROR;

  if (!kept)
    hut_storage_rollback (ledger->storage);
  else if (!hut_data_dir_commit (request->dir, ledger->storage, error))
    {
      g_clear_error (&refusal);
      return FALSE;
    }
  if (refusal != NULL)
    {
      g_propagate_error (error, refusal);
      return FALSE;
    }
  take_text (request, hut_tokens_print (tokens), HUT_MIME_JSON);
  return TRUE;
}

static gboolean
login_finish (HutRequest *request, HutLedger *ledger, GError **error)
{
  g_autoptr (HutTokens) tokens = NULL;
  GError *refusal = NULL;

  if (!hut_storage_begin (ledger->storage, HUT_STORAGE_WRITE, error))
    return FALSE;
  tokens = hut_sign_in_finish (ledger, request->attempt, request->received, &request->retry_after,
                               &refusal);
  request->field = request->attempt->field;
  return answer_tokens (request, ledger, tokens, refusal, error);
}

static gboolean
refresh (HutRequest *request, HutLedger *ledger, GError **error)
{
  g_autoptr (HutTokens) tokens = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) unreadable = NULL;
  GError *refusal = NULL;
  const char *token, *bytes;
  gsize length;

  if (!hut_request_decode (request, SMALL_BODY, error))
    return FALSE;
  bytes = g_bytes_get_data (request->decoded, &length);
  object = hut_json_parse_object (bytes, length, &unreadable);
  token = object != NULL ? hut_json_get_string (object, "refresh") : NULL;
  if (token == NULL)
    return malformed (error, "a refresh has its token");
  if (!hut_storage_begin (ledger->storage, HUT_STORAGE_WRITE, error))
    return FALSE;
  tokens = hut_sign_in_refresh (ledger, token, request->device_token, request->received, &refusal);
  return answer_tokens (request, ledger, tokens, refusal, error);
}

static gboolean
me (HutRequest *request, HutLedger *ledger, GError **error)
{
  g_autoptr (HutMe) me = hut_me_new ();
  g_auto (GStrv) streams = hut_access_streams (request->caller);

  for (guint i = 0; streams[i] != NULL; i++)
    {
      HutStreamState state;
      gboolean found;
      HutView view;

      if (!hut_storage_stream_state (ledger->storage, streams[i], &state, &found, error))
        return FALSE;
      if (found && hut_access_view (request->caller, streams[i], &view))
        hut_me_add_stream (me, streams[i], view);
    }
  me->account = request->caller->account;
  me->name = g_strdup (request->caller->name);
  me->role = g_strdup (hut_role_name (request->caller->role));
  me->street = g_strdup (request->caller->street);
  me->unit = g_strdup (request->caller->unit);
  me->community = g_strdup (request->caller->community);
  me->schema = HUT_SCHEMA;
  me->clock = hut_time_now ();
  if (!hut_data_dir_read_epoch (ledger->storage, &me->epoch, error))
    return FALSE;
  take_text (request, hut_me_print (me), HUT_MIME_JSON);
  return TRUE;
}

static gboolean
read_limit (HutRequest *request, guint *limit, GError **error)
{
  const char *text = hut_request_get (request, "limit");
  guint64 value = HUT_PULL_MAX_LINES;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &value, NULL))
    return malformed (error, "a limit is a number");
  *limit = MIN (value, HUT_PULL_MAX_LINES);
  return TRUE;
}

static gboolean
pull (HutRequest *request, HutLedger *ledger, GError **error)
{
  const char *after = hut_request_get (request, "after");
  const char *epoch_text = hut_request_get (request, "epoch");
  g_autoptr (GPtrArray) cursors = NULL;
  HutUid epoch = { { 0 } };
  GString *page;
  guint limit;
  gsize length;

  if (after == NULL || (epoch_text != NULL && !hut_uid_parse (epoch_text, &epoch)))
    return malformed (error, "a pull says after which cursors, and of which epoch");
  cursors = hut_cursors_parse (after, error);
  if (cursors == NULL || !read_limit (request, &limit, error))
    return FALSE;
  page = hut_pull (ledger, request->caller, cursors, &epoch, limit, &request->beyond, error);
  if (page == NULL)
    return FALSE;
  length = page->len;
  hut_request_take (request, g_string_free (page, FALSE), length, HUT_MIME_LINES);
  request->done = !request->beyond;
  return TRUE;
}

/* The client has seen what this database has not. Its page says to load again; the new epoch
 * makes all clients send what was accepted since. */
static gboolean
pull_renew (HutRequest *request, HutLedger *ledger, GError **error)
{
  static gint64 last = 0; /* of the one writing thread */
  gint64 now = g_get_monotonic_time ();

  if (last != 0 && now - last < 600 * G_USEC_PER_SEC)
    return TRUE;
  last = now;
  return hut_data_dir_renew_epoch (request->dir, ledger->storage,
                                   "a client has seen more than the database holds", error);
}

static gboolean
sums (HutRequest *request, HutLedger *ledger, GError **error)
{
  const char *stream = hut_request_get (request, "stream");
  const char *bucket = hut_request_get (request, "bucket");
  char *text;
  HutView view;

  if (stream == NULL || !hut_view_parse (hut_request_get (request, "view"), &view))
    return malformed (error, "sums are of a stream and a view");
  text = hut_pull_sums (ledger, request->caller, stream, view, bucket != NULL ? bucket : "", error);
  if (text == NULL)
    return FALSE;
  take_text (request, text, HUT_MIME_JSON);
  return TRUE;
}

static gboolean
push_read (HutRequest *request, HutLedger *ledger, GError **error)
{
  return hut_request_decode (request, HUT_PUSH_MAX_BYTES, error);
}

static gboolean
push_write (HutRequest *request, HutLedger *ledger, GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (request->decoded, &length);
  HutPushAnswer *pushed = hut_push (ledger, request->caller, bytes, length, request->client_clock,
                                    request->received, error);

  if (pushed == NULL)
    return FALSE;
  request->pushed = pushed;
  if (!hut_data_dir_secure (request->dir, ledger->storage, pushed->mark, error))
    return FALSE;
  hut_request_take (request, g_strndup (pushed->body->str, pushed->body->len), pushed->body->len,
                    HUT_MIME_LINES);
  return TRUE;
}

static void
push_tell (HutRequest *request)
{
  hut_hints_tell (hut_service_get_hints (request->service), request->pushed->heads);
  if (request->pushed->shows)
    hut_service_fill (request->service);
  hut_request_send (request);
}

/* Who was given something to see sees it. */
static void
accounts_fill (HutRequest *request)
{
  hut_service_fill (request->service);
  hut_request_send (request);
}

/* How far the caller's streams are, kept for the first hint. */
static gboolean
live_read (HutRequest *request, HutLedger *ledger, GError **error)
{
  g_auto (GStrv) streams = hut_access_streams (request->caller);
  GHashTable *heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  request->pushed = g_new0 (HutPushAnswer, 1);
  request->pushed->body = g_string_new (NULL);
  request->pushed->heads = heads;
  for (guint i = 0; streams[i] != NULL; i++)
    {
      HutStreamState state;
      gboolean found;

      if (!hut_storage_stream_state (ledger->storage, streams[i], &state, &found, error))
        return FALSE;
      if (found)
        g_hash_table_insert (heads, g_strdup (streams[i]),
                             g_memdup2 (&state.seq, sizeof state.seq));
    }
  return TRUE;
}

static void
live_begin (HutRequest *request)
{
  if (!hut_hints_add (hut_service_get_hints (request->service), request->message, request->caller,
                      request->pushed->heads, &request->error))
    hut_request_send (request);
}

static gboolean
is_at (const HutRoute *route, const char *path)
{
  return g_str_has_suffix (route->path, "/") ? g_str_has_prefix (path, route->path)
                                             : g_str_equal (path, route->path);
}

static const char *const none[] = { NULL };
static const char *const of_pull[] = { "after", "epoch", "limit", NULL };
static const char *const of_sums[] = { "stream", "view", "bucket", NULL };

/* clang-format off */
static const HutRoute routes[] = {
  { "GET",  "/v1/health",  none,    FALSE, 0, { { health, HUT_LANE_READ } }, NULL },
  { "POST", "/v1/login",   none,    FALSE, SMALL_BODY,
    { { login_check, HUT_LANE_PASSWORD }, { login_finish, HUT_LANE_WRITE } }, NULL },
  { "POST", "/v1/refresh", none,    FALSE, SMALL_BODY, { { refresh, HUT_LANE_WRITE } }, NULL },
  { "GET",  "/v1/me",      none,    TRUE,  0, { { me, HUT_LANE_READ } }, NULL },
  { "POST", "/v1/push",    none,    TRUE,  HUT_PUSH_MAX_BYTES,
    { { push_read, HUT_LANE_READ }, { push_write, HUT_LANE_WRITE } }, push_tell },
  { "GET",  "/v1/pull",    of_pull, TRUE,  0,
    { { pull, HUT_LANE_READ }, { pull_renew, HUT_LANE_WRITE } }, NULL },
  { "GET",  "/v1/sums",    of_sums, TRUE,  0, { { sums, HUT_LANE_READ } }, NULL },
  { "GET",  "/v1/live",    none,    TRUE,  0, { { live_read, HUT_LANE_READ } }, live_begin },
  { "POST", "/v1/accounts", none,   TRUE,  SMALL_BODY,
    { { hut_accounts_stage_read, HUT_LANE_PASSWORD },
      { hut_accounts_stage_write, HUT_LANE_WRITE } }, accounts_fill },
  { "POST", "/v1/password", none,   TRUE,  SMALL_BODY,
    { { hut_password_stage_read, HUT_LANE_PASSWORD },
      { hut_password_stage_write, HUT_LANE_WRITE } }, NULL },
  { "HEAD", "/v1/blobs/",  none,    TRUE,  0, { { hut_blob_stage_head, HUT_LANE_BLOB } }, NULL },
  { "GET",  "/v1/blobs/",  none,    TRUE,  0, { { hut_blob_stage_get, HUT_LANE_BLOB } }, NULL },
  { "PATCH", "/v1/blobs/", none,    TRUE,  HUT_BLOB_PIECE_BYTES,
    { { hut_blob_stage_patch, HUT_LANE_BLOB } }, NULL },
};
/* clang-format on */

const HutRoute *
hut_service_find_route (const char *method, const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    if (g_str_equal (routes[i].method, method) && is_at (&routes[i], path))
      return &routes[i];
  return NULL;
}
