/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a projected screen may show, and what it says. */

#include "base/hut-json.h"
#include "domain/hut-public-text.h"
#include "hut-test-store.h"
#include "hut-test-wall.h"
#include "store/hut-reader-parts.h"

typedef struct
{
  HutOffice *office;
  HutTestWall *wall;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->office = hut_test_load_office (NULL);
  fixture->wall = hut_test_wall_new (fixture->office);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  hut_test_wall_free (fixture->wall);
  hut_office_unref (fixture->office);
}

static HutScreen *
screen_of (Fixture *fixture, HutScreenKind kind, const HutUid *subject, HutScreenAudience audience)
{
  g_autoptr (HutScreenAsk) ask = hut_screen_ask_new (kind, subject);

  return hut_screen_new (fixture->wall->view, ask, audience);
}

static char *
all_of (const HutScreen *screen)
{
  g_autoptr (GPtrArray) texts = hut_screen_texts (screen);

  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("\n", (char **)texts->pdata);
}

static void
assert_no_secret (const char *words)
{
  for (guint i = 0; hut_test_secrets[i] != NULL; i++)
    if (strstr (words, hut_test_secrets[i]) != NULL)
      g_error ("a screen says “%s” in: %s", hut_test_secrets[i], words);
}

/* ---- Nothing private ---- */

static void
no_view_shows_a_private_text (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) asks = NULL;

  hut_test_wall_fill_private (fixture->wall);
  asks = hut_test_wall_asks (fixture->wall);
  g_assert_cmpuint (asks->len, >=, HUT_N_SCREEN_KINDS);
  for (guint i = 0; i < asks->len; i++)
    for (HutScreenAudience who = HUT_SCREEN_FOR_ALL; who <= HUT_SCREEN_FOR_OPERATOR; who++)
      {
        g_autoptr (HutScreen) screen = hut_screen_new (fixture->wall->view, asks->pdata[i], who);
        g_autofree char *words = all_of (screen);

        assert_no_secret (words);
        g_assert_cmpint (screen->kind, ==, ((HutScreenAsk *)asks->pdata[i])->kind);
        g_assert_true (screen->kind == HUT_SCREEN_BLACKOUT || *words != '\0');
      }
}

/* The property of the door itself, of every field that any record has. */
static void
set_some (HutRecord *record, const HutField *field)
{
  switch (field->type)
    {
    case HUT_FIELD_POINT:
      hut_record_set (record, field->name, hut_value_point (hut_point_from_degrees (116, 40)));
      break;
    case HUT_FIELD_INT:
    case HUT_FIELD_BOOL:
    case HUT_FIELD_TIME:
      hut_record_set_int (record, field->name, 1);
      break;
    case HUT_FIELD_CODE:
      hut_record_set_text (record, field->name, field->codes[0].code);
      break;
    case HUT_FIELD_TEXT:
    case HUT_FIELD_UID:
    case HUT_FIELD_JSON:
    default:
      hut_record_set_text (record, field->name, "写着什么");
    }
}

static void
check_field (const HutKind *kind, const HutField *field)
{
  const HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) record = hut_record_new (kind, &id, NULL);
  gboolean is_public = field->privacy == HUT_PRIVACY_PUBLIC;
  g_autofree char *words = NULL;
  HutPoint point;

  set_some (record, field);
  words = hut_public_text (record, field->name);
  if (field->type != HUT_FIELD_UID)
    g_assert_true ((words != NULL) == is_public);
  if (field->type == HUT_FIELD_INT || field->type == HUT_FIELD_TIME)
    g_assert_cmpint (hut_public_int (record, field->name, -5), ==, is_public ? 1 : -5);
  if (field->type == HUT_FIELD_CODE)
    g_assert_true ((hut_public_code (record, field->name) != NULL) == is_public);
  g_assert_true (hut_public_point (record, field->name, &point) ==
                 (is_public && field->type == HUT_FIELD_POINT));
}

static void
a_field_that_is_not_public_says_nothing (void)
{
  guint n_kinds, n_fields = 0;
  const HutKind *const *kinds = hut_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint k = 0; k < kinds[i]->n_fields; k++, n_fields++)
      check_field (kinds[i], &kinds[i]->fields[k]);
  g_assert_cmpuint (n_fields, >, 300);
}

static void
a_field_that_is_not_there_says_nothing (void)
{
  const HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) topic = hut_record_new (&hut_kind_topic, &id, NULL);

  g_assert_null (hut_public_text (topic, "no_such_field"));
  g_assert_null (hut_public_text (NULL, "title"));
  g_assert_cmpint (hut_public_int (topic, "no_such_field", 7), ==, 7);
}

static void
what_was_written_for_all_is_struck_out (void)
{
  static const struct
  {
    const char *written, *shown;
  } lines[] = {
    { "请致电 13801380138 报名", "请致电 138****0138 报名" },
    { "请致电 138 0138 0138 报名", "请致电 138****0138 报名" },
    { "电话010-62770001", "电话010****0001" },
    { "身份证 110108197001011234 已登记", "身份证 *** 已登记" },
    { "7号楼2单元301的住户", "7号楼2单元***的住户" },
    { "7 号楼 2 单元 1201 室", "7 号楼 2 单元 *** 室" },
    { "12号楼1504漏水", "12号楼***漏水" },
    { "住在 3-2-301", "住在 ***" },
    { "是否建议在 3 号楼北侧设置充电棚", "是否建议在 3 号楼北侧设置充电棚" },
    { "2026-11-26 晚七时，会议室 201", "2026-11-26 晚七时，会议室 201" },
    { "3号楼60户、320辆", "3号楼60户、320辆" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *shown = hut_public_words (lines[i].written);

      g_assert_cmpstr (shown, ==, lines[i].shown);
    }
  g_assert_null (hut_public_words (NULL));
  g_assert_null (hut_public_words ("\xff"));
}

static void
a_message_and_a_title_are_struck_out (Fixture *fixture, gconstpointer unused)
{
  HutScreenAsk ask = { .kind = HUT_SCREEN_MESSAGE, .words = (char *)"找欧老师 13801380138" };
  g_autoptr (HutScreen) message = hut_screen_new (fixture->wall->view, &ask, HUT_SCREEN_FOR_ALL);
  g_autoptr (HutScreen) topic = NULL;

  g_assert_cmpstr (message->point, ==, "找欧老师 138****0138");
  hut_record_set_text (
      (HutRecord *)hut_meeting_find (fixture->wall->view->meeting, &fixture->wall->topic), "title",
      "7号楼2单元301 漏水，联系 13801380138");
  topic = screen_of (fixture, HUT_SCREEN_TOPIC, &fixture->wall->topic, HUT_SCREEN_FOR_ALL);
  assert_no_secret (topic->point);
}

static void
a_member_is_a_number_or_a_name_for_the_screen (Fixture *fixture, gconstpointer unused)
{
  HutRecord *first = fixture->wall->view->meeting->members->pdata[0];
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  g_autofree char *nothing = NULL;

  hut_record_set_text (first, "name", "欧阳某某");
  number = hut_public_member (first);
  g_assert_cmpstr (number, ==, "No. 1");
  hut_record_set_text (first, "screen_name", "楼门代表");
  name = hut_public_member (first);
  g_assert_cmpstr (name, ==, "楼门代表");
  nothing = hut_public_member (NULL);
  g_assert_cmpstr (nothing, ==, "A member");
}

/* ---- Photographs ---- */

static void
attach (HutWrite *write, const HutUid *topic, const char *name, gboolean is_public, HutTime at)
{
  const HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_attachment, &id, NULL);

  hut_record_set (record, "topic", hut_value_uid (topic));
  hut_record_set_text (record, "name", name);
  hut_record_set_text (record, "media_type", "image/jpeg");
  hut_record_set_text (record, "sha256",
                       "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
  hut_record_set_int (record, "size", 1000);
  hut_record_set_int (record, "at", at);
  if (is_public)
    hut_record_set_int (record, "public", 1);
  hut_write_create (write, record);
}

static void
only_what_was_marked_for_the_screen_is_read_for_it (HutTestStore *test, gconstpointer unused)
{
  const HutUid topic = hut_uid_new (), other = hut_uid_new ();
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  attach (write, &topic, "after.jpg", TRUE, 30);
  attach (write, &topic, "private.jpg", FALSE, 10);
  attach (write, &topic, "before.jpg", TRUE, 20);
  attach (write, &other, "other.jpg", TRUE, 20);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  found = hut_reader_topic_attachments (test->reader, &topic, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (hut_record_get_text (found->pdata[0], "name"), ==, "before.jpg");
  g_assert_cmpstr (hut_record_get_text (found->pdata[1], "name"), ==, "after.jpg");
}

/* ---- Votes ---- */

static void
an_open_vote_says_how_many_and_not_for_what (Fixture *fixture, gconstpointer unused)
{
  HutRecord *motion =
      (HutRecord *)hut_meeting_find (fixture->wall->view->meeting, &fixture->wall->voting);
  g_autoptr (HutScreen) before =
      screen_of (fixture, HUT_SCREEN_VOTE, &fixture->wall->voting, HUT_SCREEN_FOR_ALL);
  g_autoptr (HutScreen) after = NULL;

  g_assert_cmpint (g_array_index (before->figures, HutScreenFigure, 0).amount, ==, 37);
  hut_record_set_text (motion, "count_1", "{\"yes\":1,\"no\":35,\"abstain\":0,\"spoiled\":1}");
  after = screen_of (fixture, HUT_SCREEN_VOTE, &fixture->wall->voting, HUT_SCREEN_FOR_ALL);
  g_assert_true (hut_screen_equal (before, after));
}

static void
a_result_shows_when_it_is_announced (Fixture *fixture, gconstpointer unused)
{
  HutRecord *motion =
      (HutRecord *)hut_meeting_find (fixture->wall->view->meeting, &fixture->wall->counted);
  g_autoptr (HutScreen) beforehand =
      screen_of (fixture, HUT_SCREEN_RESULT, &fixture->wall->counted, HUT_SCREEN_FOR_OPERATOR);
  g_autoptr (HutScreen) withheld =
      screen_of (fixture, HUT_SCREEN_RESULT, &fixture->wall->counted, HUT_SCREEN_FOR_ALL);
  g_autoptr (HutScreen) announced = NULL;

  g_assert_cmpint (beforehand->kind, ==, HUT_SCREEN_RESULT);
  g_assert_cmpint (withheld->kind, ==, HUT_SCREEN_VOTE);
  g_assert_null (withheld->verdict);
  hut_record_set_text (motion, "state", "published");
  announced = screen_of (fixture, HUT_SCREEN_RESULT, &fixture->wall->counted, HUT_SCREEN_FOR_ALL);
  g_assert_true (hut_screen_equal (announced, beforehand));
}

static void
an_opinion_never_says_passed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutScreen) screen =
      screen_of (fixture, HUT_SCREEN_RESULT, &fixture->wall->opinion, HUT_SCREEN_FOR_ALL);
  g_autofree char *words = all_of (screen);

  g_assert_cmpstr (screen->verdict, ==, "Opinion formed");
  g_assert_cmpint (screen->tone, ==, HUT_SCREEN_TONE_GOOD);
  g_assert_null (strstr (words, "Passed"));
  g_assert_nonnull (strstr (words, "To be put to"));
}

static void
without_a_verdict_the_reason_stands_there (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutScreen) screen =
      screen_of (fixture, HUT_SCREEN_RESULT, &fixture->wall->refused, HUT_SCREEN_FOR_ALL);

  g_assert_cmpstr (screen->verdict, ==, "No verdict");
  g_assert_cmpint (screen->tone, ==, HUT_SCREEN_TONE_NEUTRAL);
  g_assert_cmpuint (screen->why->len, >, 0);
}

static void
a_poll_shows_its_choices_and_no_verdict (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutScreen) screen =
      screen_of (fixture, HUT_SCREEN_RESULT, &fixture->wall->poll, HUT_SCREEN_FOR_ALL);

  g_assert_null (screen->verdict);
  g_assert_cmpuint (screen->lines->len, ==, 3);
  g_assert_cmpint (screen->most, ==, 30);
  g_assert_cmpint (g_array_index (screen->lines, HutScreenLine, 1).share, ==, 30);
}

static void
presence_says_what_is_missing (Fixture *fixture, gconstpointer unused)
{
  HutAttendance *there = fixture->wall->view->attendance;
  g_autoptr (HutScreen) reached =
      screen_of (fixture, HUT_SCREEN_PRESENCE, NULL, HUT_SCREEN_FOR_ALL);
  g_autoptr (HutScreen) missing = NULL;

  g_assert_cmpstr (reached->verdict, ==, "Quorum reached");
  there->quorum = HUT_QUORUM_MISSING;
  there->missing = 7;
  missing = screen_of (fixture, HUT_SCREEN_PRESENCE, NULL, HUT_SCREEN_FOR_ALL);
  g_assert_cmpstr (missing->verdict, ==, "7 more needed");
  g_assert_cmpint (missing->tone, ==, HUT_SCREEN_TONE_WANTING);
}

/* Six members in three households, of whom one household is there: a vote of households in a
 * meeting of members. */
static HutMeetingView *
new_household_vote (Fixture *fixture, HutUid *motion)
{
  g_autoptr (HutTestMeeting) test =
      hut_test_meeting_new (fixture->office, "council", "2025-11-26", 6);
  HutUid topic = hut_test_topic (test, "Topic", NULL);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *household = g_strdup_printf ("Gate %u", i / 2);

      hut_record_set_text (hut_test_member_record (test, i), "household", household);
    }
  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 0, 2);
  *motion = hut_test_motion (test, &topic, "roll-call");
  hut_record_set_text ((HutRecord *)hut_test_find (test, motion), "rule", "villagers-households");
  hut_test_do (test, hut_motion_plan_open, motion);
  hut_test_do (test, hut_motion_plan_ballot, motion, hut_test_member (test, 1), "yes");
  return hut_meeting_view_new (g_steal_pointer (&test->meeting), fixture->office, test->now);
}

static void
a_vote_shows_whom_its_own_rule_asks (Fixture *fixture, gconstpointer unused)
{
  static const gint64 amounts[] = { 1, 1, 3, 0 }; /* in, present, entitled, not in yet */
  HutUid motion;
  g_autoptr (HutMeetingView) view = new_household_vote (fixture, &motion);
  g_autoptr (HutScreenAsk) ask = hut_screen_ask_new (HUT_SCREEN_VOTE, &motion);
  g_autoptr (HutScreen) screen = hut_screen_new (view, ask, HUT_SCREEN_FOR_ALL);

  g_assert_cmpuint (screen->figures->len, ==, G_N_ELEMENTS (amounts));
  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    g_assert_cmpint (g_array_index (screen->figures, HutScreenFigure, i).amount, ==, amounts[i]);
  g_assert_cmpint (screen->tone, ==, HUT_SCREEN_TONE_WANTING);
  g_assert_cmpstr (screen->verdict, ==, "1 more has to come");
}

static void
a_motion_shows_whom_its_own_rule_asks (Fixture *fixture, gconstpointer unused)
{
  HutUid motion;
  g_autoptr (HutMeetingView) view = new_household_vote (fixture, &motion);
  g_autoptr (HutScreenAsk) ask = hut_screen_ask_new (HUT_SCREEN_MOTION, &motion);
  g_autoptr (HutScreen) screen = hut_screen_new (view, ask, HUT_SCREEN_FOR_ALL);
  g_autofree char *words = all_of (screen);

  g_assert_nonnull (strstr (words, "Present 1 of 3: 1 more has to come"));
}

/* What an earlier meeting agreed stands under the topic that was made for it, with how far it is.
 */
static void
a_topic_shows_how_far_earlier_resolutions_are (Fixture *fixture, gconstpointer unused)
{
  HutMeeting *meeting = fixture->wall->view->meeting;
  HutRecord *topic = (HutRecord *)hut_meeting_find (meeting, &fixture->wall->topic);
  HutRecord *resolution = g_ptr_array_steal_index (meeting->resolutions, 1);
  g_autoptr (HutScreen) before = NULL, after = NULL;
  const HutScreenLine *line;

  g_ptr_array_add (meeting->earlier, resolution);
  hut_record_set_text (resolution, "assignee", hut_test_secrets[4]);
  before = screen_of (fixture, HUT_SCREEN_TOPIC, &fixture->wall->topic, HUT_SCREEN_FOR_ALL);
  g_assert_cmpuint (before->lines->len, ==, 0);
  hut_record_set_text (topic, "source_kind", "resolution");
  after = screen_of (fixture, HUT_SCREEN_TOPIC, &fixture->wall->topic, HUT_SCREEN_FOR_ALL);
  g_assert_cmpuint (after->lines->len, ==, 1);
  line = &g_array_index (after->lines, HutScreenLine, 0);
  g_assert_cmpstr (line->words, ==, hut_record_get_text (resolution, "title"));
  g_assert_cmpint (line->share, ==, 40);
  g_assert_cmpint (after->most, ==, 100);
  g_assert_null (strstr (line->note, hut_test_secrets[4]));
}

/* ---- What is asked for ---- */

static void
what_has_gone_shows_the_title (Fixture *fixture, gconstpointer unused)
{
  const HutUid nobody = hut_uid_new ();

  for (HutScreenKind kind = HUT_SCREEN_TOPIC; kind <= HUT_SCREEN_RESULT; kind++)
    {
      g_autoptr (HutScreen) screen = screen_of (fixture, kind, &nobody, HUT_SCREEN_FOR_ALL);

      g_assert_cmpint (screen->kind, ==,
                       kind == HUT_SCREEN_SPEAKER ? HUT_SCREEN_SPEAKER : HUT_SCREEN_TITLE);
    }
}

static void
every_screen_that_is_offered_can_be_shown (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) asks = hut_screen_asks (fixture->wall->view);

  g_assert_cmpuint (asks->len, >, 10);
  for (guint i = 0; i < asks->len; i++)
    {
      const HutScreenAsk *ask = asks->pdata[i];
      g_autoptr (HutScreen) screen =
          hut_screen_new (fixture->wall->view, ask, HUT_SCREEN_FOR_OPERATOR);
      g_autofree char *words = hut_screen_ask_words (ask, fixture->wall->view);

      g_assert_cmpint (screen->kind, ==, ask->kind);
      g_assert_cmpstr (words, !=, "");
    }
}

static void
what_is_asked_comes_back_from_its_text (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) asks = hut_test_wall_asks (fixture->wall);

  for (guint i = 0; i < asks->len; i++)
    {
      g_autoptr (JsonNode) node = hut_screen_ask_to_json (asks->pdata[i]);
      g_autoptr (HutScreenAsk) back = hut_screen_ask_from_json (node);

      g_assert_true (hut_screen_ask_equal (asks->pdata[i], back));
    }
}

static void
what_is_no_screen_is_not_taken (void)
{
  static const char *const texts[] = {
    "[]", "{}", "{\"kind\":\"nonsense\"}", "{\"kind\":7}", "{\"kind\":\"topic\",\"subject\":\"x\"}",
  };

  g_assert_null (hut_screen_ask_from_json (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = hut_json_parse (texts[i], -1, NULL);

      g_assert_nonnull (node);
      g_assert_null (hut_screen_ask_from_json (node));
    }
}

/* What the meeting suggests goes with it: the vote, then its result; the topic, its place, who
 * speaks. */
static void
what_comes_next_follows_the_meeting (Fixture *fixture, gconstpointer unused)
{
  HutMeeting *meeting = fixture->wall->view->meeting;
  g_autoptr (HutScreenAsk) vote = hut_screen_ask_next (fixture->wall->view, NULL);
  g_autoptr (HutScreenAsk) result = hut_screen_ask_next (fixture->wall->view, vote);
  g_autoptr (HutScreenAsk) topic = NULL;
  g_autoptr (HutScreenAsk) place = NULL;
  g_autoptr (HutScreenAsk) speaker = NULL;

  g_assert_cmpint (vote->kind, ==, HUT_SCREEN_VOTE);
  g_assert_cmpint (result->kind, ==, HUT_SCREEN_RESULT);
  g_assert_true (hut_uid_equal (&vote->subject, &result->subject));
  for (guint i = 0; i < meeting->motions->len; i++)
    hut_record_set_text (meeting->motions->pdata[i], "state", "withdrawn");
  topic = hut_screen_ask_new (HUT_SCREEN_TOPIC, &fixture->wall->topic);
  place = hut_screen_ask_next (fixture->wall->view, topic);
  speaker = hut_screen_ask_next (fixture->wall->view, place);
  g_assert_cmpint (place->kind, ==, HUT_SCREEN_PLACE);
  g_assert_cmpint (speaker->kind, ==, HUT_SCREEN_SPEAKER);
}

/* ---- Values ---- */

static void
a_copy_is_equal_and_a_change_is_not (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) asks = hut_test_wall_asks (fixture->wall);

  for (guint i = 0; i < asks->len; i++)
    {
      g_autoptr (HutScreen) screen =
          hut_screen_new (fixture->wall->view, asks->pdata[i], HUT_SCREEN_FOR_ALL);
      g_autoptr (HutScreen) copy = hut_screen_copy (screen);

      g_assert_true (hut_screen_equal (screen, copy));
      copy->clock.spent += G_USEC_PER_SEC;
      g_assert_true (hut_screen_equal (screen, copy));
      g_free (copy->point);
      copy->point = g_strdup ("other");
      g_assert_false (hut_screen_equal (screen, copy));
    }
}

static void
a_clock_runs_and_stands_still (void)
{
  const HutTime second = G_USEC_PER_SEC;
  HutScreenClock clock = { .limit = 180 * second, .spent = 10 * second, .running_since = second };

  g_assert_cmpint (hut_screen_clock_at (&clock, 31 * second), ==, 140 * second);
  g_assert_cmpint (hut_screen_clock_at (&clock, 191 * second), ==, -20 * second);
  hut_screen_clock_stop (&clock, 31 * second);
  g_assert_cmpint (hut_screen_clock_at (&clock, 500 * second), ==, 140 * second);
  clock.limit = 0;
  g_assert_cmpint (hut_screen_clock_at (&clock, 500 * second), ==, 40 * second);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/screen/no-view-shows-a-private-text", no_view_shows_a_private_text);
  g_test_add_func ("/screen/a-field-that-is-not-public-says-nothing",
                   a_field_that_is_not_public_says_nothing);
  g_test_add_func ("/screen/a-field-that-is-not-there-says-nothing",
                   a_field_that_is_not_there_says_nothing);
  g_test_add_func ("/screen/what-was-written-for-all-is-struck-out",
                   what_was_written_for_all_is_struck_out);
  ADD ("/screen/a-message-and-a-title-are-struck-out", a_message_and_a_title_are_struck_out);
  ADD ("/screen/a-member-is-a-number-or-a-name-for-the-screen",
       a_member_is_a_number_or_a_name_for_the_screen);
  g_test_add ("/screen/only-what-was-marked-for-the-screen-is-read-for-it", HutTestStore, NULL,
              hut_test_store_set_up, only_what_was_marked_for_the_screen_is_read_for_it,
              hut_test_store_tear_down);
  ADD ("/screen/an-open-vote-says-how-many-and-not-for-what",
       an_open_vote_says_how_many_and_not_for_what);
  ADD ("/screen/a-result-shows-when-it-is-announced", a_result_shows_when_it_is_announced);
  ADD ("/screen/an-opinion-never-says-passed", an_opinion_never_says_passed);
  ADD ("/screen/without-a-verdict-the-reason-stands-there",
       without_a_verdict_the_reason_stands_there);
  ADD ("/screen/a-poll-shows-its-choices-and-no-verdict", a_poll_shows_its_choices_and_no_verdict);
  ADD ("/screen/presence-says-what-is-missing", presence_says_what_is_missing);
  ADD ("/screen/a-vote-shows-whom-its-own-rule-asks", a_vote_shows_whom_its_own_rule_asks);
  ADD ("/screen/a-motion-shows-whom-its-own-rule-asks", a_motion_shows_whom_its_own_rule_asks);
  ADD ("/screen/a-topic-shows-how-far-earlier-resolutions-are",
       a_topic_shows_how_far_earlier_resolutions_are);
  ADD ("/screen/what-has-gone-shows-the-title", what_has_gone_shows_the_title);
  ADD ("/screen/every-screen-that-is-offered-can-be-shown",
       every_screen_that_is_offered_can_be_shown);
  ADD ("/screen/what-is-asked-comes-back-from-its-text", what_is_asked_comes_back_from_its_text);
  g_test_add_func ("/screen/what-is-no-screen-is-not-taken", what_is_no_screen_is_not_taken);
  ADD ("/screen/what-comes-next-follows-the-meeting", what_comes_next_follows_the_meeting);
  ADD ("/screen/a-copy-is-equal-and-a-change-is-not", a_copy_is_equal_and_a_change_is_not);
  g_test_add_func ("/screen/a-clock-runs-and-stands-still", a_clock_runs_and_stands_still);
  return g_test_run ();
}
