/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rule of the three rates, read and checked; and its periods. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-rate-rules.h"

#include "base/hut-json.h"
#include "domain/hut-kind.h"
#include "domain/hut-rate-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WEIGHT_MAX 1000

const char *const hut_rate_grades[HUT_N_GRADES] = { "very-satisfied", "satisfied", "neutral",
                                                    "dissatisfied", "very-dissatisfied" };

static const char *const rate_names[HUT_N_RATES] = { "response", "resolution", "satisfaction" };
static const char *const counted_names[] = { "call-back", "dispatch" };

const char *
hut_rate_name (HutRate rate)
{
  g_return_val_if_fail (rate < HUT_N_RATES, NULL);

  return rate_names[rate];
}

int
hut_rate_grade (const char *code)
{
  for (int i = 0; code != NULL && i < HUT_N_GRADES; i++)
    if (g_str_equal (hut_rate_grades[i], code))
      return i;
  return -1;
}

static void
preset_free (HutRatePreset *preset)
{
  g_free (preset->name);
  g_free (preset);
}

void
hut_rate_rules_free (HutRateRules *rules)
{
  if (rules == NULL)
    return;
  g_ptr_array_unref (rules->presets);
  g_free (rules);
}

static void *
copy_preset (const void *source, void *unused)
{
  HutRatePreset *copy = g_memdup2 (source, sizeof (HutRatePreset));

  copy->name = g_strdup (copy->name);
  return copy;
}

HutRateRules *
hut_rate_rules_copy (const HutRateRules *rules)
{
  HutRateRules *copy = g_memdup2 (rules, sizeof *rules);

  copy->presets = g_ptr_array_copy (rules->presets, copy_preset, NULL);
  g_ptr_array_set_free_func (copy->presets, (GDestroyNotify)preset_free);
  return copy;
}

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, message);
  return FALSE;
}

/* By the name that the rule is written with. */
static gboolean
malformed (const char *what, GError **error)
{
  return refuse (error, _ ("The three rates: “%s” cannot be read"), what);
}

static gboolean
read_int (JsonObject *object, const char *name, int least, int most, int *number, GError **error)
{
  gint64 value;

  if (object == NULL || !hut_json_get_int (object, name, &value) || value < least || value > most)
    return malformed (name, error);
  *number = (int)value;
  return TRUE;
}

static gboolean
read_grades (HutRateRules *rules, JsonObject *grades, GError **error)
{
  if (!read_int (grades, "full", 1, WEIGHT_MAX, &rules->full, error))
    return FALSE;
  for (int i = 0; i < HUT_N_GRADES; i++)
    if (!read_int (grades, hut_rate_grades[i], 0, rules->full, &rules->grades[i], error))
      return FALSE;
  for (int i = 1; i < HUT_N_GRADES; i++)
    if (rules->grades[i] > rules->grades[i - 1])
      return refuse (error,
                     _ ("A worse grade of satisfaction cannot count more than a better one"));
  return TRUE;
}

/* The three are shares of a hundred; a third each cannot be said so and is written as three equal
 * numbers. */
static gboolean
check_sum (const HutRatePreset *preset, GError **error)
{
  int sum = preset->weights[0] + preset->weights[1] + preset->weights[2];
  gboolean equal =
      preset->weights[0] == preset->weights[1] && preset->weights[1] == preset->weights[2];

  if (sum == 100 || (equal && sum > 0))
    return TRUE;
  return refuse (error, _ ("The weights of “%s” add up to %d, not to 100"),
                 hut_rate_preset_label (preset), sum);
}

static gboolean
read_preset (HutRateRules *rules, JsonNode *node, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = object != NULL ? hut_json_get_string (object, "name") : NULL;
  HutRatePreset *preset;

  if (name == NULL || *name == '\0')
    return refuse (error, _ ("A way to weigh the rates needs a name"));
  if (rules->presets->len > 0 && hut_rate_rules_find (rules, name) != NULL)
    return refuse (error, _ ("There are two ways to weigh the rates of the name “%s”"), name);
  preset = g_new0 (HutRatePreset, 1);
  preset->name = g_strdup (name);
  g_ptr_array_add (rules->presets, preset);
  for (int i = 0; i < HUT_N_RATES; i++)
    if (!read_int (object, rate_names[i], 0, WEIGHT_MAX, &preset->weights[i], error))
      return FALSE;
  return check_sum (preset, error);
}

static gboolean
read_presets (HutRateRules *rules, JsonObject *object, GError **error)
{
  JsonArray *presets = hut_json_get_array (object, "presets");
  const char *used = hut_json_get_string (object, "preset");

  for (guint i = 0; presets != NULL && i < json_array_get_length (presets); i++)
    if (!read_preset (rules, json_array_get_element (presets, i), error))
      return FALSE;
  for (guint i = 0; used != NULL && i < rules->presets->len; i++)
    {
      const HutRatePreset *preset = g_ptr_array_index (rules->presets, i);

      if (!g_str_equal (preset->name, used))
        continue;
      rules->preset = i;
      return TRUE;
    }
  return malformed ("preset", error);
}

static gboolean
read_counted (HutRateRules *rules, JsonObject *object, GError **error)
{
  const char *counted = hut_json_get_string (object, "counted_by");

  for (guint i = 0; counted != NULL && i < G_N_ELEMENTS (counted_names); i++)
    if (g_str_equal (counted_names[i], counted))
      {
        rules->counted = (HutRatesCounted)i;
        return TRUE;
      }
  return malformed ("counted_by", error);
}

HutRateRules *
hut_rate_rules_new (JsonNode *value, GError **error)
{
  JsonObject *object =
      value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
  g_autoptr (HutRateRules) rules = g_new0 (HutRateRules, 1);

  rules->presets = g_ptr_array_new_with_free_func ((GDestroyNotify)preset_free);
  if (object == NULL)
    {
      malformed ("no object", error);
      return NULL;
    }
  if (!read_int (object, "month_first_day", 1, 28, &rules->month_first_day, error) ||
      !read_counted (rules, object, error) ||
      !read_grades (rules, hut_json_get_object (object, "grades"), error) ||
      !read_presets (rules, object, error))
    return NULL;
  return g_steal_pointer (&rules);
}

HutRateRules *
hut_rate_rules_of (HutOffice *office)
{
  g_autoptr (GError) error = NULL;
  HutRateRules *rules = hut_rate_rules_new (hut_office_get_rule (office, "rates"), &error);

  if (rules == NULL)
    g_error ("The shipped rule cannot be read: %s", error->message);
  return rules;
}

const HutRatePreset *
hut_rate_rules_find (const HutRateRules *rules, const char *name)
{
  if (name == NULL)
    return g_ptr_array_index (rules->presets, rules->preset);
  for (guint i = 0; i < rules->presets->len; i++)
    {
      const HutRatePreset *preset = g_ptr_array_index (rules->presets, i);

      if (g_str_equal (preset->name, name))
        return preset;
    }
  return NULL;
}

/* Periods */

static HutTime
first_of_month (const HutRateRules *rules, GDateTime *day, int months, GTimeZone *zone)
{
  g_autoptr (GDateTime) first =
      g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                       rules->month_first_day, 0, 0, 0);
  g_autoptr (GDateTime) moved = g_date_time_add_months (first, months);

  return hut_time_day_start (g_date_time_to_unix (moved) * G_USEC_PER_SEC, zone, 0);
}

HutRatePeriod
hut_rate_rules_month (const HutRateRules *rules, HutTime time, int months, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) day = g_date_time_to_timezone (utc, zone);

  if (g_date_time_get_day_of_month (day) < rules->month_first_day)
    months--;
  return (HutRatePeriod){ first_of_month (rules, day, months, zone),
                          first_of_month (rules, day, months + 1, zone), rules->counted };
}

HutRatePeriod
hut_rate_rules_days (const HutRateRules *rules, HutTime from, HutTime to, GTimeZone *zone)
{
  return (HutRatePeriod){ hut_time_day_start (from, zone, 0), hut_time_day_start (to, zone, 1),
                          rules->counted };
}

/* The whole calendar year before @period, where that is one. */
static gboolean
year_before (const HutRatePeriod *period, GTimeZone *zone, HutTime *from)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (period->from / G_USEC_PER_SEC);
  g_autoptr (GDateTime) day = g_date_time_to_timezone (utc, zone);
  g_autoptr (GDateTime) next = g_date_time_add_years (day, 1);
  g_autoptr (GDateTime) former = g_date_time_add_years (day, -1);

  *from = g_date_time_to_unix (former) * G_USEC_PER_SEC;
  return g_date_time_get_day_of_year (day) == 1 &&
         g_date_time_to_unix (next) * G_USEC_PER_SEC == period->until;
}

HutRatePeriod
hut_rate_rules_before (const HutRateRules *rules, const HutRatePeriod *period, GTimeZone *zone)
{
  HutRatePeriod month = hut_rate_rules_month (rules, period->from, 0, zone);
  HutTime half_day = HUT_TIME_DAY / 2;
  int days = (int)((period->until - period->from + half_day) / HUT_TIME_DAY);
  HutTime year;

  if (year_before (period, zone, &year))
    return (HutRatePeriod){ year, period->from, period->counted };
  if (month.from == period->from && month.until == period->until)
    month = hut_rate_rules_month (rules, period->from, -1, zone);
  else
    month = (HutRatePeriod){ hut_time_day_start (period->from + half_day, zone, -days),
                             period->from, period->counted };
  month.counted = period->counted;
  return month;
}
