/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What may be written of the roster: a judge for each kind, and the paths of states. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-roster-rules.h"

#include "base/hut-json.h"
#include "base/hut-time.h"
#include "domain/hut-match.h"

#include <string.h>

/* A desk's clock may be so much ahead. */
#define AHEAD (5 * HUT_TIME_MINUTE)

/* Nobody patrols or serves for longer in one go. */
#define LONGEST HUT_TIME_DAY

/* ---- States ---- */

/* clang-format off */
static const struct
{
  const HutKind *kind;
  const char *from; /* NULL: a record begins */
  const char *to[4];
} steps[] = {
  { &hut_kind_activity, NULL,        { "open" } },
  { &hut_kind_activity, "open",      { "held", "cancelled" } },
  { &hut_kind_activity, "held",      { "open" } },
  { &hut_kind_activity, "cancelled", { "open" } },
  { &hut_kind_entry,    NULL,        { "open" } },
  { &hut_kind_entry,    "open",      { "closed" } },
  { &hut_kind_entry,    "closed",    { "open" } },
  { &hut_kind_finding,  NULL,        { "open", "done" } },
  { &hut_kind_finding,  "open",      { "done" } },
  { &hut_kind_finding,  "done",      { "open" } },
  { &hut_kind_match,    NULL,        { "open", "done", "dropped" } },
  { &hut_kind_match,    "open",      { "done", "dropped" } },
  { &hut_kind_match,    "dropped",   { "open" } },
  { &hut_kind_match,    "done",      { "open" } },
  { &hut_kind_signup,   NULL,        { "signed" } },
  { &hut_kind_signup,   "signed",    { "came", "absent", "withdrawn" } },
  { &hut_kind_signup,   "came",      { "absent" } },
  { &hut_kind_signup,   "absent",    { "came" } },
  { &hut_kind_signup,   "withdrawn", { "signed" } },
};
/* clang-format on */

const char *const *
hut_roster_next_states (const HutKind *kind, const char *from)
{
  static const char *const none[] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].kind == kind && g_strcmp0 (steps[i].from, from) == 0)
      return steps[i].to;
  return none;
}

gboolean
hut_roster_step_allowed (const HutKind *kind, const char *from, const char *to)
{
  return g_strv_contains (hut_roster_next_states (kind, from), to);
}

/* ---- What judges share ---- */

typedef struct
{
  const HutRecord *present;
  const HutRecord *next;
  const char **field;
} Judge;

static const char *
fault (Judge *judge, const char *field, const char *why)
{
  *judge->field = field;
  return why;
}

static gboolean
has (Judge *judge, const char *field)
{
  return hut_record_get (judge->next, field)->type != HUT_VALUE_NONE;
}

static gint64
number (Judge *judge, const char *field)
{
  return hut_record_get_int (judge->next, field, 0);
}

static const char *
judge_place (Judge *judge)
{
  return has (judge, "lane") || has (judge, "grid")
             ? NULL
             : fault (judge, "lane", "a lane or a grid is needed");
}

/* What was done began before it ended, not later than it was entered, and took no day. */
static const char *
judge_span (Judge *judge)
{
  gint64 began = number (judge, "began_at"), ended = number (judge, "ended_at");

  if (has (judge, "ended_at") && ended < began)
    return fault (judge, "ended_at", "it ends before it begins");
  if (has (judge, "ended_at") && ended - began > LONGEST)
    return fault (judge, "ended_at", "it lasts longer than a day");
  if (has (judge, "at") && MAX (began, ended) > number (judge, "at") + AHEAD)
    return fault (judge, has (judge, "ended_at") ? "ended_at" : "began_at",
                  "it has not taken place yet");
  return NULL;
}

/* A correction says why. */
static const char *
judge_correction (Judge *judge)
{
  if (number (judge, "taken_back") != 0 && !has (judge, "replaces"))
    return fault (judge, "replaces", "which one did not take place?");
  if (has (judge, "replaces") && !has (judge, "words"))
    return fault (judge, "words", "what puts another right says why");
  return NULL;
}

static const char *
judge_mark (Judge *judge, const char *field)
{
  gint64 mark = number (judge, field);

  return !has (judge, field) || (mark >= 1 && mark <= 5)
             ? NULL
             : fault (judge, field, "a rating is from 1 to 5");
}

static const char *
judge_order (Judge *judge, const char *from, const char *until)
{
  return !has (judge, from) || !has (judge, until) || number (judge, from) <= number (judge, until)
             ? NULL
             : fault (judge, until, "it ends before it begins");
}

static const char *
judge_state (Judge *judge)
{
  const char *to = hut_record_get_text (judge->next, "state");
  const char *from = judge->present != NULL ? hut_record_get_text (judge->present, "state") : NULL;

  if (judge->present != NULL && g_strcmp0 (from, to) == 0)
    return NULL;
  if (to == NULL)
    return fault (judge, "state", "is missing");
  return hut_roster_step_allowed (judge->next->kind, from, to)
             ? NULL
             : fault (judge, "state", "no step leads there");
}

/* ---- Kinds ---- */

static const char *
judge_patrol (Judge *judge)
{
  const char *why = judge_place (judge);

  if (why == NULL)
    why = judge_span (judge);
  return why != NULL ? why : judge_correction (judge);
}

static const char *
judge_service (Judge *judge)
{
  gboolean certified = g_strcmp0 (hut_record_get_text (judge->next, "how"), "certified") == 0;
  gboolean both = has (judge, "began_at") && has (judge, "ended_at");
  const char *why;

  if (number (judge, "taken_back") != 0)
    return judge_correction (judge);
  if (certified && !has (judge, "certifier"))
    return fault (judge, "certifier", "who certifies these hours?");
  if (!certified && !both)
    return fault (judge, has (judge, "began_at") ? "ended_at" : "began_at",
                  "check-in and check-out are both needed");
  if (certified && !both && (number (judge, "minutes") < 1 || number (judge, "minutes") > 1440))
    return fault (judge, "minutes", "from 1 to 1440 minutes are certified");
  why = judge_span (judge);
  return why != NULL ? why : judge_correction (judge);
}

static const char *
judge_items (Judge *judge, const char *field)
{
  const char *text = hut_record_get_text (judge->next, field);
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObjectIter iter;
  const char *item;

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fault (judge, field, "an answer for each item is needed");
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &item, NULL))
    {
      static const char *const answers[] = { "yes", "partly", "no", NULL };
      const char *answer = hut_json_get_string (json_node_get_object (node), item);

      if (answer == NULL || !g_strv_contains (answers, answer))
        return fault (judge, field, "an answer is yes, partly or no");
    }
  return NULL;
}

static const char *
judge_lane_check (Judge *judge)
{
  const char *why = judge_items (judge, "items");

  if (why == NULL && has (judge, "replaces") && !has (judge, "words"))
    why = fault (judge, "words", "what puts another right says why");
  return why;
}

static const char *
judge_role (Judge *judge)
{
  const char *code = hut_record_get_text (judge->next, "code");
  gboolean of_lane = g_strcmp0 (code, "lane-chief") == 0 || g_strcmp0 (code, "steward") == 0;

  if (of_lane && !has (judge, "lane"))
    return fault (judge, "lane", "which lane?");
  if (g_strcmp0 (code, "grid-worker") == 0 && !has (judge, "grid"))
    return fault (judge, "grid", "which grid?");
  return judge_order (judge, "from", "until");
}

static const char *
judge_rating (Judge *judge)
{
  if (!hut_roster_is_month (hut_record_get_text (judge->next, "month")))
    return fault (judge, "month", "a month is written 2026-11");
  return judge_mark (judge, "score");
}

static const char *
judge_finding (Judge *judge)
{
  const char *why = judge_state (judge);

  if (why == NULL && g_strcmp0 (hut_record_get_text (judge->next, "state"), "done") == 0 &&
      !has (judge, "result"))
    why = fault (judge, "result", "what was done?");
  return why;
}

static const char *
judge_entry (Judge *judge)
{
  gint64 progress = number (judge, "progress");
  const char *why;

  if (progress < 0 || progress > 100)
    return fault (judge, "progress", "is from 0 to 100");
  if (number (judge, "capacity") < 0)
    return fault (judge, "capacity", "is not below zero");
  why = judge_order (judge, "from", "until");
  return why != NULL ? why : judge_state (judge);
}

static gboolean
is_in (Judge *judge, const char *state)
{
  return g_strcmp0 (hut_record_get_text (judge->next, "state"), state) == 0;
}

/* One after the other, the rating with the last. */
static const char *
judge_steps (Judge *judge, HutMatchSide side, const char *rating)
{
  for (HutMatchStep step = HUT_MATCH_OFFERED; step < HUT_N_MATCH_STEPS; step++)
    if (has (judge, hut_match_step_field (step, side)) &&
        !has (judge, hut_match_step_field (step - 1, side)))
      return fault (judge, hut_match_step_field (step, side), "the step before it was not taken");
  return has (judge, rating) == has (judge, hut_match_step_field (HUT_MATCH_RATED, side))
             ? NULL
             : fault (judge, rating, "a rating goes with the last step");
}

static const char *
judge_match (Judge *judge)
{
  const char *why = judge_mark (judge, "need_rating");

  if (why == NULL)
    why = judge_mark (judge, "resource_rating");
  if (why == NULL)
    why = judge_steps (judge, HUT_MATCH_NEED_SIDE, "need_rating");
  if (why == NULL)
    why = judge_steps (judge, HUT_MATCH_RESOURCE_SIDE, "resource_rating");
  if (why != NULL)
    return why;
  if (is_in (judge, "done") && (!has (judge, "need_rated_at") || !has (judge, "resource_rated_at")))
    return fault (judge, "state", "both sides take all steps first");
  if (is_in (judge, "dropped") && !has (judge, "words"))
    return fault (judge, "words", "why does nothing come of it?");
  if (g_strcmp0 (hut_record_get_text (judge->next, "need"),
                 hut_record_get_text (judge->next, "resource")) == 0)
    return fault (judge, "resource", "a need is not met by itself");
  return judge_state (judge);
}

static const char *
judge_activity (Judge *judge)
{
  const char *why;

  if (number (judge, "places") < 0)
    return fault (judge, "places", "is not below zero");
  why = judge_order (judge, "from", "until");
  return why != NULL ? why : judge_state (judge);
}

/* Each has its own things to do. */
static const char *
judge_check_in (Judge *judge)
{
  gboolean unit = g_strcmp0 (hut_record_get_text (judge->next, "subject"), "unit") == 0;
  gboolean thing = g_strcmp0 (hut_record_get_text (judge->next, "task"), "thing") == 0;

  if (unit && !has (judge, "unit"))
    return fault (judge, "unit", "which unit?");
  if (!unit && !has (judge, "person"))
    return fault (judge, "person", "which member?");
  return unit == thing ? NULL
                       : fault (judge, "task",
                                "a unit does one practical thing, a member answers one call, makes "
                                "one promise, gives one suggestion and joins one activity");
}

static const char *
judge_shift (Judge *judge)
{
  static const char *const needed[] = { "lane", "person", "day" };

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!has (judge, needed[i]))
      return fault (judge, needed[i], "a shift says where, who and on which day");
  return NULL;
}

/* clang-format off */
static const struct
{
  const HutKind *kind;
  const char *(*judge) (Judge *judge);
} judges[] = {
  { &hut_kind_activity, judge_activity },
  { &hut_kind_check_in, judge_check_in },
  { &hut_kind_entry, judge_entry },
  { &hut_kind_finding, judge_finding },
  { &hut_kind_lane_check, judge_lane_check },
  { &hut_kind_match, judge_match },
  { &hut_kind_patrol, judge_patrol },
  { &hut_kind_rating, judge_rating },
  { &hut_kind_role, judge_role },
  { &hut_kind_service, judge_service },
  { &hut_kind_shift, judge_shift },
  { &hut_kind_signup, judge_state },
};
/* clang-format on */

gboolean
hut_roster_judges (const HutKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (judges); i++)
    if (judges[i].kind == kind)
      return TRUE;
  return FALSE;
}

const char *
hut_roster_fault (const HutRecord *present, const HutRecord *next, const char **field)
{
  Judge judge = { present, next, field };

  *field = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (judges); i++)
    if (judges[i].kind == next->kind)
      return judges[i].judge (&judge);
  return NULL;
}

gboolean
hut_roster_is_month (const char *month)
{
  gint64 number = 0;

  if (month == NULL || strlen (month) != 7 || month[4] != '-')
    return FALSE;
  for (guint i = 0; i < 7; i++)
    if (i != 4 && !g_ascii_isdigit (month[i]))
      return FALSE;
  return g_ascii_string_to_signed (month + 5, 10, 1, 12, &number, NULL);
}
