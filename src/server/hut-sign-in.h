/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "protocol/hut-session.h"
#include "server/hut-access.h"
#include "server/hut-ledger.h"

G_BEGIN_DECLS

/* Sign-in: passwords (Argon2id), devices, and tokens of 256 random bits that are kept hashed and
 * bound to their device. Five wrong passwords within a minute lock the account's sign-in for 15
 * minutes. An access token is good for 15 minutes, a refresh token for 30 days and one use. */

#define HUT_SIGN_IN_ACCESS_USEC (15 * 60 * G_USEC_PER_SEC)
#define HUT_SIGN_IN_REFRESH_USEC (30 * 24 * G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define HUT_SIGN_IN_FAILURES 5
#define HUT_SIGN_IN_WINDOW_USEC (60 * G_USEC_PER_SEC)
#define HUT_SIGN_IN_LOCK_USEC (15 * 60 * G_USEC_PER_SEC)

/* A password's hash, as libsodium writes it; about 0.1 s and 64 MiB. */
char *hut_sign_in_hash (const char *password);

/* An attempt, in two steps: @check (reading, slow) and @finish (writing, quick). */
typedef struct
{
  char *user;
  char *password;
  char *device_token; /* sent by an enrolled device, or NULL */
  HutUid device;      /* what a device that has none calls itself; nil: the server chooses */
  char *device_name;
  gboolean may_enrol; /* over loopback, not through a proxy or a unix socket */

  HutStoredAccount *account; /* set by check; NULL: no such user */
  gboolean right;            /* set by check */
  const char *field;         /* set by finish: "device" where that is what is refused */
} HutSignIn;

void hut_sign_in_free (HutSignIn *attempt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutSignIn, hut_sign_in_free)

/* Reads the body of a login; HUT_PROBLEM_MALFORMED. */
HutSignIn *hut_sign_in_parse (const char *bytes, gsize length, GError **error);

/* Looks at the password. It takes as long where there is no such user. HUT_PROBLEM_SLOW_DOWN
 * where the account is locked, with @retry_after. */
gboolean hut_sign_in_check (HutLedger *ledger, HutSignIn *attempt, gint64 now, int *retry_after,
                            GError **error);

/* Takes note of the outcome and makes the tokens; within a WRITE transaction, which is to be
 * committed in either case. HUT_PROBLEM_SIGN_IN, SLOW_DOWN. */
HutTokens *hut_sign_in_finish (HutLedger *ledger, HutSignIn *attempt, gint64 now, int *retry_after,
                               GError **error);

/* The same pair anew, for a refresh token; a used one ends its family. @device_token
 * is that of the device which signed in, or it is refused. Within a WRITE transaction
 * to be committed in either case. */
HutTokens *hut_sign_in_refresh (HutLedger *ledger, const char *refresh, const char *device_token,
                                gint64 now, GError **error);

/* Who the access token is; HUT_PROBLEM_SIGN_IN where it is none, has expired, or its account is
 * void. */
HutCaller *hut_sign_in_caller (HutLedger *ledger, const char *access, gint64 now, GError **error);

/* Makes an account: its secret, its record in `city`, its own stream. Within a WRITE transaction.
 * HUT_STORAGE_ERROR_FAILED where the name is taken or no name. */
gboolean hut_sign_in_add_account (HutLedger *ledger, const HutRecord *wish, const char *password,
                                  gint64 now, GError **error);

/* The same with a password that is hashed already. */
gboolean hut_sign_in_add_hashed (HutLedger *ledger, const HutRecord *wish, const char *hash,
                                 gint64 now, GError **error);

/* Whether @name can name an account: 1 to 64 visible characters. */
gboolean hut_sign_in_is_name (const char *name);

/* Takes note of a wrong password of @user, who is known otherwise; within a WRITE transaction. */
gboolean hut_sign_in_note_failure (HutLedger *ledger, const char *user, gint64 now, GError **error);

G_END_DECLS
