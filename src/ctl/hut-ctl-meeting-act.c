/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl meeting act: every act of a meeting, in one table. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-meeting-act.h"

#include "base/hut-json.h"
#include "domain/hut-attachment-plan.h"
#include "domain/hut-body-plan.h"
#include "domain/hut-meeting-draft.h"
#include "domain/hut-resolution-plan.h"
#include "hut-config.h"
#include "store/hut-store-desk.h"
#include "store/hut-store-office.h"

#include <glib/gi18n.h>

typedef HutRecordPlan *(*Planner) (const HutCtlSaid *said, GError **error);
typedef HutRecordPlan *(*OfMeeting) (const HutMeetingActing *acting, GError **error);
typedef HutRecordPlan *(*OfOne) (const HutMeetingActing *acting, const HutUid *id, GError **error);

/* One of the first three makes the plan: of the meeting alone, of one record, or anything else. */
typedef struct
{
  const char *name;
  const char *keys;
  OfMeeting of_meeting;
  OfOne of_topic, of_motion, of_speech, of_attachment, of_member;
  Planner plan;
} Act;

/* ---- What needs more than one record ---- */

static HutRecordPlan *
plan_member (const HutCtlSaid *said, GError **error)
{
  g_autoptr (HutRecord) record = hut_ctl_said_record (said, &hut_kind_member, error);
  const HutMeeting *meeting = said->view->meeting;
  HutRecordPlan *plan;
  HutRecord *member;

  if (record == NULL)
    return NULL;
  if (meeting->body == NULL)
    {
      hut_meeting_refuse (error, _ ("Choose the body that meets."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  member = hut_record_plan_create (plan, &hut_kind_member, &record->id);
  for (guint i = 0; i < member->kind->n_fields; i++)
    hut_record_set (member, member->kind->fields[i].name, hut_value_copy (&record->values[i]));
  hut_record_set (member, "body", hut_value_uid (&meeting->body->id));
  return plan;
}

static HutRecordPlan *
plan_topic (const HutCtlSaid *said, GError **error)
{
  g_autoptr (HutRecord) record = hut_ctl_said_record (said, &hut_kind_topic, error);
  const HutRecord *parent = record != NULL && hut_ctl_said_word (said, "parent") != NULL
                                ? hut_ctl_said_topic (said, "parent", error)
                                : NULL;

  if (record == NULL || (parent == NULL && hut_ctl_said_word (said, "parent") != NULL))
    return NULL;
  if (parent != NULL)
    hut_record_set (record, "parent", hut_value_uid (&parent->id));
  return hut_topic_plan_add (&said->acting, record, error);
}

static HutRecordPlan *
plan_announce (const HutCtlSaid *said, GError **error)
{
  const char *word = hut_ctl_said_word (said, "told");
  HutTime told = 0;

  if (word != NULL && !hut_time_parse (word, hut_office_get_zone (said->acting.office), &told))
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "told=%s: %s", word,
                   _ ("not a time"));
      return NULL;
    }
  return hut_meeting_plan_announce (&said->acting, hut_ctl_said_word (said, "where"), told, error);
}

static HutRecordPlan *
plan_arrive (const HutCtlSaid *said, GError **error)
{
  const HutRecord *member = hut_ctl_said_member (said, error);

  return member != NULL ? hut_meeting_plan_arrive (&said->acting, &member->id,
                                                   hut_ctl_said_word (said, "proxy"), error)
                        : NULL;
}

static HutRecordPlan *
plan_ask (const HutCtlSaid *said, GError **error)
{
  const HutRecord *member = hut_ctl_said_member (said, error);

  return member != NULL ? hut_speech_plan_ask (&said->acting, &member->id,
                                               hut_ctl_said_word (said, "stand"), error)
                        : NULL;
}

/* Who is named, else who is next on the list. */
static HutRecordPlan *
plan_speak (const HutCtlSaid *said, GError **error)
{
  const HutSpeechList *list = said->view->list;
  const HutRecord *speech;

  if (hut_ctl_said_word (said, "speech") == NULL && hut_ctl_said_word (said, "member") == NULL &&
      list->waiting->len > 0)
    speech = g_array_index (list->waiting, HutSpeechPlace, 0).speech;
  else
    speech = hut_ctl_said_speech (said, error);
  return speech != NULL ? hut_speech_plan_begin (&said->acting, &speech->id, error) : NULL;
}

static HutRecordPlan *
plan_note (const HutCtlSaid *said, GError **error)
{
  const HutRecord *speech = hut_ctl_said_speech (said, error);

  return speech != NULL ? hut_speech_plan_note (&said->acting, &speech->id,
                                                hut_ctl_said_word (said, "text"), error)
                        : NULL;
}

static HutRecordPlan *
plan_views (const HutCtlSaid *said, GError **error)
{
  const HutRecord *topic = hut_ctl_said_topic (said, "topic", error);

  return topic != NULL ? hut_topic_plan_note (&said->acting, &topic->id,
                                              hut_ctl_said_word (said, "text"), error)
                       : NULL;
}

/* "a|b|c" as an array. */
static void
set_choices (HutRecord *record, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  g_autofree char *json = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    json_array_add_string_element (array, parts[i]);
  json_node_take_array (node, array);
  json = hut_json_print (node);
  hut_record_set_text (record, "choices", json);
}

static HutRecordPlan *
plan_motion (const HutCtlSaid *said, GError **error)
{
  static const char *const fields[] = { "title", "method", "subject", "rule" };
  const HutRecord *topic = hut_ctl_said_topic (said, "topic", error);
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) record = hut_record_new (&hut_kind_motion, &id, NULL);
  HutValue value;

  if (topic == NULL)
    return NULL;
  hut_record_set (record, "topic", hut_value_uid (&topic->id));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *word = hut_ctl_said_word (said, fields[i]);

      if (word == NULL)
        continue;
      if (!hut_field_from_text (hut_kind_field (&hut_kind_motion, fields[i]), word, &value, error))
        return NULL;
      hut_record_set (record, fields[i], value);
    }
  if (hut_ctl_said_word (said, "choices") != NULL)
    set_choices (record, hut_ctl_said_word (said, "choices"));
  return hut_motion_plan_add (&said->acting, record, error);
}

static HutRecordPlan *
plan_count (const HutCtlSaid *said, GError **error)
{
  const HutRecord *motion = hut_ctl_said_motion (said, error);
  gint64 which = 1;
  HutCount count;

  if (motion == NULL || !hut_ctl_said_int (said, "which", &which, error) ||
      !hut_ctl_said_count (said, &count, error))
    return NULL;
  return hut_motion_plan_count (&said->acting, &motion->id, which == 1 || which == 2 ? which : 0,
                                hut_ctl_said_word (said, "counter"), &count, error);
}

static HutRecordPlan *
plan_block (const HutCtlSaid *said, GError **error)
{
  const HutRecord *motion = hut_ctl_said_motion (said, error);
  HutCount count;

  if (motion == NULL || !hut_ctl_said_count (said, &count, error))
    return NULL;
  return hut_motion_plan_block (&said->acting, &motion->id, hut_ctl_said_word (said, "block"),
                                &count, error);
}

static HutRecordPlan *
plan_tally (const HutCtlSaid *said, GError **error)
{
  const HutRecord *motion = hut_ctl_said_motion (said, error);
  HutCount count;

  if (motion == NULL || !hut_ctl_said_count (said, &count, error))
    return NULL;
  return hut_motion_plan_tally (&said->acting, &motion->id, hut_ctl_said_word (said, "block"),
                                &count, error);
}

static HutRecordPlan *
plan_ballot (const HutCtlSaid *said, GError **error)
{
  const HutRecord *motion = hut_ctl_said_motion (said, error);
  const HutRecord *member = motion != NULL ? hut_ctl_said_member (said, error) : NULL;

  return member != NULL ? hut_motion_plan_ballot (&said->acting, &motion->id, &member->id,
                                                  hut_ctl_said_word (said, "choice"), error)
                        : NULL;
}

static HutRecordPlan *
plan_correct (const HutCtlSaid *said, GError **error)
{
  const HutRecord *motion = hut_ctl_said_motion (said, error);
  const HutRecord *member = motion != NULL ? hut_ctl_said_member (said, error) : NULL;

  return member != NULL ? hut_motion_plan_correct (&said->acting, &motion->id, &member->id,
                                                   hut_ctl_said_word (said, "choice"),
                                                   hut_ctl_said_word (said, "why"), error)
                        : NULL;
}

static HutRecordPlan *
plan_date_photo (const HutCtlSaid *said, GError **error)
{
  const HutRecord *attachment = hut_ctl_said_attachment (said, error);

  return attachment != NULL ? hut_attachment_plan_date (&said->acting, &attachment->id,
                                                        hut_ctl_said_word (said, "moment"), error)
                            : NULL;
}

/* ---- What follows ---- */

static HutRecordPlan *
plan_resolution (const HutCtlSaid *said, GError **error)
{
  g_autoptr (HutRecord) record = hut_ctl_said_record (said, &hut_kind_resolution, error);
  gboolean of_topic = hut_ctl_said_word (said, "topic") != NULL;
  gboolean of_motion = hut_ctl_said_word (said, "motion") != NULL;
  const HutRecord *topic = of_topic ? hut_ctl_said_topic (said, "topic", error) : NULL;
  const HutRecord *motion =
      of_motion && (topic != NULL || !of_topic) ? hut_ctl_said_motion (said, error) : NULL;

  if (record == NULL || (of_topic && topic == NULL) || (of_motion && motion == NULL))
    return NULL;
  if (motion != NULL)
    {
      hut_record_set (record, "motion", hut_value_uid (&motion->id));
      hut_record_set (record, "topic", hut_value_copy (hut_record_get (motion, "topic")));
    }
  if (topic != NULL)
    hut_record_set (record, "topic", hut_value_uid (&topic->id));
  return hut_resolution_plan_add (&said->acting, record, error);
}

static HutRecordPlan *
plan_progress (const HutCtlSaid *said, GError **error)
{
  const HutRecord *resolution =
      hut_ctl_said_resolution (said, said->view->meeting->resolutions, error);
  gint64 percent = 0;

  if (resolution == NULL || !hut_ctl_said_int (said, "progress", &percent, error))
    return NULL;
  return hut_resolution_plan_progress (resolution, (int)percent, hut_ctl_said_word (said, "words"),
                                       error);
}

static HutRecordPlan *
plan_done (const HutCtlSaid *said, GError **error)
{
  const HutRecord *resolution =
      hut_ctl_said_resolution (said, said->view->meeting->resolutions, error);

  return resolution != NULL
             ? hut_resolution_plan_done (resolution, hut_ctl_said_word (said, "words"),
                                         said->acting.now, error)
             : NULL;
}

/* How far it is where nothing is said of that. */
static HutRecordPlan *
plan_report (const HutCtlSaid *said, GError **error)
{
  const HutRecord *resolution = hut_ctl_said_resolution (said, said->view->meeting->earlier, error);
  gint64 percent = resolution != NULL ? hut_record_get_int (resolution, "progress", 0) : 0;

  if (resolution == NULL || !hut_ctl_said_int (said, "progress", &percent, error))
    return NULL;
  return hut_resolution_plan_report (&said->acting, resolution, (int)percent,
                                     hut_ctl_said_word (said, "words"), error);
}

/* clang-format off */
static const Act acts[] = {
  { "member", "number name screen_name household block role class owner area area_source developer", .plan = plan_member },
  { "topic", "title text minutes subject parent proposer place", .plan = plan_topic },
  { "show-photo", "attachment", .of_attachment = hut_attachment_plan_publish },
  { "hide-photo", "attachment", .of_attachment = hut_attachment_plan_withhold },
  { "date-photo", "attachment moment", .plan = plan_date_photo },
  { "announce", "where told", .plan = plan_announce },
  { "withdraw-notice", "", .of_meeting = hut_meeting_plan_withdraw_notice },
  { "lead", "", .of_meeting = hut_meeting_plan_lead },
  { "open", "", .of_meeting = hut_meeting_plan_open },
  { "adjourn", "", .of_meeting = hut_meeting_plan_adjourn },
  { "resume", "", .of_meeting = hut_meeting_plan_resume },
  { "close", "", .of_meeting = hut_meeting_plan_close },
  { "arrive", "member proxy", .plan = plan_arrive },
  { "leave", "member", .of_member = hut_meeting_plan_leave },
  { "strike", "member", .of_member = hut_meeting_plan_strike },
  { "begin", "topic", .of_topic = hut_topic_plan_begin },
  { "finish", "topic", .of_topic = hut_topic_plan_end },
  { "skip", "topic", .of_topic = hut_topic_plan_skip },
  { "ask", "member stand", .plan = plan_ask },
  { "speak", "speech member", .plan = plan_speak },
  { "pause", "speech member", .of_speech = hut_speech_plan_pause },
  { "go-on", "speech member", .of_speech = hut_speech_plan_resume },
  { "end", "speech member", .of_speech = hut_speech_plan_end },
  { "withdraw-speech", "speech member", .of_speech = hut_speech_plan_withdraw },
  { "note", "speech member text", .plan = plan_note },
  { "views", "topic text", .plan = plan_views },
  { "motion", "topic title method subject rule choices", .plan = plan_motion },
  { "put", "motion", .of_motion = hut_motion_plan_open },
  { "count", "motion which counter yes no abstain spoiled choices", .plan = plan_count },
  { "block", "motion block yes no abstain spoiled", .plan = plan_block },
  { "tally", "motion block yes no abstain", .plan = plan_tally },
  { "ballot", "motion member choice", .plan = plan_ballot },
  { "correct", "motion member choice why", .plan = plan_correct },
  { "close-vote", "motion", .of_motion = hut_motion_plan_close },
  { "reopen-vote", "motion", .of_motion = hut_motion_plan_reopen },
  { "publish", "motion", .of_motion = hut_motion_plan_publish },
  { "withdraw", "motion", .of_motion = hut_motion_plan_withdraw },
  { "resolution", "title unit assignee due_at topic motion", .plan = plan_resolution },
  { "progress", "resolution progress words", .plan = plan_progress },
  { "done", "resolution words", .plan = plan_done },
  { "report", "resolution progress words", .plan = plan_report },
};
/* clang-format on */

int
hut_ctl_meeting_acts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    g_print ("%s%s%s\n", acts[i].name, *acts[i].keys != '\0' ? "\t" : "", acts[i].keys);
  return HUT_CTL_DONE;
}

static HutRecordPlan *
make_plan (const Act *act, const HutCtlSaid *said, GError **error)
{
  const HutRecord *record;

  if (act->plan != NULL)
    return act->plan (said, error);
  if (act->of_meeting != NULL)
    return act->of_meeting (&said->acting, error);
  if (act->of_topic != NULL)
    record = hut_ctl_said_topic (said, "topic", error);
  else if (act->of_motion != NULL)
    record = hut_ctl_said_motion (said, error);
  else if (act->of_speech != NULL)
    record = hut_ctl_said_speech (said, error);
  else if (act->of_attachment != NULL)
    record = hut_ctl_said_attachment (said, error);
  else
    record = hut_ctl_said_member (said, error);
  if (record == NULL)
    return NULL;
  return (act->of_topic != NULL        ? act->of_topic
          : act->of_motion != NULL     ? act->of_motion
          : act->of_speech != NULL     ? act->of_speech
          : act->of_attachment != NULL ? act->of_attachment
                                       : act->of_member) (&said->acting, &record->id, error);
}

/* ---- Writing it ---- */

/* The record that was made, else the last that was changed. */
static const HutRecord *
result_of (const HutRecordPlan *plan)
{
  for (guint i = 0; i < plan->records->len; i++)
    if (((HutPlannedRecord *)plan->records->pdata[i])->kept == NULL)
      return ((HutPlannedRecord *)plan->records->pdata[i])->next;
  return ((HutPlannedRecord *)plan->records->pdata[plan->records->len - 1])->next;
}

static int
write_plan (HutCtlDesk *desk, const HutRecordPlan *plan, gboolean json)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);
  g_autofree char *batch_text = hut_uid_to_string (&batch);
  g_autofree char *id = hut_uid_to_string (&result_of (plan)->id);
  g_autoptr (JsonObject) answer = NULL;
  GError *error = NULL;

  hut_write_plan (write, plan);
  if (!hut_store_write (desk->store, write, &error))
    return hut_ctl_fail (error);
  if (!json)
    {
      g_print ("%s\n", id);
      return HUT_CTL_DONE;
    }
  answer = json_object_new ();
  json_object_set_string_member (answer, "batch", batch_text);
  json_object_set_string_member (answer, "id", id);
  json_object_set_string_member (answer, "kind", result_of (plan)->kind->name);
  return hut_ctl_print_json (answer) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

static int
refuse_act (const char *name)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", acts[i].name);
  g_printerr ("hutongctl: %s: %s; %s: %s\n", _ ("no such act"), name, _ ("known"), known->str);
  return HUT_CTL_USAGE;
}

static const Act *
find_act (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].name, name))
      return &acts[i];
  return NULL;
}

int
hut_ctl_meeting_act (HutCtlDesk *desk, const HutMeetingView *view, const char *name,
                     char **arguments, gboolean json)
{
  const Act *act = find_act (name);
  const HutMeetingActing acting = { .meeting = view->meeting,
                                    .office = view->office,
                                    .account = desk->account,
                                    .stream = hut_store_get_stream (desk->store),
                                    .desk = hut_store_desk (desk->store),
                                    .desk_name = hut_store_desk_name (),
                                    .now = view->made_at };
  g_autoptr (HutCtlSaid) said = hut_ctl_said_new (view, &acting);
  g_autoptr (HutRecordPlan) plan = NULL;
  GError *error = NULL;

  if (act == NULL)
    return refuse_act (name);
  for (; *arguments != NULL; arguments++)
    if (!hut_ctl_said_add (said, *arguments, act->keys, &error))
      {
        hut_ctl_fail (error);
        return HUT_CTL_USAGE;
      }
  plan = make_plan (act, said, &error);
  return plan != NULL ? write_plan (desk, plan, json) : hut_ctl_fail (error);
}

/* ---- A new one ---- */

static HutRecord *
find_body (HutCtlDesk *desk, const char *name, GError **error)
{
  g_autoptr (GPtrArray) bodies = hut_reader_list (desk->reader, &hut_kind_body, error);

  for (guint i = 0; bodies != NULL && i < bodies->len; i++)
    if (g_strcmp0 (hut_record_get_text (bodies->pdata[i], "name"), name) == 0)
      return hut_record_copy (bodies->pdata[i]);
  return NULL;
}

/* What the two plans write, as one. */
static void
join_plan (HutRecordPlan *into, HutRecordPlan *from)
{
  g_ptr_array_extend_and_steal (into->records, g_steal_pointer (&from->records));
  g_free (from);
}

/* The plan of the body where there is none of that name; the body in @body. */
static gboolean
plan_body (HutCtlDesk *desk, const HutCtlSaid *said, HutRecordPlan *plan, HutRecord **body,
           GError **error)
{
  static const char *const fields[] = { "kind", "rule", "community" };
  const char *name = hut_ctl_said_word (said, "body");
  HutUid id = hut_uid_new ();
  g_autoptr (GError) failed = NULL;
  HutRecordPlan *made;

  *body = find_body (desk, name, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (*body != NULL || name == NULL)
    return TRUE;
  *body = hut_record_new (&hut_kind_body, &id, NULL);
  hut_record_set_text (*body, "name", name);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    hut_record_set_text (*body, fields[i], hut_ctl_said_word (said, fields[i]));
  made = hut_body_plan_add (*body, said->acting.office, error);
  if (made != NULL)
    join_plan (plan, made);
  return made != NULL;
}

static int
create (HutCtlDesk *desk, const HutCtlSaid *said, gboolean json)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  g_autoptr (HutRecord) body = NULL;
  g_autoptr (HutRecord) record = NULL;
  HutRecordPlan *made = NULL;
  GError *error = NULL;

  if (!plan_body (desk, said, plan, &body, &error))
    return hut_ctl_fail (error);
  record = hut_ctl_said_record (said, &hut_kind_meeting, &error);
  if (record != NULL && body != NULL)
    hut_record_set (record, "body", hut_value_uid (&body->id));
  if (record != NULL)
    made = hut_meeting_plan_create (record, body, said->acting.office, &error);
  if (made == NULL)
    return hut_ctl_fail (error);
  /* The meeting first: it is the one whose id is told. */
  join_plan (made, g_steal_pointer (&plan));
  plan = made;
  return write_plan (desk, plan, json);
}

int
hut_ctl_meeting_new (HutCtlDesk *desk, char **arguments, gboolean json)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (desk->store);
  const HutMeetingActing acting = { .office = office, .now = hut_time_now () };
  g_autoptr (HutCtlSaid) said = hut_ctl_said_new (NULL, &acting);
  GError *error = NULL;

  for (; *arguments != NULL; arguments++)
    if (!hut_ctl_said_add (said, *arguments,
                           "title body kind rule community place_name starts_at form recorder",
                           &error))
      {
        hut_ctl_fail (error);
        return HUT_CTL_USAGE;
      }
  return create (desk, said, json);
}
