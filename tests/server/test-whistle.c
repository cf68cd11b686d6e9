/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whistles on the server: their numbers, what it refuses as the desktop does, and times that are
 * right though the clock of a desktop is not. */

#include "domain/hut-summons-plan.h"
#include "hut-test-office.h"
#include "hut-test-plan.h"

#define MINUTE ((HutTime)60 * G_USEC_PER_SEC)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

typedef struct
{
  HutTestOffice *office;
  HutCaller *clerk;
  HutUid whistle;
  gint64 known; /* what the desktop that acts knows of how wrong its clock is */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = hut_test_office_new ();
  fixture->clerk = hut_test_caller_new (fixture->office, HUT_ROLE_CLERK);
  fixture->office->now = TEST_NOW;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_caller_free (fixture->clerk);
  hut_test_office_free (fixture->office);
}

/* The time on the wall of who pushes. */
static HutTime
wall (Fixture *fixture)
{
  return fixture->office->now + fixture->office->ahead;
}

static HutWhistleActing
acting (Fixture *fixture)
{
  return (HutWhistleActing){ .account = "Clerk",
                             .stream = TEST_STREET,
                             .now = wall (fixture) + fixture->known,
                             .clock_off = fixture->known };
}

/* Pushes @taken as it was done at @clock; the results. */
static GPtrArray *
push_plan (Fixture *fixture, HutRecordPlan *taken, HutTime clock)
{
  g_autoptr (HutRecordPlan) plan = taken;
  g_autoptr (HutTestLog) log = hut_test_log_new ();

  g_assert_nonnull (plan);
  for (guint i = 0; i < plan->records->len; i++)
    {
      g_autoptr (HutOperation) operation =
          hut_test_plan_operation (plan->records->pdata[i], TEST_STREET);

      operation->clock = clock;
      hut_test_log_add (log, operation);
    }
  return hut_test_push (fixture->office, fixture->clerk, log);
}

static void
must (Fixture *fixture, HutRecordPlan *plan, HutTime clock)
{
  g_autoptr (GPtrArray) results = push_plan (fixture, plan, clock);

  for (guint i = 0; i < results->len; i++)
    g_assert_cmpint (((HutResultLine *)results->pdata[i])->result, ==, HUT_RESULT_ACCEPTED);
}

static void
blow (Fixture *fixture)
{
  HutUid none = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_whistle, &none, NULL);
  const HutWhistleCall calls[] = { { "water", NULL, 10, 30 }, { "gas", NULL, 0, 60 } };
  const HutWhistleActing who = acting (fixture);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  hut_record_set_text (said, "occasion", "emergency");
  hut_record_set_text (said, "task", "Burst pipe");
  plan = hut_whistle_plan_raise (&who, said, calls, 2, 0, &error);
  g_assert_no_error (error);
  fixture->whistle = ((HutPlannedRecord *)plan->records->pdata[0])->next->id;
  must (fixture, plan, wall (fixture));
}

/* The whistle as the server has it; its steps are @steps (NULL: none are asked for). */
static HutWhistle *
read_whistle (Fixture *fixture)
{
  HutTestOffice *office = fixture->office;
  HutWhistle *whistle =
      hut_whistle_new (hut_test_record (office, TEST_STREET, &hut_kind_whistle, &fixture->whistle));
  static const char *const units[] = { "water", "gas" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      HutUid id = hut_summons_id (TEST_STREET, &fixture->whistle, units[i]);

      g_ptr_array_add (whistle->summonses,
                       hut_test_record (office, TEST_STREET, &hut_kind_summons, &id));
    }
  return whistle;
}

static HutRecordPlan *
plan_act (Fixture *fixture, const char *unit, HutSummonsAct act, HutTime at, HutTime now,
          HutUid *step)
{
  g_autoptr (HutWhistle) whistle = read_whistle (fixture);
  HutWhistleActing who = acting (fixture);
  const HutSummonsSaid said = { .words = "words", .at = at };
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  who.now = now;
  plan = hut_summons_plan (&who, whistle, unit, act, &said, step, &error);
  g_assert_no_error (error);
  return plan;
}

static HutTime
time_of (Fixture *fixture, const HutKind *kind, const HutUid *id, const char *field)
{
  g_autoptr (HutRecord) record = hut_test_record (fixture->office, TEST_STREET, kind, id);

  g_assert_nonnull (record);
  return hut_record_get_int (record, field, 0);
}

static void
test_each_has_a_number_of_its_own_year (Fixture *fixture, gconstpointer data)
{
  for (int i = 1; i <= 2; i++)
    {
      g_autoptr (HutRecord) record = NULL;
      g_autofree char *expected = g_strdup_printf ("2026-哨-%04d", i);

      blow (fixture);
      record = hut_test_record (fixture->office, TEST_STREET, &hut_kind_whistle, &fixture->whistle);
      g_assert_cmpstr (hut_record_get_text (record, "number"), ==, expected);
    }
}

/* A day ahead, a day behind, and right: the same times on record. */
static void
test_a_wrong_clock_makes_no_unit_late (Fixture *fixture, gconstpointer data)
{
  const gint64 aheads[] = { DAY, -DAY, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (aheads); i++)
    {
      HutTime blown;
      HutUid summons, step;

      fixture->office->ahead = aheads[i];
      blown = fixture->office->now;
      blow (fixture);
      summons = hut_summons_id (TEST_STREET, &fixture->whistle, "water");
      g_assert_cmpint (time_of (fixture, &hut_kind_whistle, &fixture->whistle, "at"), ==, blown);
      g_assert_cmpint (time_of (fixture, &hut_kind_summons, &summons, "at"), ==, blown);
      g_assert_cmpint (time_of (fixture, &hut_kind_summons, &summons, "answer_due_at"), ==,
                       blown + 10 * MINUTE);
      g_assert_cmpint (time_of (fixture, &hut_kind_summons, &summons, "due_at"), ==,
                       blown + 30 * MINUTE);
      /* Twenty minutes later another desktop, whose clock is as wrong the other way, and which has
       * seen so, notes who came five minutes ago. */
      fixture->office->now += 20 * MINUTE;
      fixture->office->ahead = -aheads[i];
      fixture->known = aheads[i];
      must (fixture,
            plan_act (fixture, "water", HUT_SUMMONS_ARRIVE, blown + 15 * MINUTE,
                      wall (fixture) + fixture->known, &step),
            wall (fixture));
      fixture->known = 0;
      g_assert_cmpint (time_of (fixture, &hut_kind_whistle_step, &step, "at"), ==,
                       blown + 20 * MINUTE);
      g_assert_cmpint (time_of (fixture, &hut_kind_whistle_step, &step, "said_at"), ==,
                       blown + 15 * MINUTE);
      fixture->office->now += HOUR;
    }
}

static void
test_who_came_in_time_and_was_offline_for_an_hour_is_in_time (Fixture *fixture, gconstpointer data)
{
  HutTime blown = fixture->office->now, came = blown + 25 * MINUTE;
  HutUid step;
  HutRecordPlan *plan;

  blow (fixture);
  plan = plan_act (fixture, "water", HUT_SUMMONS_ARRIVE, 0, came, &step);
  fixture->office->now = came + HOUR;
  must (fixture, plan, came);
  g_assert_cmpint (time_of (fixture, &hut_kind_whistle_step, &step, "at"), ==, came);
}

/* No client writes what it likes: the step comes with its state, and the whistle ends when all are
 * done. */
static void
test_the_server_refuses_what_the_desktop_does (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutRecordPlan) plan = NULL;
  g_autoptr (HutRecordPlan) lone = hut_record_plan_new ();
  g_autoptr (HutRecordPlan) early = hut_record_plan_new ();
  g_autoptr (HutWhistle) whistle = NULL;
  g_autoptr (GPtrArray) results = NULL, ended = NULL;
  HutUid step;

  blow (fixture);
  plan = plan_act (fixture, "water", HUT_SUMMONS_ARRIVE, 0, wall (fixture), &step);
  /* The step without the state of its summons. */
  g_ptr_array_add (lone->records, g_ptr_array_steal_index (plan->records, 1));
  results = push_plan (fixture, g_steal_pointer (&lone), wall (fixture));
  hut_test_assert_refused ((HutResultLine *)results->pdata[0], HUT_PROBLEM_RULE);
  whistle = read_whistle (fixture);
  hut_record_set_text (hut_record_plan_change (early, whistle->whistle), "state", "ended");
  ended = push_plan (fixture, g_steal_pointer (&early), wall (fixture));
  hut_test_assert_refused ((HutResultLine *)ended->pdata[0], HUT_PROBLEM_RULE);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/server/whistle/each-has-a-number-of-its-own-year", test_each_has_a_number_of_its_own_year);
  ADD ("/server/whistle/a-wrong-clock-makes-no-unit-late", test_a_wrong_clock_makes_no_unit_late);
  ADD ("/server/whistle/who-came-in-time-and-was-offline-for-an-hour-is-in-time",
       test_who_came_in_time_and_was_offline_for_an_hour_is_in_time);
  ADD ("/server/whistle/the-server-refuses-what-the-desktop-does",
       test_the_server_refuses_what_the_desktop_does);
  return g_test_run ();
}
