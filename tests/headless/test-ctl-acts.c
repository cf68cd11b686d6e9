/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl case act: from the first call to the call-back, and what is refused on the way. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

#include <string.h>

static void
act (HutTestCtl *fixture, const char *words, int code)
{
  g_autofree char *line = g_strconcat ("case act 20261123001 ", words, NULL);

  hut_test_ctl (fixture, line, code);
}

static void
set_up (HutTestCtl *fixture, gconstpointer data)
{
  static const char orders[] = "工单编号,标题,来电时间,联系电话,办理状态\n"
                               "20261123001,灯坏了,2026-11-23 09:05,13800138000,待签收\n";

  hut_test_ctl_init_with (fixture, orders);
}

static void
tear_down (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl_tear_down (fixture);
}

static void
test_from_the_first_call_to_the_call_back (HutTestCtl *fixture, gconstpointer data)
{
  act (fixture, "accept", 0);
  act (fixture, "assign lead=110108014001", 0);
  act (fixture, "start", 0);
  act (fixture, "answer answer=Mended", 1);
  hut_test_ctl_said (fixture, "Contact with the caller");
  hut_test_ctl_said (fixture, "The result told to the caller");
  hut_test_ctl_said (fixture, "The result told to the hotline");
  act (fixture, "contact how=phone words='Will come today'", 0);
  act (fixture, "tell-caller words='It is mended'", 0);
  act (fixture, "tell-hotline words='It is mended'", 0);
  act (fixture, "answer answer=Mended --json", 0);
  hut_test_ctl_said (fixture, "\"state\":\"awaiting-call-back\"");
  act (fixture, "close", 1);
  hut_test_ctl_said (fixture, "The result of the call-back");
  act (fixture, "call-back contacted=true resolved=true satisfaction=very-satisfied --json", 0);
  hut_test_ctl_said (fixture, "\"state\":\"closed\"");
  act (fixture, "reopen reason='Dark again'", 0);
  hut_test_ctl (fixture, "case acts 20261123001 --json", 0);
  hut_test_ctl_said (fixture, "\"next\":\"contact\"");
  hut_test_ctl_said (fixture, "\"missing\":[\"caller-contact\",\"told-caller\",\"told-hotline\"]");
}

static void
test_wrong_words_name_the_right_ones (HutTestCtl *fixture, gconstpointer data)
{
  act (fixture, "sign", 2);
  hut_test_ctl_said (fixture, "accept, dispute, settle, route, assign");
  act (fixture, "dispute why=x", 2);
  hut_test_ctl_said (fixture, "why: reason");
  act (fixture, "dispute reason", 2);
  act (fixture, "extend due_at=soon reason=x", 2);
  act (fixture, "dispute", 1);
  hut_test_ctl_said (fixture, "Missing: Reason");
  act (fixture, "start", 1);
  hut_test_ctl_said (fixture, "The case is: Received");
}

static void
test_the_store_refuses_what_goes_around_the_acts (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "case edit 20261123001 state=disputed", 1);
  hut_test_ctl_said (fixture, "dispute-reason");
  act (fixture, "accept", 0);
  hut_test_ctl (fixture, "case edit 20261123001 excluded=true", 1);
  hut_test_ctl_said (fixture, "exclusion-reason, exclusion-evidence");
  hut_test_ctl (fixture, "case edit 20261123001 resolved=true", 1);
  act (fixture, "exclude reason='No such lamp' evidence='Photograph 3'", 0);
  act (fixture, "void reason='Sent twice'", 0);
  act (fixture, "note words=x", 1);
}

static void
add_cases (HutTestCtl *fixture)
{
  static const char orders[] = "工单编号,标题,来电时间,联系电话,办理状态\n"
                               "20261123002,水管漏水,2026-11-23 09:10,,待签收\n"
                               "20261123003,路灯歪斜,2026-11-23 09:15,,待签收\n";
  g_autofree char *file = g_build_filename (fixture->dir, "more.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, orders, -1, &error);
  g_assert_no_error (error);
  hut_test_ctl (fixture, "import cases more.csv --preset hotline", 0);
}

static void
test_all_of_a_filter_are_one_batch (HutTestCtl *fixture, gconstpointer data)
{
  g_autofree char *batch = NULL;
  g_autofree char *undo = NULL;

  add_cases (fixture);
  hut_test_ctl (fixture, "case act --all --text 灯 accept --json", 0);
  hut_test_ctl_said (fixture, "\"done\":2");
  hut_test_ctl (fixture, "case act --all assign lead=110108014001", 0);
  hut_test_ctl_said (fixture, "2 cases done");
  hut_test_ctl_said (fixture, "水管漏水\tThe case is: Received");
  batch = g_strndup (fixture->said, strcspn (fixture->said, "\n"));
  hut_test_ctl (fixture, "case show 20261123001 --json", 0);
  hut_test_ctl_said (fixture, "\"state\":\"assigned\"");
  undo = g_strconcat ("undo ", batch, NULL);
  hut_test_ctl (fixture, undo, 0);
  hut_test_ctl (fixture, "case show 20261123003 --json", 0);
  hut_test_ctl_said (fixture, "\"state\":\"accepted\"");
}

static void
test_all_may_be_refused (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "case act --all start", 1);
  hut_test_ctl_said (fixture, "0 cases done");
  hut_test_ctl (fixture, "case act --all sign", 2);
  hut_test_ctl (fixture, "case act --all --state nowhere accept", 2);
  hut_test_ctl (fixture, "case act --all assign to=110108014001", 2);
  hut_test_ctl (fixture, "case act --all", 2);
}

#define ADD(name, test) g_test_add (name, HutTestCtl, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ctl-acts/all-of-a-filter-are-one-batch", test_all_of_a_filter_are_one_batch);
  ADD ("/ctl-acts/all-may-be-refused", test_all_may_be_refused);
  ADD ("/ctl-acts/from-the-first-call-to-the-call-back", test_from_the_first_call_to_the_call_back);
  ADD ("/ctl-acts/wrong-words-name-the-right-ones", test_wrong_words_name_the_right_ones);
  ADD ("/ctl-acts/the-store-refuses-what-goes-around-the-acts",
       test_the_store_refuses_what_goes_around_the_acts);
  return g_test_run ();
}
