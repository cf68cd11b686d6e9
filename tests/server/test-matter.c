/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Linking cases through the server's push: who may, and what becomes of two desks that link the
 * same. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-office.h"

#include "domain/hut-matter-plan.h"
#include "domain/hut-task.h"

typedef struct
{
  HutTestOffice *office;
  HutCaller *lin, *wang, *community;
  GPtrArray *cases; /* HutRecord */
} Fixture;

static void
add_case (Fixture *fixture, const char *title)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, TEST_STREET);
  g_autoptr (HutOperation) create = NULL;
  g_autoptr (HutResultLine) result = NULL;

  hut_record_set_text (record, "title", title);
  hut_record_set_text (record, "state", "received");
  hut_record_set_int (record, "created_at", TEST_NOW);
  create = hut_operation_new_create (record);
  create->clock = TEST_NOW;
  result = hut_test_push_one (fixture->office, fixture->lin, create);
  g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
  g_ptr_array_add (fixture->cases, record);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = hut_test_office_new ();
  fixture->lin = hut_test_caller_new (fixture->office, HUT_ROLE_CLERK);
  fixture->wang = hut_test_caller_new (fixture->office, HUT_ROLE_CLERK);
  fixture->community = hut_test_caller_new (fixture->office, HUT_ROLE_COMMUNITY);
  fixture->cases = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  add_case (fixture, "三号楼电梯停运");
  add_case (fixture, "电梯又停了");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->cases);
  hut_caller_free (fixture->lin);
  hut_caller_free (fixture->wang);
  hut_caller_free (fixture->community);
  hut_test_office_free (fixture->office);
}

static void
add_line (HutTestLog *log, HutOperation *operation, const HutUid *group)
{
  operation->group = *group;
  operation->clock = TEST_NOW;
  hut_test_log_add (log, operation);
  hut_operation_free (operation);
}

/* As a desk sends it: the matter goes with the first case, the others stand by themselves. */
static GPtrArray *
push_link (Fixture *fixture, const HutCaller *caller)
{
  const HutLinking linking = { TEST_STREET, "lin", TEST_NOW };
  g_autoptr (HutMatterPlan) plan = hut_matter_plan_link (&linking, fixture->cases, FALSE, NULL);
  g_autoptr (HutTestLog) log = hut_test_log_new ();
  HutUid group = hut_uid_new ();

  g_assert_nonnull (plan);
  add_line (log, hut_operation_new_create (plan->create), &group);
  for (guint i = 0; i < plan->cases->len; i++)
    {
      HutOperation *update =
          hut_operation_new (HUT_VERB_UPDATE, &hut_kind_case, plan->cases->pdata[i], TEST_STREET);

      if (i > 0)
        group = hut_uid_new ();
      add_line (log, hut_operation_new_create (plan->events->pdata[i]), &group);
      hut_operation_add (update, hut_kind_field (&hut_kind_case, "matter"),
                         (HutValue)HUT_VALUE_INIT, hut_value_uid (&plan->matter));
      add_line (log, update, &group);
    }
  return hut_test_push (fixture->office, caller, log);
}

static void
test_a_clerk_links_and_a_second_one_the_same (Fixture *fixture, gconstpointer data)
{
  const HutCaller *const callers[] = { fixture->lin, fixture->wang };

  for (guint k = 0; k < G_N_ELEMENTS (callers); k++)
    {
      g_autoptr (GPtrArray) results = push_link (fixture, callers[k]);

      g_assert_cmpuint (results->len, ==, 5);
      for (guint i = 0; i < results->len; i++)
        g_assert_cmpint (((HutResultLine *)results->pdata[i])->result, ==, HUT_RESULT_ACCEPTED);
    }
}

static void
test_a_community_does_not_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) results = push_link (fixture, fixture->community);

  for (guint i = 0; i < results->len; i++)
    g_assert_cmpint (((HutResultLine *)results->pdata[i])->result, ==, HUT_RESULT_REFUSED);
}

/* Takes over @operation; the result of it alone. */
static HutResultCode
push (Fixture *fixture, const HutCaller *caller, HutOperation *operation)
{
  g_autoptr (HutOperation) owned = operation;
  g_autoptr (HutResultLine) result = NULL;

  operation->clock = TEST_NOW;
  result = hut_test_push_one (fixture->office, caller, operation);
  return result->result;
}

/* A step of the state of @kind, guarded as a desk sends it. */
static HutOperation *
new_step (const HutKind *kind, const HutUid *id, const char *from, const char *to)
{
  const HutField *state = hut_kind_field (kind, "state");
  HutOperation *operation = hut_operation_new (HUT_VERB_UPDATE, kind, id, TEST_STREET);

  hut_operation_add (operation, state, hut_value_text (from), hut_value_text (to));
  hut_operation_add_guard (operation, state, hut_value_text (from));
  return operation;
}

static HutOperation *
new_voiding (const HutRecord *record)
{
  HutOperation *operation =
      hut_operation_new (HUT_VERB_VOID, &hut_kind_case, &record->id, TEST_STREET);

  hut_operation_add (operation, hut_kind_field (&hut_kind_case, "state"),
                     hut_value_text ("received"), hut_value_text ("void"));
  hut_operation_add (operation, hut_kind_field (&hut_kind_case, "void_reason"),
                     (HutValue)HUT_VALUE_INIT, hut_value_text ("sent twice"));
  return operation;
}

static HutUid
push_task (Fixture *fixture, const HutUid *matter)
{
  const HutTaskGiven given = { .title = "量井道", .assignee = "li" };
  g_autoptr (HutRecord) task = hut_task_new (&given, "lin", TEST_NOW, NULL);

  g_free (task->stream);
  task->stream = g_strdup (TEST_STREET);
  if (matter != NULL)
    hut_record_set (task, "matter", hut_value_uid (matter));
  g_assert_cmpint (push (fixture, fixture->lin, hut_operation_new_create (task)), ==,
                   HUT_RESULT_ACCEPTED);
  return task->id;
}

static HutOperation *
new_task_done (const HutUid *id, const char *result)
{
  HutOperation *operation = new_step (&hut_kind_task, id, "open", "done");

  if (result != NULL)
    hut_operation_add (operation, hut_kind_field (&hut_kind_task, "result"),
                       (HutValue)HUT_VALUE_INIT, hut_value_text (result));
  return operation;
}

static void
test_not_done_while_somebody_waits (Fixture *fixture, gconstpointer data)
{
  HutUid matter = hut_matter_plan_name (fixture->cases, TEST_STREET);
  HutUid task;

  g_ptr_array_unref (push_link (fixture, fixture->lin));
  task = push_task (fixture, &matter);
  g_assert_cmpint (
      push (fixture, fixture->lin, new_step (&hut_kind_matter, &matter, "open", "done")), ==,
      HUT_RESULT_REFUSED);
  for (guint i = 0; i < fixture->cases->len; i++)
    g_assert_cmpint (push (fixture, fixture->lin, new_voiding (fixture->cases->pdata[i])), ==,
                     HUT_RESULT_ACCEPTED);
  g_assert_cmpint (
      push (fixture, fixture->lin, new_step (&hut_kind_matter, &matter, "open", "done")), ==,
      HUT_RESULT_REFUSED);
  g_assert_cmpint (push (fixture, fixture->lin, new_task_done (&task, "120 cm")), ==,
                   HUT_RESULT_ACCEPTED);
  g_assert_cmpint (
      push (fixture, fixture->lin, new_step (&hut_kind_matter, &matter, "open", "done")), ==,
      HUT_RESULT_ACCEPTED);
  g_assert_cmpint (
      push (fixture, fixture->wang, new_step (&hut_kind_matter, &matter, "done", "open")), ==,
      HUT_RESULT_ACCEPTED);
}

/* Two desks finish one task: the first result stands, the second is told. */
static void
test_a_task_is_done_once_and_with_its_result (Fixture *fixture, gconstpointer data)
{
  HutUid task = push_task (fixture, NULL);

  g_assert_cmpint (push (fixture, fixture->lin, new_task_done (&task, NULL)), ==,
                   HUT_RESULT_REFUSED);
  g_assert_cmpint (push (fixture, fixture->lin, new_task_done (&task, "seen")), ==,
                   HUT_RESULT_ACCEPTED);
  g_assert_cmpint (push (fixture, fixture->wang, new_task_done (&task, "looked at")), ==,
                   HUT_RESULT_REFUSED);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/server-matter/a-clerk-links-and-a-second-one-the-same",
       test_a_clerk_links_and_a_second_one_the_same);
  ADD ("/server-matter/a-community-does-not-link", test_a_community_does_not_link);
  ADD ("/server-matter/not-done-while-somebody-waits", test_not_done_while_somebody_waits);
  ADD ("/server-matter/a-task-is-done-once-and-with-its-result",
       test_a_task_is_done_once_and_with_its_result);
  return g_test_run ();
}
