/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What goes before a meeting, in the real window: a body, its roll from pasted rows, a meeting with
 * three topics, put in order by keyboard, and its notice. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define N_MEMBERS 60
#define BODY "水磨社区居民议事会"

static void
set_up (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_make (stage, NULL);
  g_free (hut_desk_stage_ctl (stage, "init --street 110108014"));
  hut_desk_stage_open (stage, "council");
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
fill (HutDeskStage *stage, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, name);

  hut_driver_set_text (stage->driver, entry, text);
}

/* A Chinese window shows no English word, and nothing in it is without a name. */
static void
check_names (HutDeskStage *stage)
{
  g_autoptr (GPtrArray) latin = hut_driver_latin_words (stage->driver, "Ctrl|Alt|xlsx|CSV");
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (stage->driver);

  hut_desk_stage_assert_none (latin);
  hut_desk_stage_assert_none (nameless);
}

static char *
member_rows (const char *role_of_last)
{
  GString *rows = g_string_new ("序号\t姓名\t户号\t座区\t身份\n");

  for (guint i = 1; i <= N_MEMBERS; i++)
    g_string_append_printf (rows, "%u\t成员%u\t%u号楼%u室\t第%u区\t%s\n", i, i, (i - 1) / 20 + 1,
                            100 + i, (i - 1) / 20 + 1,
                            i == 1           ? "主持人"
                            : i == N_MEMBERS ? role_of_last
                                             : "成员");
  return g_string_free (rows, FALSE);
}

static void
make_body (HutDeskStage *stage)
{
  see (stage, "还没有会议");
  hut_desk_stage_press (stage, "新建议事组织…");
  fill (stage, "名称*", BODY);
  check_names (stage);
  hut_desk_stage_press (stage, "建立(M)");
  see (stage, "名册中还没有成员");
}

/* A word that is not known is told with its row, and takes nothing in; then the list is good. */
static void
import_members (HutDeskStage *stage)
{
  g_autofree char *wrong = member_rows ("会长老");
  g_autofree char *right = member_rows ("列席");

  hut_desk_stage_press (stage, "导入成员…");
  fill (stage, "粘贴的行", wrong);
  hut_desk_stage_press (stage, "读取");
  see (stage, "第*61*行, *会长老*");
  check_names (stage);
  fill (stage, "粘贴的行", right);
  hut_desk_stage_press (stage, "读取");
  see (stage, "新增60人，变更0人*");
  hut_desk_stage_press (stage, "导入成员(I)");
  see (stage, "60名成员");
  see (stage, "1, 成员1, 主持人, 1号楼101室*");
}

static void
make_meeting (HutDeskStage *stage)
{
  static const char *const topics[] = { "上次决议落实情况", "早市占道整治", "充电棚选址意见" };

  hut_desk_stage_press (stage, "新建会议…");
  fill (stage, "标题*", "第三次议事会");
  fill (stage, "召开时间*", "2026-12-08 19:00");
  fill (stage, "地点*", "活动室");
  hut_desk_stage_press (stage, "建立会议(M)");
  see (stage, "议程尚无内容*");
  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      g_autofree char *row = g_strdup_printf ("%" G_GSIZE_FORMAT " %s*", i + 1, topics[i]);

      hut_desk_stage_press (stage, "新增议题…");
      fill (stage, "标题*", topics[i]);
      hut_desk_stage_press (stage, "加入议程(A)");
      hut_desk_stage_see (stage, ATSPI_ROLE_LIST_ITEM, row);
    }
}

/* The topic that was added last has the keyboard: it goes to the head, and what was the first
 * becomes part of it. */
static void
put_in_order (HutDeskStage *stage)
{
  g_object_unref (hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_LIST_ITEM, "3 *"));
  hut_driver_type_keys (stage->driver, "<Alt>Up");
  g_object_unref (
      hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_LIST_ITEM, "2 充电棚选址意见*"));
  hut_driver_type_keys (stage->driver, "<Alt>Up");
  hut_desk_stage_see (stage, ATSPI_ROLE_LIST_ITEM, "1 充电棚选址意见*");
  hut_driver_type_keys (stage->driver, "Down");
  g_object_unref (
      hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_LIST_ITEM, "2 上次决议落实情况*"));
  hut_driver_type_keys (stage->driver, "<Alt>Right");
  hut_desk_stage_see (stage, ATSPI_ROLE_LIST_ITEM, "1.1 上次决议落实情况*");
  hut_desk_stage_see (stage, ATSPI_ROLE_LIST_ITEM, "2 早市占道整治*");
}

static void
announce (HutDeskStage *stage)
{
  see (stage, "尚未发布");
  hut_desk_stage_press (stage, "发布…");
  fill (stage, "公示地点*", "东门公告栏");
  hut_desk_stage_press (stage, "发布(A)");
  see (stage, "*发布：东门公告栏");
  hut_desk_stage_see (stage, ATSPI_ROLE_LIST_ITEM, "1 充电棚选址意见, 15 分钟, 已公告");
  check_names (stage);
}

/* A sheet hangs where it was announced, and one that never hung is struck out; each place is on
 * record by itself. */
static void
put_up (HutDeskStage *stage)
{
  g_autoptr (HutNode) place = NULL;

  see (stage, "公告尚未张贴*");
  hut_desk_stage_press (stage, "张贴公示…");
  place = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_TEXT, "公示地点*");
  hut_driver_wait_text (stage->driver, place, "东门公告栏");
  check_names (stage);
  hut_desk_stage_press (stage, "张贴(P)");
  hut_desk_stage_see (stage, ATSPI_ROLE_LIST_ITEM, "东门公告栏, 公示中, *张贴 · 公示至2026-12-08");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_INVALID, "公告尚未张贴*");
  hut_desk_stage_press (stage, "张贴公示…");
  fill (stage, "公示地点*", "西门");
  hut_driver_type_keys (stage->driver, "<Control>Return");
  hut_desk_stage_see (stage, ATSPI_ROLE_LIST_ITEM, "西门, 公示中, *");
  check_names (stage);
  hut_desk_stage_press (stage, "西门：更多操作");
  hut_driver_press (stage->driver, ATSPI_ROLE_INVALID, "作废…");
  fill (stage, "理由*", "没有贴");
  hut_driver_type_keys (stage->driver, "<Control>Return");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_LIST_ITEM, "西门, *");
  hut_desk_stage_see (stage, ATSPI_ROLE_LIST_ITEM, "东门公告栏, 公示中, *");
}

/* What the window wrote, as another program reads it. */
static void
read_back (HutDeskStage *stage)
{
  g_autofree char *bodies = hut_desk_stage_ctl (stage, "body list --json");
  g_autofree char *meeting = hut_desk_stage_ctl (stage, "meeting show 第三次议事会 --json");
  const char *first;

  g_assert_nonnull (strstr (bodies, "\"members\":60"));
  g_assert_nonnull (strstr (bodies, BODY));
  g_assert_nonnull (strstr (meeting, "\"state\":\"announced\""));
  g_assert_nonnull (strstr (meeting, "\"number\":\"1.1\""));
  first = strstr (meeting, "充电棚选址意见");
  g_assert_nonnull (first);
  g_assert_nonnull (strstr (first, "上次决议落实情况"));
}

static void
test_a_meeting_is_prepared_and_announced (HutDeskStage *stage, gconstpointer unused)
{
  make_body (stage);
  import_members (stage);
  make_meeting (stage);
  put_in_order (stage);
  announce (stage);
  put_up (stage);
  read_back (stage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/council-prepare/a-meeting-is-prepared-and-announced", HutDeskStage, NULL, set_up,
              test_a_meeting_is_prepared_and_announced, tear_down);
  return g_test_run ();
}
