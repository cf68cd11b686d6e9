/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cases of one matter in the real window: proposed with the reason, linked, unlinked, refused, and
 * an answer offered to the other. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver.h"

#include <gio/gio.h>
#include <string.h>

#define FIRST "三号楼电梯停运"
#define SECOND "三号楼电梯又停了"

typedef struct
{
  char *folder;
  HutDriver *driver;
} Fixture;

static char *
built (const char *folder, const char *name)
{
  return g_test_build_filename (G_TEST_BUILT, "..", "src", folder, name, NULL);
}

static void
ctl (Fixture *fixture, const char *line)
{
  g_autofree char *program = built ("ctl", "hutongctl");
  g_autofree char *command = g_strdup_printf ("%s --db street.db %s", program, line);
  g_auto (GStrv) argv = g_strsplit (command, " ", -1);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (fixture->folder, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
open_window (Fixture *fixture)
{
  static const char *const environment[] = { "HUTONG_SAY_READY", "1", NULL };
  g_autofree char *program = built ("app", "hutong");
  g_autofree char *db = g_build_filename (fixture->folder, "street.db", NULL);
  const char *argv[] = { program, "--db", db, "--page", "cases", NULL };

  fixture->driver = hut_driver_start (HUT_DRIVER_CHINESE, environment, argv);
  hut_driver_wait_line (fixture->driver, "ready");
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  static const char orders[] =
      "工单编号,标题,问题描述,诉求地址,来电时间,联系电话,办理状态\n"
      "20261123001," FIRST ",电梯停运三天，老人下不了楼,东升路12号院3号楼,2026-11-23 09:05,"
      "13800138000,待签收\n"
      "20261123002," SECOND ",电梯停运，没人来修,东升路12号院3号楼,2026-11-23 10:05,13800138000,"
      "待签收\n"
      "20261123003,广场舞太吵,夜里音响很响,荷清路文化广场,2026-11-23 11:05,,待签收\n";
  g_autofree char *file = NULL;

  fixture->folder = g_dir_make_tmp ("hutong-matter.XXXXXX", NULL);
  file = g_build_filename (fixture->folder, "orders.csv", NULL);
  g_assert_true (g_file_set_contents (file, orders, -1, NULL));
  ctl (fixture, "init --street 110108014");
  ctl (fixture, "import cases orders.csv --preset hotline");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *rm = g_strdup_printf ("rm -rf %s", fixture->folder);

  hut_driver_stop (fixture->driver, NULL);
  g_assert_true (g_spawn_command_line_sync (rm, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
}

static void
press (Fixture *fixture, const char *name)
{
  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, name);
}

static void
wait_for (Fixture *fixture, AtspiRole role, const char *pattern)
{
  g_object_unref (hut_driver_find (fixture->driver, NULL, role, pattern));
}

static void
open_row (Fixture *fixture, const char *pattern)
{
  g_autoptr (HutNode) list = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LIST, "诉求");
  g_autoptr (HutNode) row = hut_driver_find (fixture->driver, list, ATSPI_ROLE_LIST_ITEM, pattern);
  g_autoptr (HutNode) line = hut_driver_find (fixture->driver, row, ATSPI_ROLE_PANEL, pattern);

  hut_driver_act (fixture->driver, line, "row.open");
}

static void
test_linked_and_unlinked_by_words (Fixture *fixture, gconstpointer unused)
{
  open_window (fixture);
  open_row (fixture, FIRST "，*");
  wait_for (fixture, ATSPI_ROLE_LABEL, "*地址相同*");
  wait_for (fixture, ATSPI_ROLE_LABEL, "可能性*");
  press (fixture, "关联: " SECOND);
  wait_for (fixture, ATSPI_ROLE_LABEL, "事项：" FIRST "*");
  wait_for (fixture, ATSPI_ROLE_PUSH_BUTTON, "打开: " SECOND ", *");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "关联: *");

  press (fixture, "移出本件");
  wait_for (fixture, ATSPI_ROLE_LABEL, "未发现可能属于同一事项的诉求*");
  /* And the way back. */
  press (fixture, "撤销*");
  wait_for (fixture, ATSPI_ROLE_PUSH_BUTTON, "打开: " SECOND ", *");
  press (fixture, "打开: " SECOND ", *");
  wait_for (fixture, ATSPI_ROLE_PUSH_BUTTON, "打开: " FIRST ", *");
}

static void
test_not_the_same_is_remembered (Fixture *fixture, gconstpointer unused)
{
  open_window (fixture);
  open_row (fixture, FIRST "，*");
  press (fixture, "不是同一事项: " SECOND);
  wait_for (fixture, ATSPI_ROLE_LABEL, "未发现可能属于同一事项的诉求*");
  open_row (fixture, "广场舞*");
  open_row (fixture, SECOND "，*");
  wait_for (fixture, ATSPI_ROLE_LABEL, "未发现可能属于同一事项的诉求*");
}

static void
test_a_returning_caller_opens_their_cases (Fixture *fixture, gconstpointer unused)
{
  open_window (fixture);
  open_row (fixture, SECOND "，*");
  press (fixture, "来电人近 90 天第 2 次来电");
  wait_for (fixture, ATSPI_ROLE_PUSH_BUTTON, "*同一来电人*");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LIST_ITEM, "广场舞*");
  wait_for (fixture, ATSPI_ROLE_LIST_ITEM, FIRST "，*");
}

/* Filled in, and written only when it is given. */
static void
test_an_answer_is_offered_to_the_other (Fixture *fixture, gconstpointer unused)
{
  static const char *const steps[] = {
    "case link 20261123001 20261123002",
    "case act 20261123001 accept",
    "case act 20261123001 assign lead=110108014001",
    "case act 20261123001 start",
    "case act 20261123001 contact words=见面",
    "case act 20261123001 tell-caller words=已修",
    "case act 20261123001 tell-hotline words=已修",
    "case act 20261123001 answer answer=更换曳引机后恢复运行",
    "case act 20261123002 accept",
    "case act 20261123002 assign lead=110108014001",
    "case act 20261123002 start",
  };
  g_autoptr (HutNode) text = NULL;
  g_autoptr (HutNode) prompt = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    ctl (fixture, steps[i]);
  open_window (fixture);
  open_row (fixture, SECOND "，*");
  wait_for (fixture, ATSPI_ROLE_LABEL, "*已答复：“更换曳引机后恢复运行”");
  press (fixture, "套用此答复*");
  text = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_TEXT, "办理结果*");
  hut_driver_wait_text (fixture->driver, text, "更换曳引机后恢复运行");
  hut_driver_type_keys (fixture->driver, "Escape");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_TEXT, "办理结果*");
  /* Nothing was written. */
  wait_for (fixture, ATSPI_ROLE_PUSH_BUTTON, "套用此答复*");
}

static void
assert_none (GPtrArray *lines)
{
  if (lines->len > 0)
    g_error ("%s", (const char *)lines->pdata[0]);
}

static void
test_opened_from_a_case_and_renamed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) title = NULL;
  g_autoptr (GPtrArray) latin = NULL;
  g_autoptr (GPtrArray) nameless = NULL;

  ctl (fixture, "case link 20261123001 20261123002");
  open_window (fixture);
  open_row (fixture, FIRST "，*");
  press (fixture, "打开事项");
  wait_for (fixture, ATSPI_ROLE_LIST_ITEM, FIRST ", 办理中, 2 件诉求*");
  press (fixture, "修改…");
  title = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_TEXT, "标题*");
  hut_driver_set_text (fixture->driver, title, "三号楼电梯更换");
  press (fixture, "保存(S)");
  wait_for (fixture, ATSPI_ROLE_LIST_ITEM, "三号楼电梯更换, 办理中, 2 件诉求*");
  wait_for (fixture, ATSPI_ROLE_LABEL, "标题：三号楼电梯更换");
  latin = hut_driver_latin_words (fixture->driver, "Ctrl|Alt");
  nameless = hut_driver_nameless (fixture->driver);
  assert_none (latin);
  assert_none (nameless);
  /* Nobody is left waiting by mistake. */
  press (fixture, "标记办结");
  wait_for (fixture, ATSPI_ROLE_INVALID, "还有 2 件诉求未办结*");
  wait_for (fixture, ATSPI_ROLE_LIST_ITEM, "三号楼电梯更换, 办理中, 2 件诉求*");
}

static void
test_marked_done_once_nobody_waits (Fixture *fixture, gconstpointer unused)
{
  static const char *const steps[] = {
    "case link 20261123001 20261123002",
    "case act 20261123001 dispute reason=属物业",
    "case act 20261123001 settle outcome=returned",
    "case act 20261123002 dispute reason=属物业",
    "case act 20261123002 settle outcome=returned",
  };
  g_autoptr (HutNode) which = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    ctl (fixture, steps[i]);
  open_window (fixture);
  hut_driver_type_keys (fixture->driver, "<Alt>5");
  wait_for (fixture, ATSPI_ROLE_LIST_ITEM, FIRST ", 待标记办结, 2 件诉求*");
  wait_for (fixture, ATSPI_ROLE_LABEL, "相关诉求和任务均已办结*");
  press (fixture, "标记办结");
  wait_for (fixture, ATSPI_ROLE_PUSH_BUTTON, "撤销*");
  which = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_COMBO_BOX, "查看哪些事项*");
  hut_driver_choose (fixture->driver, which, "已办结");
  wait_for (fixture, ATSPI_ROLE_LIST_ITEM, FIRST ", 已办结, 2 件诉求*");
  press (fixture, "重新打开");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LIST_ITEM, FIRST ", 已办结*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/matter/linked-and-unlinked-by-words", test_linked_and_unlinked_by_words);
  TEST ("/matter/not-the-same-is-remembered", test_not_the_same_is_remembered);
  TEST ("/matter/a-returning-caller-opens-their-cases", test_a_returning_caller_opens_their_cases);
  TEST ("/matter/an-answer-is-offered-to-the-other", test_an_answer_is_offered_to_the_other);
  TEST ("/matter/opened-from-a-case-and-renamed", test_opened_from_a_case_and_renamed);
  TEST ("/matter/marked-done-once-nobody-waits", test_marked_done_once_nobody_waits);
  return g_test_run ();
}
