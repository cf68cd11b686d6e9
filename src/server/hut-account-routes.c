/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The stages of the calls by which accounts are managed, and a person's own password changed. What
 * is slow (hashing) stands before the transaction. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-service-private.h"

#include "base/hut-json.h"
#include "protocol/hut-limits.h"

#include <string.h>

#define SMALL_BODY (8 * 1024)

static gboolean
problem (GError **error, HutProblemSlug slug, const char *detail)
{
  g_set_error_literal (error, HUT_PROBLEM_ERROR, slug, detail);
  return FALSE;
}

static void
take_account (HutRequest *request, const HutUid *id)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  g_autofree char *text = hut_uid_to_string (id);
  char *body;

  json_object_set_string_member (answer, "account", text);
  body = hut_json_print_object (answer);
  hut_request_take (request, body, strlen (body), HUT_MIME_JSON);
}

gboolean
hut_accounts_stage_read (HutRequest *request, HutLedger *ledger, GError **error)
{
  const char *bytes;
  gsize length;

  if (!hut_access_may_manage_accounts (request->caller))
    return problem (error, HUT_PROBLEM_NOT_YOURS, "your role does not manage accounts");
  if (!hut_request_decode (request, SMALL_BODY, error))
    return FALSE;
  bytes = g_bytes_get_data (request->decoded, &length);
  request->wish = hut_account_wish_parse (bytes, length, error);
  return request->wish != NULL && hut_account_wish_hash (request->wish, &request->field, error);
}

/* Commits what @done says was written, or leaves nothing. */
static gboolean
end (HutRequest *request, HutLedger *ledger, gboolean done, GError **error)
{
  if (done)
    return hut_data_dir_commit (request->dir, ledger->storage, error);
  hut_storage_rollback (ledger->storage);
  return FALSE;
}

gboolean
hut_accounts_stage_write (HutRequest *request, HutLedger *ledger, GError **error)
{
  HutUid id;
  gboolean granted;

  if (!hut_storage_begin (ledger->storage, HUT_STORAGE_WRITE, error))
    return FALSE;
  granted = hut_accounts_grant (ledger, request->caller, request->caller->street, request->wish,
                                request->received, &id, &request->field, error);
  if (!end (request, ledger, granted, error))
    return FALSE;
  take_account (request, &id);
  return TRUE;
}

/* {"new","old"}: the old password is looked at as a sign-in is, and counts as one. */
gboolean
hut_password_stage_read (HutRequest *request, HutLedger *ledger, GError **error)
{
  g_autoptr (JsonObject) object = NULL;
  const char *bytes, *old, *new;
  gsize length;

  if (!hut_request_decode (request, SMALL_BODY, error))
    return FALSE;
  bytes = g_bytes_get_data (request->decoded, &length);
  object = hut_json_parse_object (bytes, length, NULL);
  old = object != NULL ? hut_json_get_string (object, "old") : NULL;
  new = object != NULL ? hut_json_get_string (object, "new") : NULL;
  if (old == NULL || new == NULL)
    return problem (error, HUT_PROBLEM_MALFORMED, "a change of password has old and new");
  request->attempt = g_new0 (HutSignIn, 1);
  request->attempt->user = g_strdup (request->caller->name);
  request->attempt->password = g_strdup (old);
  request->wish = hut_account_wish_new ();
  request->wish->password = g_strdup (new);
  return hut_account_wish_hash (request->wish, &request->field, error) &&
         hut_sign_in_check (ledger, request->attempt, request->received, &request->retry_after,
                            error);
}

gboolean
hut_password_stage_write (HutRequest *request, HutLedger *ledger, GError **error)
{
  gboolean right = request->attempt->right, done;

  if (!hut_storage_begin (ledger->storage, HUT_STORAGE_WRITE, error))
    return FALSE;
  done = right
             ? hut_accounts_set_password (ledger, request->caller, request->wish->hash,
                                          request->received, error)
             : hut_sign_in_note_failure (ledger, request->attempt->user, request->received, error);
  if (!end (request, ledger, done, error))
    return FALSE;
  if (!right)
    {
      request->field = "old";
      return problem (error, HUT_PROBLEM_RULE, "the old password is another one");
    }
  take_account (request, &request->caller->account);
  return TRUE;
}
