/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Screens of a motion: before, while and after it is voted on. While a vote is open nothing shows
 * how it goes, only how many have voted; what was counted shows when it is announced. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "base/hut-json.h"
#include "domain/hut-decision-words.h"
#include "domain/hut-meeting-plan.h"
#include "domain/hut-motion-standing.h"
#include "domain/hut-public-text.h"
#include "domain/hut-screen-private.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_code (const HutRecord *record, const char *name, const char *code)
{
  return g_strcmp0 (hut_public_code (record, name), code) == 0;
}

static gint64
day_of (HutTime time)
{
  return hut_time_day_number (time, hut_time_shown_zone ());
}

static void
begin (HutScreen *screen, const HutMeetingView *view, const HutRecord *motion)
{
  const HutRecord *topic = hut_meeting_of (view->meeting, motion, "topic");

  hut_screen_set_item (screen, view, topic);
  screen->point = hut_public_text (motion, "title");
}

/* The choices of a poll; NULL where @motion is none. */
static JsonArray *
choices_of (const HutRecord *motion, JsonNode **node)
{
  g_autofree char *json =
      is_code (motion, "method", "poll") ? hut_public_text (motion, "choices") : NULL;

  *node = json != NULL ? hut_json_parse (json, -1, NULL) : NULL;
  return *node != NULL && JSON_NODE_HOLDS_ARRAY (*node) ? json_node_get_array (*node) : NULL;
}

static void
add_choices (HutScreen *screen, const HutRecord *motion, const HutCount *count)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *choices = choices_of (motion, &node);
  guint n = choices != NULL ? MIN (json_array_get_length (choices), HUT_MAX_CHOICES) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *choice = json_array_get_element (choices, i);
      HutScreenLine *line;

      if (json_node_get_value_type (choice) != G_TYPE_STRING)
        continue;
      line = hut_screen_take_line (screen, hut_public_words (json_node_get_string (choice)));
      line->mark = g_strdup_printf ("%u", i + 1);
      if (count == NULL || i >= count->n_choices)
        continue;
      line->share = count->choices[i];
      line->note = g_strdup_printf ("%" G_GINT64_FORMAT, count->choices[i]);
      screen->most = MAX (screen->most, count->choices[i]);
    }
}

static void
take_method (HutScreen *screen, const HutRecord *motion)
{
  g_autofree char *method = hut_public_text (motion, "method");

  if (method != NULL)
    hut_screen_take_paragraph (screen, g_strdup_printf (_ ("Method: %s"), method));
}

/* ---- Whom it goes to ---- */

/* @words up to the first of @ends, both forms of one sign. */
static char *
up_to (const char *words, const char *full, const char *half)
{
  const char *end = strstr (words, full);

  if (end == NULL)
    end = strstr (words, half);
  return end != NULL ? g_strndup (words, (gsize)(end - words)) : g_strdup (words);
}

/* A citation as it is read from afar: the first law, called as everybody calls it. The minutes and
 * the notice have all of it. */
static char *
brief_citation (const char *citation)
{
  g_autofree char *first = up_to (citation, "；", ";");
  g_auto (GStrv) parts = g_strsplit (first, "中华人民共和国", 2);

  return g_strjoinv ("", parts);
}

/* Who decides the subject of @motion, where this meeting can only advise. */
static char *
submit_words (const HutMeetingView *view, const HutRecord *motion, gint64 day)
{
  g_autofree char *subject = hut_public_text (motion, "subject");
  g_autoptr (HutDecisionRule) rule =
      subject != NULL ? hut_decision_rule_for (view->office, subject, day, NULL) : NULL;
  g_autofree char *who = rule != NULL ? up_to (rule->name, "：", ":") : NULL;
  g_autofree char *citation =
      rule != NULL && rule->citation != NULL ? brief_citation (rule->citation) : NULL;

  if (citation == NULL)
    return NULL;
  return g_strdup_printf (_ ("To be put to: %s (%s)"), who, citation);
}

/* ---- Before ---- */

/* Where somebody is missing, and where the motion asks others than the meeting. */
static char *
presence_words (const HutMeetingView *view, const HutMotionRoll *roll,
                const HutMotionStanding *standing)
{
  gboolean missing = standing->decision.quorum == HUT_QUORUM_MISSING;
  gboolean own =
      roll->rule != NULL && view->rule != NULL && !g_str_equal (roll->rule->id, view->rule->id);
  g_autofree char *quorum = missing ? hut_motion_quorum_words (roll, standing) : NULL;
  g_autofree char *words = NULL;

  if (!missing && !own)
    return NULL;
  words = g_strdup_printf (_ ("Present %d of %d"), (int)standing->present, (int)standing->base);
  return quorum != NULL ? g_strdup_printf (C_ ("presence", "%s: %s"), words, quorum)
                        : g_steal_pointer (&words);
}

gboolean
hut_screen_build_motion (HutScreen *screen, const HutMeetingView *view, const HutScreenAsk *ask)
{
  const HutRecord *motion = hut_screen_ask_motion (ask, view);
  g_autoptr (HutMotionRoll) roll = NULL;
  HutMotionStanding standing;

  if (motion == NULL)
    return FALSE;
  begin (screen, view, motion);
  screen->lead = g_strdup (_ ("Put to the vote"));
  take_method (screen, motion);
  add_choices (screen, motion, NULL);
  if (is_code (motion, "method", "poll"))
    return TRUE;
  roll = hut_motion_roll_new (view->meeting, motion, view->office);
  hut_motion_standing (view->meeting, motion, roll, view->made_at, &standing);
  hut_screen_take_paragraph (screen, presence_words (view, roll, &standing));
  if (standing.decision.elsewhere)
    hut_screen_take_paragraph (screen, submit_words (view, motion, day_of (view->made_at)));
  return TRUE;
}

/* ---- While ---- */

/* Of a vote that could not be decided as it stands. */
static void
take_missing (HutScreen *screen, const HutMotionRoll *roll, const HutMotionStanding *standing)
{
  g_autofree char *share = NULL;

  if (standing->decision.quorum != HUT_QUORUM_MISSING)
    return;
  screen->tone = HUT_SCREEN_TONE_WANTING;
  screen->verdict = hut_motion_quorum_words (roll, standing);
  share = hut_share_words (&roll->rule->quorum_people);
  /* Translators: a share: "more than half". */
  hut_screen_take_why (screen, g_strdup_printf (_ ("Needed of those entitled: %s"), share));
}

gboolean
hut_screen_build_vote (HutScreen *screen, const HutMeetingView *view, const HutScreenAsk *ask)
{
  const HutRecord *motion = hut_screen_ask_motion (ask, view);
  g_autoptr (HutMotionRoll) roll = NULL;
  HutMotionStanding standing;

  if (motion == NULL)
    return FALSE;
  begin (screen, view, motion);
  roll = hut_motion_roll_new (view->meeting, motion, view->office);
  hut_motion_standing (view->meeting, motion, roll, view->made_at, &standing);
  if (is_code (motion, "state", "voting"))
    screen->lead = g_strdup (standing.in > 0 ? _ ("Counting") : _ ("Voting"));
  else
    screen->lead = hut_public_text (motion, "state");
  hut_screen_add_figure (screen, C_ ("screen", "Votes in"), standing.in, HUT_SCREEN_PATTERN_YES);
  hut_screen_add_figure (screen, C_ ("screen", "Present"), standing.present,
                         HUT_SCREEN_PATTERN_NONE);
  hut_screen_add_figure (screen, C_ ("screen", "Entitled"), standing.base, HUT_SCREEN_PATTERN_NONE);
  hut_screen_add_figure (screen, C_ ("screen", "Not in yet"), standing.out,
                         HUT_SCREEN_PATTERN_REST);
  take_method (screen, motion);
  if (!is_code (motion, "method", "poll"))
    take_missing (screen, roll, &standing);
  return TRUE;
}

/* ---- After ---- */

char *
hut_screen_verdict (const HutMeetingView *view, const HutRecord *motion, HutScreenTone *tone)
{
  g_autoptr (HutDecisionRule) rule = hut_meeting_rule (view->meeting, motion, view->office);
  HutDecision decision = { 0 };
  HutTally tally;

  *tone = HUT_SCREEN_TONE_NEUTRAL;
  hut_motion_recorded (motion, &tally);
  tally.day = day_of (hut_public_int (motion, "counted_at", 0));
  if (is_code (motion, "verdict", "opinion") && rule != NULL)
    hut_decide (rule, &tally, &decision);
  if (is_code (motion, "verdict", "opinion"))
    decision.verdict = HUT_VERDICT_OPINION;
  else if (is_code (motion, "verdict", "passed"))
    decision.verdict = HUT_VERDICT_PASSED;
  else if (is_code (motion, "verdict", "not-passed"))
    decision.verdict = HUT_VERDICT_NOT_PASSED;
  else if (!is_code (motion, "verdict", "none"))
    return NULL;
  if (decision.verdict == HUT_VERDICT_PASSED ||
      (decision.verdict == HUT_VERDICT_OPINION && decision.carried))
    *tone = HUT_SCREEN_TONE_GOOD;
  return g_strdup (hut_decision_verdict (&decision));
}

static void
add_counts (HutScreen *screen, const HutRecord *motion)
{
  gint64 spoiled = hut_public_int (motion, "spoiled", 0);

  hut_screen_add_figure (screen, C_ ("ballot", "Yes"), hut_public_int (motion, "yes", 0),
                         HUT_SCREEN_PATTERN_YES);
  hut_screen_add_figure (screen, C_ ("ballot", "No"), hut_public_int (motion, "no", 0),
                         HUT_SCREEN_PATTERN_NO);
  hut_screen_add_figure (screen, C_ ("ballot", "Abstains"), hut_public_int (motion, "abstain", 0),
                         HUT_SCREEN_PATTERN_ABSTAIN);
  if (spoiled > 0)
    hut_screen_add_figure (screen, C_ ("ballot", "Spoiled"), spoiled, HUT_SCREEN_PATTERN_REST);
  hut_screen_add_figure (screen, C_ ("screen", "Present"), hut_public_int (motion, "present", 0),
                         HUT_SCREEN_PATTERN_NONE);
  hut_screen_add_figure (screen, C_ ("screen", "Entitled"), hut_public_int (motion, "base", 0),
                         HUT_SCREEN_PATTERN_NONE);
}

static void
add_areas (HutScreen *screen, const HutRecord *motion)
{
  if (hut_public_int (motion, "area_base", 0) == 0)
    return;
  hut_screen_add_area (screen, C_ ("ballot", "Yes"), hut_public_int (motion, "area_yes", 0),
                       HUT_SCREEN_PATTERN_YES);
  hut_screen_add_area (screen, C_ ("ballot", "No"), hut_public_int (motion, "area_no", 0),
                       HUT_SCREEN_PATTERN_NO);
  hut_screen_add_area (screen, C_ ("ballot", "Abstains"),
                       hut_public_int (motion, "area_abstain", 0), HUT_SCREEN_PATTERN_ABSTAIN);
}

/* Whom it goes to; else by which article it holds. */
void
hut_screen_take_articles (HutScreen *screen, const HutMeetingView *view, const HutRecord *motion)
{
  g_autofree char *submit = hut_public_text (motion, "submit");
  g_autofree char *citation = hut_public_text (motion, "citation");

  if (submit != NULL)
    hut_screen_take_why (
        screen, submit_words (view, motion, day_of (hut_public_int (motion, "counted_at", 0))));
  else if (citation != NULL && !is_code (motion, "verdict", "opinion"))
    hut_screen_take_why (screen, brief_citation (citation));
}

static gboolean
build_poll (HutScreen *screen, const HutRecord *motion)
{
  g_autofree char *json = hut_public_text (motion, "counts");
  HutCount count;

  if (json == NULL || !hut_count_read (&count, json, NULL))
    return FALSE;
  screen->lead = hut_public_text (motion, "method");
  add_choices (screen, motion, &count);
  return TRUE;
}

gboolean
hut_screen_build_result (HutScreen *screen, const HutMeetingView *view, const HutScreenAsk *ask,
                         HutScreenAudience audience)
{
  const HutRecord *motion = hut_screen_ask_motion (ask, view);
  gboolean announced = is_code (motion, "state", "published");

  if (motion == NULL)
    return FALSE;
  if (!announced && !(audience == HUT_SCREEN_FOR_OPERATOR && is_code (motion, "state", "counted")))
    return screen->kind = HUT_SCREEN_VOTE, hut_screen_build_vote (screen, view, ask);
  begin (screen, view, motion);
  if (is_code (motion, "method", "poll"))
    return build_poll (screen, motion);
  add_counts (screen, motion);
  add_areas (screen, motion);
  screen->verdict = hut_screen_verdict (view, motion, &screen->tone);
  hut_screen_take_why (screen, hut_public_text (motion, "why"));
  hut_screen_take_why (screen, hut_public_text (motion, "arithmetic"));
  hut_screen_take_articles (screen, view, motion);
  return TRUE;
}
