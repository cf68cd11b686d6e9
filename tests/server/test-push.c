/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pushing: logs, repeats, groups, what is refused with what, numbers. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-office.h"

#include "domain/hut-roster.h"
#include "protocol/hut-limits.h"
#include "server/hut-push.h"

typedef struct
{
  HutTestOffice *office;
  HutCaller *clerk;
  HutCaller *leader;
  HutTestLog *log;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = hut_test_office_new ();
  fixture->clerk = hut_test_caller_new (fixture->office, HUT_ROLE_CLERK);
  fixture->leader = hut_test_caller_new (fixture->office, HUT_ROLE_LEADER);
  fixture->log = hut_test_log_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  hut_ledger_verify (&fixture->office->ledger, TEST_STREET, &error);
  g_assert_no_error (error);
  hut_test_log_free (fixture->log);
  hut_caller_free (fixture->clerk);
  hut_caller_free (fixture->leader);
  hut_test_office_free (fixture->office);
}

static HutResultLine *
result_at (GPtrArray *results, guint index)
{
  return g_ptr_array_index (results, index);
}

static void
test_a_new_case_is_accepted_and_numbered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) create = hut_test_case ("streetlight", TEST_NOW);
  g_autoptr (HutResultLine) result = hut_test_push_one (fixture->office, fixture->clerk, create);
  g_autoptr (HutRecord) record =
      hut_test_record (fixture->office, TEST_STREET, &hut_kind_case, &create->id);

  g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
  g_assert_cmpint (result->ver, ==, 1);
  g_assert_cmpint (result->seq, ==, hut_test_seq (fixture->office, TEST_STREET));
  g_assert_cmpstr (hut_record_get_text (record, "number"), ==, "2026-000001");
}

/* The year is that of Beijing: 2026-12-31T16:30Z is New Year's Day. */
static void
test_a_number_has_the_year_of_receipt_in_shanghai (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) create = hut_test_case ("fireworks", TEST_NOW);
  g_autoptr (HutResultLine) result = NULL;
  g_autoptr (HutRecord) record = NULL;

  fixture->office->now = G_GINT64_CONSTANT (1798734600000000);
  result = hut_test_push_one (fixture->office, fixture->clerk, create);
  record = hut_test_record (fixture->office, TEST_STREET, &hut_kind_case, &create->id);
  g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
  g_assert_cmpstr (hut_record_get_text (record, "number"), ==, "2027-000001");
}

static char *
push_numbered (Fixture *fixture, const char *wish)
{
  g_autoptr (HutOperation) create = hut_test_case ("case", TEST_NOW);
  g_autoptr (HutResultLine) result = NULL;
  g_autoptr (HutRecord) record = NULL;

  hut_test_set (create, "number", wish);
  result = hut_test_push_one (fixture->office, fixture->clerk, create);
  g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
  record = hut_test_record (fixture->office, TEST_STREET, &hut_kind_case, &create->id);
  return g_strdup (hut_record_get_text (record, "number"));
}

static void
test_a_number_that_comes_along_is_kept_where_it_is_free (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *wish;
    const char *given;
  } cases[] = {
    { "2026-000002", "2026-000002" }, { "2024-000777", "2024-000777" }, { NULL, "2026-000001" },
    { NULL, "2026-000003" },          { "2026-000002", "2026-000004" }, { "26-5", "2026-000005" },
    { "2026-000000", "2026-000006" }, { "2026-0000x1", "2026-000007" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = push_numbered (fixture, cases[i].wish);

      g_assert_cmpstr (number, ==, cases[i].given);
    }
}

static void
test_a_repeat_has_the_same_result_and_the_row_as_it_is_now (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) create = hut_test_case ("before", TEST_NOW);
  g_autoptr (HutOperation) edit =
      hut_test_edit (&create->id, "title", "before", "after", TEST_NOW + 1);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (HutResultLine) edited = NULL;
  gint64 seq;

  hut_test_log_add (fixture->log, create);
  text = g_strdup (fixture->log->lines->str);
  first = hut_test_push (fixture->office, fixture->clerk, fixture->log);
  edited = hut_test_push_one (fixture->office, fixture->leader, edit);
  g_assert_cmpint (edited->result, ==, HUT_RESULT_ACCEPTED);
  seq = hut_test_seq (fixture->office, TEST_STREET);

  again = hut_test_push_text (fixture->office, fixture->clerk, text, NULL);
  g_assert_cmpint (result_at (again, 0)->seq, ==, result_at (first, 0)->seq);
  g_assert_null (result_at (first, 0)->row);
  g_assert_cmpstr (json_object_get_string_member (result_at (again, 0)->row, "title"), ==, "after");
  g_assert_cmpint (result_at (again, 0)->ver, ==, 2);
  g_assert_cmpint (hut_test_seq (fixture->office, TEST_STREET), ==, seq);
}

/* Two desks that match the same two make one record of it; a desk that gives it another uid is
 * refused. */
static void
test_a_match_has_the_uid_of_its_two (Fixture *fixture, gconstpointer data)
{
  HutUid need = hut_uid_new (), resource = hut_uid_new ();
  HutUid right = hut_match_id (TEST_STREET, &need, &resource);
  const HutUid ids[] = { hut_uid_new (), right };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (HutOperation) create =
          hut_operation_new (HUT_VERB_CREATE, &hut_kind_match, &ids[i], TEST_STREET);
      g_autoptr (HutResultLine) result = NULL;

      create->clock = TEST_NOW;
      hut_operation_add (create, hut_kind_field (&hut_kind_match, "need"), (HutValue)HUT_VALUE_INIT,
                         hut_value_uid (&need));
      hut_operation_add (create, hut_kind_field (&hut_kind_match, "resource"),
                         (HutValue)HUT_VALUE_INIT, hut_value_uid (&resource));
      hut_test_set (create, "state", "open");
      result = hut_test_push_one (fixture->office, fixture->clerk, create);
      if (hut_uid_equal (&ids[i], &right))
        g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
      else
        hut_test_assert_refused (result, HUT_PROBLEM_RULE);
    }
}

static void
test_a_refusal_is_repeated_too (Fixture *fixture, gconstpointer data)
{
  HutUid nowhere = hut_uid_new ();
  g_autoptr (HutOperation) edit = hut_test_edit (&nowhere, "title", "a", "b", TEST_NOW);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) again = NULL;

  hut_test_log_add (fixture->log, edit);
  text = g_strdup (fixture->log->lines->str);
  first = hut_test_push (fixture->office, fixture->clerk, fixture->log);
  again = hut_test_push_text (fixture->office, fixture->clerk, text, NULL);
  hut_test_assert_refused (result_at (first, 0), HUT_PROBLEM_RULE);
  hut_test_assert_refused (result_at (again, 0), HUT_PROBLEM_RULE);
}

/* A push that is refused as a whole leaves nothing. */
static void
assert_no_push (Fixture *fixture, const HutCaller *caller, HutProblemSlug slug)
{
  gint64 seq = hut_test_seq (fixture->office, TEST_STREET);
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_test_push_text (fixture->office, caller, fixture->log->lines->str, &error));
  g_assert_error (error, HUT_PROBLEM_ERROR, (int)slug);
  g_assert_cmpint (hut_test_seq (fixture->office, TEST_STREET), ==, seq);
}

static void
add_numbered (Fixture *fixture, const char *title, gint64 n)
{
  g_autoptr (HutOperation) create = hut_test_case (title, TEST_NOW);
  g_autofree char *line = hut_push_line_print (create, &fixture->log->log, n, HUT_SCHEMA);

  hut_test_log_add_text (fixture->log, line);
}

static void
test_a_gap_is_found_before_anything_is_applied (Fixture *fixture, gconstpointer data)
{
  add_numbered (fixture, "first", 1);
  add_numbered (fixture, "third", 3);
  assert_no_push (fixture, fixture->clerk, HUT_PROBLEM_OP_GAP);
}

static void
test_a_number_used_twice_is_found_before_anything_is_applied (Fixture *fixture, gconstpointer data)
{
  add_numbered (fixture, "first", 1);
  g_ptr_array_unref (hut_test_push (fixture->office, fixture->clerk, fixture->log));
  add_numbered (fixture, "second", 2);
  add_numbered (fixture, "another first", 1);
  assert_no_push (fixture, fixture->clerk, HUT_PROBLEM_OP_MISMATCH);
  g_string_truncate (fixture->log->lines, 0);

  add_numbered (fixture, "second", 2);
  add_numbered (fixture, "another second", 2);
  assert_no_push (fixture, fixture->clerk, HUT_PROBLEM_OP_MISMATCH);
}

static void
test_a_log_belongs_to_one_account_on_one_device (Fixture *fixture, gconstpointer data)
{
  HutUid device = fixture->clerk->device;

  add_numbered (fixture, "first", 1);
  g_ptr_array_unref (hut_test_push (fixture->office, fixture->clerk, fixture->log));
  add_numbered (fixture, "second", 2);
  assert_no_push (fixture, fixture->leader, HUT_PROBLEM_OP_MISMATCH);
  fixture->clerk->device = hut_uid_new ();
  assert_no_push (fixture, fixture->clerk, HUT_PROBLEM_OP_MISMATCH);
  fixture->clerk->device = device;
  g_ptr_array_unref (hut_test_push (fixture->office, fixture->clerk, fixture->log));
}

static void
test_a_known_operation_in_a_new_log_has_no_second_effect (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) create = hut_test_case ("once", TEST_NOW);
  g_autoptr (HutResultLine) first = hut_test_push_one (fixture->office, fixture->clerk, create);
  gint64 seq = hut_test_seq (fixture->office, TEST_STREET);
  g_autoptr (HutResultLine) again = NULL;
  g_autoptr (HutResultLine) others = NULL;
  g_autoptr (HutResultLine) changed = NULL;

  create->batch = hut_uid_new ();
  again = hut_test_push_one (fixture->office, fixture->clerk, create);
  g_assert_cmpint (again->result, ==, HUT_RESULT_ACCEPTED);
  g_assert_cmpint (again->seq, ==, first->seq);

  others = hut_test_push_one (fixture->office, fixture->leader, create);
  hut_test_assert_refused (others, HUT_PROBLEM_EXISTS);
  hut_test_set (create, "text", "more");
  changed = hut_test_push_one (fixture->office, fixture->clerk, create);
  hut_test_assert_refused (changed, HUT_PROBLEM_EXISTS);
  g_assert_cmpint (hut_test_seq (fixture->office, TEST_STREET), ==, seq);
}

static void
test_one_refused_in_a_group_all_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) good = hut_test_case ("good", TEST_NOW);
  g_autoptr (HutOperation) bad = hut_test_case ("bad", TEST_NOW);
  g_autoptr (HutOperation) alone = hut_test_case ("alone", TEST_NOW);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (HutRecord) there = NULL;
  gint64 seq = hut_test_seq (fixture->office, TEST_STREET);

  good->group = bad->group = hut_uid_new ();
  hut_test_set (bad, "state", "closed");
  hut_test_log_add (fixture->log, good);
  hut_test_log_add (fixture->log, bad);
  hut_test_log_add (fixture->log, alone);
  results = hut_test_push (fixture->office, fixture->clerk, fixture->log);
  hut_test_assert_refused (result_at (results, 0), HUT_PROBLEM_WITH_ITS_GROUP);
  hut_test_assert_refused (result_at (results, 1), HUT_PROBLEM_RULE);
  g_assert_cmpstr (result_at (results, 1)->problem->field, ==, "state");
  g_assert_cmpint (result_at (results, 2)->result, ==, HUT_RESULT_ACCEPTED);
  there = hut_test_record (fixture->office, TEST_STREET, &hut_kind_case, &good->id);
  g_assert_null (there);
  g_assert_cmpint (hut_test_seq (fixture->office, TEST_STREET), ==, seq + 1);
}

/* The number that a refused group had taken is given again. */
static void
test_a_refused_group_takes_no_number (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) good = hut_test_case ("good", TEST_NOW);
  g_autoptr (HutOperation) bad = hut_test_case ("bad", TEST_NOW);
  g_autofree char *number = NULL;

  good->group = bad->group = hut_uid_new ();
  hut_test_set (bad, "state", "closed");
  hut_test_log_add (fixture->log, good);
  hut_test_log_add (fixture->log, bad);
  g_ptr_array_unref (hut_test_push (fixture->office, fixture->clerk, fixture->log));
  number = push_numbered (fixture, NULL);
  g_assert_cmpstr (number, ==, "2026-000001");
}

static HutOperation *
make_event (const HutUid *case_id, const char *code, const char *file)
{
  HutUid id = hut_uid_new ();
  HutOperation *event = hut_operation_new (HUT_VERB_CREATE, &hut_kind_event, &id, TEST_STREET);

  event->clock = TEST_NOW;
  hut_operation_add (event, hut_kind_field (&hut_kind_event, "case"), (HutValue)HUT_VALUE_INIT,
                     hut_value_uid (case_id));
  hut_operation_add (event, hut_kind_field (&hut_kind_event, "at"), (HutValue)HUT_VALUE_INIT,
                     hut_value_int (TEST_NOW));
  hut_test_set (event, "code", code);
  if (file != NULL)
    hut_test_set (event, "file", file);
  return event;
}

static HutResultCode
push_imported (Fixture *fixture, HutOperation *first, const HutUid *case_id, const char *file)
{
  g_autoptr (HutOperation) event = make_event (case_id, "imported", file);
  g_autoptr (GPtrArray) results = NULL;

  first->group = event->group = hut_uid_new ();
  hut_test_log_add (fixture->log, first);
  hut_test_log_add (fixture->log, event);
  results = hut_test_push (fixture->office, fixture->clerk, fixture->log);
  return result_at (results, 0)->result;
}

static void
test_an_import_enters_a_case_in_any_state (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) closed = hut_test_case ("imported", TEST_NOW);
  g_autoptr (HutOperation) nameless = hut_test_case ("imported", TEST_NOW);
  g_autoptr (HutOperation) reopened = NULL;
  HutUid other = hut_uid_new ();

  hut_test_set (closed, "state", "closed");
  hut_test_set (nameless, "state", "closed");
  g_assert_cmpint (push_imported (fixture, nameless, &other, "file.xlsx"), ==, HUT_RESULT_REFUSED);
  g_assert_cmpint (push_imported (fixture, closed, &closed->id, "file.xlsx"), ==,
                   HUT_RESULT_ACCEPTED);
  reopened = hut_test_edit (&closed->id, "state", "closed", "received", TEST_NOW + 1);
  g_assert_cmpint (push_imported (fixture, reopened, &closed->id, NULL), ==, HUT_RESULT_REFUSED);
  g_clear_pointer (&reopened, hut_operation_free);
  reopened = hut_test_edit (&closed->id, "state", "closed", "received", TEST_NOW + 1);
  g_assert_cmpint (push_imported (fixture, reopened, &closed->id, "file.xlsx"), ==,
                   HUT_RESULT_ACCEPTED);
}

static void
assert_group_refused (Fixture *fixture, GPtrArray *operations, HutProblemSlug slug)
{
  g_autoptr (GPtrArray) results = NULL;
  guint last = operations->len - 1;

  for (guint i = 0; i < operations->len; i++)
    hut_test_log_add (fixture->log, g_ptr_array_index (operations, i));
  results = hut_test_push (fixture->office, fixture->clerk, fixture->log);
  hut_test_assert_refused (result_at (results, last), slug);
}

static GPtrArray *
make_cases (guint count)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_operation_free);
  HutUid group = hut_uid_new ();

  for (guint i = 0; i < count; i++)
    {
      HutOperation *create = hut_test_case ("in a group", TEST_NOW);

      create->group = group;
      g_ptr_array_add (cases, create);
    }
  return cases;
}

static void
test_a_group_is_whole_in_one_stream_and_bounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) many = make_cases (HUT_GROUP_MAX_LINES + 1);
  g_autoptr (GPtrArray) most = make_cases (HUT_GROUP_MAX_LINES);
  g_autoptr (GPtrArray) torn = make_cases (3);
  g_autoptr (GPtrArray) wide = make_cases (2);
  g_autoptr (GPtrArray) twice = make_cases (2);
  g_autoptr (GPtrArray) results = NULL;
  HutOperation *between = g_ptr_array_index (torn, 1);
  HutOperation *elsewhere = g_ptr_array_index (wide, 1);

  assert_group_refused (fixture, many, HUT_PROBLEM_TOO_LARGE);

  between->group = (HutUid){ { 0 } };
  assert_group_refused (fixture, torn, HUT_PROBLEM_MALFORMED);

  g_free (elsewhere->stream);
  elsewhere->stream = hut_stream_for_home (HUT_HOME_USER, NULL, &fixture->clerk->account);
  assert_group_refused (fixture, wide, HUT_PROBLEM_MALFORMED);

  ((HutOperation *)g_ptr_array_index (twice, 1))->op =
      ((HutOperation *)g_ptr_array_index (twice, 0))->op;
  hut_test_log_add (fixture->log, g_ptr_array_index (twice, 0));
  hut_test_log_add (fixture->log, g_ptr_array_index (twice, 1));
  {
    g_autoptr (GError) error = NULL;
    gint64 seq = hut_test_seq (fixture->office, TEST_STREET);

    results =
        hut_test_push_text (fixture->office, fixture->clerk, fixture->log->lines->str, &error);
    g_assert_no_error (error);
    hut_test_assert_refused (result_at (results, 1), HUT_PROBLEM_MALFORMED);
    g_assert_cmpint (hut_test_seq (fixture->office, TEST_STREET), ==, seq);
    g_string_truncate (fixture->log->lines, 0);
  }

  for (guint i = 0; i < most->len; i++)
    hut_test_log_add (fixture->log, g_ptr_array_index (most, i));
  g_clear_pointer (&results, g_ptr_array_unref);
  results = hut_test_push (fixture->office, fixture->clerk, fixture->log);
  for (guint i = 0; i < results->len; i++)
    g_assert_cmpint (result_at (results, i)->result, ==, HUT_RESULT_ACCEPTED);
}

static void
test_what_builds_on_a_refused_create_is_refused_with_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) bad = hut_test_case ("bad", TEST_NOW);
  g_autoptr (HutOperation) edit = hut_test_edit (&bad->id, "title", "bad", "good", TEST_NOW + 1);
  g_autoptr (HutOperation) event = make_event (&bad->id, "note", NULL);
  g_autoptr (HutOperation) other = hut_test_case ("other", TEST_NOW);
  g_autoptr (GPtrArray) results = NULL;

  hut_test_set (bad, "state", "closed");
  hut_test_log_add (fixture->log, bad);
  hut_test_log_add (fixture->log, edit);
  hut_test_log_add (fixture->log, event);
  hut_test_log_add (fixture->log, other);
  results = hut_test_push (fixture->office, fixture->clerk, fixture->log);
  hut_test_assert_refused (result_at (results, 0), HUT_PROBLEM_RULE);
  hut_test_assert_refused (result_at (results, 1), HUT_PROBLEM_DEPENDS_ON);
  hut_test_assert_refused (result_at (results, 2), HUT_PROBLEM_DEPENDS_ON);
  g_assert_cmpint (result_at (results, 3)->result, ==, HUT_RESULT_ACCEPTED);
}

static void
test_later_operations_of_a_record_wait_for_its_refused_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) create = hut_test_case ("case", TEST_NOW);
  g_autoptr (HutOperation) leap =
      hut_test_edit (&create->id, "state", "received", "closed", TEST_NOW + 1);
  g_autoptr (HutOperation) edit = hut_test_edit (&create->id, "title", "case", "b", TEST_NOW + 2);
  g_autoptr (HutOperation) event = make_event (&create->id, "note", NULL);
  g_autoptr (GPtrArray) results = NULL;

  hut_test_log_add (fixture->log, create);
  hut_test_log_add (fixture->log, leap);
  hut_test_log_add (fixture->log, edit);
  hut_test_log_add (fixture->log, event);
  results = hut_test_push (fixture->office, fixture->clerk, fixture->log);
  hut_test_assert_refused (result_at (results, 1), HUT_PROBLEM_RULE);
  g_assert_cmpstr (json_object_get_string_member (result_at (results, 1)->row, "state"), ==,
                   "received");
  hut_test_assert_refused (result_at (results, 2), HUT_PROBLEM_DEPENDS_ON);
  g_assert_cmpint (result_at (results, 3)->result, ==, HUT_RESULT_ACCEPTED);
}

static void
test_one_poisoned_operation_blocks_no_other (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) first = hut_test_case ("first", TEST_NOW);
  g_autoptr (HutOperation) poison = hut_test_case ("poison", TEST_NOW);
  g_autoptr (HutOperation) last = hut_test_case ("last", TEST_NOW);
  g_autofree char *line = NULL;
  g_autoptr (GPtrArray) results = NULL;
  char *at;

  hut_test_log_add (fixture->log, first);
  line = hut_push_line_print (poison, &fixture->log->log, 2, HUT_SCHEMA);
  at = strstr (line, "\"title\"");
  memcpy (at, "\"tilde\"", 7);
  hut_test_log_add_text (fixture->log, line);
  g_free (line);
  line = hut_push_line_print (last, &fixture->log->log, 3, HUT_SCHEMA);
  hut_test_log_add_text (fixture->log, line);
  results = hut_test_push (fixture->office, fixture->clerk, fixture->log);
  g_assert_cmpint (result_at (results, 0)->result, ==, HUT_RESULT_ACCEPTED);
  hut_test_assert_refused (result_at (results, 1), HUT_PROBLEM_MALFORMED);
  g_assert_cmpstr (result_at (results, 1)->problem->field, ==, "tilde");
  g_assert_cmpint (result_at (results, 2)->result, ==, HUT_RESULT_ACCEPTED);
}

static void
test_a_newer_schema_is_refused_by_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) create = hut_test_case ("future", TEST_NOW);
  g_autofree char *line = hut_push_line_print (create, &fixture->log->log, 1, HUT_SCHEMA + 1);
  g_autoptr (GPtrArray) results = NULL;

  hut_test_log_add_text (fixture->log, line);
  results = hut_test_push (fixture->office, fixture->clerk, fixture->log);
  hut_test_assert_refused (result_at (results, 0), HUT_PROBLEM_SCHEMA);
}

static void
test_more_than_500_lines_are_too_many (Fixture *fixture, gconstpointer data)
{
  for (int i = 1; i <= HUT_PUSH_MAX_LINES + 1; i++)
    add_numbered (fixture, "many", i);
  assert_no_push (fixture, fixture->clerk, HUT_PROBLEM_TOO_LARGE);
}

static void
test_seqs_have_no_gap (Fixture *fixture, gconstpointer data)
{
  gint64 before = hut_test_seq (fixture->office, TEST_STREET);
  g_autoptr (GPtrArray) results = NULL;

  for (int i = 1; i <= 50; i++)
    add_numbered (fixture, "case", i);
  results = hut_test_push (fixture->office, fixture->clerk, fixture->log);
  for (guint i = 0; i < results->len; i++)
    g_assert_cmpint (result_at (results, i)->seq, ==, before + 1 + i);
}

#define ADD(name, func) g_test_add ("/push/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-new-case-is-accepted-and-numbered", test_a_new_case_is_accepted_and_numbered);
  ADD ("a-number-has-the-year-of-receipt-in-shanghai",
       test_a_number_has_the_year_of_receipt_in_shanghai);
  ADD ("a-number-that-comes-along-is-kept-where-it-is-free",
       test_a_number_that_comes_along_is_kept_where_it_is_free);
  ADD ("a-repeat-has-the-same-result-and-the-row-as-it-is-now",
       test_a_repeat_has_the_same_result_and_the_row_as_it_is_now);
  ADD ("a-match-has-the-uid-of-its-two", test_a_match_has_the_uid_of_its_two);
  ADD ("a-refusal-is-repeated-too", test_a_refusal_is_repeated_too);
  ADD ("a-gap-is-found-before-anything-is-applied", test_a_gap_is_found_before_anything_is_applied);
  ADD ("a-number-used-twice-is-found-before-anything-is-applied",
       test_a_number_used_twice_is_found_before_anything_is_applied);
  ADD ("a-log-belongs-to-one-account-on-one-device",
       test_a_log_belongs_to_one_account_on_one_device);
  ADD ("a-known-operation-in-a-new-log-has-no-second-effect",
       test_a_known_operation_in_a_new_log_has_no_second_effect);
  ADD ("one-refused-in-a-group-all-refused", test_one_refused_in_a_group_all_refused);
  ADD ("a-refused-group-takes-no-number", test_a_refused_group_takes_no_number);
  ADD ("an-import-enters-a-case-in-any-state", test_an_import_enters_a_case_in_any_state);
  ADD ("a-group-is-whole-in-one-stream-and-bounded",
       test_a_group_is_whole_in_one_stream_and_bounded);
  ADD ("what-builds-on-a-refused-create-is-refused-with-it",
       test_what_builds_on_a_refused_create_is_refused_with_it);
  ADD ("later-operations-of-a-record-wait-for-its-refused-one",
       test_later_operations_of_a_record_wait_for_its_refused_one);
  ADD ("one-poisoned-operation-blocks-no-other", test_one_poisoned_operation_blocks_no_other);
  ADD ("a-newer-schema-is-refused-by-name", test_a_newer_schema_is_refused_by_name);
  ADD ("more-than-500-lines-are-too-many", test_more_than_500_lines_are_too_many);
  ADD ("seqs-have-no-gap", test_seqs_have_no_gap);
  return g_test_run ();
}
