/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The store's side of sync, with the server's answers made up here: what is numbered, what is
 * shown, what waits, and that the sums are those of the rows. */

#define G_LOG_DOMAIN "hutong-test"

#include "headless/hut-test-store.h"
#include "store/hut-db.h"
#include "store/hut-store-answers.h"
#include "store/hut-store-sync.h"

#include <string.h>

#define FIXTURE(name, function)                                                                    \
  g_test_add ("/store-sync/" name, HutTestStore, NULL, set_up, function, hut_test_store_tear_down)

static const char street[] = "street/110108014";

/* ---- The other side ---- */

/* A street of this account, at @epoch. */
static void
join (HutTestStore *test, const char *epoch, const char *view)
{
  g_autoptr (GPtrArray) streams =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_held_stream_free);
  HutMembership membership = { .url = "http://127.0.0.1:1", .user = "clerk", .streams = streams };
  g_autoptr (GError) error = NULL;

  if (view != NULL)
    g_ptr_array_add (streams, hut_held_stream_new (street, view, 0));
  g_ptr_array_add (streams, hut_held_stream_new ("district/110108", "full", 0));
  hut_uid_parse ("0190a000-0000-7000-8000-000000000001", &membership.account);
  hut_uid_parse (epoch, &membership.epoch);
  membership.clock = g_get_real_time ();
  g_assert_true (hut_store_sync_join (test->store, &membership, &error));
  g_assert_no_error (error);
}

#define EPOCH_1 "0190a000-0000-7000-8000-00000000000a"
#define EPOCH_2 "0190a000-0000-7000-8000-00000000000b"

static char *
print (const HutOperation *operation, const HutUid *log, gint64 n)
{
  g_autoptr (JsonObject) fields = hut_operation_fields (operation, FALSE);
  char log_text[HUT_UID_STRING_LEN + 1], op[HUT_UID_STRING_LEN + 1];

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s %u", hut_uid_print (log, log_text), n,
                          hut_uid_print (&operation->op, op),
                          fields != NULL ? json_object_get_size (fields) : 0);
}

static GPtrArray *
take (HutTestStore *test, guint lines)
{
  const HutPushLimits limits = { lines, 1 << 20, 1 << 16 };
  g_autoptr (GError) error = NULL;
  GPtrArray *taken = hut_store_sync_take (test->store, print, &limits, &error);

  g_assert_no_error (error);
  return taken;
}

static void
settle_one (HutTestStore *test, const HutOutgoing *outgoing, HutOutcomeType type, gint64 ver)
{
  g_autoptr (GArray) outcomes = g_array_new (FALSE, TRUE, sizeof (HutOutcome));
  HutOutcome outcome = { .op = outgoing->operation->op, .type = type, .ver = ver };
  g_autoptr (GError) error = NULL;

  g_array_append_val (outcomes, outcome);
  g_assert_true (hut_store_sync_settle (test->store, outcomes, &error));
  g_assert_no_error (error);
}

/* Everything unsent is accepted with version 1. */
static void
accept_all (HutTestStore *test)
{
  for (;;)
    {
      g_autoptr (GPtrArray) taken = take (test, 500);

      if (taken->len == 0)
        return;
      for (guint i = 0; i < taken->len; i++)
        settle_one (test, taken->pdata[i], HUT_OUTCOME_ACCEPTED, 1);
    }
}

static HutRecord *
server_case (const HutUid *id, gint64 ver, const char *title)
{
  HutRecord *record = hut_record_new (&hut_kind_case, id, street);

  hut_record_set_text (record, "title", title);
  hut_record_set_text (record, "state", "received");
  hut_record_set_text (record, "telephone", "62780001");
  record->ver = ver;
  return record;
}

/* Takes over @arrival. */
static void
pull (HutTestStore *test, gint64 seq, HutArrival *arrival)
{
  g_autoptr (GPtrArray) arrivals =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_arrival_free);
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (HutStreamMark));
  HutStreamMark mark = { .stream = street, .seq = seq };
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (arrivals, arrival);
  g_array_append_val (marks, mark);
  g_assert_true (hut_store_sync_apply (test->store, arrivals, marks, NULL, &error));
  g_assert_no_error (error);
}

/* ---- This side ---- */

static void
set_up (HutTestStore *test, gconstpointer unused)
{
  hut_test_store_set_up (test, unused);
  join (test, EPOCH_1, "full");
  accept_all (test); /* what is shipped */
}

static void
assert_title (HutTestStore *test, const HutUid *id, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecord) record = hut_reader_get (test->reader, &hut_kind_case, id, &error);

  g_assert_no_error (error);
  if (title == NULL)
    {
      g_assert_null (record);
      return;
    }
  g_assert_nonnull (record);
  g_assert_cmpstr (hut_record_get_text (record, "title"), ==, title);
}

static void
assert_pending (HutTestStore *test, guint unsent, guint waiting, guint conflicts)
{
  g_autoptr (GError) error = NULL;
  HutPendingCounts counts;

  hut_reader_pending_counts (test->reader, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.unsent, ==, unsent);
  g_assert_cmpuint (counts.waiting, ==, waiting);
  g_assert_cmpuint (counts.conflicts, ==, conflicts);
}

static void
assert_sound (HutTestStore *test)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hut_store_verify (test->store, &error));
  g_assert_no_error (error);
}

static char *
dump (HutTestStore *test)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  hut_store_dump (test->store, street, out, &error);
  g_assert_no_error (error);
  g_output_stream_write (out, "", 1, NULL, NULL);
  g_output_stream_close (out, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

/* ---- Up ---- */

static void
test_numbers_are_kept (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) again = NULL;

  for (int i = 0; i < 5; i++)
    hut_test_store_new_case (test, "路灯不亮");
  before = take (test, 3);
  g_assert_cmpuint (before->len, ==, 3);

  hut_test_store_reopen (test);
  hut_test_store_new_case (test, "井盖松动");
  again = take (test, 500);
  g_assert_cmpuint (again->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (((HutOutgoing *)before->pdata[i])->line, ==,
                     ((HutOutgoing *)again->pdata[i])->line);
  for (guint i = 1; i < 3; i++)
    g_assert_cmpint (((HutOutgoing *)again->pdata[i])->n, ==,
                     ((HutOutgoing *)again->pdata[i - 1])->n + 1);
}

static void
test_group_is_never_cut (HutTestStore *test, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = NULL;

  hut_test_store_new_case (test, "一");
  hut_write_begin_group (write);
  for (int i = 0; i < 4; i++)
    hut_test_store_add_case (write, "同组");
  g_assert_true (hut_store_write (test->store, write, &error));

  first = take (test, 3);
  g_assert_cmpuint (first->len, ==, 1);
  settle_one (test, first->pdata[0], HUT_OUTCOME_ACCEPTED, 1);
  g_clear_pointer (&first, g_ptr_array_unref);
  first = take (test, 3);
  g_assert_cmpuint (first->len, ==, 4);
}

static void
test_refused_takes_its_later_ones (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "被拒");
  HutUid other = hut_test_store_new_case (test, "别的");
  g_autoptr (GPtrArray) taken = take (test, 1);

  hut_test_store_edit (test, &id, "title", "被拒之后");
  assert_pending (test, 3, 0, 0);
  settle_one (test, taken->pdata[0], HUT_OUTCOME_REFUSED, 0);
  assert_pending (test, 1, 2, 0);
  assert_title (test, &id, NULL);
  assert_title (test, &other, "别的");
  assert_sound (test);
}

static void
test_refused_create_takes_its_events (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "被拒");
  HutUid event_id = hut_uid_new ();
  HutRecord *event = hut_record_new (&hut_kind_event, &event_id, NULL);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GPtrArray) taken = take (test, 1);
  g_autoptr (GError) error = NULL;

  hut_record_set (event, "case", hut_value_uid (&id));
  hut_record_set_text (event, "code", "note");
  hut_record_set_int (event, "at", g_get_real_time ());
  hut_write_create (write, event);
  g_assert_true (hut_store_write (test->store, write, &error));
  settle_one (test, taken->pdata[0], HUT_OUTCOME_REFUSED, 0);
  assert_pending (test, 0, 2, 0);
}

static void
test_new_log_sends_everything_again (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GPtrArray) sent = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  hut_test_store_new_case (test, "一");
  accept_all (test);
  hut_test_store_new_case (test, "二");
  sent = take (test, 500);
  g_assert_cmpuint (sent->len, ==, 1);
  g_assert_true (hut_store_sync_new_log (test->store, HUT_PAST_LOST, &error));

  again = take (test, 500);
  /* What was accepted goes first; under another log, from 1. */
  g_assert_cmpuint (again->len, >, 1);
  g_assert_cmpint (((HutOutgoing *)again->pdata[0])->n, ==, 1);
  g_assert_false (hut_uid_equal (&((HutOutgoing *)again->pdata[0])->log,
                                 &((HutOutgoing *)sent->pdata[0])->log));
}

/* ---- Down ---- */

static void
test_unsent_stays_on_top (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autofree char *there = NULL;

  pull (test, 1, hut_arrival_new_put (server_case (&id, 1, "服务器的")));
  assert_title (test, &id, "服务器的");
  hut_test_store_edit (test, &id, "title", "我的");
  pull (test, 2, hut_arrival_new_put (server_case (&id, 2, "服务器的新")));
  assert_title (test, &id, "我的");
  there = dump (test);
  g_assert_nonnull (strstr (there, "服务器的新"));
  g_assert_null (strstr (there, "我的"));
  assert_sound (test);
}

static void
test_accepted_stays_until_held (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (GPtrArray) taken = NULL;

  pull (test, 1, hut_arrival_new_put (server_case (&id, 1, "旧")));
  hut_test_store_edit (test, &id, "title", "新");
  taken = take (test, 500);
  settle_one (test, taken->pdata[0], HUT_OUTCOME_ACCEPTED, 3);
  assert_pending (test, 0, 0, 0);
  assert_title (test, &id, "新");

  pull (test, 2, hut_arrival_new_put (server_case (&id, 2, "别人的")));
  assert_title (test, &id, "新");
  pull (test, 3, hut_arrival_new_put (server_case (&id, 3, "最后")));
  assert_title (test, &id, "最后");
  assert_sound (test);
}

static void
test_refused_falls_back (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (GPtrArray) taken = NULL;

  pull (test, 1, hut_arrival_new_put (server_case (&id, 1, "旧")));
  hut_test_store_edit (test, &id, "title", "新");
  taken = take (test, 500);
  settle_one (test, taken->pdata[0], HUT_OUTCOME_REFUSED, 0);
  assert_title (test, &id, "旧");
  assert_pending (test, 0, 1, 0);
  assert_sound (test);
}

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

  pull (test, 1, hut_arrival_new_put (server_case (&id, 1, "旧")));
  batch = hut_test_store_edit (test, &id, "title", "我的");
  pull (test, 2, hut_arrival_new_put (server_case (&id, 2, "别人的新")));
  undo (test, &batch);
  assert_title (test, &id, "别人的新");
  assert_pending (test, 0, 0, 0);
  assert_sound (test);
}

static void
test_undone_leaves_the_rest_on_top (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) record = NULL;
  HutUid batch;

  pull (test, 1, hut_arrival_new_put (server_case (&id, 1, "旧")));
  batch = hut_test_store_edit (test, &id, "title", "我的");
  hut_test_store_edit (test, &id, "address", "北门");
  pull (test, 2, hut_arrival_new_put (server_case (&id, 2, "别人的新")));
  undo (test, &batch);
  assert_title (test, &id, "别人的新");
  record = hut_reader_get (test->reader, &hut_kind_case, &id, NULL);
  g_assert_cmpstr (hut_record_get_text (record, "address"), ==, "北门");
  assert_pending (test, 1, 0, 0);
  assert_sound (test);
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

  pull (test, 1, hut_arrival_new_put (server_case (&id, 1, "旧")));
  hut_test_store_edit (test, &id, "title", "新");
  taken = take (test, 500);
  outgoing = taken->pdata[0];
  settle_one (test, outgoing, HUT_OUTCOME_REFUSED, 0);
  g_assert_cmpuint (history_length (test, &id), ==, 1);
  hut_store_answer_waiting (test->store, &outgoing->operation->op, HUT_WAITING_RETRY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history_length (test, &id), ==, 1); /* the new attempt alone */
  assert_title (test, &id, "新");
  assert_sound (test);
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

  pull (test, 1, hut_arrival_new_put (server_case (&id, 1, "旧")));
  hut_test_store_edit (test, &id, "title", "新");
  taken = take (test, 500);
  outgoing = taken->pdata[0];
  settle_one (test, outgoing, HUT_OUTCOME_REFUSED, 0);
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
  taken = take (test, 500);
  g_assert_cmpuint (taken->len, ==, 1);
  settle_one (test, taken->pdata[0], HUT_OUTCOME_REFUSED, 0);
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
  assert_pending (test, 0, 1, 0);
  assert_sound (test);
}

static void
test_gone_and_purge (HutTestStore *test, gconstpointer unused)
{
  HutUid kept = hut_uid_new ();
  HutUid id = hut_uid_new ();
  g_autofree char *left = NULL;

  pull (test, 1, hut_arrival_new_put (server_case (&kept, 1, "留下")));
  pull (test, 2, hut_arrival_new_put (server_case (&id, 1, "要抹去的")));
  hut_test_store_edit (test, &id, "title", "未发送的");
  pull (test, 3, hut_arrival_new (HUT_ARRIVAL_PURGE, &hut_kind_case, &id));
  assert_title (test, &id, NULL);
  assert_pending (test, 0, 0, 0);
  pull (test, 4, hut_arrival_new (HUT_ARRIVAL_GONE, &hut_kind_case, &kept));
  assert_title (test, &kept, NULL);
  left = dump (test);
  g_assert_null (strstr (left, "要抹去的"));
  g_assert_null (strstr (left, "留下"));
  assert_sound (test);
}

static void
test_new_epoch_keeps_work (HutTestStore *test, gconstpointer unused)
{
  HutUid theirs = hut_uid_new ();
  HutUid accepted = hut_test_store_new_case (test, "已收");
  HutUid unsent;
  g_autoptr (GPtrArray) again = NULL;

  accept_all (test);
  pull (test, 1, hut_arrival_new_put (server_case (&theirs, 1, "别人的")));
  pull (test, 2, hut_arrival_new_put (server_case (&accepted, 1, "已收")));
  unsent = hut_test_store_new_case (test, "未发");
  join (test, EPOCH_2, "full");

  assert_title (test, &theirs, NULL);
  assert_title (test, &accepted, "已收");
  assert_title (test, &unsent, "未发");
  again = take (test, 500);
  g_assert_cmpuint (again->len, >=, 2);
  g_assert_true (
      hut_uid_equal (&((HutOutgoing *)again->pdata[again->len - 1])->operation->id, &unsent));
  assert_sound (test);
}

static void
test_dropped_stream_is_erased (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autofree char *left = NULL;

  pull (test, 1, hut_arrival_new_put (server_case (&id, 1, "不再给的")));
  hut_test_store_edit (test, &id, "title", "未发送的");
  join (test, EPOCH_1, NULL);
  assert_title (test, &id, NULL);
  assert_pending (test, 0, 1, 0);
  left = dump (test);
  g_assert_cmpstr (left, ==, "");
  assert_sound (test);
}

static void
test_other_view_is_loaded_again (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (GPtrArray) streams = NULL;
  g_autoptr (GError) error = NULL;

  pull (test, 7, hut_arrival_new_put (server_case (&id, 1, "全")));
  join (test, EPOCH_1, "masked");
  assert_title (test, &id, NULL);
  streams = hut_store_sync_streams (test->store, &error);
  g_assert_cmpuint (streams->len, ==, 2);
  g_assert_cmpstr (((HutHeldStream *)streams->pdata[1])->view, ==, "masked");
  g_assert_cmpint (((HutHeldStream *)streams->pdata[1])->seq, ==, 0);
}

static void
test_another_account_is_refused (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GPtrArray) streams =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_held_stream_free);
  HutMembership membership = { .url = "http://127.0.0.1:1", .user = "other", .streams = streams };
  g_autoptr (GError) error = NULL;

  membership.account = hut_uid_new ();
  hut_uid_parse (EPOCH_1, &membership.epoch);
  g_assert_false (hut_store_sync_join (test->store, &membership, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
}

static void
test_provisional_account_moves (HutTestStore *test, gconstpointer unused)
{
  g_assert_cmpstr (hut_store_get_home (test->store, &hut_kind_view), ==,
                   "user/0190a000-0000-7000-8000-000000000001");
  hut_test_store_reopen (test);
  g_assert_cmpstr (hut_store_get_home (test->store, &hut_kind_view), ==,
                   "user/0190a000-0000-7000-8000-000000000001");
}

/* ---- Conflicts ---- */

/* A change record as the server writes it: @op set the title from @old_title to @new_title, and
 * met another writer: @loser lost to @winner. */
static HutRecord *
server_change (const HutUid *op, const HutUid *id, const char *old_title, const char *new_title,
               const HutUid *loser, const HutUid *winner)
{
  HutRecord *change = hut_record_new (&hut_kind_change, op, street);
  char a[HUT_UID_STRING_LEN + 1], b[HUT_UID_STRING_LEN + 1];
  g_autofree char *fields = g_strdup_printf ("{\"title\":[\"%s\",\"%s\"]}", old_title, new_title);
  g_autofree char *over =
      loser != NULL ? g_strdup_printf ("{\"title\":[\"%s\",\"%s\"]}", hut_uid_print (loser, a),
                                       hut_uid_print (winner, b))
                    : NULL;

  hut_record_set (change, "record", hut_value_uid (id));
  hut_record_set_text (change, "record_kind", "case");
  hut_record_set_text (change, "verb", "update");
  hut_record_set_text (change, "fields", fields);
  hut_record_set_text (change, "over", over);
  hut_record_set_text (change, "account", "li");
  hut_record_set_int (change, "at", g_get_real_time ());
  change->ver = 1;
  return change;
}

static void
assert_card (HutTestStore *test, const HutUid *id, const char *ours, const char *theirs,
             gboolean ours_won)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = hut_reader_conflicts (test->reader, id, 10, &error);
  HutConflict *card;

  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, 1);
  card = cards->pdata[0];
  g_assert_cmpstr (card->field->name, ==, "title");
  g_assert_cmpstr (card->ours.text, ==, ours);
  g_assert_cmpstr (card->theirs.text, ==, theirs);
  g_assert_cmpint (card->ours_won, ==, ours_won);
}

/* Theirs came later to the server, and met ours. */
static void
test_card_of_a_foreign_change (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  HutUid theirs = hut_uid_new ();
  HutUid ours;
  g_autoptr (GPtrArray) taken = NULL;

  pull (test, 1, hut_arrival_new_put (server_case (&id, 1, "起初")));
  hut_test_store_edit (test, &id, "title", "我的");
  taken = take (test, 500);
  ours = ((HutOutgoing *)taken->pdata[0])->operation->op;
  settle_one (test, taken->pdata[0], HUT_OUTCOME_ACCEPTED, 2);
  pull (test, 2, hut_arrival_new_put (server_case (&id, 3, "他的")));
  pull (test, 3,
        hut_arrival_new_put (server_change (&theirs, &id, "起初", "他的", &ours, &theirs)));
  assert_card (test, &id, "我的", "他的", FALSE);

  /* The same page once more makes no second card. */
  pull (test, 3,
        hut_arrival_new_put (server_change (&theirs, &id, "起初", "他的", &ours, &theirs)));
  assert_card (test, &id, "我的", "他的", FALSE);
  assert_sound (test);
}

/* Ours came later, met theirs, and won. */
static void
test_card_of_our_change (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  HutUid theirs = hut_uid_new ();
  HutUid ours;
  g_autoptr (GPtrArray) taken = NULL;

  pull (test, 1, hut_arrival_new_put (server_case (&id, 1, "起初")));
  hut_test_store_edit (test, &id, "title", "我的");
  taken = take (test, 500);
  ours = ((HutOutgoing *)taken->pdata[0])->operation->op;
  pull (test, 2, hut_arrival_new_put (server_change (&theirs, &id, "起初", "他的", NULL, NULL)));
  settle_one (test, taken->pdata[0], HUT_OUTCOME_MERGED, 3);
  pull (test, 3, hut_arrival_new_put (server_change (&ours, &id, "起初", "我的", &theirs, &ours)));
  assert_card (test, &id, "我的", "他的", TRUE);
}

static void
test_no_card_between_others (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  HutUid one = hut_uid_new ();
  HutUid two = hut_uid_new ();

  pull (test, 1, hut_arrival_new_put (server_case (&id, 1, "起初")));
  pull (test, 2, hut_arrival_new_put (server_change (&two, &id, "起初", "乙", &one, &two)));
  assert_pending (test, 0, 0, 0);
}

/* ---- Sums ---- */

static void
test_repair_makes_the_rows_the_servers (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  HutUid extra = id;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (GArray) buckets = NULL;
  g_autoptr (GError) error = NULL;
  char end[5];
  guint n_repaired = 0;

  extra.bytes[8] ^= 1; /* in the same bucket */
  g_snprintf (end, sizeof end, "%02x%02x", id.bytes[14], id.bytes[15]);
  pull (test, 1, hut_arrival_new_put (server_case (&id, 1, "走样")));
  pull (test, 2, hut_arrival_new_put (server_case (&extra, 1, "多余")));
  buckets = hut_store_sync_buckets (test->store, street, NULL, &error);
  g_assert_cmpuint (buckets->len, ==, 1);
  g_assert_cmpint (g_array_index (buckets, HutBucket, 0).count, ==, 2);
  g_assert_cmpstr (g_array_index (buckets, HutBucket, 0).bucket, ==, end + 2);

  g_ptr_array_add (records, server_case (&id, 4, "原样"));
  /* Not where the stream has moved on meanwhile. */
  hut_store_sync_repair (test->store, street, 9, end, records, &n_repaired, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_repaired, ==, 0);
  hut_store_sync_repair (test->store, street, 2, end, records, &n_repaired, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_repaired, ==, 2);
  assert_title (test, &id, "原样");
  assert_title (test, &extra, NULL);
  assert_sound (test);
}

static void
test_differing_sum_is_told (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (HutStreamMark));
  g_autoptr (GPtrArray) differing = g_ptr_array_new_with_free_func (g_free);
  HutStreamMark mark = { .stream = street, .seq = 1, .checked = TRUE, .count = 1, .sum = 7 };
  g_autoptr (GError) error = NULL;

  g_array_append_val (marks, mark);
  g_assert_true (hut_store_sync_apply (test->store, none, marks, differing, &error));
  g_assert_cmpuint (differing->len, ==, 1);
  g_assert_cmpstr (differing->pdata[0], ==, street);
}

/* Random work on both sides, seeded: whatever happens, no operation is lost or in two places, and
 * the sums are those of the rows. */
static void
test_random_work (HutTestStore *test, gconstpointer unused)
{
  GRand *random = g_rand_new_with_seed (g_test_rand_int ());
  HutUid ids[8];
  gint64 vers[8] = { 0 };
  guint made = 0, settled = 0, refused = 0;
  HutPendingCounts counts;
  gint64 seq = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ids[i] = hut_uid_new ();
      pull (test, ++seq, hut_arrival_new_put (server_case (&ids[i], ++vers[i], "起初")));
    }
  for (guint step = 0; step < 150; step++)
    {
      guint which = g_rand_int_range (random, 0, G_N_ELEMENTS (ids));
      g_autofree char *title = g_strdup_printf ("标题%u", step);
      g_autoptr (GPtrArray) taken = NULL;

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          hut_test_store_edit (test, &ids[which], "title", title);
          made++;
          break;
        case 1:
          pull (test, ++seq, hut_arrival_new_put (server_case (&ids[which], ++vers[which], title)));
          break;
        case 2:
          taken = take (test, g_rand_int_range (random, 1, 10));
          break;
        case 3:
        default:
          taken = take (test, 10);
          for (guint i = 0; i < taken->len; i++)
            {
              HutOutgoing *outgoing = taken->pdata[i];
              gboolean refuse = g_rand_int_range (random, 0, 5) == 0;

              settle_one (test, outgoing, refuse ? HUT_OUTCOME_REFUSED : HUT_OUTCOME_ACCEPTED,
                          ++seq);
              settled += !refuse;
            }
          break;
        }
    }
  hut_reader_pending_counts (test->reader, &counts, NULL);
  refused = counts.waiting;
  g_assert_cmpuint (counts.unsent + settled + refused, ==, made);
  assert_sound (test);
  g_rand_free (random);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE ("numbers-are-kept-for-what-was-sent", test_numbers_are_kept);
  FIXTURE ("group-is-never-cut", test_group_is_never_cut);
  FIXTURE ("refused-takes-its-later-ones-along", test_refused_takes_its_later_ones);
  FIXTURE ("refused-create-takes-its-events-along", test_refused_create_takes_its_events);
  FIXTURE ("new-log-sends-everything-again", test_new_log_sends_everything_again);
  FIXTURE ("unsent-stays-on-top-of-what-comes-down", test_unsent_stays_on_top);
  FIXTURE ("accepted-stays-on-top-until-it-is-held", test_accepted_stays_until_held);
  FIXTURE ("refused-falls-back-to-the-servers-row", test_refused_falls_back);
  FIXTURE ("undone-shows-the-servers-row", test_undone_shows_the_servers_row);
  FIXTURE ("undone-leaves-the-rest-on-top", test_undone_leaves_the_rest_on_top);
  FIXTURE ("refused-and-answered-is-no-change", test_answered_is_no_change);
  FIXTURE ("given-up-is-told-by-field", test_given_up_is_told_by_field);
  FIXTURE ("unreadable-operation-hides-no-other", test_unreadable_hides_no_other);
  FIXTURE ("gone-and-purged-leave-nothing", test_gone_and_purge);
  FIXTURE ("new-epoch-keeps-unsent-and-accepted-work", test_new_epoch_keeps_work);
  FIXTURE ("dropped-stream-is-erased-and-its-work-waits", test_dropped_stream_is_erased);
  FIXTURE ("other-view-is-loaded-again", test_other_view_is_loaded_again);
  FIXTURE ("another-account-is-refused", test_another_account_is_refused);
  FIXTURE ("provisional-account-moves", test_provisional_account_moves);
  FIXTURE ("foreign-change-over-ours-makes-a-card", test_card_of_a_foreign_change);
  FIXTURE ("our-change-over-a-foreign-one-makes-a-card", test_card_of_our_change);
  FIXTURE ("no-card-between-others", test_no_card_between_others);
  FIXTURE ("repair-makes-the-rows-the-servers", test_repair_makes_the_rows_the_servers);
  FIXTURE ("differing-sum-is-told", test_differing_sum_is_told);
  FIXTURE ("random-work-loses-nothing", test_random_work);
  return g_test_run ();
}
