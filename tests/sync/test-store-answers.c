/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person takes back, gives up or sends again, with the server's answers made up: afterwards
 * the record shows what the server has with the rest of ours on top, and its history what came of
 * it. */

#define G_LOG_DOMAIN "hutong-test"

#include "store/hut-bulk.h"
#include "store/hut-db.h"
#include "store/hut-store-answers.h"
#include "sync/hut-test-peer.h"

#define FIXTURE(name, function)                                                                    \
  g_test_add ("/store-answers/" name, HutTestStore, NULL, hut_peer_set_up, function,               \
              hut_test_store_tear_down)

static void
undo (HutTestStore *test, const HutUid *batch)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hut_store_undo (test->store, batch, &error));
  g_assert_no_error (error);
}

static void
test_undone_shows_the_servers_row (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  HutUid batch;

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "旧")));
  batch = hut_test_store_edit (test, &id, "title", "我的");
  hut_peer_pull (test, 2, hut_arrival_new_put (hut_peer_case (&id, 2, "别人的新")));
  undo (test, &batch);
  hut_peer_assert_title (test, &id, "别人的新");
  hut_peer_assert_pending (test, 0, 0, 0);
  hut_peer_assert_sound (test);
}

static void
test_undone_leaves_the_rest_on_top (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) record = NULL;
  HutUid batch;

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "旧")));
  batch = hut_test_store_edit (test, &id, "title", "我的");
  hut_test_store_edit (test, &id, "address", "北门");
  hut_peer_pull (test, 2, hut_arrival_new_put (hut_peer_case (&id, 2, "别人的新")));
  undo (test, &batch);
  hut_peer_assert_title (test, &id, "别人的新");
  record = hut_reader_get (test->reader, &hut_kind_case, &id, NULL);
  g_assert_cmpstr (hut_record_get_text (record, "address"), ==, "北门");
  hut_peer_assert_pending (test, 1, 0, 0);
  hut_peer_assert_sound (test);
}

/* How many entries the history of the case has. */
static guint
history_length (HutTestStore *test, const HutUid *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = hut_reader_history (test->reader, &hut_kind_case, id, &error);

  g_assert_no_error (error);
  return entries->len;
}

static void
test_answered_is_no_change (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GError) error = NULL;
  HutOutgoing *outgoing;

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "旧")));
  hut_test_store_edit (test, &id, "title", "新");
  taken = hut_peer_take (test, 500);
  outgoing = taken->pdata[0];
  hut_peer_settle (test, outgoing, HUT_OUTCOME_REFUSED, 0);
  g_assert_cmpuint (history_length (test, &id), ==, 1);
  hut_store_answer_waiting (test->store, &outgoing->operation->op, HUT_WAITING_RETRY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history_length (test, &id), ==, 1); /* the new attempt alone */
  hut_peer_assert_title (test, &id, "新");
  hut_peer_assert_sound (test);
}

/* A person reads words: what was given up stands field by field, not as JSON. */
static void
test_given_up_is_told_by_field (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  HutHistoryEntry *entry;
  HutOutgoing *outgoing;

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "旧")));
  hut_test_store_edit (test, &id, "title", "新");
  taken = hut_peer_take (test, 500);
  outgoing = taken->pdata[0];
  hut_peer_settle (test, outgoing, HUT_OUTCOME_REFUSED, 0);
  hut_store_answer_waiting (test->store, &outgoing->operation->op, HUT_WAITING_DROP, &error);
  g_assert_no_error (error);
  entries = hut_reader_history (test->reader, &hut_kind_case, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->event, ==, "given-up");
  g_assert_null (entry->words);
  g_assert_true (json_object_has_member (entry->fields, "title"));
}

/* Its personal values do not open: it waits with the others, and can be given up. */
static void
test_unreadable_hides_no_other (HutTestStore *test, gconstpointer unused)
{
  static const char SQL_SPOIL[] = "UPDATE operation SET personal = '{\"telephone\":\"AAAA\"}' "
                                  "WHERE seq = (SELECT max(seq) FROM operation)";
  HutUid ids[] = { hut_test_store_new_case (test, "好的"), hut_test_store_new_case (test, "坏的") };
  g_autoptr (HutDb) db = hut_db_open (test->path, HUT_DB_WRITE, NULL);
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;
  HutPendingOperation *poisoned;

  hut_db_execute (db, SQL_SPOIL, &error);
  g_assert_no_error (error);
  taken = hut_peer_take (test, 500);
  g_assert_cmpuint (taken->len, ==, 1);
  hut_peer_settle (test, taken->pdata[0], HUT_OUTCOME_REFUSED, 0);
  waiting = hut_reader_waiting (test->reader, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waiting->len, ==, 2);
  poisoned = waiting->pdata[0];
  g_assert_true (hut_uid_equal (&poisoned->operation->id, &ids[1]));
  g_assert_false (
      hut_store_answer_waiting (test->store, &poisoned->operation->op, HUT_WAITING_RETRY, &error));
  g_clear_error (&error);
  hut_store_answer_waiting (test->store, &poisoned->operation->op, HUT_WAITING_DROP, &error);
  g_assert_no_error (error);
  hut_peer_assert_pending (test, 0, 1, 0);
  hut_peer_assert_sound (test);
}

/* Does @name with the case in @rowids; the batch. */
static HutUid
act (HutTestStore *test, GArray *rowids, const char *name, const char *const *arguments)
{
  const HutCaseAct *known = hut_case_act_find (name);
  HutActValues *values = hut_act_values_new (known);
  g_autoptr (HutBulk) bulk = NULL;
  g_autoptr (GError) error = NULL;

  for (; *arguments != NULL; arguments += 2)
    hut_act_values_set (values, arguments[0], hut_value_text (arguments[1]));
  bulk = hut_bulk_new_act (test->store, g_array_ref (rowids), known, values);
  hut_bulk_run (bulk, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hut_bulk_get_n_done (bulk), ==, 1);
  return *hut_bulk_get_batch (bulk);
}

/* The server has it already: it is taken back like any other assignment, with an entry, and the
 * limit that came with it stays, since to lift one would be more time. */
static void
test_a_sent_assignment_is_taken_back (HutTestStore *test, gconstpointer unused)
{
  static const char *const nothing[] = { NULL };
  static const char *const given[] = { "lead", "kq-1", "level", "7d", NULL };
  HutUid id = hut_test_store_new_case (test, "路灯不亮"), batch;
  g_autoptr (GArray) rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 rowid = hut_reader_case_rowid (test->reader, &id);
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  guint n_taken_back = 0;

  g_array_append_val (rowids, rowid);
  act (test, rowids, "accept", nothing);
  batch = act (test, rowids, "assign", given);
  hut_peer_accept_all (test);
  undo (test, &batch);
  record = hut_reader_get (test->reader, &hut_kind_case, &id, NULL);
  g_assert_cmpstr (hut_record_get_text (record, "state"), ==, "accepted");
  g_assert_null (hut_record_get_text (record, "lead"));
  g_assert_cmpint (hut_record_get_int (record, "due_at", 0), !=, 0);
  entries = hut_reader_history (test->reader, &hut_kind_case, &id, NULL);
  for (guint i = 0; i < entries->len; i++)
    n_taken_back += g_strcmp0 (((HutHistoryEntry *)entries->pdata[i])->event, "taken-back") == 0;
  g_assert_cmpuint (n_taken_back, ==, 1);
  hut_peer_assert_pending (test, 2, 0, 0);
  hut_peer_assert_sound (test);
}

/* An act is one change to a person: what was refused together goes together. */
static void
test_a_refused_group_is_answered_as_one (HutTestStore *test, gconstpointer unused)
{
  static const char *const nothing[] = { NULL };
  HutUid id = hut_uid_new ();
  g_autoptr (GArray) rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GError) error = NULL;
  HutOutgoing *last;
  gint64 rowid;

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "路灯不亮")));
  rowid = hut_reader_case_rowid (test->reader, &id);
  g_array_append_val (rowids, rowid);
  act (test, rowids, "accept", nothing);
  taken = hut_peer_take (test, 500);
  g_assert_cmpuint (taken->len, ==, 2);
  for (guint i = 0; i < taken->len; i++)
    hut_peer_settle (test, taken->pdata[i], HUT_OUTCOME_REFUSED, 0);
  hut_peer_assert_pending (test, 0, 1, 0);
  last = taken->pdata[1];
  hut_store_answer_waiting (test->store, &last->operation->op, HUT_WAITING_RETRY, &error);
  g_assert_no_error (error);
  hut_peer_assert_pending (test, 2, 0, 0);
  g_ptr_array_unref (taken);
  taken = hut_peer_take (test, 500);
  g_assert_cmpuint (taken->len, ==, 2);
  g_assert_true (hut_uid_equal (&((HutOutgoing *)taken->pdata[0])->operation->group,
                                &((HutOutgoing *)taken->pdata[1])->operation->group));
  for (guint i = 0; i < taken->len; i++)
    hut_peer_settle (test, taken->pdata[i], HUT_OUTCOME_REFUSED, 0);
  last = taken->pdata[0];
  hut_store_answer_waiting (test->store, &last->operation->op, HUT_WAITING_DROP, &error);
  g_assert_no_error (error);
  hut_peer_assert_pending (test, 1, 0, 0); /* that it was given up */
  hut_peer_assert_sound (test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE ("undone-shows-the-servers-row", test_undone_shows_the_servers_row);
  FIXTURE ("undone-leaves-the-rest-on-top", test_undone_leaves_the_rest_on_top);
  FIXTURE ("refused-and-answered-is-no-change", test_answered_is_no_change);
  FIXTURE ("given-up-is-told-by-field", test_given_up_is_told_by_field);
  FIXTURE ("a-sent-assignment-is-taken-back", test_a_sent_assignment_is_taken_back);
  FIXTURE ("a-refused-group-is-answered-as-one", test_a_refused_group_is_answered_as_one);
  FIXTURE ("unreadable-operation-hides-no-other", test_unreadable_hides_no_other);
  return g_test_run ();
}
