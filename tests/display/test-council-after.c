/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What one meeting agreed, in the real window: put in other words after it, taken onto the agenda
 * of the body's next meeting, reported on in the hall, and in its minutes. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <string.h>

#define BODY "水磨社区居民议事会"
#define FIRST "第二次议事会"
#define NEXT "第三次议事会"

static char *ctl (HutDeskStage *stage, const char *format, ...) G_GNUC_PRINTF (2, 3);

static char *
ctl (HutDeskStage *stage, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  return hut_desk_stage_ctl (stage, words);
}

static void
act (HutDeskStage *stage, const char *words)
{
  g_free (ctl (stage, "meeting act " FIRST " %s", words));
}

static void
set_up (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_make (stage, NULL);
  g_free (ctl (stage, "init --street 110108014"));
  g_free (ctl (stage, "meeting new title=" FIRST " body=" BODY
                      " kind=council rule=council place_name=活动室 starts_at=2026-11-01T19:00"));
  act (stage, "member number=1 name=赵和平 role=chair");
  act (stage, "topic title=充电棚选址 minutes=20");
  act (stage, "lead");
  act (stage, "arrive member=1");
  act (stage, "open");
  act (stage, "resolution title=核查充电棚防火间距 assignee=王芳 due_at=2026-12-20 topic=1");
  act (stage, "resolution title=补种绿地");
  act (stage, "close");
  g_free (ctl (stage, "meeting new title=" NEXT " body=" BODY
                      " place_name=活动室 starts_at=2026-12-08T19:00"));
  g_free (ctl (stage, "meeting act " NEXT " topic title=早市占道整治 minutes=20"));
  hut_desk_stage_open (stage, "council");
}

static void
tear_down (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_tear_down (stage);
}

/* ---- What a hand does ---- */

static void
row (HutDeskStage *stage, const char *name)
{
  hut_desk_stage_see (stage, ATSPI_ROLE_LIST_ITEM, name);
}

static void
choose_meeting (HutDeskStage *stage, const char *name)
{
  g_autofree char *pattern = g_strconcat (name, ", *", NULL);
  g_autoptr (HutNode) item = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_LIST_ITEM, pattern);
  g_autoptr (HutNode) list = atspi_accessible_get_parent (item, NULL);

  hut_driver_select (stage->driver, list, atspi_accessible_get_index_in_parent (item, NULL));
}

static void
fill (HutDeskStage *stage, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, name);

  hut_driver_set_text (stage->driver, entry, text);
}

static void
check_names (HutDeskStage *stage)
{
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (stage->driver);
  g_autoptr (GPtrArray) latin =
      hut_driver_latin_words (stage->driver, "Ctrl|Enter|Alt|Page|Up|Down|PDF|ODT");

  hut_desk_stage_assert_none (nameless);
  hut_desk_stage_assert_none (latin);
}

/* ---- The two meetings ---- */

static void
edit_a_resolution (HutDeskStage *stage)
{
  choose_meeting (stage, FIRST);
  row (stage, "1, 核查充电棚防火间距, 落实中, 王芳 · 2026-12-20前*");
  hut_desk_stage_press (stage, "核查充电棚防火间距：更多操作");
  hut_driver_press (stage->driver, ATSPI_ROLE_INVALID, "编辑…");
  fill (stage, "议定内容*", "核查充电棚防火间距并出具意见");
  fill (stage, "责任人*", "刘强");
  hut_driver_type_keys (stage->driver, "<Control>Return");
  row (stage, "1, 核查充电棚防火间距并出具意见, 落实中, 刘强 · 2026-12-20前*");
}

static void
put_on_the_agenda (HutDeskStage *stage)
{
  choose_meeting (stage, NEXT);
  row (stage, "1, 核查充电棚防火间距并出具意见, 落实中, " FIRST " · *");
  check_names (stage);
  hut_desk_stage_press (stage, "列入议程");
  row (stage, "2 上次决议落实情况, 10 分钟*");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "列入议程");
}

static void
enter_the_hall (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "进入会场");
  hut_desk_stage_press (stage, "主控*…");
  hut_desk_stage_press (stage, "主控*(L)");
  hut_desk_stage_press (stage, "开会*");
  hut_desk_stage_see (stage, ATSPI_ROLE_LABEL, "进行中");
}

/* The topic that was made for them brings them to the front. */
static void
report (HutDeskStage *stage)
{
  g_autoptr (HutNode) topic =
      hut_driver_find (stage->driver, NULL, ATSPI_ROLE_LIST_ITEM, "*, 上次决议落实情况, *");

  hut_driver_act (stage->driver, topic, "row.open");
  hut_desk_stage_press (stage, "开始讨论*");
  row (stage, "*, 上次决议落实情况, 讨论中*");
  hut_desk_stage_press (stage, "通报…, 核查充电棚防火间距并出具意见");
  fill (stage, "百分比*", "120");
  hut_driver_type_keys (stage->driver, "<Control>Return");
  hut_desk_stage_see (stage, ATSPI_ROLE_INVALID, "进度须为0至100的整数。");
  fill (stage, "百分比*", "60");
  fill (stage, "进展情况*", "间距六米，符合要求");
  check_names (stage);
  hut_driver_type_keys (stage->driver, "<Control>Return");
  row (stage, "1, 核查充电棚防火间距并出具意见, 已通报, *60 %");
  hut_desk_stage_see (stage, ATSPI_ROLE_PUSH_BUTTON, "此前决议：共2项，已通报1项");
  check_names (stage);
}

static void
read_back (HutDeskStage *stage)
{
  g_autofree char *meeting = ctl (stage, "meeting show " NEXT " --json");

  g_assert_nonnull (strstr (meeting, "\"progress\":60,\"words\":\"间距六米，符合要求\""));
  hut_desk_stage_press (stage, "会议步骤");
  hut_driver_press (stage->driver, ATSPI_ROLE_INVALID, "闭会*…");
  hut_driver_press (stage->driver, ATSPI_ROLE_INVALID, "闭会*(C)");
  hut_desk_stage_see (stage, ATSPI_ROLE_INVALID, "会议已闭会。");
  hut_desk_stage_press (stage, "返回会议列表");
  hut_desk_stage_press (stage, "生成草稿*");
  {
    g_autoptr (HutNode) text = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "会议纪要*");

    hut_driver_wait_text (stage->driver, text,
                          "*核查充电棚防火间距并出具意见\t*\t60%\t间距六米，符合要求\n*");
  }
}

static void
test_what_was_agreed_is_reported_at_the_next (HutDeskStage *stage, gconstpointer unused)
{
  edit_a_resolution (stage);
  put_on_the_agenda (stage);
  enter_the_hall (stage);
  report (stage);
  read_back (stage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/council-after/what-was-agreed-is-reported-at-the-next", HutDeskStage, NULL, set_up,
              test_what_was_agreed_is_reported_at_the_next, tear_down);
  return g_test_run ();
}
