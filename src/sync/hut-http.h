/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Calls to one server, one at a time, from the thread that made it. Each call blocks until the
 * whole answer is there, and gives up after 30 s without a byte. No redirect is followed: a token
 * goes to the address that a person named, or nowhere. */
typedef struct _HutHttp HutHttp;

/* HUT_SYNC_ERROR_ADDRESS where @url is none, or would carry a password in the clear: plain http
 * only to this computer. */
HutHttp *hut_http_new (const char *url, GError **error);
void hut_http_free (HutHttp *http);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutHttp, hut_http_free)

/* Whether @url may be used, without making anything. */
gboolean hut_http_check_url (const char *url, GError **error);

/* What every later call carries as "Authorization: Bearer"; NULL: nothing. */
void hut_http_set_token (HutHttp *http, const char *token);

/* What every later call carries as HUT_DEVICE_HEADER; NULL: nothing. */
void hut_http_set_device (HutHttp *http, const char *token);

/* The body of the answer, decompressed, at most HUT_BODY_MAX_BYTES. @path begins with '/'.
 * @body NULL: GET, else POST of @type. An answer that is not 2xx is an error: of HUT_PROBLEM_ERROR
 * where the server says which, else of HUT_SYNC_ERROR. OFFLINE where there is no way to the
 * server, PROTOCOL where the answer broke off. */
GBytes *hut_http_call (HutHttp *http, const char *path, const char *type, GBytes *body,
                       GCancellable *cancellable, GError **error);

/* A call of another form. */
typedef struct
{
  const char *method;
  const char *path;
  const char *type;   /* of the body */
  GBytes *body;       /* or NULL */
  const char *header; /* one more, with its value; or NULL */
  const char *value;
} HutHttpAsk;

/* What the head of its answer said. */
typedef struct
{
  guint status;
  gint64 length; /* Content-Length; -1: not said */
  gint64 offset; /* HUT_OFFSET_HEADER; -1: none */
  gint64 first;  /* of Content-Range; -1: none */
  gint64 total;  /* of Content-Range; -1: none */
} HutHttpSaid;

/* As hut_http_call(); @said is set as far as there was an answer, also of one that is an error. */
GBytes *hut_http_ask (HutHttp *http, const HutHttpAsk *ask, HutHttpSaid *said,
                      GCancellable *cancellable, GError **error);

/* The seconds that the last refused call asked to wait, or 0. */
int hut_http_get_retry_after (HutHttp *http);

/* The field at fault (HutProblem) of the last refused call, or NULL. */
const char *hut_http_get_field (HutHttp *http);

/* Opens @path for reading as it comes (live hints): only a new line, or a heartbeat, within
 * 60 s keeps it alive. */
GInputStream *hut_http_open (HutHttp *http, const char *path, GCancellable *cancellable,
                             GError **error);

/* An error of the network or the wire in the terms of HUT_SYNC_ERROR; takes over @error. */
GError *hut_http_translate_error (GError *error);

G_END_DECLS
