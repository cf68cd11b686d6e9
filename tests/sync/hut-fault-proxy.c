/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A thread per connection: reads one whole request, gives it to the server as "Connection: close",
 * reads the answer to its end, and hands it on, spoiled or not. Live hints are handed on as they
 * come. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-fault-proxy.h"

#include <string.h>

struct _HutFaultProxy
{
  GSocketService *service;
  guint16 port;
  guint16 server_port;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  GMutex lock; /* guards what follows */
  GRand *random;
  guint rate;
  guint counts[HUT_N_FAULTS];
  guint active;  /* connections under way */
  GString *kept; /* of the answers; NULL: nothing is kept */
  GCond idle;
};

static HutFault
choose_fault (HutFaultProxy *proxy, guint *number)
{
  HutFault fault = HUT_FAULT_NONE;

  g_mutex_lock (&proxy->lock);
  if (g_rand_int_range (proxy->random, 0, 100) < (int)proxy->rate)
    fault = g_rand_int_range (proxy->random, HUT_FAULT_NONE + 1, HUT_N_FAULTS);
  *number = g_rand_int (proxy->random);
  proxy->counts[fault]++;
  g_mutex_unlock (&proxy->lock);
  return fault;
}

static gsize
length_of_body (const char *head)
{
  g_autofree char *lower = g_ascii_strdown (head, -1);
  const char *at = strstr (lower, "\r\ncontent-length:");

  return at != NULL ? g_ascii_strtoull (at + strlen ("\r\ncontent-length:"), NULL, 10) : 0;
}

/* One whole request, or NULL. */
static GString *
read_request (GInputStream *in)
{
  g_autoptr (GString) request = g_string_new (NULL);
  char piece[16384];
  const char *end;
  gssize n;

  while ((end = strstr (request->str, "\r\n\r\n")) == NULL ||
         request->len < (gsize)(end + 4 - request->str) + length_of_body (request->str))
    {
      n = g_input_stream_read (in, piece, sizeof piece, NULL, NULL);
      if (n <= 0)
        return NULL;
      g_string_append_len (request, piece, n);
    }
  /* The answer's end is then the connection's. */
  end = strstr (request->str, "\r\n");
  g_string_insert (request, end + 2 - request->str, "Connection: close\r\n");
  return g_steal_pointer (&request);
}

static GSocketConnection *
connect_to_server (HutFaultProxy *proxy)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  return g_socket_client_connect_to_host (client, "127.0.0.1", proxy->server_port, NULL, NULL);
}

static GString *
ask_server (HutFaultProxy *proxy, const GString *request)
{
  g_autoptr (GSocketConnection) server = connect_to_server (proxy);
  g_autoptr (GString) answer = g_string_new (NULL);
  GInputStream *in;
  char piece[16384];
  gssize n;

  if (server == NULL ||
      !g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (server)),
                                  request->str, request->len, NULL, NULL, NULL))
    return NULL;
  in = g_io_stream_get_input_stream (G_IO_STREAM (server));
  while ((n = g_input_stream_read (in, piece, sizeof piece, NULL, NULL)) > 0)
    g_string_append_len (answer, piece, n);
  return answer->len > 0 ? g_steal_pointer (&answer) : NULL;
}

static void
tear_request (HutFaultProxy *proxy, const GString *request, guint number)
{
  g_autoptr (GSocketConnection) server = connect_to_server (proxy);

  if (server != NULL)
    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (server)), request->str,
                               number % request->len, NULL, NULL, NULL);
}

static void
hand_on (GOutputStream *out, const char *bytes, gsize length)
{
  g_output_stream_write_all (out, bytes, length, NULL, NULL, NULL);
}

static void
hand_on_slowly (GOutputStream *out, const GString *answer)
{
  gsize step = MAX (1, answer->len / 20);

  for (gsize at = 0; at < answer->len; at += step)
    {
      hand_on (out, answer->str + at, MIN (step, answer->len - at));
      g_usleep (10 * 1000);
    }
}

static gsize
body_start (const GString *answer)
{
  const char *end = strstr (answer->str, "\r\n\r\n");

  return end != NULL ? (gsize)(end + 4 - answer->str) : answer->len;
}

/* The last line of the body is gone, and the length says so: a whole answer of half a page. */
static void
hand_on_without_end (GOutputStream *out, const GString *answer)
{
  gsize start = body_start (answer);
  gsize end = answer->len;
  g_autofree char *head = NULL;

  if (end > start && answer->str[end - 1] == '\n')
    end--;
  while (end > start && answer->str[end - 1] != '\n')
    end--;
  head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n"
                          "Connection: close\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                          end - start);
  hand_on (out, head, strlen (head));
  hand_on (out, answer->str + start, end - start);
}

static void
hand_on_spoiled (GOutputStream *out, GString *answer, HutFault fault, guint number)
{
  static const char page[] = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n"
                             "Connection: close\r\nContent-Length: 21\r\n\r\n<html>502 nginx</html";
  gsize start = body_start (answer);

  switch (fault)
    {
    case HUT_FAULT_TORN_ANSWER:
      hand_on (out, answer->str, number % answer->len);
      break;
    case HUT_FAULT_TORN_LINE:
      hand_on_without_end (out, answer);
      break;
    case HUT_FAULT_WRONG_JSON:
      if (answer->len > start)
        answer->str[start + number % (answer->len - start)] = "}{\"\x01,9"[number % 6];
      hand_on (out, answer->str, answer->len);
      break;
    case HUT_FAULT_ERROR_PAGE:
      hand_on (out, page, strlen (page));
      break;
    case HUT_FAULT_SLOW:
      hand_on_slowly (out, answer);
      break;
    case HUT_FAULT_NONE:
    case HUT_FAULT_TORN_REQUEST:
    case HUT_FAULT_LOST_ANSWER:
    case HUT_FAULT_REPEATED:
    case HUT_N_FAULTS:
    default:
      hand_on (out, answer->str, answer->len);
      break;
    }
}

static void
hand_on_live (HutFaultProxy *proxy, const GString *request, GOutputStream *out)
{
  g_autoptr (GSocketConnection) server = connect_to_server (proxy);

  if (server == NULL)
    return;
  hand_on (g_io_stream_get_output_stream (G_IO_STREAM (server)), request->str, request->len);
  g_output_stream_splice (out, g_io_stream_get_input_stream (G_IO_STREAM (server)),
                          G_OUTPUT_STREAM_SPLICE_NONE, NULL, NULL);
}

/* What is kept is to be read: nothing is pressed together on the way. */
static void
ask_plainly (HutFaultProxy *proxy, GString *request)
{
  g_mutex_lock (&proxy->lock);
  if (proxy->kept != NULL)
    g_string_replace (request, "Accept-Encoding:", "X-Not-Accepted:", 1);
  g_mutex_unlock (&proxy->lock);
}

static void
keep (HutFaultProxy *proxy, const GString *answer)
{
  g_mutex_lock (&proxy->lock);
  if (proxy->kept != NULL && answer != NULL)
    g_string_append_len (proxy->kept, answer->str, answer->len);
  g_mutex_unlock (&proxy->lock);
}

static gboolean
serve_one (HutFaultProxy *proxy, GSocketConnection *connection)
{
  GIOStream *stream = G_IO_STREAM (connection);
  GOutputStream *out = g_io_stream_get_output_stream (stream);
  g_autoptr (GString) request = read_request (g_io_stream_get_input_stream (stream));
  g_autoptr (GString) first = NULL;
  g_autoptr (GString) answer = NULL;
  HutFault fault;
  guint number;

  if (request == NULL)
    return TRUE;
  if (g_str_has_prefix (request->str, "GET /v1/live"))
    {
      hand_on_live (proxy, request, out);
      return TRUE;
    }
  ask_plainly (proxy, request);
  fault = choose_fault (proxy, &number);
  if (fault == HUT_FAULT_TORN_REQUEST)
    {
      tear_request (proxy, request, number);
      return TRUE;
    }
  if (fault == HUT_FAULT_REPEATED)
    first = ask_server (proxy, request);
  answer = ask_server (proxy, request);
  keep (proxy, answer);
  if (answer != NULL && fault != HUT_FAULT_LOST_ANSWER)
    hand_on_spoiled (out, answer, fault, number);
  g_io_stream_close (stream, NULL, NULL);
  return TRUE;
}

static gboolean
on_run (GThreadedSocketService *service, GSocketConnection *connection, GObject *source,
        gpointer data)
{
  HutFaultProxy *proxy = data;
  gboolean handled;

  g_mutex_lock (&proxy->lock);
  proxy->active++;
  g_mutex_unlock (&proxy->lock);
  handled = serve_one (proxy, connection);
  g_mutex_lock (&proxy->lock);
  if (--proxy->active == 0)
    g_cond_signal (&proxy->idle);
  g_mutex_unlock (&proxy->lock);
  return handled;
}

static gpointer
proxy_main (gpointer data)
{
  HutFaultProxy *proxy = data;

  g_main_context_push_thread_default (proxy->context);
  g_main_loop_run (proxy->loop);
  /* here, where connections are accepted, so that none is while it stops */
  g_socket_service_stop (proxy->service);
  g_socket_listener_close (G_SOCKET_LISTENER (proxy->service));
  while (g_main_context_iteration (proxy->context, FALSE))
    ;
  g_main_context_pop_thread_default (proxy->context);
  return NULL;
}

HutFaultProxy *
hut_fault_proxy_new (guint16 server_port, guint32 seed)
{
  HutFaultProxy *proxy = g_new0 (HutFaultProxy, 1);
  g_autoptr (GError) error = NULL;

  proxy->server_port = server_port;
  proxy->random = g_rand_new_with_seed (seed);
  g_mutex_init (&proxy->lock);
  g_cond_init (&proxy->idle);
  proxy->context = g_main_context_new ();
  proxy->loop = g_main_loop_new (proxy->context, FALSE);

  g_main_context_push_thread_default (proxy->context);
  proxy->service = g_threaded_socket_service_new (16);
  proxy->port =
      g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (proxy->service), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (proxy->service, "run", G_CALLBACK (on_run), proxy);
  g_socket_service_start (proxy->service);
  g_main_context_pop_thread_default (proxy->context);
  proxy->thread = g_thread_new ("proxy", proxy_main, proxy);
  return proxy;
}

void
hut_fault_proxy_free (HutFaultProxy *proxy)
{
  g_main_loop_quit (proxy->loop);
  g_thread_join (proxy->thread);
  g_mutex_lock (&proxy->lock);
  while (proxy->active > 0)
    g_cond_wait (&proxy->idle, &proxy->lock);
  g_mutex_unlock (&proxy->lock);
  g_object_unref (proxy->service);
  g_main_loop_unref (proxy->loop);
  g_main_context_unref (proxy->context);
  if (proxy->kept != NULL)
    g_string_free (proxy->kept, TRUE);
  g_rand_free (proxy->random);
  g_cond_clear (&proxy->idle);
  g_mutex_clear (&proxy->lock);
  g_free (proxy);
}

guint16
hut_fault_proxy_get_port (HutFaultProxy *proxy)
{
  return proxy->port;
}

void
hut_fault_proxy_set_rate (HutFaultProxy *proxy, guint percent)
{
  g_mutex_lock (&proxy->lock);
  proxy->rate = percent;
  g_mutex_unlock (&proxy->lock);
}

guint
hut_fault_proxy_count (HutFaultProxy *proxy, HutFault fault)
{
  guint count;

  g_mutex_lock (&proxy->lock);
  count = proxy->counts[fault];
  g_mutex_unlock (&proxy->lock);
  return count;
}

void
hut_fault_proxy_keep (HutFaultProxy *proxy)
{
  g_mutex_lock (&proxy->lock);
  if (proxy->kept == NULL)
    proxy->kept = g_string_new (NULL);
  g_mutex_unlock (&proxy->lock);
}

GString *
hut_fault_proxy_steal_kept (HutFaultProxy *proxy)
{
  GString *kept;

  g_mutex_lock (&proxy->lock);
  kept = g_steal_pointer (&proxy->kept);
  g_mutex_unlock (&proxy->lock);
  return kept;
}
