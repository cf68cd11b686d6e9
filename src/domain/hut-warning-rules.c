/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rule of the plain warnings, read and checked. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-warning-rules.h"

#include "base/hut-json.h"

static const char *const corrections[] = { "benjamini-hochberg", "bonferroni", "none" };

const char *
hut_correction_name (HutCorrection correction)
{
  g_return_val_if_fail (correction < G_N_ELEMENTS (corrections), NULL);

  return corrections[correction];
}

static gboolean
malformed (const char *what, GError **error)
{
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "warnings: %s", what);
  return FALSE;
}

static gboolean
read_int (JsonObject *object, const char *name, int least, int most, int *number, GError **error)
{
  gint64 value;

  if (!hut_json_get_int (object, name, &value) || value < least || value > most)
    return malformed (name, error);
  *number = (int)value;
  return TRUE;
}

static gboolean
read_correction (JsonObject *object, HutCorrection *correction, GError **error)
{
  const char *name = hut_json_get_string (object, "correction");

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (corrections); i++)
    if (g_str_equal (corrections[i], name))
      {
        *correction = (HutCorrection)i;
        return TRUE;
      }
  return malformed ("correction", error);
}

gboolean
hut_warning_rules_read (HutWarningRules *rules, JsonNode *value, GError **error)
{
  JsonObject *object =
      value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;

  if (object == NULL)
    return malformed ("no object", error);
  return read_int (object, "weeks", 4, 26, &rules->weeks, error) &&
         read_int (object, "years", 0, 5, &rules->years, error) &&
         read_int (object, "minimum", 2, 1000, &rules->minimum, error) &&
         read_int (object, "level_permille", 1, 200, &rules->level_permille, error) &&
         read_int (object, "ahead_days", 7, 90, &rules->ahead_days, error) &&
         read_correction (object, &rules->correction, error);
}

HutWarningRules
hut_warning_rules_of (HutOffice *office)
{
  g_autoptr (GError) error = NULL;
  HutWarningRules rules;

  if (!hut_warning_rules_read (&rules, hut_office_get_rule (office, "warnings"), &error))
    g_error ("The shipped rule cannot be read: %s", error->message);
  return rules;
}
