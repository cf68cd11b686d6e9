/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl rules list, show, check: the decision rules, of an office with --db, else as shipped.
 * `check` tells which give no verdict today and why, and reads a file of rules before anybody
 * counts by it. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl.h"

#include "base/hut-json.h"
#include "domain/hut-decision-words.h"
#include "domain/hut-office-check.h"
#include "hut-config.h"

#include <glib/gi18n.h>
#include <string.h>

static const char LIST[] = "[--db F] rules list [--json]";
static const char SHOW[] = "[--db F] rules show ID [--json]";
static const char CHECK[] = "[--db F] rules check [FILE] [--json]";

/* What a rule says today. */
typedef enum
{
  RULE_IN_FORCE,
  RULE_NOT_VALID,
  RULE_UNVERIFIED,
} RuleState;

static const char *const state_codes[] = { "in-force", "not-valid", "unverified" };

static RuleState
state_of (HutOffice *office, const HutDecisionRule *rule)
{
  gint64 today = hut_time_day_number (hut_time_now (), hut_office_get_zone (office));

  if (!hut_decision_rule_is_valid (rule, today))
    return RULE_NOT_VALID;
  return rule->trusted ? RULE_IN_FORCE : RULE_UNVERIFIED;
}

/* NULL where it gives verdicts. */
static char *
state_words (RuleState state, const HutDecisionRule *rule)
{
  const HutDecision decision = { .reason = state == RULE_NOT_VALID    ? HUT_NO_VERDICT_NOT_VALID
                                           : state == RULE_UNVERIFIED ? HUT_NO_VERDICT_UNVERIFIED
                                                                      : HUT_NO_VERDICT_NONE };

  return hut_decision_reason (rule, &decision);
}

static char *
describe (HutOffice *office, const char *id)
{
  g_autofree char *name = g_strconcat (HUT_DECISION_PREFIX, id, NULL);

  return hut_office_describe_rule (office, name);
}

static gboolean
print_rule_json (HutOffice *office, const HutDecisionRule *rule)
{
  g_autofree char *name = g_strconcat (HUT_DECISION_PREFIX, rule->id, NULL);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *time =
      rule->verified_at != 0 ? hut_time_format_iso (rule->verified_at, hut_office_get_zone (office))
                             : NULL;

  json_object_set_string_member (object, "id", rule->id);
  json_object_set_string_member (object, "name", rule->name);
  json_object_set_string_member (object, "state", state_codes[state_of (office, rule)]);
  if (rule->citation != NULL)
    json_object_set_string_member (object, "citation", rule->citation);
  if (rule->verified_by != NULL)
    json_object_set_string_member (object, "verified_by", rule->verified_by);
  if (time != NULL)
    json_object_set_string_member (object, "verified_at", time);
  json_object_set_member (object, "value", json_node_copy (hut_office_get_rule (office, name)));
  return hut_ctl_print_json (object);
}

static gboolean
print_rule_line (HutOffice *office, const HutDecisionRule *rule)
{
  g_autofree char *reason = state_words (state_of (office, rule), rule);
  g_autofree char *words = hut_decision_rule_words (rule);
  g_autofree char *line =
      g_strdup_printf ("%s\t%s\t%s\n", rule->id, rule->name, reason != NULL ? reason : words);

  return hut_ctl_print (line, strlen (line));
}

static gboolean
print_rule_page (HutOffice *office, const HutDecisionRule *rule)
{
  g_autofree char *reason = state_words (state_of (office, rule), rule);
  g_autofree char *words = hut_decision_rule_words (rule);
  g_autofree char *origin = describe (office, rule->id);
  g_autofree char *page =
      g_strdup_printf ("%s\n%s\n%s\n%s%s", rule->name, words, origin, reason != NULL ? reason : "",
                       reason != NULL ? "\n" : "");

  return hut_ctl_print (page, strlen (page));
}

typedef gboolean (*Print) (HutOffice *office, const HutDecisionRule *rule);

/* Each rule of the office, in the order of the ids. */
static int
print_all (HutOffice *office, Print print)
{
  g_auto (GStrv) ids = hut_decision_rule_ids (office);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      GError *error = NULL;
      g_autoptr (HutDecisionRule) rule = hut_decision_rule_of (office, ids[i], &error);

      if (rule == NULL)
        return hut_ctl_fail (error);
      if (!print (office, rule))
        return HUT_CTL_FAILED;
    }
  return HUT_CTL_DONE;
}

/* What all three take; as hut_ctl_options(). */
static gboolean
take_json (const char *usage, int *argc, char ***argv, gboolean *as_json, int *code)
{
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, as_json, NULL, NULL }, G_OPTION_ENTRY_NULL
  };

  return hut_ctl_options (usage, entries, argc, argv, code);
}

static int
list (const char *db, int argc, char **argv)
{
  gboolean as_json = FALSE;
  g_autoptr (HutOffice) office = NULL;
  int code;

  if (!take_json (LIST, &argc, &argv, &as_json, &code))
    return code;
  if (argc > 1)
    return hut_ctl_usage (LIST);
  office = hut_ctl_find_office (db, &code);
  if (office == NULL)
    return code;
  return print_all (office, as_json ? print_rule_json : print_rule_line);
}

static int
show (const char *db, int argc, char **argv)
{
  gboolean as_json = FALSE;
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (HutDecisionRule) rule = NULL;
  GError *error = NULL;
  int code;

  if (!take_json (SHOW, &argc, &argv, &as_json, &code))
    return code;
  if (argc != 2)
    return hut_ctl_usage (SHOW);
  office = hut_ctl_find_office (db, &code);
  if (office == NULL)
    return code;
  rule = hut_decision_rule_of (office, argv[1], &error);
  if (rule == NULL)
    return hut_ctl_fail (error);
  return (as_json ? print_rule_json (office, rule) : print_rule_page (office, rule))
             ? HUT_CTL_DONE
             : HUT_CTL_FAILED;
}

/* ---- check ---- */

static gboolean
print_state_line (HutOffice *office, const HutDecisionRule *rule)
{
  RuleState state = state_of (office, rule);
  g_autofree char *reason = state_words (state, rule);
  g_autofree char *line =
      g_strdup_printf ("%s\t%s%s%s\n", rule->id, state_codes[state], reason != NULL ? "\t" : "",
                       reason != NULL ? reason : "");

  return hut_ctl_print (line, strlen (line));
}

static gboolean
print_state_json (HutOffice *office, const HutDecisionRule *rule)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "id", rule->id);
  json_object_set_string_member (object, "state", state_codes[state_of (office, rule)]);
  return hut_ctl_print_json (object);
}

/* A file in the form of data/rules/decisions.json: each entry, so that all that is wrong is told.
 */
static int
check_file (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) root = NULL;
  GError *error = NULL;
  JsonObjectIter iter;
  const char *id;
  int code = HUT_CTL_DONE;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &error))
    root = hut_json_parse_object (text, (gssize)length, &error);
  if (root == NULL)
    {
      g_prefix_error (&error, "%s: ", path);
      return hut_ctl_fail (error);
    }
  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &id, NULL))
    {
      JsonObject *entry = hut_json_get_object (root, id);
      JsonNode *value = entry != NULL ? json_object_get_member (entry, "value") : NULL;
      g_autoptr (GError) wrong = NULL;

      if (hut_decision_rule_check (value, &wrong))
        continue;
      g_printerr ("hutongctl: %s: %s: %s\n", path, id, wrong->message);
      code = HUT_CTL_FAILED;
    }
  return code;
}

static int
check (const char *db, int argc, char **argv)
{
  gboolean as_json = FALSE;
  g_autoptr (HutOffice) office = NULL;
  int code;

  if (!take_json (CHECK, &argc, &argv, &as_json, &code))
    return code;
  if (argc > 2)
    return hut_ctl_usage (CHECK);
  if (argc == 2)
    return check_file (argv[1]);
  office = hut_ctl_find_office (db, &code);
  if (office == NULL)
    return code;
  return print_all (office, as_json ? print_state_json : print_state_line);
}

int
hut_ctl_rules (const char *db, int argc, char **argv)
{
  static const HutCtlVerb verbs[] = { { "list", list }, { "show", show }, { "check", check } };

  return hut_ctl_run_verb (verbs, G_N_ELEMENTS (verbs), "[--db F] rules list | show | check", db,
                           argc, argv);
}
