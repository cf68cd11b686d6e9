/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What projected streams show, in the file of who is given them: a record stays as long as somebody
 * shows it, as the home has it where that is held, with what was changed here on top. */

#define G_LOG_DOMAIN "hutong-test"

#include "store/hut-reader-whistle.h"
#include "store/hut-store-check.h"
#include "sync/hut-test-peer.h"

#define FIRE "dept/110108-fire"
#define EAST "community/110108014001"

/* Joins as the department; @more (or NULL) is given too. */
static void
join (HutTestStore *test, const char *more)
{
  g_autoptr (GPtrArray) streams =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_held_stream_free);
  HutMembership membership = { .url = "http://127.0.0.1:1",
                               .user = "fire",
                               .role = "department",
                               .unit = "fire",
                               .streams = streams };
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (streams, hut_held_stream_new (FIRE, "full", 0));
  if (more != NULL)
    g_ptr_array_add (streams, hut_held_stream_new (more, "full", 0));
  hut_uid_parse ("0190a000-0000-7000-8000-000000000001", &membership.account);
  hut_uid_parse (HUT_PEER_EPOCH_1, &membership.epoch);
  membership.clock = g_get_real_time ();
  hut_store_sync_join (test->store, &membership, &error);
  g_assert_no_error (error);
}

static void
set_up (HutTestStore *test, gconstpointer unused)
{
  hut_test_store_set_up (test, unused);
  join (test, NULL);
}

static void
tear_down (HutTestStore *test, gconstpointer unused)
{
  hut_peer_assert_sound (test);
  hut_test_store_tear_down (test, unused);
}

static HutRecord *
shown_case (const HutUid *id, gint64 ver, const char *title)
{
  HutRecord *record = hut_peer_case (id, ver, title);

  hut_record_set (record, "telephone", (HutValue)HUT_VALUE_INIT);
  return record;
}

static void
arrive (HutTestStore *test, const char *stream, gint64 seq, HutArrival *arrival,
        GPtrArray *differing)
{
  g_autoptr (GPtrArray) arrivals =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_arrival_free);
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (HutStreamMark));
  HutStreamMark mark = { .stream = stream, .seq = seq };
  g_autoptr (GError) error = NULL;

  if (hut_stream_is_projection (stream))
    hut_arrival_set_shown (arrival, stream);
  g_ptr_array_add (arrivals, arrival);
  g_array_append_val (marks, mark);
  hut_store_sync_apply (test->store, arrivals, marks, differing, &error);
  g_assert_no_error (error);
}

static void
put (HutTestStore *test, const char *stream, gint64 seq, HutRecord *record)
{
  arrive (test, stream, seq, hut_arrival_new_put (record), NULL);
}

static void
gone (HutTestStore *test, const char *stream, gint64 seq, const HutUid *id)
{
  arrive (test, stream, seq, hut_arrival_new (HUT_ARRIVAL_GONE, &hut_kind_case, id), NULL);
}

/* A change of the case's title that was entered while the desktop was a clerk's: what a department
 * may enter is not looked at here. */
static void
retitle (HutTestStore *test, const HutUid *id, const char *title)
{
  g_autoptr (GError) error = NULL;

  hut_store_set_setting (test->store, "role", "clerk", &error);
  g_assert_no_error (error);
  hut_test_store_edit (test, id, "title", title);
  hut_store_set_setting (test->store, "role", "department", &error);
  g_assert_no_error (error);
}

static char *
dump (HutTestStore *test, const char *stream)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  hut_store_dump (test->store, stream, out, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (out, "", 1, NULL, NULL, NULL);
  g_output_stream_close (out, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

static void
assert_dump (HutTestStore *test, const char *stream, const HutRecord *record)
{
  g_autofree char *line = record != NULL ? hut_record_dump_line (record) : NULL;
  g_autofree char *expected = line != NULL ? g_strconcat (line, "\n", NULL) : g_strdup ("");
  g_autofree char *found = dump (test, stream);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_what_is_shown_is_seen_until_it_goes (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) record = shown_case (&id, 1, "路灯不亮");

  put (test, FIRE, 1, hut_record_copy (record));
  hut_peer_assert_title (test, &id, "路灯不亮");
  assert_dump (test, FIRE, record);
  /* It is not the street's dump: that is not given. */
  assert_dump (test, HUT_PEER_STREET, NULL);
  hut_peer_assert_sound (test);
  gone (test, FIRE, 2, &id);
  hut_peer_assert_title (test, &id, NULL);
  assert_dump (test, FIRE, NULL);
}

static void
test_a_record_goes_with_its_last_holding (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();

  join (test, EAST);
  put (test, EAST, 1, shown_case (&id, 7, "in the community's words"));
  put (test, FIRE, 1, shown_case (&id, 2, "in the department's words"));
  hut_peer_assert_title (test, &id, "in the department's words");
  hut_peer_assert_sound (test);
  gone (test, FIRE, 2, &id);
  hut_peer_assert_title (test, &id, "in the community's words");
  hut_peer_assert_sound (test);
  gone (test, EAST, 2, &id);
  hut_peer_assert_title (test, &id, NULL);
}

static void
test_the_homes_row_is_shown_where_it_is_held (HutTestStore *test, gconstpointer unused)
{
  static const char *const street[] = { HUT_PEER_STREET, NULL };
  HutUid id = hut_uid_new ();
  g_autoptr (GError) error = NULL;

  join (test, HUT_PEER_STREET);
  put (test, FIRE, 1, shown_case (&id, 1, "as shown"));
  put (test, HUT_PEER_STREET, 1, hut_peer_case (&id, 4, "as it is"));
  put (test, FIRE, 2, shown_case (&id, 2, "as shown now"));
  hut_peer_assert_title (test, &id, "as it is");
  hut_peer_assert_sound (test);
  hut_store_sync_drop (test->store, street, &error);
  g_assert_no_error (error);
  hut_peer_assert_title (test, &id, "as shown now");
  hut_peer_assert_sound (test);
  /* And the other way round. */
  join (test, HUT_PEER_STREET);
  put (test, HUT_PEER_STREET, 1, hut_peer_case (&id, 4, "as it is"));
  gone (test, FIRE, 3, &id);
  hut_peer_assert_title (test, &id, "as it is");
  assert_dump (test, FIRE, NULL);
}

static void
test_a_stream_that_is_taken_away_leaves_nothing (HutTestStore *test, gconstpointer unused)
{
  static const char *const fire[] = { FIRE, NULL };
  HutUid id = hut_uid_new (), other = hut_uid_new ();
  g_autoptr (GError) error = NULL;

  join (test, EAST);
  put (test, FIRE, 1, shown_case (&id, 1, "one"));
  put (test, FIRE, 2, shown_case (&other, 1, "two"));
  put (test, EAST, 1, shown_case (&other, 1, "two"));
  hut_store_sync_drop (test->store, fire, &error);
  g_assert_no_error (error);
  hut_peer_assert_title (test, &id, NULL);
  hut_peer_assert_title (test, &other, "two");
  assert_dump (test, FIRE, NULL);
}

/* ---- Changes of ours on top ---- */

static void
test_unsent_changes_stay_on_top (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (GPtrArray) taken = NULL;

  put (test, FIRE, 1, shown_case (&id, 1, "路灯不亮"));
  retitle (test, &id, "路灯亮了");
  put (test, FIRE, 2, shown_case (&id, 2, "路灯不明"));
  hut_peer_assert_title (test, &id, "路灯亮了");
  hut_peer_assert_sound (test);
  /* It goes to the home, and stays on top until what is shown holds it. */
  taken = hut_peer_take (test, 500);
  g_assert_cmpuint (taken->len, ==, 1);
  g_assert_cmpstr (((HutOutgoing *)taken->pdata[0])->operation->stream, ==, HUT_PEER_STREET);
  hut_peer_settle (test, taken->pdata[0], HUT_OUTCOME_ACCEPTED, 4);
  put (test, FIRE, 3, shown_case (&id, 3, "又不亮了"));
  hut_peer_assert_title (test, &id, "路灯亮了");
  put (test, FIRE, 4, shown_case (&id, 4, "路灯修好了"));
  hut_peer_assert_title (test, &id, "路灯修好了");
  hut_peer_assert_pending (test, 0, 0, 0);
}

static void
test_what_goes_takes_what_was_accepted_along (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (GPtrArray) taken = NULL;

  put (test, FIRE, 1, shown_case (&id, 1, "路灯不亮"));
  retitle (test, &id, "路灯亮了");
  taken = hut_peer_take (test, 500);
  hut_peer_settle (test, taken->pdata[0], HUT_OUTCOME_ACCEPTED, 2);
  gone (test, FIRE, 2, &id);
  hut_peer_assert_title (test, &id, NULL);
}

/* ---- The file ---- */

/* Communities and departments lie in every file; a department's are nobody's to send. */
static void
test_what_is_shipped_is_not_sent (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GPtrArray) taken = hut_peer_take (test, 500);
  HutUid id = hut_uid_from_key ("street/110108014", "community", "110108014001");
  g_autoptr (HutRecord) community = hut_reader_get (test->reader, &hut_kind_community, &id, NULL);
  g_autofree char *unit = hut_reader_department_here (test->reader);

  g_assert_cmpuint (taken->len, ==, 0);
  hut_peer_assert_pending (test, 0, 0, 0);
  g_assert_nonnull (community);
  g_assert_cmpstr (unit, ==, "fire");
}

static void
test_damage_is_found_and_mended (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) damage = NULL;
  HutMended mended;

  put (test, FIRE, 1, shown_case (&id, 1, "路灯不亮"));
  hut_test_store_change_behind (test->path, "UPDATE cases SET title = '路灯不明'");
  g_assert_false (hut_store_verify (test->store, &damage));
  g_assert_error (damage, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
  hut_store_mend_told (test->store, &mended, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mended.n_restored, ==, 1);
  hut_peer_assert_title (test, &id, "路灯不亮");
}

static void
test_a_difference_is_fetched_again (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new (), extra = id;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (GPtrArray) differing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = hut_uid_to_string (&id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) buckets = NULL;
  guint n_repaired = 0;
  HutMended mended;

  extra.bytes[0] ^= 1; /* in the same bucket */
  put (test, FIRE, 1, shown_case (&id, 1, "路灯不亮"));
  put (test, FIRE, 2, shown_case (&extra, 1, "多余的"));
  hut_test_store_change_behind (test->path, "UPDATE holding SET row = replace (row, '亮', '明') "
                                            "WHERE row LIKE '%路灯%'");
  g_assert_false (hut_store_verify (test->store, NULL));
  hut_store_mend_told (test->store, &mended, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mended.n_awaited, ==, 1);
  buckets = hut_store_sync_buckets (test->store, FIRE, NULL, &error);
  g_assert_cmpuint (buckets->len, ==, 1);
  g_assert_cmpint (g_array_index (buckets, HutBucket, 0).count, ==, 2);
  g_ptr_array_add (records, shown_case (&id, 1, "路灯不亮"));
  hut_store_sync_repair (test->store, FIRE, 2, text + strlen (text) - 4, records, &n_repaired,
                         &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_repaired, ==, 2);
  hut_peer_assert_title (test, &id, "路灯不亮");
  hut_peer_assert_title (test, &extra, NULL);
}

#define ADD(name, func) g_test_add ("/holdings/" name, HutTestStore, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-is-shown-is-seen-until-it-goes", test_what_is_shown_is_seen_until_it_goes);
  ADD ("a-record-goes-with-its-last-holding", test_a_record_goes_with_its_last_holding);
  ADD ("the-homes-row-is-shown-where-it-is-held", test_the_homes_row_is_shown_where_it_is_held);
  ADD ("a-stream-that-is-taken-away-leaves-nothing",
       test_a_stream_that_is_taken_away_leaves_nothing);
  ADD ("unsent-changes-stay-on-top", test_unsent_changes_stay_on_top);
  ADD ("what-goes-takes-what-was-accepted-along", test_what_goes_takes_what_was_accepted_along);
  ADD ("what-is-shipped-is-not-sent", test_what_is_shipped_is_not_sent);
  ADD ("damage-is-found-and-mended", test_damage_is_found_and_mended);
  ADD ("a-difference-is-fetched-again", test_a_difference_is_fetched_again);
  return g_test_run ();
}
