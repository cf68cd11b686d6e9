/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with matches. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-match-plan.h"

#include "base/hut-json.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

static gboolean
is_in (const HutRecord *record, const char *state)
{
  const char *now = record->kind == &hut_kind_match ? hut_match_state (record)
                                                    : hut_record_get_text (record, "state");

  return g_strcmp0 (now, state) == 0;
}

static char *
reasons_of (const HutMatchScore *score)
{
  g_autoptr (JsonObject) reasons = json_object_new ();

  for (guint i = 0; i < HUT_N_MATCH_GROUNDS; i++)
    {
      JsonArray *pair = json_array_new ();

      json_array_add_int_element (pair, score->points[i]);
      json_array_add_string_element (pair, score->words[i] != NULL ? score->words[i] : "");
      json_object_set_array_member (reasons, hut_match_ground_name (i), pair);
    }
  return hut_json_print_object (reasons);
}

static void
set_score (HutRecord *match, const HutRosterActing *acting, const HutMatchScore *score)
{
  g_autofree char *reasons = reasons_of (score);

  hut_record_set_int (match, "score", score->score);
  hut_record_set_text (match, "reasons", reasons);
  hut_record_set_int (match, "at", acting->now);
  hut_record_set_text (match, "by", acting->account);
  hut_record_set_text (match, "state", "open");
}

HutRecordPlan *
hut_match_plan_make (const HutRosterActing *acting, const HutRecord *need,
                     const HutMatchScore *score, const HutRecord *dropped, GError **error)
{
  HutUid id = hut_match_id (acting->stream, &need->id, &score->resource->id);
  HutRecordPlan *plan;
  HutRecord *match;

  if (is_in (need, "closed") || (dropped != NULL && !is_in (dropped, "dropped")))
    {
      refuse (error,
              dropped != NULL ? _ ("These two are matched already.") : _ ("This need is closed."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  if (dropped != NULL)
    {
      match = hut_record_plan_change (plan, dropped);
      hut_record_plan_expect (plan, match, "state");
    }
  else
    {
      match = hut_record_plan_create (plan, &hut_kind_match, &id);
      hut_record_set (match, "need", hut_value_uid (&need->id));
      hut_record_set (match, "resource", hut_value_uid (&score->resource->id));
    }
  set_score (match, acting, score);
  return plan;
}

static const char *
rating_field (HutMatchSide side)
{
  return side == HUT_MATCH_NEED_SIDE ? "need_rating" : "resource_rating";
}

static gboolean
has (const HutRecord *match, HutMatchStep step, HutMatchSide side)
{
  return hut_record_get (match, hut_match_step_field (step, side))->type != HUT_VALUE_NONE;
}

static gboolean
check_step (const HutRecord *match, HutMatchStep step, HutMatchSide side, int rating,
            GError **error)
{
  if (!is_in (match, "open"))
    return refuse (error, _ ("This match is not under way."));
  if (has (match, step, side))
    return refuse (error, _ ("This side has taken the step already."));
  if (step > HUT_MATCH_COLLECTED && !has (match, step - 1, side))
    return refuse (error, _ ("This side has not taken the step before it."));
  if (step == HUT_MATCH_RATED && (rating < 1 || rating > 5))
    return refuse (error, _ ("A rating from 1 to 5 is needed."));
  return TRUE;
}

HutRecordPlan *
hut_match_plan_step (const HutRosterActing *acting, const HutRecord *match, HutMatchStep step,
                     HutMatchSide side, int rating, GError **error)
{
  HutRecordPlan *plan;
  HutRecord *next;

  if (!check_step (match, step, side, rating, error))
    return NULL;
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, match);
  hut_record_set_int (next, hut_match_step_field (step, side), acting->now);
  hut_record_plan_hold (plan, next, "state");
  if (step != HUT_MATCH_RATED)
    return plan;
  hut_record_set_int (next, rating_field (side), rating);
  if (has (next, step, !side))
    hut_record_set_text (next, "state", "done");
  return plan;
}

HutRecordPlan *
hut_match_plan_untick (const HutRosterActing *acting, const HutRecord *match, HutMatchSide side,
                       GError **error)
{
  int step = HUT_MATCH_RATED;
  HutRecordPlan *plan;
  HutRecord *next;

  while (step >= 0 && !has (match, step, side))
    step--;
  if (step < 0 || is_in (match, "dropped"))
    {
      refuse (error, step < 0 ? _ ("This side has taken no step yet.")
                              : _ ("This match is not under way."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, match);
  hut_record_set (next, hut_match_step_field (step, side), (HutValue)HUT_VALUE_INIT);
  hut_record_plan_hold (plan, next, "state");
  if (step == HUT_MATCH_RATED)
    hut_record_set (next, rating_field (side), (HutValue)HUT_VALUE_INIT);
  if (is_in (match, "done"))
    hut_record_set_text (next, "state", "open");
  return plan;
}

HutRecordPlan *
hut_match_plan_drop (const HutRosterActing *acting, const HutRecord *match, const char *why,
                     GError **error)
{
  g_autofree char *words = hut_roster_clean (why);
  HutRecordPlan *plan;
  HutRecord *next;

  if (words == NULL || !is_in (match, "open"))
    {
      refuse (error, words == NULL ? _ ("Say why nothing comes of it.")
                                   : _ ("This match is not under way."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, match);
  hut_record_set_text (next, "state", "dropped");
  hut_record_set_text (next, "words", words);
  hut_record_plan_expect (plan, next, "state");
  return plan;
}

HutRecordPlan *
hut_match_plan_resume (const HutRosterActing *acting, const HutRecord *match, GError **error)
{
  HutRecordPlan *plan;
  HutRecord *next;

  if (!is_in (match, "dropped"))
    {
      refuse (error, _ ("This match was not dropped."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, match);
  hut_record_set_text (next, "state", "open");
  hut_record_plan_expect (plan, next, "state");
  return plan;
}

HutRecordPlan *
hut_match_plan_link (const HutRosterActing *acting, const HutRecord *match,
                     const HutRecord *project, GError **error)
{
  HutRecordPlan *plan;
  HutRecord *next;

  if (project != NULL && g_strcmp0 (hut_record_get_text (project, "list"), "project") != 0)
    {
      refuse (error, _ ("A match is part of a project of the list of projects."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, match);
  hut_record_set (next, "project",
                  project != NULL ? hut_value_uid (&project->id) : (HutValue)HUT_VALUE_INIT);
  return plan;
}
