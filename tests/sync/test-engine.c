/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The engine as the desktop uses it: states, hints, writes that go up by themselves, what it says
 * where the server is gone or the password is wrong. With a real server. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-desk.h"
#include "hut-test-wait.h"
#include "hut-test-server.h"
#include "protocol/hut-problem.h"
#include "store/hut-store-sync.h"
#include "sync/hut-sync.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define PATIENCE (20 * G_USEC_PER_SEC)

/* A desktop's end of it. */
typedef struct
{
  HutTestDesk *desk;
  HutStore *store;
  HutReader *reader;
  HutSync *sync;
} End;

typedef struct
{
  HutTestServer *server;
  End a;
  End b;
} Street;

/* ---- Waiting ---- */

typedef struct
{
  GAsyncResult *result;
} Answer;

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Answer *)data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_answer (Answer *answer)
{
  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return answer->result;
}

#define WAIT_UNTIL(holds) HUT_TEST_WAIT (holds, PATIENCE)

static void
open_end (Street *street, End *end, const char *name, const char *user)
{
  g_autofree char *url = hut_test_server_url (street->server->port);

  end->desk = hut_test_desk_new (street->server, name, user, 1);
  end->store = hut_test_desk_open (end->desk, &end->reader);
  end->sync = hut_sync_new (end->store, url, NULL);
}

static void
close_end (End *end)
{
  gpointer left = end->sync;

  hut_sync_stop (end->sync);
  g_object_add_weak_pointer (left, &left);
  g_object_unref (end->sync);
  /* A task's thread may hold it a moment longer than its answer takes. */
  WAIT_UNTIL (left == NULL);
  hut_reader_free (end->reader);
  hut_store_close (end->store);
  g_object_unref (end->store);
  hut_test_desk_free (end->desk);
}

static void
set_up (Street *street, gconstpointer unused)
{
  street->server = hut_test_server_new ();
  open_end (street, &street->a, "甲", "wang");
  open_end (street, &street->b, "乙", "li");
}

static void
tear_down (Street *street, gconstpointer unused)
{
  close_end (&street->a);
  close_end (&street->b);
  hut_test_server_free (street->server);
}

static gboolean
sign_in (End *end, const char *password, GError **error)
{
  Answer answer = { NULL };
  gboolean done;

  hut_sync_sign_in_async (end->sync, end->desk->user, password, NULL, on_answer, &answer);
  done = hut_sync_sign_in_finish (end->sync, wait_for_answer (&answer), error);
  g_object_unref (answer.result);
  return done;
}

static void
sign_out (End *end)
{
  Answer answer = { NULL };
  g_autoptr (GError) error = NULL;

  hut_sync_sign_out_async (end->sync, on_answer, &answer);
  hut_sync_sign_out_finish (end->sync, wait_for_answer (&answer), &error);
  g_assert_no_error (error);
  g_object_unref (answer.result);
}

static gboolean
sync_now (End *end, HutSyncReport *report, GError **error)
{
  Answer answer = { NULL };
  gboolean done;

  hut_sync_now_async (end->sync, NULL, on_answer, &answer);
  done = hut_sync_now_finish (end->sync, wait_for_answer (&answer), report, error);
  g_object_unref (answer.result);
  return done;
}

static HutUid
write_case (End *end, const char *title)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  hut_record_set_text (record, "title", title);
  hut_record_set_text (record, "state", "received");
  hut_write_create (write, record);
  hut_store_write (end->store, write, &error);
  g_assert_no_error (error);
  return id;
}

static gboolean
has_case (End *end, const HutUid *id)
{
  g_autoptr (HutRecord) record = hut_reader_get (end->reader, &hut_kind_case, id, NULL);

  return record != NULL;
}

static int
problem_of (End *end)
{
  int problem;

  g_object_get (end->sync, "problem", &problem, NULL);
  return problem;
}

/* ---- Tests ---- */

static void
test_written_here_is_seen_there (Street *street, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 begun;
  HutUid id;

  g_assert_true (sign_in (&street->a, HUT_TEST_PASSWORD, &error));
  g_assert_true (sign_in (&street->b, HUT_TEST_PASSWORD, &error));
  g_assert_no_error (error);
  hut_sync_start (street->a.sync);
  hut_sync_start (street->b.sync);
  WAIT_UNTIL (hut_sync_get_state (street->a.sync) == HUT_SYNC_STATE_IDLE &&
              hut_sync_get_last_synced (street->a.sync) > 0);
  WAIT_UNTIL (hut_sync_get_state (street->b.sync) == HUT_SYNC_STATE_IDLE &&
              hut_sync_get_last_synced (street->b.sync) > 0);
  g_assert_cmpstr (hut_sync_get_account (street->a.sync), ==, "wang");

  /* Long before the next regular pull: the hint brings it. */
  begun = g_get_monotonic_time ();
  id = write_case (&street->a, "树枝压线");
  WAIT_UNTIL (has_case (&street->b, &id));
  g_test_message ("seen on the other desk after %.2f s", (g_get_monotonic_time () - begun) / 1e6);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 8 * G_USEC_PER_SEC);
}

static void
count_round (HutSync *sync, GParamSpec *pspec, guint *rounds)
{
  *rounds += hut_sync_get_state (sync) == HUT_SYNC_STATE_SYNCING;
}

/* Until nothing was written for a while. */
static void
be_quiet (Street *street)
{
  gint64 until = g_get_monotonic_time () + 500 * 1000;

  WAIT_UNTIL (g_get_monotonic_time () >= until &&
              hut_sync_get_state (street->a.sync) == HUT_SYNC_STATE_IDLE);
}

/* Of some, since a busy machine may hold one up: before a write was sent it was waited for others
 * for 300 ms. Then twenty in a row, which do not make twenty rounds. */
static void
test_the_first_goes_at_once_and_others_are_gathered (Street *street, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 shortest = G_MAXINT64;
  guint rounds = 0;

  g_assert_true (sign_in (&street->a, HUT_TEST_PASSWORD, &error));
  g_signal_connect (street->a.sync, "notify::state", G_CALLBACK (count_round), &rounds);
  hut_sync_start (street->a.sync);
  WAIT_UNTIL (hut_sync_get_last_synced (street->a.sync) > 0);
  for (guint i = 0; i < 5; i++)
    {
      gint64 begun;

      be_quiet (street);
      rounds = 0;
      begun = g_get_monotonic_time ();
      write_case (&street->a, "路灯不亮");
      WAIT_UNTIL (rounds > 0);
      shortest = MIN (shortest, g_get_monotonic_time () - begun);
    }
  g_test_message ("a round begins %.0f ms after a write", shortest / 1e3);
  g_assert_cmpint (shortest, <, 150 * 1000);
  be_quiet (street);
  rounds = 0;
  for (guint i = 0; i < 20; i++)
    {
      write_case (&street->a, "路灯不亮");
      g_main_context_iteration (NULL, FALSE);
    }
  be_quiet (street);
  g_test_message ("twenty writes in a row: %u rounds", rounds);
  g_assert_cmpuint (rounds, <, 12);
}

static void
test_sign_in_is_refused_once (Street *street, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sign_in (&street->a, "wrong", &error));
  g_assert_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SIGN_IN);
  g_clear_error (&error);
  g_assert_false (sync_now (&street->a, NULL, &error));
  g_assert_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SIGN_IN);
  WAIT_UNTIL (hut_sync_get_state (street->a.sync) == HUT_SYNC_STATE_SIGNED_OUT);
}

static void
test_fifth_failure_locks (Street *street, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 5; i++)
    {
      g_clear_error (&error);
      g_assert_false (sign_in (&street->a, "wrong", &error));
    }
  g_clear_error (&error);
  g_assert_false (sign_in (&street->a, HUT_TEST_PASSWORD, &error));
  g_assert_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SLOW_DOWN);
}

static void
test_offline_and_back (Street *street, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutSyncReport report;
  HutUid id;

  g_assert_true (sign_in (&street->a, HUT_TEST_PASSWORD, &error));
  g_assert_true (sync_now (&street->a, NULL, &error));
  hut_test_server_kill (street->server);
  id = write_case (&street->a, "断网时登记");
  g_assert_false (sync_now (&street->a, NULL, &error));
  g_assert_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_OFFLINE);
  g_clear_error (&error);
  WAIT_UNTIL (hut_sync_get_state (street->a.sync) == HUT_SYNC_STATE_OFFLINE);
  g_assert_cmpint (problem_of (&street->a), ==, HUT_SYNC_ERROR_OFFLINE);
  g_assert_cmpstr (hut_sync_get_message (street->a.sync), ==,
                   hut_sync_error_words (HUT_SYNC_ERROR_OFFLINE));
  g_assert_true (has_case (&street->a, &id));

  hut_test_server_start (street->server);
  g_assert_true (sync_now (&street->a, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.pushed, ==, 1);
  WAIT_UNTIL (hut_sync_get_state (street->a.sync) == HUT_SYNC_STATE_IDLE);
  g_assert_null (hut_sync_get_message (street->a.sync));
}

/* The tokens outlive the object; signing out does not. */
static void
test_tokens_are_kept (Street *street, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = hut_test_server_url (street->server->port);
  g_autofree char *tokens = g_strconcat (street->a.desk->path, ".sign-in", NULL);
  g_autoptr (HutSync) again = NULL;
  HutSyncReport report;
  GStatBuf status;

  g_assert_true (sign_in (&street->a, HUT_TEST_PASSWORD, &error));
  g_assert_cmpint (g_stat (tokens, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  again = hut_sync_new (street->a.store, url, NULL);
  g_assert_true (hut_sync_run_once (again, NULL, NULL, NULL, &report, &error));
  g_assert_no_error (error);

  sign_out (&street->a);
  g_assert_cmpint (hut_sync_get_state (street->a.sync), ==, HUT_SYNC_STATE_SIGNED_OUT);
  g_assert_null (hut_sync_get_account (street->a.sync));
  g_assert_false (hut_sync_run_once (again, NULL, NULL, NULL, &report, &error));
  g_assert_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SIGN_IN);
}

/* A copied database opens with its owner's password only. */
static void
test_key_is_under_the_password (Street *street, gconstpointer unused)
{
  g_autofree char *key = g_strconcat (street->a.desk->path, ".key", NULL);
  g_autofree char *aside = g_strconcat (street->a.desk->path, ".aside", NULL);
  g_autoptr (GError) error = NULL;
  HutStore *copy;

  g_assert_true (sign_in (&street->a, HUT_TEST_PASSWORD, &error));
  g_assert_cmpint (g_rename (key, aside), ==, 0);
  copy = hut_test_desk_open (street->a.desk, NULL);
  g_assert_null (hut_store_get_vault (copy));
  g_assert_false (hut_store_sync_keep_key (copy, "wrong", &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_true (hut_store_sync_keep_key (copy, HUT_TEST_PASSWORD, &error));
  g_assert_nonnull (hut_store_get_vault (copy));
  g_assert_true (g_file_test (key, G_FILE_TEST_EXISTS));
  hut_store_close (copy);
  g_object_unref (copy);
}

/* What differs from the server, by a fault of the disk, is found by its sum and fetched again. */
static void
test_spoiled_row_is_mended (Street *street, gconstpointer unused)
{
  g_autoptr (GPtrArray) arrivals =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_arrival_free);
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (HutStreamMark));
  g_autoptr (GError) error = NULL;
  HutSyncReport report;
  HutRecord *spoiled;
  HutUid id;

  g_assert_true (sign_in (&street->a, HUT_TEST_PASSWORD, &error));
  id = write_case (&street->a, "原样");
  g_assert_true (sync_now (&street->a, NULL, &error));
  spoiled = hut_reader_get (street->a.reader, &hut_kind_case, &id, &error);
  hut_record_set_text (spoiled, "title", "走样");
  g_ptr_array_add (arrivals, hut_arrival_new_put (spoiled));
  g_assert_true (hut_store_sync_apply (street->a.store, arrivals, marks, NULL, &error));

  g_test_expect_message ("hutong-sync", G_LOG_LEVEL_MESSAGE, "*differed*1 records*");
  g_assert_true (sync_now (&street->a, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.repaired, ==, 1);
  {
    g_autoptr (HutRecord) record = hut_reader_get (street->a.reader, &hut_kind_case, &id, &error);

    g_assert_cmpstr (hut_record_get_text (record, "title"), ==, "原样");
  }
}

/* Stopping does not wait for a server that does not answer. */
static void
test_stop_is_soon (Street *street, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 begun;

  g_assert_true (sign_in (&street->a, HUT_TEST_PASSWORD, &error));
  hut_sync_start (street->a.sync);
  hut_sync_start (street->a.sync);
  WAIT_UNTIL (hut_sync_get_last_synced (street->a.sync) > 0);
  kill (street->server->pid, SIGSTOP);
  write_case (&street->a, "服务器不应答");
  WAIT_UNTIL (hut_sync_get_state (street->a.sync) == HUT_SYNC_STATE_SYNCING);
  begun = g_get_monotonic_time ();
  hut_sync_stop (street->a.sync);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 2 * G_USEC_PER_SEC);
  kill (street->server->pid, SIGCONT);
}

/* Whoever signs out, and in again at once, waits for nothing in the main loop; and the server that
 * hangs is left alone. */
static void
test_signing_out_blocks_nobody (Street *street, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  Answer answer = { NULL };
  gint64 begun, took;

  g_assert_true (sign_in (&street->a, HUT_TEST_PASSWORD, &error));
  hut_sync_start (street->a.sync);
  WAIT_UNTIL (hut_sync_get_last_synced (street->a.sync) > 0);
  kill (street->server->pid, SIGSTOP);
  write_case (&street->a, "不等");
  WAIT_UNTIL (hut_sync_get_state (street->a.sync) == HUT_SYNC_STATE_SYNCING);
  begun = g_get_monotonic_time ();
  hut_sync_sign_out_async (street->a.sync, on_answer, &answer);
  hut_sync_start (street->a.sync);
  took = g_get_monotonic_time () - begun;
  g_assert_cmpint (took, <, 8000);
  g_assert_true (hut_sync_sign_out_finish (street->a.sync, wait_for_answer (&answer), &error));
  g_object_unref (answer.result);
  kill (street->server->pid, SIGCONT);
  /* It started again, with nobody signed in; signing in is all it needs. */
  g_assert_true (sign_in (&street->a, HUT_TEST_PASSWORD, &error));
  g_assert_no_error (error);
  WAIT_UNTIL (hut_sync_get_state (street->a.sync) == HUT_SYNC_STATE_IDLE);
  g_assert_cmpstr (hut_sync_get_account (street->a.sync), ==, street->a.desk->user);
}

static gboolean
call (End *end, const char *path, const char *body, char **field, GError **error)
{
  Answer answer = { NULL };
  gboolean done;

  hut_sync_call_async (end->sync, path, g_strdup (body), on_answer, &answer);
  done = hut_sync_call_finish (end->sync, wait_for_answer (&answer), field, error);
  g_object_unref (answer.result);
  return done;
}

static gboolean
has_account (End *end, const char *name)
{
  g_autoptr (GPtrArray) accounts = hut_reader_list (end->reader, &hut_kind_account, NULL);

  for (guint i = 0; i < accounts->len; i++)
    if (g_strcmp0 (hut_record_get_text (g_ptr_array_index (accounts, i), "name"), name) == 0)
      return TRUE;
  return FALSE;
}

static void
test_accounts_are_managed_from_a_desk (Street *street, gconstpointer unused)
{
  static const char *const wish =
      "{\"name\":\"zhao\",\"password\":\"long enough\",\"role\":\"clerk\"}";
  g_autoptr (GError) error = NULL;
  g_autofree char *field = NULL;

  g_assert_false (call (&street->a, "/v1/accounts", wish, NULL, &error));
  g_assert_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SIGN_IN);
  g_clear_error (&error);
  street->a.desk->user = (g_free (street->a.desk->user), g_strdup ("boss"));
  g_assert_true (sign_in (&street->a, HUT_TEST_PASSWORD, &error));
  hut_sync_start (street->a.sync);
  g_assert_true (call (&street->a, "/v1/accounts", wish, NULL, &error));
  g_assert_no_error (error);
  WAIT_UNTIL (has_account (&street->a, "zhao"));
  g_assert_false (call (&street->a, "/v1/accounts", wish, &field, &error));
  g_assert_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_EXISTS);
  g_assert_cmpstr (field, ==, "name");
  g_clear_error (&error);
  street->b.desk->user = (g_free (street->b.desk->user), g_strdup ("zhao"));
  g_assert_true (sign_in (&street->b, "long enough", &error));
  hut_sync_start (street->b.sync);
  g_assert_false (call (&street->b, "/v1/accounts", wish, NULL, &error));
  g_assert_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_NOT_YOURS);
}

/* The old one opens nothing any more; the desk goes on with the new one. */
static void
test_ones_own_password_is_changed_from_a_desk (Street *street, gconstpointer unused)
{
  static const char *const wish =
      "{\"new\":\"another long one\",\"old\":\"" HUT_TEST_PASSWORD "\"}";
  g_autoptr (GError) error = NULL;

  g_assert_true (sign_in (&street->a, HUT_TEST_PASSWORD, &error));
  hut_sync_start (street->a.sync);
  g_assert_true (call (&street->a, "/v1/password", wish, NULL, &error));
  g_assert_false (sign_in (&street->a, HUT_TEST_PASSWORD, &error));
  g_assert_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SIGN_IN);
  g_clear_error (&error);
  g_assert_true (sign_in (&street->a, "another long one", &error));
  g_assert_no_error (error);
}

#define STREET(name, function)                                                                     \
  g_test_add ("/engine/" name, Street, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STREET ("written-here-is-seen-there", test_written_here_is_seen_there);
  STREET ("the-first-write-goes-at-once-and-others-are-gathered",
          test_the_first_goes_at_once_and_others_are_gathered);
  STREET ("sign-in-is-refused-once", test_sign_in_is_refused_once);
  STREET ("fifth-failure-locks", test_fifth_failure_locks);
  STREET ("offline-and-back", test_offline_and_back);
  STREET ("tokens-are-kept-until-signing-out", test_tokens_are_kept);
  STREET ("key-is-under-the-password", test_key_is_under_the_password);
  STREET ("spoiled-row-is-mended", test_spoiled_row_is_mended);
  STREET ("stop-is-soon", test_stop_is_soon);
  STREET ("signing-out-blocks-nobody", test_signing_out_blocks_nobody);
  STREET ("accounts-are-managed-from-a-desk", test_accounts_are_managed_from_a_desk);
  STREET ("ones-own-password-is-changed-from-a-desk",
          test_ones_own_password_is_changed_from_a_desk);
  return g_test_run ();
}
