/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who should lead a case, and giving it to them. */

#define G_LOG_DOMAIN "hutong-test"

#include "store/hut-lead-proposal.h"
#include "store/hut-store-office.h"

#include "hut-test-store.h"

static void
write_now (HutTestStore *test, HutWrite *write)
{
  g_autoptr (GError) error = NULL;

  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static HutUid
add_case (HutTestStore *test, const char *category, const char *community)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_record_set_text (record, "title", "灯不亮");
  hut_record_set_text (record, "channel", "visit");
  hut_record_set_text (record, "state", "received");
  hut_record_set_text (record, "category", category);
  hut_record_set_text (record, "community", community);
  hut_record_set_int (record, "created_at", hut_time_now ());
  hut_write_create (write, record);
  write_now (test, write);
  return id;
}

static void
add_unit (HutTestStore *test, const char *code, const char *class)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_unit, &id, NULL);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_record_set_text (record, "code", code);
  hut_record_set_text (record, "name", code);
  hut_record_set_text (record, "class", class);
  hut_write_create (write, record);
  write_now (test, write);
}

static HutRecord *
get (HutTestStore *test, HutUid id)
{
  HutRecord *record = hut_reader_get (test->reader, &hut_kind_case, &id, NULL);

  g_assert_nonnull (record);
  return record;
}

static gboolean
give (HutTestStore *test, HutUid id, const char *unit, HutUid *batch)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);
  g_autoptr (HutRecord) record = get (test, id);
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  if (batch != NULL)
    *batch = hut_write_get_batch (write);
  if (!hut_write_lead (write, test->reader, office, hut_store_get_stream (test->store), NULL,
                       record, unit, NULL, &error))
    {
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
      hut_write_free (write);
      return FALSE;
    }
  write_now (test, write);
  return TRUE;
}

static void
assert_proposed (HutTestStore *test, HutUid id, HutProposedFor reason, const char *unit)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);
  g_autoptr (HutRecord) record = get (test, id);
  g_autoptr (GError) error = NULL;
  g_auto (HutLeadProposal) proposal = { 0 };

  hut_reader_propose_lead (test->reader, office, record, &proposal, &error);
  g_assert_no_error (error);
  g_assert_cmpint (proposal.reason, ==, reason);
  g_assert_cmpstr (proposal.unit, ==, unit);
}

static void
test_in_their_order (HutTestStore *test, gconstpointer unused)
{
  HutUid first;

  add_unit (test, "team", "enforcement");
  add_unit (test, "green", "section");
  first = add_case (test, "违法建设", "c1");
  assert_proposed (test, first, HUT_PROPOSED_POWERS, "team");
  assert_proposed (test, add_case (test, "别的", "c1"), HUT_PROPOSED_COMMUNITY, "c1");
  assert_proposed (test, add_case (test, "别的", NULL), HUT_PROPOSED_NONE, NULL);
  g_assert_true (give (test, first, "green", NULL));
  assert_proposed (test, first, HUT_PROPOSED_NONE, NULL);
  assert_proposed (test, add_case (test, "违法建设", "c1"), HUT_PROPOSED_USUAL, "green");
  assert_proposed (test, add_case (test, "违法建设", "c2"), HUT_PROPOSED_POWERS, "team");
}

static void
test_one_undo (HutTestStore *test, gconstpointer unused)
{
  HutUid id, batch;
  g_autoptr (HutRecord) given = NULL;
  g_autoptr (HutRecord) undone = NULL;
  g_autoptr (GError) error = NULL;

  add_unit (test, "green", "section");
  id = add_case (test, "违法建设", "c1");
  g_assert_true (give (test, id, "green", &batch));
  given = get (test, id);
  g_assert_cmpstr (hut_record_get_text (given, "state"), ==, "assigned");
  g_assert_cmpstr (hut_record_get_text (given, "lead"), ==, "green");
  hut_store_undo (test->store, &batch, &error);
  g_assert_no_error (error);
  undone = get (test, id);
  g_assert_cmpstr (hut_record_get_text (undone, "state"), ==, "received");
  g_assert_null (hut_record_get_text (undone, "lead"));
}

/* A case that has a lead is not given again. */
static void
test_not_twice (HutTestStore *test, gconstpointer unused)
{
  HutUid id;

  add_unit (test, "green", "section");
  id = add_case (test, "违法建设", "c1");
  g_assert_true (give (test, id, "green", NULL));
  g_assert_false (give (test, id, "green", NULL));
}

#define ADD(name, test)                                                                            \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, test, hut_test_store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/lead-proposal/habit-then-powers-then-the-community", test_in_their_order);
  ADD ("/lead-proposal/accepted-and-assigned-go-back-in-one-undo", test_one_undo);
  ADD ("/lead-proposal/what-is-led-is-not-given-again", test_not_twice);
  return g_test_run ();
}
