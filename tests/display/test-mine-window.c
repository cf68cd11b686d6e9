/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What waits for me, in the real window: my name is said once, a warning's task is done with the
 * keyboard alone, and what belongs to no case is noted. Driven by words, keys and actions only. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define NOW "2026-11-26T10:00:00+08:00"

/* Runs hutongctl on the fixture's file, at NOW; returns what it printed. */
/* The season's warning is accepted as a task of 李明. */
static void
give_task (HutDeskStage *fixture)
{
  g_autofree char *said = hut_desk_stage_ctl (fixture, "warnings --json");
  const char *season = strstr (said, "\"seasons\":[");
  const char *id = season != NULL ? strstr (season, "\"id\":\"") : NULL;
  g_autofree char *words = NULL;

  g_assert_nonnull (id);
  words = g_strdup_printf ("warning accept %.36s --assignee 李明 --due 2026-11-26T17:00 "
                           "--title 巡查供暖管线",
                           id + strlen ("\"id\":\""));
  g_free (hut_desk_stage_ctl (fixture, words));
}

static void
set_up (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_make (fixture, NOW);
  g_free (hut_desk_stage_ctl (fixture, "init --street 110108014"));
  give_task (fixture);
  hut_desk_stage_open (fixture, "mine");
}

static void
tear_down (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (fixture);
}

static void
focus_at (HutDeskStage *fixture, AtspiRole role, const char *name)
{
  g_object_unref (hut_driver_find_focus (fixture->driver, NULL, role, name));
}

static void
say_my_name (HutDeskStage *fixture)
{
  g_autoptr (HutNode) name = NULL;

  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "请先填写您的姓名");
  hut_desk_stage_press (fixture, "填写姓名…");
  name = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_TEXT, "您的姓名*");
  hut_driver_set_text (fixture->driver, name, "李明");
  hut_desk_stage_press (fixture, "保存(K)");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LIST_ITEM, "巡查供暖管线, 今日 17:00 到期, 预警任务*");
}

static void
test_a_warnings_task_is_done_by_keyboard (HutDeskStage *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) latin = NULL;
  g_autoptr (GPtrArray) nameless = NULL;
  g_autoptr (HutNode) result = NULL;
  g_autofree char *list = NULL;

  say_my_name (fixture);
  /* The warning was written by a program that speaks English. */
  latin = hut_driver_latin_words (fixture->driver, "Ctrl|Alt|Heating|begins");
  nameless = hut_driver_nameless (fixture->driver);
  hut_desk_stage_assert_none (latin);
  hut_desk_stage_assert_none (nameless);

  hut_driver_type_keys (fixture->driver, "<Alt>2");
  focus_at (fixture, ATSPI_ROLE_LIST_ITEM, "巡查供暖管线*");
  hut_driver_type_keys (fixture->driver, "Tab");
  focus_at (fixture, ATSPI_ROLE_PUSH_BUTTON, "办结…: 巡查供暖管线");
  hut_driver_type_keys (fixture->driver, "space");
  result = hut_driver_find_focus (fixture->driver, NULL, ATSPI_ROLE_TEXT, "结果*");
  hut_driver_type_text (fixture->driver, result, "已巡查三处");
  hut_driver_type_keys (fixture->driver, "<Control>Return");
  hut_driver_wait_count (fixture->driver, NULL, ATSPI_ROLE_LABEL, "没有待办事项", 2);
  list = hut_desk_stage_ctl (fixture, "task list");
  g_assert_cmpstr (list, ==, "");

  hut_desk_stage_press (fixture, "撤销");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LIST_ITEM, "巡查供暖管线*");
}

static void
test_noted_and_handed_over (HutDeskStage *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) title = NULL;
  g_autoptr (HutNode) to = NULL;

  say_my_name (fixture);
  hut_desk_stage_press (fixture, "记一件事…(N)");
  title = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_TEXT, "任务(T)*");
  hut_driver_set_text (fixture->driver, title, "准备点评会材料");
  hut_desk_stage_press (fixture, "交办(G)");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LIST_ITEM, "准备点评会材料, 无期限, 自记任务*");
  hut_desk_stage_press (fixture, "转交…: 准备点评会材料");
  to = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_TEXT, "经办人(H)*");
  hut_driver_set_text (fixture->driver, to, "王芳");
  hut_desk_stage_press (fixture, "转交(O)");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LIST_ITEM, "准备点评会材料*");
  {
    g_autoptr (HutNode) whose =
        hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_COMBO_BOX, "查看谁的待办*");

    hut_driver_choose (fixture->driver, whose, "王芳");
  }
  hut_desk_stage_see (fixture, ATSPI_ROLE_LIST_ITEM, "准备点评会材料*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, function)                                                                        \
  g_test_add ("/mine-window/" path, HutDeskStage, NULL, set_up, function, tear_down)
  add ("a-warnings-task-is-done-by-keyboard", test_a_warnings_task_is_done_by_keyboard);
  add ("noted-and-handed-over", test_noted_and_handed_over);
  return g_test_run ();
}
