/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Notices: put up, and taken down when their days are over. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-notice-plan.h"

#include "domain/hut-decision-days.h"
#include "domain/hut-minutes.h"
#include "domain/hut-public-text.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* The last instant of the day number @day. */
static HutTime
end_of_day (gint64 day, HutOffice *office)
{
  GTimeZone *zone = hut_minutes_zone (office);
  /* Noon of that day in UTC falls in the day before or in itself: look again. */
  HutTime about = day * HUT_TIME_DAY + HUT_TIME_DAY / 2;
  int off = (int)(day - hut_time_day_number (about, zone));

  return hut_time_day_start (about, zone, off + 1) - 1;
}

static gint64
day_of (HutTime time, HutOffice *office)
{
  return hut_time_day_number (time, hut_minutes_zone (office));
}

HutTime
hut_notice_until (const HutMeeting *meeting, const HutRecord *motion, HutOffice *office,
                  HutTime posted)
{
  g_autoptr (HutDecisionRule) rule = hut_meeting_rule (meeting, motion, office);
  gint64 until;

  if (rule == NULL || !hut_publication_until (rule, hut_office_get_calendar (office),
                                              day_of (posted, office), &until))
    return 0;
  return end_of_day (until, office);
}

static gboolean
hangs_out (const HutMeeting *meeting, const HutRecord *motion)
{
  for (guint i = 0; i < meeting->notices->len; i++)
    if (hut_meeting_is_of (meeting->notices->pdata[i], "motion", &motion->id))
      return TRUE;
  return FALSE;
}

gboolean
hut_notice_result_latest (const HutMeeting *meeting, const HutRecord *motion, HutOffice *office,
                          gint64 *latest)
{
  g_autoptr (HutDecisionRule) rule = hut_meeting_rule (meeting, motion, office);
  HutTime published = hut_record_get_int (motion, "published_at", 0);

  return rule != NULL && published > 0 && !hangs_out (meeting, motion) &&
         hut_publication_latest (rule, day_of (published, office), latest);
}

/* ---- Put up ---- */

static HutRecord *
post (HutRecordPlan *plan, const HutMeetingActing *acting, const char *subject, const char *where,
      HutTime until)
{
  HutRecord *notice = hut_record_plan_create (plan, &hut_kind_notice, NULL);
  g_autofree char *words = hut_public_words (where);

  hut_record_set (notice, "meeting", hut_value_uid (&acting->meeting->meeting->id));
  hut_record_set_text (notice, "subject", subject);
  hut_record_set_int (notice, "posted_at", acting->now);
  hut_record_set_text (notice, "place_name", words);
  if (until > 0)
    hut_record_set_int (notice, "until", until);
  hut_record_set_text (notice, "by", acting->account);
  return notice;
}

static gboolean
check_where (const char *where, GError **error)
{
  return (where != NULL && *where != '\0') ||
         hut_meeting_refuse (error, _ ("Say where the notice hangs."));
}

HutRecordPlan *
hut_notice_plan_post_meeting (const HutMeetingActing *acting, const char *where, GError **error)
{
  const HutRecord *meeting = acting->meeting->meeting;
  HutTime starts_at = hut_record_get_int (meeting, "starts_at", 0);
  HutRecordPlan *plan;

  if (!check_where (where, error))
    return NULL;
  if (hut_record_get_int (meeting, "announced_at", 0) == 0 || starts_at == 0)
    {
      hut_meeting_refuse (error, _ ("The meeting was not announced: its topics can still change."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  post (plan, acting, "meeting", where,
        end_of_day (day_of (starts_at, acting->office), acting->office));
  return plan;
}

HutRecordPlan *
hut_notice_plan_post_result (const HutMeetingActing *acting, const HutUid *id, const char *where,
                             GError **error)
{
  const HutRecord *motion = hut_meeting_find (acting->meeting, id);
  HutRecordPlan *plan;
  HutRecord *notice;

  if (!check_where (where, error))
    return NULL;
  if (motion == NULL || motion->kind != &hut_kind_motion ||
      g_strcmp0 (hut_record_get_text (motion, "state"), "published") != 0)
    {
      hut_meeting_refuse (error, _ ("The result was not announced yet."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  notice = post (plan, acting, "result", where,
                 hut_notice_until (acting->meeting, motion, acting->office, acting->now));
  hut_record_set (notice, "motion", hut_value_uid (id));
  return plan;
}

/* ---- Taken down ---- */

static gboolean
hangs (const HutRecord *notice)
{
  return hut_record_get_int (notice, "taken_down_at", 0) == 0;
}

gboolean
hut_notice_may_come_down (const HutRecord *notice, HutOffice *office, HutTime now)
{
  HutTime until = hut_record_get_int (notice, "until", 0);

  return hangs (notice) && until > 0 && day_of (now, office) > day_of (until, office);
}

HutRecordPlan *
hut_notice_plan_take_down (const HutRecord *notice, HutOffice *office, HutTime now, GError **error)
{
  HutTime until = hut_record_get_int (notice, "until", 0);
  HutRecordPlan *plan;
  HutRecord *next;

  if (!hangs (notice))
    {
      hut_meeting_refuse (error, _ ("The notice was taken down already."));
      return NULL;
    }
  if (until > 0 && !hut_notice_may_come_down (notice, office, now))
    {
      g_autofree char *day =
          hut_time_format (until, hut_minutes_zone (office), C_ ("day in minutes", "%Y-%m-%d"));

      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                   _ ("The notice has to stay up to the end of %s."), day);
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, notice);
  hut_record_plan_expect (plan, next, "taken_down_at");
  hut_record_set_int (next, "taken_down_at", now);
  return plan;
}

HutRecordPlan *
hut_notice_plan_strike (const HutRecord *notice, const char *reason, GError **error)
{
  HutRecordPlan *plan;

  if (reason == NULL || *reason == '\0')
    {
      hut_meeting_refuse (error, _ ("A notice is struck out with a reason."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_record_plan_change (plan, notice), "void_reason", reason);
  return plan;
}
