/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sign-in, tokens and what the server says about us. A refresh token serves once: the file is
 * written, durably, before the new access token is used. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-link.h"

#include "base/hut-json.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-problem.h"
#include "protocol/hut-session.h"
#include "sync/hut-sync-error.h"

#include <glib/gstdio.h>
#include <string.h>

struct _HutLink
{
  HutStore *store;
  HutHttp *http;
  char *url;
  char *path; /* of the file of tokens */
  char *user;
  char *device_token;
  char *refresh;
  char *access; /* only in memory */
};

/* ---- Errors ---- */

static HutSyncError
sync_code (HutProblemSlug slug)
{
  switch (slug)
    {
    case HUT_PROBLEM_SIGN_IN:
      return HUT_SYNC_ERROR_SIGN_IN;
    case HUT_PROBLEM_NOT_YOURS:
      return HUT_SYNC_ERROR_NOT_YOURS;
    case HUT_PROBLEM_OP_GAP:
    case HUT_PROBLEM_OP_MISMATCH:
      return HUT_SYNC_ERROR_LOG;
    case HUT_PROBLEM_SCHEMA:
      return HUT_SYNC_ERROR_TOO_OLD;
    case HUT_PROBLEM_SLOW_DOWN:
      return HUT_SYNC_ERROR_SLOW_DOWN;
    case HUT_PROBLEM_INTERNAL:
    case HUT_PROBLEM_BUSY:
      return HUT_SYNC_ERROR_BUSY;
    case HUT_PROBLEM_FULL:
      return HUT_SYNC_ERROR_FULL;
    case HUT_PROBLEM_MALFORMED:
    case HUT_PROBLEM_ABSENT:
    case HUT_PROBLEM_CHANGED:
    case HUT_PROBLEM_EXISTS:
    case HUT_PROBLEM_OFFSET:
    case HUT_PROBLEM_TOO_LARGE:
    case HUT_PROBLEM_RULE:
    case HUT_PROBLEM_DEPENDS_ON:
    case HUT_PROBLEM_WITH_ITS_GROUP:
    default:
      return HUT_SYNC_ERROR_PROTOCOL;
    }
}

GError *
hut_link_translate_error (GError *error)
{
  GError *translated;
  int code = HUT_SYNC_ERROR_PROTOCOL;

  if (error->domain == HUT_SYNC_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;
  if (error->domain == HUT_PROBLEM_ERROR)
    code = sync_code (error->code);
  else if (g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_LOCKED))
    code = HUT_SYNC_ERROR_LOCKED;
  else if (g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED))
    code = HUT_SYNC_ERROR_OTHER_ACCOUNT;
  else if (error->domain == HUT_STORE_ERROR || error->domain == G_FILE_ERROR)
    code = HUT_SYNC_ERROR_STORE;
  translated = g_error_new_literal (HUT_SYNC_ERROR, code, error->message);
  g_error_free (error);
  return translated;
}

static gboolean
fail (GError *local, GError **error)
{
  g_propagate_error (error, hut_link_translate_error (local));
  return FALSE;
}

/* ---- The file of tokens ---- */

static char *
tokens_path (HutStore *store)
{
  return g_strconcat (hut_store_get_path (store), ".sign-in", NULL);
}

static void
read_tokens (HutLink *link)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) object = NULL;

  if (g_file_get_contents (link->path, &text, NULL, NULL))
    object = hut_json_parse_object (text, -1, NULL);
  if (object == NULL)
    return;
  link->user = g_strdup (hut_json_get_string (object, "user"));
  link->device_token = g_strdup (hut_json_get_string (object, "device_token"));
  link->refresh = g_strdup (hut_json_get_string (object, "refresh"));
}

static gboolean
write_tokens (HutLink *link, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;

  if (link->user != NULL)
    json_object_set_string_member (object, "user", link->user);
  if (link->device_token != NULL)
    json_object_set_string_member (object, "device_token", link->device_token);
  if (link->refresh != NULL)
    json_object_set_string_member (object, "refresh", link->refresh);
  text = hut_json_print_object (object);
  if (g_file_set_contents_full (link->path, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &local))
    return TRUE;
  return fail (g_steal_pointer (&local), error);
}

/* The device stays enrolled: only who used it is forgotten. */
void
hut_link_forget (HutStore *store)
{
  HutLink link = { .path = tokens_path (store) };
  g_autoptr (GError) error = NULL;

  read_tokens (&link);
  g_clear_pointer (&link.user, g_free);
  g_clear_pointer (&link.refresh, g_free);
  if (link.device_token == NULL)
    g_unlink (link.path);
  else if (!write_tokens (&link, &error))
    g_warning ("the tokens could not be forgotten: %s", error->message);
  g_free (link.device_token);
  g_free (link.path);
}

HutLink *
hut_link_new (HutStore *store, const char *url, GError **error)
{
  HutHttp *http = hut_http_new (url, error);
  HutLink *link;

  if (http == NULL)
    return NULL;
  link = g_new0 (HutLink, 1);
  link->store = g_object_ref (store);
  link->http = http;
  link->url = g_strdup (url);
  link->path = tokens_path (store);
  read_tokens (link);
  return link;
}

void
hut_link_free (HutLink *link)
{
  if (link == NULL)
    return;
  hut_http_free (link->http);
  g_object_unref (link->store);
  g_free (link->url);
  g_free (link->path);
  g_free (link->user);
  g_free (link->device_token);
  g_free (link->refresh);
  g_free (link->access);
  g_free (link);
}

gboolean
hut_link_is_signed_in (HutLink *link)
{
  return link->refresh != NULL || link->access != NULL;
}

const char *
hut_link_get_user (HutLink *link)
{
  return link->user;
}

const char *
hut_link_get_access (HutLink *link)
{
  return link->access;
}

int
hut_link_get_retry_after (HutLink *link)
{
  return hut_http_get_retry_after (link->http);
}

const char *
hut_link_get_field (HutLink *link)
{
  return hut_http_get_field (link->http);
}

/* ---- Signing in ---- */

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static gboolean
take_tokens (HutLink *link, GBytes *answer, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (HutTokens) tokens =
      hut_tokens_parse (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer), &local);

  if (tokens == NULL)
    return fail (g_steal_pointer (&local), error);
  g_free (link->access);
  link->access = g_steal_pointer (&tokens->access);
  g_free (link->refresh);
  link->refresh = g_steal_pointer (&tokens->refresh);
  if (tokens->device_token != NULL)
    {
      g_free (link->device_token);
      link->device_token = g_steal_pointer (&tokens->device_token);
    }
  return write_tokens (link, error);
}

static GBytes *
log_in_as (HutLink *link, const char *user, const char *password, const char *device_token,
           GCancellable *cancellable, GError **error)
{
  static const HutUid nil = { { 0 } };
  HutUid device = device_token != NULL ? nil : hut_uid_new ();
  g_autoptr (GBytes) body =
      take_text (hut_login_print (user, password, &device, g_get_host_name ()));

  hut_http_set_token (link->http, NULL);
  hut_http_set_device (link->http, device_token);
  return hut_http_call (link->http, "/v1/login", HUT_MIME_JSON, body, cancellable, error);
}

/* A device token that this server does not know (another server's, or of before it was put back)
 * is forgotten, and the sign-in tried as by a new device. The slug is that of a wrong password;
 * only where its field says that it was the device is there a second try, since each wrong
 * password counts against the account. */
static GBytes *
log_in (HutLink *link, const char *user, const char *password, GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GError) local = NULL;
  GBytes *answer = log_in_as (link, user, password, link->device_token, cancellable, &local);

  if (answer == NULL && link->device_token != NULL &&
      g_error_matches (local, HUT_PROBLEM_ERROR, HUT_PROBLEM_SIGN_IN) &&
      g_strcmp0 (hut_http_get_field (link->http), "device") == 0)
    {
      g_clear_error (&local);
      answer = log_in_as (link, user, password, NULL, cancellable, &local);
    }
  if (answer == NULL)
    fail (g_steal_pointer (&local), error);
  return answer;
}

gboolean
hut_link_sign_in (HutLink *link, const char *user, const char *password, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GBytes) answer = log_in (link, user, password, cancellable, error);

  if (answer == NULL)
    return FALSE;
  g_free (link->user);
  link->user = g_strdup (user);
  return take_tokens (link, answer, error);
}

static gboolean
refresh (HutLink *link, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonObject) request = json_object_new ();
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) local = NULL;

  if (link->refresh == NULL)
    {
      g_set_error_literal (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SIGN_IN, "nobody is signed in");
      return FALSE;
    }
  json_object_set_string_member (request, "refresh", link->refresh);
  body = take_text (hut_json_print_object (request));
  hut_http_set_token (link->http, NULL);
  hut_http_set_device (link->http, link->device_token);
  answer = hut_http_call (link->http, "/v1/refresh", HUT_MIME_JSON, body, cancellable, &local);
  if (answer != NULL)
    return take_tokens (link, answer, error);
  /* What is refused once is not tried again: only a password helps. */
  if (g_error_matches (local, HUT_PROBLEM_ERROR, HUT_PROBLEM_SIGN_IN))
    {
      g_clear_pointer (&link->refresh, g_free);
      g_clear_pointer (&link->access, g_free);
      if (!write_tokens (link, error))
        return FALSE;
    }
  return fail (g_steal_pointer (&local), error);
}

GBytes *
hut_link_call (HutLink *link, const char *path, const char *type, GBytes *body,
               GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  GBytes *answer = NULL;

  if (link->access == NULL && !refresh (link, cancellable, error))
    return NULL;
  hut_http_set_token (link->http, link->access);
  answer = hut_http_call (link->http, path, type, body, cancellable, &local);
  if (g_error_matches (local, HUT_PROBLEM_ERROR, HUT_PROBLEM_SIGN_IN))
    {
      g_clear_error (&local);
      if (!refresh (link, cancellable, error))
        return NULL;
      hut_http_set_token (link->http, link->access);
      answer = hut_http_call (link->http, path, type, body, cancellable, &local);
    }
  if (answer == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return answer;
}

/* ---- Who we are there ---- */

static GPtrArray *
granted_streams (const HutMe *me)
{
  GPtrArray *streams = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_held_stream_free);

  for (guint i = 0; i < me->streams->len; i++)
    {
      HutGrant *grant = &g_array_index (me->streams, HutGrant, i);

      g_ptr_array_add (streams,
                       hut_held_stream_new (grant->stream, hut_view_name (grant->view), 0));
    }
  return streams;
}

static gboolean
check_street (HutLink *link, const HutMe *me, GError **error)
{
  const char *ours = hut_store_get_street (link->store);

  if (me->street == NULL || g_str_equal (me->street, ours))
    return TRUE;
  /* A department is of the district: whichever of its streets the file names. */
  if (g_strcmp0 (me->role, "department") == 0 && strncmp (me->street, ours, 6) == 0)
    return TRUE;
  g_set_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_OTHER_STREET,
               "the server is of street %s, this file of %s", me->street, ours);
  return FALSE;
}

gboolean
hut_link_join (HutLink *link, gint64 *schema, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) streams = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (HutMe) me = NULL;
  HutMembership membership;

  answer = hut_link_call (link, "/v1/me", NULL, NULL, cancellable, &local);
  if (answer != NULL)
    me = hut_me_parse (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer), &local);
  if (me == NULL)
    return fail (g_steal_pointer (&local), error);
  if (!check_street (link, me, error))
    return FALSE;
  *schema = me->schema;
  streams = granted_streams (me);
  membership = (HutMembership){ .url = link->url,
                                .user = link->user,
                                .account = me->account,
                                .epoch = me->epoch,
                                .clock = me->clock,
                                .role = me->role,
                                .unit = me->unit,
                                .community = me->community,
                                .streams = streams };
  return hut_store_sync_join (link->store, &membership, &local) ||
         fail (g_steal_pointer (&local), error);
}
