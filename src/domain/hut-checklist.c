/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The check-list of a lane. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-checklist.h"

#include "base/hut-json.h"
#include "domain/hut-kind.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define ITEMS_MOST 50

static void
item_free (gpointer data)
{
  HutChecklistItem *item = data;

  g_free (item->code);
  g_free (item->name);
  g_free (item);
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, why);
  return FALSE;
}

static gboolean
read_items (HutChecklist *list, GPtrArray *items, JsonArray *array, GError **error)
{
  guint n = array != NULL ? json_array_get_length (array) : 0;

  if (array == NULL || n > ITEMS_MOST)
    return refuse (error, _ ("The check-list needs two lists of at most 50 items: noes and haves"));
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *code = object != NULL ? hut_json_get_string (object, "code") : NULL;
      g_autofree char *name =
          object != NULL ? hut_rule_text (json_object_get_member (object, "name")) : NULL;
      HutChecklistItem *item;

      if (code == NULL || *code == '\0' || name == NULL || *name == '\0')
        return refuse (error, _ ("Each item of the check-list needs a code and a name"));
      if (hut_checklist_find (list, code) != NULL)
        return refuse (error, _ ("Two items of the check-list have the same code"));
      item = g_new0 (HutChecklistItem, 1);
      item->code = g_strdup (code);
      item->name = g_steal_pointer (&name);
      g_ptr_array_add (items, item);
    }
  return TRUE;
}

HutChecklist *
hut_checklist_new (JsonNode *value, const char *version, GError **error)
{
  JsonObject *object =
      value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
  g_autoptr (HutChecklist) list = g_new0 (HutChecklist, 1);

  list->noes = g_ptr_array_new_with_free_func (item_free);
  list->haves = g_ptr_array_new_with_free_func (item_free);
  list->version = g_strdup (version != NULL ? version : "");
  if (object == NULL)
    {
      refuse (error, _ ("The check-list cannot be read"));
      return NULL;
    }
  if (!read_items (list, list->noes, hut_json_get_array (object, "noes"), error) ||
      !read_items (list, list->haves, hut_json_get_array (object, "haves"), error))
    return NULL;
  if (list->noes->len == 0)
    {
      refuse (error, _ ("The check-list has no item to hold a lane against"));
      return NULL;
    }
  return g_steal_pointer (&list);
}

/* What tells one list of the office's own from another. */
static char *
own_version (HutOffice *office, const HutRuleOrigin *origin, JsonNode *value)
{
  g_autofree char *text = hut_json_print (value);
  g_autofree char *mark = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *day = NULL;

  if (origin->verified_at == 0)
    return g_strndup (mark, 8);
  day = hut_time_format (origin->verified_at, hut_office_get_zone (office), "%Y-%m-%d");
  return g_strdup_printf ("%s/%.8s", day, mark);
}

static HutChecklist *
list_of (HutOffice *office, const char *rule)
{
  JsonNode *value = office != NULL ? hut_office_get_rule (office, rule) : NULL;
  g_autofree char *version = NULL;
  HutRuleOrigin origin;

  if (value == NULL || !hut_office_get_origin (office, rule, &origin))
    return NULL;
  version = origin.own ? own_version (office, &origin, value) : g_strdup (origin.version);
  return hut_checklist_new (value, version, NULL);
}

HutChecklist *
hut_checklist_of (HutOffice *office)
{
  return list_of (office, "checklist");
}

HutChecklist *
hut_checklist_of_hazards (HutOffice *office)
{
  return list_of (office, "hazards");
}

void
hut_checklist_free (HutChecklist *list)
{
  g_ptr_array_unref (list->noes);
  g_ptr_array_unref (list->haves);
  g_free (list->version);
  g_free (list);
}

static const HutChecklistItem *
find_among (GPtrArray *items, const char *code)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (((HutChecklistItem *)items->pdata[i])->code, code) == 0)
      return items->pdata[i];
  return NULL;
}

const HutChecklistItem *
hut_checklist_find (const HutChecklist *list, const char *code)
{
  const HutChecklistItem *item = find_among (list->noes, code);

  return item != NULL ? item : find_among (list->haves, code);
}

static HutChecklistCount
count_among (GPtrArray *items, JsonObject *answers)
{
  HutChecklistCount count = { 0 };

  for (guint i = 0; i < items->len; i++)
    {
      const HutChecklistItem *item = items->pdata[i];
      const char *answer = answers != NULL ? hut_json_get_string (answers, item->code) : NULL;

      if (g_strcmp0 (answer, "yes") == 0)
        count.yes++;
      else if (g_strcmp0 (answer, "partly") == 0)
        count.partly++;
      else if (g_strcmp0 (answer, "no") == 0)
        count.no++;
      else
        count.open++;
    }
  return count;
}

void
hut_checklist_count (const HutChecklist *list, const char *items, HutChecklistCount *noes,
                     HutChecklistCount *haves)
{
  g_autoptr (JsonNode) node = items != NULL ? json_from_string (items, NULL) : NULL;
  JsonObject *answers =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (noes != NULL)
    *noes = count_among (list->noes, answers);
  if (haves != NULL)
    *haves = count_among (list->haves, answers);
}

gboolean
hut_checklist_holds (const HutChecklist *list, const char *items)
{
  HutChecklistCount noes;

  hut_checklist_count (list, items, &noes, NULL);
  return noes.yes == list->noes->len;
}
