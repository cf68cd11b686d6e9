/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl meeting: a whole meeting by scripts. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

#include <string.h>

static void
set_up (HutTestCtl *ctl, gconstpointer data)
{
  hut_test_ctl_init (ctl);
  hut_test_ctl (ctl,
                "meeting new title=议事会 body=一社区 kind=council rule=council place_name=活动室 "
                "starts_at=2026-12-01",
                0);
  for (guint i = 1; i <= 5; i++)
    {
      g_autofree char *words = g_strdup_printf ("meeting act 议事会 member number=%u name=居民%u%s",
                                                i, i, i == 1 ? " role=chair" : "");

      hut_test_ctl (ctl, words, 0);
    }
}

static void
tear_down (HutTestCtl *ctl, gconstpointer data)
{
  hut_test_ctl_tear_down (ctl);
}

static void
act (HutTestCtl *ctl, const char *words, int code)
{
  g_autofree char *line = g_strconcat ("meeting act 议事会 ", words, NULL);

  hut_test_ctl (ctl, line, code);
}

static void
show (HutTestCtl *ctl)
{
  hut_test_ctl (ctl, "meeting show 议事会 --json", 0);
}

/* Under way, four there, the charging shed under discussion. */
static void
begin (HutTestCtl *ctl)
{
  act (ctl, "topic title=充电棚 subject=shared-use minutes=20", 0);
  act (ctl, "announce where=公告栏", 0);
  act (ctl, "open", 0);
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *words = g_strdup_printf ("arrive member=%u", i);

      act (ctl, words, 0);
    }
  act (ctl, "begin topic=1", 0);
}

static void
test_a_whole_meeting (HutTestCtl *ctl, gconstpointer data)
{
  begin (ctl);
  act (ctl, "ask member=2 stand=for", 0);
  act (ctl, "ask member=3 stand=against", 0);
  show (ctl);
  hut_test_ctl_said (ctl, "\"quorum\":true");
  hut_test_ctl_said (ctl, "\"present\":4");
  hut_test_ctl_said (ctl, "\"present_members\":[\"1\",\"2\",\"3\",\"4\"]");
  hut_test_ctl_said (ctl, "\"member\":\"2\",\"stand\":\"for\"");
  act (ctl, "speak", 0);
  hut_test_ctl (ctl, "meeting show 议事会", 0);
  hut_test_ctl_said (ctl, "Speaking: 2, For, 0:0");
  hut_test_ctl_said (ctl, "Waiting: 3, Against\n");
  act (ctl, "pause", 0);
  act (ctl, "go-on", 0);
  show (ctl);
  hut_test_ctl_said (ctl, "\"running\":true");
  act (ctl, "end", 0);
  act (ctl, "motion title=建充电棚 method=roll-call", 0);
  act (ctl, "put", 0);
  act (ctl, "ballot member=1 choice=yes", 0);
  act (ctl, "ballot member=1 choice=no", 1);
  act (ctl, "ballot member=2 choice=yes", 0);
  act (ctl, "ballot member=3 choice=yes", 0);
  act (ctl, "correct member=3 choice=no why=听错", 0);
  act (ctl, "close-vote", 0);
  act (ctl, "publish", 0);
  act (ctl, "close", 0);
  show (ctl);
  hut_test_ctl_said (ctl, "\"verdict\":\"opinion\"");
  hut_test_ctl_said (ctl, "\"yes\":2");
  hut_test_ctl_said (ctl, "\"not_voted\":1");
  hut_test_ctl_said (ctl, "\"submit\":");
  hut_test_ctl_said (ctl, "278");
  hut_test_ctl_said (ctl, "\"state\":\"closed\"");
  act (ctl, "arrive member=5", 1);
  /* For the minutes. */
  act (ctl, "views topic=1 text=担心起火", 0);
  hut_test_ctl (ctl, "verify", 0);
}

static void
test_counted_on_paper (HutTestCtl *ctl, gconstpointer data)
{
  begin (ctl);
  act (ctl, "motion title=选址 method=secret", 0);
  act (ctl, "put", 0);
  act (ctl, "count which=1 counter=甲 yes=3 no=1", 0);
  act (ctl, "count which=2 counter=乙 yes=2 no=2", 0);
  act (ctl, "close-vote", 1);
  act (ctl, "count which=2 counter=乙 yes=3 no=1", 0);
  act (ctl, "close-vote", 0);
  act (ctl, "publish", 0);
  act (ctl, "motion title=颜色 method=poll 'choices=红|绿|蓝'", 0);
  act (ctl, "put", 0);
  act (ctl, "count choices=1,2,1", 0);
  act (ctl, "close-vote", 0);
  act (ctl, "publish", 0);
  act (ctl, "motion title=时间 method=hands", 0);
  act (ctl, "put", 0);
  act (ctl, "block block=东区 yes=2", 0);
  act (ctl, "block block=西区 yes=1 no=1", 0);
  act (ctl, "close-vote", 0);
  show (ctl);
  hut_test_ctl_said (ctl, "{\\\"choices\\\":[1,2,1],\\\"spoiled\\\":0}");
}

/* What one meeting agreed is told in the next, and comes into its minutes. */
static void
test_reported_at_the_next (HutTestCtl *ctl, gconstpointer data)
{
  begin (ctl);
  act (ctl, "resolution title=核查防火间距 unit=一社区 topic=1 due_at=2026-12-20", 0);
  act (ctl, "resolution title=补种绿地", 0);
  act (ctl, "progress resolution=1 progress=30 words=已约消防", 0);
  act (ctl, "progress resolution=3 progress=30", 1);
  act (ctl, "report resolution=1", 1);
  act (ctl, "close", 0);
  hut_test_ctl (ctl, "meeting new title=下次议事会 body=一社区 starts_at=2027-01-05", 0);
  hut_test_ctl (ctl, "meeting show 下次议事会 --json", 0);
  hut_test_ctl_said (ctl, "\"title\":\"核查防火间距\"");
  hut_test_ctl_said (ctl, "\"meeting\":\"议事会\"");
  hut_test_ctl (ctl, "meeting act 下次议事会 report resolution=核查防火间距 progress=60", 1);
  hut_test_ctl (ctl, "meeting act 下次议事会 open", 0);
  hut_test_ctl (
      ctl, "meeting act 下次议事会 report resolution=核查防火间距 progress=60 words=间距六米", 0);
  hut_test_ctl (ctl, "meeting show 下次议事会 --json", 0);
  hut_test_ctl_said (ctl, "\"progress\":60,\"words\":\"间距六米\"");
  hut_test_ctl (ctl, "meeting show 下次议事会", 0);
  hut_test_ctl_said (ctl, "Earlier: 核查防火间距: 60%; reported\n");
  hut_test_ctl_said (ctl, "Earlier: 补种绿地: 0%\n");
  hut_test_ctl (ctl, "minutes 下次议事会 --draft", 0);
}

static void
test_nothing_personal (HutTestCtl *ctl, gconstpointer data)
{
  begin (ctl);
  act (ctl, "ask member=2 stand=for", 0);
  show (ctl);
  hut_test_ctl_not_said (ctl, "居民2");
  hut_test_ctl (ctl, "meeting show 议事会", 0);
  hut_test_ctl_not_said (ctl, "居民");
  hut_test_ctl_said (ctl, "充电棚");
}

static void
test_listed (HutTestCtl *ctl, gconstpointer data)
{
  hut_test_ctl (ctl, "meeting list --json", 0);
  hut_test_ctl_said (ctl, "\"body\":\"一社区\"");
  hut_test_ctl_said (ctl, "\"state\":\"draft\"");
  /* The second of the same body is of that body. */
  hut_test_ctl (ctl, "meeting new title=第二次 body=一社区", 0);
  hut_test_ctl (ctl, "meeting show 第二次 --json", 0);
  hut_test_ctl_said (ctl, "\"rule\":\"council\"");
  hut_test_ctl_said (ctl, "\"base\":5");
  hut_test_ctl (ctl, "meeting list", 0);
  hut_test_ctl_said (ctl, "第二次");
}

static void
test_wrong_usage (HutTestCtl *ctl, gconstpointer data)
{
  hut_test_ctl (ctl, "meeting", 2);
  hut_test_ctl (ctl, "meeting show", 2);
  hut_test_ctl (ctl, "meeting show 没有", 1);
  hut_test_ctl (ctl, "meeting new title=无", 1);
  hut_test_ctl (ctl, "meeting new title=无 body=二社区 rule=none", 1);
  hut_test_ctl (ctl, "meeting new colour=red", 2);
  act (ctl, "dance", 2);
  act (ctl, "arrive member", 2);
  act (ctl, "arrive seat=1", 2);
  act (ctl, "arrive", 1);
  act (ctl, "arrive member=99", 1);
  act (ctl, "begin topic=7", 1);
  act (ctl, "put", 1);
  act (ctl, "speak", 1);
  act (ctl, "topic title=甲 minutes=many", 1);
  hut_test_ctl (ctl, "meeting acts", 0);
  hut_test_ctl_said (ctl, "ballot\tmotion member choice");
}

#define ADD(name, func) g_test_add ("/ctl-meeting/" name, HutTestCtl, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-whole-meeting-by-scripts", test_a_whole_meeting);
  ADD ("counts-on-paper-and-by-hand", test_counted_on_paper);
  ADD ("what-was-agreed-is-reported-at-the-next", test_reported_at_the_next);
  ADD ("shows-nothing-personal", test_nothing_personal);
  ADD ("lists-meetings-of-a-body", test_listed);
  ADD ("wrong-usage-is-told", test_wrong_usage);
  return g_test_run ();
}
