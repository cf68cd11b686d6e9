/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A whistle on one desktop alone, as the street's clerk works it by keyboard and telephone: raised
 * from a case with two departments; one answers, comes, reports, is done, is sent back and is done
 * again; the other disputes with a reason, loses, and is released; then the whistle ends. What
 * cannot be is said at the field. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define TITLE "照澜院1号楼前路面塌陷"
#define WATER "自来水公司"
#define HOUSING "区住房和城乡建设委员会"
#define ORDERS                                                                                             \
  "工单编号,诉求人,联系电话,诉求内容,诉求标题,问题点位,派单时间,办理时限\n" \
  "HX1,,,路面塌陷，有水涌出," TITLE ",照澜院1号楼,2026-11-27 09:00,2026-12-05 09:00\n"

/* ---- What a hand does ---- */

static void
keys (HutDeskStage *stage, const char *accelerators)
{
  g_auto (GStrv) each = g_strsplit (accelerators, " ", 0);

  for (guint i = 0; each[i] != NULL; i++)
    hut_driver_type_keys (stage->driver, each[i]);
}

static HutNode *
focus (HutDeskStage *stage, AtspiRole role, const char *name)
{
  return hut_driver_find_focus (stage->driver, NULL, role, name);
}

/* Types into what has the keyboard, which is called @name. */
static void
type (HutDeskStage *stage, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = focus (stage, ATSPI_ROLE_TEXT, name);

  hut_driver_type_text (stage->driver, entry, text);
}

static void
see (HutDeskStage *stage, const char *name)
{
  hut_desk_stage_see (stage, ATSPI_ROLE_INVALID, name);
}

static void
see_row (HutDeskStage *stage, const char *name)
{
  hut_desk_stage_see (stage, ATSPI_ROLE_LIST_ITEM, name);
}

static void
see_gone (HutDeskStage *stage, AtspiRole role, const char *name)
{
  hut_driver_wait_gone (stage->driver, NULL, role, name);
}

/* Opens the prompt of a step that is a button of its row. */
static void
open_step (HutDeskStage *stage, const char *step, const char *unit)
{
  g_autofree char *button = g_strdup_printf ("%s…，%s", step, unit);
  g_autofree char *title = g_strdup_printf ("%s：%s", step, unit);

  hut_desk_stage_press (stage, button);
  hut_desk_stage_see (stage, ATSPI_ROLE_DIALOG, title);
}

/* The same of one in the menu of its row. */
static void
open_step_of_menu (HutDeskStage *stage, const char *step, const char *unit)
{
  g_autofree char *menu = g_strdup_printf ("其他步骤，%s", unit);
  g_autofree char *item = g_strdup_printf ("%s…", step);
  g_autofree char *title = g_strdup_printf ("%s：%s", step, unit);
  g_autoptr (HutNode) node = NULL;

  hut_driver_press (stage->driver, ATSPI_ROLE_INVALID, menu);
  node = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_MENU_ITEM, item);
  hut_driver_act (stage->driver, node, NULL);
  hut_desk_stage_see (stage, ATSPI_ROLE_DIALOG, title);
}

/* Enter puts it on record. */
static void
put_on_record (HutDeskStage *stage)
{
  keys (stage, "Return");
  see_gone (stage, ATSPI_ROLE_DIALOG, NULL);
}

/* ---- Before ---- */

static void
set_up (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_make (stage, NULL);
  g_free (hut_desk_stage_ctl (stage, "demo --cases 20"));
  hut_desk_stage_import (stage, ORDERS);
  hut_desk_stage_open (stage, "cases");
}

static void
tear_down (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_tear_down (stage);
}

static void
open_the_case (HutDeskStage *stage)
{
  g_autoptr (HutNode) entry = NULL;

  keys (stage, "<Control>f");
  entry = focus (stage, ATSPI_ROLE_INVALID, "搜索诉求");
  hut_driver_type_text (stage->driver, entry, TITLE);
  hut_desk_stage_see (stage, ATSPI_ROLE_LABEL, "本视图 1 件");
  keys (stage, "Return Down Return");
  g_object_unref (focus (stage, ATSPI_ROLE_LIST_ITEM, TITLE "*"));
}

/* ---- Raising ---- */

static void
raise_from_the_case (HutDeskStage *stage)
{
  open_the_case (stage);
  keys (stage, "<Control><Shift>Return");
  hut_desk_stage_see (stage, ATSPI_ROLE_PUSH_BUTTON, "吹哨…*");
  keys (stage, "z");
  see (stage, "诉求 *" TITLE);
  /* Nobody is called yet. */
  g_object_unref (focus (stage, ATSPI_ROLE_TEXT, "要呼叫的部门或企业"));
  keys (stage, "<Control>Return");
  see (stage, "请选择要到场的单位。");
  type (stage, "要呼叫的部门或企业", "绿化科");
  keys (stage, "<Control>Return");
  see (stage, "区里没有叫这个名称的部门*");
}

static void
choose_emergency (HutDeskStage *stage)
{
  g_autoptr (HutNode) occasion =
      hut_driver_find (stage->driver, NULL, ATSPI_ROLE_COMBO_BOX, "哨类*");

  hut_driver_choose (stage->driver, occasion, "应急处置");
  see (stage, "常用时限：10 分内应答，30 分内到场");
}

static void
call_two (HutDeskStage *stage)
{
  g_autoptr (HutNode) entry =
      hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "要呼叫的部门或企业");

  hut_driver_set_text (stage->driver, entry, "");
  keys (stage, "Tab Tab Tab Tab");
  type (stage, "要呼叫的部门或企业", "自来水");
  keys (stage, "Return");
  see (stage, "到场时限（分钟），" WATER);
  /* By some of its characters. */
  type (stage, "要呼叫的部门或企业", "住建委");
  keys (stage, "Return");
  see (stage, "到场时限（分钟），" HOUSING);
  keys (stage, "<Control>Return");
  see_row (stage, TITLE "，距应答*");
  see (stage, "诉求 * · " TITLE);
  see_row (stage, WATER "，待应答，*");
  see_row (stage, HOUSING "，待应答，*");
  see_row (stage, "*呼叫" WATER);
}

/* ---- Telephone entries ---- */

static void
answer (HutDeskStage *stage)
{
  open_step (stage, "应答", WATER);
  type (stage, "应答人*", "张伟");
  put_on_record (stage);
  see_row (stage, WATER "，已应答，途中，*");
  see_row (stage, "*，" WATER "应答，电话：张伟");
}

static void
dispute (HutDeskStage *stage)
{
  open_step_of_menu (stage, "提出异议", HOUSING);
  type (stage, "提出人*", "刘洋");
  keys (stage, "Return");
  see (stage, "异议须有理由，请写明。");
  keys (stage, "Tab");
  type (stage, "原因*", "不属于本委职责");
  put_on_record (stage);
  see_row (stage, HOUSING "，有异议，*不属于本委职责*");
}

/* The district rules for the street: it has to come. */
static void
rule (HutDeskStage *stage)
{
  open_step (stage, "录入裁定", HOUSING);
  keys (stage, "space");
  g_object_unref (focus (stage, ATSPI_ROLE_LIST_ITEM, NULL));
  keys (stage, "Down Return");
  g_object_unref (focus (stage, ATSPI_ROLE_PUSH_BUTTON, "裁定*"));
  keys (stage, "Tab");
  type (stage, "裁定人*", "区指挥中心");
  keys (stage, "Tab");
  type (stage, "怎么说的*", "路面塌陷由其牵头");
  put_on_record (stage);
  see_row (stage, HOUSING "，裁定应到场，*");
  see_row (stage, "*裁定：" HOUSING "应当到场：路面塌陷由其牵头，*区指挥中心*");
}

static void
arrive (HutDeskStage *stage)
{
  open_step (stage, "到场", WATER);
  type (stage, "带队人*", "张伟");
  keys (stage, "Tab");
  type (stage, "人数*", "四");
  keys (stage, "Return");
  see (stage, "请填 1 或更大的整数。");
  keys (stage, "<Control>a");
  type (stage, "人数*", "4");
  hut_desk_stage_press (stage, "就在现场");
  see (stage, "位置：在现场");
  keys (stage, "<Control>Return");
  see_gone (stage, ATSPI_ROLE_DIALOG, NULL);
  see_row (stage, WATER "，已到场，张伟等 4 人*");
  see_row (stage, TITLE "，*到场 1/2 家");
}

static void
report_and_finish (HutDeskStage *stage, const char *report, const char *result)
{
  open_step (stage, "阶段反馈", WATER);
  type (stage, "反馈人*", "张伟");
  keys (stage, "Tab");
  type (stage, "反馈内容*", report);
  put_on_record (stage);
  see_row (stage, WATER "，已到场，*");
  open_step (stage, "办结", WATER);
  type (stage, "报告人*", "张伟");
  keys (stage, "Tab");
  type (stage, "结果*", result);
  put_on_record (stage);
  see_row (stage, WATER "，已办结，*");
}

static void
send_back (HutDeskStage *stage)
{
  open_step (stage, "退回重办", WATER);
  type (stage, "还要做什么*", "路面没有恢复");
  put_on_record (stage);
  see_row (stage, WATER "，已到场，*");
}

static void
release_and_end (HutDeskStage *stage)
{
  see (stage, "*仍在呼叫：" HOUSING);
  open_step_of_menu (stage, "解除", HOUSING);
  type (stage, "原因*", "险情已由自来水公司排除");
  put_on_record (stage);
  see_row (stage, HOUSING "，已解除，*");
  see (stage, "都已办结，待结束");
  keys (stage, "<Control>Return");
  hut_desk_stage_see (stage, ATSPI_ROLE_DIALOG, "结束吹哨");
  type (stage, "处置结果*", "已修复，路面恢复");
  put_on_record (stage);
  see (stage, "结果：已修复，路面恢复");
  see_row (stage, TITLE "，已结束，*");
}

static void
test_by_telephone (HutDeskStage *stage, gconstpointer unused)
{
  g_autoptr (GPtrArray) nameless = NULL;
  g_autoptr (GPtrArray) latin = NULL;

  raise_from_the_case (stage);
  choose_emergency (stage);
  call_two (stage);
  answer (stage);
  dispute (stage);
  rule (stage);
  arrive (stage);
  report_and_finish (stage, "上游阀门已关", "水管已修好");
  send_back (stage);
  report_and_finish (stage, "路面回填", "路面已恢复");
  release_and_end (stage);
  nameless = hut_driver_nameless (stage->driver);
  hut_desk_stage_assert_none (nameless);
  latin = hut_driver_latin_words (stage->driver, "OpenStreetMap|contributors|Ctrl|Alt|Enter");
  hut_desk_stage_assert_none (latin);
}

#define TEST(path, func) g_test_add (path, HutDeskStage, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/whistle-telephone/from-the-case-to-the-end-by-keyboard", test_by_telephone);
  return g_test_run ();
}
