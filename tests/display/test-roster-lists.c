/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The three lists and the double check-in in the real window: a need is entered and matched, and
 * its four steps are ticked from both sides; a member's task is checked in with its evidence, and
 * thanked for. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#define TITLE "幼儿园门口水管漏水"
#define RESOURCE "水电维修志愿队"

typedef struct
{
  HutDeskStage stage;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *map = NULL;
  g_autofree char *init = NULL;

  hut_desk_stage_make (&fixture->stage, NULL);
  map = g_test_build_filename (G_TEST_DIST, "..", "data", "demo", "110108014.hutmap", NULL);
  init = g_strdup_printf ("init --street 110108014 --map '%s'", map);
  g_free (hut_desk_stage_ctl (&fixture->stage, init));
  g_free (hut_desk_stage_ctl (&fixture->stage, "demo --cases 20"));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (&fixture->stage);
}

static void
press (Fixture *fixture, const char *name)
{
  hut_desk_stage_press (&fixture->stage, name);
}

static void
see (Fixture *fixture, const char *label)
{
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, label);
}

static void
fill (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find (fixture->stage.driver, NULL, ATSPI_ROLE_TEXT, name);

  hut_driver_set_text (fixture->stage.driver, entry, text);
}

static void
check_names (Fixture *fixture)
{
  g_autoptr (GPtrArray) latin = hut_driver_latin_words (
      fixture->stage.driver, "Ctrl|Enter|Alt|Page|Up|Down|PDF|OpenStreetMap|contributors");
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (fixture->stage.driver);

  hut_desk_stage_assert_none (latin);
  hut_desk_stage_assert_none (nameless);
}

/* ---- The lists ---- */

static void
enter_need (Fixture *fixture)
{
  press (fixture, "新增需求…");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_DIALOG, "新增需求");
  check_names (fixture);
  fill (fixture, "标题*", TITLE);
  fill (fixture, "类别*", "服务/维修");
  fill (fixture, "标签*", "水电维修 木工");
  fill (fixture, "联系人*", "周主任 13800000000");
  press (fixture, "列入清单*");
  hut_driver_wait_gone (fixture->stage.driver, NULL, ATSPI_ROLE_DIALOG, "新增需求");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LIST_ITEM, TITLE "*");
  see (fixture, "可对接的资源和人员");
}

static void
tick_all (Fixture *fixture, const char *side)
{
  static const char *const steps[] = { "需求征集", "服务供给", "沟通协商" };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *name = g_strdup_printf ("打勾, %s, %s*", steps[i], side);

      press (fixture, name);
      hut_driver_wait_gone (fixture->stage.driver, NULL, ATSPI_ROLE_PUSH_BUTTON, name);
    }
}

static void
rate (Fixture *fixture, const char *side)
{
  g_autofree char *name = g_strdup_printf ("评价…, *, %s*", side);

  press (fixture, name);
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_DIALOG, "评价对接");
  press (fixture, "评价*(R)*");
  hut_driver_wait_gone (fixture->stage.driver, NULL, ATSPI_ROLE_DIALOG, "评价对接");
}

static void
a_need_is_met_in_four_steps_of_both_sides (Fixture *fixture)
{
  check_names (fixture);
  enter_need (fixture);
  /* Whom to turn to is masked until it is asked for. */
  hut_driver_wait_gone (fixture->stage.driver, NULL, ATSPI_ROLE_LABEL, "*13800000000*");
  press (fixture, "显示联系人");
  see (fixture, "周主任 13800000000");
  /* And again when the page was left. */
  hut_driver_press (fixture->stage.driver, ATSPI_ROLE_INVALID, "双报到");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LIST_ITEM, "*已完成 0/4*");
  hut_driver_press (fixture->stage.driver, ATSPI_ROLE_INVALID, "三张清单");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_PUSH_BUTTON, "显示联系人");
  hut_driver_wait_gone (fixture->stage.driver, NULL, ATSPI_ROLE_LABEL, "*13800000000*");
  press (fixture, "对接, " RESOURCE "*");
  see (fixture, "四个双向步骤");
  check_names (fixture);
  tick_all (fixture, "需求方");
  tick_all (fixture, "提供方");
  rate (fixture, "需求方");
  rate (fixture, "提供方");
  see (fixture, "*，5 分");
  press (fixture, "返回");
  press (fixture, "查看对接, " RESOURCE "*");
  /* And from the other side. */
  press (fixture, RESOURCE ", 资源*");
  press (fixture, "查看对接, " TITLE "*");
  see (fixture, "四个双向步骤");
}

/* ---- Check-ins ---- */

static void
check_in (Fixture *fixture)
{
  press (fixture, "登记…, 响应一次倡议*");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_DIALOG, "登记报到事项");
  check_names (fixture);
  fill (fixture, "做了什么*", "周末清扫楼道");
  fill (fixture, "佐证说明*", "签到表一张");
  press (fixture, "登记*(C)*");
  hut_driver_wait_gone (fixture->stage.driver, NULL, ATSPI_ROLE_DIALOG, "登记报到事项");
}

static void
a_task_is_checked_in_with_its_evidence_and_thanked_for (Fixture *fixture)
{
  HutDriver *driver = fixture->stage.driver;
  g_autoptr (HutNode) row = NULL;

  hut_driver_press (driver, ATSPI_ROLE_INVALID, "双报到");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LIST_ITEM, "*已完成 0/4*");
  check_names (fixture);
  row = hut_driver_find (driver, NULL, ATSPI_ROLE_LIST_ITEM, "*已完成 0/4*");
  hut_driver_act (driver, row, "row.open");
  check_in (fixture);
  see (fixture, "周末清扫楼道");
  see (fixture, "佐证：签到表一张");
  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "登记…, 响应一次倡议*");
  press (fixture, "感谢信…");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_INVALID, "感谢信");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_PUSH_BUTTON, "打印*");
}

/* ---- The council ---- */

static void
a_member_of_a_council_is_taken_from_the_roster (Fixture *fixture)
{
  HutDriver *driver = fixture->stage.driver;
  g_autoptr (HutNode) name = NULL;

  hut_driver_type_keys (driver, "Escape");
  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "存为 PDF*");
  hut_driver_type_keys (driver, "<Alt>7");
  hut_driver_press (driver, ATSPI_ROLE_INVALID, "议事组织");
  press (fixture, "新增成员…");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_DIALOG, "新增成员");
  fill (fixture, "在队伍人员中查找*", "严甲");
  name = hut_driver_find (driver, NULL, ATSPI_ROLE_TEXT, "姓名(M)*");
  hut_driver_wait_text (driver, name, "严甲");
}

/* One start of the program. */
static void
test_a_need_is_met_and_a_task_is_checked_in (Fixture *fixture, gconstpointer unused)
{
  hut_desk_stage_open (&fixture->stage, "roster/entries");
  a_need_is_met_in_four_steps_of_both_sides (fixture);
  a_task_is_checked_in_with_its_evidence_and_thanked_for (fixture);
  a_member_of_a_council_is_taken_from_the_roster (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/roster-lists/a-need-is-met-and-a-task-is-checked-in", Fixture, NULL, set_up,
              test_a_need_is_met_and_a_task_is_checked_in, tear_down);
  return g_test_run ();
}
