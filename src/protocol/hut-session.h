/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-uid.h"
#include "protocol/hut-cursor.h"

G_BEGIN_DECLS

/* The answer of POST /v1/login and POST /v1/refresh. The access token goes into each request as
 * "Authorization: Bearer <access>"; shortly before `expires`, or at a 401, the refresh token is
 * exchanged for a new pair, once: used twice it ends its family, and the password is asked for. */
typedef struct
{
  char *access;
  char *refresh;
  gint64 expires;     /* of the access token, microseconds UTC by the server's clock */
  HutUid account;     /* uid of the account's record */
  HutUid device;      /* as the server calls this device */
  char *device_token; /* only where the login enrolled the device: keep it; else NULL */
} HutTokens;

void hut_tokens_free (HutTokens *tokens);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTokens, hut_tokens_free)

char *hut_tokens_print (const HutTokens *tokens);
HutTokens *hut_tokens_parse (const char *bytes, gssize length, GError **error);

/* The body of POST /v1/login: {"device":{"id","name"},"password","user"}. A device that has a
 * token sends it in HUT_DEVICE_HEADER, and no `device`. @device may be nil, @device_name NULL. */
char *hut_login_print (const char *user, const char *password, const HutUid *device,
                       const char *device_name);

typedef struct
{
  char *stream;
  HutView view;
} HutGrant;

/* The answer of GET /v1/me. */
typedef struct
{
  HutUid account;
  char *name;
  char *role;
  char *street;    /* code of 9 digits */
  char *unit;      /* of a department's account: its code; or NULL */
  char *community; /* of a community's account: its code; or NULL */
  GArray *streams; /* HutGrant: what the account is given, and how */
  HutUid epoch;    /* another one than before: the server was restored */
  gint64 schema;
  gint64 clock; /* the server's, microseconds UTC */
} HutMe;

HutMe *hut_me_new (void);
void hut_me_free (HutMe *me);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMe, hut_me_free)

void hut_me_add_stream (HutMe *me, const char *stream, HutView view);
char *hut_me_print (const HutMe *me);
HutMe *hut_me_parse (const char *bytes, gssize length, GError **error);

G_END_DECLS
