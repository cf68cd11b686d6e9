/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Managing accounts. Passwords are never kept, logged or put on record; the audit chain says who
 * changed which field of which account. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-accounts.h"

#include "base/hut-json.h"
#include "protocol/hut-problem.h"
#include "server/hut-filler.h"
#include "server/hut-sign-in.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define CITY "city"

static const char *const of_record[] = { "name", "full_name", "role", "unit", "community", NULL };

HutAccountWish *
hut_account_wish_new (void)
{
  HutAccountWish *wish = g_new0 (HutAccountWish, 1);

  wish->fields = json_object_new ();
  return wish;
}

void
hut_account_wish_free (HutAccountWish *wish)
{
  if (wish == NULL)
    return;
  if (wish->password != NULL)
    sodium_memzero (wish->password, strlen (wish->password));
  json_object_unref (wish->fields);
  g_free (wish->password);
  g_free (wish->hash);
  g_free (wish->void_reason);
  g_free (wish);
}

static gboolean
problem (GError **error, HutProblemSlug slug, const char *what)
{
  g_set_error_literal (error, HUT_PROBLEM_ERROR, slug, what);
  return FALSE;
}

static gboolean
rule (const char **at, const char *field, GError **error, const char *what)
{
  *at = field;
  return problem (error, HUT_PROBLEM_RULE, what);
}

/* One member of the wish; FALSE where it is none. */
static gboolean
read_member (HutAccountWish *wish, const char *name, JsonNode *node)
{
  g_auto (HutValue) value = HUT_VALUE_INIT;
  const char *text =
      JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
          ? json_node_get_string (node)
          : NULL;

  if (g_strv_contains (of_record, name))
    {
      if (!hut_field_from_json (hut_kind_field (&hut_kind_account, name), node, &value, NULL))
        return FALSE;
      json_object_set_member (wish->fields, name, json_node_copy (node));
      return TRUE;
    }
  if (g_str_equal (name, "restore"))
    return JSON_NODE_HOLDS_VALUE (node) && (wish->restore = json_node_get_boolean (node));
  if (text == NULL || *text == '\0')
    return FALSE;
  if (g_str_equal (name, "id"))
    return hut_uid_parse (text, &wish->id);
  if (g_str_equal (name, "password"))
    wish->password = g_strdup (text);
  else if (g_str_equal (name, "void_reason"))
    wish->void_reason = g_strdup (text);
  else
    return FALSE;
  return TRUE;
}

HutAccountWish *
hut_account_wish_parse (const char *bytes, gsize length, GError **error)
{
  g_autoptr (HutAccountWish) wish = hut_account_wish_new ();
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonObject) object = hut_json_parse_object (bytes, length, &reason);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (object == NULL)
    {
      problem (error, HUT_PROBLEM_MALFORMED, "a wish for an account is an object");
      return NULL;
    }
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    if (!read_member (wish, name, node))
      {
        problem (error, HUT_PROBLEM_MALFORMED, "a member that an account does not have");
        return NULL;
      }
  return g_steal_pointer (&wish);
}

gboolean
hut_account_wish_hash (HutAccountWish *wish, const char **field, GError **error)
{
  if (wish->password == NULL)
    return TRUE;
  if (g_utf8_strlen (wish->password, -1) < HUT_PASSWORD_MIN)
    return rule (field, "password", error, _ ("a password has at least 8 characters"));
  wish->hash = hut_sign_in_hash (wish->password);
  return TRUE;
}

/* ---- Listing ---- */

typedef struct
{
  HutLedger *ledger;
  GPtrArray *accounts;
  GError *error;
} Listing;

static gboolean
list_account (const HutStored *stored, gpointer data)
{
  Listing *listing = data;
  HutRecord *record;

  if (stored->kind != &hut_kind_account)
    return TRUE;
  record = hut_ledger_open (listing->ledger, CITY, stored, &listing->error);
  if (record == NULL)
    return FALSE;
  g_ptr_array_add (listing->accounts, record);
  return TRUE;
}

GPtrArray *
hut_accounts_list (HutLedger *ledger, GError **error)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  Listing listing = { ledger, accounts, NULL };

  if (!hut_storage_records_sorted (ledger->storage, CITY, HUT_STORED_WHOLE, list_account, &listing,
                                   error))
    return NULL;
  if (listing.error == NULL)
    return g_steal_pointer (&accounts);
  g_propagate_error (error, listing.error);
  return NULL;
}

/* ---- Rules ---- */

static gboolean
is_live_admin (const HutRecord *account)
{
  return g_strcmp0 (hut_record_get_text (account, "role"), "admin") == 0 &&
         hut_record_get_text (account, "void_reason") == NULL;
}

/* Without an administrator nobody could ever be let in again. */
static gboolean
check_last_admin (HutLedger *ledger, const HutRecord *before, const HutRecord *after,
                  const char **field, GError **error)
{
  g_autoptr (GPtrArray) accounts = NULL;

  if (before == NULL || !is_live_admin (before) || is_live_admin (after))
    return TRUE;
  accounts = hut_accounts_list (ledger, error);
  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      const HutRecord *other = g_ptr_array_index (accounts, i);

      if (is_live_admin (other) && !hut_uid_equal (&other->id, &after->id))
        return TRUE;
    }
  return rule (field, "role", error, _ ("the last administrator stays one"));
}

/* A department's account names its department, a community's its community. */
static gboolean
check_membership (HutLedger *ledger, const HutRecord *account, const char **field, GError **error)
{
  const char *role = hut_record_get_text (account, "role");
  const char *street = hut_record_get_text (account, "street");
  gboolean department = g_str_equal (role, "department");
  const char *member = department ? "unit" : "community";
  const char *code = hut_record_get_text (account, member);
  g_autofree char *stream =
      hut_stream_for_home (department ? HUT_HOME_DISTRICT : HUT_HOME_STREET, street, NULL);
  const HutKind *kind = department ? &hut_kind_department : &hut_kind_community;
  g_autoptr (HutStored) stored = NULL;
  HutUid id;

  if (!department && !g_str_equal (role, "community"))
    return TRUE;
  if (code == NULL)
    return rule (field, member, error,
                 department ? _ ("the role department needs the code of the department")
                            : _ ("the role community needs the code of the community"));
  id = hut_uid_from_key (stream, kind->name, code);
  if (!hut_storage_record_get (ledger->storage, stream, kind, &id, &stored, error))
    return FALSE;
  return stored != NULL || rule (field, member, error,
                                 department ? _ ("there is no such department in the district")
                                            : _ ("there is no such community in the street"));
}

static gboolean
check_account (HutLedger *ledger, const HutRecord *before, const HutRecord *after,
               const char **field, GError **error)
{
  if (hut_record_get_text (after, "role") == NULL)
    return rule (field, "role", error, _ ("an account has a role"));
  return check_membership (ledger, after, field, error) &&
         check_last_admin (ledger, before, after, field, error);
}

/* ---- Granting ---- */

static void
apply_wish (const HutAccountWish *wish, HutRecord *account)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, wish->fields);
  while (json_object_iter_next (&iter, &name, &node))
    {
      HutValue value = HUT_VALUE_INIT;

      if (hut_field_from_json (hut_kind_field (&hut_kind_account, name), node, &value, NULL))
        hut_record_set (account, name, value);
    }
  if (wish->restore)
    hut_record_set (account, "void_reason", (HutValue)HUT_VALUE_INIT);
  else if (wish->void_reason != NULL)
    hut_record_set_text (account, "void_reason", wish->void_reason);
}

static gboolean
audit (HutLedger *ledger, const HutCaller *by, const HutUid *account, const HutAccountWish *wish,
       gint64 now, GError **error)
{
  g_autoptr (JsonObject) entry = json_object_new ();
  JsonArray *fields = json_array_new ();
  g_autofree char *account_text = hut_uid_to_string (account);

  for (guint i = 0; of_record[i] != NULL; i++)
    if (json_object_has_member (wish->fields, of_record[i]))
      json_array_add_string_element (fields, of_record[i]);
  if (wish->hash != NULL)
    json_array_add_string_element (fields, "password");
  if (wish->restore || wish->void_reason != NULL)
    json_array_add_string_element (fields, "void_reason");
  if (by != NULL)
    {
      g_autofree char *by_text = hut_uid_to_string (&by->account);
      g_autofree char *device = hut_uid_to_string (&by->device);

      json_object_set_string_member (entry, "account", by_text);
      json_object_set_string_member (entry, "device", device);
    }
  json_object_set_string_member (entry, "accounts",
                                 hut_uid_is_nil (&wish->id) ? "added" : "changed");
  json_object_set_string_member (entry, "id", account_text);
  json_object_set_array_member (entry, "fields", fields);
  json_object_set_int_member (entry, "at", now);
  return hut_ledger_audit (ledger, CITY, entry, error);
}

/* The stream that shows the account what others keep, or NULL. */
static char *
projection_of (const HutRecord *account)
{
  HutCaller caller = { .street = (char *)hut_record_get_text (account, "street"),
                       .unit = (char *)hut_record_get_text (account, "unit"),
                       .community = (char *)hut_record_get_text (account, "community") };

  return hut_role_parse (hut_record_get_text (account, "role"), &caller.role)
             ? hut_access_projection (&caller)
             : NULL;
}

/* What is shown to it is there from the first one who is given it. */
static gboolean
give_projection (HutLedger *ledger, const HutRecord *account, GError **error)
{
  g_autofree char *stream = projection_of (account);

  return stream == NULL || hut_filler_give (ledger->storage, stream, error);
}

static gboolean
add (HutLedger *ledger, const char *street, const HutAccountWish *wish, gint64 now, HutUid *id,
     const char **field, GError **error)
{
  g_autoptr (HutStoredAccount) there = NULL;
  g_autoptr (HutRecord) account = NULL;
  const char *name;

  *id = hut_uid_new ();
  account = hut_record_new (&hut_kind_account, id, CITY);
  apply_wish (wish, account);
  hut_record_set_text (account, "street", street);
  name = hut_record_get_text (account, "name");
  if (!hut_sign_in_is_name (name))
    return rule (field, "name", error, _ ("not a name that can be used for signing in"));
  if (wish->hash == NULL)
    return rule (field, "password", error, _ ("a new account has a password"));
  if (!hut_storage_account_get (ledger->storage, name, &there, error))
    return FALSE;
  if (there != NULL)
    {
      *field = "name";
      return problem (error, HUT_PROBLEM_EXISTS, _ ("there is an account of that name"));
    }
  return check_account (ledger, NULL, account, field, error) &&
         give_projection (ledger, account, error) &&
         hut_sign_in_add_hashed (ledger, account, wish->hash, now, error);
}

/* A new secret also opens the account where wrong passwords had locked it. */
static gboolean
put_password (HutLedger *ledger, const HutRecord *account, const char *hash, GError **error)
{
  g_autoptr (HutStoredAccount) secret = NULL;

  if (!hut_storage_account_get (ledger->storage, hut_record_get_text (account, "name"), &secret,
                                error))
    return FALSE;
  if (secret == NULL)
    return problem (error, HUT_PROBLEM_ABSENT, "the account has no secret");
  g_free (secret->password);
  secret->password = g_strdup (hash);
  secret->failures = secret->failing_since = secret->locked_until = 0;
  return hut_storage_account_put (ledger->storage, secret, error) &&
         hut_storage_tokens_end_account (ledger->storage, &account->id, error);
}

static gboolean
put_record (HutLedger *ledger, HutEntry *entry, HutRecord *after, gint64 now, GError **error)
{
  HutWriter writer = { .clock = now, .op = hut_uid_new () };
  g_autoptr (HutStored) stored = NULL;

  for (guint i = 0; i < hut_kind_account.n_fields; i++)
    if (!hut_value_equal (&entry->record->values[i], &after->values[i]))
      hut_writers_set (entry->writers, &hut_kind_account.fields[i], &writer);
  after->ver++;
  stored = hut_ledger_prepare (ledger, after, entry->writers, error);
  return stored != NULL &&
         hut_storage_record_put (ledger->storage, CITY, stored, entry->stored, error);
}

static gboolean
same (const HutRecord *a, const HutRecord *b)
{
  for (guint i = 0; i < a->kind->n_fields; i++)
    if (!hut_value_equal (&a->values[i], &b->values[i]))
      return FALSE;
  return TRUE;
}

/* Another role, department or community sees and writes other things: who is signed in begins
 * anew. */
static gboolean
ends_sign_ins (const HutRecord *before, const HutRecord *after)
{
  g_autofree char *shown_before = projection_of (before);
  g_autofree char *shown_after = projection_of (after);

  return !hut_value_equal (hut_record_get (before, "role"), hut_record_get (after, "role")) ||
         g_strcmp0 (shown_before, shown_after) != 0 ||
         hut_record_get_text (after, "void_reason") != NULL;
}

static gboolean
change (HutLedger *ledger, const HutAccountWish *wish, gint64 now, const char **field,
        GError **error)
{
  g_autoptr (HutEntry) entry = NULL;
  g_autoptr (HutRecord) after = NULL;

  if (json_object_has_member (wish->fields, "name"))
    return rule (field, "name", error, _ ("the name that signs in stays"));
  if (!hut_ledger_load (ledger, CITY, &hut_kind_account, &wish->id, &entry, error))
    return FALSE;
  if (entry == NULL)
    return problem (error, HUT_PROBLEM_ABSENT, "there is no such account");
  after = hut_record_copy (entry->record);
  apply_wish (wish, after);
  if (!check_account (ledger, entry->record, after, field, error) ||
      (wish->hash != NULL && !put_password (ledger, after, wish->hash, error)))
    return FALSE;
  if (same (entry->record, after))
    return TRUE;
  if (!give_projection (ledger, after, error))
    return FALSE;
  if (ends_sign_ins (entry->record, after) &&
      !hut_storage_tokens_end_account (ledger->storage, &after->id, error))
    return FALSE;
  return put_record (ledger, entry, after, now, error);
}

gboolean
hut_accounts_grant (HutLedger *ledger, const HutCaller *by, const char *street,
                    const HutAccountWish *wish, gint64 now, HutUid *id, const char **field,
                    GError **error)
{
  gboolean granted;

  *field = NULL;
  *id = wish->id;
  granted = hut_uid_is_nil (&wish->id) ? add (ledger, street, wish, now, id, field, error)
                                       : change (ledger, wish, now, field, error);
  return granted && audit (ledger, by, id, wish, now, error);
}

gboolean
hut_accounts_set_password (HutLedger *ledger, const HutCaller *caller, const char *hash, gint64 now,
                           GError **error)
{
  g_autoptr (HutEntry) entry = NULL;
  g_autoptr (HutAccountWish) wish = hut_account_wish_new ();

  if (!hut_ledger_load (ledger, CITY, &hut_kind_account, &caller->account, &entry, error))
    return FALSE;
  if (entry == NULL)
    return problem (error, HUT_PROBLEM_ABSENT, "there is no such account");
  wish->id = caller->account;
  wish->hash = g_strdup (hash);
  return put_password (ledger, entry->record, hash, error) &&
         audit (ledger, caller, &caller->account, wish, now, error);
}
