/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two desks at the roster that did not see each other: one of them is on record, and the other is
 * told, where both together would say something that nobody meant. */

#include "hut-test-office.h"
#include "hut-test-plan.h"
#include "hut-test-roster.h"

#include "domain/hut-entry-plan.h"
#include "domain/hut-lane-plan.h"
#include "domain/hut-match-plan.h"
#include "domain/hut-roster-key.h"
#include "domain/hut-roster-plan.h"
#include "domain/hut-visit-plan.h"

typedef struct
{
  HutTestOffice *office;
  HutCaller *desks[2];
  HutRosterActing by;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = hut_test_office_new ();
  fixture->desks[0] = hut_test_caller_new (fixture->office, HUT_ROLE_CLERK);
  fixture->desks[1] = hut_test_caller_new (fixture->office, HUT_ROLE_LEADER);
  fixture->by = (HutRosterActing){ TEST_STREET, "clerk", TEST_NOW };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fixture->desks); i++)
    hut_caller_free (fixture->desks[i]);
  hut_test_office_free (fixture->office);
}

/* What the server answers to @plan as one group of a desk: NULL where all of it is on record, else
 * why its first refused line is not. */
static const char *
push (Fixture *fixture, guint desk, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  g_autoptr (HutTestLog) log = hut_test_log_new ();
  g_autoptr (GPtrArray) results = NULL;
  HutUid group = hut_uid_new ();
  const char *why = NULL;

  g_assert_nonnull (plan);
  for (guint i = 0; i < plan->records->len; i++)
    {
      g_autoptr (HutOperation) operation =
          hut_test_plan_operation (plan->records->pdata[i], TEST_STREET);

      operation->clock = TEST_NOW + desk;
      operation->group = group;
      hut_test_log_add (log, operation);
    }
  results = hut_test_push (fixture->office, fixture->desks[desk], log);
  for (guint i = 0; i < results->len; i++)
    {
      const HutResultLine *line = results->pdata[i];
      if (line->result == HUT_RESULT_REFUSED && line->problem->slug != HUT_PROBLEM_WITH_ITS_GROUP)
        why = hut_problem_slug_name (line->problem->slug);
    }
  return why;
}

static HutRecord *
stands (Fixture *fixture, const HutKind *kind, const HutUid *id)
{
  return hut_test_record (fixture->office, TEST_STREET, kind, id);
}

static const HutRecord *
record_of (const HutRecordPlan *plan, guint n)
{
  return ((HutPlannedRecord *)plan->records->pdata[n])->next;
}

static HutRecord *
said_patrol (const char *lane)
{
  HutRecord *said = hut_test_make (&hut_kind_patrol);

  hut_test_set_person (said, 1);
  hut_record_set_text (said, "lane", lane);
  hut_record_set_int (said, "began_at", TEST_NOW - 2 * HUT_TIME_HOUR);
  hut_record_set_int (said, "ended_at", TEST_NOW - HUT_TIME_HOUR);
  return said;
}

/* A patrol on which something was found, on record. */
static void
enter (Fixture *fixture, HutRecord **patrol, HutRecord **finding)
{
  g_autoptr (HutRecord) said = said_patrol ("L1");
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  HutRecordPlan *plan;
  HutUid id, found;

  g_ptr_array_add (findings, hut_test_make (&hut_kind_finding));
  hut_record_set_text (findings->pdata[0], "words", "井盖松动");
  plan = hut_patrol_plan_add (&fixture->by, said, findings, NULL, NULL);
  id = record_of (plan, 0)->id;
  found = record_of (plan, 1)->id;
  g_assert_null (push (fixture, 0, plan));
  *patrol = stands (fixture, &hut_kind_patrol, &id);
  *finding = stands (fixture, &hut_kind_finding, &found);
}

static void
test_a_patrol_is_put_right_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutRecord) patrol = NULL, finding = NULL, moved = NULL, right = NULL;
  g_autoptr (HutRecord) said = said_patrol ("L2");
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  HutUid id;

  enter (fixture, &patrol, &finding);
  g_ptr_array_add (findings, finding);
  id = hut_correction_id (TEST_STREET, &hut_kind_patrol, &patrol->id);
  g_assert_null (push (
      fixture, 0, hut_patrol_plan_correct (&fixture->by, patrol, said, findings, "走错了", NULL)));
  g_assert_cmpstr (
      push (fixture, 1, hut_patrol_plan_take_back (&fixture->by, patrol, "没有去", NULL)), ==,
      "exists");
  right = stands (fixture, &hut_kind_patrol, &id);
  g_assert_cmpstr (hut_record_get_text (right, "lane"), ==, "L2");
  g_assert_cmpint (hut_record_get_int (right, "taken_back", 0), ==, 0);
  /* What was found goes with it. */
  moved = stands (fixture, &hut_kind_finding, &finding->id);
  g_assert_cmpstr (hut_record_get_text (moved, "lane"), ==, "L2");
  {
    HutUid of = hut_roster_uid (moved, "patrol");

    g_assert_true (hut_uid_equal (&of, &id));
  }
}

/* The first desk that enters it again has it; no desk makes up a uid of its own. */
static void
test_what_was_taken_back_is_entered_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutRecord) patrol = NULL, finding = NULL, back = NULL, again = NULL;
  g_autoptr (HutRecord) said = said_patrol ("L1");
  g_autoptr (GPtrArray) there = g_ptr_array_new ();
  HutUid back_id, again_id;
  HutRecordPlan *plan;

  enter (fixture, &patrol, &finding);
  back_id = hut_correction_id (TEST_STREET, &hut_kind_patrol, &patrol->id);
  g_assert_null (
      push (fixture, 0, hut_patrol_plan_take_back (&fixture->by, patrol, "没有去", NULL)));
  back = stands (fixture, &hut_kind_patrol, &back_id);
  g_ptr_array_add (there, patrol);
  g_ptr_array_add (there, back);
  plan = hut_patrol_plan_add (&fixture->by, said, NULL, there, NULL);
  again_id = record_of (plan, 0)->id;
  g_assert_null (push (fixture, 0, plan));
  again = stands (fixture, &hut_kind_patrol, &again_id);
  g_assert_nonnull (again);
  hut_record_set_int (said, "ended_at", TEST_NOW - HUT_TIME_MINUTE);
  g_assert_cmpstr (push (fixture, 1, hut_patrol_plan_add (&fixture->by, said, NULL, there, NULL)),
                   ==, "exists");
}

/* One that stands at another desk's word is not entered again beside it: both would count. */
static void
test_what_stands_is_not_entered_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutRecord) patrol = NULL, finding = NULL, right = NULL, again = NULL;
  g_autoptr (HutRecord) said = said_patrol ("L1"), later = said_patrol ("L1");
  g_autoptr (HutRecordPlan) back = NULL;
  g_autoptr (GPtrArray) there = g_ptr_array_new ();
  HutRecordPlan *plan;
  HutUid right_id, again_id;

  enter (fixture, &patrol, &finding);
  right_id = hut_correction_id (TEST_STREET, &hut_kind_patrol, &patrol->id);
  hut_record_set_int (later, "ended_at", TEST_NOW - HUT_TIME_MINUTE);
  g_assert_null (push (
      fixture, 1, hut_patrol_plan_correct (&fixture->by, patrol, later, NULL, "记错了", NULL)));
  /* The first desk did not see that. */
  back = hut_patrol_plan_take_back (&fixture->by, patrol, "没有去", NULL);
  g_ptr_array_add (there, patrol);
  g_ptr_array_add (there, (gpointer)record_of (back, 0));
  plan = hut_patrol_plan_add (&fixture->by, said, NULL, there, NULL);
  again_id = record_of (plan, 0)->id;
  g_assert_cmpstr (
      push (fixture, 0, hut_patrol_plan_take_back (&fixture->by, patrol, "没有去", NULL)), ==,
      "exists");
  g_assert_cmpstr (push (fixture, 0, plan), ==, "changed");
  again = stands (fixture, &hut_kind_patrol, &again_id);
  g_assert_null (again);
  /* What was put right is taken back, and then it is free. */
  right = stands (fixture, &hut_kind_patrol, &right_id);
  g_assert_null (
      push (fixture, 0, hut_patrol_plan_take_back (&fixture->by, right, "没有去", NULL)));
  g_assert_null (push (fixture, 0, hut_patrol_plan_add (&fixture->by, said, NULL, there, NULL)));
  again = stands (fixture, &hut_kind_patrol, &again_id);
  g_assert_nonnull (again);
  /* Nor is the one after that taken while it stands, or one after what never was there. */
  for (guint before = 2; before <= 3; before++)
    {
      HutUid person = hut_roster_uid (again, "person");
      HutUid id = hut_patrol_id_again (TEST_STREET, "L1", &person,
                                       hut_record_get_int (again, "began_at", 0), before);
      HutRecordPlan *next = hut_record_plan_new ();
      HutRecord *record = hut_record_plan_create (next, &hut_kind_patrol, &id);
      static const char *const fields[] = { "lane", "person", "began_at", "ended_at" };

      for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
        hut_record_set (record, fields[k], hut_value_copy (hut_record_get (again, fields[k])));
      g_assert_cmpstr (push (fixture, 1, next), ==, "changed");
    }
}

/* One that was put right to another time leaves its own free; put back, it is taken. */
static void
test_a_time_left_is_entered_again (Fixture *fixture, gconstpointer put_back)
{
  g_autoptr (HutRecord) patrol = NULL, finding = NULL, moved = NULL;
  g_autoptr (HutRecord) said = said_patrol ("L1"), elsewhere = said_patrol ("L2");
  g_autoptr (GPtrArray) there = g_ptr_array_new ();
  HutUid moved_id;

  enter (fixture, &patrol, &finding);
  moved_id = hut_correction_id (TEST_STREET, &hut_kind_patrol, &patrol->id);
  g_assert_null (push (
      fixture, 0, hut_patrol_plan_correct (&fixture->by, patrol, elsewhere, NULL, "走错了", NULL)));
  moved = stands (fixture, &hut_kind_patrol, &moved_id);
  g_ptr_array_add (there, patrol);
  g_ptr_array_add (there, moved);
  if (put_back != NULL)
    g_assert_null (
        push (fixture, 1, hut_patrol_plan_correct (&fixture->by, moved, said, NULL, "没错", NULL)));
  g_assert_cmpstr (push (fixture, 0, hut_patrol_plan_add (&fixture->by, said, NULL, there, NULL)),
                   ==, put_back != NULL ? "changed" : NULL);
}

/* What put a patrol, hours or a check right before had a uid of its own, which stays good; one that
 * is made of something has to be made of what it replaces. */
static void
test_a_correction_of_before_is_taken_as_it_is (Fixture *fixture, gconstpointer unused)
{
  static const char *const keys[] = { NULL, "something else" };
  g_autoptr (HutRecord) patrol = NULL, finding = NULL;

  enter (fixture, &patrol, &finding);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      HutUid id = keys[i] != NULL ? hut_uid_from_key (TEST_STREET, hut_kind_patrol.name, keys[i])
                                  : hut_uid_new ();
      HutRecordPlan *plan = hut_record_plan_new ();
      HutRecord *next = hut_record_plan_create (plan, &hut_kind_patrol, &id);
      static const char *const fields[] = { "lane", "person", "began_at", "ended_at" };

      for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
        hut_record_set (next, fields[k], hut_value_copy (hut_record_get (patrol, fields[k])));
      hut_record_set (next, "replaces", hut_value_uid (&patrol->id));
      hut_record_set_text (next, "words", "走错了");
      g_assert_cmpstr (push (fixture, 0, plan), ==, keys[i] != NULL ? "rule" : NULL);
    }
}

static void
test_hours_are_put_right_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutRecord) said = hut_test_make (&hut_kind_service);
  g_autoptr (HutRecord) kept = NULL;
  HutRecordPlan *plan;
  HutUid id;

  hut_test_set_person (said, 1);
  hut_record_set_text (said, "how", "certified");
  hut_record_set_text (said, "certifier", "李主任");
  hut_record_set_int (said, "minutes", 60);
  plan = hut_service_plan_add (&fixture->by, said, NULL);
  id = record_of (plan, 0)->id;
  g_assert_null (push (fixture, 0, plan));
  kept = stands (fixture, &hut_kind_service, &id);
  hut_record_set_int (said, "minutes", 30);
  g_assert_null (
      push (fixture, 0, hut_service_plan_correct (&fixture->by, kept, said, "提前离开", NULL)));
  hut_record_set_int (said, "minutes", 45);
  g_assert_cmpstr (
      push (fixture, 1, hut_service_plan_correct (&fixture->by, kept, said, "记错了", NULL)), ==,
      "exists");
}

static void
test_a_finding_becomes_one_case (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutRecord) patrol = NULL, finding = NULL, linked = NULL, made = NULL, second = NULL;
  HutRecordPlan *plans[2];
  HutUid ids[2], linked_to;

  enter (fixture, &patrol, &finding);
  for (guint desk = 0; desk < 2; desk++)
    {
      plans[desk] = hut_finding_plan_to_case (&fixture->by, finding, NULL, NULL, NULL, NULL);
      ids[desk] = record_of (plans[desk], 0)->id;
    }
  g_assert_null (push (fixture, 0, plans[0]));
  g_assert_cmpstr (push (fixture, 1, plans[1]), ==, "changed");
  made = stands (fixture, &hut_kind_case, &ids[0]);
  second = stands (fixture, &hut_kind_case, &ids[1]);
  g_assert_nonnull (made);
  g_assert_null (second);
  linked = stands (fixture, &hut_kind_finding, &finding->id);
  linked_to = hut_roster_uid (linked, "case");
  g_assert_true (hut_uid_equal (&linked_to, &ids[0]));
}

static void
test_an_opinion_becomes_one_case (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutRecord) said = hut_test_make (&hut_kind_visit);
  g_autoptr (HutRecord) visit = NULL;
  HutRecordPlan *plan, *plans[2];
  HutUid id;

  hut_test_set_person (said, 1);
  hut_record_set_text (said, "subject", "shop");
  hut_record_set_text (said, "unit", "示例书店");
  hut_record_set_text (said, "opinion", "路灯不亮");
  hut_record_set_int (said, "at", TEST_NOW - HUT_TIME_HOUR);
  plan = hut_visit_plan_add (&fixture->by, said, NULL);
  id = record_of (plan, 0)->id;
  g_assert_null (push (fixture, 0, plan));
  visit = stands (fixture, &hut_kind_visit, &id);
  for (guint desk = 0; desk < 2; desk++)
    plans[desk] = hut_visit_plan_to_case (&fixture->by, visit, NULL, NULL);
  g_assert_null (push (fixture, 0, plans[0]));
  g_assert_cmpstr (push (fixture, 1, plans[1]), ==, "changed");
}

/* A match of which both sides have taken all steps but the last. */
static HutRecord *
make_match (Fixture *fixture)
{
  g_autoptr (HutRecord) need = hut_test_make (&hut_kind_entry);
  g_autoptr (HutRecord) resource = hut_test_make (&hut_kind_entry);
  HutMatchScore score = { .resource = resource, .score = 80 };
  HutUid id = hut_match_id (TEST_STREET, &need->id, &resource->id);

  g_assert_null (push (fixture, 0, hut_match_plan_make (&fixture->by, need, &score, NULL, NULL)));
  for (guint step = 0; step < HUT_MATCH_RATED; step++)
    for (guint side = 0; side < 2; side++)
      {
        g_autoptr (HutRecord) match = stands (fixture, &hut_kind_match, &id);

        g_assert_null (
            push (fixture, 0, hut_match_plan_step (&fixture->by, match, step, side, 0, NULL)));
      }
  return stands (fixture, &hut_kind_match, &id);
}

static void
test_a_match_rated_at_two_desks_is_closed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutRecord) match = make_match (fixture);
  g_autoptr (HutRecord) done = NULL, open = NULL;

  g_assert_null (push (
      fixture, 0,
      hut_match_plan_step (&fixture->by, match, HUT_MATCH_RATED, HUT_MATCH_NEED_SIDE, 5, NULL)));
  g_assert_null (push (
      fixture, 1,
      hut_match_plan_step (&fixture->by, match, HUT_MATCH_RATED, !HUT_MATCH_NEED_SIDE, 4, NULL)));
  done = stands (fixture, &hut_kind_match, &match->id);
  g_assert_cmpint (hut_record_get_int (done, "need_rating", 0), ==, 5);
  g_assert_cmpint (hut_record_get_int (done, "resource_rating", 0), ==, 4);
  g_assert_cmpstr (hut_match_state (done), ==, "done");
  g_assert_null (
      hut_match_plan_step (&fixture->by, done, HUT_MATCH_RATED, HUT_MATCH_NEED_SIDE, 3, NULL));
  /* And it goes back as any other. */
  g_assert_null (
      push (fixture, 1, hut_match_plan_untick (&fixture->by, done, HUT_MATCH_NEED_SIDE, NULL)));
  open = stands (fixture, &hut_kind_match, &match->id);
  g_assert_cmpstr (hut_match_state (open), ==, "open");
}

static void
test_no_step_is_taken_on_what_was_dropped (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutRecord) match = make_match (fixture);

  g_assert_null (push (fixture, 0, hut_match_plan_drop (&fixture->by, match, "不再需要", NULL)));
  g_assert_cmpstr (push (fixture, 1,
                         hut_match_plan_step (&fixture->by, match, HUT_MATCH_RATED,
                                              HUT_MATCH_NEED_SIDE, 5, NULL)),
                   ==, "changed");
}

static void
test_a_closed_project_does_not_go_on (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutRecord) said = hut_test_make (&hut_kind_entry);
  g_autoptr (HutRecord) project = NULL;
  HutRecordPlan *plan;
  HutUid id;

  hut_record_set_text (said, "list", "project");
  hut_record_set_text (said, "title", "口袋公园");
  plan = hut_entry_plan_add (&fixture->by, said, NULL);
  id = record_of (plan, 0)->id;
  g_assert_null (push (fixture, 0, plan));
  project = stands (fixture, &hut_kind_entry, &id);
  g_assert_null (push (fixture, 0, hut_entry_plan_close (&fixture->by, project, NULL)));
  g_assert_cmpstr (
      push (fixture, 1, hut_entry_plan_progress (&fixture->by, project, 60, "铺路面", NULL)), ==,
      "changed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/server/roster/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-patrol-is-put-right-once", test_a_patrol_is_put_right_once);
  ADD ("what-was-taken-back-is-entered-again", test_what_was_taken_back_is_entered_again);
  ADD ("what-stands-is-not-entered-again", test_what_stands_is_not_entered_again);
  ADD ("a-time-left-is-entered-again", test_a_time_left_is_entered_again);
  g_test_add ("/server/roster/a-time-taken-up-again-is-not", Fixture, "", set_up,
              test_a_time_left_is_entered_again, tear_down);
  ADD ("a-correction-of-before-is-taken", test_a_correction_of_before_is_taken_as_it_is);
  ADD ("hours-are-put-right-once", test_hours_are_put_right_once);
  ADD ("a-finding-becomes-one-case", test_a_finding_becomes_one_case);
  ADD ("an-opinion-becomes-one-case", test_an_opinion_becomes_one_case);
  ADD ("a-match-rated-at-two-desks-is-closed", test_a_match_rated_at_two_desks_is_closed);
  ADD ("no-step-on-what-was-dropped", test_no_step_is_taken_on_what_was_dropped);
  ADD ("a-closed-project-does-not-go-on", test_a_closed_project_does_not_go_on);
  return g_test_run ();
}
