/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a street begins with. Pure: the files are read by who calls. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-street-seed.h"

#include "base/hut-json.h"
#include "domain/hut-divisions.h"

#include <string.h>

static gboolean
check_street (const char *street_code, const char *streets, GError **error)
{
  g_autofree char *name = NULL;

  if (strlen (street_code) == 9 && strspn (street_code, "0123456789") == 9)
    name = hut_divisions_name (streets, street_code);
  if (name == NULL)
    g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN,
                 "there is no street of the code %s", street_code);
  return name != NULL;
}

static JsonNode *
parse (const char *text, JsonNodeType type, const char *what, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonNode) node = hut_json_parse (text, -1, &reason);

  if (node != NULL && json_node_get_node_type (node) == type)
    return g_steal_pointer (&node);
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "%s: %s", what,
               reason != NULL ? reason->message : "not of the form expected");
  return NULL;
}

GPtrArray *
hut_street_seed (const char *street_code, const char *streets, const char *villages,
                 const char *departments, const char *areas, GError **error)
{
  g_autoptr (JsonNode) list = NULL;
  g_autoptr (JsonNode) shapes = NULL;
  g_autoptr (GPtrArray) communities = NULL;
  g_autoptr (GPtrArray) bodies = NULL;
  g_autofree char *district_code = NULL;

  if (!check_street (street_code, streets, error))
    return NULL;
  list = parse (departments, JSON_NODE_ARRAY, "list of departments", error);
  if (list == NULL)
    return NULL;
  if (areas != NULL &&
      (shapes = parse (areas, JSON_NODE_OBJECT, "areas of communities", error)) == NULL)
    return NULL;

  district_code = g_strndup (street_code, 6);
  communities = hut_divisions_communities (villages, street_code,
                                           shapes != NULL ? json_node_get_object (shapes) : NULL);
  bodies = hut_divisions_departments (json_node_get_array (list), district_code, error);
  if (bodies == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (communities, g_steal_pointer (&bodies));
  return g_steal_pointer (&communities);
}
