/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with minutes. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-minutes-plan.h"

#include "domain/hut-council-rules.h"
#include "domain/hut-minutes.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_state (const HutRecord *minutes, const char *state)
{
  return g_strcmp0 (hut_record_get_text (minutes, "state"), state) == 0;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* The minutes that are there; NULL with RULE. */
static const HutRecord *
find_minutes (const HutMeetingActing *acting, GError **error)
{
  if (acting->meeting->minutes == NULL)
    hut_meeting_refuse (error, _ ("No minutes were drafted yet."));
  return acting->meeting->minutes;
}

static HutRecord *
step (HutRecordPlan *plan, const HutRecord *kept, const char *state, GError **error)
{
  HutRecord *next;

  if (!hut_council_step_allowed (&hut_kind_minutes, hut_record_get_text (kept, "state"), state))
    {
      hut_meeting_refuse (error, is_state (kept, "signed")
                                     ? _ ("The minutes are signed, and stand. Write an addendum.")
                                     : _ ("The minutes do not stand where this can be done."));
      return NULL;
    }
  next = hut_record_plan_change (plan, kept);
  hut_record_set_text (next, "state", state);
  hut_record_plan_expect (plan, next, "state");
  hut_record_plan_expect (plan, next, "text");
  return next;
}

/* One record of minutes for each meeting, whichever desk drafts it. */
static HutUid
minutes_id (const HutMeetingActing *acting)
{
  char key[HUT_UID_STRING_LEN + 1];

  return hut_uid_from_key (acting->stream, hut_kind_minutes.name,
                           hut_uid_print (&acting->meeting->meeting->id, key));
}

static HutRecord *
begin_draft (HutRecordPlan *plan, const HutMeetingActing *acting, GError **error)
{
  const HutRecord *kept = acting->meeting->minutes;
  HutUid id = minutes_id (acting);
  HutRecord *next;

  if (kept == NULL)
    {
      next = hut_record_plan_create (plan, &hut_kind_minutes, &id);
      hut_record_set (next, "meeting", hut_value_uid (&acting->meeting->meeting->id));
      hut_record_set_text (next, "state", "draft");
      return next;
    }
  if (!is_state (kept, "draft"))
    {
      hut_meeting_refuse (error, is_state (kept, "signed")
                                     ? _ ("The minutes are signed, and stand. Write an addendum.")
                                     : _ ("The minutes are approved. Take that back to change "
                                          "them."));
      return NULL;
    }
  next = hut_record_plan_change (plan, kept);
  hut_record_plan_expect (plan, next, "state");
  hut_record_plan_expect (plan, next, "text");
  return next;
}

HutRecordPlan *
hut_minutes_plan_draft (const HutMeetingActing *acting, GHashTable *unit_names, GError **error)
{
  const HutMinutesSource source = { acting->meeting, acting->office, unit_names };
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  g_autofree char *text = NULL;
  g_autofree char *log = NULL;
  HutRecord *next;

  if (hut_record_get_int (acting->meeting->meeting, "opened_at", 0) == 0)
    {
      hut_meeting_refuse (error, _ ("The meeting was not opened yet."));
      return NULL;
    }
  next = begin_draft (plan, acting, error);
  if (next == NULL)
    return NULL;
  text = hut_minutes_write (&source);
  log = hut_minutes_write_log (&source);
  hut_record_set_text (next, "text", text);
  hut_record_set_text (next, "log", log);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_minutes_plan_edit (const HutMeetingActing *acting, const char *text, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  g_autofree char *masked = hut_telephone_mask_in (text);
  HutRecord *next;

  if (find_minutes (acting, error) == NULL)
    return NULL;
  if (is_empty (text) || strlen (masked) > HUT_MINUTES_MAX)
    {
      hut_meeting_refuse (error, is_empty (text)
                                     ? _ ("Minutes without a word are none.")
                                     : _ ("The minutes are too long to be kept: they take some "
                                          "20,000 characters. Put the rest into a paper of its "
                                          "own."));
      return NULL;
    }
  next = begin_draft (plan, acting, error);
  if (next == NULL)
    return NULL;
  hut_record_set_text (next, "text", masked);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_minutes_plan_approve (const HutMeetingActing *acting, const char *by, GError **error)
{
  const HutMinutesSource source = { acting->meeting, acting->office, NULL };
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_minutes (acting, error);
  g_autofree char *log = NULL;
  HutRecord *next;

  if (kept == NULL)
    return NULL;
  if (g_strcmp0 (hut_meeting_get_state (acting->meeting), "closed") != 0 || is_empty (by))
    {
      hut_meeting_refuse (error, is_empty (by) ? _ ("Say who approves the minutes.")
                                               : _ ("Minutes are approved after the meeting is "
                                                    "closed."));
      return NULL;
    }
  next = step (plan, kept, "approved", error);
  if (next == NULL)
    return NULL;
  log = hut_minutes_write_log (&source);
  hut_record_set_text (next, "log", log);
  hut_record_set_text (next, "approved_by", by);
  hut_record_set_int (next, "approved_at", acting->now);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_minutes_plan_reopen (const HutMeetingActing *acting, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_minutes (acting, error);
  HutRecord *next = kept != NULL ? step (plan, kept, "draft", error) : NULL;

  if (next == NULL)
    return NULL;
  hut_record_set (next, "approved_by", (HutValue)HUT_VALUE_INIT);
  hut_record_set (next, "approved_at", (HutValue)HUT_VALUE_INIT);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_minutes_plan_sign (const HutMeetingActing *acting, const char *by, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_minutes (acting, error);
  g_autofree char *sum = NULL;
  HutRecord *next;

  if (kept == NULL)
    return NULL;
  if (is_empty (by))
    {
      hut_meeting_refuse (error, _ ("Say who signs the minutes."));
      return NULL;
    }
  next = step (plan, kept, "signed", error);
  if (next == NULL)
    return NULL;
  sum = hut_minutes_sha256 (hut_record_get_text (kept, "text"), hut_record_get_text (kept, "log"));
  hut_record_set_text (next, "sha256", sum);
  hut_record_set_text (next, "signed_by", by);
  hut_record_set_int (next, "signed_at", acting->now);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_minutes_plan_addendum (const HutMeetingActing *acting, const char *text, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_minutes (acting, error);
  g_autofree char *masked = hut_telephone_mask_in (text);
  HutRecord *addendum;

  if (kept == NULL)
    return NULL;
  if (!is_state (kept, "signed") || is_empty (text))
    {
      hut_meeting_refuse (error, is_empty (text)
                                     ? _ ("An addendum needs words.")
                                     : _ ("Minutes that are not signed are changed themselves."));
      return NULL;
    }
  addendum = hut_record_plan_create (plan, &hut_kind_addendum, NULL);
  hut_record_set (addendum, "minutes", hut_value_uid (&kept->id));
  hut_record_set (addendum, "meeting", hut_value_uid (&acting->meeting->meeting->id));
  hut_record_set_text (addendum, "text", masked);
  hut_record_set_int (addendum, "at", acting->now);
  hut_record_set_text (addendum, "by", acting->account);
  return g_steal_pointer (&plan);
}
