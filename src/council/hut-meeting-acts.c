/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Acts with their values. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-meeting-acts.h"

#include "domain/hut-motion-plan.h"

typedef struct
{
  HutMeetingOfOne plan;
  HutUid first, second;
  char *code, *text, *json;
  guint which;
} Values;

static void
values_free (gpointer data)
{
  Values *values = data;

  g_free (values->code);
  g_free (values->text);
  g_free (values->json);
  g_free (values);
}

static void
act (HutMeetingDesk *desk, HutMeetingPlanner planner, Values values, HutMeetingDone done,
     gpointer data)
{
  hut_meeting_desk_do (desk, planner, g_memdup2 (&values, sizeof values), values_free, done, data);
}

static HutRecordPlan *
plan_one (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Values *values = args;

  return values->plan (acting, &values->first, error);
}

void
hut_meeting_do_told (HutMeetingDesk *desk, HutMeetingOfOne plan, const HutUid *id,
                     HutMeetingDone done, gpointer data)
{
  act (desk, plan_one, (Values){ .plan = plan, .first = *id }, done, data);
}

static HutRecordPlan *
plan_arrive (const HutMeetingActing *acting, gpointer args, GError **error)
{
  return hut_meeting_plan_arrive (acting, &((const Values *)args)->first, NULL, error);
}

void
hut_meeting_arrive (HutMeetingDesk *desk, const HutUid *member, HutMeetingDone done, gpointer data)
{
  act (desk, plan_arrive, (Values){ .first = *member }, done, data);
}

static HutRecordPlan *
plan_ask (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Values *values = args;

  return hut_speech_plan_ask (acting, &values->first, values->code, error);
}

void
hut_meeting_ask_speech (HutMeetingDesk *desk, const HutUid *member, const char *stand,
                        HutMeetingDone done, gpointer data)
{
  act (desk, plan_ask, (Values){ .first = *member, .code = g_strdup (stand) }, done, data);
}

static HutRecordPlan *
plan_note (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Values *values = args;

  return hut_speech_plan_note (acting, &values->first, values->text, error);
}

void
hut_meeting_note_speech (HutMeetingDesk *desk, const HutUid *speech, const char *text)
{
  act (desk, plan_note, (Values){ .first = *speech, .text = g_strdup (text) }, NULL, NULL);
}

static HutRecordPlan *
plan_views (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Values *values = args;

  return hut_topic_plan_note (acting, &values->first, values->text, error);
}

void
hut_meeting_note_topic (HutMeetingDesk *desk, const HutUid *topic, const char *views,
                        HutMeetingDone done, gpointer data)
{
  act (desk, plan_views, (Values){ .first = *topic, .text = g_strdup (views) }, done, data);
}

static gboolean
is_hands (const HutMeetingActing *acting, const HutUid *id)
{
  const HutRecord *motion = hut_meeting_find (acting->meeting, id);

  return motion != NULL && g_strcmp0 (hut_record_get_text (motion, "method"), "hands") == 0;
}

static HutRecordPlan *
plan_count (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Values *values = args;
  const char *counter = *values->text != '\0' ? values->text : NULL;
  HutCount count;

  if (!hut_count_read (&count, values->json, error))
    return NULL;
  if (!is_hands (acting, &values->first))
    return hut_motion_plan_count (acting, &values->first, values->which, counter, &count, error);
  if (!hut_meeting_is_led_by (acting->meeting, &acting->desk))
    return hut_motion_plan_tally (acting, &values->first, values->code, &count, error);
  return hut_motion_plan_block (acting, &values->first, values->code, &count, error);
}

void
hut_meeting_count (HutMeetingDesk *desk, const HutUid *motion, guint which, const char *block,
                   const char *json, const char *counter, HutMeetingDone done, gpointer data)
{
  act (desk, plan_count,
       (Values){ .first = *motion,
                 .which = which,
                 .code = g_strdup (block),
                 .json = g_strdup (json),
                 .text = g_strdup (counter) },
       done, data);
}

static HutRecordPlan *
plan_cast (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Values *values = args;

  return hut_motion_plan_ballot (acting, &values->first, &values->second, values->code, error);
}

void
hut_meeting_cast (HutMeetingDesk *desk, const HutUid *motion, const HutUid *member,
                  const char *choice, HutMeetingDone done, gpointer data)
{
  act (desk, plan_cast, (Values){ .first = *motion, .second = *member, .code = g_strdup (choice) },
       done, data);
}
