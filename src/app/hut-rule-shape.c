/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tables of what can be set of the rules. Any thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-rule-shape.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const HutRuleNumber numbers[] = {
  { "contact", "hours", N_ ("Contact within (hours)"), 1, 720 },
  { "contact", "urgent_hours", N_ ("Contact within, urgent (hours)"), 1, 720 },
  { "steps", "attempts", N_ ("Attempts in vain that stand in for a contact"), 1, 20 },
  { "warnings", "weeks", N_ ("Weeks before, to hold a week against"), 1, 52 },
  { "warnings", "years", N_ ("Earlier years, to hold a week against"), 0, 10 },
  { "warnings", "minimum", N_ ("Cases in the week, at least"), 1, 1000 },
  { "warnings", "level_permille", N_ ("Chance of a false warning (in a thousand)"), 1, 500 },
  { "warnings", "ahead_days", N_ ("Days to look ahead"), 0, 365 },
  { "same-matter", "propose_from", N_ ("Propose as one matter from a probability of (%)"), 1, 99 },
  { "same-matter", "text_full", N_ ("Texts are as good as the same from a likeness of (%)"), 1,
    100 },
  { "same-matter", "time_days", N_ ("Days between them at which time says nothing"), 1, 3650 },
  { "same-matter", "near_metres", N_ ("Metres between them at which place says nothing"), 1,
    10000 },
  { "same-matter", "returning_days", N_ ("Days in which a caller or a place counts as returning"),
    1, 3650 },
  { "speakers", "seconds", N_ ("A speech lasts (seconds)"), 10, 3600 },
  { "speakers", "warn_seconds", N_ ("Warning before its end (seconds)"), 0, 3600 },
  { "whistle", "emergency_answer", N_ ("Emergency: answer within (minutes)"), 1, 10080 },
  { "whistle", "emergency_arrive", N_ ("Emergency: on the spot within (minutes)"), 1, 43200 },
  { "whistle", "demand_answer", N_ ("Residents’ demand: answer within (minutes)"), 1, 10080 },
  { "whistle", "demand_arrive", N_ ("Residents’ demand: on the spot within (minutes)"), 1, 43200 },
  { "whistle", "key_work_answer", N_ ("Key work: answer within (minutes)"), 1, 10080 },
  { "whistle", "key_work_arrive", N_ ("Key work: on the spot within (minutes)"), 1, 43200 },
  { "whistle", "joint_enforcement_answer", N_ ("Joint enforcement: answer within (minutes)"), 1,
    10080 },
  { "whistle", "joint_enforcement_arrive", N_ ("Joint enforcement: on the spot within (minutes)"),
    1, 43200 },
  { "whistle", "remind_before", N_ ("Remind before a time ends (minutes)"), 0, 1440 },
  { "whistle", "gauge_low", N_ ("Too few whistles: below (in a thousand cases)"), 0, 1000 },
  { "whistle", "gauge_high", N_ ("Too many whistles: above (in a thousand cases)"), 0, 1000 },
  { "roster", "stewards", N_ ("Stewards of a lane, at least"), 0, 20 },
  { "roster", "grid_workers", N_ ("Grid workers of a grid, at least"), 0, 20 },
  { "roster", "check_days", N_ ("A lane is checked every so many days"), 1, 366 },
  { "roster", "rate_months", N_ ("Ratings every so many months"), 1, 12 },
  { "roster", "qualify_visits", N_ ("Checks in a row by which a lane qualifies"), 1, 20 },
  { "roster", "points_patrol", N_ ("Points for a patrol"), 0, 1000 },
  { "roster", "points_finding", N_ ("Points for a finding that was dealt with"), 0, 1000 },
  { "roster", "points_hour", N_ ("Points for an hour of service"), 0, 1000 },
  { "roster", "star_1", N_ ("One star from (hours)"), 1, 100000 },
  { "roster", "star_2", N_ ("Two stars from (hours)"), 2, 100000 },
  { "roster", "star_3", N_ ("Three stars from (hours)"), 3, 100000 },
  { "roster", "star_4", N_ ("Four stars from (hours)"), 4, 100000 },
  { "roster", "star_5", N_ ("Five stars from (hours)"), 5, 100000 },
  { "retention", "people_days", N_ ("Days after leaving that what is personal is kept"), 0, 36500 },
  { "match", "category", N_ ("Weight of the category"), 0, 100 },
  { "match", "tags", N_ ("Weight of the skills"), 0, 100 },
  { "match", "distance", N_ ("Weight of the distance"), 0, 100 },
  { "match", "time", N_ ("Weight of the time"), 0, 100 },
  { "match", "capacity", N_ ("Weight of the capacity"), 0, 100 },
  { "match", "experience", N_ ("Weight of past experience"), 0, 100 },
  { "match", "near_metres", N_ ("Near is up to (metres)"), 0, 99999 },
  { "match", "far_metres", N_ ("Far is from (metres)"), 1, 100000 },
};

static const HutRuleSwitch switches[] = {
  { "speakers", "least_first", N_ ("Who has spoken least goes first") },
  { "speakers", "alternate", N_ ("For and against take turns") },
  { "speakers", "first_time_first", N_ ("Who has not spoken yet goes first") },
  { "speakers", "chair_off", N_ ("The chair is not on the list") },
  { "roster", "working_days", N_ ("Patrols are due on working days only") },
};

static const struct
{
  const char *name;
  const char *label;
  HutRuleShape shape;
} rules[] = {
  { "levels", N_ ("Time limits by level"), HUT_SHAPE_LIMITS },
  { "contact", N_ ("Contact with the caller"), HUT_SHAPE_NUMBERS },
  { "steps", N_ ("What must be on record"), HUT_SHAPE_NUMBERS },
  { "duties", N_ ("What communities may lead"), HUT_SHAPE_LINES },
  { "powers", N_ ("What the enforcement team may do"), HUT_SHAPE_LINES },
  { "rates", N_ ("The three rates"), HUT_SHAPE_RATES },
  { "warnings", N_ ("Warnings"), HUT_SHAPE_NUMBERS },
  { "seasons", N_ ("Seasons and holidays"), HUT_SHAPE_SEASONS },
  { "same-matter", N_ ("Cases of one matter"), HUT_SHAPE_NUMBERS },
  { "speakers", N_ ("The speakers’ list of a meeting"), HUT_SHAPE_NUMBERS },
  { "whistle", N_ ("Whistles"), HUT_SHAPE_NUMBERS },
  { "roster", N_ ("Patrols and volunteers"), HUT_SHAPE_NUMBERS },
  { "checklist", N_ ("Check-list of lanes"), HUT_SHAPE_ITEMS },
  { "hazards", N_ ("Hazards in grids"), HUT_SHAPE_ITEMS },
  { "match", N_ ("Matching of needs and resources"), HUT_SHAPE_NUMBERS },
  { "retention", N_ ("How long what is personal is kept"), HUT_SHAPE_NUMBERS },
  { "hours-columns", N_ ("Columns of exported hours"), HUT_SHAPE_LINES },
  { "board-duties", N_ ("Duties of a chief, on boards"), HUT_SHAPE_LINES },
  { "board-services", N_ ("Service telephones, on boards"), HUT_SHAPE_LINES },
  { "board-report", N_ ("Address for reports, in the code of boards"), HUT_SHAPE_LINES },
};

const char *
hut_rule_label (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].name, name))
      return _ (rules[i].label);
  return name;
}

gboolean
hut_rule_is_set_here (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].name, name))
      return TRUE;
  return FALSE;
}

HutRuleShape
hut_rule_shape (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].name, name))
      return rules[i].shape;
  return HUT_SHAPE_TEXT;
}

const HutRuleNumber *
hut_rule_numbers (gsize *n_numbers)
{
  *n_numbers = G_N_ELEMENTS (numbers);
  return numbers;
}

const HutRuleSwitch *
hut_rule_switches (gsize *n_switches)
{
  *n_switches = G_N_ELEMENTS (switches);
  return switches;
}
