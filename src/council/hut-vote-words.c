/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A motion in words. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-vote-words.h"

#include "base/hut-json.h"
#include "domain/hut-decision-words.h"
#include "domain/hut-motion-standing.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static gboolean
is_state (const HutRecord *motion, const char *state)
{
  return g_strcmp0 (hut_record_get_text (motion, "state"), state) == 0;
}

static gboolean
is_method (const HutRecord *motion, const char *method)
{
  return g_strcmp0 (hut_record_get_text (motion, "method"), method) == 0;
}

GStrv
hut_vote_words_choices (const HutRecord *motion)
{
  const char *json = hut_record_get_text (motion, "choices");
  g_autoptr (JsonNode) node = json != NULL ? hut_json_parse (json, -1, NULL) : NULL;
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *choice = json_node_get_string (json_array_get_element (array, i));

      g_strv_builder_add (choices, choice != NULL ? choice : "");
    }
  return g_strv_builder_end (choices);
}

/* ---- Before it is counted ---- */

char *
hut_vote_words_how (const HutMeetingView *view, const HutRecord *motion)
{
  g_autoptr (HutMotionRoll) roll = hut_motion_roll_new (view->meeting, motion, view->office);
  const HutDecisionRule *rule = roll->rule;
  const char *method = hut_field_code_label (hut_kind_field (&hut_kind_motion, "method"),
                                             hut_record_get_text (motion, "method"));
  g_autofree char *words = rule != NULL ? hut_decision_rule_words (rule) : NULL;
  const HutTally tally = { .subject = hut_record_get_text (motion, "subject") };
  g_autofree char *submit = NULL;
  g_autoptr (GString) how = g_string_new (NULL);
  HutMotionStanding standing;

  hut_motion_standing (view->meeting, motion, roll, view->made_at, &standing);
  g_string_printf (how, _ ("Present %d of %d"), (int)standing.present, (int)standing.base);
  g_string_append_printf (how, " · %s", method);
  if (rule != NULL)
    g_string_append_printf (how, " · %s%s%s", rule->name, words != NULL ? " · " : "",
                            words != NULL ? words : "");
  if (rule != NULL)
    submit = hut_decision_submit (view->office, &tally, &standing.decision);
  if (submit != NULL)
    g_string_append_printf (how, "\n%s", submit);
  return g_string_free (g_steal_pointer (&how), FALSE);
}

char *
hut_vote_words_quorum (const HutMeetingView *view, const HutRecord *motion, gboolean *reached)
{
  g_autoptr (HutMotionRoll) roll = NULL;
  HutMotionStanding standing;

  if (is_method (motion, "poll") || (!is_state (motion, "ready") && !is_state (motion, "voting")))
    return NULL;
  roll = hut_motion_roll_new (view->meeting, motion, view->office);
  hut_motion_standing (view->meeting, motion, roll, view->made_at, &standing);
  if (reached != NULL)
    *reached = standing.decision.quorum == HUT_QUORUM_REACHED;
  return hut_motion_quorum_words (roll, &standing);
}

char *
hut_vote_words_count (const HutMeetingView *view, const HutRecord *motion, gboolean *known)
{
  g_autoptr (HutMotionRoll) roll = NULL;
  g_autoptr (GError) error = NULL;
  HutTally tally;

  if (is_method (motion, "poll"))
    {
      *known = hut_record_get_text (motion, "count_1") != NULL;
      return g_strdup (*known ? _ ("Counted") : _ ("Nobody has counted yet"));
    }
  roll = hut_motion_roll_new (view->meeting, motion, view->office);
  *known = hut_motion_tally (view->meeting, motion, roll, 0, &tally, &error);
  if (!*known)
    return g_strdup (error->message);
  if (is_method (motion, "secret"))
    return g_strdup_printf (_ ("Both counters agree · %d = %d"),
                            (int)hut_tally_taking_part (&tally),
                            (int)hut_tally_taking_part (&tally));
  return g_strdup_printf (_ ("%d for · %d against · %d abstaining · %d not voted"), (int)tally.yes,
                          (int)tally.no, (int)tally.abstain, (int)tally.not_voted);
}

/* ---- After ---- */

static char *
poll_words (const HutRecord *motion)
{
  g_auto (GStrv) choices = hut_vote_words_choices (motion);
  const char *json = hut_record_get_text (motion, "counts");
  GString *words;
  HutCount count;

  if (json == NULL || !hut_count_read (&count, json, NULL))
    return NULL;
  words = g_string_new (NULL);
  for (guint i = 0; choices[i] != NULL && i < count.n_choices; i++)
    g_string_append_printf (words, "%s%s: %d", i > 0 ? "\n" : "", choices[i],
                            (int)count.choices[i]);
  return g_string_free (words, FALSE);
}

char *
hut_vote_words_why (const HutRecord *motion)
{
  static const char *const fields[] = { "why", "arithmetic", "submit", "citation" };
  GString *words;

  if (is_method (motion, "poll"))
    return poll_words (motion);
  words = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (hut_record_get_text (motion, fields[i]) != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "",
                              hut_record_get_text (motion, fields[i]));
  return g_string_free (words, FALSE);
}
