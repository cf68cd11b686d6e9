/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person keeps in the real window: views under a name, and the sources of the map. Driven by
 * words, keys and actions only. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define NOW "2026-11-26T10:00:00+08:00"

static void
set_up (HutDeskStage *fixture, gconstpointer page)
{
  hut_desk_stage_make (fixture, NOW);
  g_free (hut_desk_stage_ctl (fixture, "demo --cases 200"));
  hut_desk_stage_open (fixture, page);
}

static void
tear_down (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (fixture);
}

static void
fill_in (HutDeskStage *fixture, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_TEXT, name);

  hut_driver_set_text (fixture->driver, entry, text);
}

/* Nothing without a name, and not one English word but those that @allowed lets pass. */
static void
assert_named_in_chinese (HutDeskStage *fixture, const char *allowed)
{
  g_autoptr (GPtrArray) latin = hut_driver_latin_words (fixture->driver, allowed);
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (fixture->driver);

  hut_desk_stage_assert_none (latin);
  hut_desk_stage_assert_none (nameless);
}

static void
search (HutDeskStage *fixture, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_ENTRY, "搜索诉求");

  hut_driver_set_text (fixture->driver, entry, text);
}

/* Opens the menu of the views, where the keyboard is in the list then. */
static void
open_views (HutDeskStage *fixture, const char *button, const char *row)
{
  hut_desk_stage_press (fixture, button);
  g_object_unref (hut_driver_find_focus (fixture->driver, NULL, ATSPI_ROLE_LIST_ITEM, row));
}

static void
test_a_view_is_saved_chosen_shared_and_removed (HutDeskStage *fixture, gconstpointer unused)
{
  g_autofree char *said = NULL;

  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "本视图 7 件");
  search (fixture, "暖气");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LABEL, "本视图 7 件");
  hut_desk_stage_press (fixture, "已存视图");
  hut_desk_stage_press (fixture, "另存为视图…(S)");
  fill_in (fixture, "名称(N)*", "供暖诉求");
  hut_desk_stage_press (fixture, "保存(S)");
  hut_desk_stage_see (fixture, ATSPI_ROLE_PUSH_BUTTON, "已存视图：供暖诉求");

  search (fixture, "");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "本视图 7 件");
  open_views (fixture, "已存视图：供暖诉求（已改动）", "供暖诉求, 个人 · 筛选已改动");
  hut_driver_type_keys (fixture->driver, "Return");
  hut_desk_stage_see (fixture, ATSPI_ROLE_PUSH_BUTTON, "已存视图：供暖诉求");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LABEL, "本视图 7 件");

  open_views (fixture, "已存视图：供暖诉求", "供暖诉求, 个人 · 正在使用");
  hut_desk_stage_press (fixture, "对“供暖诉求”的操作");
  assert_named_in_chinese (fixture, "Ctrl|Alt");
  hut_desk_stage_press (fixture, "设为街道共用：供暖诉求");
  hut_desk_stage_see (fixture, ATSPI_ROLE_ALERT, "全街道都能使用这个视图了");
  said = hut_desk_stage_ctl (fixture, "view list --json");
  g_assert_nonnull (strstr (said, "\"name\":\"供暖诉求\""));
  g_assert_nonnull (strstr (said, "\"shared\":true"));

  open_views (fixture, "已存视图：供暖诉求", "供暖诉求, 街道共用*");
  hut_desk_stage_press (fixture, "对“供暖诉求”的操作");
  hut_desk_stage_press (fixture, "删除：供暖诉求");
  hut_desk_stage_see (fixture, ATSPI_ROLE_PUSH_BUTTON, "已存视图");
}

static void
assert_text (HutDeskStage *fixture, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_TEXT, name);

  hut_driver_wait_text (fixture->driver, entry, text);
}

static void
choose (HutDeskStage *fixture, const char *drop_down, const char *text)
{
  g_autoptr (HutNode) node =
      hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_COMBO_BOX, drop_down);

  hut_driver_choose (fixture->driver, node, text);
}

/* What the form says where the source has @address. */
static void
assert_refused (HutDeskStage *fixture, const char *address, const char *words)
{
  fill_in (fixture, "瓦片地址(A)*", address);
  hut_desk_stage_press (fixture, "保存(S)");
  hut_desk_stage_see (fixture, ATSPI_ROLE_ALERT, words);
}

static void
open_sources (HutDeskStage *fixture)
{
  hut_desk_stage_press (fixture, "选择地图显示的内容");
  hut_desk_stage_press (fixture, "地图来源…(M)");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "地图下没有其他来源");
  hut_driver_type_keys (fixture->driver, "<Control>n");
  hut_desk_stage_see (fixture, ATSPI_ROLE_TEXT, "服务地址(A)*");
}

static void
test_a_wrong_source_is_told (HutDeskStage *fixture, gconstpointer unused)
{
  open_sources (fixture);
  /* another kind has nothing of Tianditu's */
  choose (fixture, "来源类型(K)*", "按地址取瓦片");
  assert_text (fixture, "名称(N)*", "");
  assert_text (fixture, "版权说明(T)*", "");

  assert_refused (fixture, "https://127.0.0.1/{z}/{x}/{y}.png", "请给来源起一个简短的名称。");
  fill_in (fixture, "名称(N)*", "街道影像");
  assert_refused (fixture, "https://127.0.0.1/{z}/{x}.png", "地址中必须有*");
  assert_refused (fixture, "http://tiles.invalid/{z}/{x}/{y}.png", "此地址未加密*");
  hut_desk_stage_see (fixture, ATSPI_ROLE_CHECK_BOX, "同意使用未加密的地址(G)");
  fill_in (fixture, "瓦片地址(A)*", "http://127.0.0.1:9/{z}/{x}/{y}.png");
  hut_desk_stage_press (fixture, "保存(S)");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LIST_ITEM, "街道影像*");
  hut_driver_type_keys (fixture->driver, "Escape");

  /* and one that does not answer is told on the map */
  hut_desk_stage_press (fixture, "选择地图显示的内容");
  choose (fixture, "底图(B)*", "街道影像");
  hut_driver_type_keys (fixture->driver, "Escape");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "无法连接地图来源“街道影像”*");
  hut_desk_stage_see (fixture, ATSPI_ROLE_PUSH_BUTTON, "重试*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, page, function) g_test_add (path, HutDeskStage, page, set_up, function, tear_down)
  add ("/views/a-view-is-saved-chosen-shared-and-removed", "cases",
       test_a_view_is_saved_chosen_shared_and_removed);
  add ("/sources/a-wrong-source-is-told-and-a-right-one-kept", "map", test_a_wrong_source_is_told);
#undef add
  return g_test_run ();
}
