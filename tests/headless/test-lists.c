/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The three lists and their matches, through the store: what people do with them, and what comes of
 * it. */

#include "domain/hut-entry-plan.h"
#include "domain/hut-match-plan.h"
#include "exchange/hut-lists-export.h"
#include "hut-test-roster.h"
#include "hut-test-store.h"
#include "store/hut-case-names.h"
#include "store/hut-reader-entries.h"
#include "store/hut-topic-source.h"

#include <string.h>

static HutRosterActing
acting (HutTestStore *test)
{
  return (HutRosterActing){ hut_store_get_stream (test->store), "clerk",
                            hut_test_at ("2026-11-26 18:00") };
}

static void
carry_out (HutTestStore *test, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  g_assert_nonnull (plan);
  hut_write_plan (write, plan);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static void
assert_refused (HutRecordPlan *plan, GError **error)
{
  g_assert_null (plan);
  g_assert_error (*error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (error);
}

static HutRecord *
get (HutTestStore *test, const HutRecord *record)
{
  g_autoptr (GError) error = NULL;
  HutRecord *kept = hut_reader_get (test->reader, record->kind, &record->id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (kept);
  return kept;
}

static HutRecord *
said_entry (const char *list, const char *title)
{
  HutRecord *said = hut_test_make (&hut_kind_entry);

  said->id = hut_uid_new ();
  hut_record_set_text (said, "list", list);
  hut_record_set_text (said, "title", title);
  return said;
}

/* ---- Lists ---- */

static void
test_a_line_is_entered_changed_closed_and_opened (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_entry ("need", "修水管 13812345678");
  g_autoptr (HutRecord) kept = NULL, changed = NULL, closed = NULL, open = NULL;
  g_autoptr (GError) error = NULL;

  hut_record_set_text (said, "contact", "周主任 13812345678");
  carry_out (test, hut_entry_plan_add (&by, said, NULL));
  kept = get (test, said);
  /* A telephone stands where it is asked for, and nowhere else. */
  g_assert_cmpstr (hut_record_get_text (kept, "title"), ==, "修水管 138****5678");
  g_assert_cmpstr (hut_record_get_text (kept, "contact"), ==, "周主任 13812345678");
  hut_record_set_text (said, "title", "修水管");
  hut_record_set_text (said, "list", "resource");
  carry_out (test, hut_entry_plan_edit (&by, kept, said, NULL));
  changed = get (test, said);
  g_assert_cmpstr (hut_record_get_text (changed, "title"), ==, "修水管");
  g_assert_cmpstr (hut_record_get_text (changed, "list"), ==, "need");
  assert_refused (hut_entry_plan_reopen (&by, changed, &error), &error);
  carry_out (test, hut_entry_plan_close (&by, changed, NULL));
  closed = get (test, said);
  assert_refused (hut_entry_plan_close (&by, closed, &error), &error);
  carry_out (test, hut_entry_plan_reopen (&by, closed, NULL));
  open = get (test, said);
  g_assert_cmpstr (hut_record_get_text (open, "state"), ==, "open");
  assert_refused (hut_entry_plan_void (&by, open, " ", &error), &error);
  carry_out (test, hut_entry_plan_void (&by, open, "重复登记", NULL));
}

static void
test_what_says_nothing_is_no_line (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) empty = said_entry ("need", "  ");
  g_autoptr (HutRecord) backward = said_entry ("need", "t");
  g_autoptr (HutRecord) nothing = said_entry ("resource", "t");
  g_autoptr (HutRecord) nowhere = said_entry (NULL, "t");
  g_autoptr (GError) error = NULL;

  hut_record_set_int (backward, "from", hut_test_at ("2026-11-26 00:00"));
  hut_record_set_int (backward, "until", hut_test_at ("2026-11-25 00:00"));
  hut_record_set_int (nothing, "capacity", 0);
  assert_refused (hut_entry_plan_add (&by, empty, &error), &error);
  assert_refused (hut_entry_plan_add (&by, backward, &error), &error);
  assert_refused (hut_entry_plan_add (&by, nothing, &error), &error);
  assert_refused (hut_entry_plan_add (&by, nowhere, &error), &error);
}

static void
test_a_project_says_how_far_it_is_over_time (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_entry ("project", "小花园改造");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  const int steps[] = { 30, 60 };

  carry_out (test, hut_entry_plan_add (&by, said, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (HutRecord) kept = get (test, said);

      assert_refused (hut_entry_plan_progress (&by, kept, 101, "x", &error), &error);
      assert_refused (hut_entry_plan_progress (&by, kept, 50, NULL, &error), &error);
      carry_out (test, hut_entry_plan_progress (&by, kept, steps[i],
                                                i == 0 ? "苗木已订" : "座椅下周安装", NULL));
    }
  history = hut_reader_history (test->reader, &hut_kind_entry, &said->id, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  {
    const HutHistoryEntry *last = history->pdata[0];
    JsonArray *pair = json_object_get_array_member (last->fields, "progress");

    g_assert_cmpint (json_array_get_int_element (pair, 0), ==, 30);
    g_assert_cmpint (json_array_get_int_element (pair, 1), ==, 60);
  }
  {
    g_autoptr (HutRecord) need = said_entry ("need", "t");

    hut_record_set_text (need, "state", "open");
    assert_refused (hut_entry_plan_progress (&by, need, 10, "x", &error), &error);
  }
}

static void
assert_tags (const char *words, const char *tags)
{
  g_autofree char *made = hut_tags_from_words (words);

  g_assert_cmpstr (made, ==, tags);
}

static void
test_tags_are_words_that_stand_apart (void)
{
  g_autofree char *words = hut_tags_to_words ("[\"会议\",\"排练\"]");

  assert_tags ("会议 排练、会议，木工;repairs", "[\"repairs\",\"会议\",\"排练\",\"木工\"]");
  assert_tags (" ，", NULL);
  assert_tags (NULL, NULL);
  g_assert_cmpstr (words, ==, "会议, 排练");
  g_assert_null (hut_tags_to_words ("{}"));
  g_assert_null (hut_tags_to_words ("[1"));
}

static void
test_a_line_becomes_a_topic (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_entry ("project", "夜间错时共享停车");
  g_autoptr (HutRecord) topic = NULL;
  g_autoptr (GPtrArray) found = NULL;

  hut_record_set (said, "place", hut_value_point ((HutPoint){ 1163268434, 399914584 }));
  carry_out (test, hut_entry_plan_add (&by, said, NULL));
  topic = hut_reader_topic_from (test->reader, "entry", &said->id, NULL);
  g_assert_cmpstr (hut_record_get_text (topic, "title"), ==, "夜间错时共享停车");
  g_assert_cmpstr (hut_record_get_text (topic, "source_kind"), ==, "entry");
  g_assert_cmpint (hut_record_get (topic, "place")->type, ==, HUT_VALUE_POINT);
  found = hut_reader_topic_sources (test->reader, "错时", 3, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((HutTopicSource *)found->pdata[0])->kind, ==, "entry");
}

/* ---- Matches ---- */

static HutRecord *
only_match (HutTestStore *test, const HutUid *of)
{
  g_autoptr (GPtrArray) matches = hut_reader_matches_of (test->reader, of, NULL);

  g_assert_cmpuint (matches->len, ==, 1);
  return hut_record_copy (matches->pdata[0]);
}

/* Dropped with a reason and taken up again with the steps that were taken; of a project; and found
 * from each side. */
static void
test_a_match_is_dropped_and_taken_up (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) need = said_entry ("need", "排练场地");
  g_autoptr (HutRecord) resource = said_entry ("resource", "多功能厅");
  g_autoptr (HutRecord) project = said_entry ("project", "文化季");
  HutMatchScore score = { .resource = resource, .score = 80 };
  g_autoptr (HutRecord) made = NULL, ticked = NULL, dropped = NULL, again = NULL, linked = NULL;
  g_autoptr (GError) error = NULL;

  carry_out (test, hut_entry_plan_add (&by, need, NULL));
  carry_out (test, hut_entry_plan_add (&by, resource, NULL));
  carry_out (test, hut_entry_plan_add (&by, project, NULL));
  carry_out (test, hut_match_plan_make (&by, need, &score, NULL, NULL));
  made = only_match (test, &need->id);
  assert_refused (hut_match_plan_untick (&by, made, HUT_MATCH_NEED_SIDE, &error), &error);
  carry_out (test,
             hut_match_plan_step (&by, made, HUT_MATCH_COLLECTED, HUT_MATCH_NEED_SIDE, 0, NULL));
  ticked = only_match (test, &resource->id);
  assert_refused (hut_match_plan_resume (&by, ticked, &error), &error);
  assert_refused (hut_match_plan_drop (&by, ticked, "", &error), &error);
  assert_refused (hut_match_plan_make (&by, need, &score, ticked, &error), &error);
  carry_out (test, hut_match_plan_drop (&by, ticked, "场地装修", NULL));
  dropped = only_match (test, &need->id);
  assert_refused (
      hut_match_plan_step (&by, dropped, HUT_MATCH_OFFERED, HUT_MATCH_NEED_SIDE, 0, &error),
      &error);
  score.score = 70;
  carry_out (test, hut_match_plan_make (&by, need, &score, dropped, NULL));
  again = only_match (test, &need->id);
  g_assert_cmpstr (hut_record_get_text (again, "state"), ==, "open");
  g_assert_cmpint (hut_record_get_int (again, "score", 0), ==, 70);
  g_assert_cmpint (hut_record_get_int (again, "need_collected_at", 0), ==, by.now);
  assert_refused (hut_match_plan_link (&by, again, need, &error), &error);
  carry_out (test, hut_match_plan_link (&by, again, project, NULL));
  linked = only_match (test, &project->id);
  carry_out (test, hut_match_plan_untick (&by, linked, HUT_MATCH_NEED_SIDE, NULL));
}

/* What was rated by mistake is under way again. */
static void
test_a_rating_is_taken_back (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) need = said_entry ("need", "n");
  g_autoptr (HutRecord) resource = said_entry ("resource", "r");
  HutMatchScore score = { .resource = resource, .score = 80 };
  g_autoptr (HutRecord) done = NULL, back = NULL;

  carry_out (test, hut_match_plan_make (&by, need, &score, NULL, NULL));
  for (guint step = 0; step < HUT_N_MATCH_STEPS; step++)
    for (guint side = 0; side < 2; side++)
      {
        g_autoptr (HutRecord) match = only_match (test, &need->id);

        carry_out (test, hut_match_plan_step (&by, match, step, side, 4, NULL));
      }
  done = only_match (test, &need->id);
  g_assert_cmpstr (hut_record_get_text (done, "state"), ==, "done");
  carry_out (test, hut_match_plan_untick (&by, done, HUT_MATCH_RESOURCE_SIDE, NULL));
  back = only_match (test, &need->id);
  g_assert_cmpstr (hut_record_get_text (back, "state"), ==, "open");
  g_assert_cmpint (hut_record_get (back, "resource_rating")->type, ==, HUT_VALUE_NONE);
  g_assert_cmpint (hut_record_get_int (back, "need_rating", 0), ==, 4);
}

/* ---- Tables ---- */

/* A table goes to others: whom to turn to is not in it. */
static void
test_a_table_of_a_list_names_no_contact (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_entry ("resource", "多功能厅");
  g_autoptr (HutResults) table = NULL;
  HutCaseNames *names = hut_case_names_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  hut_record_set_text (said, "contact", "周主任 13812345678");
  hut_record_set_int (said, "capacity", 60);
  carry_out (test, hut_entry_plan_add (&by, said, NULL));
  hut_case_names_read (names, test->reader);
  table = hut_entries_export_read (test->reader, names, "resource", "open", &error);
  g_assert_no_error (error);
  text = hut_results_print (table);
  g_assert_nonnull (strstr (text, "多功能厅"));
  g_assert_nonnull (strstr (text, "60"));
  g_assert_null (strstr (text, "138"));
  hut_case_names_free (names);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, function, hut_test_store_tear_down)
  ADD ("/lists/a-line-is-entered-changed-closed-and-opened",
       test_a_line_is_entered_changed_closed_and_opened);
  ADD ("/lists/what-says-nothing-is-no-line", test_what_says_nothing_is_no_line);
  ADD ("/lists/a-project-says-how-far-it-is-over-time",
       test_a_project_says_how_far_it_is_over_time);
  ADD ("/lists/a-line-becomes-a-topic", test_a_line_becomes_a_topic);
  g_test_add_func ("/lists/tags-are-words-that-stand-apart", test_tags_are_words_that_stand_apart);
  ADD ("/matches/one-is-dropped-and-taken-up", test_a_match_is_dropped_and_taken_up);
  ADD ("/matches/a-rating-is-taken-back", test_a_rating_is_taken_back);
  ADD ("/lists/a-table-names-no-contact", test_a_table_of_a_list_names_no_contact);
  return g_test_run ();
}
