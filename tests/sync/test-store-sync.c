/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The store's side of sync, with the server's answers made up here: what is numbered, what is
 * shown, what waits, and that the sums are those of the rows. */

#define G_LOG_DOMAIN "hutong-test"

#include "sync/hut-test-peer.h"

#include <string.h>

#define FIXTURE(name, function)                                                                    \
  g_test_add ("/store-sync/" name, HutTestStore, NULL, hut_peer_set_up, function,                  \
              hut_test_store_tear_down)

static const char street[] = HUT_PEER_STREET;

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
  before = hut_peer_take (test, 3);
  g_assert_cmpuint (before->len, ==, 3);

  hut_test_store_reopen (test);
  hut_test_store_new_case (test, "井盖松动");
  again = hut_peer_take (test, 500);
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

  first = hut_peer_take (test, 3);
  g_assert_cmpuint (first->len, ==, 1);
  hut_peer_settle (test, first->pdata[0], HUT_OUTCOME_ACCEPTED, 1);
  g_clear_pointer (&first, g_ptr_array_unref);
  first = hut_peer_take (test, 3);
  g_assert_cmpuint (first->len, ==, 4);
}

static void
test_refused_takes_its_later_ones (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "被拒");
  HutUid other = hut_test_store_new_case (test, "别的");
  g_autoptr (GPtrArray) taken = hut_peer_take (test, 1);

  hut_test_store_edit (test, &id, "title", "被拒之后");
  hut_peer_assert_pending (test, 3, 0, 0);
  hut_peer_settle (test, taken->pdata[0], HUT_OUTCOME_REFUSED, 0);
  hut_peer_assert_pending (test, 1, 2, 0);
  hut_peer_assert_title (test, &id, NULL);
  hut_peer_assert_title (test, &other, "别的");
  hut_peer_assert_sound (test);
}

static void
add_event (HutWrite *write, const HutUid *case_id)
{
  HutUid id = hut_uid_new ();
  HutRecord *event = hut_record_new (&hut_kind_event, &id, NULL);

  hut_record_set (event, "case", hut_value_uid (case_id));
  hut_record_set_text (event, "code", "note");
  hut_record_set_int (event, "at", g_get_real_time ());
  hut_write_create (write, event);
}

/* One answer that refuses a hundred cases of a hundred and one. */
static void
test_refused_creates_take_only_their_events (HutTestStore *test, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GArray) outcomes = g_array_new (FALSE, TRUE, sizeof (HutOutcome));
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 101; i++)
    hut_test_store_add_case (write, "同批");
  g_assert_true (hut_store_write (test->store, write, &error));
  taken = hut_peer_take (test, 500);
  g_assert_cmpuint (taken->len, ==, 101);
  write = hut_write_new (HUT_WRITE_PERSON);
  for (guint i = 0; i < taken->len; i++)
    {
      const HutOutgoing *outgoing = taken->pdata[i];
      HutOutcome outcome = { .op = outgoing->operation->op,
                             .type = i == 50 ? HUT_OUTCOME_ACCEPTED : HUT_OUTCOME_REFUSED,
                             .ver = 1 };

      g_array_append_val (outcomes, outcome);
      add_event (write, &outgoing->operation->id);
    }
  g_assert_true (hut_store_write (test->store, write, &error));
  g_assert_true (hut_store_sync_settle (test->store, outcomes, &error));
  g_assert_no_error (error);
  hut_peer_assert_pending (test, 1, 200, 0);
  hut_peer_assert_sound (test);
}

static void
test_refused_create_takes_its_events (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "被拒");
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GPtrArray) taken = hut_peer_take (test, 1);
  g_autoptr (GError) error = NULL;

  add_event (write, &id);
  g_assert_true (hut_store_write (test->store, write, &error));
  hut_peer_settle (test, taken->pdata[0], HUT_OUTCOME_REFUSED, 0);
  hut_peer_assert_pending (test, 0, 2, 0);
}

static void
test_new_log_sends_everything_again (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GPtrArray) sent = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  hut_test_store_new_case (test, "一");
  hut_peer_accept_all (test);
  hut_test_store_new_case (test, "二");
  sent = hut_peer_take (test, 500);
  g_assert_cmpuint (sent->len, ==, 1);
  g_assert_true (hut_store_sync_new_log (test->store, HUT_PAST_LOST, &error));

  again = hut_peer_take (test, 500);
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

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "服务器的")));
  hut_peer_assert_title (test, &id, "服务器的");
  hut_test_store_edit (test, &id, "title", "我的");
  hut_peer_pull (test, 2, hut_arrival_new_put (hut_peer_case (&id, 2, "服务器的新")));
  hut_peer_assert_title (test, &id, "我的");
  there = dump (test);
  g_assert_nonnull (strstr (there, "服务器的新"));
  g_assert_null (strstr (there, "我的"));
  hut_peer_assert_sound (test);
}

static void
test_accepted_stays_until_held (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (GPtrArray) taken = NULL;

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "旧")));
  hut_test_store_edit (test, &id, "title", "新");
  taken = hut_peer_take (test, 500);
  hut_peer_settle (test, taken->pdata[0], HUT_OUTCOME_ACCEPTED, 3);
  hut_peer_assert_pending (test, 0, 0, 0);
  hut_peer_assert_title (test, &id, "新");

  hut_peer_pull (test, 2, hut_arrival_new_put (hut_peer_case (&id, 2, "别人的")));
  hut_peer_assert_title (test, &id, "新");
  hut_peer_pull (test, 3, hut_arrival_new_put (hut_peer_case (&id, 3, "最后")));
  hut_peer_assert_title (test, &id, "最后");
  hut_peer_assert_sound (test);
}

static void
test_refused_falls_back (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (GPtrArray) taken = NULL;

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "旧")));
  hut_test_store_edit (test, &id, "title", "新");
  taken = hut_peer_take (test, 500);
  hut_peer_settle (test, taken->pdata[0], HUT_OUTCOME_REFUSED, 0);
  hut_peer_assert_title (test, &id, "旧");
  hut_peer_assert_pending (test, 0, 1, 0);
  hut_peer_assert_sound (test);
}

static void
test_gone_and_purge (HutTestStore *test, gconstpointer unused)
{
  HutUid kept = hut_uid_new ();
  HutUid id = hut_uid_new ();
  g_autofree char *left = NULL;

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&kept, 1, "留下")));
  hut_peer_pull (test, 2, hut_arrival_new_put (hut_peer_case (&id, 1, "要抹去的")));
  hut_test_store_edit (test, &id, "title", "未发送的");
  hut_peer_pull (test, 3, hut_arrival_new (HUT_ARRIVAL_PURGE, &hut_kind_case, &id));
  hut_peer_assert_title (test, &id, NULL);
  hut_peer_assert_pending (test, 0, 0, 0);
  hut_peer_pull (test, 4, hut_arrival_new (HUT_ARRIVAL_GONE, &hut_kind_case, &kept));
  hut_peer_assert_title (test, &kept, NULL);
  left = dump (test);
  g_assert_null (strstr (left, "要抹去的"));
  g_assert_null (strstr (left, "留下"));
  hut_peer_assert_sound (test);
}

static void
test_new_epoch_keeps_work (HutTestStore *test, gconstpointer unused)
{
  HutUid theirs = hut_uid_new ();
  HutUid accepted = hut_test_store_new_case (test, "已收");
  HutUid unsent;
  g_autoptr (GPtrArray) again = NULL;

  hut_peer_accept_all (test);
  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&theirs, 1, "别人的")));
  hut_peer_pull (test, 2, hut_arrival_new_put (hut_peer_case (&accepted, 1, "已收")));
  unsent = hut_test_store_new_case (test, "未发");
  hut_peer_join (test, HUT_PEER_EPOCH_2, "full");

  hut_peer_assert_title (test, &theirs, NULL);
  hut_peer_assert_title (test, &accepted, "已收");
  hut_peer_assert_title (test, &unsent, "未发");
  again = hut_peer_take (test, 500);
  g_assert_cmpuint (again->len, >=, 2);
  g_assert_true (
      hut_uid_equal (&((HutOutgoing *)again->pdata[again->len - 1])->operation->id, &unsent));
  hut_peer_assert_sound (test);
}

static void
test_dropped_stream_is_erased (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autofree char *left = NULL;

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "不再给的")));
  hut_test_store_edit (test, &id, "title", "未发送的");
  hut_peer_join (test, HUT_PEER_EPOCH_1, NULL);
  hut_peer_assert_title (test, &id, NULL);
  hut_peer_assert_pending (test, 0, 1, 0);
  left = dump (test);
  g_assert_cmpstr (left, ==, "");
  hut_peer_assert_sound (test);
}

static void
test_other_view_is_loaded_again (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (GPtrArray) streams = NULL;
  g_autoptr (GError) error = NULL;

  hut_peer_pull (test, 7, hut_arrival_new_put (hut_peer_case (&id, 1, "全")));
  hut_peer_join (test, HUT_PEER_EPOCH_1, "masked");
  hut_peer_assert_title (test, &id, NULL);
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
  hut_uid_parse (HUT_PEER_EPOCH_1, &membership.epoch);
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

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "起初")));
  hut_test_store_edit (test, &id, "title", "我的");
  taken = hut_peer_take (test, 500);
  ours = ((HutOutgoing *)taken->pdata[0])->operation->op;
  hut_peer_settle (test, taken->pdata[0], HUT_OUTCOME_ACCEPTED, 2);
  hut_peer_pull (test, 2, hut_arrival_new_put (hut_peer_case (&id, 3, "他的")));
  hut_peer_pull (
      test, 3, hut_arrival_new_put (server_change (&theirs, &id, "起初", "他的", &ours, &theirs)));
  assert_card (test, &id, "我的", "他的", FALSE);

  /* The same page once more makes no second card. */
  hut_peer_pull (
      test, 3, hut_arrival_new_put (server_change (&theirs, &id, "起初", "他的", &ours, &theirs)));
  assert_card (test, &id, "我的", "他的", FALSE);
  hut_peer_assert_sound (test);
}

/* Ours came later, met theirs, and won. */
static void
test_card_of_our_change (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  HutUid theirs = hut_uid_new ();
  HutUid ours;
  g_autoptr (GPtrArray) taken = NULL;

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "起初")));
  hut_test_store_edit (test, &id, "title", "我的");
  taken = hut_peer_take (test, 500);
  ours = ((HutOutgoing *)taken->pdata[0])->operation->op;
  hut_peer_pull (test, 2,
                 hut_arrival_new_put (server_change (&theirs, &id, "起初", "他的", NULL, NULL)));
  hut_peer_settle (test, taken->pdata[0], HUT_OUTCOME_MERGED, 3);
  hut_peer_pull (test, 3,
                 hut_arrival_new_put (server_change (&ours, &id, "起初", "我的", &theirs, &ours)));
  assert_card (test, &id, "我的", "他的", TRUE);
}

static void
test_no_card_between_others (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  HutUid one = hut_uid_new ();
  HutUid two = hut_uid_new ();

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "起初")));
  hut_peer_pull (test, 2,
                 hut_arrival_new_put (server_change (&two, &id, "起初", "乙", &one, &two)));
  hut_peer_assert_pending (test, 0, 0, 0);
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
  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "走样")));
  hut_peer_pull (test, 2, hut_arrival_new_put (hut_peer_case (&extra, 1, "多余")));
  buckets = hut_store_sync_buckets (test->store, street, NULL, &error);
  g_assert_cmpuint (buckets->len, ==, 1);
  g_assert_cmpint (g_array_index (buckets, HutBucket, 0).count, ==, 2);
  g_assert_cmpstr (g_array_index (buckets, HutBucket, 0).bucket, ==, end + 2);

  g_ptr_array_add (records, hut_peer_case (&id, 4, "原样"));
  /* Not where the stream has moved on meanwhile. */
  hut_store_sync_repair (test->store, street, 9, end, records, &n_repaired, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_repaired, ==, 0);
  hut_store_sync_repair (test->store, street, 2, end, records, &n_repaired, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_repaired, ==, 2);
  hut_peer_assert_title (test, &id, "原样");
  hut_peer_assert_title (test, &extra, NULL);
  hut_peer_assert_sound (test);
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
      hut_peer_pull (test, ++seq, hut_arrival_new_put (hut_peer_case (&ids[i], ++vers[i], "起初")));
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
          hut_peer_pull (test, ++seq,
                         hut_arrival_new_put (hut_peer_case (&ids[which], ++vers[which], title)));
          break;
        case 2:
          taken = hut_peer_take (test, g_rand_int_range (random, 1, 10));
          break;
        case 3:
        default:
          taken = hut_peer_take (test, 10);
          for (guint i = 0; i < taken->len; i++)
            {
              HutOutgoing *outgoing = taken->pdata[i];
              gboolean refuse = g_rand_int_range (random, 0, 5) == 0;

              hut_peer_settle (test, outgoing, refuse ? HUT_OUTCOME_REFUSED : HUT_OUTCOME_ACCEPTED,
                               ++seq);
              settled += !refuse;
            }
          break;
        }
    }
  hut_reader_pending_counts (test->reader, &counts, NULL);
  refused = counts.waiting;
  g_assert_cmpuint (counts.unsent + settled + refused, ==, made);
  hut_peer_assert_sound (test);
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
  FIXTURE ("refused-creates-take-only-their-events", test_refused_creates_take_only_their_events);
  FIXTURE ("new-log-sends-everything-again", test_new_log_sends_everything_again);
  FIXTURE ("unsent-stays-on-top-of-what-comes-down", test_unsent_stays_on_top);
  FIXTURE ("accepted-stays-on-top-until-it-is-held", test_accepted_stays_until_held);
  FIXTURE ("refused-falls-back-to-the-servers-row", test_refused_falls_back);
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
