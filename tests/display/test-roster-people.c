/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The people of the roster in the real window: a table is imported, a steward is added and given a
 * lane, hours are entered and put right. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define NOW "2026-11-26T18:00:00+08:00"

static void
set_up (HutDeskStage *stage, gconstpointer unused)
{
  g_autofree char *lanes = NULL;
  g_autofree char *words = NULL;

  hut_desk_stage_make (stage, NOW);
  g_free (hut_desk_stage_ctl (stage, "init --street 110108014"));
  lanes = g_build_filename (stage->folder, "lanes.csv", NULL);
  g_assert_true (
      g_file_set_contents (lanes, "街巷编号,街巷名称\nL1,东一巷\nL2,东二巷\n", -1, NULL));
  words = g_strdup_printf ("import lanes '%s'", lanes);
  g_free (hut_desk_stage_ctl (stage, words));
  hut_desk_stage_open (stage, "roster/people");
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

/* A Chinese window shows no English word, and nothing in it is without a name. */
static void
check_names (HutDeskStage *stage)
{
  g_autoptr (GPtrArray) latin =
      hut_driver_latin_words (stage->driver, "Ctrl|Alt|Page|Up|Down|Home|End|PDF|xlsx|CSV");
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (stage->driver);

  hut_desk_stage_assert_none (latin);
  hut_desk_stage_assert_none (nameless);
}

/* A lane that is not known is told with its row and takes nothing in; then the table is good. */
static void
import_people (HutDeskStage *stage)
{
  see (stage, "名册中还没有人员");
  check_names (stage);
  hut_desk_stage_press (stage, "导入人员…");
  fill (stage, "粘贴的行", "姓名\t联系电话\t身份\t街巷\n张晓明\t13800138001\t小巷管家\t西巷\n");
  hut_desk_stage_press (stage, "读取");
  see_row (stage, "第*2*行, *西巷*");
  check_names (stage);
  fill (stage, "粘贴的行",
        "姓名\t联系电话\t身份\t街巷\n张晓明\t13800138001\t小巷管家\t东一巷\n"
        "李明\t13800138002\t小巷管家\t东二巷\n");
  hut_desk_stage_press (stage, "读取");
  see (stage, "共2行：新增2，*新增身份2");
  hut_desk_stage_press (stage, "导入");
  see_row (stage, "李明*小巷管家 · 东二巷*");
  see (stage, "2人");
}

/* A row is opened without the keyboard too. */
static void
open_row (HutDeskStage *stage, const char *person)
{
  g_autofree char *name = g_strconcat (person, "*", NULL);
  g_autoptr (HutNode) row = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_LIST_ITEM, name);

  hut_driver_act (stage->driver, row, "row.open");
  hut_desk_stage_see (stage, ATSPI_ROLE_HEADING, person);
}

/* Who is known already is proposed before anybody is added twice. */
static void
add_steward (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "登记人员…");
  fill (stage, "姓名*", "李明");
  check_names (stage);
  hut_desk_stage_press (stage, "添加(A)");
  see_row (stage, "李明*138****8002*");
  fill (stage, "姓名*", "王小红");
  fill (stage, "电话*", "13800138003");
  hut_driver_type_keys (stage->driver, "<Control>Return");
  see_row (stage, "王小红*目前无身份*");
  hut_desk_stage_see (stage, ATSPI_ROLE_HEADING, "王小红");
  see (stage, "138****8003");
}

static void
give_lane (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "授予身份…");
  check_names (stage);
  hut_desk_stage_press (stage, "授予(G)");
  see (stage, "请填写街巷*");
  fill (stage, "街巷或网格", "东一巷");
  fill (stage, "开始日期*", "2026-10-01");
  hut_driver_type_keys (stage->driver, "<Control>Return");
  see_row (stage, "小巷管家 · 东一巷, 现任, 2026-10-01起*");
  see (stage, "未签订书面协议*");
  see (stage, "无培训记录*");
}

/* Nobody leaves on a day to come. */
static void
leave_too_soon (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "此人的更多操作*");
  hut_driver_press (stage->driver, ATSPI_ROLE_MENU_ITEM, "登记离岗*");
  check_names (stage);
  fill (stage, "离岗日期*", "2099-01-01");
  hut_driver_type_keys (stage->driver, "<Control>Return");
  see (stage, "请填写离岗日期*");
  hut_driver_type_keys (stage->driver, "Escape");
}

static void
enter_hours (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "登记时长…");
  check_names (stage);
  fill (stage, "日期*", "2026-11-20");
  fill (stage, "签到时间*", "09:00");
  fill (stage, "签退时间*", "8:30");
  hut_driver_type_keys (stage->driver, "<Control>Return");
  see (stage, "结束早于开始*");
  fill (stage, "签退时间*", "11:30");
  hut_driver_type_keys (stage->driver, "<Control>Return");
  see_row (stage, "2026-11-20 09:00至11:30*2.5 小时*");
}

/* The old value stays in view. */
static void
correct_hours (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "更正…, 2026-11-20*");
  fill (stage, "签退时间*", "11:00");
  check_names (stage);
  fill (stage, "原因*", "签退时间看错");
  hut_driver_type_keys (stage->driver, "<Control>Return");
  see_row (stage, "2026-11-20 09:00至11:00, 已更正, *签退时间看错*2.0 小时*");
  see_row (stage, "2026-11-20 09:00至11:30, 原值, *2.5 小时*");
  see (stage, "服务时长: 2.0 小时");
  check_names (stage);
}

/* Its pages are there, and it can be printed or saved. */
static void
open_certificate (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "出具证明…");
  hut_desk_stage_see (stage, ATSPI_ROLE_FRAME, "志愿服务记录证明");
  see (stage, "第 1 页 / 共 1 页");
  check_names (stage);
  hut_driver_type_keys (stage->driver, "Escape");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_FRAME, "志愿服务记录证明");
}

/* What the window wrote, as another program reads it. */
static void
read_back (HutDeskStage *stage)
{
  g_autofree char *hours = hut_desk_stage_ctl (stage, "hours 王小红 --json");
  g_autofree char *lanes = hut_desk_stage_ctl (stage, "coverage --json");

  g_assert_nonnull (strstr (hours, "\"minutes\":120"));
  /* One steward of the first lane is of the table, one was given it; the other lane has one. */
  g_assert_nonnull (strstr (lanes, "\"name\":\"东一巷\",\"patrols\":0,\"people\":2,"));
  g_assert_nonnull (strstr (lanes, "\"name\":\"东二巷\",\"patrols\":0,\"people\":1,"));
}

static void
test_a_steward_has_a_lane_and_hours (HutDeskStage *stage, gconstpointer unused)
{
  import_people (stage);
  open_row (stage, "李明");
  open_row (stage, "张晓明");
  add_steward (stage);
  give_lane (stage);
  leave_too_soon (stage);
  enter_hours (stage);
  correct_hours (stage);
  open_certificate (stage);
  read_back (stage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/roster-people/a-steward-has-a-lane-and-hours", HutDeskStage, NULL, set_up,
              test_a_steward_has_a_lane_and_hours, tear_down);
  return g_test_run ();
}
