/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the clerk keeps of a topic, in the real window: its place on the map, its photographs, which
 * come on the wall once somebody says so, and the main views, for the minutes. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define MEETING "第三次议事会"
#define SHED "充电棚选址意见"
#define N_SCREENS 6     /* title, agenda, presence, speaker, and each of the two topics */
#define SHED_PICTURES 5 /* behind the first topic */

typedef struct
{
  HutDeskStage stage;
} Fixture;

static const guint8 PNG[] = { 0x89, 'P',  'N',  'G',  0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00,
                              0x00, 0x0d, 'I',  'H',  'D',  'R',  0x00, 0x00, 0x00, 0x01,
                              0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f,
                              0x15, 0xc4, 0x89, 0x00, 0x00, 0x00, 0x0d, 'I',  'D',  'A',
                              'T',  0x78, 0xda, 0x63, 0x64, 0xf8, 0xcf, 0x50, 0x0f, 0x00,
                              0x03, 0x86, 0x01, 0x80, 0x5a, 0x34, 0x7d, 0x6b, 0x00, 0x00,
                              0x00, 0x00, 'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82 };

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
  fixture->stage.more[0] = "--size";
  fixture->stage.more[1] = "1280x1600";
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
check_names (Fixture *fixture)
{
  g_autoptr (GPtrArray) latin =
      hut_driver_latin_words (fixture->stage.driver, "Ctrl|Enter|Alt|Page|Up|Down|PDF|png|pdf");
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (fixture->stage.driver);

  hut_desk_stage_assert_none (latin);
  hut_desk_stage_assert_none (nameless);
}

static void
close_meeting (Fixture *fixture)
{
  press (fixture, "会议步骤");
  hut_driver_press (fixture->stage.driver, ATSPI_ROLE_INVALID, "闭会*…");
  hut_driver_press (fixture->stage.driver, ATSPI_ROLE_INVALID, "闭会*(C)");
  press (fixture, "返回会议列表");
  hut_driver_wait_gone (fixture->stage.driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "返回会议列表");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_PUSH_BUTTON, "生成草稿*");
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

static char *
write_photo (Fixture *fixture, const char *name)
{
  char *path = g_build_filename (fixture->stage.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, (const char *)PNG, sizeof PNG, NULL));
  return path;
}

static void
drop (Fixture *fixture, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  const char *lines[] = { uri, NULL };

  hut_driver_drop (fixture->stage.driver, "text/uri-list", lines, "松开即可添加到此处");
}

static void
toggle (Fixture *fixture, const char *name, gboolean on)
{
  g_autoptr (HutNode) box =
      hut_driver_find (fixture->stage.driver, NULL, ATSPI_ROLE_CHECK_BOX, name);

  hut_driver_act (fixture->stage.driver, box, NULL);
  hut_driver_wait_state (fixture->stage.driver, box, ATSPI_STATE_CHECKED, on);
}

/* And taken back. */
static void
remove_paper (Fixture *fixture)
{
  HutDriver *driver = fixture->stage.driver;
  g_autoptr (HutNode) tile = hut_driver_find (driver, NULL, ATSPI_ROLE_INVALID, "方案.pdf、PDF*");

  hut_driver_act (driver, tile, "tile.remove");
  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_INVALID, "方案.pdf、PDF*");
  press (fixture, "撤销*");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_INVALID, "方案.pdf、PDF*");
}

static void
close_attachments (Fixture *fixture)
{
  hut_driver_type_keys (fixture->stage.driver, "Escape");
  hut_driver_wait_gone (fixture->stage.driver, NULL, ATSPI_ROLE_FRAME, "照片和材料");
}

/* Of a file that was dropped on its window nothing is seen on the wall, until somebody says that it
 * may be. */
static void
test_a_photograph_comes_on_the_wall (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *photo = write_photo (fixture, "现场.png");
  g_autofree char *paper = g_build_filename (fixture->stage.folder, "方案.pdf", NULL);
  HutDriver *driver;
  g_autoptr (HutNode) moment = NULL;
  g_autoptr (HutNode) asks = NULL;

  g_assert_true (g_file_set_contents (paper, "%PDF-1.4", 8, NULL));
  open_hall (fixture);
  driver = fixture->stage.driver;
  press (fixture, "照片和材料…、" SHED);
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "还没有照片或材料*");
  drop (fixture, photo);
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_INVALID, "现场.png、图片*");
  drop (fixture, paper);
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_INVALID, "方案.pdf、PDF*");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "材料不投影");
  remove_paper (fixture);
  toggle (fixture, "现场.png：可投影", TRUE);
  moment = hut_driver_find (driver, NULL, ATSPI_ROLE_COMBO_BOX, "现场.png：整治前后");
  hut_driver_choose (driver, moment, "整治前");
  check_names (fixture);
  close_attachments (fixture);
  asks = hut_driver_find (driver, NULL, ATSPI_ROLE_LIST, "可选的画面");
  hut_driver_wait_count (driver, asks, ATSPI_ROLE_LIST_ITEM, NULL, N_SCREENS + 1);
  hut_driver_select (driver, asks, SHED_PICTURES);
  press (fixture, "切到下一屏");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "整治前");
  press (fixture, "照片和材料（2，可投影 1）…、" SHED);
  toggle (fixture, "现场.png：可投影", FALSE);
  close_attachments (fixture);
  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_LABEL, "整治前");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/topic/main-views-come-out-in-the-minutes", Fixture, NULL, set_up,
              test_views_come_out_in_the_minutes, tear_down);
  g_test_add ("/topic/a-place-is-set-and-removed", Fixture, NULL, set_up,
              test_a_place_is_set_and_removed, tear_down);
  g_test_add ("/topic/a-photograph-comes-on-the-wall-once-it-may-be-projected", Fixture, NULL,
              set_up, test_a_photograph_comes_on_the_wall, tear_down);
  return g_test_run ();
}
