/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Damage in a file that is in step with a server: found in what people see as well as in what the
 * server sent, and mended by what is whole. */

#define G_LOG_DOMAIN "hutong-test"

#include "store/hut-store-check.h"
#include "sync/hut-test-peer.h"

static void
assert_damaged (HutTestStore *test)
{
  g_autoptr (GError) verified = NULL;
  g_autoptr (GError) checked = NULL;

  g_assert_false (hut_store_verify (test->store, &verified));
  g_assert_error (verified, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
  g_assert_false (hut_store_check (test->store, NULL, &checked));
  g_assert_error (checked, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
}

static void
assert_mended (HutTestStore *test, guint n_restored, guint n_awaited)
{
  g_autoptr (GError) error = NULL;
  HutMended mended;

  hut_store_mend_told (test->store, &mended, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mended.n_restored, ==, n_restored);
  g_assert_cmpuint (mended.n_awaited, ==, n_awaited);
  g_assert_cmpuint (mended.n_waiting, ==, 0);
  hut_peer_assert_sound (test);
}

/* The letter stands in the row alone: the server's row and our change of it are whole. */
static void
test_a_row_with_unsent_changes (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) record = NULL;

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "路灯不亮")));
  hut_test_store_edit (test, &id, "address", "学堂路三号");
  hut_test_store_change_behind (test->path, "UPDATE cases SET title = '路灯不明'");
  assert_damaged (test);
  assert_mended (test, 1, 0);
  hut_peer_assert_title (test, &id, "路灯不亮");
  record = hut_reader_get (test->reader, &hut_kind_case, &id, NULL);
  g_assert_cmpstr (hut_record_get_text (record, "address"), ==, "学堂路三号");
  hut_peer_assert_pending (test, 1, 0, 0);
}

static void
test_a_record_the_server_has_not_got (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "路灯不亮");

  hut_peer_assert_sound (test);
  hut_test_store_change_behind (test->path, "UPDATE cases SET title = '路灯不明'");
  assert_damaged (test);
  assert_mended (test, 1, 0);
  hut_peer_assert_title (test, &id, "路灯不亮");
}

static void
bring_again (HutTestStore *test, const HutUid *id, const char *title)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autofree char *text = hut_uid_to_string (id);
  const char *end = text + strlen (text) - 4;
  g_autoptr (GError) error = NULL;
  guint n_repaired = 0;

  g_ptr_array_add (records, hut_peer_case (id, 1, title));
  hut_store_sync_repair (test->store, HUT_PEER_STREET, 1, end, records, &n_repaired, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_repaired, ==, 1);
}

/* Only the server has it whole: it must see that ours is another, and its own then goes in. */
static void
test_a_row_of_the_server (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "路灯不亮")));
  hut_test_store_change_behind (test->path,
                                "UPDATE cases SET title = '路灯不明' WHERE title = '路灯不亮'");
  assert_damaged (test);
  assert_mended (test, 0, 1);
  bring_again (test, &id, "路灯不亮");
  hut_peer_assert_title (test, &id, "路灯不亮");
  hut_peer_assert_sound (test);
}

/* The server's row that lies below our change. */
static void
test_a_shadow (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "路灯不亮")));
  hut_test_store_edit (test, &id, "address", "学堂路三号");
  hut_test_store_change_behind (test->path,
                                "UPDATE shadow SET row = replace (row, '不亮', '不明')");
  assert_damaged (test);
  assert_mended (test, 1, 1);
  bring_again (test, &id, "路灯不亮");
  hut_peer_assert_title (test, &id, "路灯不亮");
  hut_peer_assert_sound (test);
}

static void
test_a_row_that_is_gone (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_uid_new ();

  hut_peer_pull (test, 1, hut_arrival_new_put (hut_peer_case (&id, 1, "路灯不亮")));
  hut_test_store_change_behind (test->path, "DELETE FROM cases");
  assert_damaged (test);
  assert_mended (test, 0, 1);
  bring_again (test, &id, "路灯不亮");
  hut_peer_assert_title (test, &id, "路灯不亮");
  hut_peer_assert_sound (test);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/store-mend/" name, HutTestStore, NULL, hut_peer_set_up, test,                      \
              hut_test_store_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-row-with-unsent-changes-is-done-again", test_a_row_with_unsent_changes);
  ADD ("a-record-the-server-has-not-got-is-done-again", test_a_record_the_server_has_not_got);
  ADD ("a-row-of-the-server-comes-again", test_a_row_of_the_server);
  ADD ("a-shadow-comes-again", test_a_shadow);
  ADD ("a-row-that-is-gone-comes-again", test_a_row_that_is_gone);
  return g_test_run ();
}
