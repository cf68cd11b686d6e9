/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Warnings in the real window: from Today to their page, their cases, an answer and the way back,
 * and the thread of a case. Driven by words and actions only. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"
#include "hut-test-store.h"

#include <gio/gio.h>
#include <string.h>

#define NOW "2026-11-26T10:00:00+08:00"

/* A case a week since the summer, and a burst of seven this week. */
static void
import_orders (HutDeskStage *fixture)
{
  g_autoptr (GString) orders = g_string_new ("工单编号,标题,来电时间,一级问题,社区,办理状态\n");

  for (int i = 0; i < 15; i++)
    g_string_append_printf (orders, "A%d,换灯,2026-%02d-%02d 09:00,供水,西楼社区,已办结\n", i,
                            8 + i / 5, 1 + i % 5 * 6);
  for (int i = 0; i < 7; i++)
    g_string_append_printf (orders, "B%d,停水,2026-11-2%d 09:00,供水,西楼社区,待签收\n", i, i);
  hut_desk_stage_import (fixture, orders->str);
}

/* @with: whether the street has cases. */
static void
set_up (HutDeskStage *fixture, gconstpointer with)
{
  gboolean with_orders = GPOINTER_TO_INT (with);

  hut_desk_stage_make (fixture, NOW);
  g_free (hut_desk_stage_ctl (fixture, "init --street 110108014"));
  if (with_orders)
    import_orders (fixture);
  hut_desk_stage_open (fixture, with_orders ? "today" : "insights");
}

/* A file in which the rates cannot be read; the window says so on stderr, too. */
static void
set_up_unreadable (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_make (fixture, NOW);
  g_free (hut_desk_stage_ctl (fixture, "init --street 110108014"));
  import_orders (fixture);
  hut_test_store_change_behind (fixture->db,
                                "ALTER TABLE cases RENAME COLUMN exclusion_evidence TO gone");
  g_setenv ("G_DEBUG", "", TRUE);
  hut_desk_stage_open (fixture, "today");
}

static void
tear_down (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (fixture);
}

static void
test_from_today_to_the_cases_of_a_warning (HutDeskStage *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) latin = NULL;
  g_autoptr (GPtrArray) nameless = NULL;

  hut_desk_stage_press (fixture, "待处理预警: 1*");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LIST_ITEM,
                      "供水 · 西楼社区, 本周 7 件，前 8 周*概率*, 未处理");
  hut_desk_stage_see (fixture, ATSPI_ROLE_IMAGE, "各周件数：*、7");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LIST_ITEM, "供暖启动, 进行中, 2026-11-01 至 2026-12-05*");
  latin = hut_driver_latin_words (fixture->driver, "Ctrl|Alt");
  nameless = hut_driver_nameless (fixture->driver);
  hut_desk_stage_assert_none (latin);
  hut_desk_stage_assert_none (nameless);
  hut_desk_stage_press (fixture, "7 件诉求: 供水 · 西楼社区");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "本视图 7 件");
  hut_desk_stage_press (fixture, "去掉筛选：接诉时间 2026-11-20 至 2026-11-26");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "本视图 22 件");
}

static void
test_dismissed_with_a_reason_and_taken_back (HutDeskStage *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) answer = NULL;
  g_autoptr (HutNode) reason = NULL;

  hut_desk_stage_press (fixture, "待处理预警: 1*");
  hut_desk_stage_press (fixture, "排除…: 供水*");
  answer = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "排除(D)");
  hut_driver_wait_state (fixture->driver, answer, ATSPI_STATE_SENSITIVE, FALSE);
  reason = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_TEXT, "理由*");
  hut_driver_set_text (fixture->driver, reason, "管网改造已公告");
  hut_driver_wait_state (fixture->driver, answer, ATSPI_STATE_SENSITIVE, TRUE);
  hut_driver_act (fixture->driver, answer, NULL);
  hut_desk_stage_see (fixture, ATSPI_ROLE_LIST_ITEM, "供水 · 西楼社区*已排除");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "理由：管网改造已公告");

  hut_desk_stage_press (fixture, "误报…: 供水*");
  hut_desk_stage_press (fixture, "误报(F)");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "历次预警：属实 0 条，误报 1 条");
  hut_desk_stage_press (fixture, "撤销");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LABEL, "历次预警*");
}

static void
test_a_task_stands_in_the_thread_of_its_cases (HutDeskStage *fixture, gconstpointer unused)
{
  g_autofree char *list = NULL;
  g_autoptr (HutNode) list_node = NULL;
  g_autoptr (HutNode) row = NULL;

  hut_desk_stage_press (fixture, "待处理预警: 1*");
  hut_desk_stage_press (fixture, "转为任务…: 供水*");
  hut_desk_stage_press (fixture, "交办(G)");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LIST_ITEM, "供水 · 西楼社区*已采纳");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "任务（西楼社区*），2026-12-03 17:00 前办结");
  list = hut_desk_stage_ctl (fixture, "warning list");
  g_assert_nonnull (strstr (list, "accepted"));

  hut_desk_stage_press (fixture, "7 件诉求: 供水 · 西楼社区");
  row = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LIST_ITEM, "停水*");
  hut_driver_act (fixture->driver, row, NULL);
  hut_desk_stage_see (fixture, ATSPI_ROLE_PANEL, "一条线");
  hut_desk_stage_press (fixture, "供水 · 西楼社区, 预警*已采纳");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LIST_ITEM, "供水 · 西楼社区*已采纳");
}

static void
test_a_new_street_says_what_it_takes (HutDeskStage *fixture, gconstpointer unused)
{
  hut_driver_press (fixture->driver, ATSPI_ROLE_INVALID, "预警");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "暂无可比数据：需要本周之前 4 周的诉求*");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LIST_ITEM, "供暖启动*");
}

/* What can be read is shown, and what cannot says so instead of being counted for ever. */
static void
test_what_cannot_be_counted_says_so (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "未办结 7 件");
  hut_desk_stage_see (fixture, ATSPI_ROLE_PUSH_BUTTON, "本月三率 · 文件无法读写*");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LABEL, "正在统计*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, function, with)                                                                  \
  g_test_add ("/warnings/" path, HutDeskStage, GINT_TO_POINTER (with), set_up, function, tear_down)
  add ("from-today-to-the-cases-of-a-warning", test_from_today_to_the_cases_of_a_warning, TRUE);
  add ("dismissed-with-a-reason-and-taken-back", test_dismissed_with_a_reason_and_taken_back, TRUE);
  add ("a-task-stands-in-the-thread-of-its-cases", test_a_task_stands_in_the_thread_of_its_cases,
       TRUE);
  add ("a-new-street-says-what-it-takes", test_a_new_street_says_what_it_takes, FALSE);
  g_test_add ("/warnings/what-cannot-be-counted-says-so", HutDeskStage, NULL, set_up_unreadable,
              test_what_cannot_be_counted_says_so, tear_down);
  return g_test_run ();
}
