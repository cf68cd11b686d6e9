/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What both sides say when a whistle is over, in the window: a whistle ends, its units are to be
 * marked, which Today counts and leads to; they are marked by keyboard one after the other, and
 * stand in their rows, in the log, off Today's number, in the scorecard and on the month's table;
 * who was late stands in the ledger. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define NOW "2026-11-27T10:00:00+08:00"
#define W "2026-哨-0001"
#define TASK "消防栓漏水"
#define TRAFFIC "区交通支队"
#define HEATING "供热公司"
#define ORDERS                                                                                             \
  "工单编号,诉求人,联系电话,诉求内容,诉求标题,问题点位,派单时间,办理时限\n" \
  "HX1,,,消防栓漏水,消防栓漏水,照澜院1号楼,2026-11-27 08:00,2026-12-05 09:00\n"

/* ---- What a hand does ---- */

static void
keys (HutDeskStage *stage, const char *accelerators)
{
  g_auto (GStrv) each = g_strsplit (accelerators, " ", 0);

  for (guint i = 0; each[i] != NULL; i++)
    hut_driver_type_keys (stage->driver, each[i]);
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
see_dialog (HutDeskStage *stage, const char *name)
{
  hut_desk_stage_see (stage, ATSPI_ROLE_DIALOG, name);
}

static void
focus (HutDeskStage *stage, const char *name)
{
  g_object_unref (hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_INVALID, name));
}

/* Types into what has the keyboard, which is called @name. */
static void
type (HutDeskStage *stage, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_TEXT, name);

  hut_driver_type_text (stage->driver, entry, text);
}

/* The window leaves nobody without a name, and a Chinese one no English word. */
static void
check_names (HutDeskStage *stage)
{
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (stage->driver);
  g_autoptr (GPtrArray) latin =
      hut_driver_latin_words (stage->driver, "OpenStreetMap|contributors|Ctrl|Alt|Enter|PDF|HX1");

  hut_desk_stage_assert_none (nameless);
  hut_desk_stage_assert_none (latin);
}

/* ---- Before ---- */

static void
ctl (HutDeskStage *stage, const char *words)
{
  g_free (hut_desk_stage_ctl (stage, words));
}

/* One came in time, the other 15 minutes late of 30; both are done. */
static void
set_up (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_make (stage, NOW);
  ctl (stage, "init --street 110108014");
  hut_desk_stage_import (stage, ORDERS);
  ctl (stage, "whistle raise --occasion emergency --task " TASK
              " --call traffic=10/30 --call heating=30 --at 2026-11-27T09:00:00+08:00");
  ctl (stage, "whistle act " W " traffic arrive by=张伟 at=2026-11-27T09:08:00+08:00");
  ctl (stage, "whistle act " W " traffic done result=已疏导");
  ctl (stage,
       "whistle act " W " heating arrive by=李强 words=路上堵车 at=2026-11-27T09:45:00+08:00");
  ctl (stage, "whistle act " W " heating done result=已关阀");
}

static void
set_up_open (HutDeskStage *stage, gconstpointer unused)
{
  set_up (stage, NULL);
  hut_desk_stage_open (stage, "whistles");
}

static void
set_up_ended (HutDeskStage *stage, gconstpointer unused)
{
  set_up (stage, NULL);
  ctl (stage, "whistle end " W " outcome=已修复");
  hut_desk_stage_open (stage, "whistles");
}

static void
tear_down (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_tear_down (stage);
}

/* ---- Marking ---- */

static void
end_it (HutDeskStage *stage)
{
  see_row (stage, TASK "，都已办结，待结束*");
  keys (stage, "<Control>Return");
  see_dialog (stage, "结束吹哨");
  type (stage, "处置结果*", "已修复");
  keys (stage, "Return");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_DIALOG, NULL);
  see (stage, "吹哨已结束，还有 2 家单位待评价。");
}

/* One number, one click. */
static void
come_from_today (HutDeskStage *stage)
{
  keys (stage, "<Alt>1");
  hut_driver_press (stage->driver, ATSPI_ROLE_PUSH_BUTTON, "待评价单位: 2");
  hut_desk_stage_see (stage, ATSPI_ROLE_LABEL, "待街道评价");
  see_row (stage, TASK "，已结束*");
  see (stage, "吹哨已结束，还有 2 家单位待评价。");
}

/* By keyboard alone: timeliness stands there, and the next comes by itself. */
static void
mark_both (HutDeskStage *stage)
{
  keys (stage, "<Control>Return");
  see_dialog (stage, "评价：" HEATING);
  see (stage, "按计时：到场迟 15 分*");
  focus (stage, "成效 5");
  keys (stage, "3 Tab 4 Tab");
  type (stage, "评语*", "到场后处置得力");
  keys (stage, "Return");
  see_dialog (stage, "评价：" TRAFFIC);
  see (stage, "按计时：按时到场");
  focus (stage, "成效 5");
  keys (stage, "4 Tab 5 <Control>Return");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_DIALOG, NULL);
  see (stage, "已全部评价");
}

static void
see_marks (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "显示全部吹哨");
  see_row (stage, TRAFFIC "，已办结，*街道评价：及时 5 · 成效 4 · 态度 5*");
  see_row (stage, HEATING "，已办结，*街道评价：及时 3 · 成效 3 · 态度 4 · 到场后处置得力*");
  see_row (stage, "*街道评价" HEATING "：及时 3 · 成效 3 · 态度 4 · 到场后处置得力*");
}

static void
test_marked_when_it_has_ended (HutDeskStage *stage, gconstpointer unused)
{
  g_autofree char *said = NULL;

  end_it (stage);
  come_from_today (stage);
  mark_both (stage);
  keys (stage, "<Alt>1");
  hut_desk_stage_see (stage, ATSPI_ROLE_PUSH_BUTTON, "待评价单位: 0");
  check_names (stage);
  keys (stage, "<Alt>6");
  see_marks (stage);
  check_names (stage);
  said = hut_desk_stage_ctl (stage, "scores --from 2026-11-01 --to 2026-11-30 --json");
  g_assert_nonnull (strstr (said, "\"effective_hundredths\":400"));
  g_assert_nonnull (strstr (said, "\"timely_hundredths\":300"));
}

/* ---- What others say ---- */

static void
open_of_menu (HutDeskStage *stage, const char *step, const char *unit)
{
  g_autofree char *menu = g_strdup_printf ("其他步骤，%s", unit);
  g_autoptr (HutNode) node = NULL;

  hut_driver_press (stage->driver, ATSPI_ROLE_INVALID, menu);
  node = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_MENU_ITEM, step);
  hut_driver_act (stage->driver, node, NULL);
}

static void
choose (HutDeskStage *stage, const char *name, const char *what)
{
  g_autoptr (HutNode) node = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_COMBO_BOX, name);

  hut_driver_choose (stage->driver, node, what);
}

static void
test_its_view_and_the_marks_of_others (HutDeskStage *stage, gconstpointer unused)
{
  see_row (stage, TASK "，已结束*");
  hut_desk_stage_press (stage, "单位意见…，" TRAFFIC);
  see_dialog (stage, "单位意见：" TRAFFIC);
  keys (stage, "<Control>Return");
  see (stage, "请至少回答一项。");
  choose (stage, "吹哨是否必要*", "是");
  choose (stage, "任务是否清楚*", "部分");
  hut_desk_stage_press (stage, "记录在案*");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_DIALOG, NULL);
  see_row (stage, TRAFFIC "，已办结，*单位意见：确有必要：是 · 任务清楚：部分*");
  open_of_menu (stage, "各方评价…", TRAFFIC);
  see_dialog (stage, "各方评价：" TRAFFIC);
  keys (stage, "<Control>Return");
  see (stage, "请至少打一项分。");
  see (stage, "请选择是谁的评价。");
  choose (stage, "评价方*", "居民代表");
  hut_driver_press (stage->driver, ATSPI_ROLE_PUSH_BUTTON, "态度 4");
  hut_desk_stage_press (stage, "记录在案*");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_DIALOG, NULL);
  see_row (stage, TRAFFIC "，已办结，*居民代表评价：态度 4*");
  see_row (stage, "*居民代表评价" TRAFFIC "：态度 4*");
  /* The street's own are still to be given. */
  see (stage, "吹哨已结束，还有 2 家单位待评价。");
}

/* ---- Scores ---- */

static void
open_scores (HutDeskStage *stage)
{
  hut_driver_press (stage->driver, ATSPI_ROLE_PAGE_TAB, "考评");
  see (stage, "每百件诉求吹哨数：*");
}

static void
save_as (HutDeskStage *stage, const char *name)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (HutNode) dialog = NULL;
  g_autoptr (HutNode) entry = NULL;
  g_autoptr (HutNode) save = NULL;

  hut_desk_stage_press (stage, "存为 PDF*");
  dialog = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_INVALID, "存为 PDF");
  entry = hut_driver_find (stage->driver, dialog, ATSPI_ROLE_TEXT, NULL);
  hut_driver_set_text (stage->driver, entry, path);
  save = hut_driver_find (stage->driver, dialog, ATSPI_ROLE_PUSH_BUTTON, "保存*");
  hut_driver_act (stage->driver, save, NULL);
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_INVALID, "存为 PDF");
}

static void
print_the_table (HutDeskStage *stage)
{
  g_autofree char *name = g_strdup_printf ("hutong-%u.pdf", g_random_int ());
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autofree char *saved = g_strdup_printf ("已保存为 %s", name);
  g_autofree char *pdf = NULL;

  hut_desk_stage_press (stage, "打印情况表…");
  hut_desk_stage_see (stage, ATSPI_ROLE_IMAGE, "第 1 页 / 共 *");
  save_as (stage, name);
  hut_desk_stage_see (stage, ATSPI_ROLE_LABEL, saved);
  g_assert_true (g_file_get_contents (path, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_unlink (path);
  keys (stage, "Escape");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_IMAGE, "第 1 页 / 共 *");
}

/* A figure leads to the whistles behind it, and an entry of the ledger to its whistle. */
static void
test_scorecards_and_ledger (HutDeskStage *stage, gconstpointer unused)
{
  g_autoptr (HutNode) row = NULL;

  see_row (stage, TASK "，已结束*");
  open_scores (stage);
  /* One whistle, one case: far above the upper wall, and said so. */
  see (stage, "偏多");
  hut_desk_stage_see (stage, ATSPI_ROLE_PUSH_BUTTON, TRAFFIC "，到场 1/1：已到场");
  hut_desk_stage_see (stage, ATSPI_ROLE_PUSH_BUTTON, TRAFFIC "，待评 1：待街道评价");
  check_names (stage);
  print_the_table (stage);
  hut_driver_press (stage->driver, ATSPI_ROLE_PUSH_BUTTON, HEATING "，到场 0/1：到场迟或未到场");
  hut_desk_stage_see (stage, ATSPI_ROLE_LABEL,
                      HEATING " · 到场迟或未到场 · 2026-11-01 至 2026-11-30");
  see_row (stage, TASK "，已结束*");
  hut_desk_stage_press (stage, "查看全部");
  open_scores (stage);
  hut_driver_press (stage->driver, ATSPI_ROLE_PAGE_TAB, "责任台账");
  row = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_INVALID,
                         HEATING "，到场迟，*迟 15 分*“路上堵车”（李强）*");
  check_names (stage);
  hut_driver_act (stage->driver, row, "row.open");
  see_row (stage, HEATING "，已办结，*");
}

#define TEST(path, set_up, func) g_test_add (path, HutDeskStage, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/whistle-scores/marked-when-it-has-ended-and-off-today", set_up_open,
        test_marked_when_it_has_ended);
  TEST ("/whistle-scores/its-view-and-the-marks-of-others", set_up_ended,
        test_its_view_and_the_marks_of_others);
  TEST ("/whistle-scores/a-figure-leads-to-its-whistles-and-the-table-is-printed", set_up_ended,
        test_scorecards_and_ledger);
  return g_test_run ();
}
