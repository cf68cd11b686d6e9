/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The machine of a case through the server's push: what a desk that knows no rules sends is
 * refused wherever the act is. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-acts.h"
#include "hut-test-office.h"

#include "domain/hut-case-rules.h"

#include <string.h>

typedef struct
{
  HutTestOffice *office;
  HutCaller *lin, *wang;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = hut_test_office_new ();
  fixture->lin = hut_test_caller_new (fixture->office, HUT_ROLE_CLERK);
  fixture->wang = hut_test_caller_new (fixture->office, HUT_ROLE_CLERK);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_caller_free (fixture->lin);
  hut_caller_free (fixture->wang);
  hut_test_office_free (fixture->office);
}

static void
add_changes (HutOperation *operation, const HutRecord *before, GPtrArray *names, GArray *values)
{
  for (guint i = 0; i < names->len; i++)
    {
      const HutField *field = hut_kind_field (operation->kind, names->pdata[i]);
      const HutValue *value = &g_array_index (values, HutValue, i);
      const HutValue *old = hut_record_get (before, field->name);

      if (!hut_value_equal (old, value))
        hut_operation_add (operation, field, hut_value_copy (old), hut_value_copy (value));
    }
}

static void
add_line (HutTestLog *log, HutOperation *operation, const HutUid *group)
{
  operation->group = *group;
  operation->clock = TEST_NOW;
  hut_test_log_add (log, operation);
  hut_operation_free (operation);
}

/* The plan as one group, from the case as it stands in @record. */
static HutResultLine *
push_plan (Fixture *fixture, const HutCaller *caller, const HutRecord *record,
           const HutCaseFacts *facts, const HutCasePlan *plan)
{
  g_autoptr (HutTestLog) log = hut_test_log_new ();
  g_autoptr (GPtrArray) results = NULL;
  HutUid group = hut_uid_new ();
  HutOperation *operation;

  for (guint i = 0; i < plan->records->len; i++)
    add_line (log, hut_operation_new_create (plan->records->pdata[i]), &group);
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const HutActChange *change = plan->changes->pdata[i];

      operation = hut_operation_new (HUT_VERB_UPDATE, change->kind, &change->id, TEST_STREET);
      add_changes (operation, hut_case_facts_task (facts, &change->id), change->names,
                   change->values);
      add_line (log, operation, &group);
    }
  operation = hut_operation_new (plan->void_reason != NULL ? HUT_VERB_VOID : HUT_VERB_UPDATE,
                                 &hut_kind_case, &record->id, TEST_STREET);
  if (plan->void_reason != NULL)
    {
      hut_test_set (operation, "void_reason", plan->void_reason);
      hut_operation_add (operation, hut_kind_field (&hut_kind_case, "state"),
                         hut_value_copy (hut_record_get (record, "state")),
                         hut_value_text ("void"));
    }
  add_changes (operation, record, plan->names, plan->values);
  if (operation->deltas->len > 0)
    add_line (log, operation, &group);
  else
    hut_operation_free (operation);
  results = hut_test_push (fixture->office, caller, log);
  return g_ptr_array_steal_index (results, results->len - 1);
}

static HutTestCase *
new_case (Fixture *fixture)
{
  HutTestCase *work = hut_test_case_new ("hotline", TRUE);
  g_autoptr (HutOperation) create = hut_operation_new_create (work->record);
  g_autoptr (HutResultLine) result = NULL;

  create->clock = TEST_NOW;
  result = hut_test_push_one (fixture->office, fixture->lin, create);
  g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
  return work;
}

/* Does the act here and there; @state where a choice leads. */
static void
do_act (Fixture *fixture, HutTestCase *work, const char *name, const char *state)
{
  const HutCaseAct *act = hut_case_act_find (name);
  HutActing acting = hut_test_case_acting (work, "lin");
  g_autoptr (HutActValues) values = hut_test_act_values (act, &acting, state);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutCasePlan) plan = hut_case_act_plan (act, &acting, values, &error);
  g_autoptr (HutResultLine) result = NULL;

  g_assert_no_error (error);
  result = push_plan (fixture, fixture->lin, work->record, &work->facts, plan);
  if (result->problem != NULL)
    g_error ("%s: %s", name, result->problem->detail);
  hut_test_case_carry_out (work, plan);
}

/* What a desk would send that looks at nothing: the act as planned where it may be done, with
 * everything on record, moved here. */
static HutCasePlan *
force_plan (const HutCaseAct *act, HutTestCase *work, const char *account)
{
  HutActing acting = hut_test_case_acting (work, account);
  g_autoptr (HutRecord) record = hut_record_copy (work->record);
  g_auto (HutCaseFacts) facts = { .n_contacts = 1,
                                  .told_caller = TRUE,
                                  .told_hotline = TRUE,
                                  .called_back = TRUE,
                                  .assigned_by = g_strdup (account),
                                  .last_state = g_strdup (act->from[0]) };
  g_autoptr (HutActValues) values = hut_test_act_values (act, &acting, NULL);
  g_autoptr (GError) error = NULL;
  HutCasePlan *plan;

  hut_record_set_text (record, "state", act->from[0]);
  if (g_str_equal (act->name, "close"))
    hut_record_set_int (record, "call_back_at", work->now);
  acting.record = record;
  acting.facts = &facts;
  plan = hut_case_act_plan (act, &acting, values, &error);
  g_assert_no_error (error);
  return plan;
}

static void
bring (Fixture *fixture, HutTestCase *work, const char *state)
{
  for (const char *const *name = hut_test_acts_to (state); *name != NULL; name++)
    do_act (fixture, work, *name, state);
}

static void
test_every_step_in_every_state (Fixture *fixture, gconstpointer data)
{
  static const char *const steps[] = { "accept", "dispute", "settle", "assign", "take-back",
                                       "start",  "answer",  "close",  "void",   "call-back",
                                       "reopen", "extend",  "shelve" };
  const HutCode *states = hut_kind_field (&hut_kind_case, "state")->codes;

  for (const HutCode *state = states; state->code != NULL; state++)
    for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
      {
        g_autoptr (HutTestCase) work = new_case (fixture);
        const HutCaseAct *act = hut_case_act_find (steps[i]);
        g_autoptr (HutCasePlan) plan = NULL;
        g_autoptr (HutResultLine) result = NULL;
        const char *from;
        gboolean allowed;

        bring (fixture, work, state->code);
        from = hut_record_get_text (work->record, "state");
        plan = force_plan (act, work, "lin");
        /* Only what moves the case, or asks for a record of it, is the server's to refuse. */
        allowed = g_strv_contains (act->from, from) && !g_str_equal (steps[i], "close") &&
                  !g_str_equal (steps[i], "answer");
        result = push_plan (fixture, fixture->lin, work->record, &work->facts, plan);
        if (allowed && result->problem != NULL)
          g_error ("%s in %s: %s", steps[i], state->code, result->problem->detail);
        /* What another act does too is no step out of the machine. */
        if (act->to != NULL && !g_str_equal (from, act->to) &&
            !hut_case_step_allowed (from, act->to) && result->result != HUT_RESULT_REFUSED)
          g_error ("%s in %s was done", steps[i], state->code);
      }
}

static void
assert_lacks (Fixture *fixture, HutTestCase *work, const HutCaller *caller, const char *name,
              const char *field, const char *lacks)
{
  g_autoptr (HutCasePlan) plan = force_plan (hut_case_act_find (name), work, "lin");
  g_autoptr (HutResultLine) result = push_plan (fixture, caller, work->record, &work->facts, plan);

  hut_test_assert_refused (result, HUT_PROBLEM_RULE);
  g_assert_cmpstr (result->problem->field, ==, field);
  if (strstr (result->problem->detail, lacks) == NULL)
    g_error ("%s is refused with: %s", name, result->problem->detail);
}

static void
test_a_refusal_names_what_is_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestCase) work = new_case (fixture);

  bring (fixture, work, "in-progress");
  assert_lacks (fixture, work, fixture->lin, "answer", "state",
                "caller-contact, told-caller, told-hotline");
  do_act (fixture, work, "contact", NULL);
  do_act (fixture, work, "tell-caller", NULL);
  do_act (fixture, work, "tell-hotline", NULL);
  do_act (fixture, work, "add-unit", NULL);
  assert_lacks (fixture, work, fixture->lin, "answer", "state", "co-units");
  do_act (fixture, work, "answer-unit", NULL);
  do_act (fixture, work, "answer", NULL);
  assert_lacks (fixture, work, fixture->lin, "close", "state", "call-back");
  do_act (fixture, work, "call-back", NULL);
  do_act (fixture, work, "reopen", NULL);
  /* A new round: what was told before counts no longer. */
  assert_lacks (fixture, work, fixture->lin, "answer", "state",
                "caller-contact, told-caller, told-hotline");
}

/* The office wants more attempts than the shipped rule does, and has a list of duties of its own.
 */
static void
write_rule (Fixture *fixture, const char *name, const char *value)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutCaller) admin = hut_test_caller_new (fixture->office, HUT_ROLE_LEADER);
  g_autoptr (HutRecord) rule = hut_record_new (&hut_kind_rule, &id, TEST_STREET);
  g_autoptr (HutOperation) create = NULL;
  g_autoptr (HutResultLine) result = NULL;

  hut_record_set_text (rule, "name", name);
  hut_record_set_text (rule, "value", value);
  create = hut_operation_new_create (rule);
  create->clock = TEST_NOW;
  result = hut_test_push_one (fixture->office, admin, create);
  g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
}

static void
test_an_office_has_rules_of_its_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestCase) work = new_case (fixture);

  bring (fixture, work, "in-progress");
  do_act (fixture, work, "attempt", NULL);
  do_act (fixture, work, "attempt", NULL);
  do_act (fixture, work, "tell-hotline", NULL);
  write_rule (fixture, "steps", "{\"attempts\":3}");
  assert_lacks (fixture, work, fixture->lin, "answer", "state", "caller-contact");
  do_act (fixture, work, "attempt", NULL);
  do_act (fixture, work, "answer", NULL);
}

static void
test_only_who_assigned_takes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestCase) work = new_case (fixture);
  g_autoptr (HutTestCase) followed = new_case (fixture);

  bring (fixture, work, "assigned");
  assert_lacks (fixture, work, fixture->wang, "take-back", "state", "assigner");
  do_act (fixture, work, "take-back", NULL);
  bring (fixture, followed, "assigned");
  do_act (fixture, followed, "contact", NULL);
  assert_lacks (fixture, followed, fixture->lin, "take-back", "state", "untouched");
}

static void
test_of_two_that_accept_the_second_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestCase) work = new_case (fixture);
  g_autoptr (HutCasePlan) late = force_plan (hut_case_act_find ("accept"), work, "wang");
  g_autoptr (HutRecord) seen = hut_record_copy (work->record);
  g_autoptr (HutTestLog) log = hut_test_log_new ();
  g_autoptr (GPtrArray) results = NULL;
  HutOperation *operation =
      hut_operation_new (HUT_VERB_UPDATE, &hut_kind_case, &seen->id, TEST_STREET);
  HutUid group = hut_uid_new ();

  do_act (fixture, work, "accept", NULL);
  add_changes (operation, seen, late->names, late->values);
  hut_operation_add_guard (operation, hut_kind_field (&hut_kind_case, "state"),
                           hut_value_text ("received"));
  add_line (log, hut_operation_new_create (late->records->pdata[0]), &group);
  add_line (log, operation, &group);
  results = hut_test_push (fixture->office, fixture->wang, log);
  hut_test_assert_refused ((HutResultLine *)results->pdata[1], HUT_PROBLEM_CHANGED);
  g_assert_cmpint (((HutResultLine *)results->pdata[0])->result, ==, HUT_RESULT_REFUSED);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/server-acts/every-step-in-every-state", test_every_step_in_every_state);
  ADD ("/server-acts/a-refusal-names-what-is-missing", test_a_refusal_names_what_is_missing);
  ADD ("/server-acts/an-office-has-rules-of-its-own", test_an_office_has_rules_of_its_own);
  ADD ("/server-acts/only-who-assigned-takes-back", test_only_who_assigned_takes_back);
  ADD ("/server-acts/of-two-that-accept-the-second-is-told",
       test_of_two_that_accept_the_second_is_told);
  return g_test_run ();
}
