/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A meeting for tests, through plans and the store. */

#include "hut-test-evening.h"

#include "domain/hut-resolution-plan.h"
#include "domain/hut-sheet-plan.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-store-desk.h"
#include "store/hut-store-office.h"
#include "store/hut-store.h"

#define STEP (7 * G_USEC_PER_SEC)
#define N_PRESENT 54

/* ---- The body ---- */

static void
write_all (HutTestEvening *self, HutWrite *write)
{
  g_autoptr (GError) error = NULL;

  hut_store_write (self->store, write, &error);
  g_assert_no_error (error);
}

static void
read_again (HutTestEvening *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->meeting, hut_meeting_free);
  self->meeting = hut_reader_meeting (self->reader, &self->id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->meeting);
}

static HutRecord *
new_record (const HutKind *kind, HutUid *id)
{
  *id = hut_uid_new ();
  return hut_record_new (kind, id, NULL);
}

static void
add_member (HutTestEvening *self, HutWrite *write, guint n, guint n_members)
{
  static const char *const surnames[] = { "赵", "钱", "孙", "李", "周", "吴", "郑", "王",
                                          "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨" };
  static const char *const given[] = { "和平", "建国", "桂兰", "秀英", "志强", "淑珍", "国庆" };
  static const char *const blocks[] = { "A", "B", "C" };
  HutUid id;
  HutRecord *member = new_record (&hut_kind_member, &id);
  g_autofree char *number = g_strdup_printf ("%u", n + 1);
  g_autofree char *name =
      g_strconcat (surnames[n % G_N_ELEMENTS (surnames)], given[n % G_N_ELEMENTS (given)], NULL);
  g_autofree char *household = g_strdup_printf ("%u号楼%u", n / 12 + 1, 101 + n % 12);

  hut_record_set (member, "body", hut_value_uid (&self->body));
  hut_record_set_text (member, "number", number);
  hut_record_set_text (member, "name", name);
  hut_record_set_text (member, "class", "household");
  hut_record_set_text (member, "household", household);
  hut_record_set_text (member, "owner", name);
  hut_record_set_int (member, "area", 6000 + 137 * (gint64)n);
  hut_record_set_text (member, "area_source", "registered");
  hut_record_set_text (member, "block", blocks[n % G_N_ELEMENTS (blocks)]);
  hut_record_set_text (member, "role",
                       n == 0 ? "chair" : (n + 1 == n_members ? "guest" : "member"));
  hut_record_set_text (member, "telephone", HUT_TEST_EVENING_TELEPHONE);
  hut_record_set_text (member, "home_address", HUT_TEST_EVENING_ADDRESS);
  hut_write_create (write, member);
}

static void
add_body (HutTestEvening *self, const char *rule, guint n_members)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *body = new_record (&hut_kind_body, &self->body);

  hut_record_set_text (body, "name", "杏花里社区议事会");
  hut_record_set_text (body, "kind", "council");
  hut_record_set_text (body, "rule", rule);
  hut_record_set_text (body, "level", "community");
  hut_write_create (write, body);
  for (guint i = 0; i < n_members; i++)
    add_member (self, write, i, n_members);
  write_all (self, write);
}

static const HutUid *
first_member (HutTestEvening *self, GPtrArray **members)
{
  g_autoptr (GError) error = NULL;

  *members = hut_reader_members (self->reader, &self->body, &error);
  g_assert_no_error (error);
  return &((HutRecord *)(*members)->pdata[0])->id;
}

static void
add_meeting (HutTestEvening *self, const char *rule)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *meeting = new_record (&hut_kind_meeting, &self->id);
  g_autoptr (GPtrArray) members = NULL;

  hut_record_set (meeting, "body", hut_value_uid (&self->body));
  hut_record_set_text (meeting, "title", "杏花里社区议事会第四次会议");
  hut_record_set_text (meeting, "kind", "council");
  hut_record_set_text (meeting, "rule", rule);
  hut_record_set_text (meeting, "form", "assembly");
  hut_record_set_text (meeting, "place_name", "社区活动中心二层议事厅");
  hut_record_set_int (meeting, "starts_at", self->now + 18 * HUT_TIME_DAY);
  hut_record_set (meeting, "chair", hut_value_uid (first_member (self, &members)));
  hut_record_set_text (meeting, "recorder", "社区工作者 何静");
  hut_record_set_text (meeting, "state", "draft");
  hut_write_create (write, meeting);
  write_all (self, write);
}

HutTestEvening *
hut_test_evening_new (HutStore *store, const char *rule, guint n_members)
{
  HutTestEvening *self = g_new0 (HutTestEvening, 1);
  g_autoptr (GError) error = NULL;

  self->store = g_object_ref (store);
  self->reader = hut_reader_new (store, &error);
  g_assert_no_error (error);
  self->office = hut_store_dup_office (store);
  self->desk = hut_store_desk (store);
  g_assert_true (hut_time_parse ("2026-10-08 19:00", hut_time_zone (NULL), &self->now));
  add_body (self, rule, n_members);
  add_meeting (self, rule);
  read_again (self);
  return self;
}

HutTestEvening *
hut_test_evening_next (HutTestEvening *self)
{
  HutTestEvening *next = g_new0 (HutTestEvening, 1);
  const char *rule = hut_record_get_text (self->meeting->meeting, "rule");
  g_autoptr (GError) error = NULL;

  next->store = g_object_ref (self->store);
  next->reader = hut_reader_new (self->store, &error);
  g_assert_no_error (error);
  next->office = hut_office_ref (self->office);
  next->desk = self->desk;
  next->body = self->body;
  next->now = self->now + 30 * HUT_TIME_DAY;
  add_meeting (next, rule);
  read_again (next);
  return next;
}

void
hut_test_evening_free (HutTestEvening *self)
{
  hut_meeting_free (self->meeting);
  hut_office_unref (self->office);
  hut_reader_free (self->reader);
  g_object_unref (self->store);
  g_free (self);
}

/* ---- Steps ---- */

HutMeetingActing
hut_test_evening_acting (HutTestEvening *self)
{
  return (HutMeetingActing){ .meeting = self->meeting,
                             .office = self->office,
                             .stream = hut_store_get_stream (self->store),
                             .desk = self->desk,
                             .desk_name = "desk",
                             .now = self->now };
}

void
hut_test_evening_do (HutTestEvening *self, HutRecordPlan *plan, GError **error)
{
  HutWrite *write;

  if (error != NULL)
    g_assert_no_error (*error);
  g_assert_nonnull (plan);
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_plan (write, plan);
  hut_record_plan_free (plan);
  write_all (self, write);
  self->now += STEP;
  read_again (self);
}

const HutUid *
hut_test_evening_member (HutTestEvening *self, guint n)
{
  return &((HutRecord *)self->meeting->members->pdata[n])->id;
}

HutUid
hut_test_evening_add_topic (HutTestEvening *self, const char *title, const char *text,
                            const char *subject)
{
  HutMeetingActing acting = hut_test_evening_acting (self);
  g_autoptr (GError) error = NULL;
  HutUid id;
  g_autoptr (HutRecord) said = new_record (&hut_kind_topic, &id);

  hut_record_set_text (said, "title", title);
  hut_record_set_text (said, "text", text);
  hut_record_set_text (said, "subject", subject);
  hut_record_set_int (said, "minutes", 30);
  hut_record_set_text (said, "source_kind", "proposal");
  hut_record_set_text (said, "proposer", "居民代表");
  hut_test_evening_do (self, hut_topic_plan_add (&acting, said, &error), &error);
  return id;
}

HutUid
hut_test_evening_add_motion (HutTestEvening *self, const HutUid *topic, const char *title,
                             const char *method)
{
  HutMeetingActing acting = hut_test_evening_acting (self);
  g_autoptr (GError) error = NULL;
  HutUid id;
  g_autoptr (HutRecord) said = new_record (&hut_kind_motion, &id);

  hut_record_set (said, "topic", hut_value_uid (topic));
  hut_record_set_text (said, "title", title);
  hut_record_set_text (said, "method", method);
  if (g_str_equal (method, "poll"))
    hut_record_set_text (said, "choices", "[\"周六上午\",\"周日上午\",\"平日晚间\"]");
  hut_test_evening_do (self, hut_motion_plan_add (&acting, said, &error), &error);
  return id;
}

static HutUid
last_speech (HutTestEvening *self)
{
  return ((HutRecord *)self->meeting->speeches->pdata[self->meeting->speeches->len - 1])->id;
}

void
hut_test_evening_speak (HutTestEvening *self, guint member, const char *stand, guint seconds,
                        const char *text)
{
  g_autoptr (GError) error = NULL;
  HutMeetingActing acting = hut_test_evening_acting (self);
  HutUid id;

  hut_test_evening_do (
      self, hut_speech_plan_ask (&acting, hut_test_evening_member (self, member), stand, &error),
      &error);
  id = last_speech (self);
  acting = hut_test_evening_acting (self);
  hut_test_evening_do (self, hut_speech_plan_begin (&acting, &id, &error), &error);
  self->now += seconds * G_USEC_PER_SEC - STEP;
  acting = hut_test_evening_acting (self);
  hut_test_evening_do (self, hut_speech_plan_end (&acting, &id, &error), &error);
  if (text == NULL)
    return;
  acting = hut_test_evening_acting (self);
  hut_test_evening_do (self, hut_speech_plan_note (&acting, &id, text, &error), &error);
}

/* ---- Votes ---- */

static gint64
present (HutTestEvening *self, const HutUid *motion)
{
  return hut_record_get_int (hut_meeting_find (self->meeting, motion), "present", 0);
}

static void
count_by_hands (HutTestEvening *self, const HutUid *motion, guint yes, guint no)
{
  static const char *const blocks[] = { "A", "B", "C" };
  guint abstain = (guint)present (self, motion) - yes - no;

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      HutMeetingActing acting = hut_test_evening_acting (self);
      g_autoptr (GError) error = NULL;
      const HutCount count = { .yes = yes / 3 + (i == 0 ? yes % 3 : 0),
                               .no = no / 3 + (i == 1 ? no % 3 : 0),
                               .abstain = abstain / 3 + (i == 2 ? abstain % 3 : 0) };

      hut_test_evening_do (self, hut_motion_plan_block (&acting, motion, blocks[i], &count, &error),
                           &error);
    }
}

static void
count_by_two (HutTestEvening *self, const HutUid *motion, guint yes, guint no)
{
  static const char *const counters[] = { "监票人 郝明", "计票人 田芳" };
  const HutCount count = {
    .yes = yes, .no = no, .spoiled = 1, .abstain = present (self, motion) - yes - no - 1
  };

  for (guint i = 0; i < G_N_ELEMENTS (counters); i++)
    {
      HutMeetingActing acting = hut_test_evening_acting (self);
      g_autoptr (GError) error = NULL;

      hut_test_evening_do (
          self, hut_motion_plan_count (&acting, motion, i + 1, counters[i], &count, &error),
          &error);
    }
}

static void
count_poll (HutTestEvening *self, const HutUid *motion, guint yes, guint no)
{
  HutMeetingActing acting = hut_test_evening_acting (self);
  g_autoptr (GError) error = NULL;
  const HutCount count = { .choices = { yes, no, present (self, motion) - yes - no },
                           .n_choices = 3 };

  hut_test_evening_do (self, hut_motion_plan_count (&acting, motion, 1, NULL, &count, &error),
                       &error);
}

static void
call_the_roll (HutTestEvening *self, const HutUid *motion, guint yes, guint no)
{
  g_autoptr (HutDecisionRule) rule =
      hut_meeting_rule (self->meeting, hut_meeting_find (self->meeting, motion), self->office);
  g_autoptr (HutVoters) voters = hut_voters_new (self->meeting->members, rule);
  g_autoptr (HutAttendance) attendance = hut_attendance_new (self->meeting, voters, rule);
  guint n = 0;

  for (guint i = 0; i < voters->n_voters; i++)
    {
      HutMeetingActing acting = hut_test_evening_acting (self);
      g_autoptr (GError) error = NULL;
      const char *choice = n < yes ? "yes" : (n < yes + no ? "no" : "abstain");

      if (!attendance->voter_present[i])
        continue;
      n++;
      hut_test_evening_do (
          self,
          hut_motion_plan_ballot (&acting, motion,
                                  hut_test_evening_member (self, voters->member_of[i]), choice,
                                  &error),
          &error);
    }
}

void
hut_test_evening_vote (HutTestEvening *self, const HutUid *motion, guint yes, guint no)
{
  const char *method = hut_record_get_text (hut_meeting_find (self->meeting, motion), "method");
  HutMeetingActing acting = hut_test_evening_acting (self);
  g_autofree char *kept = g_strdup (method);
  g_autoptr (GError) error = NULL;

  hut_test_evening_do (self, hut_motion_plan_open (&acting, motion, &error), &error);
  if (g_str_equal (kept, "hands"))
    count_by_hands (self, motion, yes, no);
  else if (g_str_equal (kept, "secret"))
    count_by_two (self, motion, yes, no);
  else if (g_str_equal (kept, "poll"))
    count_poll (self, motion, yes, no);
  else
    call_the_roll (self, motion, yes, no);
  acting = hut_test_evening_acting (self);
  hut_test_evening_do (self, hut_motion_plan_close (&acting, motion, &error), &error);
  acting = hut_test_evening_acting (self);
  hut_test_evening_do (self, hut_motion_plan_publish (&acting, motion, &error), &error);
}

/* By hand where the vote has no verdict. */
HutUid
hut_test_evening_resolve (HutTestEvening *self, const HutUid *motion, const char *unit, guint days)
{
  HutMeetingActing acting = hut_test_evening_acting (self);
  g_autoptr (GError) error = NULL;
  const HutRecord *voted = hut_meeting_find (self->meeting, motion);
  g_autoptr (HutRecord) said = hut_resolution_of_motion (self->meeting, voted);

  if (g_strcmp0 (hut_record_get_text (voted, "verdict"), "none") == 0)
    hut_record_set (said, "motion", (HutValue)HUT_VALUE_INIT);
  hut_record_set_text (said, "unit", unit);
  hut_record_set_int (said, "due_at", self->now + days * HUT_TIME_DAY);
  hut_test_evening_do (self, hut_resolution_plan_add (&acting, said, &error), &error);
  return said->id;
}

/* ---- The evening ---- */

static void
gather_sheets (HutTestEvening *self, const HutUid *topic)
{
  static const char *const views[] = { "for", "against", "for", "other", "for" };

  for (guint i = 0; i < 10; i++)
    {
      HutMeetingActing acting = hut_test_evening_acting (self);
      g_autoptr (GError) error = NULL;
      g_autofree char *household = g_strdup_printf ("%u号楼%u", i / 5 + 1, 101 + i % 5);
      const char *view = views[i % G_N_ELEMENTS (views)];

      hut_test_evening_do (self,
                           hut_sheet_plan_put (&acting, topic, household, view,
                                               "建议充电棚加装喷淋和监控。", &error),
                           &error);
    }
}

static void
announce (HutTestEvening *self)
{
  HutMeetingActing acting = hut_test_evening_acting (self);
  g_autoptr (GError) error = NULL;

  hut_test_evening_do (
      self, hut_meeting_plan_announce (&acting, "社区公告栏、各楼门", self->now, &error), &error);
}

static void
arrive (HutTestEvening *self, guint n)
{
  HutMeetingActing acting = hut_test_evening_acting (self);
  g_autoptr (GError) error = NULL;

  hut_test_evening_do (
      self, hut_meeting_plan_arrive (&acting, hut_test_evening_member (self, n), NULL, &error),
      &error);
}

static void
gather (HutTestEvening *self)
{
  HutMeetingActing acting = hut_test_evening_acting (self);
  g_autoptr (GError) error = NULL;

  hut_test_evening_do (self, hut_meeting_plan_lead (&acting, &error), &error);
  for (guint i = 0; i < N_PRESENT - 4; i++)
    arrive (self, i);
  arrive (self, 58);
  acting = hut_test_evening_acting (self);
  hut_test_evening_do (
      self, hut_meeting_plan_strike (&acting, hut_test_evening_member (self, 58), &error), &error);
  arrive (self, 59);
  acting = hut_test_evening_acting (self);
  hut_test_evening_do (self, hut_meeting_plan_open (&acting, &error), &error);
  for (guint i = N_PRESENT - 4; i < N_PRESENT; i++)
    arrive (self, i);
}

static void
begin (HutTestEvening *self, const HutUid *topic)
{
  HutMeetingActing acting = hut_test_evening_acting (self);
  g_autoptr (GError) error = NULL;

  hut_test_evening_do (self, hut_topic_plan_begin (&acting, topic, &error), &error);
}

static void
discuss_shed (HutTestEvening *self, const HutUid *topic)
{
  HutUid motion;

  begin (self, topic);
  hut_test_evening_speak (self, 4, "for", 155,
                          "赞成。楼道里停电动车不安全，集中充电比私拉电线强。");
  hut_test_evening_speak (self, 9, "against", 171,
                          "反对。拟建位置正对一层住户窗户，应先解决消防间距和噪声。");
  hut_test_evening_speak (self, 17, "question", 48,
                          "充电价格由谁定，出了事故谁负责？请答复 " HUT_TEST_EVENING_TELEPHONE
                          "。");
  hut_test_evening_speak (self, 21, "for", 96, NULL);
  hut_test_evening_speak (self, 33, "against", 120, "绿地不能再减少，建议改在南门空地。");
  motion = hut_test_evening_add_motion (self, topic, "同意在3号楼北侧建电动自行车充电棚", "secret");
  hut_test_evening_vote (self, &motion, 37, 12);
  hut_test_evening_resolve (self, &motion, "杏花里社区居委会", 15);
}

static void
discuss_parking (HutTestEvening *self, const HutUid *topic)
{
  HutUid motion;

  begin (self, topic);
  hut_test_evening_speak (self, 6, "for", 134, "先画消防通道，再分时段停车，大家都能接受。");
  hut_test_evening_speak (self, 12, "for", 82, NULL);
  hut_test_evening_speak (self, 28, "against", 143, "晚归的上班族没有位置，应留出夜间车位。");
  hut_test_evening_speak (self, 40, "question", 37, "外来车辆怎么管？");
  motion = hut_test_evening_add_motion (self, topic, "同意试行分时停车三个月", "hands");
  hut_test_evening_vote (self, &motion, 44, 6);
  hut_test_evening_resolve (self, &motion, "院区物业服务站", 30);
}

static void
discuss_garden (HutTestEvening *self, const HutUid *topic)
{
  HutUid motion;

  begin (self, topic);
  hut_test_evening_speak (self, 2, "for", 110, "老人孩子都用得上，愿意参加认养。");
  hut_test_evening_speak (self, 44, "for", 64, NULL);
  hut_test_evening_speak (self, 50, "question", 51, "浇水的水费从哪里出？");
  motion = hut_test_evening_add_motion (self, topic, "同意成立花园认养小组", "roll-call");
  hut_test_evening_vote (self, &motion, 49, 2);
  motion = hut_test_evening_add_motion (self, topic, "集体劳动放在什么时间", "poll");
  hut_test_evening_vote (self, &motion, 30, 15);
}

static void
leave_and_close (HutTestEvening *self)
{
  HutMeetingActing acting = hut_test_evening_acting (self);
  g_autoptr (GError) error = NULL;

  hut_test_evening_do (
      self, hut_meeting_plan_leave (&acting, hut_test_evening_member (self, 20), &error), &error);
  acting = hut_test_evening_acting (self);
  hut_test_evening_do (self, hut_meeting_plan_close (&acting, &error), &error);
}

void
hut_test_evening_run (HutTestEvening *self)
{
  HutUid shed = hut_test_evening_add_topic (self, "3号楼北侧建电动自行车充电棚",
                                            "拟在3号楼北侧空地建充电棚一处，可停电动自行车40辆。\n"
                                            "占用共有部分，须由业主共同决定，本次会议"
                                            "听取意见。",
                                            "shared-use");
  HutUid parking = hut_test_evening_add_topic (self, "院内分时停车试行办法",
                                               "白天留出消防通道和访客车位，夜间全部开放。", NULL);
  HutUid garden =
      hut_test_evening_add_topic (self, "楼间花园由居民认养", "社区提供工具，居民分片养护。", NULL);

  announce (self);
  gather_sheets (self, &shed);
  self->now = hut_record_get_int (self->meeting->meeting, "starts_at", 0) - 8 * HUT_TIME_MINUTE;
  gather (self);
  discuss_shed (self, &shed);
  discuss_parking (self, &parking);
  discuss_garden (self, &garden);
  leave_and_close (self);
}
