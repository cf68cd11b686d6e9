/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Coverage, schedule, posts and ratings in the real window: Today's card leads to the calendar,
 * whose cells say what was done; a month is proposed, one shift is moved by keyboard, all are kept
 * and taken back; somebody signs up for an activity; a lane is rated by figures typed. Driven by
 * words, keys and actions only. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define NOW "2026-11-26T15:10:00+08:00"

static void
set_up (HutDeskStage *stage, gconstpointer with_demo)
{
  hut_desk_stage_make (stage, NOW);
  g_free (hut_desk_stage_ctl (stage, "init --street 110108014"));
  if (with_demo != NULL)
    g_free (hut_desk_stage_ctl (stage, "demo --cases 40"));
  hut_desk_stage_open (stage, with_demo != NULL ? "today" : "roster/coverage");
}

static void
tear_down (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_tear_down (stage);
}

static HutNode *
find (HutDeskStage *stage, const char *name)
{
  return hut_driver_find (stage->driver, NULL, ATSPI_ROLE_INVALID, name);
}

static void
see (HutDeskStage *stage, const char *name)
{
  g_object_unref (find (stage, name));
}

/* Whatever is called so and can be pressed. */
static void
press (HutDeskStage *stage, const char *name)
{
  g_autoptr (HutNode) node = find (stage, name);

  hut_driver_act (stage->driver, node, NULL);
}

static void
keys (HutDeskStage *stage, const char *accelerators)
{
  g_auto (GStrv) each = g_strsplit (accelerators, " ", 0);

  for (guint i = 0; each[i] != NULL; i++)
    hut_driver_type_keys (stage->driver, each[i]);
}

/* The window leaves nobody without a name, and a Chinese one no English word. */
static void
check_names (HutDeskStage *stage)
{
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (stage->driver);
  g_autoptr (GPtrArray) latin = hut_driver_latin_words (stage->driver, "Ctrl|Alt|Enter|xlsx|CSV");

  hut_desk_stage_assert_none (nameless);
  hut_desk_stage_assert_none (latin);
}

static void
today_leads_to_the_calendar (HutDeskStage *stage)
{
  g_autoptr (HutNode) grid = NULL;

  press (stage, "街巷巡查 · 今日应巡 16 条，已巡 * 条 · 尚未巡查：*");
  grid = find (stage, "中关村东路 11月26日 *");
  see (stage, "应巡街巷 16");
  see (stage, "11月26日 星期四");
  /* Each cell says what it shows; the day beside it follows. */
  hut_driver_act (stage->driver, grid, "coverage-grid.down");
  hut_driver_wait_name (stage->driver, grid, "中关村北大街 11月26日 *");
  hut_driver_act (stage->driver, grid, "coverage-grid.previous");
  hut_driver_wait_name (stage->driver, grid, "中关村北大街 11月25日 已巡 * 次");
  see (stage, "11月25日 星期三");
  press (stage, "缺岗 *");
  see (stage, "近春路, 已巡 * 次, 缺小巷管家 1 名*");
  press (stage, "巡查冲突 0");
  see (stage, "没有巡查冲突");
  see (stage, "当日没有人的巡查或排班时间重叠。");
  check_names (stage);
}

/* What is in view is seen as a paper. */
static void
look_at_the_paper (HutDeskStage *stage, const char *title)
{
  hut_desk_stage_press (stage, "打印…");
  hut_desk_stage_see (stage, ATSPI_ROLE_FRAME, title);
  hut_desk_stage_see (stage, ATSPI_ROLE_IMAGE, "第 1 页 / 共 *");
  keys (stage, "Escape");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_IMAGE, "第 1 页 / 共 *");
}

static void
a_month_is_proposed_moved_and_kept (HutDeskStage *stage)
{
  g_autoptr (HutNode) grid = NULL;
  g_autoptr (HutNode) list = NULL;
  g_autofree char *before = NULL;
  g_autofree char *moved = NULL;

  press (stage, "排班");
  see (stage, "2026年12月");
  grid = find (stage, "中关村东路 12月1日 无人*");
  press (stage, "自动拟排");
  see (stage, "已排 368/368 班 · 未保存 368 处 · 冲突 0 处");
  hut_driver_wait_name (stage->driver, grid, "中关村东路 12月1日 * · 理由：*");
  before = hut_driver_name (grid);
  /* Enter in the cell goes to who could have it; the next of them takes it. */
  hut_driver_act (stage->driver, grid, "coverage-grid.activate");
  list = hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_LIST_ITEM, "*本街巷*");
  keys (stage, "Return");
  hut_driver_wait_name (stage->driver, grid, "中关村东路 12月1日 * · 理由：人工指定");
  moved = hut_driver_name (grid);
  g_assert_cmpstr (before, !=, moved);
  check_names (stage);
  /* Another month is looked at: what was moved waits. */
  press (stage, "上一月");
  see (stage, "2026年11月");
  see (stage, "已排 */* 班 · 未保存 0 处 · 冲突 0 处");
  press (stage, "下一月");
  see (stage, "已排 368/368 班 · 未保存 368 处 · 冲突 0 处");
  hut_driver_wait_name (stage->driver, grid, "中关村东路 12月1日 * · 理由：人工指定");
  press (stage, "保存排班");
  see (stage, "已保存 368 班");
  see (stage, "已排 368/368 班 · 未保存 0 处 · 冲突 0 处");
  hut_driver_wait_name (stage->driver, grid, "中关村东路 12月1日 * · 理由：人工指定");
  press (stage, "撤销");
  see (stage, "已排 0/368 班 · 未保存 0 处 · 冲突 0 处");
  look_at_the_paper (stage, "街巷巡查排班表");
}

static void
a_lane_is_rated_by_keyboard (HutDeskStage *stage)
{
  press (stage, "评价");
  see (stage, "2026年11月");
  see (stage, "中关村东路, 未评价, *");
  /* A lane that is opened has the keyboard in its first row; figures rate and go on. */
  press (stage, "中关村东路, 未评价, *");
  g_object_unref (
      hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_INVALID, "综合行政执法队：不评分"));
  keys (stage, "4 5 3");
  g_object_unref (
      hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_INVALID, "协管员：不评分"));
  check_names (stage);
  /* Another lane is looked at: what was chosen waits. */
  press (stage, "成府路, 未评价, *");
  g_object_unref (
      hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_INVALID, "综合行政执法队：不评分"));
  press (stage, "中关村东路, 未保存, *");
  g_object_unref (
      hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_INVALID, "综合行政执法队：4 分"));
  keys (stage, "<Control>Return");
  see (stage, "评价已登记");
  see (stage, "中关村东路, 均分 4.00 · 3 项, *");
  press (stage, "缺漏督办");
  see (stage, "未评价 15");
  press (stage, "没有街巷长 *");
  see (stage, "成府路, 没有街巷长, *");
  press (stage, "街巷长履职");
  see (stage, "*已评价街巷 1/* 条*");
  check_names (stage);
  look_at_the_paper (stage, "月度评价");
}

static void
somebody_signs_up (HutDeskStage *stage)
{
  g_autoptr (HutNode) title = NULL;
  g_autoptr (HutNode) places = NULL;
  g_autoptr (HutNode) entry = NULL;

  press (stage, "岗位活动");
  press (stage, "新建…");
  title = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "标题");
  hut_driver_set_text (stage->driver, title, "周末清扫");
  places = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "名额*");
  hut_driver_set_text (stage->driver, places, "5");
  check_names (stage);
  press (stage, "开放报名(O)");
  see (stage, "周末清扫, *, 活动 · 未定日期 · 0/5 人");
  entry = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "报名");
  hut_driver_set_text (stage->driver, entry, "赵甲");
  press (stage, "赵甲*");
  see (stage, "周末清扫, *, 活动 · 未定日期 · 1/5 人");
  press (stage, "到场…, 赵甲");
  press (stage, "登记(O)");
  see (stage, "赵甲, 已到场*");
  check_names (stage);
}

static void
test_a_street_without_lanes_is_told_what_to_do (HutDeskStage *stage, gconstpointer unused)
{
  see (stage, "尚无需要巡查的街巷");
  press (stage, "排班");
  see (stage, "尚无可排班的街巷");
  press (stage, "岗位活动");
  see (stage, "尚无岗位或活动");
  press (stage, "评价");
  see (stage, "尚无可评价的街巷");
  /* Nothing is counted of nobody, and an empty list has its button in it. */
  press (stage, "双报到");
  see (stage, "还没有报到党员");
  g_assert_null (hut_driver_look (stage->driver, NULL, ATSPI_ROLE_LABEL, "*四项全部完成*"));
  press (stage, "三张清单");
  see (stage, "清单中还没有条目");
  hut_driver_press (stage->driver, ATSPI_ROLE_PUSH_BUTTON, "新增需求…");
  hut_desk_stage_see (stage, ATSPI_ROLE_DIALOG, "新增需求");
  keys (stage, "Escape");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_DIALOG, "新增需求");
  press (stage, "双报到");
  press (stage, "前往人员");
  see (stage, "名册中还没有人员");
  keys (stage, "<Alt>1");
  see (stage, "还没有诉求");
  g_assert_null (hut_driver_look (stage->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "街巷巡查*"));
}

/* One window for all of it: it is opened once. */
static void
test_a_month_of_the_street (HutDeskStage *stage, gconstpointer unused)
{
  today_leads_to_the_calendar (stage);
  a_month_is_proposed_moved_and_kept (stage);
  somebody_signs_up (stage);
  a_lane_is_rated_by_keyboard (stage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, function, with)                                                                  \
  g_test_add ("/roster-coverage/" path, HutDeskStage, with, set_up, function, tear_down)
  add ("a-month-of-the-street", test_a_month_of_the_street, "demo");
  add ("a-street-without-lanes-is-told-what-to-do", test_a_street_without_lanes_is_told_what_to_do,
       NULL);
  return g_test_run ();
}
