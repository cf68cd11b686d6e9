/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the clerk keeps of a topic, in the real window: its place on the map, and the main views,
 * for the minutes. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define MEETING "第三次议事会"
#define SHED "充电棚选址意见"

typedef struct
{
  HutDeskStage stage;
} Fixture;

static void
ctl (Fixture *fixture, const char *words)
{
  g_free (hut_desk_stage_ctl (&fixture->stage, words));
}

/* A meeting of two topics, in preparation. */
static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *map = NULL;
  g_autofree char *init = NULL;

  hut_desk_stage_make (&fixture->stage, NULL);
  map = g_test_build_filename (G_TEST_DIST, "..", "data", "demo", "110108014.hutmap", NULL);
  init = g_strdup_printf ("init --street 110108014 --map '%s'", map);
  ctl (fixture, init);
  ctl (fixture, "body add --name 水磨社区居民议事会 --kind council --rule council");
  ctl (fixture, "meeting new body=水磨社区居民议事会 title=" MEETING);
  ctl (fixture, "meeting act " MEETING " topic title=" SHED);
  ctl (fixture, "meeting act " MEETING " topic title=早市占道整治");
}

static void
open_hall (Fixture *fixture)
{
  ctl (fixture, "meeting act " MEETING " lead");
  ctl (fixture, "meeting act " MEETING " open");
  ctl (fixture, "meeting act " MEETING " begin topic=" SHED);
  hut_desk_stage_open (&fixture->stage, "council");
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
fill (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find (fixture->stage.driver, NULL, ATSPI_ROLE_TEXT, name);

  hut_driver_set_text (fixture->stage.driver, entry, text);
}

static void
close_meeting (Fixture *fixture)
{
  press (fixture, "会议步骤");
  hut_driver_press (fixture->stage.driver, ATSPI_ROLE_INVALID, "闭会*…");
  hut_driver_press (fixture->stage.driver, ATSPI_ROLE_INVALID, "闭会*(C)");
  press (fixture, "返回会议列表");
}

/* During the meeting and after it; what was typed last before the draft is in it. */
static void
test_views_come_out_in_the_minutes (Fixture *fixture, gconstpointer unused)
{
  HutDriver *driver;
  g_autoptr (HutNode) market = NULL;
  g_autoptr (HutNode) minutes = NULL;

  open_hall (fixture);
  driver = fixture->stage.driver;
  fill (fixture, "关于“" SHED "”的主要意见", "多数人赞成，五户担心消防。");
  market = hut_driver_find (driver, NULL, ATSPI_ROLE_LIST_ITEM, "*早市占道整治*");
  hut_driver_act (driver, market, "row.open");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_TEXT, "关于“早市占道整治”的主要意见");
  close_meeting (fixture);
  fill (fixture, "关于“早市占道整治”的主要意见", "限时摆摊。");
  press (fixture, "生成草稿*");
  minutes = hut_driver_find (driver, NULL, ATSPI_ROLE_TEXT, "会议纪要正文");
  hut_driver_wait_text (driver, minutes, "*主要意见*多数人赞成，五户担心消防。*限时摆摊。*");
}

static void
edit_shed (Fixture *fixture)
{
  press (fixture, SHED "：更多操作");
  hut_driver_press (fixture->stage.driver, ATSPI_ROLE_MENU_ITEM, "编辑…");
}

static void
save (Fixture *fixture)
{
  press (fixture, "保存*");
  hut_driver_wait_gone (fixture->stage.driver, NULL, ATSPI_ROLE_DIALOG, "编辑议题");
}

/* By its address, and seen in the form again; removed; and set in the middle of the map by key. */
static void
test_a_place_is_set_and_removed (Fixture *fixture, gconstpointer unused)
{
  hut_desk_stage_open (&fixture->stage, "council");
  edit_shed (fixture);
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "尚未定位*");
  fill (fixture, "按地址查找位置", "照澜院");
  press (fixture, "照澜院*");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "照澜院* · 116.*");
  save (fixture);
  edit_shed (fixture);
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "116.*");
  press (fixture, "移除位置");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "尚未定位*");
  save (fixture);
  edit_shed (fixture);
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "尚未定位*");
  hut_driver_type_keys (fixture->stage.driver, "<Alt>l");
  hut_driver_type_keys (fixture->stage.driver, "Tab");
  hut_driver_type_keys (fixture->stage.driver, "Return");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "116.*");
  save (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/topic/main-views-come-out-in-the-minutes", Fixture, NULL, set_up,
              test_views_come_out_in_the_minutes, tear_down);
  g_test_add ("/topic/a-place-is-set-and-removed", Fixture, NULL, set_up,
              test_a_place_is_set_and_removed, tear_down);
  return g_test_run ();
}
