/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a department writes in the homes of whistles that call it: its own part, and of anything
 * else it cannot even find out whether it is there. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-shown.h"

#include "domain/hut-whistle.h"
#include "server/hut-push.h"

#define STREET TEST_STREET

typedef struct
{
  HutTestShown *shown;
  HutUid of_case; /* listed by the whistle */
  HutUid aside;   /* another case */
  HutUid whistle; /* calls fire and market */
  HutUid fire;    /* their summonses */
  HutUid market;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  HutTestShown *shown = fixture->shown = hut_test_shown_new ();
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (HutUid));

  fixture->of_case = hut_test_do_it (shown, shown->clerk, hut_test_case ("smoke", TEST_NOW));
  fixture->aside = hut_test_do_it (shown, shown->clerk, hut_test_case ("noise", TEST_NOW));
  g_array_append_val (cases, fixture->of_case);
  fixture->whistle = hut_test_raise (shown, shown->clerk, STREET, cases, "fire", "market", NULL);
  fixture->fire = hut_test_summons_of (STREET, &fixture->whistle, "fire");
  fixture->market = hut_test_summons_of (STREET, &fixture->whistle, "market");
  hut_test_fill (shown);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_test_shown_free (fixture->shown);
}

/* ---- Its own part ---- */

static GPtrArray *
push_group (Fixture *fixture, const HutCaller *caller, GPtrArray *operations)
{
  g_autoptr (HutTestLog) log = hut_test_log_new ();
  HutUid group = hut_uid_new ();

  for (guint i = 0; i < operations->len; i++)
    {
      ((HutOperation *)operations->pdata[i])->group = group;
      hut_test_log_add (log, operations->pdata[i]);
    }
  g_ptr_array_unref (operations);
  return hut_test_push (fixture->shown->office, caller, log);
}

static guint
count_pulled (HutTestShown *shown, const HutCaller *caller)
{
  g_autoptr (GPtrArray) lines = hut_test_pull (shown, caller, 0);

  return lines->len - 1; /* the checkpoint */
}

/* Its answer says nothing of the home's count, and of the record what it is shown. */
static void
test_its_steps_are_taken_and_shown (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *from, *to, *code;
  } course[] = { { "called", "disputed", "disputed" },
                 { "disputed", "accepted", "accepted" },
                 { "accepted", "working", "arrived" },
                 { "working", NULL, "report" },
                 { "working", "done", "done" } };
  HutTestShown *shown = fixture->shown;
  g_autofree char *state = NULL;
  gint64 ver = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (course); i++)
    {
      g_autoptr (GPtrArray) results =
          push_group (fixture, shown->fire,
                      hut_test_step (STREET, &fixture->whistle, "fire", course[i].from,
                                     course[i].to, course[i].code));

      for (guint k = 0; k < results->len; k++)
        {
          const HutResultLine *result = results->pdata[k];

          g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
          g_assert_cmpint (result->seq, ==, 0);
        }
      ver += course[i].to != NULL;
      if (course[i].to != NULL)
        g_assert_cmpint (((HutResultLine *)results->pdata[0])->ver, ==, ver);
      g_assert_cmpint (((HutResultLine *)results->pdata[results->len - 1])->ver, ==, 1);
    }
  hut_test_fill (shown);
  state = hut_test_shown_text (shown, TEST_FIRE, &hut_kind_summons, &fixture->fire, "state");
  g_assert_cmpstr (state, ==, "\"done\"");
  /* Own record, whistle, summons, case, five steps; the other hears of none. */
  g_assert_cmpuint (count_pulled (shown, shown->fire), ==, 9);
  g_assert_cmpuint (count_pulled (shown, shown->market), ==, 4);
}

static HutOperation *
make_view (Fixture *fixture, const char *unit)
{
  HutUid summons = hut_test_summons_of (STREET, &fixture->whistle, unit);
  HutOperation *view = hut_test_create (&hut_kind_whistle_view, STREET, "unit", unit, "needed",
                                        "yes", "how", "desk", NULL);

  view->id = hut_whistle_view_id (STREET, &summons);
  hut_test_set_uid (view, "whistle", &fixture->whistle);
  hut_test_set_uid (view, "summons", &summons);
  hut_test_set_int (view, "at", TEST_NOW);
  return view;
}

static void
test_its_view_is_its_own (Fixture *fixture, gconstpointer data)
{
  HutTestShown *shown = fixture->shown;
  HutUid view = hut_test_do_it (shown, shown->fire, make_view (fixture, "fire"));

  hut_test_do_it (shown, shown->fire,
                  hut_test_update (&hut_kind_whistle_view, STREET, &view, "needed", "yes", "no"));
  hut_test_fill (shown);
  g_assert_true (hut_test_is_shown (shown, TEST_FIRE, &hut_kind_whistle_view, &view));
  g_assert_false (hut_test_is_shown (shown, TEST_MARKET, &hut_kind_whistle_view, &view));
}

static HutOperation *
make_evidence (Fixture *fixture, const HutUid *step)
{
  HutOperation *evidence =
      hut_test_create (&hut_kind_attachment, STREET, "name", "photo", "sha256", "00", NULL);

  hut_test_set_uid (evidence, "whistle", &fixture->whistle);
  hut_test_set_uid (evidence, "step", step);
  return evidence;
}

static void
test_its_evidence_hangs_on_its_own_steps (Fixture *fixture, gconstpointer data)
{
  HutTestShown *shown = fixture->shown;
  GPtrArray *own =
      hut_test_step (STREET, &fixture->whistle, "fire", "called", "working", "arrived");
  GPtrArray *others =
      hut_test_step (STREET, &fixture->whistle, "market", "called", "working", "arrived");
  HutUid own_step = ((HutOperation *)own->pdata[1])->id;
  HutUid other_step = ((HutOperation *)others->pdata[1])->id;
  HutOperation *evidence = make_evidence (fixture, &own_step);
  HutUid id = evidence->id;
  g_autoptr (HutResultLine) refused = NULL;

  g_ptr_array_add (own, evidence);
  hut_test_do_group (shown, shown->fire, own);
  hut_test_do_group (shown, shown->market, others);
  hut_test_fill (shown);
  g_assert_true (hut_test_is_shown (shown, TEST_FIRE, &hut_kind_attachment, &id));
  refused = hut_test_try (shown, shown->fire, make_evidence (fixture, &other_step));
  hut_test_assert_refused (refused, HUT_PROBLEM_NOT_YOURS);
}

/* A step that came too late has the present row, as it is shown. */
static void
test_a_late_step_is_told_where_it_stands (Fixture *fixture, gconstpointer data)
{
  HutTestShown *shown = fixture->shown;
  g_autoptr (HutResultLine) late = NULL;

  hut_test_do_it (
      shown, shown->clerk,
      hut_test_update (&hut_kind_summons, STREET, &fixture->fire, "state", "called", "released"));
  late = hut_test_try (
      shown, shown->fire,
      hut_test_update (&hut_kind_summons, STREET, &fixture->fire, "state", "called", "accepted"));
  hut_test_assert_refused (late, HUT_PROBLEM_CHANGED);
  g_assert_cmpint (late->seq, ==, 0);
  g_assert_cmpint (late->ver, ==, 2);
  g_assert_cmpstr (json_object_get_string_member (late->row, "state"), ==, "released");
  g_assert_null (late->personal);
}

static void
test_a_repeat_has_the_same_answer (Fixture *fixture, gconstpointer data)
{
  HutTestShown *shown = fixture->shown;
  g_autoptr (HutTestLog) log = hut_test_log_new ();
  g_autoptr (HutOperation) step =
      hut_test_update (&hut_kind_summons, STREET, &fixture->fire, "state", "called", "accepted");
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) again = NULL;
  const HutResultLine *line;

  hut_test_log_add (log, step);
  text = g_strdup (log->lines->str);
  first = hut_test_push (shown->office, shown->fire, log);
  again = hut_test_push_text (shown->office, shown->fire, text, NULL);
  line = again->pdata[0];
  g_assert_cmpint (line->result, ==, HUT_RESULT_ACCEPTED);
  g_assert_cmpint (line->seq, ==, 0);
  g_assert_cmpint (line->ver, ==, ((HutResultLine *)first->pdata[0])->ver);
  g_assert_cmpstr (json_object_get_string_member (line->row, "state"), ==, "accepted");
}

/* ---- Everything else ---- */

/* The line that is answered, but for its op. */
static char *
answer_to (Fixture *fixture, const HutCaller *caller, HutOperation *operation)
{
  g_autoptr (HutResultLine) result = NULL;

  operation->op = hut_uid_new ();
  result = hut_test_try (fixture->shown, caller, operation);
  hut_test_assert_refused (result, HUT_PROBLEM_NOT_YOURS);
  result->op = (HutUid){ { 1 } };
  return hut_result_line_print (result);
}

/* Word for word as of a street that is not there. */
static void
assert_absent (Fixture *fixture, HutOperation *operation)
{
  HutOperation *nowhere = hut_operation_copy (operation);
  g_autofree char *expected = NULL;
  g_autofree char *answer = NULL;

  g_test_message ("%s %s", hut_verb_name (operation->verb), operation->kind->name);
  g_free (nowhere->stream);
  nowhere->stream = g_strdup ("street/110108099");
  expected = answer_to (fixture, fixture->shown->fire, nowhere);
  answer = answer_to (fixture, fixture->shown->fire, operation);
  g_assert_cmpstr (answer, ==, expected);
}

static HutOperation *
make_step (Fixture *fixture, const char *unit, const char *code, const char *how)
{
  g_autoptr (GPtrArray) group =
      hut_test_step (STREET, &fixture->whistle, unit, "called", NULL, code);
  HutOperation *step = hut_operation_copy (group->pdata[0]);

  hut_test_set (step, "how", how);
  return step;
}

static void
test_what_is_not_its_own_looks_absent (Fixture *fixture, gconstpointer data)
{
  HutUid nobody = hut_uid_new ();
  const HutUid *summonses[] = { &fixture->market, &nobody };
  const HutUid *cases[] = { &fixture->aside, &nobody };

  for (gsize i = 0; i < G_N_ELEMENTS (summonses); i++)
    assert_absent (fixture, hut_test_update (&hut_kind_summons, STREET, summonses[i], "state",
                                             "called", "accepted"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_absent (fixture,
                   hut_test_update (&hut_kind_case, STREET, cases[i], "title", "noise", "silence"));
  assert_absent (fixture, make_step (fixture, "market", "report", "desk"));
  assert_absent (fixture, make_view (fixture, "market"));
  assert_absent (fixture, make_evidence (fixture, &nobody));
  assert_absent (fixture, hut_test_case ("x", TEST_NOW));
  assert_absent (fixture, hut_test_create (&hut_kind_person, STREET, "name", "Zhang", NULL));
  assert_absent (fixture, hut_test_create (&hut_kind_whistle, STREET, "occasion", "demand", "task",
                                           "x", "state", "open", NULL));
}

/* Of what it is shown, what is the street's to do. */
static void
test_what_is_the_streets_is_refused (Fixture *fixture, gconstpointer data)
{
  HutTestShown *shown = fixture->shown;
  HutOperation *both =
      hut_test_update (&hut_kind_summons, STREET, &fixture->fire, "state", "called", "accepted");
  HutOperation *view = make_view (fixture, "fire");
  HutOperation *tries[] = {
    both,
    view,
    hut_test_update (&hut_kind_summons, STREET, &fixture->fire, "state", "called", "released"),
    hut_test_update (&hut_kind_summons, STREET, &fixture->fire, "state", "done", "working"),
    hut_test_void (&hut_kind_summons, STREET, &fixture->fire),
    hut_test_update (&hut_kind_whistle, STREET, &fixture->whistle, "state", "open", "ended"),
    hut_test_update (&hut_kind_case, STREET, &fixture->of_case, "title", "smoke", "fire"),
    make_step (fixture, "fire", "report", "telephone"),
    make_step (fixture, "fire", "released", "desk"),
    make_step (fixture, "fire", "reminded", "desk"),
  };

  hut_operation_add (both, hut_kind_field (&hut_kind_summons, "task"), hut_value_text ("its part"),
                     hut_value_text ("nothing"));
  hut_test_set (view, "how", "paper");
  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr (HutResultLine) result = NULL;

      g_test_message ("%zu", i);
      result = hut_test_try (shown, shown->fire, tries[i]);
      hut_test_assert_refused (result, HUT_PROBLEM_NOT_YOURS);
      g_assert_cmpint (result->seq, ==, 0);
    }
}

/* One that is no longer called is no longer there. */
static void
test_after_its_summons_is_voided_nothing_is_there (Fixture *fixture, gconstpointer data)
{
  HutTestShown *shown = fixture->shown;

  hut_test_do_it (shown, shown->clerk, hut_test_void (&hut_kind_summons, STREET, &fixture->fire));
  assert_absent (fixture, hut_test_update (&hut_kind_summons, STREET, &fixture->fire, "state",
                                           "called", "accepted"));
  assert_absent (fixture, make_view (fixture, "fire"));
}

static void
test_a_community_writes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = answer_to (
      fixture, fixture->shown->east,
      hut_test_update (&hut_kind_summons, STREET, &fixture->fire, "state", "called", "accepted"));

  g_assert_null (strstr (answer, "\"row\""));
}

/* Nor does anybody write into what is shown. */
static void
test_nobody_writes_into_a_projected_stream (Fixture *fixture, gconstpointer data)
{
  HutTestShown *shown = fixture->shown;
  const HutCaller *callers[] = { shown->fire, shown->clerk };

  for (gsize i = 0; i < G_N_ELEMENTS (callers); i++)
    {
      g_autoptr (HutResultLine) result =
          hut_test_try (shown, callers[i],
                        hut_test_update (&hut_kind_summons, TEST_FIRE, &fixture->fire, "state",
                                         "called", "accepted"));

      g_assert_cmpint (result->result, ==, HUT_RESULT_REFUSED);
    }
  g_assert_cmpint (hut_test_seq (shown->office, TEST_FIRE), ==, 4);
}

#define ADD(name, func) g_test_add ("/department/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("its-steps-are-taken-and-shown", test_its_steps_are_taken_and_shown);
  ADD ("its-view-is-its-own", test_its_view_is_its_own);
  ADD ("its-evidence-hangs-on-its-own-steps", test_its_evidence_hangs_on_its_own_steps);
  ADD ("a-late-step-is-told-where-it-stands", test_a_late_step_is_told_where_it_stands);
  ADD ("a-repeat-has-the-same-answer", test_a_repeat_has_the_same_answer);
  ADD ("what-is-not-its-own-looks-absent", test_what_is_not_its_own_looks_absent);
  ADD ("what-is-the-streets-is-refused", test_what_is_the_streets_is_refused);
  ADD ("after-its-summons-is-voided-nothing-is-there",
       test_after_its_summons_is_voided_nothing_is_there);
  ADD ("a-community-writes-nothing", test_a_community_writes_nothing);
  ADD ("nobody-writes-into-a-projected-stream", test_nobody_writes_into_a_projected_stream);
  return g_test_run ();
}
