/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl whistle and scores: a whistle from its call to its end, and what is refused. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

#define W "2026-哨-0001"

static void
set_up (HutTestCtl *fixture, gconstpointer unused)
{
  hut_test_ctl_init (fixture);
  g_setenv ("HUTONG_NOW", "2026-11-26T10:00:00+08:00", TRUE);
  hut_test_ctl (fixture,
                "whistle raise --occasion emergency --place 116.33,40.0 --task 抢修 "
                "--call traffic=10/30 --call heating=30 --json",
                0);
}

static void
tear_down (HutTestCtl *fixture, gconstpointer unused)
{
  g_unsetenv ("HUTONG_NOW");
  hut_test_ctl_tear_down (fixture);
}

/* Half a second off, since the clock of the tests goes on: no figure stands at an edge. */
static void
test_from_the_call_to_the_scores (HutTestCtl *fixture, gconstpointer unused)
{
  hut_test_ctl_said (fixture, "\"number\":\"" W "\"");
  hut_test_ctl_said (fixture, "\"state\":\"called\"");
  hut_test_ctl_said (fixture, "\"due_at\":\"2026-11-26T10:30:00");
  g_setenv ("HUTONG_NOW", "2026-11-26T10:20:00+08:00", TRUE);
  hut_test_ctl (
      fixture,
      "whistle act " W " traffic arrive people=2 by=班长 at=2026-11-26T10:12:30.5+08:00 --json", 0);
  hut_test_ctl_said (fixture, "\"arrived_at\":\"2026-11-26T10:12:30.5");
  hut_test_ctl_said (fixture, "\"how\":\"telephone\"");
  hut_test_ctl_said (fixture, "\"late_answer_seconds\":150");
  hut_test_ctl (fixture, "whistle act " W " traffic done result=已通 --json", 0);
  hut_test_ctl_said (fixture, "\"state\":\"working\"");
  hut_test_ctl (fixture, "whistle end " W " outcome=好", 1);
  hut_test_ctl (fixture, "whistle act " W " heating release reason=不需要 --json", 0);
  hut_test_ctl_said (fixture, "\"state\":\"finished\"");
  hut_test_ctl (fixture, "whistle act " W " traffic send-back reason=未通 --json", 0);
  hut_test_ctl_said (fixture, "\"state\":\"working\"");
  hut_test_ctl (fixture, "whistle act " W " traffic done result=已通", 0);
  hut_test_ctl (fixture, "whistle end " W " outcome=好 --json", 0);
  hut_test_ctl_said (fixture, "\"ended\":true");
  hut_test_ctl (fixture, "whistle mark " W " traffic timely=5 effective=4 attitude=3", 0);
  hut_test_ctl (fixture, "whistle view " W " traffic needed=yes clear=no by=班长", 0);
  hut_test_ctl (fixture, "scores --from 2026-11-01 --to 2026-11-30 --json", 0);
  hut_test_ctl_said (fixture, "\"effective_hundredths\":400");
  hut_test_ctl_said (fixture, "\"median_seconds\":750");
  hut_test_ctl_said (fixture, "\"whistles\":1");
  hut_test_ctl_not_said (fixture, "\"unmarked\":1");
  hut_test_ctl (fixture, "scores --from 2026-12-01 --to 2026-12-31 --json", 0);
  hut_test_ctl_said (fixture, "\"whistles\":0");
}

static void
test_the_ledger_says_what_was_late_and_disputed (HutTestCtl *fixture, gconstpointer unused)
{
  g_setenv ("HUTONG_NOW", "2026-11-26T10:20:00+08:00", TRUE);
  hut_test_ctl (fixture, "whistle act " W " heating dispute reason=不属于我方 by=班长", 0);
  hut_test_ctl (fixture, "whistle act " W " traffic supervise", 0);
  /* What is entered at one and the same instant has no order. */
  g_setenv ("HUTONG_NOW", "2026-11-26T10:30:00+08:00", TRUE);
  hut_test_ctl (fixture, "whistle act " W " heating rule for=street words=应到 by=区里", 0);
  hut_test_ctl (fixture, "whistle ledger --from 2026-11-01 --to 2026-11-30 --json", 0);
  hut_test_ctl_said (fixture, "\"unit\":\"traffic\"");
  hut_test_ctl_said (fixture, "\"what\":\"answered-late\"");
  hut_test_ctl_said (fixture, "\"paper\":\"supervision\"");
  hut_test_ctl_said (fixture, "\"what\":\"disputed\"");
  hut_test_ctl_said (fixture, "\"words\":\"不属于我方\"");
  hut_test_ctl_said (fixture, "\"ruling\":\"street\"");
  hut_test_ctl (fixture, "whistle ledger --from 2026-11-01 --to 2026-11-30", 0);
  hut_test_ctl_said (fixture, W);
  hut_test_ctl (fixture, "whistle ledger --from 2026-12-01 --to 2026-12-31 --json", 0);
  hut_test_ctl (fixture, "whistle ledger --from 2026-12-01", 2);
  hut_test_ctl (fixture, "whistle ledger --from 2026-12-31 --to 2026-12-01", 2);
}

/* Nothing of it is written. */
static void
test_wrong_input_is_named_and_costs_nothing (HutTestCtl *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *command;
    int code;
  } wrong[] = {
    { "whistle raise --occasion flood --task x --call traffic=30", 1 },
    { "whistle raise --occasion demand --call traffic=30", 1 },
    { "whistle raise --occasion demand --task x", 1 },
    { "whistle raise --occasion demand --task x --call nobody=30", 1 },
    { "whistle raise --occasion demand --task x --call traffic", 1 },
    { "whistle raise --occasion demand --task x --call traffic=0", 1 },
    { "whistle raise --occasion demand --task x --call traffic=60/30", 1 },
    { "whistle raise --occasion demand --task x --call traffic=5 --call traffic=6", 1 },
    { "whistle raise --occasion demand --task x --call traffic=30 --case 2026-999999", 1 },
    { "whistle raise --occasion demand --task x --call traffic=30 --place 200,95", 1 },
    { "whistle raise --occasion demand --task x --call traffic=30 --at tomorrowish", 2 },
    { "whistle act " W " traffic dance", 1 },
    { "whistle act " W " traffic done result=x", 1 },
    { "whistle act " W " traffic arrive at=2026-11-26T09:00:00+08:00", 1 },
    { "whistle act " W " traffic arrive colour=red", 2 },
    { "whistle act " W " water arrive", 1 },
    { "whistle act 2026-哨-0099 traffic arrive", 1 },
    { "whistle mark " W " traffic timely=6", 1 },
    { "whistle", 2 },
    { "scores --from 2026-11-30 --to 2026-11-01", 2 },
  };
  g_autofree char *before = NULL;

  hut_test_ctl (fixture, "whistle show " W, 0);
  before = g_strdup (fixture->said);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i].command);
      hut_test_ctl (fixture, wrong[i].command, wrong[i].code);
      hut_test_ctl (fixture, "whistle show " W, 0);
      g_assert_cmpstr (fixture->said, ==, before);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ctl/whistle/from-the-call-to-the-scores", HutTestCtl, NULL, set_up,
              test_from_the_call_to_the_scores, tear_down);
  g_test_add ("/ctl/whistle/the-ledger-says-what-was-late-and-disputed", HutTestCtl, NULL, set_up,
              test_the_ledger_says_what_was_late_and_disputed, tear_down);
  g_test_add ("/ctl/whistle/wrong-input-is-named-and-costs-nothing", HutTestCtl, NULL, set_up,
              test_wrong_input_is_named_and_costs_nothing, tear_down);
  return g_test_run ();
}
