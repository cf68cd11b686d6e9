/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Patrols and what they find in the real window: a patrol is entered by keys alone from a sheet
 * that was scanned, its finding becomes a case, the case is solved, and the finding shows it. A
 * visit is kept with an opinion that is followed. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define NOW "2026-11-26T18:00:00+08:00"
#define WORDS "井盖松动，踩上去响"
#define SHEET "HTP 20261123 L1"
#define TELEPHONE "13800138001"

static void
import (HutDeskStage *stage, const char *what, const char *rows)
{
  g_autofree char *name = g_strconcat (what, ".csv", NULL);
  g_autofree char *file = g_build_filename (stage->folder, name, NULL);
  g_autofree char *words = g_strdup_printf ("import %s '%s'", what, file);

  g_assert_true (g_file_set_contents (file, rows, -1, NULL));
  g_free (hut_desk_stage_ctl (stage, words));
}

static void
set_up (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_make (stage, NOW);
  g_free (hut_desk_stage_ctl (stage, "init --street 110108014"));
  import (stage, "lanes",
          "街巷编号,街巷名称,社区\nL1,东一巷,110108014003\nL12,西二巷,110108014003\n");
  import (stage, "people",
          "姓名,联系电话,身份,街巷\n张晓明," TELEPHONE ",小巷管家,东一巷\n"
          "李明,13800138002,小巷管家,西二巷\n");
  hut_desk_stage_open (stage, "roster/patrols");
}

static void
tear_down (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_tear_down (stage);
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
fill (HutDeskStage *stage, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, name);

  hut_driver_set_text (stage->driver, entry, text);
}

static void
choose (HutDeskStage *stage, const char *name, const char *text)
{
  g_autoptr (HutNode) drop_down = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_COMBO_BOX, name);

  hut_driver_choose (stage->driver, drop_down, text);
}

static void
keys (HutDeskStage *stage, const char *accelerator)
{
  hut_driver_type_keys (stage->driver, accelerator);
}

/* A Chinese window shows no English word, and nothing in it is without a name. */
static void
check_names (HutDeskStage *stage)
{
  g_autoptr (GPtrArray) latin =
      hut_driver_latin_words (stage->driver, "Ctrl|Alt|xlsx|CSV|HTP|https?|A[34]");
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (stage->driver);

  hut_desk_stage_assert_none (latin);
  hut_desk_stage_assert_none (nameless);
}

/* Types into what has the focus, which is called @name, and Enter goes on. */
static void
type_next (HutDeskStage *stage, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_TEXT, name);

  keys (stage, "<Control>a");
  hut_driver_type_text (stage->driver, entry, text);
  keys (stage, "Return");
}

/* ---- What is done ---- */

/* The scan fills in lane, person and week; the rest is typed, and Enter on an empty line saves. */
static void
enter_patrol (HutDeskStage *stage)
{
  g_autoptr (HutNode) place =
      hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "巡查的街巷或网格*");
  g_autoptr (HutNode) who = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "巡查人");
  g_autoptr (HutNode) day = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "日期*");

  see (stage, "当日没有巡查记录");
  check_names (stage);
  keys (stage, "<Alt>l");
  type_next (stage, "巡查的街巷或网格*", SHEET);
  hut_driver_wait_text (stage->driver, place, "东一巷 L1");
  hut_driver_wait_text (stage->driver, who, "张晓明");
  hut_driver_wait_text (stage->driver, day, "2026-11-26");
  type_next (stage, "日期*", "25");
  hut_driver_wait_text (stage->driver, day, "2026-11-25");
  type_next (stage, "开始*", "830");
  type_next (stage, "结束*", "0910");
  type_next (stage, "问题1：情况", WORDS);
  keys (stage, "Return");
  see_row (stage, "*08:30–09:10*东一巷 · 张晓明*发现1个问题，1个未办结*");
  /* The sheet goes on: its lane stays. */
  hut_driver_wait_text (stage->driver, place, "东一巷 L1");
}

/* What is proposed stays good while the page is read anew: here for another day. */
static void
choose_proposed (HutDeskStage *stage)
{
  g_autoptr (HutNode) place =
      hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "巡查的街巷或网格*");
  g_autoptr (HutNode) who = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "巡查人");
  g_autoptr (HutNode) shown = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "显示的日期");

  hut_desk_stage_press (stage, "清空*");
  hut_driver_wait_text (stage->driver, who, "");
  hut_driver_set_text (stage->driver, place, "巷");
  hut_desk_stage_see (stage, ATSPI_ROLE_PUSH_BUTTON, "西二巷 L12");
  hut_desk_stage_press (stage, "前一天");
  hut_driver_wait_text (stage->driver, shown, "2026-11-24");
  hut_desk_stage_press (stage, "西二巷 L12");
  hut_driver_wait_text (stage->driver, who, "李明");
  hut_desk_stage_press (stage, "后一天");
  hut_driver_wait_text (stage->driver, shown, "2026-11-25");
}

/* On a line that is clear, by the number of the lane; a person is in one place at a time. */
static void
type_another (HutDeskStage *stage)
{
  g_autoptr (HutNode) place =
      hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "巡查的街巷或网格*");
  g_autoptr (HutNode) who = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "巡查人");

  type_next (stage, "巡查的街巷或网格*", "12");
  hut_driver_wait_text (stage->driver, place, "西二巷 L12");
  hut_driver_wait_text (stage->driver, who, "李明");
  type_next (stage, "巡查人", "张晓");
  hut_driver_wait_text (stage->driver, who, "张晓明");
  type_next (stage, "日期*", "25");
  type_next (stage, "开始*", "9");
  type_next (stage, "结束*", "930");
  keys (stage, "Return");
}

static void
enter_another (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "清空*");
  type_another (stage);
  see (stage, "*此时段也在东一巷巡查*");
  keys (stage, "<Control>Return");
  see_row (stage, "*09:00–09:30*西二巷 · 张晓明*未发现问题*");
}

static void
take_back (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "西二巷 · 张晓明：更多操作");
  hut_driver_press (stage->driver, ATSPI_ROLE_INVALID, "撤销…");
  fill (stage, "撤销理由*", "没有去");
  keys (stage, "<Control>Return");
  see_row (stage, "*西二巷 · 张晓明*已撤销*没有去*");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_INVALID, "西二巷 · 张晓明：更多操作");
}

/* It took place all the same; and what stands is not there twice. */
static void
enter_it_again (HutDeskStage *stage)
{
  g_autoptr (HutNode) place =
      hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "巡查的街巷或网格*");

  hut_desk_stage_press (stage, "清空*");
  type_another (stage);
  see (stage, "*此时段也在东一巷巡查*");
  keys (stage, "<Control>Return");
  hut_desk_stage_see (stage, ATSPI_ROLE_INVALID, "西二巷 · 张晓明：更多操作");
  hut_driver_wait_text (stage->driver, place, ""); /* it was saved: the line is clear */
  type_another (stage);
  see (stage, "此巡查已登记*");
  hut_desk_stage_press (stage, "清空*");
}

/* In a window of their own, which Escape closes. */
static void
look_at_photographs (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "照片…*");
  hut_desk_stage_see (stage, ATSPI_ROLE_FRAME, "照片和材料");
  hut_desk_stage_see (stage, ATSPI_ROLE_HEADING, WORDS);
  see (stage, "还没有照片或材料*");
  check_names (stage);
  keys (stage, "Escape");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_FRAME, "照片和材料");
}

static void
make_a_case (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "发现问题, *东一巷*");
  see_row (stage, "*" WORDS "*处置中*社区就近解决*");
  check_names (stage);
  look_at_photographs (stage);
  hut_desk_stage_press (stage, "转为诉求…*");
  see (stage, "将问题转为诉求");
  keys (stage, "<Control>Return");
  hut_desk_stage_see (stage, ATSPI_ROLE_PUSH_BUTTON, "签收*");
}

static void
solve_the_case (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "签收*");
  hut_desk_stage_press (stage, "派办*");
  choose (stage, "主办单位*", "区园林绿化局");
  hut_desk_stage_press (stage, "派办");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_DIALOG, "派办");
  hut_desk_stage_press (stage, "开始办理*");
  hut_desk_stage_press (stage, "答复办结*");
  fill (stage, "办理结果*", "已更换井盖");
  keys (stage, "<Control>Return");
  hut_desk_stage_press (stage, "办结(S)");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "办结(S)");
}

/* It is no longer open, shows what the case says, and is confirmed. */
static void
see_it_solved (HutDeskStage *stage)
{
  keys (stage, "<Alt>8");
  see_row (stage, "*" WORDS "*诉求已办结*已更换井盖*");
  hut_desk_stage_press (stage, "复核办结…*");
  hut_desk_stage_see (stage, ATSPI_ROLE_DIALOG, "问题办结");
  keys (stage, "<Control>Return");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_DIALOG, "问题办结");
  see_row (stage, "*" WORDS ", 已解决*");
  hut_desk_stage_press (stage, "仅显示一次巡查的问题：显示全部");
  see (stage, "0个问题未办结");
}

/* Who was visited is masked on the list and in the form; the opinion is followed. */
static void
enter_visit (HutDeskStage *stage)
{
  g_autoptr (HutNode) whom = NULL;

  hut_driver_press (stage->driver, ATSPI_ROLE_PAGE_TAB, "走访");
  see (stage, "没有此类走访");
  hut_driver_press (stage->driver, ATSPI_ROLE_PUSH_BUTTON, "新建走访…");
  hut_desk_stage_see (stage, ATSPI_ROLE_DIALOG, "新建走访");
  check_names (stage);
  choose (stage, "走访对象*", "居民");
  fill (stage, "受访人*", "钱大妈");
  fill (stage, "听取的意见*", "楼前太暗，电话" TELEPHONE);
  keys (stage, "<Control>Return");
  see (stage, "由谁走访？");
  fill (stage, "走访人*", "李明");
  hut_desk_stage_press (stage, "李明*");
  keys (stage, "<Control>Return");
  see_row (stage, "*居民 · 钱*处置中*楼前太暗，电话138****8001*");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_INVALID, "*钱大妈*");
  hut_desk_stage_press (stage, "居民 · 钱**：更多操作");
  hut_driver_press (stage->driver, ATSPI_ROLE_INVALID, "编辑…");
  whom = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "受访人*");
  hut_driver_wait_text (stage->driver, whom, "钱**");
  hut_desk_stage_press (stage, "显示并修改");
  hut_driver_wait_text (stage->driver, whom, "钱大妈");
  keys (stage, "Escape");
  hut_desk_stage_press (stage, "跟进…*");
  fill (stage, "办理经过*", "已加装路灯");
  keys (stage, "<Alt>d");
  keys (stage, "<Control>Return");
  see_row (stage, "*居民 · 钱*, 已解决*已加装路灯*");
  check_names (stage);
}

static void
test_a_finding_is_followed_until_done (HutDeskStage *stage, gconstpointer unused)
{
  enter_patrol (stage);
  choose_proposed (stage);
  enter_another (stage);
  take_back (stage);
  enter_it_again (stage);
  make_a_case (stage);
  solve_the_case (stage);
  see_it_solved (stage);
  enter_visit (stage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/roster-patrols/a-finding-is-followed-until-done", HutDeskStage, NULL, set_up,
              test_a_finding_is_followed_until_done, tear_down);
  return g_test_run ();
}
