/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The values of rules as a line or two. Any thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-rule-words.h"

#include "app/hut-rule-shape.h"
#include "base/hut-json.h"
#include "domain/hut-checklist-lines.h"
#include "domain/hut-kind.h"
#include "domain/hut-rate-words.h"
#include "domain/hut-season.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* "Attempts: 2", after what stands there already. */
static void
append_pair (GString *words, const char *label, const char *value)
{
  g_autofree char *pair = g_strdup_printf (_ ("%s: %s"), label, value);

  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", pair);
}

static void
append_number (GString *words, const char *label, gint64 n)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  append_pair (words, label, value);
}

/* What is on says so itself. */
static void
append_switch (GString *words, const char *label, gboolean on)
{
  if (!on)
    append_pair (words, label, C_ ("switch", "no"));
  else
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", label);
}

char *
hut_rule_lines (JsonNode *value, const char *between)
{
  JsonArray *array = json_node_get_array (value);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? between : "",
                            json_array_get_string_element (array, i));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
limit_words (JsonObject *limit)
{
  gint64 n = 0;

  if (hut_json_get_int (limit, "hours", &n))
    return g_strdup_printf (_ ("%d hours"), (int)n);
  hut_json_get_int (limit, "days", &n);
  return g_strdup_printf (g_strcmp0 (hut_json_get_string (limit, "count"), "working") == 0
                              ? _ ("%d working days")
                              : _ ("%d days"),
                          (int)n);
}

static char *
limits_words (JsonObject *levels)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const HutCode *level = hut_codes_level; level->code != NULL; level++)
    {
      JsonObject *limit = hut_json_get_object (levels, level->code);
      g_autofree char *one = limit != NULL ? limit_words (limit) : g_strdup ("–");

      append_pair (words, _ (level->label), one);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
numbers_words (const char *name, JsonObject *object)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gsize n_numbers, n_switches;
  const HutRuleNumber *numbers = hut_rule_numbers (&n_numbers);
  const HutRuleSwitch *switches = hut_rule_switches (&n_switches);

  for (gsize i = 0; i < n_numbers; i++)
    {
      gint64 n = 0;

      if (g_str_equal (numbers[i].rule, name) && hut_json_get_int (object, numbers[i].member, &n))
        append_number (words, _ (numbers[i].label), n);
    }
  for (gsize i = 0; i < n_switches; i++)
    if (g_str_equal (switches[i].rule, name))
      append_switch (
          words, _ (switches[i].label),
          json_object_get_boolean_member_with_default (object, switches[i].member, FALSE));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
rates_words (JsonNode *value)
{
  g_autoptr (HutRateRules) of = hut_rate_rules_new (value, NULL);
  const HutRatePreset *preset = of != NULL ? hut_rate_rules_find (of, NULL) : NULL;
  g_autoptr (GString) words = NULL;

  if (preset == NULL)
    return NULL;
  words = g_string_new (hut_rate_preset_label (preset));
  for (int rate = 0; rate < HUT_N_RATES; rate++)
    g_string_append_printf (words, " · %s %d", hut_rate_label (rate), preset->weights[rate]);
  append_number (words, _ ("First day of the month"), of->month_first_day);
  g_string_append_printf (words, " · %s",
                          of->counted == HUT_RATES_BY_CALL_BACK ? _ ("by call-back")
                                                                : _ ("by dispatch"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
seasons_words (JsonNode *value)
{
  g_autoptr (GPtrArray) seasons = hut_seasons_new (value, NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; seasons != NULL && i < seasons->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? _ (", ") : "",
                            ((const HutSeason *)seasons->pdata[i])->name);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* All items, in their order. */
static char *
items_words (JsonNode *value)
{
  g_autofree char *noes = hut_checklist_lines (value, "noes");
  g_autofree char *haves = hut_checklist_lines (value, "haves");
  g_autofree char *both = *haves != '\0' ? g_strconcat (noes, "\n", haves, NULL) : g_strdup (noes);
  g_auto (GStrv) lines = g_strsplit (both, "\n", -1);

  return g_strjoinv (_ (", "), lines);
}

char *
hut_rule_words (const char *name, JsonNode *value)
{
  switch (hut_rule_shape (name))
    {
    case HUT_SHAPE_LINES:
      return hut_rule_lines (value, _ (", "));
    case HUT_SHAPE_ITEMS:
      return items_words (value);
    case HUT_SHAPE_LIMITS:
      return limits_words (json_node_get_object (value));
    case HUT_SHAPE_NUMBERS:
      return numbers_words (name, json_node_get_object (value));
    case HUT_SHAPE_RATES:
      return rates_words (value);
    case HUT_SHAPE_SEASONS:
      return seasons_words (value);
    case HUT_SHAPE_TEXT:
    default:
      return NULL;
    }
}
