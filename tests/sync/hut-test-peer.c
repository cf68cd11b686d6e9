/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The server's answers, made up; and what is seen of them in the store. */

#define G_LOG_DOMAIN "hutong-test"

#include "sync/hut-test-peer.h"

#include "store/hut-store-check.h"

void
hut_peer_join (HutTestStore *test, const char *epoch, const char *view)
{
  g_autoptr (GPtrArray) streams =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_held_stream_free);
  HutMembership membership = { .url = "http://127.0.0.1:1", .user = "clerk", .streams = streams };
  g_autoptr (GError) error = NULL;

  if (view != NULL)
    g_ptr_array_add (streams, hut_held_stream_new (HUT_PEER_STREET, view, 0));
  g_ptr_array_add (streams, hut_held_stream_new ("district/110108", "full", 0));
  hut_uid_parse ("0190a000-0000-7000-8000-000000000001", &membership.account);
  hut_uid_parse (epoch, &membership.epoch);
  membership.clock = g_get_real_time ();
  g_assert_true (hut_store_sync_join (test->store, &membership, &error));
  g_assert_no_error (error);
}

static char *
print (const HutOperation *operation, const HutUid *log, gint64 n)
{
  g_autoptr (JsonObject) fields = hut_operation_fields (operation, FALSE);
  char log_text[HUT_UID_STRING_LEN + 1], op[HUT_UID_STRING_LEN + 1];

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s %u", hut_uid_print (log, log_text), n,
                          hut_uid_print (&operation->op, op),
                          fields != NULL ? json_object_get_size (fields) : 0);
}

GPtrArray *
hut_peer_take (HutTestStore *test, guint lines)
{
  const HutPushLimits limits = { lines, 1 << 20, 1 << 16 };
  g_autoptr (GError) error = NULL;
  GPtrArray *taken = hut_store_sync_take (test->store, print, &limits, &error);

  g_assert_no_error (error);
  return taken;
}

void
hut_peer_settle (HutTestStore *test, const HutOutgoing *outgoing, HutOutcomeType type, gint64 ver)
{
  g_autoptr (GArray) outcomes = g_array_new (FALSE, TRUE, sizeof (HutOutcome));
  HutOutcome outcome = { .op = outgoing->operation->op, .type = type, .ver = ver };
  g_autoptr (GError) error = NULL;

  g_array_append_val (outcomes, outcome);
  g_assert_true (hut_store_sync_settle (test->store, outcomes, &error));
  g_assert_no_error (error);
}

void
hut_peer_accept_all (HutTestStore *test)
{
  for (;;)
    {
      g_autoptr (GPtrArray) taken = hut_peer_take (test, 500);

      if (taken->len == 0)
        return;
      for (guint i = 0; i < taken->len; i++)
        hut_peer_settle (test, taken->pdata[i], HUT_OUTCOME_ACCEPTED, 1);
    }
}

HutRecord *
hut_peer_case (const HutUid *id, gint64 ver, const char *title)
{
  HutRecord *record = hut_record_new (&hut_kind_case, id, HUT_PEER_STREET);

  hut_record_set_text (record, "title", title);
  hut_record_set_text (record, "state", "received");
  hut_record_set_text (record, "telephone", "62780001");
  record->ver = ver;
  return record;
}

void
hut_peer_pull (HutTestStore *test, gint64 seq, HutArrival *arrival)
{
  g_autoptr (GPtrArray) arrivals =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_arrival_free);
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (HutStreamMark));
  HutStreamMark mark = { .stream = HUT_PEER_STREET, .seq = seq };
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (arrivals, arrival);
  g_array_append_val (marks, mark);
  g_assert_true (hut_store_sync_apply (test->store, arrivals, marks, NULL, &error));
  g_assert_no_error (error);
  /* Between two pages nothing looks like damage. */
  g_assert_true (hut_store_check (test->store, NULL, &error));
  g_assert_no_error (error);
}

void
hut_peer_set_up (HutTestStore *test, gconstpointer unused)
{
  hut_test_store_set_up (test, unused);
  hut_peer_join (test, HUT_PEER_EPOCH_1, "full");
  hut_peer_accept_all (test); /* what is shipped */
}

void
hut_peer_assert_title (HutTestStore *test, const HutUid *id, const char *title)
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

void
hut_peer_assert_pending (HutTestStore *test, guint unsent, guint waiting, guint conflicts)
{
  g_autoptr (GError) error = NULL;
  HutPendingCounts counts;

  hut_reader_pending_counts (test->reader, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.unsent, ==, unsent);
  g_assert_cmpuint (counts.waiting, ==, waiting);
  g_assert_cmpuint (counts.conflicts, ==, conflicts);
}

void
hut_peer_assert_sound (HutTestStore *test)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hut_store_verify (test->store, &error));
  g_assert_no_error (error);
}
