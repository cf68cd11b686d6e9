/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A meeting before it is announced. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-meeting-draft.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What the notice says, and what it does not. */
static const char *const noticed[] = { "body", "title",      "kind",     "rule",
                                       "form", "place_name", "starts_at" };
static const char *const inner[] = { "chair", "recorder" };

static void
take_over (HutRecord *meeting, const HutRecord *said, const char *const *fields, gsize n)
{
  for (gsize i = 0; i < n; i++)
    hut_record_set (meeting, fields[i], hut_value_copy (hut_record_get (said, fields[i])));
}

static gboolean
check_said (const HutRecord *said, HutOffice *office, GError **error)
{
  const char *rule = hut_record_get_text (said, "rule");
  g_autoptr (HutDecisionRule) known =
      rule != NULL ? hut_decision_rule_of (office, rule, error) : NULL;

  if (rule != NULL && known == NULL)
    return FALSE;
  if (hut_record_get_text (said, "title") == NULL)
    return hut_meeting_refuse (error, _ ("A meeting needs a title."));
  if (hut_record_get_text (said, "body") == NULL)
    return hut_meeting_refuse (error, _ ("Choose the body that meets."));
  return TRUE;
}

/* A field that was left open is the body's. */
static void
fill_in (HutRecord *meeting, const HutRecord *body, const char *field)
{
  if (hut_record_get_text (meeting, field) == NULL && body != NULL)
    hut_record_set_text (meeting, field, hut_record_get_text (body, field));
}

HutRecordPlan *
hut_meeting_plan_create (const HutRecord *said, const HutRecord *body, HutOffice *office,
                         GError **error)
{
  HutRecordPlan *plan;
  HutRecord *meeting;

  if (!check_said (said, office, error))
    return NULL;
  plan = hut_record_plan_new ();
  meeting = hut_record_plan_create (plan, &hut_kind_meeting, &said->id);
  take_over (meeting, said, noticed, G_N_ELEMENTS (noticed));
  take_over (meeting, said, inner, G_N_ELEMENTS (inner));
  fill_in (meeting, body, "kind");
  fill_in (meeting, body, "rule");
  hut_record_set_text (meeting, "state", "draft");
  return plan;
}

HutRecordPlan *
hut_meeting_plan_edit (const HutMeetingActing *acting, const HutRecord *said, GError **error)
{
  const HutRecord *kept = acting->meeting->meeting;
  const char *state = hut_meeting_get_state (acting->meeting);
  gboolean draft = g_strcmp0 (state, "draft") == 0;
  HutRecordPlan *plan;
  HutRecord *next;

  if (!check_said (said, acting->office, error))
    return NULL;
  if (g_strcmp0 (state, "closed") == 0)
    {
      hut_meeting_refuse (error, _ ("The meeting is closed."));
      return NULL;
    }
  for (gsize i = 0; !draft && i < G_N_ELEMENTS (noticed); i++)
    if (!hut_value_equal (hut_record_get (kept, noticed[i]), hut_record_get (said, noticed[i])))
      {
        hut_meeting_refuse (error, _ ("The notice has gone out, and the meeting stands as it was "
                                      "announced. Withdraw the notice to change it."));
        return NULL;
      }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, kept);
  take_over (next, said, inner, G_N_ELEMENTS (inner));
  if (!draft)
    return plan;
  take_over (next, said, noticed, G_N_ELEMENTS (noticed));
  fill_in (next, acting->meeting->body, "kind");
  fill_in (next, acting->meeting->body, "rule");
  /* A notice that goes out meanwhile says what the person did not see. */
  hut_record_plan_guard (plan, next, "state");
  return plan;
}

HutRecordPlan *
hut_meeting_plan_cancel (const HutMeetingActing *acting, const char *reason, GError **error)
{
  static const char *const before[] = { "draft", "announced", NULL };
  const char *state = hut_meeting_get_state (acting->meeting);
  HutRecordPlan *plan;
  HutRecord *next;

  if (state == NULL || !g_strv_contains (before, state))
    {
      hut_meeting_refuse (error, _ ("The meeting was opened, and stays on record."));
      return NULL;
    }
  if (reason == NULL || *reason == '\0')
    {
      hut_meeting_refuse (error, _ ("Say why the meeting does not take place."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, acting->meeting->meeting);
  hut_record_set_text (next, "void_reason", reason);
  hut_record_plan_expect (plan, next, "state");
  return plan;
}
