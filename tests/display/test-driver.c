/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The driver against a small program: what it finds, does and reads is what is there. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver-private.h"

#include <string.h>

typedef struct
{
  HutDriver *driver;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "display", "driver-sample", NULL);
  const char *argv[] = { program, NULL };

  fixture->driver = hut_driver_start (HUT_DRIVER_CHINESE, NULL, argv);
}

/* Each test ends by closing the program through its tree, so each proves that too. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutNode) end = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "退出");

  g_assert_cmpint (hut_driver_stop (fixture->driver, end), ==, 0);
}

static void
test_runs_in_chinese (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutNode) day = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LABEL, "星期日");

  g_assert_nonnull (day);
  hut_driver_wait_line (fixture->driver, "ready");
}

static void
test_finds_only_what_is_visible (Fixture *fixture, gconstpointer data)
{
  HutDriver *driver = fixture->driver;
  g_autoptr (HutNode) first = hut_driver_find (driver, NULL, ATSPI_ROLE_LABEL, "第一页");
  g_autoptr (HutNode) hidden = hut_driver_look (driver, NULL, ATSPI_ROLE_LABEL, "第二页");

  g_assert_null (hidden);
  hut_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "下一页");

  g_autoptr (HutNode) second = hut_driver_find (driver, NULL, ATSPI_ROLE_LABEL, "第二页");

  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_LABEL, "第一页");
}

static void
test_types_and_reads_text (Fixture *fixture, gconstpointer data)
{
  HutDriver *driver = fixture->driver;
  g_autoptr (HutNode) entry = hut_driver_find (driver, NULL, ATSPI_ROLE_INVALID, "搜索");
  g_autoptr (HutNode) text = hut_driver_find (driver, NULL, ATSPI_ROLE_TEXT, NULL);
  g_autofree char *read = NULL;

  hut_driver_set_text (driver, text, "路灯");
  hut_driver_wait_text (driver, text, "路灯");
  hut_driver_insert_text (driver, text, 0, "坏");

  g_autoptr (HutNode) echo = hut_driver_find (driver, NULL, ATSPI_ROLE_LABEL, "坏路灯");

  read = hut_driver_text (text);
  g_assert_cmpstr (read, ==, "坏路灯");
  g_assert_true (hut_driver_has_state (text, ATSPI_STATE_EDITABLE));
}

static void
test_selects_a_row (Fixture *fixture, gconstpointer data)
{
  HutDriver *driver = fixture->driver;
  g_autoptr (HutNode) list = hut_driver_find (driver, NULL, ATSPI_ROLE_LIST, "诉求");
  g_autoptr (HutNode) row = hut_driver_find (driver, list, ATSPI_ROLE_LIST_ITEM, "树枝*");
  g_autoptr (GPtrArray) selected = NULL;

  hut_driver_wait_count (driver, list, ATSPI_ROLE_LIST_ITEM, NULL, 3);
  g_assert_false (hut_driver_has_state (row, ATSPI_STATE_SELECTED));
  hut_driver_select (driver, list, 1);
  hut_driver_wait_state (driver, row, ATSPI_STATE_SELECTED, TRUE);
  selected = hut_driver_selected (list);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpstr (selected->pdata[0], ==, "树枝遮挡路灯");
}

static void
test_chooses_in_a_drop_down (Fixture *fixture, gconstpointer data)
{
  HutDriver *driver = fixture->driver;
  g_autoptr (HutNode) choice = hut_driver_find (driver, NULL, ATSPI_ROLE_COMBO_BOX, "状态");
  g_autoptr (HutNode) echo = NULL;

  hut_driver_choose (driver, choice, "已办结");
  echo = hut_driver_find (driver, NULL, ATSPI_ROLE_LABEL, "选了已办结");
}

static void
test_does_what_a_menu_offers (Fixture *fixture, gconstpointer data)
{
  HutDriver *driver = fixture->driver;
  g_autoptr (HutNode) echo = NULL;

  hut_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "菜单");
  hut_driver_press (driver, ATSPI_ROLE_MENU_ITEM, "打印");
  echo = hut_driver_find (driver, NULL, ATSPI_ROLE_LABEL, "已打印");
}

static void
test_waits_for_what_can_be_pressed (Fixture *fixture, gconstpointer data)
{
  HutDriver *driver = fixture->driver;

  hut_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "准备");
  hut_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "提交");

  g_autoptr (HutNode) done = hut_driver_find (driver, NULL, ATSPI_ROLE_LABEL, "已提交");

  g_assert_nonnull (done);
}

static void
test_keys_reach_the_window (Fixture *fixture, gconstpointer data)
{
  HutDriver *driver = fixture->driver;
  g_autoptr (HutNode) ready = hut_driver_find (driver, NULL, ATSPI_ROLE_LABEL, "第一页");

  hut_driver_type_keys (driver, "<Control>f");
  g_object_unref (hut_driver_find (driver, NULL, ATSPI_ROLE_LABEL, "已聚焦"));
}

static gboolean
contains (GPtrArray *lines, const char *part)
{
  for (guint i = 0; i < lines->len; i++)
    if (strstr (lines->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_sees_words_and_names_that_are_wrong (Fixture *fixture, gconstpointer data)
{
  HutDriver *driver = fixture->driver;
  g_autoptr (HutNode) text = hut_driver_find (driver, NULL, ATSPI_ROLE_TEXT, NULL);
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (driver);
  g_autoptr (GPtrArray) before = hut_driver_latin_words (driver, NULL);
  g_autoptr (GPtrArray) after = NULL, allowed = NULL;
  g_autofree char *tree = NULL;

  hut_driver_set_text (driver, text, "路灯 broken 坏 A");
  hut_driver_wait_text (driver, text, "*broken*");
  after = hut_driver_latin_words (driver, NULL);
  allowed = hut_driver_latin_words (driver, "bro.*");
  tree = hut_driver_dump (driver, NULL);
  g_test_message ("%s", tree);

  g_assert_false (contains (before, "broken"));
  g_assert_true (contains (after, "broken in the text of text"));
  g_assert_false (contains (allowed, "broken"));
  g_assert_false (contains (nameless, "退出"));
  g_assert_true (contains (nameless, "label “"));
  g_assert_nonnull (strstr (tree, "button “退出”"));
}

/* It has all its windows before somebody looks for it. */
static void
test_meets_who_is_there_already (gconstpointer data)
{
  Fixture fixture = { NULL };

  hut_driver_late = 3000;
  set_up (&fixture, NULL);
  hut_driver_late = 0;
  test_runs_in_chinese (&fixture, NULL);
  tear_down (&fixture, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  g_test_add_data_func ("/driver/meets-who-is-there-already", NULL,
                        test_meets_who_is_there_already);
  ADD ("/driver/runs-in-chinese", test_runs_in_chinese);
  ADD ("/driver/finds-only-what-is-visible", test_finds_only_what_is_visible);
  ADD ("/driver/types-and-reads-text", test_types_and_reads_text);
  ADD ("/driver/selects-a-row", test_selects_a_row);
  ADD ("/driver/chooses-in-a-drop-down", test_chooses_in_a_drop_down);
  ADD ("/driver/does-what-a-menu-offers", test_does_what_a_menu_offers);
  ADD ("/driver/waits-for-what-can-be-pressed", test_waits_for_what_can_be_pressed);
  ADD ("/driver/keys-reach-the-window", test_keys_reach_the_window);
  ADD ("/driver/sees-words-and-names-that-are-wrong", test_sees_words_and_names_that_are_wrong);
  return g_test_run ();
}
