/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A meeting of the demo street as its description goes: the notice, who comes, what is said, each
 * vote with its count, what follows from it, and the minutes. The clock is the meeting's own, each
 * step some seconds after the one before. Any thread. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-evening.h"

#include "base/hut-json.h"
#include "domain/hut-meeting-draft.h"
#include "domain/hut-minutes-plan.h"
#include "domain/hut-notice-plan.h"
#include "domain/hut-sheet-plan.h"
#include "store/hut-store-desk.h"
#include "store/hut-topic-source.h"

#include <string.h>

#define EARLY (20 * HUT_TIME_MINUTE) /* before the meeting begins, people begin to come */

/* ---- What is said of it ---- */

gint64
hut_demo_evening_number (JsonObject *object, const char *member)
{
  gint64 value = 0;

  if (object != NULL)
    hut_json_get_int (object, member, &value);
  return value;
}

static guint
length_of (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

/* The text @member with its choices made; NULL where there is none. */
static char *
words_of (HutDemoEvening *evening, JsonObject *object, const char *member)
{
  const char *template = hut_json_get_string (object, member);

  return template != NULL ? hut_demo_text_fill (evening->body->text, template) : NULL;
}

void
hut_demo_evening_set_words (HutDemoEvening *evening, HutRecord *record, JsonObject *object,
                            const char *member)
{
  g_autofree char *words = words_of (evening, object, member);

  hut_record_set_text (record, member, words);
}

static HutRecord *
new_record (const HutKind *kind)
{
  HutUid id = hut_uid_new ();

  return hut_record_new (kind, &id, NULL);
}

/* One of the office; others have other numbers. */
const char *
hut_demo_evening_staff (HutDemoEvening *evening, guint n)
{
  const char *const *staff =
      hut_demo_tables_words (hut_demo_get_tables (evening->body->demo), "staff");

  return staff[n % g_strv_length ((char **)staff)];
}

/* ---- Its clock ---- */

/* At @time ("19:00") of the day @days from the present. */
static HutTime
time_at (HutDemoEvening *evening, gint64 days, const char *time)
{
  GTimeZone *zone = hut_office_get_zone (evening->body->office);
  HutTime day = hut_time_day_start (hut_demo_get_now (evening->body->demo), zone, (int)days);
  g_autofree char *date = hut_time_format (day, zone, "%Y-%m-%d");
  g_autofree char *text = g_strconcat (date, " ", time, NULL);
  HutTime at;

  return hut_time_parse (text, zone, &at) ? at : day;
}

static void
wait (HutDemoEvening *evening, gint64 low, gint64 high)
{
  evening->acting.now +=
      hut_demo_random_between (&evening->body->random, low, high) * G_USEC_PER_SEC;
}

/* ---- Acting ---- */

/* Carries @plan (taken over) out; FALSE where it is NULL, with its error set. */
gboolean
hut_demo_evening_act (HutDemoEvening *evening, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;

  if (plan == NULL)
    return FALSE;
  hut_write_plan (evening->body->write, plan);
  for (guint i = 0; i < plan->records->len; i++)
    hut_meeting_put (evening->meeting, ((HutPlannedRecord *)plan->records->pdata[i])->next);
  wait (evening, 4, 15);
  return TRUE;
}

const HutUid *
hut_demo_evening_member (HutDemoEvening *evening, guint place)
{
  return &((HutRecord *)evening->meeting->members->pdata[place])->id;
}

/* ---- Before it ---- */

static HutMeeting *
call (HutDemoEvening *evening, JsonObject *said, HutTime starts_at, GError **error)
{
  HutDemoBody *body = evening->body;
  g_autoptr (HutRecord) record = new_record (&hut_kind_meeting);
  g_autoptr (HutRecordPlan) plan = NULL;
  g_autofree char *recorder =
      g_strconcat ("社区工作者 ", hut_demo_evening_staff (evening, 0), NULL);
  HutMeeting *meeting;

  hut_record_set (record, "body", hut_value_uid (&body->body->id));
  hut_record_set_text (record, "title", hut_json_get_string (said, "title"));
  hut_record_set_text (record, "form", "assembly");
  hut_record_set_text (record, "place_name", hut_json_get_string (said, "place"));
  hut_record_set_int (record, "starts_at", starts_at);
  hut_record_set (record, "chair", hut_value_uid (&((HutRecord *)body->members->pdata[0])->id));
  hut_record_set_text (record, "recorder", recorder);
  plan = hut_meeting_plan_create (record, body->body, body->office, error);
  if (plan == NULL)
    return NULL;
  hut_write_plan (body->write, plan);
  meeting = hut_meeting_new (hut_record_copy (((HutPlannedRecord *)plan->records->pdata[0])->next));
  meeting->body = hut_record_copy (body->body);
  for (guint i = 0; i < body->members->len; i++)
    g_ptr_array_add (meeting->members, hut_record_copy (body->members->pdata[i]));
  hut_meeting_sort (meeting);
  return meeting;
}

/* The newest case of the body's community in the category @category; FALSE where there is none. */
static gboolean
find_case (HutDemoBody *body, const char *category, HutUid *id)
{
  const char *community = hut_record_get_text (body->body, "community");
  HutTime newest = 0;

  for (guint i = 0; i < body->n_cases; i++)
    {
      HutDemoPlan plan = hut_demo_plan (body->demo, i);

      if (plan.created_at <= newest || g_strcmp0 (plan.leaf->path[0], category) != 0 ||
          g_strcmp0 (plan.place->community, community) != 0)
        continue;
      newest = plan.created_at;
      *id = hut_demo_case_id (body->demo, i);
    }
  return newest > 0;
}

/* The topic with what its source says of it; NULL where it comes from none, or that is not there.
 */
static HutRecord *
topic_from_source (HutDemoBody *body, JsonObject *said)
{
  const char *source = hut_json_get_string (said, "source");
  const char *lane = hut_record_get_text (body->body, "lane");
  HutUid id;

  if (g_strcmp0 (source, "resolution") == 0 && body->followed != NULL)
    {
      HutRecord *topic = new_record (&hut_kind_topic);
      char text[HUT_UID_STRING_LEN + 1];

      hut_record_set_text (topic, "source_kind", source);
      hut_record_set_text (topic, "source", hut_uid_print (&body->followed->id, text));
      return topic;
    }
  if (g_strcmp0 (source, "lane") == 0 && lane != NULL)
    id = hut_uid_from_key (hut_demo_get_stream (body->demo), hut_kind_lane.name, lane);
  else if (g_strcmp0 (source, "case") != 0 ||
           !find_case (body, hut_json_get_string (said, "category"), &id))
    return NULL;
  return hut_reader_topic_from (body->reader, source, &id, NULL);
}

static gboolean
add_topic (HutDemoEvening *evening, JsonObject *said, HutUid *id, GError **error)
{
  g_autoptr (HutRecord) topic = topic_from_source (evening->body, said);

  if (topic == NULL)
    {
      topic = new_record (&hut_kind_topic);
      hut_record_set_text (topic, "source_kind", "proposal");
    }
  /* A topic is public: it is not called what one caller said of one door. */
  hut_demo_evening_set_words (evening, topic, said, "title");
  hut_demo_evening_set_words (evening, topic, said, "text");
  hut_record_set_text (topic, "proposer", hut_json_get_string (said, "proposer"));
  hut_record_set_text (topic, "subject", hut_json_get_string (said, "subject"));
  hut_record_set_int (topic, "minutes", hut_demo_evening_number (said, "minutes"));
  if (json_object_has_member (said, "place"))
    hut_record_set (topic, "place", hut_value_point (evening->body->place));
  *id = topic->id;
  return hut_demo_evening_act (evening, hut_topic_plan_add (&evening->acting, topic, error));
}

static gboolean
gather_sheets (HutDemoEvening *evening, const HutUid *topic, guint n, GError **error)
{
  static const char *const views[] = { "for", "for", "against", "for", "other" };
  static const char *const texts[] = { NULL, "希望尽快办", "担心影响一层住户", NULL,
                                       "建议先公布方案再定" };

  for (guint i = 0; i < n; i++)
    {
      const HutRecord *member =
          evening->meeting->members->pdata[(2 + i) % evening->meeting->members->len];
      const char *household = hut_record_get_text (member, "household");

      if (household != NULL &&
          !hut_demo_evening_act (evening,
                                 hut_sheet_plan_put (&evening->acting, topic, household,
                                                     views[i % G_N_ELEMENTS (views)],
                                                     texts[i % G_N_ELEMENTS (texts)], error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
announce (HutDemoEvening *evening, JsonObject *notice, GError **error)
{
  const char *where = hut_json_get_string (notice, "where");

  return hut_demo_evening_act (evening, hut_meeting_plan_announce (&evening->acting, where,
                                                                   evening->acting.now, error)) &&
         hut_demo_evening_act (evening,
                               hut_notice_plan_post_meeting (&evening->acting, where, error));
}

/* ---- Who comes ---- */

/* The chair and others without order. */
static void
choose_present (HutDemoEvening *evening, guint n)
{
  GArray *present = evening->present;
  guint n_members = 0;

  for (guint i = 0; i < evening->meeting->members->len; i++)
    if (g_strcmp0 (hut_record_get_text (evening->meeting->members->pdata[i], "role"), "guest") != 0)
      {
        g_array_append_val (present, i);
        n_members++;
      }
  for (guint i = 1; i + 1 < n_members; i++)
    {
      guint other = i + hut_demo_random_below (&evening->body->random, n_members - i);
      guint kept = g_array_index (present, guint, i);

      g_array_index (present, guint, i) = g_array_index (present, guint, other);
      g_array_index (present, guint, other) = kept;
    }
  g_array_set_size (present, MIN (n, n_members));
}

static gboolean
arrive (HutDemoEvening *evening, guint first, guint end, GError **error)
{
  for (guint i = first; i < end && i < evening->present->len; i++)
    {
      const HutUid *member =
          hut_demo_evening_member (evening, g_array_index (evening->present, guint, i));

      if (!hut_demo_evening_act (evening,
                                 hut_meeting_plan_arrive (&evening->acting, member, NULL, error)))
        return FALSE;
      wait (evening, 10, 30);
    }
  return TRUE;
}

/* Some come when it has begun. */
static gboolean
gather (HutDemoEvening *evening, JsonObject *said, HutTime starts_at, GError **error)
{
  guint n_late = (guint)hut_demo_evening_number (said, "late");
  guint n_early;

  choose_present (evening, (guint)hut_demo_evening_number (said, "present"));
  n_early = evening->present->len - MIN (n_late, evening->present->len);
  evening->acting.now = starts_at - EARLY;
  if (!hut_demo_evening_act (evening, hut_meeting_plan_lead (&evening->acting, error)) ||
      !arrive (evening, 0, n_early, error))
    return FALSE;
  evening->acting.now = MAX (evening->acting.now, starts_at);
  return hut_demo_evening_act (evening, hut_meeting_plan_open (&evening->acting, error)) &&
         arrive (evening, n_early, evening->present->len, error);
}

/* ---- What is said ---- */

static gboolean
speak (HutDemoEvening *evening, JsonObject *said, guint place, GError **error)
{
  const HutUid *member = hut_demo_evening_member (evening, place);
  JsonArray *seconds = hut_json_get_array (said, "seconds");
  g_autofree char *text = words_of (evening, said, "text");
  HutUid id;

  if (!hut_demo_evening_act (evening,
                             hut_speech_plan_ask (&evening->acting, member,
                                                  hut_json_get_string (said, "stand"), error)))
    return FALSE;
  id = ((HutRecord *)evening->meeting->speeches->pdata[evening->meeting->speeches->len - 1])->id;
  if (!hut_demo_evening_act (evening, hut_speech_plan_begin (&evening->acting, &id, error)))
    return FALSE;
  if (length_of (seconds) == 2)
    wait (evening, json_array_get_int_element (seconds, 0),
          json_array_get_int_element (seconds, 1));
  return hut_demo_evening_act (evening, hut_speech_plan_end (&evening->acting, &id, error)) &&
         (text == NULL || hut_demo_evening_act (
                              evening, hut_speech_plan_note (&evening->acting, &id, text, error)));
}

/* Each by another who is there, but the chair. */
static gboolean
speak_all (HutDemoEvening *evening, JsonArray *speeches, GError **error)
{
  guint n_others = evening->present->len - 1;
  guint first = hut_demo_random_below (&evening->body->random, MAX (n_others, 1));

  for (guint i = 0; n_others > 0 && i < length_of (speeches); i++)
    if (!speak (evening, json_array_get_object_element (speeches, i),
                g_array_index (evening->present, guint, 1 + (first + i) % n_others), error))
      return FALSE;
  return TRUE;
}

static gboolean
discuss (HutDemoEvening *evening, const HutUid *topic, JsonObject *said, GError **error)
{
  JsonArray *motions = hut_json_get_array (said, "motions");
  const char *views = hut_json_get_string (said, "views");

  if (!hut_demo_evening_act (evening, hut_topic_plan_begin (&evening->acting, topic, error)))
    return FALSE;
  wait (evening, 240, 480); /* who proposed it explains it */
  if (!speak_all (evening, hut_json_get_array (said, "speeches"), error))
    return FALSE;
  for (guint i = 0; i < length_of (motions); i++)
    if (!hut_demo_evening_decide (evening, topic, json_array_get_object_element (motions, i),
                                  error))
      return FALSE;
  return views == NULL || hut_demo_evening_act (
                              evening, hut_topic_plan_note (&evening->acting, topic, views, error));
}

/* ---- After it ---- */

static gboolean
sign_minutes (HutDemoEvening *evening, GError **error)
{
  const char *chair = hut_record_get_text (evening->meeting->members->pdata[0], "name");
  const HutMeetingActing *acting = &evening->acting;

  return hut_demo_evening_act (evening,
                               hut_minutes_plan_draft (acting, evening->body->unit_names, error)) &&
         hut_demo_evening_act (evening, hut_minutes_plan_approve (acting, chair, error)) &&
         hut_demo_evening_act (evening, hut_minutes_plan_sign (acting, chair, error));
}

static gboolean
take_down_all (HutDemoEvening *evening, const char *subject, GError **error)
{
  GPtrArray *notices = evening->meeting->notices;

  for (guint i = 0; i < notices->len; i++)
    if (g_strcmp0 (hut_record_get_text (notices->pdata[i], "subject"), subject) == 0 &&
        !hut_demo_evening_act (evening,
                               hut_notice_plan_take_down (notices->pdata[i], evening->body->office,
                                                          evening->acting.now, error)))
      return FALSE;
  return TRUE;
}

/* The notice of the meeting comes down; the results are put up, and stay for as many days as is
 * said, or to this day. */
static gboolean
post_results (HutDemoEvening *evening, JsonObject *results, GError **error)
{
  GPtrArray *motions = evening->meeting->motions;
  const char *where = hut_json_get_string (results, "where");
  gint64 days = hut_demo_evening_number (results, "taken_down");

  if (!take_down_all (evening, "meeting", error))
    return FALSE;
  for (guint i = 0; i < motions->len; i++)
    if (!hut_demo_evening_act (
            evening, hut_notice_plan_post_result (
                         &evening->acting, &((HutRecord *)motions->pdata[i])->id, where, error)))
      return FALSE;
  evening->acting.now += days * HUT_TIME_DAY;
  return days == 0 || take_down_all (evening, "result", error);
}

/* ---- All of it ---- */

static gboolean
hold (HutDemoEvening *evening, JsonObject *said, HutTime starts_at, const GArray *topics,
      GError **error)
{
  JsonArray *agenda = hut_json_get_array (said, "topics");

  if (!gather (evening, said, starts_at, error))
    return FALSE;
  for (guint i = 0; i < topics->len; i++)
    if (!discuss (evening, &g_array_index (topics, HutUid, i),
                  json_array_get_object_element (agenda, i), error))
      return FALSE;
  if (!hut_demo_evening_act (evening, hut_meeting_plan_close (&evening->acting, error)))
    return FALSE;
  evening->acting.now = time_at (evening, hut_demo_evening_number (said, "day") + 1, "10:00");
  return sign_minutes (evening, error) &&
         post_results (evening, hut_json_get_object (said, "results"), error);
}

/* Its agenda, then its notice where it has one. */
static gboolean
prepare (HutDemoEvening *evening, JsonObject *said, GArray *topics, GError **error)
{
  JsonArray *agenda = hut_json_get_array (said, "topics");
  JsonObject *notice = hut_json_get_object (said, "notice");

  for (guint i = 0; i < length_of (agenda); i++)
    {
      HutUid id;

      if (!add_topic (evening, json_array_get_object_element (agenda, i), &id, error))
        return FALSE;
      g_array_append_val (topics, id);
    }
  if (notice != NULL && !announce (evening, notice, error))
    return FALSE;
  for (guint i = 0; i < length_of (agenda); i++)
    if (!gather_sheets (
            evening, &g_array_index (topics, HutUid, i),
            (guint)hut_demo_evening_number (json_array_get_object_element (agenda, i), "sheets"),
            error))
      return FALSE;
  return TRUE;
}

static gboolean
run (HutDemoEvening *evening, JsonObject *said, GError **error)
{
  g_autoptr (GArray) topics = g_array_new (FALSE, FALSE, sizeof (HutUid));
  gint64 day = hut_demo_evening_number (said, "day");
  const char *time = hut_json_get_string (said, "time");
  HutTime starts_at = time_at (evening, day, time);
  gint64 notice_days = hut_demo_evening_number (hut_json_get_object (said, "notice"), "days");

  evening->meeting = call (evening, said, starts_at, error);
  if (evening->meeting == NULL)
    return FALSE;
  evening->acting.meeting = evening->meeting;
  evening->acting.now = time_at (evening, day - notice_days, "09:30");
  return prepare (evening, said, topics, error) &&
         (hut_demo_evening_number (said, "present") == 0 ||
          hold (evening, said, starts_at, topics, error));
}

gboolean
hut_demo_body_meet (HutDemoBody *body, JsonObject *said, GError **error)
{
  HutDemoEvening evening = { .body = body,
                             .present = g_array_new (FALSE, FALSE, sizeof (guint)),
                             .acting = { .office = body->office,
                                         .stream = hut_demo_get_stream (body->demo),
                                         .desk = body->desk,
                                         .desk_name = hut_store_desk_name () } };
  gboolean held = run (&evening, said, error);

  g_array_unref (evening.present);
  hut_meeting_free (evening.meeting);
  return held;
}
