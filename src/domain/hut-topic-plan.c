/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with the agenda. Before the meeting everybody in the office works on it; while it
 * is under way, the leading desk moves through it. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-meeting-plan.h"

#include "domain/hut-agenda.h"
#include "domain/hut-council-rules.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MAX_MINUTES (24 * 60)

/* What a person says of a topic. */
static const char *const said_fields[] = { "title",    "text",  "minutes",     "subject", "place",
                                           "proposer", "views", "source_kind", "source" };

/* RULE where there is none of that uid. */
static const HutRecord *
find_topic (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  const HutRecord *topic = hut_meeting_find (acting->meeting, id);

  if (topic == NULL || topic->kind != &hut_kind_topic)
    {
      hut_meeting_refuse (error, _ ("This topic is no longer on the agenda."));
      return NULL;
    }
  return topic;
}

/* Whether @topic is seen as a part of @parent, NULL: as an item of its own. */
static gboolean
is_child (const HutMeeting *meeting, const HutRecord *topic, const HutUid *parent)
{
  const HutRecord *found = hut_agenda_parent (meeting, topic);

  return parent != NULL ? found != NULL && hut_uid_equal (&found->id, parent) : found == NULL;
}

static gboolean
check_said (const HutRecord *said, GError **error)
{
  gint64 minutes = hut_record_get_int (said, "minutes", 0);

  if (hut_record_get_text (said, "title") == NULL)
    return hut_meeting_refuse (error, _ ("A topic needs a title."));
  if (minutes < 0 || minutes > MAX_MINUTES)
    return hut_meeting_refuse (error, _ ("A topic takes from 0 to 1,440 minutes."));
  return TRUE;
}

static gboolean
check_not_closed (const HutMeetingActing *acting, GError **error)
{
  return g_strcmp0 (hut_meeting_get_state (acting->meeting), "closed") != 0 ||
         hut_meeting_refuse (error, _ ("The meeting is closed."));
}

HutRecordPlan *
hut_topic_plan_add (const HutMeetingActing *acting, const HutRecord *said, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutMeeting *meeting = acting->meeting;
  gint64 position = 0;
  HutRecord *topic;

  if (!check_not_closed (acting, error) || !check_said (said, error))
    return NULL;
  for (guint i = 0; i < meeting->topics->len; i++)
    position = MAX (position, hut_record_get_int (meeting->topics->pdata[i], "position", 0) + 1);
  topic = hut_record_plan_create (plan, &hut_kind_topic, &said->id);
  for (gsize i = 0; i < G_N_ELEMENTS (said_fields); i++)
    hut_record_set (topic, said_fields[i], hut_value_copy (hut_record_get (said, said_fields[i])));
  hut_record_set (topic, "parent", hut_value_copy (hut_record_get (said, "parent")));
  hut_record_set (topic, "meeting", hut_value_uid (&meeting->meeting->id));
  hut_record_set_int (topic, "position", position);
  hut_record_set_text (topic, "state", "planned");
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_topic_plan_edit (const HutMeetingActing *acting, const HutRecord *said, GError **error)
{
  static const char *const frozen[] = { "title", "text", "subject" };
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_topic (acting, &said->id, error);
  HutRecord *topic;

  if (kept == NULL || !check_not_closed (acting, error) || !check_said (said, error))
    return NULL;
  for (gsize i = 0; hut_record_get_int (kept, "announced", 0) == 1 && i < G_N_ELEMENTS (frozen);
       i++)
    if (!hut_value_equal (hut_record_get (kept, frozen[i]), hut_record_get (said, frozen[i])))
      {
        hut_meeting_refuse (error, _ ("The topic was announced, and stands as it was. Withdraw the "
                                      "notice to change it."));
        return NULL;
      }
  topic = hut_record_plan_change (plan, kept);
  for (gsize i = 0; i < G_N_ELEMENTS (said_fields); i++)
    hut_record_set (topic, said_fields[i], hut_value_copy (hut_record_get (said, said_fields[i])));
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_topic_plan_remove (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_topic (acting, id, error);
  const char *state;

  if (kept == NULL || !check_not_closed (acting, error))
    return NULL;
  state = hut_record_get_text (kept, "state");
  if (hut_record_get_int (kept, "announced", 0) == 1)
    {
      hut_meeting_refuse (error,
                          _ ("The topic was announced. Put it off, or withdraw the notice."));
      return NULL;
    }
  if (g_strcmp0 (state, "current") == 0 || g_strcmp0 (state, "done") == 0)
    {
      hut_meeting_refuse (error, _ ("What was discussed stays on the agenda."));
      return NULL;
    }
  for (guint i = 0; i < acting->meeting->topics->len; i++)
    if (is_child (acting->meeting, acting->meeting->topics->pdata[i], id))
      {
        hut_meeting_refuse (error, _ ("Other topics are part of this one. Remove them first."));
        return NULL;
      }
  hut_record_set_text (hut_record_plan_change (plan, kept), "void_reason",
                       _ ("Taken off the agenda"));
  return g_steal_pointer (&plan);
}

/* Whether @topic is @ancestor or under it. */
static gboolean
is_under (const HutMeeting *meeting, const HutRecord *topic, const HutUid *ancestor)
{
  for (guint i = 0; topic != NULL && i <= meeting->topics->len; i++)
    {
      if (hut_uid_equal (&topic->id, ancestor))
        return TRUE;
      topic = hut_meeting_of (meeting, topic, "parent");
    }
  return FALSE;
}

/* The children of @parent in their order, @topic among them at @position. */
static GPtrArray *
new_order (const HutMeeting *meeting, const HutRecord *topic, const HutUid *parent, guint position)
{
  GPtrArray *order = g_ptr_array_new ();

  for (guint i = 0; i < meeting->topics->len; i++)
    if (meeting->topics->pdata[i] != topic && is_child (meeting, meeting->topics->pdata[i], parent))
      g_ptr_array_add (order, meeting->topics->pdata[i]);
  g_ptr_array_insert (order, (gint)MIN (position, order->len), (gpointer)topic);
  return order;
}

HutRecordPlan *
hut_topic_plan_move (const HutMeetingActing *acting, const HutUid *id, const HutUid *parent,
                     guint position, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  g_autoptr (GPtrArray) order = NULL;
  const HutRecord *topic = find_topic (acting, id, error);
  const HutRecord *into = parent != NULL ? find_topic (acting, parent, error) : NULL;

  if (topic == NULL || (parent != NULL && into == NULL) || !check_not_closed (acting, error))
    return NULL;
  if (into != NULL && is_under (acting->meeting, into, id))
    {
      hut_meeting_refuse (error, _ ("A topic cannot be part of itself."));
      return NULL;
    }
  order = new_order (acting->meeting, topic, parent, position);
  for (guint i = 0; i < order->len; i++)
    {
      HutRecord *next = hut_record_plan_change (plan, order->pdata[i]);

      hut_record_set_int (next, "position", i);
      if (order->pdata[i] == topic)
        hut_record_set (next, "parent",
                        parent != NULL ? hut_value_uid (parent) : (HutValue)HUT_VALUE_INIT);
    }
  return g_steal_pointer (&plan);
}

/* ---- While it is under way ---- */

static gboolean
is_under_way (const HutMeeting *meeting)
{
  return hut_meeting_is_open (meeting) ||
         g_strcmp0 (hut_meeting_get_state (meeting), "adjourned") == 0;
}

static HutRecord *
step (HutRecordPlan *plan, const HutMeetingActing *acting, const HutRecord *kept, const char *state,
      GError **error)
{
  HutRecord *next;

  if (!hut_council_step_allowed (&hut_kind_topic, hut_record_get_text (kept, "state"), state))
    {
      hut_meeting_refuse (error, _ ("The topic does not stand where this can be done."));
      return NULL;
    }
  next = is_under_way (acting->meeting) ? hut_meeting_plan_led (plan, acting, kept)
                                        : hut_record_plan_change (plan, kept);
  hut_record_set_text (next, "state", state);
  hut_record_plan_expect (plan, next, "state");
  return next;
}

/* Who speaks has ended with the topic; who waits goes on waiting in it. */
static gboolean
end_current (HutRecordPlan *plan, const HutMeetingActing *acting, GError **error)
{
  const HutRecord *current = hut_meeting_current_topic (acting->meeting);
  const HutRecord *motion = hut_meeting_voting (acting->meeting);
  HutRecord *next;

  if (motion != NULL && g_strcmp0 (hut_record_get_text (motion, "state"), "voting") == 0)
    return hut_meeting_refuse (error, _ ("A vote is open. Close it first."));
  if (current == NULL)
    return TRUE;
  next = step (plan, acting, current, "done", error);
  if (next == NULL)
    return FALSE;
  hut_record_set_int (next, "ended_at", acting->now);
  return TRUE;
}

static HutRecordPlan *
end_speech (const HutMeetingActing *acting, GError **error)
{
  const HutRecord *speech = hut_meeting_speaking (acting->meeting);

  return speech != NULL ? hut_speech_plan_end (acting, &speech->id, error) : hut_record_plan_new ();
}

HutRecordPlan *
hut_topic_plan_begin (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = NULL;
  const HutRecord *kept = find_topic (acting, id, error);
  HutRecord *next;

  if (kept == NULL || !hut_meeting_acting_under_way (acting, error))
    return NULL;
  plan = end_speech (acting, error);
  if (plan == NULL || !end_current (plan, acting, error))
    return NULL;
  next = step (plan, acting, kept, "current", error);
  if (next == NULL)
    return NULL;
  if (hut_record_get_int (kept, "started_at", 0) == 0)
    hut_record_set_int (next, "started_at", acting->now);
  hut_record_set (next, "ended_at", (HutValue)HUT_VALUE_INIT);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_topic_plan_end (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = NULL;
  const HutRecord *kept = find_topic (acting, id, error);

  if (kept == NULL || !hut_meeting_acting_under_way (acting, error))
    return NULL;
  if (kept != hut_meeting_current_topic (acting->meeting))
    {
      hut_meeting_refuse (error, _ ("The topic is not under discussion."));
      return NULL;
    }
  plan = end_speech (acting, error);
  return plan != NULL && end_current (plan, acting, error) ? g_steal_pointer (&plan) : NULL;
}

HutRecordPlan *
hut_topic_plan_skip (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_topic (acting, id, error);
  gboolean skipped;

  if (kept == NULL || !check_not_closed (acting, error) ||
      (is_under_way (acting->meeting) && !hut_meeting_acting_leads (acting, error)))
    return NULL;
  skipped = g_strcmp0 (hut_record_get_text (kept, "state"), "skipped") == 0;
  return step (plan, acting, kept, skipped ? "planned" : "skipped", error) != NULL
             ? g_steal_pointer (&plan)
             : NULL;
}

HutRecordPlan *
hut_topic_plan_note (const HutMeetingActing *acting, const HutUid *id, const char *views,
                     GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_topic (acting, id, error);
  g_autofree char *masked = views != NULL ? hut_telephone_mask_in (views) : NULL;

  if (kept == NULL || !hut_meeting_acting_notes (acting, error))
    return NULL;
  hut_record_set_text (hut_record_plan_change (plan, kept), "views",
                       masked != NULL && *masked != '\0' ? masked : NULL);
  return g_steal_pointer (&plan);
}
