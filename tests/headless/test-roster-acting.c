/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A patrol as the forms plan it: what they are refused with is for a person to read. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-roster.h"
#include "hut-test-store.h"
#include "roster/hut-roster-acting.h"

typedef struct
{
  HutTestStore test;
  HutCaseBrowser *browser;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  hut_test_store_set_up (&fixture->test, NULL);
  fixture->browser = hut_case_browser_new (fixture->test.store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  hut_case_browser_close (fixture->browser);
  g_clear_object (&fixture->browser);
  hut_test_store_tear_down (&fixture->test, NULL);
}

static HutRecordPlan *
plan_patrol (Fixture *fixture, const char *lane, GError **error)
{
  const HutRosterActing by = { hut_store_get_stream (fixture->test.store), "clerk",
                               hut_test_at ("2026-11-26 18:00") };
  g_autoptr (HutRecord) said = hut_test_make (&hut_kind_patrol);

  hut_test_set_person (said, 1);
  hut_record_set_text (said, "lane", lane);
  hut_record_set_int (said, "began_at", hut_test_at ("2026-11-26 09:00"));
  return hut_roster_plan_patrol (fixture->browser, &by, said, NULL, error);
}

static void
test_a_rule_speaks_for_itself (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecordPlan) plan = plan_patrol (fixture, "L1", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plan->records->len, ==, 1);
  g_assert_null (plan_patrol (fixture, NULL, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_assert_cmpstr (error->message, ==, "Where was it? A lane or a grid is needed.");
}

static void
test_a_file_that_cannot_be_read_is_told_in_words (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  hut_test_store_change_behind (fixture->test.path, "ALTER TABLE patrols RENAME TO gone");
  g_assert_null (plan_patrol (fixture, "L1", &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==,
                   "The file could not be read. See to the disk and its permissions, then try "
                   "again.");
  hut_test_store_change_behind (fixture->test.path, "ALTER TABLE gone RENAME TO patrols");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/roster-acting/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-rule-speaks-for-itself", test_a_rule_speaks_for_itself);
  ADD ("a-file-that-cannot-be-read-is-told-in-words",
       test_a_file_that_cannot_be_read_is_told_in_words);
  return g_test_run ();
}
