/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a count means, and what stands of a motion. Without a store. */

#include "domain/hut-council-rules.h"
#include "hut-test-store.h"
#include "hut-test-vote.h"

/* A vote of all five there, by hands, for @subject. */
static HutUid
vote (HutTestVote *fixture, const char *subject)
{
  const HutCount count = { .yes = 5 };
  HutUid motion;

  hut_test_vote_begin (fixture, subject, 5);
  motion = hut_test_vote_open (fixture, "hands");
  hut_test_do (fixture->meeting, hut_motion_plan_block, &motion, NULL, &count);
  hut_test_do (fixture->meeting, hut_motion_plan_close, &motion);
  return motion;
}

/* A charging shed on ground that all own: a council gives an opinion and says who decides. */
static void
test_council_only_advises (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "council", "2026-11-26", 5);
  HutUid motion = vote (fixture, "shared-use");

  g_assert_cmpstr (hut_test_vote_text (test, &motion, "subject"), ==, "shared-use");
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "verdict"), ==, "opinion");
  g_assert_nonnull (hut_test_vote_text (test, &motion, "submit"));
  g_assert_nonnull (strstr (hut_test_vote_text (test, &motion, "submit"), "278"));
  g_assert_nonnull (hut_test_vote_text (test, &motion, "arithmetic"));
  g_assert_nonnull (hut_test_vote_text (test, &motion, "rule_value"));
}

/* The subject of the topic holds, whatever was typed of the motion and when. */
static void
test_subject_stays (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "committee", "2025-11-26", 5);
  const HutCount count = { .yes = 5 };
  g_autoptr (HutRecord) said = NULL, topic = NULL;
  HutUid motion, earlier;

  hut_test_vote_begin (fixture, NULL, 5);
  earlier = hut_test_motion (test, &fixture->topic, "hands");
  topic = hut_record_copy (hut_test_find (test, &fixture->topic));
  hut_record_set_text (topic, "subject", "shared-use");
  hut_test_do (test, hut_topic_plan_edit, topic);
  motion = hut_test_motion (test, &fixture->topic, "hands");
  said = hut_record_copy (hut_test_find (test, &motion));
  hut_record_set_text (said, "subject", NULL);
  hut_record_set_text (said, "rule", NULL);
  hut_test_do (test, hut_motion_plan_edit, said);
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "subject"), ==, "shared-use");
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "rule"), ==, "committee");
  g_assert_null (hut_test_vote_text (test, &earlier, "subject"));
  hut_test_do (test, hut_motion_plan_open, &earlier);
  hut_test_do (test, hut_motion_plan_block, &earlier, NULL, &count);
  hut_test_do (test, hut_motion_plan_close, &earlier);
  g_assert_cmpstr (hut_test_vote_text (test, &earlier, "verdict"), ==, "opinion");
}

static void
test_elsewhere_is_an_opinion (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "owners-committee", "2026-11-26", 5);
  HutUid motion;

  hut_test_topic (test, "Topic", NULL);
  motion = vote (fixture, NULL);
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "verdict"), ==, "none");
  hut_test_vote_prepare (fixture, "committee", "2025-11-26", 5);
  motion = vote (fixture, "shared-use");
  g_assert_cmpstr (hut_test_vote_text (fixture->meeting, &motion, "verdict"), ==, "opinion");
  hut_test_vote_prepare (fixture, "committee", "2025-11-26", 5);
  motion = vote (fixture, NULL);
  g_assert_cmpstr (hut_test_vote_text (fixture->meeting, &motion, "verdict"), ==, "passed");
}

/* Where the rule wants a notice, a topic that was not in it is counted and not decided. */
static void
test_not_announced (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test =
      hut_test_vote_prepare (fixture, "villagers-representatives", "2025-11-26", 5);
  const HutCount count = { .yes = 5 };
  HutUid announced = hut_test_topic (test, "Announced", NULL), late, motion;

  hut_test_vote_announce (test);
  late = hut_test_topic (test, "Late", NULL);
  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 0, 5);
  for (guint i = 0; i < 2; i++)
    {
      motion = hut_test_motion (test, i == 0 ? &late : &announced, "hands");
      hut_test_do (test, hut_motion_plan_open, &motion);
      hut_test_do (test, hut_motion_plan_block, &motion, NULL, &count);
      hut_test_do (test, hut_motion_plan_close, &motion);
      g_assert_cmpstr (hut_test_vote_text (test, &motion, "verdict"), ==,
                       i == 0 ? "none" : "passed");
      g_assert_cmpint (hut_test_vote_text (test, &motion, "why") != NULL, ==, i == 0);
      hut_test_do (test, hut_motion_plan_publish, &motion);
    }
  /* A council is asked for no notice. */
  hut_test_vote_prepare (fixture, "council", "2026-11-26", 5);
  motion = vote (fixture, NULL);
  g_assert_cmpstr (hut_test_vote_text (fixture->meeting, &motion, "verdict"), ==, "opinion");
}

/* Two days before, where three are asked. */
static void
test_announced_too_late (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test =
      hut_test_vote_prepare (fixture, "villagers-representatives", "2025-11-26", 5);
  const HutCount count = { .yes = 5 };
  HutUid topic = hut_test_topic (test, "Topic", NULL), motion;

  test->now -= 2 * HUT_TIME_DAY;
  hut_test_do (test, hut_meeting_plan_announce, "board", 0);
  test->now += 2 * HUT_TIME_DAY;
  hut_test_do (test, hut_meeting_plan_open);
  hut_test_arrive (test, 0, 5);
  motion = hut_test_motion (test, &topic, "hands");
  hut_test_do (test, hut_motion_plan_open, &motion);
  hut_test_do (test, hut_motion_plan_block, &motion, NULL, &count);
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "verdict"), ==, "none");
  g_assert_nonnull (strstr (hut_test_vote_text (test, &motion, "why"), "1"));
}

static void
test_unverified_gives_none (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "residents-2026", "2026-11-26", 5);
  HutUid motion = vote (fixture, "covenant");

  g_assert_cmpstr (hut_test_vote_text (test, &motion, "verdict"), ==, "none");
  g_assert_nonnull (hut_test_vote_text (test, &motion, "why"));
  g_assert_cmpint (hut_test_vote_int (test, &motion, "yes"), ==, 5);
  /* What was in force is no longer. */
  test = hut_test_vote_prepare (fixture, "residents-1990", "2026-11-26", 5);
  motion = vote (fixture, "covenant");
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "verdict"), ==, "none");
  test = hut_test_vote_prepare (fixture, "residents-1990", "2025-11-26", 5);
  motion = vote (fixture, "covenant");
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "verdict"), ==, "passed");
}

static void
test_without_quorum (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 2);
  HutUid motion = hut_test_vote_open (fixture, "hands");
  const HutCount count = { .yes = 2 };

  hut_test_do (test, hut_motion_plan_block, &motion, NULL, &count);
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "verdict"), ==, "none");
  g_assert_nonnull (hut_test_vote_text (test, &motion, "why"));
}

/* ---- A motion's path ---- */

static void
test_one_vote_at_a_time (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid first = hut_test_vote_open (fixture, "roll-call");
  HutUid second = hut_test_motion (test, &fixture->topic, "hands");

  hut_test_refuse (test, hut_motion_plan_open, &second);
  hut_test_refuse (test, hut_meeting_plan_close);
  hut_test_refuse (test, hut_meeting_plan_adjourn);
  hut_test_refuse (test, hut_topic_plan_end, &fixture->topic);
  hut_test_do (test, hut_motion_plan_ballot, &first, hut_test_member (test, 0), "yes");
  hut_test_do (test, hut_motion_plan_close, &first);
  hut_test_refuse (test, hut_motion_plan_open, &second);
  hut_test_refuse (test, hut_motion_plan_ballot, &first, hut_test_member (test, 1), "yes");
  hut_test_do (test, hut_motion_plan_reopen, &first);
  g_assert_null (hut_test_vote_text (test, &first, "verdict"));
  hut_test_do (test, hut_motion_plan_ballot, &first, hut_test_member (test, 1), "yes");
  hut_test_do (test, hut_motion_plan_close, &first);
  hut_test_do (test, hut_motion_plan_publish, &first);
  hut_test_refuse (test, hut_motion_plan_reopen, &first);
  hut_test_refuse (test, hut_motion_plan_withdraw, &first);
  hut_test_do (test, hut_motion_plan_open, &second);
  hut_test_do (test, hut_motion_plan_withdraw, &second);
  hut_test_do (test, hut_meeting_plan_close);
}

static void
test_words_stand_once_voted (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid motion = hut_test_motion (test, &fixture->topic, "hands");
  g_autoptr (HutRecord) said = hut_record_copy (hut_test_find (test, &motion));

  hut_record_set_text (said, "title", "Other words");
  hut_test_do (test, hut_motion_plan_edit, said);
  hut_test_do (test, hut_motion_plan_open, &motion);
  hut_record_set_text (said, "title", "Words again");
  hut_test_refuse (test, hut_motion_plan_edit, said);
}

/* Past the plans, as another program would write it. */
static void
test_rules_of_a_motion (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid motion = hut_test_vote_open (fixture, "hands");
  const HutRecord *kept = hut_test_find (test, &motion);
  g_autoptr (HutOperation) title =
      hut_operation_new (HUT_VERB_UPDATE, &hut_kind_motion, &motion, NULL);
  g_autoptr (HutOperation) voiding =
      hut_operation_new (HUT_VERB_VOID, &hut_kind_motion, &motion, NULL);
  HutOperation *const operations[] = { title, voiding };
  const HutCouncilFacts facts = { test->meeting->meeting, kept };
  const char *field;

  hut_operation_add (title, hut_kind_field (&hut_kind_motion, "title"), (HutValue)HUT_VALUE_INIT,
                     hut_value_text ("Words again"));
  hut_operation_add (voiding, hut_kind_field (&hut_kind_motion, "void_reason"),
                     (HutValue)HUT_VALUE_INIT, hut_value_text ("away with it"));
  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      hut_operation_add_guard (operations[i], hut_kind_field (&hut_kind_motion, "desk"),
                               hut_value_uid (&test->desk));
      hut_operation_add_guard (operations[i], hut_kind_field (&hut_kind_motion, "term"),
                               hut_value_int (1));
      g_assert_cmpstr (hut_council_fault (operations[i], kept, &facts, &field), ==,
                       "the motion was put to the vote");
    }
}

/* What can be written of @motion, as another program would; @state: with a step there. */
static const char *
fault_of (HutTestMeeting *test, const HutUid *motion, const char *state, const char *name,
          HutValue value)
{
  const HutRecord *kept = hut_test_find (test, motion);
  g_autoptr (HutOperation) operation =
      hut_operation_new (HUT_VERB_UPDATE, &hut_kind_motion, motion, NULL);
  const HutCouncilFacts facts = { test->meeting->meeting, kept };
  const char *field;

  hut_operation_add (operation, hut_kind_field (&hut_kind_motion, name),
                     hut_value_copy (hut_record_get (kept, name)), value);
  if (state != NULL)
    hut_operation_add (operation, hut_kind_field (&hut_kind_motion, "state"),
                       hut_value_copy (hut_record_get (kept, "state")), hut_value_text (state));
  hut_operation_add_guard (operation, hut_kind_field (&hut_kind_motion, "desk"),
                           hut_value_uid (&test->desk));
  hut_operation_add_guard (operation, hut_kind_field (&hut_kind_motion, "term"), hut_value_int (1));
  return hut_council_fault (operation, kept, &facts, &field);
}

static void
test_asked_and_frozen (HutTestVote *fixture, gconstpointer unused)
{
  static const char *const asked[] = { "topic", "meeting" };
  static const char *const frozen[] = { "base", "present", "representatives", "area_base",
                                        "opened_at" };
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid motion = hut_test_motion (test, &fixture->topic, "hands");
  HutUid other = hut_uid_new ();

  g_assert_nonnull (fault_of (test, &motion, NULL, "base", hut_value_int (1)));
  g_assert_nonnull (fault_of (test, &motion, NULL, "meeting", hut_value_uid (&other)));
  g_assert_null (fault_of (test, &motion, NULL, "topic", hut_value_uid (&other)));
  hut_test_do (test, hut_motion_plan_open, &motion);
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    g_assert_nonnull (fault_of (test, &motion, NULL, asked[i], hut_value_uid (&other)));
  for (gsize i = 0; i < G_N_ELEMENTS (frozen); i++)
    {
      g_assert_nonnull (fault_of (test, &motion, NULL, frozen[i], hut_value_int (3)));
      g_assert_nonnull (fault_of (test, &motion, "counted", frozen[i], hut_value_int (3)));
    }
}

/* The result is announced as it was found. */
static void
test_found_stands (HutTestVote *fixture, gconstpointer unused)
{
  static const char *const numbers[] = { "yes", "area_yes", "area_no", "representatives",
                                         "counted_at" };
  static const char *const texts[] = { "why",     "submit",  "citation", "rule_value", "verdict",
                                       "count_1", "count_2", "blocks",   "corrections" };
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid motion = hut_test_vote_open (fixture, "hands");
  const HutCount count = { .yes = 3 };

  g_assert_nonnull (fault_of (test, &motion, NULL, "verdict", hut_value_text ("passed")));
  g_assert_null (fault_of (test, &motion, "counted", "verdict", hut_value_text ("passed")));
  hut_test_do (test, hut_motion_plan_block, &motion, NULL, &count);
  hut_test_do (test, hut_motion_plan_close, &motion);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_nonnull (fault_of (test, &motion, NULL, numbers[i], hut_value_int (5)));
      g_assert_nonnull (fault_of (test, &motion, "published", numbers[i], hut_value_int (5)));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_nonnull (fault_of (test, &motion, NULL, texts[i], hut_value_text ("[]")));
      g_assert_nonnull (fault_of (test, &motion, "published", texts[i], hut_value_text ("[]")));
    }
  g_assert_nonnull (fault_of (test, &motion, NULL, "published_at", hut_value_int (5)));
  g_assert_null (fault_of (test, &motion, "published", "published_at", hut_value_int (5)));
  g_assert_null (fault_of (test, &motion, "voting", "verdict", (HutValue)HUT_VALUE_INIT));
}

/* Prepared for a meeting that nobody leads yet, and given up by another desk. */
static void
test_given_up_before (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "council", "2026-11-26", 5);
  HutUid topic = hut_test_topic (test, "Topic", NULL);
  HutUid motion = hut_test_motion (test, &topic, "hands"), late;

  test->desk = hut_uid_new ();
  hut_test_do (test, hut_motion_plan_withdraw, &motion);
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "state"), ==, "withdrawn");
  late = hut_test_motion (test, &topic, "hands");
  hut_test_do (test, hut_meeting_plan_lead);
  test->desk = hut_uid_new ();
  hut_test_refuse (test, hut_motion_plan_withdraw, &late);
}

static void
test_motion_needs (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_motion, &id, NULL);

  hut_test_refuse (test, hut_motion_plan_add, said);
  hut_record_set_text (said, "title", "Motion");
  hut_test_refuse (test, hut_motion_plan_add, said);
  hut_record_set (said, "topic", hut_value_uid (&fixture->topic));
  hut_test_refuse (test, hut_motion_plan_add, said);
  hut_record_set_text (said, "method", "poll");
  hut_test_refuse (test, hut_motion_plan_add, said);
  hut_record_set_text (said, "choices", "[\"a\",\"b\"]");
  hut_record_set_text (said, "rule", "no-such-rule");
  hut_test_refuse (test, hut_motion_plan_add, said);
  hut_record_set_text (said, "rule", "council");
  hut_test_do (test, hut_motion_plan_add, said);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (HutTestVote *, gconstpointer);
  } tests[] = {
    { "/verdict/the-subject-stays-with-the-topic", test_subject_stays },
    { "/verdict/none-on-what-was-announced-too-late", test_announced_too_late },
    { "/verdict/a-council-advises-and-says-who-decides", test_council_only_advises },
    { "/verdict/what-belongs-to-others-is-an-opinion", test_elsewhere_is_an_opinion },
    { "/verdict/none-on-what-was-not-announced", test_not_announced },
    { "/verdict/none-by-an-unverified-rule", test_unverified_gives_none },
    { "/verdict/none-without-a-quorum", test_without_quorum },
    { "/motion/one-vote-at-a-time", test_one_vote_at_a_time },
    { "/motion/its-words-stand-once-it-is-voted-on", test_words_stand_once_voted },
    { "/motion/its-words-stand-whoever-writes", test_rules_of_a_motion },
    { "/motion/what-is-asked-and-who-is-there-stands", test_asked_and_frozen },
    { "/motion/what-was-found-stands", test_found_stands },
    { "/motion/given-up-before-anybody-leads", test_given_up_before },
    { "/motion/says-what-it-lacks", test_motion_needs },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, HutTestVote, NULL, hut_test_vote_set_up, tests[i].test,
                hut_test_vote_tear_down);
  return g_test_run ();
}
