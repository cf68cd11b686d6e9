/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sign-in. Secrets never reach the log; failures of unknown users leave no trace. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-sign-in.h"

#include "base/hut-json.h"
#include "protocol/hut-problem.h"

#include <sodium.h>
#include <string.h>

#define TOKEN_BYTES 32
#define CITY "city"

void
hut_sign_in_free (HutSignIn *attempt)
{
  if (attempt == NULL)
    return;
  if (attempt->password != NULL)
    sodium_memzero (attempt->password, strlen (attempt->password));
  g_free (attempt->user);
  g_free (attempt->password);
  g_free (attempt->device_token);
  g_free (attempt->device_name);
  hut_stored_account_free (attempt->account);
  g_free (attempt);
}

char *
hut_sign_in_hash (const char *password)
{
  char *hash = g_malloc (crypto_pwhash_STRBYTES);

  if (sodium_init () < 0 ||
      crypto_pwhash_str (hash, password, strlen (password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                         crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    g_error ("no memory to hash a password");
  return hash;
}

/* 64 hexadecimal digits of randomness, and what is kept of them. */
static char *
make_token (char **kept)
{
  guint8 bytes[TOKEN_BYTES];
  char *text = g_malloc (2 * TOKEN_BYTES + 1);

  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2hex (text, 2 * TOKEN_BYTES + 1, bytes, sizeof bytes);
  *kept = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  return text;
}

static char *
kept_form (const char *token)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
}

static gboolean
problem (GError **error, HutProblemSlug slug, const char *detail)
{
  g_set_error_literal (error, HUT_PROBLEM_ERROR, slug, detail);
  return FALSE;
}

HutSignIn *
hut_sign_in_parse (const char *bytes, gsize length, GError **error)
{
  g_autoptr (HutSignIn) attempt = g_new0 (HutSignIn, 1);
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonObject) object = hut_json_parse_object (bytes, length, &reason);
  JsonObject *device = object != NULL ? hut_json_get_object (object, "device") : NULL;
  const char *name = device != NULL ? hut_json_get_string (device, "name") : NULL;

  if (object != NULL)
    {
      attempt->user = g_strdup (hut_json_get_string (object, "user"));
      attempt->password = g_strdup (hut_json_get_string (object, "password"));
    }
  if (attempt->user == NULL || attempt->password == NULL)
    {
      problem (error, HUT_PROBLEM_MALFORMED, "a login has user and password");
      return NULL;
    }
  if (device != NULL && !hut_uid_parse (hut_json_get_string (device, "id"), &attempt->device))
    {
      problem (error, HUT_PROBLEM_MALFORMED, "a device has an id");
      return NULL;
    }
  attempt->device_name =
      name != NULL ? g_utf8_substring (name, 0, MIN (64, g_utf8_strlen (name, -1))) : g_strdup ("");
  return g_steal_pointer (&attempt);
}

static gboolean
check_lock (const HutStoredAccount *account, gint64 now, int *retry_after, GError **error)
{
  if (account->locked_until <= now)
    return TRUE;
  *retry_after = (account->locked_until - now) / G_USEC_PER_SEC + 1;
  return problem (error, HUT_PROBLEM_SLOW_DOWN, "sign-in is locked after wrong passwords");
}

/* A hash that no password fits, so that an unknown user costs what a known one does. */
static const char *
nobody_hash (void)
{
  static gsize made = 0;
  static char *hash;

  if (g_once_init_enter (&made))
    {
      g_autofree char *kept = NULL;
      g_autofree char *random = make_token (&kept);

      hash = hut_sign_in_hash (random);
      g_once_init_leave (&made, 1);
    }
  return hash;
}

gboolean
hut_sign_in_check (HutLedger *ledger, HutSignIn *attempt, gint64 now, int *retry_after,
                   GError **error)
{
  const char *hash;

  if (!hut_storage_account_get (ledger->storage, attempt->user, &attempt->account, error))
    return FALSE;
  if (attempt->account != NULL && !check_lock (attempt->account, now, retry_after, error))
    return FALSE;
  hash = attempt->account != NULL ? attempt->account->password : nobody_hash ();
  attempt->right =
      crypto_pwhash_str_verify (hash, attempt->password, strlen (attempt->password)) == 0 &&
      attempt->account != NULL;
  return TRUE;
}

static gboolean
audit_sign_in (HutLedger *ledger, const HutUid *account, const HutUid *device, const char *outcome,
               gint64 now, GError **error)
{
  g_autoptr (JsonObject) entry = json_object_new ();
  g_autofree char *account_text = hut_uid_to_string (account);
  g_autofree char *device_text = hut_uid_to_string (device);

  json_object_set_string_member (entry, "account", account_text);
  json_object_set_string_member (entry, "device", device_text);
  json_object_set_string_member (entry, "sign-in", outcome);
  json_object_set_int_member (entry, "at", now);
  return hut_ledger_audit (ledger, CITY, entry, error);
}

/* One more wrong password; the fifth within a minute locks. */
static gboolean
note_failure (HutLedger *ledger, HutStoredAccount *account, gint64 now, GError **error)
{
  static const HutUid none = { { 0 } };

  if (now - account->failing_since > HUT_SIGN_IN_WINDOW_USEC)
    {
      account->failing_since = now;
      account->failures = 0;
    }
  account->failures++;
  if (account->failures >= HUT_SIGN_IN_FAILURES)
    {
      account->locked_until = now + HUT_SIGN_IN_LOCK_USEC;
      account->failures = 0;
    }
  return hut_storage_account_put (ledger->storage, account, error) &&
         audit_sign_in (ledger, &account->id, &none, "refused", now, error);
}

gboolean
hut_sign_in_note_failure (HutLedger *ledger, const char *user, gint64 now, GError **error)
{
  g_autoptr (HutStoredAccount) account = NULL;

  return hut_storage_account_get (ledger->storage, user, &account, error) &&
         (account == NULL || note_failure (ledger, account, now, error));
}

static gboolean
refuse_device (HutSignIn *attempt, GError **error)
{
  attempt->field = "device";
  return problem (error, HUT_PROBLEM_SIGN_IN, "the device is not enrolled");
}

/* The uid that a new device is called by: as it wishes, unless another is called so. Uids of
 * devices stand in history for all to read, and say who leads a meeting. */
static gboolean
name_device (HutLedger *ledger, const HutUid *wish, HutUid *device, GError **error)
{
  gboolean taken = TRUE;

  if (!hut_uid_is_nil (wish) && !hut_storage_device_known (ledger->storage, wish, &taken, error))
    return FALSE;
  *device = taken ? hut_uid_new () : *wish;
  return TRUE;
}

/* The device that signs in: known by its token, or enrolled now, over loopback. */
static gboolean
find_device (HutLedger *ledger, HutSignIn *attempt, gint64 now, HutTokens *tokens, GError **error)
{
  g_autofree char *kept = NULL;

  if (attempt->device_token != NULL)
    {
      kept = kept_form (attempt->device_token);
      return hut_storage_device_get (ledger->storage, kept, &tokens->device, error) &&
             (!hut_uid_is_nil (&tokens->device) || refuse_device (attempt, error));
    }
  if (!attempt->may_enrol)
    return refuse_device (attempt, error);
  if (!name_device (ledger, &attempt->device, &tokens->device, error))
    return FALSE;
  tokens->device_token = make_token (&kept);
  return hut_storage_device_add (ledger->storage, kept, &tokens->device, attempt->device_name, now,
                                 error);
}

/* A pair of tokens in @family. */
static gboolean
issue (HutLedger *ledger, HutTokens *tokens, const HutUid *family, gint64 now, GError **error)
{
  HutStoredToken access = { .family = *family,
                            .account = tokens->account,
                            .device = tokens->device,
                            .expires = now + HUT_SIGN_IN_ACCESS_USEC };
  HutStoredToken refresh = access;
  gboolean stored;

  refresh.refresh = TRUE;
  refresh.expires = now + HUT_SIGN_IN_REFRESH_USEC;
  tokens->access = make_token (&access.hash);
  tokens->refresh = make_token (&refresh.hash);
  tokens->expires = access.expires;
  stored = hut_storage_tokens_prune (ledger->storage, now, error) &&
           hut_storage_token_put (ledger->storage, &access, error) &&
           hut_storage_token_put (ledger->storage, &refresh, error);
  g_free (access.hash);
  g_free (refresh.hash);
  return stored;
}

/* An account that was ended has its password still, and no use of it. */
static gboolean
check_ended (HutLedger *ledger, const HutUid *account, GError **error)
{
  g_autoptr (HutEntry) entry = NULL;

  if (!hut_ledger_load (ledger, CITY, &hut_kind_account, account, &entry, error))
    return FALSE;
  return (entry != NULL && hut_record_get_text (entry->record, "void_reason") == NULL) ||
         problem (error, HUT_PROBLEM_SIGN_IN, "the account is no more");
}

static gboolean
admit (HutLedger *ledger, HutSignIn *attempt, HutTokens *tokens, gint64 now, GError **error)
{
  HutStoredAccount *account = attempt->account;
  HutUid family = hut_uid_new ();

  if (!check_ended (ledger, &account->id, error))
    return FALSE;
  if (account->failures > 0)
    {
      account->failures = 0;
      if (!hut_storage_account_put (ledger->storage, account, error))
        return FALSE;
    }
  tokens->account = account->id;
  return find_device (ledger, attempt, now, tokens, error) &&
         issue (ledger, tokens, &family, now, error) &&
         audit_sign_in (ledger, &account->id, &tokens->device, "accepted", now, error);
}

HutTokens *
hut_sign_in_finish (HutLedger *ledger, HutSignIn *attempt, gint64 now, int *retry_after,
                    GError **error)
{
  g_autoptr (HutTokens) tokens = g_new0 (HutTokens, 1);
  gboolean right = attempt->right;

  /* Read anew: other attempts may have come between. */
  g_clear_pointer (&attempt->account, hut_stored_account_free);
  if (!hut_storage_account_get (ledger->storage, attempt->user, &attempt->account, error))
    return NULL;
  if (attempt->account != NULL)
    {
      if (!check_lock (attempt->account, now, retry_after, error))
        return NULL;
      if (right)
        return admit (ledger, attempt, tokens, now, error) ? g_steal_pointer (&tokens) : NULL;
      if (!note_failure (ledger, attempt->account, now, error))
        return NULL;
    }
  problem (error, HUT_PROBLEM_SIGN_IN, "no such user, or another password");
  return NULL;
}

static gboolean
check_device (HutLedger *ledger, const HutStoredToken *token, const char *device_token,
              GError **error)
{
  g_autofree char *kept = NULL;
  HutUid device;

  if (device_token == NULL)
    return problem (error, HUT_PROBLEM_SIGN_IN, "the request names no device");
  kept = kept_form (device_token);
  return hut_storage_device_get (ledger->storage, kept, &device, error) &&
         (hut_uid_equal (&device, &token->device) ||
          problem (error, HUT_PROBLEM_SIGN_IN, "the token is another device's"));
}

HutTokens *
hut_sign_in_refresh (HutLedger *ledger, const char *refresh, const char *device_token, gint64 now,
                     GError **error)
{
  g_autoptr (HutTokens) tokens = g_new0 (HutTokens, 1);
  g_autoptr (HutStoredToken) token = NULL;
  g_autofree char *kept = kept_form (refresh);

  if (!hut_storage_token_get (ledger->storage, kept, &token, error))
    return NULL;
  if (token == NULL || !token->refresh || token->expires < now)
    {
      problem (error, HUT_PROBLEM_SIGN_IN, "no such refresh token");
      return NULL;
    }
  if (!check_device (ledger, token, device_token, error))
    return NULL;
  if (token->used)
    {
      if (hut_storage_token_end_family (ledger->storage, &token->family, error) &&
          audit_sign_in (ledger, &token->account, &token->device, "reused", now, error))
        problem (error, HUT_PROBLEM_SIGN_IN, "the refresh token was used before");
      return NULL;
    }
  token->used = TRUE;
  tokens->account = token->account;
  tokens->device = token->device;
  if (!hut_storage_token_put (ledger->storage, token, error) ||
      !issue (ledger, tokens, &token->family, now, error))
    return NULL;
  return g_steal_pointer (&tokens);
}

static HutCaller *
make_caller (const HutStoredToken *token, const HutRecord *account)
{
  g_autoptr (HutCaller) caller = g_new0 (HutCaller, 1);

  caller->account = token->account;
  caller->device = token->device;
  caller->expires = token->expires;
  caller->name = g_strdup (hut_record_get_text (account, "name"));
  caller->street = g_strdup (hut_record_get_text (account, "street"));
  caller->unit = g_strdup (hut_record_get_text (account, "unit"));
  caller->community = g_strdup (hut_record_get_text (account, "community"));
  if (caller->street == NULL || hut_record_get_text (account, "void_reason") != NULL ||
      !hut_role_parse (hut_record_get_text (account, "role"), &caller->role))
    return NULL;
  return g_steal_pointer (&caller);
}

HutCaller *
hut_sign_in_caller (HutLedger *ledger, const char *access, gint64 now, GError **error)
{
  g_autoptr (HutStoredToken) token = NULL;
  g_autoptr (HutEntry) account = NULL;
  g_autofree char *kept = kept_form (access);
  HutCaller *caller = NULL;

  if (!hut_storage_token_get (ledger->storage, kept, &token, error))
    return NULL;
  if (token == NULL || token->refresh || token->expires < now)
    {
      problem (error, HUT_PROBLEM_SIGN_IN, "no such access token");
      return NULL;
    }
  if (!hut_ledger_load (ledger, CITY, &hut_kind_account, &token->account, &account, error))
    return NULL;
  if (account != NULL)
    caller = make_caller (token, account->record);
  if (caller == NULL)
    problem (error, HUT_PROBLEM_SIGN_IN, "the account is no more");
  return caller;
}

gboolean
hut_sign_in_is_name (const char *name)
{
  if (name == NULL || *name == '\0' || g_utf8_strlen (name, -1) > 64)
    return FALSE;
  for (; *name != '\0'; name = g_utf8_next_char (name))
    if (!g_unichar_isgraph (g_utf8_get_char (name)))
      return FALSE;
  return TRUE;
}

static gboolean
refuse_account (GError **error, const char *name, const char *why)
{
  g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED, "the account %s %s", name, why);
  return FALSE;
}

gboolean
hut_sign_in_add_hashed (HutLedger *ledger, const HutRecord *wish, const char *hash, gint64 now,
                        GError **error)
{
  const char *name = hut_record_get_text (wish, "name");
  g_autoptr (HutStoredAccount) there = NULL;
  g_autoptr (HutRecord) record = hut_record_copy (wish);
  g_autofree char *stream = hut_stream_for_home (HUT_HOME_USER, NULL, &wish->id);
  HutStoredAccount secret = { .name = (char *)name, .id = wish->id, .password = (char *)hash };
  HutWriter creator = { .clock = now };
  gint64 seq;

  if (!hut_sign_in_is_name (name))
    return refuse_account (error, name != NULL ? name : "", "has no name that can be used");
  if (!hut_storage_account_get (ledger->storage, name, &there, error))
    return FALSE;
  if (there != NULL)
    return refuse_account (error, name, "is there already");

  creator.op = hut_uid_new ();
  record->ver = 1;
  return hut_storage_account_put (ledger->storage, &secret, error) &&
         hut_ledger_add (ledger, record, &creator, &seq, error) &&
         hut_storage_stream_add (ledger->storage, stream, error) &&
         audit_sign_in (ledger, &wish->id, &creator.device, "enrolled", now, error);
}

gboolean
hut_sign_in_add_account (HutLedger *ledger, const HutRecord *wish, const char *password, gint64 now,
                         GError **error)
{
  g_autofree char *hash = hut_sign_in_hash (password);

  return hut_sign_in_add_hashed (ledger, wish, hash, now, error);
}
