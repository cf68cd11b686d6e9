/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* `hutongctl decide`: what a count decides under a rule. With --db by the rules of that office,
 * without by those that are shipped. Each verdict is an answer: the exit code is 0. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl.h"

#include "base/hut-json.h"
#include "domain/hut-decision-words.h"
#include "hut-config.h"

#include <glib/gi18n.h>
#include <string.h>

static const char USAGE[] =
    "[--db F] decide --rule ID --base N [--present N] --yes N [--no N] [--abstain N] "
    "[--not-voted N] [--spoiled N] [--owner-reps N --owner-reps-present N] "
    "[--area-base A --area-yes A [--area-no A] [--area-abstain A] [--area-spoiled A]] [--on DATE] "
    "[--subject ID] [--not-announced] [--json]";

/* What stands in "why": the code of what forbids a verdict, else the comparison. */
static gboolean
print_json (const HutDecisionRule *rule, const HutTally *tally, const HutDecision *decision)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *formula = hut_decision_formula (rule, tally, decision);
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  if (decision->quorum == HUT_QUORUM_UNKNOWN)
    json_object_set_null_member (object, "quorum");
  else
    json_object_set_boolean_member (object, "quorum", decision->quorum == HUT_QUORUM_REACHED);
  json_object_set_string_member (object, "verdict", hut_verdict_code (decision->verdict));
  json_object_set_int_member (object, "missing", decision->missing);
  json_object_set_string_member (
      object, "why",
      decision->reason != HUT_NO_VERDICT_NONE ? hut_no_verdict_code (decision->reason) : formula);
  json_object_set_string_member (object, "citation", rule->citation != NULL ? rule->citation : "");
  if (rule->verified_by != NULL)
    json_object_set_string_member (object, "verified_by", rule->verified_by);
  json_node_set_object (node, object);
  /* Not canonical: a quorum that is not asked stands there as null. */
  text = json_to_string (node, FALSE);
  line = g_strconcat (text, "\n", NULL);
  return hut_ctl_print (line, strlen (line));
}

static gboolean
print_words (HutOffice *office, const HutDecisionRule *rule, const HutTally *tally,
             const HutDecision *decision)
{
  g_autofree char *submit = hut_decision_submit (office, tally, decision);
  g_autofree char *reason = hut_decision_reason (rule, decision);
  g_autofree char *arithmetic = hut_decision_arithmetic (rule, tally, decision);
  g_autofree char *signature = hut_decision_signature (office, rule);
  g_autoptr (GString) lines = g_string_new (NULL);

  g_string_append_printf (lines, "%s\n", hut_decision_verdict (decision));
  if (reason != NULL)
    g_string_append_printf (lines, "%s\n", reason);
  if (arithmetic != NULL)
    g_string_append_printf (lines, "%s\n", arithmetic);
  if (submit != NULL)
    g_string_append_printf (lines, "%s\n", submit);
  if (rule->citation != NULL)
    g_string_append_printf (lines, "%s\n", rule->citation);
  if (signature != NULL)
    g_string_append_printf (lines, "%s\n", signature);
  return hut_ctl_print (lines->str, lines->len);
}

/* @on NULL: today. */
static gboolean
read_day (HutOffice *office, const char *on, gint64 *day, GError **error)
{
  GTimeZone *zone = hut_office_get_zone (office);
  HutTime time = hut_time_now ();

  if (on != NULL && !hut_time_parse (on, zone, &time))
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, _ ("not a day: %s"), on);
      return FALSE;
    }
  *day = hut_time_day_number (time, zone);
  return TRUE;
}

/* A word that no rule knows would pass for something that anybody may decide. */
static gboolean
check_subject (HutOffice *office, const HutTally *tally, GError **error)
{
  g_autoptr (HutDecisionRule) rule = NULL;

  if (tally->subject == NULL)
    return TRUE;
  rule = hut_decision_rule_for (office, tally->subject, tally->day, error);
  return rule != NULL;
}

static int
decide (const char *db, const char *id, const char *on, HutTally *tally, gboolean as_json)
{
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (HutDecisionRule) rule = NULL;
  g_autoptr (GError) error = NULL;
  HutDecision decision;
  int code;

  office = hut_ctl_find_office (db, &code);
  if (office == NULL)
    return code;
  rule = hut_decision_rule_of (office, id, &error);
  if (rule == NULL || !read_day (office, on, &tally->day, &error) ||
      !hut_tally_check (tally, rule, &error))
    return hut_ctl_fail (g_steal_pointer (&error));
  if (!check_subject (office, tally, &error))
    return hut_ctl_fail (g_steal_pointer (&error));
  hut_decide (rule, tally, &decision);
  return (as_json ? print_json (rule, tally, &decision)
                  : print_words (office, rule, tally, &decision))
             ? HUT_CTL_DONE
             : HUT_CTL_FAILED;
}

#define NOT_GIVEN G_MININT64
#define NUMBER(name, place)                                                                        \
  {                                                                                                \
    name, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT64, &(place), NULL, NULL                          \
  }

int
hut_ctl_decide (const char *db, int argc, char **argv)
{
  g_autofree char *id = NULL, *on = NULL, *subject = NULL;
  gboolean as_json = FALSE, not_announced = FALSE;
  HutTally tally = { .base = NOT_GIVEN,
                     .present = NOT_GIVEN,
                     .yes = NOT_GIVEN,
                     .area_base = NOT_GIVEN,
                     .representatives = NOT_GIVEN };
  const GOptionEntry entries[] = {
    { "rule", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &id, NULL, NULL },
    { "on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &on, NULL, NULL },
    { "subject", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &subject, NULL, NULL },
    { "not-announced", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &not_announced, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
    NUMBER ("base", tally.base),
    NUMBER ("present", tally.present),
    NUMBER ("yes", tally.yes),
    NUMBER ("no", tally.no),
    NUMBER ("abstain", tally.abstain),
    NUMBER ("not-voted", tally.not_voted),
    NUMBER ("spoiled", tally.spoiled),
    NUMBER ("owner-reps", tally.representatives),
    NUMBER ("owner-reps-present", tally.representatives_present),
    NUMBER ("area-base", tally.area_base),
    NUMBER ("area-yes", tally.area_yes),
    NUMBER ("area-no", tally.area_no),
    NUMBER ("area-abstain", tally.area_abstain),
    NUMBER ("area-spoiled", tally.area_spoiled),
    G_OPTION_ENTRY_NULL
  };
  int code;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc > 1 || id == NULL || tally.base == NOT_GIVEN || tally.yes == NOT_GIVEN)
    return hut_ctl_usage (USAGE);
  tally.subject = subject;
  tally.not_announced = not_announced;
  tally.has_area = tally.area_base != NOT_GIVEN;
  tally.has_representatives = tally.representatives != NOT_GIVEN;
  tally.area_base = tally.has_area ? tally.area_base : 0;
  tally.representatives = tally.has_representatives ? tally.representatives : 0;
  /* Who voted was there, where it is not said who was. */
  if (tally.present == NOT_GIVEN)
    tally.present = CLAMP (hut_tally_taking_part (&tally), 0, tally.base);
  return decide (db, id, on, &tally, as_json);
}
