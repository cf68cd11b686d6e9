/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The desktops of a street and of two departments, real windows with a real server: the street
 * blows a whistle; each department sees it in a place of its own, answers or disputes, comes, is
 * done, is sent back, is done again or released; the whistle ends. And a community's desktop, which
 * reads. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-server.h"
#include "hut-desk-stage.h"

#include <string.h>

#define STREET "110108014"
#define TASK "清理消防通道"
#define FIRE "区消防救援支队"
#define MARKET "区市场监督管理局"
#define ORDERS                                                                                             \
  "工单编号,诉求人,联系电话,诉求内容,诉求标题,问题点位,派单时间,办理时限\n" \
  "HX1,蒋秋霞,13910027744,消防通道停满了车," TASK                                                          \
  ",照澜院1号楼,2026-11-27 09:00,2026-12-05 09:00\n"

typedef struct
{
  HutDeskServer server;
  HutDeskStage street, fire, market;
} Fixture;

static const HutDeskAccount accounts[] = {
  { "王芳", "clerk", NULL, NULL },
  { "李强", "department", "--unit", "fire" },
  { "赵敏", "department", "--unit", "market" },
  { "陈静", "community", "--community", STREET "001" },
};

/* ---- What a hand does ---- */

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
set_text (HutDeskStage *stage, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, name);

  hut_driver_set_text (stage->driver, entry, text);
}

/* Takes a step of @unit that is a button of its row; @entry (NULL: none) gets @text. */
static void
step (HutDeskStage *stage, const char *act, const char *unit, const char *entry, const char *text)
{
  g_autofree char *button = g_strdup_printf ("%s…，%s", act, unit);
  g_autofree char *title = g_strdup_printf ("%s：%s", act, unit);

  hut_desk_stage_press (stage, button);
  hut_desk_stage_see (stage, ATSPI_ROLE_DIALOG, title);
  if (entry != NULL)
    set_text (stage, entry, text);
  hut_desk_stage_press (stage, "记录在案*");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_DIALOG, NULL);
}

/* The same of one in the menu of its row. */
static void
step_of_menu (HutDeskStage *stage, const char *act, const char *unit, const char *entry,
              const char *text)
{
  g_autofree char *menu = g_strdup_printf ("其他步骤，%s", unit);
  g_autofree char *item = g_strdup_printf ("%s…", act);
  g_autoptr (HutNode) node = NULL;

  hut_driver_press (stage->driver, ATSPI_ROLE_INVALID, menu);
  node = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_MENU_ITEM, item);
  hut_driver_act (stage->driver, node, NULL);
  set_text (stage, entry, text);
  hut_desk_stage_press (stage, "记录在案*");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_DIALOG, NULL);
}

/* ---- Before ---- */

static void
make_stage (Fixture *fixture, HutDeskStage *stage, const char *user)
{
  hut_desk_stage_make (stage, NULL);
  hut_desk_stage_join (stage, fixture->server.url, user, fixture->server.password_file);
  g_free (hut_desk_stage_ctl (stage, "init --street " STREET));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  hut_desk_server_start (&fixture->server, STREET, accounts, G_N_ELEMENTS (accounts));
  make_stage (fixture, &fixture->street, "王芳");
  make_stage (fixture, &fixture->fire, "李强");
  make_stage (fixture, &fixture->market, "赵敏");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (&fixture->street);
  hut_desk_stage_tear_down (&fixture->fire);
  hut_desk_stage_tear_down (&fixture->market);
  hut_desk_server_stop (&fixture->server);
}

/* ---- The course ---- */

static void
call (HutDeskStage *stage, const char *part, const char *unit)
{
  g_autoptr (HutNode) entry =
      hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_TEXT, "要呼叫的部门或企业");
  g_autofree char *minutes = g_strdup_printf ("到场时限（分钟），%s", unit);

  hut_driver_type_text (stage->driver, entry, part);
  hut_driver_type_keys (stage->driver, "Return");
  see (stage, minutes);
}

/* A case with its place. */
static void
add_case (HutDeskStage *stage)
{
  g_autofree char *cases = NULL;
  g_autofree char *edit = NULL;
  const char *id;

  hut_desk_stage_import (stage, ORDERS);
  cases = hut_desk_stage_ctl (stage, "cases --limit 1 --json");
  id = strstr (cases, "\"id\":\"");
  g_assert_nonnull (id);
  edit = g_strdup_printf ("case edit %.36s place=116.3252,39.9977", id + strlen ("\"id\":\""));
  g_free (hut_desk_stage_ctl (stage, edit));
}

static void
open_the_case (HutDeskStage *stage)
{
  g_autoptr (HutNode) entry = NULL;

  hut_driver_type_keys (stage->driver, "<Control>f");
  entry = hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_INVALID, "搜索诉求");
  hut_driver_type_text (stage->driver, entry, TASK);
  hut_desk_stage_see (stage, ATSPI_ROLE_LABEL, "本视图 1 件");
  hut_driver_type_keys (stage->driver, "Return");
  hut_driver_type_keys (stage->driver, "Down");
  hut_driver_type_keys (stage->driver, "Return");
  g_object_unref (hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_LIST_ITEM, TASK "*"));
}

static void
raise_whistle (HutDeskStage *stage)
{
  add_case (stage);
  hut_desk_stage_open (stage, "cases");
  open_the_case (stage);
  hut_driver_type_keys (stage->driver, "<Control><Shift>Return");
  hut_desk_stage_see (stage, ATSPI_ROLE_PUSH_BUTTON, "吹哨…*");
  hut_driver_type_keys (stage->driver, "z");
  call (stage, "消防", FIRE);
  call (stage, "市场", MARKET);
  hut_driver_type_keys (stage->driver, "<Control>Return");
  see_row (stage, TASK "，*");
  see_row (stage, FIRE "，待应答，*");
  see_row (stage, MARKET "，待应答，*");
}

static void
see_places (HutDeskStage *stage, const char *const *there, const char *const *not_there)
{
  for (guint i = 0; there[i] != NULL; i++)
    see_row (stage, there[i]);
  for (guint i = 0; not_there[i] != NULL; i++)
    hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_LIST_ITEM, not_there[i]);
}

static void
open_department (HutDeskStage *stage, const char *name, const char *other)
{
  static const char *const there[] = { "吹哨*", NULL };
  static const char *const not_there[] = { "今日*", "地图", "诉求*", "议事*", "研判*", NULL };
  g_autofree char *own = g_strdup_printf ("%s，待应答，*", name);
  g_autofree char *others = g_strdup_printf ("*%s*", other);

  hut_desk_stage_open (stage, "whistles");
  see (stage, name);
  see_places (stage, there, not_there);
  see_row (stage, TASK "，*");
  see_row (stage, own);
  /* Of the other it hears nothing, and what is the street's it is not offered. */
  g_assert_null (hut_driver_look (stage->driver, NULL, ATSPI_ROLE_INVALID, others));
  g_assert_null (hut_driver_look (stage->driver, NULL, ATSPI_ROLE_INVALID, "*蒋秋霞*"));
  g_assert_null (hut_driver_look (stage->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "结束吹哨*"));
  g_assert_null (hut_driver_look (stage->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "吹哨…"));
  g_assert_null (hut_driver_look (stage->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "单据…"));
}

/* The street marks, timeliness by the clocks. */
static void
mark (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "评价…，" FIRE);
  hut_desk_stage_see (stage, ATSPI_ROLE_DIALOG, "评价：" FIRE);
  hut_driver_press (stage->driver, ATSPI_ROLE_PUSH_BUTTON, "成效 5");
  hut_driver_press (stage->driver, ATSPI_ROLE_PUSH_BUTTON, "态度 4");
  hut_desk_stage_press (stage, "记录在案*");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_DIALOG, "评价：" FIRE);
}

/* And the department says what it thinks of the whistle. */
static void
give_view (HutDeskStage *stage)
{
  g_autoptr (HutNode) needed = NULL;

  hut_desk_stage_press (stage, "单位意见…，" FIRE);
  hut_desk_stage_see (stage, ATSPI_ROLE_DIALOG, "单位意见：" FIRE);
  needed = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_COMBO_BOX, "吹哨是否必要*");
  hut_driver_choose (stage->driver, needed, "是");
  hut_desk_stage_press (stage, "记录在案*");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_DIALOG, NULL);
}

static void
assert_good (HutDeskStage *stage)
{
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (stage->driver);
  g_autoptr (GPtrArray) latin =
      hut_driver_latin_words (stage->driver, "OpenStreetMap|contributors|Ctrl|Alt|Enter");

  hut_desk_stage_assert_none (nameless);
  hut_desk_stage_assert_none (latin);
}

static void
test_a_whistle_goes_through_three_windows (Fixture *fixture, gconstpointer unused)
{
  HutDeskStage *street = &fixture->street, *fire = &fixture->fire, *market = &fixture->market;

  raise_whistle (street);
  open_department (fire, FIRE, MARKET);
  open_department (market, MARKET, FIRE);

  step (fire, "应答", FIRE, NULL, NULL);
  see_row (street, FIRE "，已应答，途中，*");
  step_of_menu (market, "提出异议", MARKET, "原因*", "不属于本局职责");
  see_row (street, MARKET "，有异议，*不属于本局职责*");
  see_row (street, "*李强*");

  step (fire, "到场", FIRE, "带队人*", "孙磊");
  see_row (street, FIRE "，已到场，*");
  step (fire, "办结", FIRE, "结果*", "通道已清");
  see_row (street, FIRE "，已办结，*");
  step (street, "退回重办", FIRE, "还要做什么*", "还有一辆车");
  see_row (fire, FIRE "，已到场，*");
  step_of_menu (street, "解除", MARKET, "原因*", "不再需要");
  see_row (market, MARKET "，已解除，*");
  step (fire, "办结", FIRE, "结果*", "全部清完");
  see_row (street, FIRE "，已办结，*");

  hut_desk_stage_press (street, "结束吹哨…*");
  set_text (street, "处置结果*", "通道畅通");
  hut_desk_stage_press (street, "结束吹哨(*");
  see (street, "结果：通道畅通");
  see (fire, "结果：通道畅通");
  see_row (market, TASK "，已结束，*");
  mark (street);
  see_row (fire, FIRE "，已办结，*街道评价：*成效 5 · 态度 4*");
  give_view (fire);
  see_row (street, FIRE "，已办结，*单位意见：确有必要：是*");
  assert_good (street);
  assert_good (fire);
  assert_good (market);
}

/* A community is shown its own, to be read. */
static void
test_a_communitys_window_reads (Fixture *fixture, gconstpointer unused)
{
  static const char *const there[] = { "今日*", "地图", "诉求*", "吹哨*", "议事*", NULL };
  static const char *const not_there[] = { "我的*", "研判*", NULL };
  HutDeskStage stage = { 0 };

  make_stage (fixture, &stage, "陈静");
  hut_desk_stage_open (&stage, "today");
  see (&stage, "东楼社区");
  see_places (&stage, there, not_there);
  g_assert_null (hut_driver_look (stage.driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "新建诉求*"));
  hut_desk_stage_tear_down (&stage);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/three-desks/a-whistle-goes-through-three-windows",
        test_a_whistle_goes_through_three_windows);
  TEST ("/three-desks/a-communitys-window-reads", test_a_communitys_window_reads);
  return g_test_run ();
}
