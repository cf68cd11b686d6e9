/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Checks the value of a rule before anybody counts by it. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-office-check.h"

#include "base/hut-json.h"
#include "domain/hut-board.h"
#include "domain/hut-checklist.h"
#include "domain/hut-decision-rule.h"
#include "domain/hut-hours-columns.h"
#include "domain/hut-kind.h"
#include "domain/hut-match.h"
#include "domain/hut-matter-rules.h"
#include "domain/hut-people-retention.h"
#include "domain/hut-rate-rules.h"
#include "domain/hut-roster-measures.h"
#include "domain/hut-season.h"
#include "domain/hut-speakers.h"
#include "domain/hut-warning-rules.h"
#include "domain/hut-whistle-times.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MAX_HOURS 720
#define MAX_DAYS 365
#define MAX_ATTEMPTS 20

typedef gboolean (*Check) (JsonNode *value, GError **error);

static gboolean G_GNUC_PRINTF (2, 3) fail (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, message);
  return FALSE;
}

static gboolean
check_number (JsonObject *object, const char *member, const char *what, gint64 max, GError **error)
{
  gint64 number;

  if (hut_json_get_int (object, member, &number) && number >= 1 && number <= max)
    return TRUE;
  return fail (error, _ ("%s: a whole number from 1 to %d is needed"), what, (int)max);
}

static gboolean
check_level (JsonObject *levels, const HutCode *level, GError **error)
{
  JsonObject *limit = hut_json_get_object (levels, level->code);
  const char *label = _ (level->label);
  const char *count;

  if (limit == NULL)
    return fail (error, _ ("%s: this level has no limit"), label);
  if (json_object_has_member (limit, "hours"))
    return check_number (limit, "hours", label, MAX_HOURS, error);
  count = hut_json_get_string (limit, "count");
  if (g_strcmp0 (count, "calendar") != 0 && g_strcmp0 (count, "working") != 0)
    return fail (error, _ ("%s: calendar days or working days?"), label);
  return check_number (limit, "days", label, MAX_DAYS, error);
}

static gboolean
check_levels (JsonNode *value, GError **error)
{
  const HutCode *levels = hut_kind_field (&hut_kind_case, "level")->codes;

  if (!JSON_NODE_HOLDS_OBJECT (value))
    return fail (error, _ ("The levels cannot be read"));
  for (; levels->code != NULL; levels++)
    if (!check_level (json_node_get_object (value), levels, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_contact (JsonNode *value, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
  gint64 hours, urgent;

  if (object == NULL)
    return fail (error, _ ("The times of contact cannot be read"));
  if (!check_number (object, "hours", _ ("Contact"), MAX_HOURS, error) ||
      !check_number (object, "urgent_hours", _ ("Contact, urgent"), MAX_HOURS, error))
    return FALSE;
  hut_json_get_int (object, "hours", &hours);
  hut_json_get_int (object, "urgent_hours", &urgent);
  if (urgent > hours)
    return fail (error, _ ("Contact: an urgent case cannot have longer than others"));
  return TRUE;
}

static gboolean
check_steps (JsonNode *value, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;

  if (object == NULL)
    return fail (error, _ ("The rules of the steps cannot be read"));
  return check_number (object, "attempts", _ ("Attempts"), MAX_ATTEMPTS, error);
}

static gboolean
check_categories (JsonNode *value, GError **error)
{
  JsonArray *list = JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

  if (list == NULL)
    return fail (error, _ ("The list of categories cannot be read"));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *entry = json_array_get_element (list, i);

      if (!JSON_NODE_HOLDS_VALUE (entry) || json_node_get_value_type (entry) != G_TYPE_STRING ||
          *json_node_get_string (entry) == '\0')
        return fail (error, _ ("Entry %u is not the name of a category"), i + 1);
    }
  return TRUE;
}

static gboolean
check_rates (JsonNode *value, GError **error)
{
  g_autoptr (HutRateRules) rules = hut_rate_rules_new (value, error);

  return rules != NULL;
}

static gboolean
check_warnings (JsonNode *value, GError **error)
{
  HutWarningRules rules;

  return hut_warning_rules_read (&rules, value, error);
}

static gboolean
check_seasons (JsonNode *value, GError **error)
{
  g_autoptr (GPtrArray) seasons = hut_seasons_new (value, error);

  return seasons != NULL;
}

static gboolean
check_same_matter (JsonNode *value, GError **error)
{
  HutMatterRules rules;

  return hut_matter_rules_read (&rules, value, error);
}

static gboolean
check_speakers (JsonNode *value, GError **error)
{
  HutSpeakerRules rules;

  return hut_speaker_rules_read (&rules, value, error);
}

static gboolean
check_whistle (JsonNode *value, GError **error)
{
  HutWhistleTimes times;

  return hut_whistle_times_read (&times, value, error);
}

static gboolean
check_roster (JsonNode *value, GError **error)
{
  HutRosterMeasures measures;

  return hut_roster_measures_read (&measures, value, error);
}

static gboolean
check_checklist (JsonNode *value, GError **error)
{
  g_autoptr (HutChecklist) list = hut_checklist_new (value, NULL, error);

  return list != NULL;
}

static gboolean
check_retention (JsonNode *value, GError **error)
{
  HutRetention retention;

  return hut_retention_read (&retention, value, error);
}

static gboolean
check_match (JsonNode *value, GError **error)
{
  HutMatchMeasures measures;

  return hut_match_measures_read (&measures, value, error);
}

static const struct
{
  const char *name;
  Check check;
} checks[] = {
  { "levels", check_levels },
  { "contact", check_contact },
  { "steps", check_steps },
  { "duties", check_categories },
  { "powers", check_categories },
  { "rates", check_rates },
  { "warnings", check_warnings },
  { "seasons", check_seasons },
  { "same-matter", check_same_matter },
  { "speakers", check_speakers },
  { "whistle", check_whistle },
  { "roster", check_roster },
  { "checklist", check_checklist },
  { "hazards", check_checklist },
  { "match", check_match },
  { "board-duties", hut_board_check_lines },
  { "board-services", hut_board_check_lines },
  { "board-report", hut_board_check_report },
  { "hours-columns", hut_hours_columns_check },
  { "retention", check_retention },
};

gboolean
hut_office_check_value (const char *name, JsonNode *value, GError **error)
{
  if (g_str_has_prefix (name, HUT_DECISION_PREFIX))
    return hut_decision_rule_check (value, error);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (g_str_equal (checks[i].name, name))
      return checks[i].check (value, error);
  return TRUE;
}
