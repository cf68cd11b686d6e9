/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A lane in the real window: it is found and opened, a check is entered by keys and stands beside
 * the one before, and its line is taken from the road of the map and changed; a grid is looked at
 * for hazards, and the map tells lanes by their checks. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"
#include "headless/hut-test-data.h"

#define LANE "学堂路"

static void
set_up (HutDeskStage *stage, gconstpointer unused)
{
  g_autofree char *map = hut_test_source_file ("data/demo/110108014.hutmap");
  g_autofree char *init = g_strdup_printf ("init --street 110108014 --map %s", map);

  hut_desk_stage_make (stage, "2026-11-27T10:00:00+08:00");
  g_free (hut_desk_stage_ctl (stage, init));
  g_free (hut_desk_stage_ctl (stage, "demo --cases 10 --seed 7"));
  hut_desk_stage_open (stage, "roster/lanes");
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

/* A Chinese window shows no English word, and nothing in it is without a name. */
static void
check_names (HutDeskStage *stage)
{
  g_autoptr (GPtrArray) latin = hut_driver_latin_words (
      stage->driver, "Ctrl|Alt|xtl|OpenStreetMap|contributors|Page|Down|Up|Insert|Delete");
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (stage->driver);

  hut_desk_stage_assert_none (latin);
  hut_desk_stage_assert_none (nameless);
}

static void
find_lane (HutDeskStage *stage)
{
  g_autoptr (HutNode) search =
      hut_driver_find (stage->driver, NULL, ATSPI_ROLE_INVALID, "搜索街巷");
  g_autoptr (HutNode) row = NULL;

  hut_driver_set_text (stage->driver, search, "xtl"); /* by letters as by characters */
  see (stage, "1/*");
  row = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_LIST_ITEM, LANE "*");
  hut_driver_act (stage->driver, row, NULL);
  hut_desk_stage_see (stage, ATSPI_ROLE_HEADING, LANE);
  see (stage, "*长 1711 米");
  check_names (stage);
}

static void
answer (HutDeskStage *stage, const char *item, const char *key)
{
  g_autofree char *name = g_strconcat (item, "：未填", NULL);

  g_object_unref (hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_INVALID, name));
  hut_driver_type_keys (stage->driver, key);
}

/* Two keys, an answer that is named in full, and a button for the rest; the check is what the page
 * tells of then. */
static void
enter_check (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "登记检查…");
  answer (stage, "无私搭乱建", "1");
  answer (stage, "无开墙打洞", "1");
  hut_driver_press (stage->driver, ATSPI_ROLE_PUSH_BUTTON, "*无乱停车*：否");
  see (stage, "已填 3/20 项");
  check_names (stage);
  hut_desk_stage_press (stage, "其余均为“是”(R)");
  see (stage, "已填 20/20 项");
  hut_desk_stage_press (stage, "保存检查(S)");
  see (stage, "检查已登记");
  see (stage, "十无达标 9/10");
}

/* What was there before stands beside it. */
static void
compare (HutDeskStage *stage)
{
  see (stage, "变差");
  see (stage, "否");
}

static void
change_line (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "修改走向…");
  g_object_unref (hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_INVALID, "地图上的走向"));
  check_names (stage);
  hut_driver_type_keys (stage->driver, "Page_Down");
  see (stage, "*已选第 1 个点");
  hut_driver_type_keys (stage->driver, "Delete");
  see (stage, "*32 个点*");
  hut_desk_stage_press (stage, "撤销(U)");
  see (stage, "1711 米，33 个点*");
  hut_desk_stage_press (stage, "清空(L)");
  see (stage, "还没有绘制*");
  hut_desk_stage_press (stage, "取其走向(T)");
  see (stage, "1711 米，33 个点");
  hut_desk_stage_press (stage, "清空(L)");
  hut_desk_stage_press (stage, "撤销(U)");
  see (stage, "1711 米，33 个点");
  hut_desk_stage_press (stage, "保存走向(S)");
  see (stage, "走向已修改");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_INVALID, "保存走向(S)");
}

/* A grid is looked at for hazards; who did it is found by the letters of the name. */
static void
look_at_grid (HutDeskStage *stage)
{
  g_autoptr (HutNode) search =
      hut_driver_find (stage->driver, NULL, ATSPI_ROLE_INVALID, "搜索街巷");
  g_autoptr (HutNode) filter =
      hut_driver_find (stage->driver, NULL, ATSPI_ROLE_COMBO_BOX, "显示哪些街巷");
  g_autoptr (HutNode) row = NULL, name = NULL;

  hut_driver_set_text (stage->driver, search, "");
  hut_driver_choose (stage->driver, filter, "网格");
  row = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_LIST_ITEM, "*网格*");
  hut_driver_act (stage->driver, row, NULL);
  see (stage, "还没有对照清单检查过。");
  hut_desk_stage_press (stage, "登记检查…");
  answer (stage, "消防通道未占用", "1");
  answer (stage, "楼道和安全出口未堵塞", "3");
  hut_desk_stage_press (stage, "其余均为“是”(R)");
  hut_desk_stage_press (stage, "保存检查(S)");
  see (stage, "请填写巡查人姓名。");
  name = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "检查人");
  hut_driver_set_text (stage->driver, name, "许甲");
  hut_desk_stage_press (stage, "保存检查(S)");
  see (stage, "检查已登记");
  see (stage, "完好 9/10");
}

/* On the map lanes are told by their checks, in words too. */
static void
see_on_map (HutDeskStage *stage)
{
  g_autoptr (HutNode) by = NULL;

  hut_driver_type_keys (stage->driver, "<Alt>3");
  hut_desk_stage_press (stage, "选择地图显示的内容");
  g_object_unref (hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_CHECK_BOX, "街巷(L)"));
  hut_driver_type_keys (stage->driver, "space");
  by = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_COMBO_BOX, "街巷按什么区分(T)");
  hut_driver_choose (stage->driver, by, "检查达标");
  see (stage, "三项及以上未达标");
}

static void
test_a_lane_is_checked_and_its_line_changed (HutDeskStage *stage, gconstpointer unused)
{
  find_lane (stage);
  enter_check (stage);
  compare (stage);
  change_line (stage);
  look_at_grid (stage);
  see_on_map (stage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/roster/a-lane-is-checked-and-its-line-changed", HutDeskStage, NULL, set_up,
              test_a_lane_is_checked_and_its_line_changed, tear_down);
  return g_test_run ();
}
