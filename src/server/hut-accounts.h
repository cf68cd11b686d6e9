/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/hut-access.h"
#include "server/hut-ledger.h"

G_BEGIN_DECLS

/* Accounts and their roles, as an administrator manages them over the wire (POST /v1/accounts) or
 * on the server's own command line. Accounts are records of the city's stream, their passwords are
 * not; a void account signs in no more, and what it did stays. The last administrator stays one. */

#define HUT_PASSWORD_MIN 8 /* characters */

/* What is asked of an account. */
typedef struct
{
  HutUid id;          /* nil: a new account */
  JsonObject *fields; /* of its record, without `street`: name (of a new one), full_name, role,
                       * unit, community; null empties */
  char *password;     /* or NULL: it stays */
  char *hash;         /* of the password, once hut_account_wish_hash() was called */
  char *void_reason;  /* ends the account; or NULL */
  gboolean restore;   /* takes its end back */
} HutAccountWish;

HutAccountWish *hut_account_wish_new (void);
void hut_account_wish_free (HutAccountWish *wish);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutAccountWish, hut_account_wish_free)

/* Reads {"community","full_name","id","name","password","restore","role","unit","void_reason"},
 * each optional; HUT_PROBLEM_MALFORMED where it is something else. */
HutAccountWish *hut_account_wish_parse (const char *bytes, gsize length, GError **error);

/* Slow (Argon2id), so before the transaction; HUT_PROBLEM_RULE, and @field "password", where it is
 * shorter than HUT_PASSWORD_MIN. */
gboolean hut_account_wish_hash (HutAccountWish *wish, const char **field, GError **error);

/* Grants @wish for the street @street within a WRITE transaction; @by does it, NULL: the server's
 * own command line. @id gets the account's uid. A new password, another role and an end take
 * effect at once: the account's sign-ins are ended. HUT_PROBLEM_RULE with @field, EXISTS where the
 * name is taken, ABSENT where there is no such account. */
gboolean hut_accounts_grant (HutLedger *ledger, const HutCaller *by, const char *street,
                             const HutAccountWish *wish, gint64 now, HutUid *id, const char **field,
                             GError **error);

/* A new password of one's own, hashed already: other sign-ins of the account are ended. */
gboolean hut_accounts_set_password (HutLedger *ledger, const HutCaller *caller, const char *hash,
                                    gint64 now, GError **error);

/* The accounts of the city's stream (HutRecord), void ones too. */
GPtrArray *hut_accounts_list (HutLedger *ledger, GError **error);

G_END_DECLS
