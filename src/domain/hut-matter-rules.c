/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rule of what is one matter, read and checked. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-matter-rules.h"

#include "base/hut-json.h"
#include "domain/hut-kind.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define WEIGHT_MAX 2000

static const char *const weight_names[HUT_N_LIKE] = { "base",     "text",      "time",  "place",
                                                      "category", "community", "caller" };

static gboolean
read_int (JsonObject *object, const char *name, int least, int most, int *number, GError **error)
{
  gint64 value;

  if (object == NULL || !hut_json_get_int (object, name, &value) || value < least || value > most)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                   _ ("Cases of one matter: “%s” must be a whole number from %d to %d"), name,
                   least, most);
      return FALSE;
    }
  *number = (int)value;
  return TRUE;
}

gboolean
hut_matter_rules_read (HutMatterRules *rules, JsonNode *value, GError **error)
{
  JsonObject *object =
      value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
  JsonObject *weights = object != NULL ? hut_json_get_object (object, "weights") : NULL;

  if (!read_int (object, "propose_from", 1, 99, &rules->propose_from, error) ||
      !read_int (object, "text_full", 1, 100, &rules->text_full, error) ||
      !read_int (object, "time_days", 1, 3650, &rules->time_days, error) ||
      !read_int (object, "near_metres", 1, 10000, &rules->near_metres, error) ||
      !read_int (object, "returning_days", 1, 3650, &rules->returning_days, error))
    return FALSE;
  for (int i = 0; i < HUT_N_LIKE; i++)
    if (!read_int (weights, weight_names[i], -WEIGHT_MAX, WEIGHT_MAX, &rules->weights[i], error))
      return FALSE;
  return read_int (weights, "text_placed", -WEIGHT_MAX, WEIGHT_MAX, &rules->text_placed, error) &&
         read_int (weights, "far", 0, WEIGHT_MAX, &rules->far, error) &&
         read_int (weights, "other_category", 0, WEIGHT_MAX, &rules->other_category, error);
}

void
hut_matter_rules_of (HutOffice *office, HutMatterRules *rules)
{
  g_autoptr (GError) error = NULL;

  /* The office has no other than what was checked; only a broken shipped file comes here. */
  if (!hut_matter_rules_read (rules, hut_office_get_rule (office, "same-matter"), &error))
    g_error ("The shipped rule cannot be read: %s", error->message);
}
