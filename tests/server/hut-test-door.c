/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The server's door for tests. Client and server share the main loop, so nothing here blocks. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-door.h"

#include "base/hut-json.h"
#include "base/hut-time.h"
#include "server/hut-sign-in.h"

#include <string.h>

static gboolean
set_flag (gpointer flag)
{
  *(gboolean *)flag = TRUE;
  return G_SOURCE_REMOVE;
}

void
hut_test_wait (const gboolean *done, guint seconds)
{
  gboolean late = FALSE;
  guint timer = g_timeout_add_seconds (seconds, set_flag, &late);

  while (!*done && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (*done);
  g_source_remove (timer);
}

void
hut_test_door_start (HutTestDoor *door)
{
  g_autoptr (GError) error = NULL;
  const char *address;

  door->dir = hut_data_dir_open (door->office->path, &error);
  g_assert_no_error (error);
  door->service = hut_service_new (door->dir, "127.0.0.1:0", &error);
  g_assert_no_error (error);
  address = hut_service_get_address (door->service);
  g_assert_true (g_str_has_prefix (address, "127.0.0.1:"));
  door->port = atoi (strchr (address, ':') + 1);
}

void
hut_test_door_stop (HutTestDoor *door)
{
  g_clear_pointer (&door->service, hut_service_free);
  g_clear_pointer (&door->dir, hut_data_dir_free);
}

HutTestDoor *
hut_test_door_new (void)
{
  HutTestDoor *door = g_new0 (HutTestDoor, 1);

  door->office = hut_test_office_new ();
  hut_test_office_close (door->office);
  door->session = soup_session_new_with_options ("timeout", 30, "max-conns-per-host", 20,
                                                 "max-conns", 20, NULL);
  soup_session_remove_feature_by_type (door->session, SOUP_TYPE_CONTENT_DECODER);
  hut_test_door_start (door);
  return door;
}

void
hut_test_door_free (HutTestDoor *door)
{
  soup_session_abort (door->session);
  hut_test_door_stop (door);
  g_object_unref (door->session);
  hut_test_office_free (door->office);
  g_free (door);
}

/* Another connection writes while the server serves, as `user add` does. */
void
hut_test_door_add_account (HutTestDoor *door, const char *name, const char *role)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) account = hut_record_new (&hut_kind_account, &id, "city");
  g_autoptr (GError) error = NULL;

  hut_record_set_text (account, "name", name);
  hut_record_set_text (account, "role", role);
  hut_record_set_text (account, "street", "110108014");
  hut_test_office_open (door->office);
  hut_storage_begin (door->office->ledger.storage, HUT_STORAGE_WRITE, &error);
  hut_sign_in_add_account (&door->office->ledger, account, "secret", hut_time_now (), &error);
  g_assert_no_error (error);
  hut_data_dir_commit (door->office->dir, door->office->ledger.storage, &error);
  g_assert_no_error (error);
  hut_test_office_close (door->office);
}

void
hut_test_answer_free (HutTestAnswer *answer)
{
  g_free (answer->type);
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_clear_pointer (&answer->json, json_object_unref);
  g_clear_pointer (&answer->headers, soup_message_headers_unref);
  g_free (answer);
}

typedef struct
{
  gboolean done;
  GBytes *body;
  GError *error;
} Call;

static void
on_answer (GObject *session, GAsyncResult *result, gpointer data)
{
  Call *call = data;

  call->body = soup_session_send_and_read_finish (SOUP_SESSION (session), result, &call->error);
  call->done = TRUE;
}

static HutTestAnswer *
take_answer (SoupMessage *message, GBytes *body)
{
  HutTestAnswer *answer = g_new0 (HutTestAnswer, 1);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);

  answer->status = soup_message_get_status (message);
  answer->type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  answer->body = body;
  answer->headers = soup_message_headers_ref (headers);
  if (length > 0)
    answer->json = hut_json_parse_object (bytes, length, NULL);
  return answer;
}

HutTestAnswer *
hut_test_ask (HutTestDoor *door, const char *method, const char *path, const char *const *headers,
              GBytes *body)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u%s", door->port, path);
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  Call call = { FALSE, NULL, NULL };

  for (guint i = 0; headers != NULL && headers[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (headers[i], ": ", 2);

      soup_message_headers_append (soup_message_get_request_headers (message), parts[0], parts[1]);
    }
  if (body != NULL)
    soup_message_set_request_body_from_bytes (message, "application/octet-stream", body);
  soup_session_send_and_read_async (door->session, message, G_PRIORITY_DEFAULT, NULL, on_answer,
                                    &call);
  hut_test_wait (&call.done, 40);
  g_assert_no_error (call.error);
  return take_answer (message, call.body);
}

HutTestAnswer *
hut_test_ask_as (HutTestDoor *door, const char *access, const char *method, const char *path,
                 const char *body)
{
  g_autofree char *authorization =
      access != NULL ? g_strconcat ("Authorization: Bearer ", access, NULL) : NULL;
  const char *headers[] = { authorization, NULL };
  g_autoptr (GBytes) bytes = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;

  return hut_test_ask (door, method, path, headers, bytes);
}

void
hut_test_assert_problem (const HutTestAnswer *answer, HutProblemSlug slug)
{
  g_autoptr (HutProblem) problem = NULL;

  g_assert_cmpuint (answer->status, ==, hut_problem_status (slug));
  g_assert_cmpstr (answer->type, ==, "application/problem+json");
  g_assert_nonnull (answer->json);
  problem = hut_problem_from_json (answer->json, NULL);
  g_assert_cmpstr (hut_problem_slug_name (problem->slug), ==, hut_problem_slug_name (slug));
}

char *
hut_test_door_login (HutTestDoor *door, const char *name)
{
  g_autofree char *body = g_strdup_printf ("{\"user\":\"%s\",\"password\":\"secret\"}", name);
  g_autoptr (HutTestAnswer) answer = hut_test_ask_as (door, NULL, "POST", "/v1/login", body);

  g_assert_cmpuint (answer->status, ==, 200);
  return g_strdup (hut_json_get_string (answer->json, "access"));
}

typedef struct
{
  gboolean done;
  GString *text;
} Raw;

static gboolean
on_readable (GSocket *socket, GIOCondition condition, gpointer data)
{
  Raw *raw = data;
  char piece[4096];
  gssize length = g_socket_receive (socket, piece, sizeof piece, NULL, NULL);

  if (length > 0)
    {
      g_string_append_len (raw->text, piece, length);
      return G_SOURCE_CONTINUE;
    }
  raw->done = TRUE;
  return G_SOURCE_REMOVE;
}

char *
hut_test_door_raw (HutTestDoor *door, const char *bytes, gsize length, guint seconds,
                   gsize *received)
{
  g_autoptr (GSocketAddress) address =
      g_inet_socket_address_new_from_string ("127.0.0.1", door->port);

  return hut_test_raw (address, bytes, length, seconds, received);
}

char *
hut_test_raw (GSocketAddress *address, const char *bytes, gsize length, guint seconds,
              gsize *received)
{
  g_autoptr (GSocket) socket = g_socket_new (g_socket_address_get_family (address),
                                             G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL);
  g_autoptr (GSource) source = NULL;
  g_autoptr (GError) error = NULL;
  Raw raw = { FALSE, g_string_new (NULL) };
  gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  gsize sent = 0;

  g_socket_connect (socket, address, NULL, &error);
  g_assert_no_error (error);
  g_socket_set_blocking (socket, FALSE);
  source = g_socket_create_source (socket, G_IO_IN | G_IO_HUP | G_IO_ERR, NULL);
  g_source_set_callback (source, G_SOURCE_FUNC (on_readable), &raw, NULL);
  g_source_attach (source, NULL);
  while (!raw.done && g_get_monotonic_time () < end)
    {
      gssize piece =
          sent < length ? g_socket_send (socket, bytes + sent, length - sent, NULL, NULL) : 0;

      if (piece > 0)
        sent += piece;
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
  g_source_destroy (source);
  if (received != NULL)
    *received = raw.text->len;
  return g_string_free (raw.text, FALSE);
}
