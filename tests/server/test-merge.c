/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two writers: field by field, the later wins, and what lost is on record. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-office.h"

#include "base/hut-json.h"

#include <string.h>

typedef struct
{
  HutTestOffice *office;
  HutCaller *first;
  HutCaller *second;
  HutOperation *create;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutResultLine) result = NULL;

  fixture->office = hut_test_office_new ();
  fixture->first = hut_test_caller_new (fixture->office, HUT_ROLE_CLERK);
  fixture->second = hut_test_caller_new (fixture->office, HUT_ROLE_LEADER);
  fixture->create = hut_test_case ("title", TEST_NOW - 1000);
  hut_test_set (fixture->create, "text", "text");
  hut_test_set (fixture->create, "telephone", "010-1111");
  result = hut_test_push_one (fixture->office, fixture->first, fixture->create);
  g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  hut_ledger_verify (&fixture->office->ledger, TEST_STREET, &error);
  g_assert_no_error (error);
  hut_operation_free (fixture->create);
  hut_caller_free (fixture->first);
  hut_caller_free (fixture->second);
  hut_test_office_free (fixture->office);
}

static HutOperation *
make_edit (Fixture *fixture, const char *field, const char *old_text, const char *new_text,
           int clock)
{
  return hut_test_edit (&fixture->create->id, field, old_text, new_text, TEST_NOW + clock);
}

static char *
value_of (Fixture *fixture, const char *field)
{
  g_autoptr (HutRecord) record =
      hut_test_record (fixture->office, TEST_STREET, &hut_kind_case, &fixture->create->id);

  return g_strdup (hut_record_get_text (record, field));
}

static HutRecord *
change_of (Fixture *fixture, const HutOperation *operation)
{
  return hut_test_record (fixture->office, TEST_STREET, &hut_kind_change, &operation->op);
}

/* {"title":["<loser>","<winner>"]} */
static void
assert_over (Fixture *fixture, const HutOperation *of, const char *field, const HutUid *loser,
             const HutUid *winner)
{
  g_autoptr (HutRecord) change = change_of (fixture, of);
  g_autofree char *lost = hut_uid_to_string (loser);
  g_autofree char *won = hut_uid_to_string (winner);
  g_autofree char *expected = g_strdup_printf ("{\"%s\":[\"%s\",\"%s\"]}", field, lost, won);

  g_assert_cmpstr (hut_record_get_text (change, "over"), ==, expected);
}

static void
test_different_fields_of_one_record_both_hold (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) one = make_edit (fixture, "title", "title", "new title", 5);
  g_autoptr (HutOperation) two = make_edit (fixture, "text", "text", "new text", 1);
  g_autoptr (HutResultLine) first = hut_test_push_one (fixture->office, fixture->first, one);
  g_autoptr (HutResultLine) second = hut_test_push_one (fixture->office, fixture->second, two);
  g_autofree char *title = value_of (fixture, "title");
  g_autofree char *text = value_of (fixture, "text");
  g_autoptr (HutRecord) change = change_of (fixture, two);

  g_assert_cmpint (first->result, ==, HUT_RESULT_ACCEPTED);
  g_assert_cmpint (second->result, ==, HUT_RESULT_ACCEPTED);
  g_assert_cmpint (second->ver, ==, 3);
  g_assert_cmpstr (title, ==, "new title");
  g_assert_cmpstr (text, ==, "new text");
  g_assert_null (hut_record_get_text (change, "over"));
}

static void
test_the_later_clock_wins_when_it_comes_last (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) early = make_edit (fixture, "title", "title", "early", 1);
  g_autoptr (HutOperation) late = make_edit (fixture, "title", "title", "late", 2);
  g_autoptr (HutResultLine) first = hut_test_push_one (fixture->office, fixture->first, early);
  g_autoptr (HutResultLine) second = hut_test_push_one (fixture->office, fixture->second, late);
  g_autofree char *title = value_of (fixture, "title");
  g_autofree char *lost = hut_json_print_object (second->lost);

  g_assert_cmpint (second->result, ==, HUT_RESULT_MERGED);
  g_assert_cmpstr (title, ==, "late");
  g_assert_cmpstr (lost, ==, "{\"title\":[\"early\",\"late\"]}");
  g_assert_cmpstr (json_object_get_string_member (second->row, "title"), ==, "late");
  assert_over (fixture, late, "title", &early->op, &late->op);
}

static void
test_the_later_clock_wins_when_it_came_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) early = make_edit (fixture, "title", "title", "early", 1);
  g_autoptr (HutOperation) late = make_edit (fixture, "title", "title", "late", 2);
  g_autoptr (HutResultLine) first = hut_test_push_one (fixture->office, fixture->second, late);
  g_autoptr (HutResultLine) second = hut_test_push_one (fixture->office, fixture->first, early);
  g_autofree char *title = value_of (fixture, "title");
  g_autoptr (HutRecord) change = change_of (fixture, early);

  g_assert_cmpint (second->result, ==, HUT_RESULT_MERGED);
  g_assert_cmpint (second->ver, ==, 2);
  g_assert_cmpint (second->seq, ==, first->seq + 1);
  g_assert_cmpstr (title, ==, "late");
  assert_over (fixture, early, "title", &early->op, &late->op);
  /* The value that lost is kept. */
  g_assert_cmpstr (hut_record_get_text (change, "fields"), ==, "{\"title\":[\"title\",\"early\"]}");
}

static void
test_the_loser_may_be_the_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) edit = make_edit (fixture, "title", "something else", "new", 1);
  g_autoptr (HutResultLine) result = hut_test_push_one (fixture->office, fixture->second, edit);
  g_autofree char *title = value_of (fixture, "title");

  g_assert_cmpint (result->result, ==, HUT_RESULT_MERGED);
  g_assert_cmpstr (title, ==, "new");
  assert_over (fixture, edit, "title", &fixture->create->op, &edit->op);
}

static void
test_two_who_write_the_same_do_not_meet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) one = make_edit (fixture, "title", "title", "same", 1);
  g_autoptr (HutOperation) two = make_edit (fixture, "title", "title", "same", 5);
  g_autoptr (HutOperation) between = make_edit (fixture, "title", "title", "between", 3);
  g_autoptr (HutResultLine) first = hut_test_push_one (fixture->office, fixture->first, one);
  g_autoptr (HutResultLine) second = hut_test_push_one (fixture->office, fixture->second, two);
  g_autoptr (HutRecord) change = change_of (fixture, two);
  g_autoptr (HutResultLine) third = NULL;
  g_autofree char *title = NULL;

  g_assert_cmpint (second->result, ==, HUT_RESULT_ACCEPTED);
  g_assert_cmpint (second->ver, ==, first->ver);
  g_assert_nonnull (change);
  g_assert_null (hut_record_get_text (change, "over"));

  /* The last of the two who agreed is the one to be measured against. */
  third = hut_test_push_one (fixture->office, fixture->first, between);
  title = value_of (fixture, "title");
  g_assert_cmpint (third->result, ==, HUT_RESULT_MERGED);
  g_assert_cmpstr (title, ==, "same");
  assert_over (fixture, between, "title", &between->op, &two->op);
}

/* A desk whose clock is an hour ahead is set back to a minute. */
static void
test_a_clock_ahead_wins_for_a_minute_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) ahead = make_edit (fixture, "title", "title", "ahead", 0);
  g_autoptr (HutOperation) later = make_edit (fixture, "title", "title", "later", 0);
  g_autoptr (HutResultLine) second = NULL;
  g_autofree char *title = NULL;

  ahead->clock = TEST_NOW + G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC;
  later->clock = TEST_NOW + 120 * G_USEC_PER_SEC;
  hut_result_line_free (hut_test_push_one (fixture->office, fixture->first, ahead));
  fixture->office->now = later->clock;
  second = hut_test_push_one (fixture->office, fixture->second, later);
  title = value_of (fixture, "title");
  g_assert_cmpstr (title, ==, "later");
}

static void
test_a_step_that_came_too_late_is_refused_with_the_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) accept = make_edit (fixture, "state", "received", "accepted", 1);
  g_autoptr (HutOperation) dispute = make_edit (fixture, "state", "received", "disputed", 9);
  g_autoptr (HutOperation) again = make_edit (fixture, "state", "received", "accepted", 10);
  g_autoptr (HutResultLine) first = hut_test_push_one (fixture->office, fixture->first, accept);
  g_autoptr (HutResultLine) second = hut_test_push_one (fixture->office, fixture->second, dispute);
  g_autoptr (HutResultLine) third = hut_test_push_one (fixture->office, fixture->second, again);

  g_assert_cmpint (first->result, ==, HUT_RESULT_ACCEPTED);
  hut_test_assert_refused (second, HUT_PROBLEM_CHANGED);
  g_assert_cmpstr (second->problem->field, ==, "state");
  g_assert_cmpstr (json_object_get_string_member (second->row, "state"), ==, "accepted");
  g_assert_cmpstr (json_object_get_string_member (second->personal, "telephone"), ==, "010-1111");
  g_assert_cmpint (second->ver, ==, 2);
  /* Who wanted the same has what he wanted. */
  g_assert_cmpint (third->result, ==, HUT_RESULT_ACCEPTED);
}

static void
test_a_guard_that_fails_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) edit = make_edit (fixture, "answer", NULL, "done", 1);
  g_autoptr (HutResultLine) result = NULL;
  g_autofree char *answer = NULL;

  hut_operation_add_guard (edit, hut_kind_field (&hut_kind_case, "state"),
                           hut_value_text ("assigned"));
  result = hut_test_push_one (fixture->office, fixture->first, edit);
  answer = value_of (fixture, "answer");
  hut_test_assert_refused (result, HUT_PROBLEM_CHANGED);
  g_assert_cmpstr (result->problem->field, ==, "state");
  g_assert_null (answer);
}

static void
test_a_step_that_does_not_exist_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) leap = make_edit (fixture, "state", "received", "closed", 1);
  g_autoptr (HutResultLine) result = hut_test_push_one (fixture->office, fixture->first, leap);

  hut_test_assert_refused (result, HUT_PROBLEM_RULE);
}

/* The same order from two desktops: what only one of them knew is kept. */
static void
test_a_create_of_what_is_there_merges_by_field (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) twin = hut_test_case ("title", TEST_NOW + 1);
  g_autoptr (HutOperation) again = NULL;
  g_autoptr (HutResultLine) result = NULL;
  g_autoptr (HutResultLine) same = NULL;
  g_autoptr (HutRecord) change = NULL;
  g_autofree char *category = NULL;
  g_autofree char *text = NULL;
  gint64 seq;

  twin->id = fixture->create->id;
  hut_test_set (twin, "text", "other text");
  hut_test_set (twin, "category", "roads");
  result = hut_test_push_one (fixture->office, fixture->second, twin);
  category = value_of (fixture, "category");
  text = value_of (fixture, "text");
  change = change_of (fixture, twin);
  g_assert_cmpint (result->result, ==, HUT_RESULT_MERGED);
  g_assert_cmpstr (category, ==, "roads");
  g_assert_cmpstr (text, ==, "other text");
  g_assert_cmpstr (hut_record_get_text (change, "verb"), ==, "create");
  assert_over (fixture, twin, "text", &fixture->create->op, &twin->op);

  seq = hut_test_seq (fixture->office, TEST_STREET);
  again = hut_operation_copy (twin);
  again->op = hut_uid_new ();
  same = hut_test_push_one (fixture->office, fixture->first, again);
  g_assert_cmpint (same->result, ==, HUT_RESULT_ACCEPTED);
  g_assert_cmpint (hut_test_seq (fixture->office, TEST_STREET), ==, seq);
}

static HutOperation *
make_note (Fixture *fixture, const HutUid *id, const char *words)
{
  HutOperation *event = hut_operation_new (HUT_VERB_CREATE, &hut_kind_event, id, TEST_STREET);

  event->clock = TEST_NOW;
  hut_operation_add (event, hut_kind_field (&hut_kind_event, "case"), (HutValue)HUT_VALUE_INIT,
                     hut_value_uid (&fixture->create->id));
  hut_operation_add (event, hut_kind_field (&hut_kind_event, "at"), (HutValue)HUT_VALUE_INIT,
                     hut_value_int (TEST_NOW));
  hut_test_set (event, "code", "note");
  if (words != NULL)
    hut_test_set (event, "words", words);
  return event;
}

static void
test_an_event_is_never_changed (Fixture *fixture, gconstpointer data)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutOperation) note = make_note (fixture, &id, "words");
  g_autoptr (HutOperation) same = make_note (fixture, &id, "words");
  g_autoptr (HutOperation) less = make_note (fixture, &id, NULL);
  g_autoptr (HutOperation) other = make_note (fixture, &id, "other words");
  g_autoptr (HutResultLine) first = hut_test_push_one (fixture->office, fixture->first, note);
  g_autoptr (HutResultLine) second = hut_test_push_one (fixture->office, fixture->second, same);
  g_autoptr (HutResultLine) third = hut_test_push_one (fixture->office, fixture->second, other);
  g_autoptr (HutResultLine) fourth = hut_test_push_one (fixture->office, fixture->second, less);

  g_assert_cmpint (first->result, ==, HUT_RESULT_ACCEPTED);
  g_assert_cmpint (second->result, ==, HUT_RESULT_ACCEPTED);
  g_assert_cmpint (second->seq, ==, first->seq);
  hut_test_assert_refused (third, HUT_PROBLEM_EXISTS);
  hut_test_assert_refused (fourth, HUT_PROBLEM_EXISTS);
}

static void
test_a_void_record_takes_no_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) without =
      hut_operation_new (HUT_VERB_VOID, &hut_kind_case, &fixture->create->id, TEST_STREET);
  g_autoptr (HutOperation) with =
      hut_operation_new (HUT_VERB_VOID, &hut_kind_case, &fixture->create->id, TEST_STREET);
  g_autoptr (HutOperation) edit = make_edit (fixture, "title", "title", "new", 2);
  g_autoptr (HutResultLine) refused = NULL;
  g_autoptr (HutResultLine) voided = NULL;
  g_autoptr (HutResultLine) late = NULL;

  hut_operation_add (without, hut_kind_field (&hut_kind_case, "title"), hut_value_text ("title"),
                     hut_value_text ("void"));
  refused = hut_test_push_one (fixture->office, fixture->first, without);
  hut_test_assert_refused (refused, HUT_PROBLEM_RULE);
  g_assert_cmpstr (refused->problem->field, ==, "void_reason");
  hut_test_set (with, "void_reason", "entered twice");
  hut_operation_add (with, hut_kind_field (&hut_kind_case, "state"), hut_value_text ("received"),
                     hut_value_text ("void"));
  voided = hut_test_push_one (fixture->office, fixture->first, with);
  g_assert_cmpint (voided->result, ==, HUT_RESULT_ACCEPTED);
  late = hut_test_push_one (fixture->office, fixture->second, edit);
  hut_test_assert_refused (late, HUT_PROBLEM_RULE);
}

/* The bytes of history: alike on every machine that makes them from the same operation. */
static void
test_a_change_says_who_when_and_what (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) edit = make_edit (fixture, "title", "title", "new", -2000);
  g_autoptr (HutResultLine) result = NULL;
  g_autoptr (HutRecord) change = NULL;
  g_autoptr (JsonObject) row = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *account = hut_uid_to_string (&fixture->second->account);
  g_autofree char *device = hut_uid_to_string (&fixture->second->device);
  g_autofree char *record = hut_uid_to_string (&fixture->create->id);

  hut_operation_add (edit, hut_kind_field (&hut_kind_case, "telephone"),
                     hut_value_text ("010-1111"), hut_value_text ("010-2222"));
  result = hut_test_push_one (fixture->office, fixture->second, edit);
  change = change_of (fixture, edit);
  row = hut_record_row (change);
  text = hut_json_print_object (row);
  expected = g_strdup_printf ("{\"account\":\"%s\",\"at\":%" G_GINT64_FORMAT
                              ",\"device\":\"%s\",\"fields\":{\"title\":[\"title\",\"new\"]},"
                              "\"received_at\":%" G_GINT64_FORMAT ",\"record\":\"%s\","
                              "\"record_kind\":\"case\",\"verb\":\"update\"}",
                              account, TEST_NOW - 2000, device, TEST_NOW, record);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (hut_record_get_text (change, "personal_fields"), ==,
                   "{\"telephone\":[\"010-1111\",\"010-2222\"]}");
  g_assert_cmpint (change->ver, ==, 1);
}

static void
test_personal_values_that_lost_come_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) one = make_edit (fixture, "telephone", "010-1111", "010-2222", 1);
  g_autoptr (HutOperation) two = make_edit (fixture, "telephone", "010-1111", "010-3333", 2);
  g_autoptr (HutTestLog) log = hut_test_log_new ();
  g_autoptr (HutResultLine) first = hut_test_push_one (fixture->office, fixture->first, one);
  g_autofree char *line = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *lost_again = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) repeat = NULL;
  HutResultLine *second;

  hut_test_log_add (log, two);
  line = g_strdup (log->lines->str);
  results = hut_test_push (fixture->office, fixture->second, log);
  second = g_ptr_array_index (results, 0);
  g_assert_null (second->lost);
  lost = hut_json_print_object (second->lost_personal);
  g_assert_cmpstr (lost, ==, "{\"telephone\":[\"010-2222\",\"010-3333\"]}");

  repeat = hut_test_push_text (fixture->office, fixture->second, line, NULL);
  second = g_ptr_array_index (repeat, 0);
  lost_again = hut_json_print_object (second->lost_personal);
  g_assert_cmpstr (lost_again, ==, lost);
}

static void
assert_not_in_file (const char *path, const char *needle)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (g_file_get_contents (path, &bytes, &length, NULL))
    g_assert_null (memmem (bytes, length, needle, strlen (needle)));
}

static void
test_personal_values_are_sealed_at_rest (Fixture *fixture, gconstpointer data)
{
  static const char *const values[] = { "010-1111", "010-2222", "010-3333" };
  g_autoptr (HutOperation) one = make_edit (fixture, "telephone", "010-1111", "010-2222", 1);
  g_autoptr (HutOperation) two = make_edit (fixture, "telephone", "010-1111", "010-3333", 2);
  g_autofree char *log = g_strconcat (fixture->office->dir->database, "-wal", NULL);

  hut_result_line_free (hut_test_push_one (fixture->office, fixture->first, one));
  hut_result_line_free (hut_test_push_one (fixture->office, fixture->second, two));
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      assert_not_in_file (fixture->office->dir->database, values[i]);
      assert_not_in_file (log, values[i]);
    }
}

/* 64 KiB a value: five of them do not fit into a record of 256 KiB. */
static void
test_a_record_is_bounded (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "text", "answer", "route_reason", "loss_reason" };
  g_autofree char *large = g_strnfill (65000, 'x');
  g_autofree char *dump = NULL;
  g_autofree char *after = NULL;
  g_autoptr (HutOperation) over = make_edit (fixture, "title", "title", large, 9);
  g_autoptr (HutResultLine) result = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (HutOperation) edit =
          make_edit (fixture, fields[i], i == 0 ? "text" : NULL, large, 1);
      g_autoptr (HutResultLine) fits = hut_test_push_one (fixture->office, fixture->first, edit);

      g_assert_cmpint (fits->result, ==, HUT_RESULT_ACCEPTED);
    }
  dump = hut_test_dump (fixture->office, TEST_STREET);
  result = hut_test_push_one (fixture->office, fixture->first, over);
  hut_test_assert_refused (result, HUT_PROBLEM_TOO_LARGE);
  after = hut_test_dump (fixture->office, TEST_STREET);
  g_assert_cmpstr (dump, ==, after);
}

/* Edits of one field by many desks: whatever the order, the same value stands at the end. */
static void
test_every_order_ends_alike (Fixture *fixture, gconstpointer data)
{
  for (int round = 0; round < 24; round++)
    {
      int order[] = { 0, 1, 2, 3 };
      g_autoptr (HutOperation) create = hut_test_case ("start", TEST_NOW - 1);
      g_autoptr (HutRecord) record = NULL;
      int rest = round;

      hut_result_line_free (hut_test_push_one (fixture->office, fixture->first, create));
      for (int i = 3; i > 0; i--)
        {
          int other = rest % (i + 1), swap = order[i];

          rest /= i + 1;
          order[i] = order[other];
          order[other] = swap;
        }
      for (int i = 0; i < 4; i++)
        {
          g_autofree char *title = g_strdup_printf ("edit %d", order[i]);
          g_autoptr (HutOperation) edit =
              hut_test_edit (&create->id, "title", "start", title, TEST_NOW + order[i] / 2);

          edit->op.bytes[0] = order[i];
          edit->op.bytes[1] = round;
          hut_result_line_free (hut_test_push_one (fixture->office, fixture->second, edit));
        }
      record = hut_test_record (fixture->office, TEST_STREET, &hut_kind_case, &create->id);
      g_assert_cmpstr (hut_record_get_text (record, "title"), ==, "edit 3");
    }
}

#define ADD(name, func) g_test_add ("/merge/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("different-fields-of-one-record-both-hold", test_different_fields_of_one_record_both_hold);
  ADD ("the-later-clock-wins-when-it-comes-last", test_the_later_clock_wins_when_it_comes_last);
  ADD ("the-later-clock-wins-when-it-came-first", test_the_later_clock_wins_when_it_came_first);
  ADD ("the-loser-may-be-the-create", test_the_loser_may_be_the_create);
  ADD ("two-who-write-the-same-do-not-meet", test_two_who_write_the_same_do_not_meet);
  ADD ("a-clock-ahead-wins-for-a-minute-only", test_a_clock_ahead_wins_for_a_minute_only);
  ADD ("a-step-that-came-too-late-is-refused-with-the-row",
       test_a_step_that_came_too_late_is_refused_with_the_row);
  ADD ("a-guard-that-fails-is-refused", test_a_guard_that_fails_is_refused);
  ADD ("a-step-that-does-not-exist-is-refused", test_a_step_that_does_not_exist_is_refused);
  ADD ("a-create-of-what-is-there-merges-by-field", test_a_create_of_what_is_there_merges_by_field);
  ADD ("an-event-is-never-changed", test_an_event_is_never_changed);
  ADD ("a-void-record-takes-no-edit", test_a_void_record_takes_no_edit);
  ADD ("a-change-says-who-when-and-what", test_a_change_says_who_when_and_what);
  ADD ("personal-values-that-lost-come-apart", test_personal_values_that_lost_come_apart);
  ADD ("personal-values-are-sealed-at-rest", test_personal_values_are_sealed_at_rest);
  ADD ("a-record-is-bounded", test_a_record_is_bounded);
  ADD ("every-order-ends-alike", test_every_order_ends_alike);
  return g_test_run ();
}
