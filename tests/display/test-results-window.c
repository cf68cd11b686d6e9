/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What goes back to the hotline and how the rates are counted, in the real window: the results of
 * today arrive on the clipboard in the columns of the hotline's file, without anything personal;
 * weights of the office need a name, show what they make of the month, and are used then. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define ORDERS                                                                                     \
  "工单编号,标题,问题描述,联系电话,办理结果,办理时限\n"                      \
  "HK2026001,楼道灯不亮,三层楼道灯不亮已两天,10000000001,,2099-12-31 17:00\n"

static void
answer_the_order (HutDeskStage *fixture)
{
  static const char *const acts[] = {
    "accept",
    "assign lead=110108014001 assignee=李明",
    "start",
    "contact how=phone words=已联系",
    "tell-caller words=已告知",
    "tell-hotline words=已反馈",
    "answer answer=楼道灯已修复",
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *line = g_strdup_printf ("case act HK2026001 %s", acts[i]);

      g_free (hut_desk_stage_ctl (fixture, line));
    }
}

static void
set_up (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_make (fixture, NULL);
  g_free (hut_desk_stage_ctl (fixture, "demo --cases 200"));
  hut_desk_stage_import (fixture, ORDERS);
  answer_the_order (fixture);
  hut_desk_stage_open (fixture, "today");
}

static void
tear_down (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (fixture);
}

/* Where every program may paste: the search of the window below. */
static void
test_results_of_today_are_copied (HutDeskStage *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) search = NULL;

  hut_desk_stage_press (fixture, "今日办结结果*");
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_INVALID, "可回填热线 * 件*"));
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LABEL,
                                   "工单编号、标题、问题描述、联系电话、办理结果、办理时限"));
  hut_desk_stage_press (fixture, "复制结果*");
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_ALERT, "已复制*"));
  hut_driver_type_keys (fixture->driver, "Escape");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_INVALID, "回填热线的办理结果");
  hut_driver_type_keys (fixture->driver, "<Control>f");
  search = hut_driver_find_focus (fixture->driver, NULL, ATSPI_ROLE_INVALID, "搜索诉求");
  hut_driver_type_keys (fixture->driver, "<Control>v");
  hut_driver_wait_text (
      fixture->driver, search,
      "工单编号\t标题\t问题描述\t联系电话\t办理结果\t办理时限*HK2026001\t楼道灯不亮\t"
      "三层楼道灯不亮已两天\t\t楼道灯已修复\t*");
}

static void
test_own_weights_move_the_rates (HutDeskStage *fixture, gconstpointer unused)
{
  HutDriver *driver = fixture->driver;
  g_autoptr (HutNode) prompt = NULL;
  g_autoptr (HutNode) name = NULL;
  g_autofree char *rule = NULL;

  hut_desk_stage_press (fixture, "街道：*");
  hut_driver_press (driver, ATSPI_ROLE_INVALID, "办公规则*");
  hut_desk_stage_press (fixture, "修改: 三率口径");
  prompt = hut_driver_find (driver, NULL, ATSPI_ROLE_DIALOG, "三率口径");
  hut_desk_stage_press (fixture, "添加本单位权重方案");
  hut_driver_wait_count (driver, prompt, ATSPI_ROLE_TEXT, "权重方案名称", 3);
  name = hut_driver_find_focus (driver, prompt, ATSPI_ROLE_TEXT, "权重方案名称");
  hut_driver_type_keys (driver, "<Control>Return");
  g_object_unref (hut_driver_find (driver, prompt, ATSPI_ROLE_ALERT, "权重方案须填写名称"));
  hut_driver_type_text (driver, name, "本区办法");
  g_object_unref (hut_driver_find (driver, prompt, ATSPI_ROLE_LABEL, "*按此处设置：本区办法*"));
  hut_driver_type_keys (driver, "<Control>Return");
  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_DIALOG, "三率口径");
  g_object_unref (hut_driver_find (driver, NULL, ATSPI_ROLE_LABEL, "本区办法 · *"));
  rule = hut_desk_stage_ctl (fixture, "rule show rates");
  g_assert_nonnull (strstr (rule, "\"preset\" : \"本区办法\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/results-window/today-is-copied-in-the-columns-of-the-hotline", HutDeskStage, NULL,
              set_up, test_results_of_today_are_copied, tear_down);
  g_test_add ("/results-window/weights-of-the-office-are-checked-shown-and-used", HutDeskStage,
              NULL, set_up, test_own_weights_move_the_rates, tear_down);
  return g_test_run ();
}
