/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sign-in on the wire. Pure. */

#define G_LOG_DOMAIN "hutong-protocol"

#include "protocol/hut-session.h"

#include "base/hut-json.h"
#include "protocol/hut-problem.h"

void
hut_tokens_free (HutTokens *tokens)
{
  if (tokens == NULL)
    return;
  g_free (tokens->access);
  g_free (tokens->refresh);
  g_free (tokens->device_token);
  g_free (tokens);
}

static void
set_uid (JsonObject *object, const char *member, const HutUid *uid)
{
  char text[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, member, hut_uid_print (uid, text));
}

static gboolean
unreadable (GError **error, const char *what, const GError *reason)
{
  g_set_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED, "%s: %s", what,
               reason != NULL ? reason->message : "members are missing");
  return FALSE;
}

char *
hut_tokens_print (const HutTokens *tokens)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "access", tokens->access);
  json_object_set_string_member (object, "refresh", tokens->refresh);
  json_object_set_int_member (object, "expires", tokens->expires);
  set_uid (object, "account", &tokens->account);
  set_uid (object, "device", &tokens->device);
  if (tokens->device_token != NULL)
    json_object_set_string_member (object, "device_token", tokens->device_token);
  return hut_json_print_object (object);
}

HutTokens *
hut_tokens_parse (const char *bytes, gssize length, GError **error)
{
  g_autoptr (HutTokens) tokens = g_new0 (HutTokens, 1);
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonObject) object = hut_json_parse_object (bytes, length, &reason);

  if (object != NULL)
    {
      tokens->access = g_strdup (hut_json_get_string (object, "access"));
      tokens->refresh = g_strdup (hut_json_get_string (object, "refresh"));
      tokens->device_token = g_strdup (hut_json_get_string (object, "device_token"));
      hut_uid_parse (hut_json_get_string (object, "account"), &tokens->account);
      hut_uid_parse (hut_json_get_string (object, "device"), &tokens->device);
    }
  if (tokens->access == NULL || tokens->refresh == NULL ||
      !hut_json_get_int (object, "expires", &tokens->expires))
    {
      unreadable (error, "no tokens", reason);
      return NULL;
    }
  return g_steal_pointer (&tokens);
}

char *
hut_login_print (const char *user, const char *password, const HutUid *device,
                 const char *device_name)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "user", user);
  json_object_set_string_member (object, "password", password);
  if (!hut_uid_is_nil (device))
    {
      JsonObject *inner = json_object_new ();

      set_uid (inner, "id", device);
      if (device_name != NULL)
        json_object_set_string_member (inner, "name", device_name);
      json_object_set_object_member (object, "device", inner);
    }
  return hut_json_print_object (object);
}

static void
clear_grant (gpointer data)
{
  g_free (((HutGrant *)data)->stream);
}

HutMe *
hut_me_new (void)
{
  HutMe *me = g_new0 (HutMe, 1);

  me->streams = g_array_new (FALSE, TRUE, sizeof (HutGrant));
  g_array_set_clear_func (me->streams, clear_grant);
  return me;
}

void
hut_me_free (HutMe *me)
{
  if (me == NULL)
    return;
  g_free (me->name);
  g_free (me->role);
  g_free (me->street);
  g_free (me->unit);
  g_free (me->community);
  g_array_unref (me->streams);
  g_free (me);
}

void
hut_me_add_stream (HutMe *me, const char *stream, HutView view)
{
  HutGrant grant = { g_strdup (stream), view };

  g_array_append_val (me->streams, grant);
}

char *
hut_me_print (const HutMe *me)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *streams = json_array_new (), *roles = json_array_new ();

  for (guint i = 0; i < me->streams->len; i++)
    {
      const HutGrant *grant = &g_array_index (me->streams, HutGrant, i);
      JsonObject *entry = json_object_new ();

      json_object_set_string_member (entry, "id", grant->stream);
      json_object_set_string_member (entry, "view", hut_view_name (grant->view));
      json_array_add_object_element (streams, entry);
    }
  json_array_add_string_element (roles, me->role);
  set_uid (object, "account", &me->account);
  json_object_set_string_member (object, "name", me->name);
  json_object_set_array_member (object, "roles", roles);
  json_object_set_string_member (object, "street", me->street);
  if (me->unit != NULL)
    json_object_set_string_member (object, "unit", me->unit);
  if (me->community != NULL)
    json_object_set_string_member (object, "community", me->community);
  json_object_set_array_member (object, "streams", streams);
  set_uid (object, "epoch", &me->epoch);
  json_object_set_int_member (object, "schema", me->schema);
  json_object_set_int_member (object, "clock", me->clock);
  return hut_json_print_object (object);
}

static gboolean
read_grants (HutMe *me, JsonArray *streams)
{
  for (guint i = 0; streams != NULL && i < json_array_get_length (streams); i++)
    {
      JsonNode *node = json_array_get_element (streams, i);
      JsonObject *entry = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *stream = entry != NULL ? hut_json_get_string (entry, "id") : NULL;
      HutView view;

      if (stream == NULL || !hut_stream_is_valid (stream) ||
          !hut_view_parse (hut_json_get_string (entry, "view"), &view))
        return FALSE;
      hut_me_add_stream (me, stream, view);
    }
  return streams != NULL;
}

static gboolean
read_me (HutMe *me, JsonObject *object)
{
  JsonArray *roles = hut_json_get_array (object, "roles");
  JsonNode *role =
      roles != NULL && json_array_get_length (roles) > 0 ? json_array_get_element (roles, 0) : NULL;

  if (role != NULL && json_node_get_value_type (role) == G_TYPE_STRING)
    me->role = json_node_dup_string (role);
  me->name = g_strdup (hut_json_get_string (object, "name"));
  me->street = g_strdup (hut_json_get_string (object, "street"));
  me->unit = g_strdup (hut_json_get_string (object, "unit"));
  me->community = g_strdup (hut_json_get_string (object, "community"));
  return me->role != NULL && me->street != NULL &&
         hut_uid_parse (hut_json_get_string (object, "account"), &me->account) &&
         hut_uid_parse (hut_json_get_string (object, "epoch"), &me->epoch) &&
         hut_json_get_int (object, "schema", &me->schema) &&
         hut_json_get_int (object, "clock", &me->clock) &&
         read_grants (me, hut_json_get_array (object, "streams"));
}

HutMe *
hut_me_parse (const char *bytes, gssize length, GError **error)
{
  g_autoptr (HutMe) me = hut_me_new ();
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonObject) object = hut_json_parse_object (bytes, length, &reason);

  if (object != NULL && read_me (me, object))
    return g_steal_pointer (&me);
  unreadable (error, "no description of the account", reason);
  return NULL;
}
