/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "protocol/hut-problem.h"
#include "server/hut-access.h"
#include "server/hut-accounts.h"
#include "server/hut-service.h"
#include "server/hut-hints.h"
#include "server/hut-push.h"
#include "server/hut-sign-in.h"
#include "server/hut-workers.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A request on its way through the lanes. The stages of its route use it one after the other,
 * each in its lane's thread; before and after it belongs to the main thread. */
typedef struct _HutRequest HutRequest;

/* What a stage does; an error ends the request with its problem. In the READ and PASSWORD lanes a
 * READ transaction is open around it; in the WRITE lane it opens its own. */
typedef gboolean (*HutStageFunc) (HutRequest *request, HutLedger *ledger, GError **error);

typedef struct
{
  HutStageFunc func;
  HutLane lane;
} HutStage;

typedef struct
{
  const char *method;
  const char *path;              /* one that ends with '/' is of all that stand below it */
  const char *const *parameters; /* that the query may have; ends with NULL */
  gboolean signed_in;            /* the first stage is given a caller */
  gsize body_cap;                /* bytes, as they come */
  HutStage stages[2];
  void (*finish) (
      HutRequest *request); /* main thread, after the stages; NULL: hut_request_send() */
} HutRoute;

struct _HutRequest
{
  HutService *service;
  HutDataDir *dir;
  SoupServerMessage *message;
  const HutRoute *route;
  int stage;
  gboolean busy; /* a lane has it */
  gboolean gone; /* the message has ended: nobody waits */

  /* What came. */
  char *below; /* what follows the path of the route */
  GByteArray *body;
  gboolean too_large;
  gboolean crowded;   /* there was no memory for it */
  gsize held;         /* bytes that hut_request_hold() took note of */
  int *service_held;  /* where those of all are counted */
  gsize drained;      /* bytes of it that were passed over */
  GHashTable *query;  /* may be NULL */
  char *bearer;       /* access token, or NULL */
  char *device_token; /* or NULL */
  char *encoding;     /* of the body, or NULL */
  char *accepted;     /* Accept-Encoding, or NULL */
  char *offset;       /* HUT_OFFSET_HEADER, or NULL */
  char *range;        /* Range, or NULL */
  gboolean local;     /* over loopback, and not for somebody else */
  gint64 client_clock;
  gint64 received;

  /* What became of it. */
  HutCaller *caller;
  gboolean done; /* the next stage is not needed */
  GBytes *answer;
  const char *mime;
  const char *answer_encoding;
  int retry_after;
  const char *field; /* at fault, or NULL */
  guint status;      /* of a success; 0: 200 */
  gint64 length;     /* of what HEAD asks for; it has no answer */
  gint64 next;       /* HUT_OFFSET_HEADER of the answer; -1: none */
  char *part;        /* Content-Range of the answer, or NULL */
  GError *error;

  /* Between the stages of one route. */
  GBytes *decoded;
  HutSignIn *attempt;
  HutAccountWish *wish;
  HutPushAnswer *pushed;
  gboolean beyond;
};

/* The routes of this server (hut-service-routes.c); NULL where there is none of that path. */
const HutRoute *hut_service_find_route (const char *method, const char *path);

/* Decompresses the body, at most @cap bytes; MALFORMED, TOO_LARGE. */
gboolean hut_request_decode (HutRequest *request, gsize cap, GError **error);

/* Stages of the account routes (hut-account-routes.c). */
gboolean hut_accounts_stage_read (HutRequest *request, HutLedger *ledger, GError **error);
gboolean hut_accounts_stage_write (HutRequest *request, HutLedger *ledger, GError **error);
gboolean hut_password_stage_read (HutRequest *request, HutLedger *ledger, GError **error);
gboolean hut_password_stage_write (HutRequest *request, HutLedger *ledger, GError **error);

/* Stages of the routes of contents (hut-blob-routes.c). */
gboolean hut_blob_stage_head (HutRequest *request, HutLedger *ledger, GError **error);
gboolean hut_blob_stage_get (HutRequest *request, HutLedger *ledger, GError **error);
gboolean hut_blob_stage_patch (HutRequest *request, HutLedger *ledger, GError **error);

/* Takes note of @bytes more that the request, or its answer, holds in memory until it has ended;
 * FALSE where all of them together would be too much. Any thread. */
gboolean hut_request_hold (HutRequest *request, gsize bytes);

/* The value of a query parameter, or NULL. */
const char *hut_request_get (HutRequest *request, const char *parameter);

/* Takes @text (of @length bytes) as the answer, compressed as the client takes it. */
void hut_request_take (HutRequest *request, char *text, gsize length, const char *mime);

/* Sends the answer, or the problem. */
void hut_request_send (HutRequest *request);

/* What was written is shown to others too, and is taken over for them. */
void hut_service_fill (HutService *service);

/* The live connections of @service. */
HutHints *hut_service_get_hints (HutService *service);

G_END_DECLS
