/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An evening, put together of records; what was counted came by the plans of people. */

#include "hut-test-wall.h"

#include "domain/hut-motion-count.h"

#define DAY "2026-11-26"

const char *const hut_test_secrets[] = { "13801380138",   "62770001", "110108197001011234",
                                         "7号楼2单元301", "欧阳某某", NULL };

typedef struct
{
  HutTestWall *wall;
  HutTestMeeting *test;
  guint n; /* records made */
} Maker;

static HutRecord *
add (Maker *maker, const HutKind *kind, GPtrArray *list)
{
  HutUid id = hut_uid_new ();
  HutRecord *record;

  /* Within a millisecond too, in the order in which they are made. */
  id.bytes[6] = 0x70;
  id.bytes[7] = (guint8)maker->n++;
  record = hut_record_new (kind, &id, NULL);
  hut_record_set (record, "meeting", hut_value_uid (&maker->test->id));
  g_ptr_array_add (list, record);
  return record;
}

/* ---- Who is there ---- */

static void
make_meeting (Maker *maker)
{
  HutMeeting *meeting = maker->test->meeting;
  HutRecord *body = hut_record_new (&hut_kind_body, &maker->test->body, NULL);

  hut_record_set_text (body, "name", "水磨社区居民议事会");
  hut_record_set_text (body, "kind", "council");
  meeting->body = body;
  hut_record_set_text (meeting->meeting, "title", "水磨社区第三季度居民议事会");
  hut_record_set_text (meeting->meeting, "place_name", "社区服务中心二层议事厅");
  hut_record_set_text (meeting->meeting, "state", "open");
  hut_record_set_int (meeting->meeting, "starts_at", maker->test->now);
  hut_record_set_int (meeting->meeting, "opened_at", maker->test->now);
  hut_record_set_int (meeting->meeting, "base", 60);
  hut_record_set (meeting->meeting, "leader", hut_value_uid (&maker->test->desk));
  hut_record_set_int (meeting->meeting, "term", 1);
}

static void
make_presence (Maker *maker)
{
  HutMeeting *meeting = maker->test->meeting;

  for (guint i = 0; i < 54; i++)
    {
      HutRecord *entry = add (maker, &hut_kind_presence, meeting->presences);

      hut_record_set (entry, "member", hut_value_uid (hut_test_member (maker->test, i)));
      hut_record_set_text (entry, "code", "arrived");
      hut_record_set_int (entry, "at", maker->test->now + i * G_USEC_PER_SEC);
    }
  hut_record_set_text (hut_test_member_record (maker->test, 4), "screen_name", "楼门代表");
}

/* ---- What it is about ---- */

static HutRecord *
make_topic (Maker *maker, const char *title, const char *state, int minutes)
{
  HutRecord *topic = add (maker, &hut_kind_topic, maker->test->meeting->topics);

  hut_record_set_int (topic, "position", maker->test->meeting->topics->len);
  hut_record_set_text (topic, "title", title);
  hut_record_set_text (topic, "state", state);
  hut_record_set_int (topic, "minutes", minutes);
  hut_record_set_int (topic, "announced", 1);
  return topic;
}

static void
make_topics (Maker *maker)
{
  HutRecord *topic;

  make_topic (maker, "开场与议事规则", "done", 5);
  make_topic (maker, "上次决议落实情况", "done", 15);
  topic = make_topic (maker, "是否建议在 3 号楼北侧设置电动自行车充电棚", "current", 40);
  maker->wall->topic = topic->id;
  hut_record_set_text (
      topic, "text",
      "小区现有电动自行车约 320 辆，楼道停放和飞线充电的情况屡禁不止，"
      "今年以来已收到相关诉求 17 件。\n拟在 3 号楼北侧绿地旁设置充电棚一处，"
      "可供 60 辆电动自行车停放充电，占用共有绿地约 48 平方米，"
      "由具备资质的企业投资建设并负责日常维护。\n居民主要关心的问题有三个："
      "一是充电棚与住宅楼的防火间距是否符合要求；二是夜间充电的噪声和灯光；"
      "三是占用绿地以后如何补种。\n请各位成员先说明赞成还是反对，再说理由，每人三分钟。");
  hut_record_set_text (topic, "subject", "shared-use");
  hut_record_set (topic, "place", hut_value_point (hut_point_from_degrees (116.3262, 40.0036)));
  make_topic (maker, "早市占道整治", "planned", 30);
  make_topic (maker, "居民公约修订意见征集", "skipped", 20);
}

static void
make_speeches (Maker *maker)
{
  static const char *const stands[] = { "for", "against", "for", "question" };
  HutMeeting *meeting = maker->test->meeting;

  for (guint i = 0; i < G_N_ELEMENTS (stands); i++)
    {
      HutRecord *speech = add (maker, &hut_kind_speech, meeting->speeches);

      hut_record_set (speech, "topic", hut_value_uid (&maker->wall->topic));
      hut_record_set (speech, "member", hut_value_uid (hut_test_member (maker->test, 2 * i + 4)));
      hut_record_set_text (speech, "stand", stands[i]);
      hut_record_set_text (speech, "state", i == 0 ? "speaking" : "waiting");
      hut_record_set_int (speech, "asked_at", maker->test->now + i);
      hut_record_set_int (speech, "limit", 180);
    }
  hut_record_set_int (meeting->speeches->pdata[0], "started_at", maker->test->now);
  hut_record_set_int (meeting->speeches->pdata[0], "spoken", 61 * G_USEC_PER_SEC);
}

/* ---- What is decided ---- */

static HutUid
make_motion (Maker *maker, const char *title, const char *method, const char *rule,
             const char *subject)
{
  HutRecord *motion = add (maker, &hut_kind_motion, maker->test->meeting->motions);

  hut_record_set (motion, "topic", hut_value_uid (&maker->wall->topic));
  hut_record_set_text (motion, "title", title);
  hut_record_set_text (motion, "method", method);
  hut_record_set_text (motion, "rule", rule);
  hut_record_set_text (motion, "subject", subject);
  hut_record_set_text (motion, "state", "ready");
  if (g_str_equal (method, "poll"))
    hut_record_set_text (motion, "choices",
                         "[\"3 号楼北侧绿地旁\",\"物业办公室东侧空地\",\"南门停车场西北角\"]");
  return motion->id;
}

static void
count (Maker *maker, const HutUid *motion, const HutCount *count, guint n_counters)
{
  hut_test_do (maker->test, hut_motion_plan_open, motion);
  for (guint i = 1; i <= n_counters; i++)
    hut_test_do (maker->test, hut_motion_plan_count, motion, i, i == 1 ? "甲" : "乙", count);
}

static void
announce (Maker *maker, const HutUid *motion)
{
  hut_test_do (maker->test, hut_motion_plan_close, motion);
  hut_test_do (maker->test, hut_motion_plan_publish, motion);
}

static void
set_state (Maker *maker, const HutUid *motion, const char *state)
{
  hut_record_set_text ((HutRecord *)hut_test_find (maker->test, motion), "state", state);
}

/* What the rule of an owners' vote would have counted, as it stands on record. */
static void
make_owners (Maker *maker)
{
  HutRecord *motion;

  maker->wall->owners =
      make_motion (maker, "选聘绿源物业服务有限公司", "secret", "owners-ordinary", "property-firm");
  hut_meeting_sort (maker->test->meeting);
  motion = (HutRecord *)hut_test_find (maker->test, &maker->wall->owners);
  set_state (maker, &maker->wall->owners, "published");
  hut_record_set_int (motion, "base", 420);
  hut_record_set_int (motion, "present", 318);
  hut_record_set_int (motion, "yes", 207);
  hut_record_set_int (motion, "no", 88);
  hut_record_set_int (motion, "abstain", 17);
  hut_record_set_int (motion, "spoiled", 6);
  hut_record_set_int (motion, "area_base", 3812345);
  hut_record_set_int (motion, "area_yes", 1876543);
  hut_record_set_int (motion, "area_no", 812345);
  hut_record_set_int (motion, "area_abstain", 150000);
  hut_record_set_int (motion, "counted_at", maker->test->now);
  hut_record_set_text (motion, "verdict", "passed");
  hut_record_set_text (motion, "arithmetic",
                       "需超过参加表决人数 318 人的一半，即 160 人，同意 207 人；"
                       "需超过参加表决面积 28,992.88 ㎡ 的一半，同意 18,765.43 ㎡");
  hut_record_set_text (motion, "citation", "民法典第二百七十八条");
}

static void
make_motions (Maker *maker)
{
  HutTestWall *wall = maker->wall;
  const HutCount agreed = { .yes = 41, .no = 9, .abstain = 4 };
  const HutCount choices = { .choices = { 12, 30, 11 }, .n_choices = 3 };

  wall->opinion =
      make_motion (maker, "是否建议在 3 号楼北侧设置充电棚", "secret", NULL, "shared-use");
  wall->refused = make_motion (maker, "修订居民公约第八条", "secret", "residents-2026", "covenant");
  wall->poll = make_motion (maker, "充电棚选址意向", "poll", NULL, NULL);
  wall->counted = make_motion (maker, "充电棚夜间十时后断电", "secret", NULL, NULL);
  wall->ready = make_motion (maker, "是否建议在 3 号楼北侧设置充电棚，并由企业投资建设", "hands",
                             NULL, "shared-use");
  wall->voting = make_motion (maker, "早市经营时间提前至七时结束", "secret", NULL, NULL);
  hut_meeting_sort (maker->test->meeting);
  count (maker, &wall->opinion, &agreed, 2);
  announce (maker, &wall->opinion);
  count (maker, &wall->refused, &agreed, 2);
  announce (maker, &wall->refused);
  count (maker, &wall->poll, &choices, 1);
  announce (maker, &wall->poll);
  count (maker, &wall->counted, &agreed, 2);
  hut_test_do (maker->test, hut_motion_plan_close, &wall->counted);
  /* One at a time can be voted on; here there is one of each state. */
  set_state (maker, &wall->counted, "withdrawn");
  count (maker, &wall->voting, &(const HutCount){ .yes = 20, .no = 12, .abstain = 5 }, 1);
  set_state (maker, &wall->counted, "counted");
  make_owners (maker);
}

/* ---- What comes of it ---- */

static void
make_resolutions (Maker *maker)
{
  static const struct
  {
    const char *title, *unit, *state;
    int progress;
  } lines[] = {
    { "将充电棚设置意见提交业主共同决定", "水磨社区居委会", "open", 0 },
    { "会同消防部门核查充电棚防火间距，并在下次会议上说明", "社区平安建设办公室", "open", 40 },
    { "补种 3 号楼西侧绿地", "绿化队", "done", 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      HutRecord *resolution = add (maker, &hut_kind_resolution, maker->test->meeting->resolutions);

      hut_record_set_text (resolution, "title", lines[i].title);
      hut_record_set_text (resolution, "unit", lines[i].unit);
      hut_record_set_text (resolution, "state", lines[i].state);
      hut_record_set_int (resolution, "progress", lines[i].progress);
      hut_record_set_int (resolution, "due_at", maker->test->now + (i + 5) * HUT_TIME_DAY);
    }
}

static void
make_notice (Maker *maker)
{
  HutRecord *notice = add (maker, &hut_kind_notice, maker->test->meeting->notices);

  hut_record_set (notice, "motion", hut_value_uid (&maker->wall->opinion));
  hut_record_set_text (notice, "subject", "result");
  hut_record_set_int (notice, "posted_at", maker->test->now);
  hut_record_set_text (notice, "place_name", "各楼门公告栏、社区服务中心");
  hut_record_set_int (notice, "until", maker->test->now + 7 * HUT_TIME_DAY);
}

HutTestWall *
hut_test_wall_new (HutOffice *office)
{
  HutTestWall *wall = g_new0 (HutTestWall, 1);
  g_autoptr (HutTestMeeting) test = hut_test_meeting_new (office, "council", DAY, 60);
  Maker maker = { wall, test, 0 };

  wall->office = hut_office_ref (office);
  make_meeting (&maker);
  make_presence (&maker);
  make_topics (&maker);
  make_speeches (&maker);
  make_motions (&maker);
  make_resolutions (&maker);
  make_notice (&maker);
  hut_meeting_sort (test->meeting);
  wall->view = hut_meeting_view_new (g_steal_pointer (&test->meeting), office, test->now);
  return wall;
}

void
hut_test_wall_free (HutTestWall *wall)
{
  hut_meeting_view_free (wall->view);
  hut_office_unref (wall->office);
  g_free (wall);
}

/* ---- What nobody may see ---- */

static void
fill_record (HutRecord *record, const char *secret)
{
  for (guint i = 0; record != NULL && i < record->kind->n_fields; i++)
    {
      const HutField *field = &record->kind->fields[i];

      if (field->type == HUT_FIELD_TEXT && field->privacy != HUT_PRIVACY_PUBLIC)
        hut_record_set_text (record, field->name, secret);
    }
}

void
hut_test_wall_fill_private (HutTestWall *wall)
{
  HutMeeting *meeting = wall->view->meeting;
  g_autofree char *secret = g_strjoinv (" ", (char **)hut_test_secrets);

  fill_record (meeting->meeting, secret);
  fill_record (meeting->body, secret);
  for (guint i = 0; i < meeting->members->len; i++)
    fill_record (meeting->members->pdata[i], secret);
  for (const HutMeetingList *list = hut_meeting_lists (); list->kind != NULL; list++)
    {
      GPtrArray *records = G_STRUCT_MEMBER (GPtrArray *, meeting, list->list);

      for (guint i = 0; i < records->len; i++)
        fill_record (records->pdata[i], secret);
    }
}

/* ---- What can be shown ---- */

static void
ask_for (GPtrArray *asks, HutScreenKind kind, const HutUid *subject)
{
  g_ptr_array_add (asks, hut_screen_ask_new (kind, subject));
}

GPtrArray *
hut_test_wall_asks (HutTestWall *wall)
{
  GPtrArray *asks = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_screen_ask_free);
  HutScreenAsk *last;

  ask_for (asks, HUT_SCREEN_BLACKOUT, NULL);
  ask_for (asks, HUT_SCREEN_TITLE, NULL);
  ask_for (asks, HUT_SCREEN_AGENDA, NULL);
  ask_for (asks, HUT_SCREEN_PRESENCE, NULL);
  ask_for (asks, HUT_SCREEN_TOPIC, &wall->topic);
  ask_for (asks, HUT_SCREEN_PLACE, &wall->topic);
  ask_for (asks, HUT_SCREEN_SPEAKER, NULL);
  ask_for (asks, HUT_SCREEN_MOTION, &wall->ready);
  ask_for (asks, HUT_SCREEN_MOTION, &wall->poll);
  ask_for (asks, HUT_SCREEN_VOTE, &wall->voting);
  ask_for (asks, HUT_SCREEN_RESULT, &wall->opinion);
  ask_for (asks, HUT_SCREEN_RESULT, &wall->refused);
  ask_for (asks, HUT_SCREEN_RESULT, &wall->owners);
  ask_for (asks, HUT_SCREEN_RESULT, &wall->poll);
  ask_for (asks, HUT_SCREEN_RESOLUTIONS, NULL);
  ask_for (asks, HUT_SCREEN_NOTICE, NULL);
  ask_for (asks, HUT_SCREEN_MESSAGE, NULL);
  last = asks->pdata[asks->len - 1];
  last->words = g_strdup ("请各位成员到前台领取表决票");
  ask_for (asks, HUT_SCREEN_COUNTDOWN, NULL);
  last = asks->pdata[asks->len - 1];
  last->words = g_strdup ("休息，稍后继续");
  last->from = hut_time_now ();
  last->until = last->from + 10 * HUT_TIME_MINUTE;
  return asks;
}

char *
hut_test_wall_name (GPtrArray *asks, guint i)
{
  HutScreenKind kind = ((HutScreenAsk *)asks->pdata[i])->kind;
  guint n = 1;

  for (guint k = 0; k < i; k++)
    n += ((HutScreenAsk *)asks->pdata[k])->kind == kind;
  return g_strdup_printf ("%s-%u", hut_screen_kind_code (kind), n);
}
