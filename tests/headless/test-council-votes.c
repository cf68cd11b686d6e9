/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who votes, and how it is counted. Without a store. */

#include "domain/hut-council-rules.h"
#include "domain/hut-voters.h"
#include "hut-test-store.h"
#include "domain/hut-motion-standing.h"
#include "hut-test-vote.h"

/* ---- Paper, hands, consensus, polls ---- */

static void
test_two_counters (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid motion = hut_test_vote_open (fixture, "secret");
  const HutCount first = { .yes = 3, .no = 2 }, second = { .yes = 2, .no = 3 };

  hut_test_refuse (test, hut_motion_plan_close, &motion);
  hut_test_do (test, hut_motion_plan_count, &motion, 1, "One", &first);
  hut_test_refuse (test, hut_motion_plan_close, &motion);
  hut_test_do (test, hut_motion_plan_count, &motion, 2, "Two", &second);
  hut_test_refuse (test, hut_motion_plan_close, &motion);
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "state"), ==, "voting");
  hut_test_do (test, hut_motion_plan_count, &motion, 2, "Two", &first);
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "yes"), ==, 3);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "not_voted"), ==, 0);
}

static void
test_two_counters_are_two (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid motion = hut_test_vote_open (fixture, "secret");
  const HutCount count = { .yes = 3, .no = 2 };

  hut_test_do (test, hut_motion_plan_count, &motion, 1, "One", &count);
  hut_test_refuse (test, hut_motion_plan_count, &motion, 2, "One", &count);
  hut_test_refuse (test, hut_motion_plan_count, &motion, 2, " One ", &count);
  hut_test_do (test, hut_motion_plan_count, &motion, 1, "One", &count);
}

static void
test_two_counters_are_named (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid motion = hut_test_vote_open (fixture, "secret");
  const HutCount count = { .yes = 3, .no = 2 };

  hut_test_refuse (test, hut_motion_plan_count, &motion, 1, NULL, &count);
  hut_test_refuse (test, hut_motion_plan_count, &motion, 1, " ", &count);
  hut_test_refuse (test, hut_motion_plan_count, &motion, 3, "Three", &count);
  hut_test_refuse (test, hut_motion_plan_count, &motion, 0, "None", &count);
  hut_test_do (test, hut_motion_plan_count, &motion, 1, " One ", &count);
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "counter_1"), ==, "One");
}

static void
test_no_more_than_are_there (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 4);
  HutUid motion = hut_test_vote_open (fixture, "secret");
  const HutCount five = { .yes = 3, .no = 1, .spoiled = 1 }, below = { .yes = 3, .no = -1 };

  hut_test_refuse (test, hut_motion_plan_count, &motion, 1, "One", &five);
  hut_test_refuse (test, hut_motion_plan_count, &motion, 1, "One", &below);
}

static void
test_hands_by_block (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 6, 6);
  HutUid motion = hut_test_vote_open (fixture, "hands");
  const HutCount a = { .yes = 2, .no = 1 }, b = { .yes = 2, .abstain = 2 },
                 b2 = { .yes = 1, .abstain = 1 };

  hut_test_refuse (test, hut_motion_plan_close, &motion);
  hut_test_refuse (test, hut_motion_plan_count, &motion, 1, NULL, &a);
  hut_test_do (test, hut_motion_plan_block, &motion, "A", &a);
  /* Seven hands of six: counted again, not believed. */
  hut_test_refuse (test, hut_motion_plan_block, &motion, "B", &b);
  hut_test_do (test, hut_motion_plan_block, &motion, "B", &b2);
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "yes"), ==, 3);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "abstain"), ==, 1);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "not_voted"), ==, 1);
  /* Three of six are not more than half. */
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "verdict"), ==, "opinion");
}

/* Twenty hands are not forty. */
static void
test_hall_or_blocks (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 6, 6);
  HutUid motion = hut_test_vote_open (fixture, "hands");
  const HutCount two = { .yes = 2 }, none = { 0 }, spoiled = { .yes = 1, .spoiled = 1 };

  hut_test_refuse (test, hut_motion_plan_block, &motion, NULL, &spoiled);
  hut_test_do (test, hut_motion_plan_block, &motion, NULL, &two);
  hut_test_refuse (test, hut_motion_plan_block, &motion, "A", &two);
  hut_test_do (test, hut_motion_plan_block, &motion, NULL, &none);
  hut_test_do (test, hut_motion_plan_block, &motion, "A", &two);
  hut_test_refuse (test, hut_motion_plan_block, &motion, NULL, &two);
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "yes"), ==, 2);
}

static void
test_poll_is_advice (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid motion = hut_test_vote_open (fixture, "poll");
  const HutCount two = { .choices = { 2, 3 }, .n_choices = 2 };
  const HutCount three = { .choices = { 2, 3, 0 }, .n_choices = 3, .spoiled = 1 };
  const HutCount many = { .choices = { 6, 0, 0 }, .n_choices = 3 };
  const HutCount below = { .choices = { -1, 0, 0 }, .n_choices = 3 };

  hut_test_refuse (test, hut_motion_plan_count, &motion, 1, NULL, &two);
  hut_test_refuse (test, hut_motion_plan_count, &motion, 1, NULL, &many);
  hut_test_refuse (test, hut_motion_plan_count, &motion, 1, NULL, &below);
  hut_test_do (test, hut_motion_plan_count, &motion, 1, NULL, &three);
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "counts"), ==,
                   "{\"choices\":[2,3,0],\"spoiled\":1}");
  g_assert_null (hut_test_vote_text (test, &motion, "verdict"));
}

static void
test_consensus (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid motion = hut_test_vote_open (fixture, "consensus");
  const HutCount count = { .yes = 5 };

  hut_test_refuse (test, hut_motion_plan_count, &motion, 2, NULL, &count);
  hut_test_do (test, hut_motion_plan_count, &motion, 1, NULL, &count);
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "yes"), ==, 5);
}

static void
test_counts_as_text (HutTestVote *fixture, gconstpointer unused)
{
  static const char *const wrong[] = {
    "",
    "[]",
    "{\"yes\":-1}",
    "{\"yes\":1.5}",
    "{\"yes\":\"1\"}",
    "{\"yes\":100000001}",
    "{\"choices\":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]}",
    "{\"choices\":[1,\"2\"]}",
  };
  HutCount count;
  g_autofree char *text = NULL;
  g_autofree char *blocks = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hut_count_read (&count, wrong[i], &error));
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
    }
  g_assert_true (hut_count_read (&count, "{\"yes\":41,\"no\":9,\"abstain\":4}", NULL));
  g_assert_cmpint (hut_count_total (&count), ==, 54);
  text = hut_count_print (&count);
  g_assert_cmpstr (text, ==, "{\"abstain\":4,\"no\":9,\"spoiled\":0,\"yes\":41}");
  g_assert_null (hut_block_counts_read ("{\"block\":\"A\"}", NULL));
  g_assert_null (hut_block_counts_read ("[{\"yes\":1}]", NULL));
  blocks = hut_block_counts_set (NULL, "A", &count);
  g_assert_nonnull (strstr (blocks, "\"block\":\"A\""));
}

/* Another desk counts; its count stands beside, and the leading desk adds it. */
static void
test_tally_of_another_desk (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid motion = hut_test_vote_open (fixture, "hands");
  HutUid leader = test->desk;
  const HutCount count = { .yes = 2, .no = 1 };

  test->desk = hut_uid_new ();
  hut_test_refuse (test, hut_motion_plan_block, &motion, "B", &count);
  hut_test_do (test, hut_motion_plan_tally, &motion, "B", &count);
  g_assert_cmpuint (test->meeting->tallies->len, ==, 1);
  g_assert_null (hut_test_vote_text (test, &motion, "blocks"));
  test->desk = leader;
  hut_test_do (test, hut_motion_plan_block, &motion, "B", &count);
  hut_test_do (test, hut_motion_plan_close, &motion);
  hut_test_refuse (test, hut_motion_plan_tally, &motion, "B", &count);
}

/* ---- Roll calls ---- */

static void
test_nobody_votes_twice (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid motion = hut_test_vote_open (fixture, "roll-call");
  HutUid a = hut_ballot_id ("street/110108014", &motion, hut_test_member (test, 1));
  HutUid b = hut_ballot_id ("street/110108014", &motion, hut_test_member (test, 1));

  g_assert_true (hut_uid_equal (&a, &b));
  hut_test_do (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 1), "yes");
  g_assert_true (hut_uid_equal (&((HutRecord *)test->meeting->ballots->pdata[0])->id, &a));
  hut_test_refuse (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 1), "yes");
  hut_test_refuse (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 1), "no");
  hut_test_refuse (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 2), "perhaps");
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "yes"), ==, 1);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "not_voted"), ==, 4);
}

static void
test_nobody_voted (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid motion = hut_test_vote_open (fixture, "roll-call");

  hut_test_refuse (test, hut_motion_plan_close, &motion);
  hut_test_do (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 1), "abstain");
  hut_test_do (test, hut_motion_plan_close, &motion);
}

static void
test_corrected_with_a_reason (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 5, 5);
  HutUid motion = hut_test_vote_open (fixture, "roll-call");
  const HutUid *member = hut_test_member (test, 1);

  hut_test_refuse (test, hut_motion_plan_correct, &motion, member, "no", "heard wrong");
  hut_test_do (test, hut_motion_plan_ballot, &motion, member, "yes");
  hut_test_refuse (test, hut_motion_plan_correct, &motion, member, "no", "");
  hut_test_do (test, hut_motion_plan_correct, &motion, member, "no", "heard wrong");
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "yes"), ==, 0);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "no"), ==, 1);
  /* What was cast stays on record. */
  g_assert_cmpstr (hut_record_get_text (test->meeting->ballots->pdata[0], "choice"), ==, "yes");
}

/* Who comes after the vote was opened neither changes the numbers nor votes. */
static void
test_late_comers (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_council (fixture, 6, 4);
  HutUid motion = hut_test_vote_open (fixture, "roll-call");

  hut_test_arrive (test, 4, 6);
  hut_test_do (test, hut_meeting_plan_leave, hut_test_member (test, 0));
  hut_test_refuse (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 4), "no");
  hut_test_refuse (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 0), "no");
  for (guint i = 1; i < 4; i++)
    hut_test_do (test, hut_motion_plan_ballot, &motion, hut_test_member (test, i), "yes");
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "present"), ==, 4);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "base"), ==, 6);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "yes"), ==, 3);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "not_voted"), ==, 1);
}

static void
test_guests_have_no_vote (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "council", "2026-11-26", 4);
  HutUid motion;

  hut_record_set_text (hut_test_member_record (test, 3), "role", "guest");
  hut_test_vote_begin (fixture, NULL, 4);
  motion = hut_test_vote_open (fixture, "roll-call");
  g_assert_cmpint (hut_test_vote_int (test, &motion, "present"), ==, 3);
  hut_test_refuse (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 3), "yes");
}

static void
make_household (HutTestMeeting *test, guint first, guint second, const char *household)
{
  hut_record_set_text (hut_test_member_record (test, first), "household", household);
  hut_record_set_text (hut_test_member_record (test, second), "household", household);
}

static void
test_household_counts_once (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "villagers-households", "2025-11-26", 5);
  HutUid motion;

  make_household (test, 1, 2, "Gate 2");
  hut_test_topic (test, "Topic", NULL);
  hut_test_do (test, hut_meeting_plan_announce, "board", 0);
  hut_test_vote_begin (fixture, NULL, 4);
  motion = hut_test_vote_open (fixture, "roll-call");
  g_assert_cmpint (hut_test_vote_int (test, &motion, "base"), ==, 4);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "present"), ==, 3);
  hut_test_do (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 2), "yes");
  hut_test_refuse (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 1), "no");
  /* One of them goes, and the household is still there. */
  hut_test_do (test, hut_meeting_plan_leave, hut_test_member (test, 1));
  {
    g_autoptr (HutAttendance) attendance = hut_test_attendance (test, NULL);

    g_assert_cmpint (attendance->present, ==, 3);
  }
}

/* Another of the household was put before on the list since: its ballot stays the only one. */
static void
test_household_votes_once_whoever_leads_it (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "villagers-households", "2025-11-26", 4);
  HutUid motion, voted, id;

  make_household (test, 1, 2, "Gate 2");
  hut_test_vote_begin (fixture, NULL, 4);
  motion = hut_test_vote_open (fixture, "roll-call");
  voted = *hut_test_member (test, 1);
  /* Of either of them the same, whoever is called. */
  id = hut_ballot_id ("street/110108014", &motion,
                      memcmp (&voted, hut_test_member (test, 2), sizeof voted) < 0
                          ? &voted
                          : hut_test_member (test, 2));
  hut_test_do (test, hut_motion_plan_ballot, &motion, &voted, "yes");
  g_assert_true (hut_uid_equal (&((HutRecord *)test->meeting->ballots->pdata[0])->id, &id));
  hut_record_set_text (hut_test_member_record (test, 1), "number", "9");
  hut_meeting_sort (test->meeting);
  hut_test_refuse (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 1), "no");
  hut_test_do (test, hut_motion_plan_correct, &motion, &voted, "abstain", "heard wrong");
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "abstain"), ==, 1);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "yes"), ==, 0);
}

/* A motion by another rule than the meeting's has the base of its own rule. */
static void
test_base_of_its_own_rule (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "villagers", "2025-11-26", 5);
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_motion, &id, NULL);

  make_household (test, 1, 2, "Gate 2");
  hut_test_vote_begin (fixture, NULL, 5);
  hut_record_set (said, "topic", hut_value_uid (&fixture->topic));
  hut_record_set_text (said, "title", "Motion");
  hut_record_set_text (said, "method", "roll-call");
  hut_record_set_text (said, "rule", "villagers-households");
  hut_test_do (test, hut_motion_plan_add, said);
  hut_test_do (test, hut_motion_plan_open, &id);
  g_assert_cmpint (hut_test_vote_int (test, &id, "base"), ==, 4);
  g_assert_cmpint (hut_test_vote_int (test, &id, "present"), ==, 4);
}

static void
own (HutTestMeeting *test, guint member, const char *owner, gint64 area)
{
  hut_record_set_text (hut_test_member_record (test, member), "class", "unit");
  hut_record_set_text (hut_test_member_record (test, member), "owner", owner);
  if (area > 0)
    hut_record_set_int (hut_test_member_record (test, member), "area", area);
}

static void
test_owner_counts_once (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "owners-ordinary", "2026-11-26", 4);
  HutUid motion;

  own (test, 0, "A", 6000);
  own (test, 1, "B", 7000);
  own (test, 2, "B", 8000);
  own (test, 3, "C", 9000);
  fixture->topic = hut_test_topic (test, "Topic", "use-funds");
  hut_test_vote_announce (test);
  hut_test_do (test, hut_meeting_plan_open);
  g_assert_cmpint (hut_record_get_int (test->meeting->meeting, "base", 0), ==, 3);
  g_assert_cmpint (hut_record_get_int (test->meeting->meeting, "base_area", 0), ==, 30000);
  hut_test_do (test, hut_topic_plan_begin, &fixture->topic);
  motion = hut_test_vote_open (fixture, "roll-call");
  /* On paper, whoever comes. */
  hut_test_do (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 2), "yes");
  hut_test_refuse (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 1), "no");
  hut_test_do (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 0), "no");
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "yes"), ==, 1);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "area_yes"), ==, 15000);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "area_no"), ==, 6000);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "not_voted"), ==, 1);
  /* Two of three owners, 210 of 300 m² take part; 150 of 210 m² agree, but one of two owners. */
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "verdict"), ==, "not-passed");
}

/* Where an area is missing nobody counts twice for it. */
static void
test_owner_once_without_area (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "owners-ordinary", "2026-11-26", 4);
  g_autoptr (HutDecisionRule) rule =
      hut_decision_rule_of (fixture->office, "owners-ordinary", NULL);
  g_autoptr (HutVoters) voters = NULL;
  HutUid motion;

  own (test, 0, "A", 0);
  own (test, 1, "B", 7000);
  own (test, 2, "B", 8000);
  own (test, 3, "C", 9000);
  voters = hut_voters_new (test->meeting->members, rule);
  g_assert_nonnull (voters->fault);
  g_assert_false (voters->has_area);
  g_assert_cmpuint (voters->n_voters, ==, 3);
  g_assert_cmpint (voters->area[1], ==, 0);
  hut_test_vote_begin (fixture, "use-funds", 0);
  motion = hut_test_vote_open (fixture, "roll-call");
  hut_test_do (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 2), "yes");
  hut_test_refuse (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 1), "yes");
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "verdict"), ==, "none");
}

/* The office's own rule @id, @value signed. */
static void
sign_rule (HutTestVote *fixture, const char *id, const char *value)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autofree char *name = g_strconcat (HUT_DECISION_PREFIX, id, NULL);
  HutUid uid = hut_office_rule_id ("street/110108014", name);
  HutRecord *record = hut_record_new (&hut_kind_rule, &uid, NULL);

  hut_record_set_text (record, "name", name);
  hut_record_set_text (record, "value", value);
  hut_record_set_text (record, "source", "Article 9");
  hut_record_set_text (record, "verified_by", "Wang");
  hut_record_set_int (record, "verified_at", hut_test_day ("2026-11-01") * HUT_TIME_DAY);
  g_ptr_array_add (rules, record);
  g_clear_pointer (&fixture->meeting, hut_test_meeting_free);
  hut_office_unref (fixture->office);
  fixture->office = hut_test_load_office (rules);
}

/* Of owners' ballots more than came to the hall can be counted. */
static void
test_owners_vote_from_home (HutTestVote *fixture, gconstpointer unused)
{
  const HutCount count = { .yes = 3 }, more = { .yes = 4 };
  HutTestMeeting *test;
  HutUid motion;

  sign_rule (fixture, "committee-2026",
             "{\"name\":{\"en\":\"Own\"},\"base\":\"owners\",\"voting\":\"taking-part\","
             "\"decision\":{\"people\":{\"more_than\":[1,2]}}}");
  test = hut_test_vote_prepare (fixture, "committee-2026", "2026-11-26", 4);
  hut_test_vote_begin (fixture, NULL, 1);
  motion = hut_test_vote_open (fixture, "secret");
  hut_test_do (test, hut_motion_plan_count, &motion, 1, "One", &count);
  hut_test_do (test, hut_motion_plan_count, &motion, 2, "Two", &more);
  hut_test_refuse (test, hut_motion_plan_close, &motion);
  hut_test_do (test, hut_motion_plan_count, &motion, 2, "Two", &count);
  hut_test_do (test, hut_motion_plan_close, &motion);
  /* No area is known, and still who did not vote is one of the four, not nobody of the one there.
   */
  g_assert_cmpint (hut_test_vote_int (test, &motion, "not_voted"), ==, 1);
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "verdict"), ==, "passed");
  g_assert_nonnull (strstr (hut_test_vote_text (test, &motion, "citation"), "Wang"));
}

/* A rule of owners who are there: those who are not did not fail to vote. */
static void
test_owners_who_are_there (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test;
  HutUid motion;

  sign_rule (fixture, "committee-2026",
             "{\"name\":{\"en\":\"Own\"},\"base\":\"owners\",\"voting\":\"present\","
             "\"decision\":{\"people\":{\"more_than\":[1,2]}}}");
  test = hut_test_vote_prepare (fixture, "committee-2026", "2026-11-26", 4);
  for (guint i = 0; i < 4; i++)
    own (test, i, NULL, 5000);
  hut_test_vote_begin (fixture, NULL, 2);
  motion = hut_test_vote_open (fixture, "roll-call");
  hut_test_do (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 0), "yes");
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "not_voted"), ==, 1);
  g_assert_cmpstr (hut_test_vote_text (test, &motion, "verdict"), ==, "not-passed");
}

/* All members sign, whoever came. */
static void
test_of_the_base (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "committee", "2025-11-26", 5);
  const HutCount count = { .yes = 2 };
  HutUid motion;

  hut_test_vote_begin (fixture, NULL, 3);
  motion = hut_test_vote_open (fixture, "hands");
  hut_test_do (test, hut_motion_plan_block, &motion, NULL, &count);
  hut_test_do (test, hut_motion_plan_close, &motion);
  g_assert_cmpint (hut_test_vote_int (test, &motion, "not_voted"), ==, 3);
}

/* Hands and unnamed ballots have no area. */
static void
test_areas_by_named_ballots (HutTestVote *fixture, gconstpointer unused)
{
  static const char *const methods[] = { "secret", "hands", "consensus" };
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "owners-ordinary", "2026-11-26", 3);
  HutUid motion;

  for (guint i = 0; i < 3; i++)
    own (test, i, NULL, 5000);
  hut_test_vote_begin (fixture, "use-funds", 1);
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      motion = hut_test_motion (test, &fixture->topic, methods[i]);
      hut_test_refuse (test, hut_motion_plan_open, &motion);
    }
  motion = hut_test_vote_open (fixture, "poll");
  hut_test_do (test, hut_motion_plan_withdraw, &motion);
  hut_test_vote_open (fixture, "roll-call");
}

/* What could not be closed is not opened; a poll needs no rule. */
static void
test_no_vote_without_a_rule (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, NULL, "2026-11-26", 3);
  HutUid motion;

  hut_test_vote_begin (fixture, NULL, 3);
  motion = hut_test_motion (test, &fixture->topic, "hands");
  hut_test_refuse (test, hut_motion_plan_open, &motion);
  hut_test_vote_open (fixture, "poll");
}

/* ---- Before it is counted ---- */

static HutMotionStanding
standing_of (HutTestMeeting *test, const HutUid *id)
{
  const HutRecord *motion = hut_test_find (test, id);
  g_autoptr (HutMotionRoll) roll = hut_motion_roll_new (test->meeting, motion, test->office);
  HutMotionStanding standing;

  hut_motion_standing (test->meeting, motion, roll, test->now, &standing);
  return standing;
}

/* Five members, four households, in a meeting of members: before the vote and while it is open the
 * motion says who is asked by it, and what is missing to its own quorum. */
static void
test_standing_by_its_own_rule (HutTestVote *fixture, gconstpointer unused)
{
  HutTestMeeting *test = hut_test_vote_prepare (fixture, "council", "2025-11-26", 5);
  HutMotionStanding standing;
  HutUid motion;

  make_household (test, 1, 2, "Gate 2");
  hut_test_topic (test, "Topic", NULL);
  hut_test_vote_begin (fixture, NULL, 3);
  motion = hut_test_motion (test, &fixture->topic, "roll-call");
  hut_record_set_text ((HutRecord *)hut_test_find (test, &motion), "rule", "villagers-households");
  standing = standing_of (test, &motion);
  g_assert_cmpint (standing.base, ==, 4);
  g_assert_cmpint (standing.present, ==, 2);
  g_assert_cmpint (standing.decision.quorum, ==, HUT_QUORUM_MISSING);
  g_assert_cmpint (standing.decision.missing, ==, 1);
  hut_test_arrive (test, 3, 5);
  hut_test_do (test, hut_motion_plan_open, &motion);
  hut_test_do (test, hut_motion_plan_ballot, &motion, hut_test_member (test, 2), "yes");
  /* Who has gone since was there when it opened. */
  hut_test_do (test, hut_meeting_plan_leave, hut_test_member (test, 4));
  standing = standing_of (test, &motion);
  g_assert_cmpint (standing.base, ==, 4);
  g_assert_cmpint (standing.present, ==, 4);
  g_assert_cmpint (standing.in, ==, 1);
  g_assert_cmpint (standing.out, ==, 3);
  g_assert_cmpint (standing.decision.quorum, ==, HUT_QUORUM_REACHED);
}

/* Of owners who sign, who signed takes part, wherever he is. */
static void
test_standing_of_who_signs (HutTestVote *fixture, gconstpointer unused)
{
  const HutCount count = { .yes = 1, .no = 1 };
  HutTestMeeting *test;
  HutUid motion;

  sign_rule (fixture, "committee-2026",
             "{\"name\":{\"en\":\"Own\"},\"base\":\"members\",\"voting\":\"taking-part\","
             "\"quorum\":{\"people\":{\"at_least\":[2,3]}},"
             "\"decision\":{\"people\":{\"more_than\":[1,2]}}}");
  test = hut_test_vote_prepare (fixture, "committee-2026", "2026-11-26", 6);
  hut_test_vote_begin (fixture, NULL, 1);
  motion = hut_test_vote_open (fixture, "secret");
  g_assert_cmpint (standing_of (test, &motion).out, ==, 6);
  g_assert_cmpint (standing_of (test, &motion).decision.missing, ==, 4);
  hut_test_do (test, hut_motion_plan_count, &motion, 1, "One", &count);
  g_assert_cmpint (standing_of (test, &motion).out, ==, 4);
  g_assert_cmpint (standing_of (test, &motion).decision.missing, ==, 2);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (HutTestVote *, gconstpointer);
  } tests[] = {
    { "/count/two-counters-agree-or-count-again", test_two_counters },
    { "/count/two-counters-are-two-people", test_two_counters_are_two },
    { "/count/two-counters-are-named", test_two_counters_are_named },
    { "/count/the-hall-or-its-blocks", test_hall_or_blocks },
    { "/count/who-did-not-vote-of-owners-who-are-there", test_owners_who_are_there },
    { "/count/who-did-not-vote-of-the-base", test_of_the_base },
    { "/roll-call/nobody-voted-yet", test_nobody_voted },
    { "/motion/areas-only-by-named-ballots", test_areas_by_named_ballots },
    { "/motion/no-vote-without-a-rule", test_no_vote_without_a_rule },
    { "/count/no-more-than-are-there", test_no_more_than_are_there },
    { "/count/hands-block-by-block", test_hands_by_block },
    { "/count/a-poll-is-advice", test_poll_is_advice },
    { "/count/consensus", test_consensus },
    { "/count/what-is-no-count-is-told", test_counts_as_text },
    { "/count/another-desk-counts-for-the-leading-one", test_tally_of_another_desk },
    { "/roll-call/nobody-votes-twice", test_nobody_votes_twice },
    { "/roll-call/corrected-with-a-reason", test_corrected_with_a_reason },
    { "/roll-call/who-comes-later-changes-nothing", test_late_comers },
    { "/roll-call/guests-have-no-vote", test_guests_have_no_vote },
    { "/roll-call/a-household-counts-once", test_household_counts_once },
    { "/roll-call/a-household-votes-once-whoever-stands-for-it",
      test_household_votes_once_whoever_leads_it },
    { "/roll-call/the-base-is-of-the-motions-own-rule", test_base_of_its_own_rule },
    { "/roll-call/an-owner-counts-once-area-included", test_owner_counts_once },
    { "/roll-call/an-owner-counts-once-without-an-area", test_owner_once_without_area },
    { "/count/owners-vote-from-home", test_owners_vote_from_home },
    { "/standing/by-the-motions-own-rule", test_standing_by_its_own_rule },
    { "/standing/who-signs-takes-part", test_standing_of_who_signs },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, HutTestVote, NULL, hut_test_vote_set_up, tests[i].test,
                hut_test_vote_tear_down);
  return g_test_run ();
}
