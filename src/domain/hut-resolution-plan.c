/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with resolutions. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-resolution-plan.h"

#include "domain/hut-council-rules.h"
#include "domain/hut-minutes.h"
#include "domain/hut-task.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* Stripped, numbers of telephones masked; NULL where nothing is left. */
static char *
clean (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped != NULL && *stripped != '\0' ? hut_telephone_mask_in (stripped) : NULL;
}

static gboolean
is_state (const HutRecord *resolution, const char *state)
{
  return g_strcmp0 (hut_record_get_text (resolution, "state"), state) == 0;
}

static gboolean
check_open (const HutRecord *resolution, GError **error)
{
  return is_state (resolution, "open") ||
         hut_meeting_refuse (error, _ ("The resolution is not being carried out any more."));
}

static HutRecord *
change (HutRecordPlan *plan, const HutRecord *kept)
{
  HutRecord *next = hut_record_plan_change (plan, kept);

  hut_record_plan_expect (plan, next, "state");
  return next;
}

static HutRecord *
step (HutRecordPlan *plan, const HutRecord *kept, const char *state, GError **error)
{
  HutRecord *next;

  if (!hut_council_step_allowed (&hut_kind_resolution, hut_record_get_text (kept, "state"), state))
    {
      hut_meeting_refuse (error, _ ("The resolution does not stand where this can be done."));
      return NULL;
    }
  next = change (plan, kept);
  hut_record_set_text (next, "state", state);
  return next;
}

/* ---- Made ---- */

HutRecord *
hut_resolution_of_motion (const HutMeeting *meeting, const HutRecord *motion)
{
  HutUid id = hut_uid_new ();
  HutRecord *said = hut_record_new (&hut_kind_resolution, &id, NULL);

  hut_record_set (said, "meeting", hut_value_uid (&meeting->meeting->id));
  hut_record_set (said, "topic", hut_value_copy (hut_record_get (motion, "topic")));
  hut_record_set (said, "motion", hut_value_uid (&motion->id));
  hut_record_set_text (said, "title", hut_record_get_text (motion, "title"));
  return said;
}

/* What was voted down, or has no verdict, was not decided; an opinion can be followed. */
static gboolean
check_motion (const HutRecord *motion, GError **error)
{
  const char *verdict = hut_record_get_text (motion, "verdict");
  const char *state = hut_record_get_text (motion, "state");

  if (g_strcmp0 (state, "counted") != 0 && g_strcmp0 (state, "published") != 0)
    return hut_meeting_refuse (error, _ ("The motion was not voted on."));
  if (g_strcmp0 (hut_record_get_text (motion, "method"), "poll") == 0)
    return TRUE;
  if (g_strcmp0 (verdict, "passed") == 0 || g_strcmp0 (verdict, "opinion") == 0)
    return TRUE;
  return hut_meeting_refuse (error, _ ("The motion was not carried: nothing follows from it."));
}

static gboolean
check_said (const HutRecord *said, GError **error)
{
  g_autofree char *title = clean (hut_record_get_text (said, "title"));

  return title != NULL || hut_meeting_refuse (error, _ ("A resolution needs words."));
}

/* What a person says of a resolution goes to @next. */
static void
take_over (HutRecord *next, const HutRecord *said)
{
  static const char *const texts[] = { "title", "unit", "assignee" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = clean (hut_record_get_text (said, texts[i]));

      hut_record_set_text (next, texts[i], text);
    }
  hut_record_set (next, "due_at", hut_value_copy (hut_record_get (said, "due_at")));
}

HutRecordPlan *
hut_resolution_plan_add (const HutMeetingActing *acting, const HutRecord *said, GError **error)
{
  const HutMeeting *meeting = acting->meeting;
  const HutRecord *motion = hut_meeting_of (meeting, said, "motion");
  const HutRecord *topic = hut_meeting_of (meeting, said, "topic");
  HutRecordPlan *plan;
  HutRecord *next;

  if (hut_record_get_int (meeting->meeting, "opened_at", 0) == 0)
    {
      hut_meeting_refuse (error, _ ("The meeting was not opened yet."));
      return NULL;
    }
  if (!check_said (said, error) || (motion != NULL && !check_motion (motion, error)))
    return NULL;
  plan = hut_record_plan_new ();
  next = hut_record_plan_create (plan, &hut_kind_resolution, &said->id);
  take_over (next, said);
  hut_record_set (next, "meeting", hut_value_uid (&meeting->meeting->id));
  if (topic != NULL)
    hut_record_set (next, "topic", hut_value_uid (&topic->id));
  if (motion != NULL)
    hut_record_set (next, "motion", hut_value_uid (&motion->id));
  hut_record_set_text (next, "state", "open");
  hut_record_set_int (next, "progress", 0);
  return plan;
}

HutRecordPlan *
hut_resolution_plan_edit (const HutRecord *kept, const HutRecord *said, GError **error)
{
  HutRecordPlan *plan;

  if (!check_open (kept, error) || !check_said (said, error))
    return NULL;
  plan = hut_record_plan_new ();
  take_over (change (plan, kept), said);
  return plan;
}

/* ---- Carried out ---- */

static gboolean
check_target (const HutRecord *resolution, GError **error)
{
  if (!check_open (resolution, error))
    return FALSE;
  return hut_record_get_text (resolution, "target") == NULL ||
         hut_meeting_refuse (error, _ ("The resolution is being carried out as a task or case "
                                       "already."));
}

/* @made is how @resolution is carried out. */
static void
refer (HutRecordPlan *plan, const HutRecord *resolution, const HutRecord *made, const char *kind)
{
  HutRecord *next = change (plan, resolution);

  hut_record_plan_expect (plan, next, "target");
  hut_record_set_text (next, "target_kind", kind);
  hut_record_set (next, "target", hut_value_uid (&made->id));
}

HutRecordPlan *
hut_resolution_plan_to_task (const HutMeetingActing *acting, const HutRecord *resolution,
                             GError **error)
{
  const HutTaskGiven given = { .title = hut_record_get_text (resolution, "title"),
                               .unit = hut_record_get_text (resolution, "unit"),
                               .assignee = hut_record_get_text (resolution, "assignee"),
                               .due_at = hut_record_get_int (resolution, "due_at", 0) };
  g_autoptr (HutRecord) task = NULL;
  HutRecordPlan *plan;
  HutRecord *next;

  if (!check_target (resolution, error))
    return NULL;
  task = hut_task_new (&given, acting->account, acting->now, error);
  if (task == NULL)
    return NULL;
  plan = hut_record_plan_new ();
  next = hut_record_plan_create (plan, &hut_kind_task, &task->id);
  for (guint i = 0; i < next->kind->n_fields; i++)
    hut_record_set (next, next->kind->fields[i].name, hut_value_copy (&task->values[i]));
  refer (plan, resolution, next, "task");
  return plan;
}

/* "杏花里社区议事会第四次会议，2026年10月26日 19:00", for who reads the case. */
static char *
origin_words (const HutMeetingActing *acting, const HutRecord *topic)
{
  const HutRecord *meeting = acting->meeting->meeting;
  const char *text = topic != NULL ? hut_record_get_text (topic, "text") : NULL;
  g_autofree char *when =
      hut_minutes_time (hut_record_get_int (meeting, "opened_at", 0), acting->office);
  /* Translators: a meeting, and when it was. */
  g_autofree char *origin =
      g_strdup_printf (_ ("Resolution of “%s”, %s."), hut_record_get_text (meeting, "title"), when);

  return text != NULL ? g_strconcat (origin, "\n", text, NULL) : g_steal_pointer (&origin);
}

HutRecordPlan *
hut_resolution_plan_to_case (const HutMeetingActing *acting, const HutRecord *resolution,
                             GError **error)
{
  const HutRecord *topic = hut_meeting_of (acting->meeting, resolution, "topic");
  const HutRecord *body = acting->meeting->body;
  g_autofree char *text = origin_words (acting, topic);
  g_autofree char *masked = hut_telephone_mask_in (text);
  HutRecordPlan *plan;
  HutRecord *made;

  if (!check_target (resolution, error))
    return NULL;
  plan = hut_record_plan_new ();
  made = hut_record_plan_create (plan, &hut_kind_case, NULL);
  hut_record_set_text (made, "title", hut_record_get_text (resolution, "title"));
  hut_record_set_text (made, "text", masked);
  hut_record_set_text (made, "channel", "council");
  hut_record_set_text (made, "state", "received");
  hut_record_set_int (made, "created_at", acting->now);
  if (topic != NULL)
    hut_record_set (made, "place", hut_value_copy (hut_record_get (topic, "place")));
  if (body != NULL)
    hut_record_set_text (made, "community", hut_record_get_text (body, "community"));
  if (hut_record_get_int (resolution, "due_at", 0) > acting->now)
    {
      hut_record_set (made, "due_at", hut_value_copy (hut_record_get (resolution, "due_at")));
      hut_record_set_text (made, "due_source", "entered");
    }
  refer (plan, resolution, made, "case");
  return plan;
}

static gboolean
check_percent (int percent, GError **error)
{
  return (percent >= 0 && percent <= 100) ||
         hut_meeting_refuse (error, _ ("Progress goes from 0 to 100 per cent."));
}

HutRecordPlan *
hut_resolution_plan_progress (const HutRecord *resolution, int percent, const char *words,
                              GError **error)
{
  g_autofree char *masked = clean (words);
  HutRecordPlan *plan;
  HutRecord *next;

  if (!check_open (resolution, error) || !check_percent (percent, error))
    return NULL;
  plan = hut_record_plan_new ();
  next = change (plan, resolution);
  hut_record_set_int (next, "progress", percent);
  if (masked != NULL)
    hut_record_set_text (next, "progress_words", masked);
  return plan;
}

HutRecordPlan *
hut_resolution_plan_done (const HutRecord *resolution, const char *words, HutTime now,
                          GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  g_autofree char *masked = clean (words);
  HutRecord *next = step (plan, resolution, "done", error);

  if (next == NULL)
    return NULL;
  hut_record_set_int (next, "done_at", now);
  hut_record_set_int (next, "progress", 100);
  if (masked != NULL)
    hut_record_set_text (next, "progress_words", masked);
  return g_steal_pointer (&plan);
}

/* ---- Reported and rechecked ---- */

static gboolean
check_report (const HutMeetingActing *acting, const HutRecord *resolution, GError **error)
{
  const HutRecord *minutes = acting->meeting->minutes;

  if (hut_meeting_is_of (resolution, "meeting", &acting->meeting->meeting->id))
    return hut_meeting_refuse (error, _ ("A resolution is reported at a later meeting."));
  if (is_state (resolution, "dropped"))
    return hut_meeting_refuse (error, _ ("The resolution was given up."));
  if (hut_record_get_int (acting->meeting->meeting, "opened_at", 0) == 0)
    return hut_meeting_refuse (error, _ ("The meeting was not opened yet."));
  return minutes == NULL || g_strcmp0 (hut_record_get_text (minutes, "state"), "signed") != 0 ||
         hut_meeting_refuse (error, _ ("The minutes are signed, and stand. Write an addendum."));
}

HutRecordPlan *
hut_resolution_plan_report (const HutMeetingActing *acting, const HutRecord *resolution,
                            int percent, const char *words, GError **error)
{
  gboolean open = is_state (resolution, "open");
  g_autofree char *masked = clean (words);
  g_autoptr (HutRecordPlan) plan = NULL;
  HutRecord *report, *next;

  if (!check_report (acting, resolution, error) || !check_percent (percent, error))
    return NULL;
  plan = hut_record_plan_new ();
  report = hut_record_plan_create (plan, &hut_kind_report, NULL);
  hut_record_set (report, "meeting", hut_value_uid (&acting->meeting->meeting->id));
  hut_record_set (report, "resolution", hut_value_uid (&resolution->id));
  hut_record_set (report, "state", hut_value_copy (hut_record_get (resolution, "state")));
  hut_record_set_int (report, "progress", open ? percent : 100);
  hut_record_set_text (report, "words", masked);
  hut_record_set_int (report, "at", acting->now);
  hut_record_set_text (report, "by", acting->account);
  next = change (plan, resolution);
  hut_record_set (next, "reported_in", hut_value_uid (&acting->meeting->meeting->id));
  if (!open)
    return g_steal_pointer (&plan);
  hut_record_set_int (next, "progress", percent);
  if (masked != NULL)
    hut_record_set_text (next, "progress_words", masked);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_resolution_plan_recheck (const HutRecord *resolution, HutRecheck result, const char *words,
                             HutTime now, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  g_autofree char *masked = clean (words);
  gboolean holds = result == HUT_RECHECK_HOLDS;
  HutRecord *next;

  if (masked == NULL)
    {
      hut_meeting_refuse (error, _ ("Say what was found on the spot."));
      return NULL;
    }
  if (is_state (resolution, "open"))
    {
      hut_meeting_refuse (error, _ ("The resolution is still being carried out."));
      return NULL;
    }
  next = holds && is_state (resolution, "checked")
             ? change (plan, resolution)
             : step (plan, resolution, holds ? "checked" : "open", error);
  if (next == NULL)
    return NULL;
  hut_record_set_int (next, "recheck_at", now);
  hut_record_set_text (next, "recheck_result", holds ? "holds" : "fails");
  hut_record_set_text (next, "recheck_words", masked);
  if (!holds)
    hut_record_set (next, "done_at", (HutValue)HUT_VALUE_INIT);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_resolution_plan_drop (const HutRecord *resolution, const char *why, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  g_autofree char *masked = clean (why);
  HutRecord *next;

  if (masked == NULL)
    {
      hut_meeting_refuse (error, _ ("A resolution is given up with a reason."));
      return NULL;
    }
  next = step (plan, resolution, "dropped", error);
  if (next == NULL)
    return NULL;
  hut_record_set_text (next, "progress_words", masked);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_resolution_plan_take_up (const HutRecord *resolution, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  HutRecord *next = step (plan, resolution, "open", error);

  if (next == NULL)
    return NULL;
  hut_record_set (next, "done_at", (HutValue)HUT_VALUE_INIT);
  return g_steal_pointer (&plan);
}
