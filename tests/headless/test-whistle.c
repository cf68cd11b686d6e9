/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whistles: the machine of a summons walked cell by cell, who may take which step, when a whistle
 * ends, and what each clock counts. Without a store: each act is checked as store and server check
 * it. */

#include "domain/hut-number.h"
#include "domain/hut-office-check.h"
#include "domain/hut-summons-plan.h"
#include "domain/hut-whistle-rules.h"
#include "domain/hut-whistle-times.h"
#include "hut-test-plan.h"
#include "hut-test-store.h"

#define MINUTE ((HutTime)60 * G_USEC_PER_SEC)
#define HOUR (60 * MINUTE)
#define STREET "street/110108014"

typedef struct
{
  HutOffice *office;
  HutWhistle *whistle; /* NULL: none was blown yet */
  HutWhistleActing street, water, housing;
  HutTime now;
} Fixture;

static void
set_now (Fixture *fixture, HutTime now)
{
  fixture->now = fixture->street.now = fixture->water.now = fixture->housing.now = now;
}

static HutTime
time_of (const char *text)
{
  HutTime time;

  g_assert_true (hut_time_parse (text, hut_time_zone (NULL), &time));
  return time;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->office = hut_test_load_office (NULL);
  fixture->street =
      (HutWhistleActing){ .office = fixture->office, .account = "Clerk", .stream = STREET };
  fixture->water = fixture->housing = fixture->street;
  fixture->water.unit = "water";
  fixture->water.account = "Water";
  fixture->housing.unit = "housing";
  set_now (fixture, time_of ("2026-11-26 10:00"));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  hut_whistle_free (fixture->whistle);
  hut_office_unref (fixture->office);
}

/* ---- Writing, as a store does ---- */

static const HutRecord *
find (Fixture *fixture, const HutKind *kind, const HutUid *id)
{
  if (fixture->whistle == NULL)
    return NULL;
  if (kind == &hut_kind_whistle)
    return fixture->whistle->whistle;
  for (const HutWhistleList *list = hut_whistle_lists (); list->kind != NULL; list++)
    {
      GPtrArray *records = G_STRUCT_MEMBER (GPtrArray *, fixture->whistle, list->list);

      for (guint i = 0; list->kind == kind && i < records->len; i++)
        if (hut_uid_equal (&((HutRecord *)records->pdata[i])->id, id))
          return records->pdata[i];
    }
  return NULL;
}

static void
put (Fixture *fixture, const HutRecord *record)
{
  if (fixture->whistle == NULL)
    fixture->whistle = hut_whistle_new (hut_record_copy (record));
  else
    hut_whistle_put (fixture->whistle, record);
}

/* Checks and puts one; FALSE where the rules of both ends refuse it. */
static gboolean
write_operation (Fixture *fixture, const HutOperation *operation, const HutRecord *next,
                 const char *unit, GError **error)
{
  const HutRecord *present = find (fixture, operation->kind, &operation->id);
  HutWhistleFacts facts = { .unit = unit };
  const HutOperationContext context = { .whistle = &facts };
  HutUid whistle, summons;

  if (hut_whistle_needs (operation, present, &whistle, &summons))
    {
      facts.whistle = fixture->whistle != NULL ? fixture->whistle->whistle : NULL;
      facts.summons =
          fixture->whistle != NULL ? hut_whistle_find_summons (fixture->whistle, &summons) : NULL;
      for (guint i = 0; fixture->whistle != NULL && i < fixture->whistle->summonses->len; i++)
        hut_whistle_facts_add (&facts, fixture->whistle->summonses->pdata[i]);
    }
  if (!hut_operation_check (operation, present, &context, NULL, error))
    return FALSE;
  put (fixture, next);
  return TRUE;
}

static gboolean
write_plan (Fixture *fixture, HutRecordPlan *taken, const char *unit, GError **error)
{
  g_autoptr (HutRecordPlan) plan = taken;

  if (plan == NULL)
    return FALSE;
  for (guint i = 0; i < plan->records->len; i++)
    {
      const HutPlannedRecord *planned = plan->records->pdata[i];
      g_autoptr (HutOperation) operation = hut_test_plan_operation (planned, STREET);

      if (planned->next->kind == &hut_kind_event)
        continue;
      if (!write_operation (fixture, operation, planned->next, unit, error))
        return FALSE;
    }
  return TRUE;
}

static void
must (Fixture *fixture, HutRecordPlan *plan, const char *unit)
{
  g_autoptr (GError) error = NULL;

  write_plan (fixture, plan, unit, &error);
  g_assert_no_error (error);
}

/* ---- Doing ---- */

static void
blow (Fixture *fixture)
{
  const HutWhistleCall calls[] = { { "water", NULL, 10, 30 }, { "housing", "Barriers", 0, 60 } };
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_whistle, &id, NULL);
  g_autoptr (GError) error = NULL;

  hut_record_set_text (said, "occasion", "emergency");
  hut_record_set_text (said, "task", "Burst pipe");
  must (fixture, hut_whistle_plan_raise (&fixture->street, said, calls, 2, 0, &error), NULL);
  g_assert_no_error (error);
}

static const HutSummonsSaid plain = { .words = "words", .ruling = "street" };

static gboolean
try_act (Fixture *fixture, const HutWhistleActing *acting, const char *unit, HutSummonsAct act,
         const HutSummonsSaid *said, GError **error)
{
  HutSummonsSaid with = *said;

  if (act == HUT_SUMMONS_MOVE && with.due_at == 0)
    with.due_at = acting->now + HOUR;
  return write_plan (fixture,
                     hut_summons_plan (acting, fixture->whistle, unit, act, &with, NULL, error),
                     acting->unit, error);
}

static void
act_said (Fixture *fixture, const char *unit, HutSummonsAct act, const HutSummonsSaid *said)
{
  g_autoptr (GError) error = NULL;

  try_act (fixture, &fixture->street, unit, act, said, &error);
  g_assert_no_error (error);
}

static void
act (Fixture *fixture, const char *unit, HutSummonsAct what)
{
  act_said (fixture, unit, what, &plain);
}

static const char *
state_of (Fixture *fixture, const char *unit)
{
  return hut_record_get_text (hut_whistle_summons (fixture->whistle, unit), "state");
}

static void
assert_state (Fixture *fixture, const char *unit, const char *state)
{
  g_assert_cmpstr (state_of (fixture, unit), ==, state);
}

/* ---- The machine ---- */

/* What leads there from a fresh call. */
static const struct
{
  const char *state;
  HutSummonsAct way[3];
  guint n;
} ways[] = {
  { "called", { 0 }, 0 },
  { "accepted", { HUT_SUMMONS_ANSWER }, 1 },
  { "disputed", { HUT_SUMMONS_DISPUTE }, 1 },
  { "refused", { HUT_SUMMONS_REFUSE }, 1 },
  { "working", { HUT_SUMMONS_ARRIVE }, 1 },
  { "done", { HUT_SUMMONS_ARRIVE, HUT_SUMMONS_DONE }, 2 },
  { "released", { HUT_SUMMONS_RELEASE }, 1 },
};

/* Where each act leads from each state, "-": it is refused, "=": it stays; by the street, and by
 * the unit itself where that is otherwise ("." as the street). */
/* clang-format off */
static const struct
{
  HutSummonsAct act;
  const char *to[7]; /* of called, accepted, disputed, refused, working, done, released */
  gboolean own;
} table[] = {
  { HUT_SUMMONS_ANSWER,    { "accepted", "-", "accepted", "accepted", "-", "-", "-" }, TRUE },
  { HUT_SUMMONS_DISPUTE,   { "disputed", "disputed", "-", "-", "-", "-", "-" }, TRUE },
  { HUT_SUMMONS_REFUSE,    { "refused", "refused", "refused", "-", "-", "-", "-" }, FALSE },
  { HUT_SUMMONS_ARRIVE,    { "working", "working", "working", "working", "-", "-", "-" }, TRUE },
  { HUT_SUMMONS_REPORT,    { "-", "=", "=", "=", "=", "-", "-" }, TRUE },
  { HUT_SUMMONS_DONE,      { "-", "-", "-", "-", "done", "-", "-" }, TRUE },
  { HUT_SUMMONS_SEND_BACK, { "-", "-", "-", "-", "-", "working", "-" }, FALSE },
  { HUT_SUMMONS_RELEASE,   { "released", "released", "released", "released", "released", "-", "-" }, FALSE },
  { HUT_SUMMONS_RULE,      { "-", "-", "called", "-", "-", "-", "-" }, FALSE },
  { HUT_SUMMONS_MOVE,      { "=", "=", "=", "=", "-", "-", "-" }, FALSE },
  { HUT_SUMMONS_REMIND,    { "=", "=", "=", "=", "-", "-", "-" }, FALSE },
  { HUT_SUMMONS_SUPERVISE, { "=", "=", "=", "=", "=", "=", "=" }, FALSE },
  { HUT_SUMMONS_REPORT_UP, { "-", "-", "=", "=", "-", "-", "-" }, FALSE },
};
/* clang-format on */

static void
lead_to (Fixture *fixture, guint way)
{
  g_clear_pointer (&fixture->whistle, hut_whistle_free);
  blow (fixture);
  for (guint i = 0; i < ways[way].n; i++)
    act (fixture, "water", ways[way].way[i]);
  assert_state (fixture, "water", ways[way].state);
}

static void
check_cell (Fixture *fixture, const HutWhistleActing *acting, guint row, guint way)
{
  const char *to = table[row].to[way];
  gboolean is_own = acting->unit == NULL || (table[row].own && g_str_equal (acting->unit, "water"));
  gboolean allowed = !g_str_equal (to, "-") && is_own;
  g_autoptr (GError) error = NULL;
  gboolean done;

  lead_to (fixture, way);
  g_test_message ("%s: %s from %s", acting->unit != NULL ? acting->unit : "street",
                  hut_summons_act_name (table[row].act), ways[way].state);
  g_assert_cmpint (hut_summons_act_possible (acting, fixture->whistle,
                                             hut_whistle_summons (fixture->whistle, "water"),
                                             table[row].act),
                   ==, allowed);
  done = try_act (fixture, acting, "water", table[row].act, &plain, &error);
  if (allowed)
    g_assert_no_error (error);
  else
    g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_assert_cmpint (done, ==, allowed);
  assert_state (fixture, "water", !allowed || g_str_equal (to, "=") ? ways[way].state : to);
}

static void
test_every_act_from_every_state_by_each (Fixture *fixture, gconstpointer unused)
{
  const HutWhistleActing *all[] = { &fixture->street, &fixture->water, &fixture->housing };

  g_assert_cmpuint (G_N_ELEMENTS (table), ==, HUT_SUMMONS_N_ACTS);
  for (guint row = 0; row < G_N_ELEMENTS (table); row++)
    for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
      for (guint i = 0; i < G_N_ELEMENTS (all); i++)
        check_cell (fixture, all[i], row, way);
}

/* The rules by themselves: no path but the machine's, whatever a client sends. */
static void
test_no_step_outside_the_machine_is_written (Fixture *fixture, gconstpointer unused)
{
  const char *const units[] = { NULL, "water", "housing" };

  for (guint from = 0; from < G_N_ELEMENTS (ways); from++)
    for (guint to = 0; to < G_N_ELEMENTS (ways); to++)
      for (guint i = 0; i < G_N_ELEMENTS (units); i++)
        {
          g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
          g_autoptr (GError) error = NULL;
          gboolean allowed;
          HutRecord *next;

          if (from == to)
            continue;
          lead_to (fixture, from);
          next = hut_record_plan_change (plan, hut_whistle_summons (fixture->whistle, "water"));
          hut_record_set_text (next, "state", ways[to].state);
          allowed = units[i] == NULL
                        ? hut_summons_step_allowed (ways[from].state, ways[to].state)
                        : g_str_equal (units[i], "water") &&
                              hut_summons_step_is_own (ways[from].state, ways[to].state);
          g_assert_cmpint (write_plan (fixture, g_steal_pointer (&plan), units[i], &error), ==,
                           allowed);
        }
}

static void
test_a_ruling_for_the_department_releases_it (Fixture *fixture, gconstpointer unused)
{
  const HutSummonsSaid said = { .words = "Not its duty", .ruling = "department" };

  lead_to (fixture, 2);
  act_said (fixture, "water", HUT_SUMMONS_RULE, &said);
  assert_state (fixture, "water", "released");
}

static void
test_words_are_asked_for_where_they_matter (Fixture *fixture, gconstpointer unused)
{
  const HutSummonsSaid silent = { .words = "  ", .ruling = "street" };

  for (guint row = 0; row < G_N_ELEMENTS (table); row++)
    for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
      {
        g_autoptr (GError) error = NULL;

        if (g_str_equal (table[row].to[way], "-"))
          continue;
        lead_to (fixture, way);
        g_assert_cmpint (
            try_act (fixture, &fixture->street, "water", table[row].act, &silent, &error), ==,
            !hut_summons_act_needs_words (table[row].act));
      }
}

/* ---- The end ---- */

static void
test_it_does_not_end_while_one_unit_is_there (Fixture *fixture, gconstpointer unused)
{
  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      gboolean over = !hut_summons_is_open (ways[way].state);
      g_autoptr (HutRecordPlan) forced = hut_record_plan_new ();
      g_autoptr (GError) error = NULL, rule = NULL;
      HutRecord *next;

      lead_to (fixture, way);
      act (fixture, "housing", HUT_SUMMONS_RELEASE);
      g_assert_cmpint (g_str_equal (hut_whistle_state (fixture->whistle), "finished"), ==, over);
      next = hut_record_plan_change (forced, fixture->whistle->whistle);
      hut_record_set_text (next, "state", "ended");
      if (!over)
        {
          g_assert_null (hut_whistle_plan_end (&fixture->street, fixture->whistle, "Over", &error));
          g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
          g_assert_nonnull (strstr (error->message, "water"));
          g_assert_false (write_plan (fixture, g_steal_pointer (&forced), NULL, &rule));
          g_assert_error (rule, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
          continue;
        }
      must (fixture, hut_whistle_plan_end (&fixture->street, fixture->whistle, "Over", &error),
            NULL);
      g_assert_true (hut_whistle_is_ended (fixture->whistle));
    }
}

static void
test_done_is_sent_back_until_it_has_ended (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  lead_to (fixture, 5);
  act (fixture, "housing", HUT_SUMMONS_RELEASE);
  g_assert_cmpstr (hut_whistle_state (fixture->whistle), ==, "finished");
  act (fixture, "water", HUT_SUMMONS_SEND_BACK);
  g_assert_cmpstr (hut_whistle_state (fixture->whistle), ==, "working");
  act (fixture, "water", HUT_SUMMONS_DONE);
  must (fixture, hut_whistle_plan_end (&fixture->street, fixture->whistle, "Over", NULL), NULL);
  g_assert_false (
      try_act (fixture, &fixture->street, "water", HUT_SUMMONS_SEND_BACK, &plain, &error));
  must (fixture, hut_whistle_plan_reopen (&fixture->street, fixture->whistle, "Leaks", NULL), NULL);
  act (fixture, "water", HUT_SUMMONS_SEND_BACK);
  assert_state (fixture, "water", "working");
}

static void
test_a_department_does_not_do_the_streets_part (Fixture *fixture, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_whistle, &id, NULL);
  const HutWhistleCall call = { "gas", NULL, 0, 30 };
  const HutWhistleMarks marks = { .timely = 5 };
  GError *error = NULL;

  lead_to (fixture, 6);
  hut_record_set_text (said, "occasion", "demand");
  hut_record_set_text (said, "task", "x");
  g_assert_null (hut_whistle_plan_raise (&fixture->water, said, &call, 1, 0, &error));
  g_clear_error (&error);
  g_assert_null (hut_whistle_plan_call (&fixture->water, fixture->whistle, &call, 0, &error));
  g_clear_error (&error);
  g_assert_null (hut_whistle_plan_end (&fixture->water, fixture->whistle, "x", &error));
  g_clear_error (&error);
  g_assert_null (
      hut_whistle_plan_mark (&fixture->water, fixture->whistle, "water", &marks, &error));
  g_clear_error (&error);
}

/* ---- Clocks ---- */

static HutSummonsClock
clock_of (Fixture *fixture, const char *unit)
{
  const HutRecord *summons = hut_whistle_summons (fixture->whistle, unit);
  HutSummonsTimes times;

  hut_summons_times (fixture->whistle, summons, &times);
  return hut_summons_clock (summons, &times, fixture->now);
}

static void
assert_clock (Fixture *fixture, const char *unit, HutSummonsCount counts, HutTime span)
{
  HutSummonsClock clock = clock_of (fixture, unit);

  g_assert_cmpint (clock.counts, ==, counts);
  g_assert_cmpint (clock.span, ==, span);
  g_assert_cmpint (clock.late, ==, span < 0);
}

static void
test_each_clock_counts_its_own_across_midnight (Fixture *fixture, gconstpointer unused)
{
  HutTime called = time_of ("2026-12-31 23:50");
  HutSummonsSaid told = { .words = "w" };
  const HutRecord *summons;
  HutSummonsTimes times;

  set_now (fixture, called);
  blow (fixture);
  assert_clock (fixture, "water", HUT_SUMMONS_TO_ANSWER, 10 * MINUTE);
  assert_clock (fixture, "housing", HUT_SUMMONS_TO_ARRIVAL, 60 * MINUTE);
  set_now (fixture, called + 15 * MINUTE); /* 00:05 of the next year */
  assert_clock (fixture, "water", HUT_SUMMONS_TO_ANSWER, -5 * MINUTE);
  assert_clock (fixture, "housing", HUT_SUMMONS_TO_ARRIVAL, 45 * MINUTE);
  /* By telephone: it had answered at 23:58. */
  told.at = called + 8 * MINUTE;
  act_said (fixture, "water", HUT_SUMMONS_ANSWER, &told);
  assert_clock (fixture, "water", HUT_SUMMONS_TO_ARRIVAL, 15 * MINUTE);
  told.at = called + 20 * MINUTE;
  set_now (fixture, called + 40 * MINUTE);
  act_said (fixture, "water", HUT_SUMMONS_ARRIVE, &told);
  assert_clock (fixture, "water", HUT_SUMMONS_ON_SPOT, 20 * MINUTE);
  summons = hut_whistle_summons (fixture->whistle, "water");
  hut_summons_times (fixture->whistle, summons, &times);
  g_assert_cmpint (hut_summons_late_answer (summons, &times, fixture->now), ==, 0);
  g_assert_cmpint (hut_summons_late_arrival (summons, &times, fixture->now), ==, 0);
  g_assert_true (times.told);
  act (fixture, "water", HUT_SUMMONS_REPORT);
  assert_clock (fixture, "water", HUT_SUMMONS_ON_SPOT, 20 * MINUTE);
  set_now (fixture, called + 90 * MINUTE);
  act (fixture, "water", HUT_SUMMONS_DONE);
  set_now (fixture, called + 10 * HOUR);
  assert_clock (fixture, "water", HUT_SUMMONS_TAKEN, 90 * MINUTE);
  assert_clock (fixture, "housing", HUT_SUMMONS_TO_ARRIVAL, 60 * MINUTE - 10 * HOUR);
  act (fixture, "water", HUT_SUMMONS_SEND_BACK);
  assert_clock (fixture, "water", HUT_SUMMONS_ON_SPOT, 10 * HOUR - 20 * MINUTE);
}

static void
test_a_dispute_does_not_stop_the_clock (Fixture *fixture, gconstpointer unused)
{
  HutTime called = fixture->now;

  blow (fixture);
  set_now (fixture, called + 5 * MINUTE);
  act (fixture, "water", HUT_SUMMONS_DISPUTE);
  set_now (fixture, called + 20 * MINUTE);
  assert_clock (fixture, "water", HUT_SUMMONS_TO_ARRIVAL, 10 * MINUTE);
  act (fixture, "water", HUT_SUMMONS_RULE);
  assert_state (fixture, "water", "called");
  assert_clock (fixture, "water", HUT_SUMMONS_TO_ARRIVAL, 10 * MINUTE);
}

static void
test_who_is_released_in_time_is_not_late (Fixture *fixture, gconstpointer unused)
{
  const HutRecord *summons;
  HutSummonsTimes times;

  blow (fixture);
  set_now (fixture, fixture->now + 20 * MINUTE);
  act (fixture, "water", HUT_SUMMONS_RELEASE);
  set_now (fixture, fixture->now + 20 * HOUR);
  summons = hut_whistle_summons (fixture->whistle, "water");
  hut_summons_times (fixture->whistle, summons, &times);
  g_assert_cmpint (hut_summons_late_answer (summons, &times, fixture->now), ==, 10 * MINUTE);
  g_assert_cmpint (hut_summons_late_arrival (summons, &times, fixture->now), ==, 0);
  g_assert_cmpint (hut_summons_next_turn (summons, fixture->now), ==, 0);
}

static void
test_who_was_right_to_dispute_is_not_late (Fixture *fixture, gconstpointer unused)
{
  const HutSummonsSaid ruling = { .words = "w", .ruling = "department" };
  const HutRecord *summons;
  HutSummonsTimes times;

  blow (fixture);
  set_now (fixture, fixture->now + 5 * MINUTE);
  act (fixture, "water", HUT_SUMMONS_DISPUTE);
  set_now (fixture, fixture->now + 2 * HOUR);
  act_said (fixture, "water", HUT_SUMMONS_RULE, &ruling);
  assert_state (fixture, "water", "released");
  set_now (fixture, fixture->now + 20 * HOUR);
  assert_clock (fixture, "water", HUT_SUMMONS_TAKEN, 2 * HOUR + 5 * MINUTE);
  summons = hut_whistle_summons (fixture->whistle, "water");
  hut_summons_times (fixture->whistle, summons, &times);
  g_assert_true (times.ruled_for);
  g_assert_cmpint (hut_summons_late_answer (summons, &times, fixture->now), ==, 0);
  g_assert_cmpint (hut_summons_late_arrival (summons, &times, fixture->now), ==, 0);
}

static void
test_nothing_is_told_before_the_call_or_after_now (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    int minutes; /* of the call */
    gboolean allowed;
  } moments[] = { { -5, FALSE }, { 0, TRUE }, { 20, TRUE }, { 25, FALSE } };
  HutTime called = fixture->now;

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      HutSummonsSaid said = { .at = called + moments[i].minutes * MINUTE };
      g_autoptr (GError) error = NULL;

      g_clear_pointer (&fixture->whistle, hut_whistle_free);
      set_now (fixture, called);
      blow (fixture);
      set_now (fixture, called + 20 * MINUTE);
      g_assert_cmpint (
          try_act (fixture, &fixture->street, "water", HUT_SUMMONS_ARRIVE, &said, &error), ==,
          moments[i].allowed);
    }
}

/* ---- Marks ---- */

static void
test_timeliness_is_proposed_from_the_clocks (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    int minutes; /* of the call, of 30 that it had; 0: it never came */
    int mark;
  } arrivals[] = { { 30, 5 }, { 33, 4 }, { 34, 3 }, { 45, 3 }, { 60, 2 }, { 61, 1 }, { 0, 1 } };
  HutTime called = fixture->now;

  for (guint i = 0; i < G_N_ELEMENTS (arrivals); i++)
    {
      HutSummonsSaid said = { .at = called + arrivals[i].minutes * MINUTE };

      g_clear_pointer (&fixture->whistle, hut_whistle_free);
      set_now (fixture, called);
      blow (fixture);
      set_now (fixture, called + 3 * HOUR);
      if (arrivals[i].minutes > 0)
        act_said (fixture, "water", HUT_SUMMONS_ARRIVE, &said);
      g_assert_cmpint (hut_whistle_timely_proposed (fixture->whistle,
                                                    hut_whistle_summons (fixture->whistle, "water"),
                                                    fixture->now),
                       ==, arrivals[i].mark);
    }
}

static void
test_marks_come_after_the_work (Fixture *fixture, gconstpointer unused)
{
  const HutWhistleMarks marks = { .timely = 4, .effective = 5 }, wrong = { .timely = 6 };
  const HutWhistleViews view = { .needed = "yes", .clear = "partly", .by = "Zhang" };
  GError *error = NULL;

  lead_to (fixture, 4);
  g_assert_null (
      hut_whistle_plan_mark (&fixture->street, fixture->whistle, "water", &marks, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (&error);
  act (fixture, "water", HUT_SUMMONS_DONE);
  g_assert_null (
      hut_whistle_plan_mark (&fixture->street, fixture->whistle, "water", &wrong, &error));
  g_clear_error (&error);
  must (fixture, hut_whistle_plan_mark (&fixture->street, fixture->whistle, "water", &marks, NULL),
        NULL);
  must (fixture, hut_whistle_plan_mark (&fixture->street, fixture->whistle, "water", &marks, NULL),
        NULL);
  g_assert_cmpuint (fixture->whistle->marks->len, ==, 1);
  must (fixture, hut_whistle_plan_view (&fixture->street, fixture->whistle, "water", &view, NULL),
        NULL);
  must (fixture, hut_whistle_plan_view (&fixture->water, fixture->whistle, "water", &view, NULL),
        "water");
  g_assert_cmpuint (fixture->whistle->views->len, ==, 1);
  g_assert_null (
      hut_whistle_plan_view (&fixture->housing, fixture->whistle, "water", &view, &error));
  g_clear_error (&error);
}

/* ---- The rule, and numbers ---- */

static void
test_times_are_a_rule_of_the_office (Fixture *fixture, gconstpointer unused)
{
  JsonNode *shipped = hut_office_get_rule (fixture->office, "whistle");
  static const char *const members[] = { "demand_answer", "emergency_arrive", "remind_before",
                                         "gauge_high" };
  HutWhistleTimes times;

  hut_whistle_times_of (fixture->office, &times);
  g_assert_cmpint (hut_whistle_template (&times, "emergency")->answer, ==, 10);
  g_assert_cmpint (hut_whistle_template (&times, "emergency")->arrive, ==, 30);
  g_assert_cmpint (hut_whistle_template (&times, "nothing")->arrive, ==, times.templates[0].arrive);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *text = json_to_string (shipped, FALSE);
      g_autoptr (JsonNode) mine = json_from_string (text, NULL);
      g_autoptr (GError) missing = NULL, negative = NULL;

      json_object_remove_member (json_node_get_object (mine), members[i]);
      g_assert_false (hut_office_check_value ("whistle", mine, &missing));
      g_assert_error (missing, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
      json_object_set_int_member (json_node_get_object (mine), members[i], -1);
      g_assert_false (hut_office_check_value ("whistle", mine, &negative));
      g_assert_nonnull (strstr (negative->message, members[i]));
    }
  g_assert_true (hut_office_check_value ("whistle", shipped, NULL));
}

static void
test_numbers_have_one_shape_each (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const HutKind *kind;
    const char *number;
    gboolean valid;
  } cells[] = {
    { &hut_kind_whistle, "2026-哨-0031", TRUE },
    { &hut_kind_whistle, "2026-哨-0000", FALSE },
    { &hut_kind_whistle, "2026-哨-31", FALSE },
    { &hut_kind_whistle, "2026-000031", FALSE },
    { &hut_kind_whistle, "1899-哨-0031", FALSE },
    { &hut_kind_whistle, "2026-哨-0031 ", FALSE },
    { &hut_kind_whistle, "", FALSE },
    { &hut_kind_case, "2026-000123", TRUE },
    { &hut_kind_case, "2026-哨-0031", FALSE },
    { &hut_kind_case, "2026-00012", FALSE },
    { &hut_kind_task, "2026-000123", FALSE },
  };
  g_autofree char *printed = hut_number_print (&hut_kind_whistle, 2026, 31);

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    g_assert_cmpint (hut_number_is_valid (cells[i].kind, cells[i].number), ==, cells[i].valid);
  g_assert_cmpstr (printed, ==, "2026-哨-0031");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/whistle/every-act-from-every-state-by-street-unit-and-another",
       test_every_act_from_every_state_by_each);
  ADD ("/whistle/no-step-outside-the-machine-is-written",
       test_no_step_outside_the_machine_is_written);
  ADD ("/whistle/a-ruling-for-the-department-releases-it",
       test_a_ruling_for_the_department_releases_it);
  ADD ("/whistle/words-are-asked-for-where-they-matter",
       test_words_are_asked_for_where_they_matter);
  ADD ("/whistle/it-does-not-end-while-one-unit-is-there",
       test_it_does_not_end_while_one_unit_is_there);
  ADD ("/whistle/done-is-sent-back-until-it-has-ended", test_done_is_sent_back_until_it_has_ended);
  ADD ("/whistle/a-department-does-not-do-the-streets-part",
       test_a_department_does_not_do_the_streets_part);
  ADD ("/whistle/each-clock-counts-its-own-across-midnight",
       test_each_clock_counts_its_own_across_midnight);
  ADD ("/whistle/a-dispute-does-not-stop-the-clock", test_a_dispute_does_not_stop_the_clock);
  ADD ("/whistle/who-is-released-in-time-is-not-late", test_who_is_released_in_time_is_not_late);
  ADD ("/whistle/who-was-right-to-dispute-is-not-late", test_who_was_right_to_dispute_is_not_late);
  ADD ("/whistle/nothing-is-told-before-the-call-or-after-now",
       test_nothing_is_told_before_the_call_or_after_now);
  ADD ("/whistle/timeliness-is-proposed-from-the-clocks",
       test_timeliness_is_proposed_from_the_clocks);
  ADD ("/whistle/marks-come-after-the-work", test_marks_come_after_the_work);
  ADD ("/whistle/times-are-a-rule-of-the-office", test_times_are_a_rule_of_the_office);
  ADD ("/whistle/numbers-have-one-shape-each", test_numbers_have_one_shape_each);
  return g_test_run ();
}
