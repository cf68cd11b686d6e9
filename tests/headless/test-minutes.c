/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Minutes: written from what happened, approved, signed, printed. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-evening.h"
#include "hut-test-store.h"

#include "domain/hut-minutes-block.h"
#include "domain/hut-minutes-plan.h"
#include "domain/hut-minutes.h"
#include "domain/hut-resolution-plan.h"

#include <string.h>

typedef struct
{
  HutTestStore store;
  HutTestEvening *meeting;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  hut_test_store_set_up (&fixture->store, NULL);
  fixture->meeting = hut_test_evening_new (fixture->store.store, "council", 60);
}

static void
set_up_evening (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, data);
  hut_test_evening_run (fixture->meeting);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_test_evening_free (fixture->meeting);
  hut_test_store_tear_down (&fixture->store, NULL);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static void
assert_not_says (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” is in: %s", words, text);
}

static HutMinutesSource
source_of (Fixture *fixture)
{
  return (HutMinutesSource){ fixture->meeting->meeting, fixture->meeting->office, NULL };
}

/* ---- What stands in them ---- */

static void
test_all_that_happened (Fixture *fixture, gconstpointer data)
{
  const HutMinutesSource source = source_of (fixture);
  g_autofree char *text = hut_minutes_write (&source);
  g_autofree char *log = hut_minutes_write_log (&source);

  if (g_getenv ("HUTONG_VERBOSE") != NULL)
    g_printerr ("%s\n%s\n", text, log);
  assert_says (text, "I. 3号楼北侧建电动自行车充电棚");
  assert_says (text, "周志强 (5): 赞成。楼道里停电动车不安全");
  assert_says (text, "37 agree");
  assert_says (text, "To be put to: ");
  assert_says (log, "arrived");
  assert_says (log, "struck out");
  assert_says (log, "speaks (For, 2 min 35 s)");
  assert_says (text, "from 10 households: 6 in favour, 2 opposed, 2 with another view");
  assert_says (text, "院区物业服务站");
  assert_says (log, "Roll call, Yes: 赵和平 (1), 钱建国 (2)");
}

/* Twice, the second time until it was closed. */
static void
test_when_it_paused (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *evening = fixture->meeting;
  const struct
  {
    HutRecordPlan *(*plan) (const HutMeetingActing *, GError **);
    int minute;
  } steps[] = { { hut_meeting_plan_open, 0 },
                { hut_meeting_plan_adjourn, 65 },
                { hut_meeting_plan_resume, 80 },
                { hut_meeting_plan_adjourn, 100 },
                { hut_meeting_plan_close, 110 } };
  g_autofree char *text = NULL;
  g_autofree char *log = NULL;
  HutMinutesSource source;
  HutTime opened;

  g_assert_true (hut_time_parse ("2026-11-26T19:00:00+08:00", NULL, &opened));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      HutMeetingActing acting;
      g_autoptr (GError) error = NULL;

      evening->now = opened + steps[i].minute * HUT_TIME_MINUTE;
      acting = hut_test_evening_acting (evening);
      hut_test_evening_do (evening, steps[i].plan (&acting, &error), &error);
    }
  source = source_of (fixture);
  text = hut_minutes_write (&source);
  log = hut_minutes_write_log (&source);
  assert_says (log, "2026-11-26 20:05:00\tMeeting adjourned");
  assert_says (log, "2026-11-26 20:20:00\tMeeting went on");
  assert_says (log, "2026-11-26 20:40:00\tMeeting adjourned");
  assert_says (log, "2026-11-26 20:50:00\tMeeting closed");
  assert_says (text, "20:05 to 20:20; ");
  assert_says (text, "20:40 to 20:50");
}

/* Without a topic for it in a section of its own; with one under that. */
static void
test_what_was_reported (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestEvening) next = hut_test_evening_next (fixture->meeting);
  const HutRecord *resolution = next->meeting->earlier->pdata[0];
  HutMeetingActing acting = hut_test_evening_acting (next);
  g_autofree char *row =
      g_strdup_printf ("%s\t%s\t40%%\t棚体已订购", hut_record_get_text (resolution, "title"),
                       hut_record_get_text (resolution, "unit"));
  g_autofree char *before = NULL, *after = NULL, *log = NULL;
  g_autoptr (GError) error = NULL;
  HutMinutesSource source;
  HutUid topic;

  hut_test_evening_do (next, hut_meeting_plan_open (&acting, &error), &error);
  acting = hut_test_evening_acting (next);
  hut_test_evening_do (next,
                       hut_resolution_plan_report (&acting, next->meeting->earlier->pdata[0], 40,
                                                   "棚体已订购", &error),
                       &error);
  source = (HutMinutesSource){ next->meeting, next->office, NULL };
  before = hut_minutes_write (&source);
  log = hut_minutes_write_log (&source);
  assert_says (before, "I. Reports on earlier resolutions\nResolution\tUnit");
  assert_says (before, row);
  assert_says (log, "Report on “");
  assert_says (log, "40%: 棚体已订购");
  topic = hut_test_evening_add_topic (next, "上次决议落实情况", NULL, NULL);
  hut_record_set_text ((HutRecord *)hut_meeting_find (next->meeting, &topic), "source_kind",
                       "resolution");
  source.meeting = next->meeting;
  after = hut_minutes_write (&source);
  assert_says (after, "I. 上次决议落实情况\n");
  assert_says (after, "(b) Reports on earlier resolutions\nResolution\tUnit");
  assert_says (after, row);
  assert_not_says (after, "II. ");
}

static void
test_no_telephone_and_no_address (Fixture *fixture, gconstpointer data)
{
  const HutMinutesSource source = source_of (fixture);
  g_autofree char *text = hut_minutes_write (&source);
  g_autofree char *log = hut_minutes_write_log (&source);

  assert_says (text, "请答复");
  assert_not_says (text, HUT_TEST_EVENING_TELEPHONE);
  assert_not_says (log, HUT_TEST_EVENING_TELEPHONE);
  assert_not_says (text, HUT_TEST_EVENING_ADDRESS);
  assert_not_says (log, HUT_TEST_EVENING_ADDRESS);
}

static void
test_a_council_passes_nothing (Fixture *fixture, gconstpointer data)
{
  const HutMinutesSource source = source_of (fixture);
  g_autofree char *text = hut_minutes_write (&source);

  assert_not_says (text, "Passed");
  assert_says (text, "Opinion formed");
}

static void
test_what_is_long_is_cut_until_it_fits (Fixture *fixture, gconstpointer data)
{
  const HutMinutesSource source = source_of (fixture);
  HutMeeting *meeting = fixture->meeting->meeting;
  g_autofree char *long_text = g_strnfill (3 * 1000, 'x');
  g_autofree char *text = NULL;
  g_autofree char *log = NULL;

  for (guint i = 0; i < meeting->speeches->len; i++)
    hut_record_set_text (meeting->speeches->pdata[i], "text", long_text);
  text = hut_minutes_write (&source);
  assert_says (text, long_text);
  while (meeting->speeches->len < 500)
    g_ptr_array_add (meeting->speeches, hut_record_copy (meeting->speeches->pdata[0]));
  g_free (text);
  text = hut_minutes_write (&source);
  log = hut_minutes_write_log (&source);
  g_assert_cmpuint (strlen (text), <=, HUT_MINUTES_MAX);
  g_assert_cmpuint (strlen (log), <=, HUT_MINUTES_MAX);
  assert_says (text, "xxxx……");
  while (meeting->speeches->len < 3000)
    g_ptr_array_add (meeting->speeches, hut_record_copy (meeting->speeches->pdata[0]));
  g_free (text);
  g_free (log);
  text = hut_minutes_write (&source);
  log = hut_minutes_write_log (&source);
  g_assert_cmpuint (strlen (text), <=, HUT_MINUTES_MAX);
  g_assert_cmpuint (strlen (log), <=, HUT_MINUTES_MAX);
  assert_says (text, "The rest is too long to be kept here");
  assert_says (log, "The rest is too long to be kept here");
}

/* ---- Lines ---- */

static void
test_what_a_line_is (void)
{
  static const HutMinutesBlockKind kinds[] = { HUT_MINUTES_TITLE,   HUT_MINUTES_FIELD,
                                               HUT_MINUTES_HEADING, HUT_MINUTES_SUBHEADING,
                                               HUT_MINUTES_TEXT,    HUT_MINUTES_TABLE,
                                               HUT_MINUTES_ROW,     HUT_MINUTES_TEXT,
                                               HUT_MINUTES_HEADING, HUT_MINUTES_SUBHEADING };
  g_autoptr (GPtrArray) blocks = hut_minutes_blocks (
      "会议纪要\n时间：今天\n一、议题\n（一）主要意见\n张三：同意\na\tb\n1\t2\t3\n\n"
      "1、不是标题\nII-1. Part\n(b) lesser\n");
  const HutMinutesBlock *row = blocks->pdata[6];

  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < blocks->len; i++)
    g_assert_cmpint (((HutMinutesBlock *)blocks->pdata[i])->kind, ==, kinds[i]);
  g_assert_cmpuint (g_strv_length (row->cells), ==, 2);
  g_assert_cmpstr (row->cells[1], ==, "2 3");
}

static void
test_typed_words_are_no_heading (void)
{
  static const char *const words[] = { "一、假的标题", "（二）假的", "IV. false", "(a) false",
                                       "tab\there\nand a line" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *line = hut_minutes_line (words[i]);
      g_autofree char *text = g_strconcat ("title\n", line, "\n", NULL);
      g_autoptr (GPtrArray) blocks = hut_minutes_blocks (text);

      g_assert_cmpuint (blocks->len, ==, 2);
      g_assert_cmpint (((HutMinutesBlock *)blocks->pdata[1])->kind, ==, HUT_MINUTES_TEXT);
    }
}

static void
test_whatever_bytes (void)
{
  g_autoptr (GPtrArray) none = hut_minutes_blocks (NULL);
  g_autoptr (GPtrArray) odd = hut_minutes_blocks ("\xff\xfe\x01\n\t\t\n\x1b[31m\t\n：\n之、\n");

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < odd->len; i++)
    for (char **cell = ((HutMinutesBlock *)odd->pdata[i])->cells; *cell != NULL; cell++)
      {
        g_assert_true (g_utf8_validate (*cell, -1, NULL));
        assert_not_says (*cell, "\x1b");
      }
}

/* ---- Approved and signed ---- */

static HutRecordPlan *
sign (HutTestEvening *meeting, GError **error)
{
  HutMeetingActing acting = hut_test_evening_acting (meeting);

  return hut_minutes_plan_sign (&acting, "议事会召集人", error);
}

static void
draft_and_approve (HutTestEvening *meeting)
{
  g_autoptr (GError) error = NULL;
  HutMeetingActing acting = hut_test_evening_acting (meeting);

  hut_test_evening_do (meeting, hut_minutes_plan_draft (&acting, NULL, &error), &error);
  acting = hut_test_evening_acting (meeting);
  hut_test_evening_do (meeting, hut_minutes_plan_approve (&acting, "街道工作者", &error), &error);
}

static void
assert_refused (HutRecordPlan *plan, GError **error)
{
  g_assert_null (plan);
  g_assert_error (*error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (error);
}

static void
test_signed_minutes_stand (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *meeting = fixture->meeting;
  g_autoptr (GError) error = NULL;
  HutMeetingActing acting;

  draft_and_approve (meeting);
  hut_test_evening_do (meeting, sign (meeting, &error), &error);
  g_assert_true (hut_minutes_holds (meeting->meeting->minutes));
  g_assert_cmpuint (strlen (hut_record_get_text (meeting->meeting->minutes, "sha256")), ==, 64);
  acting = hut_test_evening_acting (meeting);
  assert_refused (hut_minutes_plan_edit (&acting, "改", &error), &error);
  assert_refused (hut_minutes_plan_draft (&acting, NULL, &error), &error);
  assert_refused (hut_minutes_plan_reopen (&acting, &error), &error);
  assert_refused (sign (meeting, &error), &error);
  hut_test_evening_do (meeting, hut_minutes_plan_addendum (&acting, "第三项更正", &error), &error);
  g_assert_cmpuint (meeting->meeting->addenda->len, ==, 1);
  g_assert_true (hut_minutes_holds (meeting->meeting->minutes));
}

static void
test_what_was_changed_behind_is_told (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *meeting = fixture->meeting;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) forged = NULL;

  draft_and_approve (meeting);
  hut_test_evening_do (meeting, sign (meeting, &error), &error);
  forged = hut_record_copy (meeting->meeting->minutes);
  hut_record_set_text (forged, "text", "another");
  g_assert_false (hut_minutes_holds (forged));
}

static void
test_only_what_is_approved_is_signed (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *meeting = fixture->meeting;
  g_autoptr (GError) error = NULL;
  HutMeetingActing acting = hut_test_evening_acting (meeting);

  assert_refused (sign (meeting, &error), &error);
  hut_test_evening_do (meeting, hut_minutes_plan_draft (&acting, NULL, &error), &error);
  assert_refused (sign (meeting, &error), &error);
  acting = hut_test_evening_acting (meeting);
  assert_refused (hut_minutes_plan_addendum (&acting, "补充", &error), &error);
  assert_refused (hut_minutes_plan_approve (&acting, "", &error), &error);
}

/* Whatever program writes it. */
static void
test_what_is_approved_is_what_is_signed (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *meeting = fixture->meeting;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  draft_and_approve (meeting);
  hut_write_update (write, &hut_kind_minutes, &meeting->meeting->minutes->id);
  hut_write_set (write, "text", hut_value_text ("another"));
  g_assert_false (hut_store_write (fixture->store.store, write, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
}

static void
test_none_before_the_meeting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HutMeetingActing acting = hut_test_evening_acting (fixture->meeting);

  assert_refused (hut_minutes_plan_draft (&acting, NULL, &error), &error);
  assert_refused (hut_minutes_plan_edit (&acting, "字", &error), &error);
}

static void
test_an_edit_is_kept_and_masked (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *meeting = fixture->meeting;
  g_autoptr (GError) error = NULL;
  HutMeetingActing acting = hut_test_evening_acting (meeting);
  const char *text;

  hut_test_evening_do (meeting, hut_minutes_plan_draft (&acting, NULL, &error), &error);
  acting = hut_test_evening_acting (meeting);
  hut_test_evening_do (
      meeting, hut_minutes_plan_edit (&acting, "纪要\n联系 " HUT_TEST_EVENING_TELEPHONE, &error),
      &error);
  text = hut_record_get_text (meeting->meeting->minutes, "text");
  assert_says (text, "纪要\n联系 138");
  assert_not_says (text, HUT_TEST_EVENING_TELEPHONE);
}

/* What the clerk wrote of a topic stands in its section, before what was said. */
static void
test_main_views (Fixture *fixture, gconstpointer data)
{
  HutTestEvening *meeting = fixture->meeting;
  HutUid topic = ((HutRecord *)meeting->meeting->topics->pdata[0])->id;
  HutMeetingActing acting = hut_test_evening_acting (meeting);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  hut_test_evening_do (
      meeting, hut_topic_plan_note (&acting, &topic, "多数人赞成，\n少数人担心消防。", &error),
      &error);
  acting = hut_test_evening_acting (meeting);
  hut_test_evening_do (meeting, hut_minutes_plan_draft (&acting, NULL, &error), &error);
  before = g_strdup (hut_record_get_text (meeting->meeting->minutes, "text"));
  assert_says (before, "Main views\n");
  assert_says (before, "多数人赞成，\n");
  assert_says (before, "少数人担心消防。");
  acting = hut_test_evening_acting (meeting);
  hut_test_evening_do (meeting, hut_topic_plan_note (&acting, &topic, "", &error), &error);
  acting = hut_test_evening_acting (meeting);
  hut_test_evening_do (meeting, hut_minutes_plan_draft (&acting, NULL, &error), &error);
  after = g_strdup (hut_record_get_text (meeting->meeting->minutes, "text"));
  assert_not_says (after, "多数人赞成");
}

#define ADD(name, set_up, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/minutes/what-a-line-is", test_what_a_line_is);
  g_test_add_func ("/minutes/typed-words-are-no-heading", test_typed_words_are_no_heading);
  g_test_add_func ("/minutes/whatever-bytes", test_whatever_bytes);
  ADD ("/minutes/none-before-the-meeting", set_up, test_none_before_the_meeting);
  ADD ("/minutes/all-that-happened", set_up_evening, test_all_that_happened);
  ADD ("/minutes/when-it-was-adjourned-and-when-it-went-on", set_up, test_when_it_paused);
  ADD ("/minutes/what-was-reported-on-earlier-resolutions", set_up_evening, test_what_was_reported);
  ADD ("/minutes/no-telephone-and-no-address", set_up_evening, test_no_telephone_and_no_address);
  ADD ("/minutes/a-council-passes-nothing", set_up_evening, test_a_council_passes_nothing);
  ADD ("/minutes/what-is-long-is-cut-until-it-fits", set_up_evening,
       test_what_is_long_is_cut_until_it_fits);
  ADD ("/minutes/signed-minutes-stand", set_up_evening, test_signed_minutes_stand);
  ADD ("/minutes/what-was-changed-behind-is-told", set_up_evening,
       test_what_was_changed_behind_is_told);
  ADD ("/minutes/only-what-is-approved-is-signed", set_up_evening,
       test_only_what_is_approved_is_signed);
  ADD ("/minutes/what-is-approved-is-what-is-signed", set_up_evening,
       test_what_is_approved_is_what_is_signed);
  ADD ("/minutes/the-main-views-of-a-topic-stand-in-them", set_up_evening, test_main_views);
  ADD ("/minutes/an-edit-is-kept-and-masked", set_up_evening, test_an_edit_is_kept_and_masked);
  return g_test_run ();
}
