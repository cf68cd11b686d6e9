/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One act with many cases: one batch, one undo, and who was left out is told. */

#include "hut-test-store.h"

#include "store/hut-bulk.h"
#include "store/hut-db.h"

#include <string.h>

static GArray *
new_cases (HutTestStore *test, guint n)
{
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  GArray *rowids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("第 %u 件", i);
      HutUid id = hut_test_store_add_case (write, title);

      g_array_append_val (ids, id);
    }
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      gint64 rowid = hut_reader_case_rowid (test->reader, &g_array_index (ids, HutUid, i));

      g_array_append_val (rowids, rowid);
    }
  return rowids;
}

static HutActValues *
new_values (const HutCaseAct *act, const char *name, const char *text)
{
  HutActValues *values = hut_act_values_new (act);
  g_autoptr (GError) error = NULL;

  if (name != NULL)
    hut_act_values_set_text (values, name, text, &error);
  g_assert_no_error (error);
  return values;
}

static HutBulk *
new_bulk (HutTestStore *test, GArray *rowids, const char *name, const char *key, const char *value)
{
  const HutCaseAct *act = hut_case_act_find (name);

  return hut_bulk_new_act (test->store, g_array_copy (rowids), act, new_values (act, key, value));
}

/* Does @name with all of @rowids; fails the test on error. */
static HutBulk *
do_act (HutTestStore *test, GArray *rowids, const char *name, const char *key, const char *value)
{
  HutBulk *bulk = new_bulk (test, rowids, name, key, value);
  g_autoptr (GError) error = NULL;

  hut_bulk_run (bulk, NULL, &error);
  g_assert_no_error (error);
  return bulk;
}

static HutBulk *
undo (HutTestStore *test, HutBulk *done)
{
  HutBulk *bulk = hut_bulk_new_undo (test->store, hut_bulk_get_batch (done));
  g_autoptr (GError) error = NULL;

  hut_bulk_run (bulk, NULL, &error);
  g_assert_no_error (error);
  return bulk;
}

static HutRecord *
case_at (HutTestStore *test, GArray *rowids, guint i)
{
  g_autoptr (GPtrArray) rows =
      hut_reader_case_rows (test->reader, &g_array_index (rowids, gint64, i), 1, NULL);
  const HutCaseRow *row = rows->pdata[0];

  return hut_reader_get (test->reader, &hut_kind_case, &row->id, NULL);
}

static void
assert_state (HutTestStore *test, GArray *rowids, guint i, const char *state)
{
  g_autoptr (HutRecord) record = case_at (test, rowids, i);

  g_assert_cmpstr (hut_record_get_text (record, "state"), ==, state);
}

static void
do_one (HutTestStore *test, GArray *rowids, guint i, const char *name)
{
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HutBulk) bulk = NULL;

  g_array_append_val (one, g_array_index (rowids, gint64, i));
  bulk = do_act (test, one, name, NULL, NULL);
  g_assert_cmpuint (hut_bulk_get_n_done (bulk), ==, 1);
}

#define LEAD "110108014001"
#define N_MANY 2000

static void
test_two_thousand_are_one_act_and_one_undo (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GArray) rowids = new_cases (test, N_MANY);
  g_autoptr (HutBulk) accepted = do_act (test, rowids, "accept", NULL, NULL);
  g_autoptr (HutBulk) assigned = do_act (test, rowids, "assign", "lead", LEAD);
  g_autoptr (HutBulk) undone = NULL;

  g_assert_cmpuint (hut_bulk_get_n_done (accepted), ==, N_MANY);
  g_assert_cmpuint (hut_bulk_get_n_done (assigned), ==, N_MANY);
  g_assert_cmpuint (hut_bulk_get_refusals (assigned)->len, ==, 0);
  g_assert_cmpfloat (hut_bulk_get_progress (assigned), ==, 1.0);
  assert_state (test, rowids, 0, "assigned");
  assert_state (test, rowids, N_MANY - 1, "assigned");

  undone = undo (test, assigned);
  g_assert_cmpuint (hut_bulk_get_n_done (undone), ==, N_MANY);
  g_assert_cmpuint (hut_bulk_get_refusals (undone)->len, ==, 0);
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autoptr (HutRecord) record = case_at (test, rowids, i);

      g_assert_cmpstr (hut_record_get_text (record, "state"), ==, "accepted");
      g_assert_null (hut_record_get_text (record, "lead"));
    }
}

static void
test_who_is_refused_is_told_with_the_reason (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GArray) rowids = new_cases (test, 5);
  g_autoptr (HutBulk) bulk = NULL;
  const HutBulkRefusal *refusal;

  for (guint i = 0; i < 5; i++)
    if (i != 1 && i != 3)
      do_one (test, rowids, i, "accept");
  bulk = do_act (test, rowids, "assign", "lead", LEAD);
  g_assert_cmpuint (hut_bulk_get_n_done (bulk), ==, 3);
  g_assert_cmpuint (hut_bulk_get_refusals (bulk)->len, ==, 2);
  refusal = hut_bulk_get_refusals (bulk)->pdata[1];
  g_assert_cmpint (refusal->rowid, ==, g_array_index (rowids, gint64, 3));
  g_assert_cmpstr (refusal->title, ==, "第 3 件");
  g_assert_nonnull (refusal->number);
  g_assert_nonnull (strstr (refusal->why, "The case is: Received"));
  assert_state (test, rowids, 3, "received");
  assert_state (test, rowids, 4, "assigned");
}

static void
test_an_argument_that_is_missing_refuses_all (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GArray) rowids = new_cases (test, 2);
  g_autoptr (HutBulk) bulk = do_act (test, rowids, "void", NULL, NULL);

  g_assert_cmpuint (hut_bulk_get_n_done (bulk), ==, 0);
  g_assert_cmpuint (hut_bulk_get_refusals (bulk)->len, ==, 2);
}

/* Between the deciding and the writing of the many, one of them moves on: the worker of the first
 * waits for the writer, which does the other first. */
typedef struct
{
  HutBulk *bulk;
  gboolean done;
} Late;

static gpointer
run_late (gpointer data)
{
  Late *late = data;
  g_autoptr (GError) error = NULL;

  late->done = hut_bulk_run (late->bulk, NULL, &error);
  g_assert_no_error (error);
  return NULL;
}

static void
wait_until_decided (HutBulk *bulk)
{
  while (hut_bulk_get_progress (bulk) < 0.5)
    g_usleep (100);
}

/* Holds the writer from without until both wait in its queue. */
static void
test_what_changed_since_is_not_overwritten (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GArray) rowids = new_cases (test, 20);
  g_autoptr (HutBulk) accepted = do_act (test, rowids, "accept", NULL, NULL);
  g_autoptr (HutBulk) others = NULL;
  Late late = { new_bulk (test, rowids, "assign", "lead", LEAD), FALSE };
  g_autoptr (GError) error = NULL;
  HutDb *blocker = hut_db_open (test->path, HUT_DB_WRITE, &error);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (HutRecord) record = case_at (test, rowids, 7);
  GThread *thread;
  const HutBulkRefusal *refusal;

  g_assert_no_error (error);
  hut_db_begin (blocker, &error);
  hut_write_update (write, &hut_kind_case, &record->id);
  hut_write_set (write, "lead", hut_value_text ("110108014002"));
  hut_store_write_async (test->store, write, NULL, NULL, NULL);
  thread = g_thread_new ("bulk", run_late, &late);
  wait_until_decided (late.bulk);
  hut_db_rollback (blocker);
  hut_db_close (blocker);
  g_thread_join (thread);

  g_assert_true (late.done);
  g_assert_cmpuint (hut_bulk_get_n_done (late.bulk), ==, 19);
  g_assert_cmpuint (hut_bulk_get_refusals (late.bulk)->len, ==, 1);
  refusal = hut_bulk_get_refusals (late.bulk)->pdata[0];
  g_assert_cmpstr (refusal->title, ==, "第 7 件");
  g_assert_nonnull (strstr (refusal->why, "meanwhile"));
  assert_state (test, rowids, 7, "accepted");
  g_assert_true (hut_bulk_get_n_done (accepted) == 20);
  hut_bulk_free (late.bulk);
}

static void
test_cancelled_nothing_is_written (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GArray) rowids = new_cases (test, 3);
  g_autoptr (HutBulk) bulk = new_bulk (test, rowids, "accept", NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (hut_bulk_run (bulk, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_state (test, rowids, 0, "received");
}

static void
test_undo_leaves_what_went_on_since (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GArray) rowids = new_cases (test, 4);
  g_autoptr (HutBulk) accepted = do_act (test, rowids, "accept", NULL, NULL);
  g_autoptr (HutBulk) assigned = do_act (test, rowids, "assign", "lead", LEAD);
  g_autoptr (HutBulk) undone = NULL;
  const HutBulkRefusal *refusal;

  do_one (test, rowids, 2, "start");
  undone = undo (test, assigned);
  g_assert_cmpuint (hut_bulk_get_n_done (undone), ==, 3);
  g_assert_cmpuint (hut_bulk_get_refusals (undone)->len, ==, 1);
  refusal = hut_bulk_get_refusals (undone)->pdata[0];
  g_assert_cmpstr (refusal->title, ==, "第 2 件");
  assert_state (test, rowids, 2, "in-progress");
  assert_state (test, rowids, 3, "accepted");
  g_assert_cmpuint (hut_bulk_get_n_done (accepted), ==, 4);
}

static void
test_a_level_brings_its_limit_and_moves_it (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GArray) rowids = new_cases (test, 1);
  g_autoptr (HutBulk) week = do_act (test, rowids, "level", "level", "7d");
  g_autoptr (HutRecord) first = case_at (test, rowids, 0);
  g_autoptr (HutBulk) day = do_act (test, rowids, "level", "level", "24h");
  g_autoptr (HutRecord) second = case_at (test, rowids, 0);
  g_autoptr (HutBulk) longer = do_act (test, rowids, "level", "level", "15d");
  g_autoptr (HutRecord) third = case_at (test, rowids, 0);
  HutTime created = hut_record_get_int (first, "created_at", 0);

  g_assert_cmpstr (hut_record_get_text (first, "due_source"), ==, "level");
  g_assert_cmpint (hut_record_get_int (second, "due_at", 0), ==, created + 24 * HUT_TIME_HOUR);
  g_assert_cmpint (hut_record_get_int (third, "due_at", 0), >,
                   hut_record_get_int (first, "due_at", 0));
  g_assert_cmpuint (hut_bulk_get_n_done (week) + hut_bulk_get_n_done (day), ==, 2);
  g_assert_cmpuint (hut_bulk_get_n_done (longer), ==, 1);
}

static void
test_a_level_leaves_a_limit_that_was_entered (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GArray) rowids = new_cases (test, 1);
  g_autoptr (HutRecord) before = case_at (test, rowids, 0);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutTime due = hut_time_now () + 3 * HUT_TIME_HOUR;
  g_autoptr (HutBulk) bulk = NULL;
  g_autoptr (HutRecord) after = NULL;

  hut_write_update (write, &hut_kind_case, &before->id);
  hut_write_set (write, "due_at", hut_value_int (due));
  hut_write_set (write, "due_source", hut_value_text ("order"));
  g_assert_true (hut_store_write (test->store, write, NULL));
  bulk = do_act (test, rowids, "level", "level", "2h");
  after = case_at (test, rowids, 0);
  g_assert_cmpuint (hut_bulk_get_n_done (bulk), ==, 1);
  g_assert_cmpstr (hut_record_get_text (after, "level"), ==, "2h");
  g_assert_cmpint (hut_record_get_int (after, "due_at", 0), ==, due);
}

/* An import may name a community as the lead of what is not on its list. */
static void
test_a_reason_opens_what_is_off_the_list (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GArray) rowids = new_cases (test, 1);
  g_autoptr (HutRecord) record = case_at (test, rowids, 0);
  g_autoptr (HutBulk) accepted = do_act (test, rowids, "accept", NULL, NULL);
  const HutCaseAct *assign = hut_case_act_find ("assign");
  HutActValues *values = new_values (assign, "lead", LEAD);
  g_autoptr (HutBulk) refused = NULL;
  g_autoptr (HutBulk) done = NULL;
  g_autoptr (GError) error = NULL;

  hut_test_store_edit (test, &record->id, "category", "违法建设");
  hut_test_store_edit (test, &record->id, "lead", LEAD);
  refused = do_act (test, rowids, "assign", "lead", LEAD);
  g_assert_cmpuint (hut_bulk_get_n_done (refused), ==, 0);
  hut_act_values_set (values, "duty_reason", hut_value_text ("社区先行劝阻"));
  done = hut_bulk_new_act (test->store, g_array_copy (rowids), assign, values);
  hut_bulk_run (done, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hut_bulk_get_n_done (accepted), ==, 1);
  g_assert_cmpuint (hut_bulk_get_n_done (done), ==, 1);
}

static void
test_a_field_of_many_leaves_void_cases_alone (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GArray) rowids = new_cases (test, 3);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HutBulk) voided = NULL;
  g_autoptr (HutBulk) bulk = NULL;
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_val (one, g_array_index (rowids, gint64, 0));
  voided = do_act (test, one, "void", "reason", "重复");
  bulk = hut_bulk_new_field (test->store, g_array_copy (rowids), "community",
                             hut_value_text ("110108014001"));
  hut_bulk_run (bulk, NULL, &error);
  g_assert_no_error (error);
  record = case_at (test, rowids, 2);
  g_assert_cmpuint (hut_bulk_get_n_done (voided), ==, 1);
  g_assert_cmpuint (hut_bulk_get_n_done (bulk), ==, 2);
  g_assert_cmpuint (hut_bulk_get_refusals (bulk)->len, ==, 1);
  g_assert_cmpstr (hut_record_get_text (record, "community"), ==, "110108014001");
}

#define ADD(name, test)                                                                            \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, test, hut_test_store_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/bulk/two-thousand-are-one-act-and-one-undo", test_two_thousand_are_one_act_and_one_undo);
  ADD ("/bulk/who-is-refused-is-told-with-the-reason", test_who_is_refused_is_told_with_the_reason);
  ADD ("/bulk/an-argument-that-is-missing-refuses-all",
       test_an_argument_that_is_missing_refuses_all);
  ADD ("/bulk/what-changed-since-is-not-overwritten", test_what_changed_since_is_not_overwritten);
  ADD ("/bulk/cancelled-nothing-is-written", test_cancelled_nothing_is_written);
  ADD ("/bulk/undo-leaves-what-went-on-since", test_undo_leaves_what_went_on_since);
  ADD ("/bulk/a-level-brings-its-limit-and-moves-it", test_a_level_brings_its_limit_and_moves_it);
  ADD ("/bulk/a-level-leaves-a-limit-that-was-entered",
       test_a_level_leaves_a_limit_that_was_entered);
  ADD ("/bulk/a-reason-opens-what-is-off-the-list", test_a_reason_opens_what_is_off_the_list);
  ADD ("/bulk/a-field-of-many-leaves-void-cases-alone",
       test_a_field_of_many_leaves_void_cases_alone);
  return g_test_run ();
}
