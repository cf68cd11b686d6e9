/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The projected screens as a screen reader has them: nothing private, everything named, clocks are
 * timers, and the operator's panel does what it says. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver.h"

#include <string.h>

/* What wall-sample writes into every private field. */
static const char *const secrets[] = { "13801380138", "62770001", "110108197001011234",
                                       "7号楼2单元301", "欧阳某某" };

static HutDriver *driver;

static void
start (void)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "display", "wall-sample", NULL);
  const char *argv[] = { program, NULL };

  driver = hut_driver_start (HUT_DRIVER_CHINESE, NULL, argv);
  hut_driver_wait_line (driver, "ready");
}

static void
nothing_private_is_in_the_tree (void)
{
  g_autoptr (HutNode) title =
      hut_driver_find (driver, NULL, ATSPI_ROLE_LABEL, "水磨社区第三季度居民议事会");
  g_autofree char *tree = hut_driver_dump (driver, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (strstr (tree, secrets[i]) != NULL)
      g_error ("the tree says “%s”: %s", secrets[i], tree);
  g_assert_nonnull (strstr (tree, "楼门代表"));
}

static void
not_one_english_word_and_nothing_nameless (void)
{
  g_autoptr (GPtrArray) words = hut_driver_latin_words (driver, "Page|Up|Down");
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (driver);

  for (guint i = 0; i < words->len; i++)
    g_test_message ("%s", (char *)words->pdata[i]);
  for (guint i = 0; i < nameless->len; i++)
    g_test_message ("%s", (char *)nameless->pdata[i]);
  g_assert_cmpuint (words->len, ==, 0);
  g_assert_cmpuint (nameless->len, ==, 0);
}

static void
clocks_are_timers (void)
{
  g_autoptr (HutNode) speech = hut_driver_find (driver, NULL, ATSPI_ROLE_TIMER, "计时暂停，2 分钟");
  g_autoptr (HutNode) countdown = hut_driver_find (driver, NULL, ATSPI_ROLE_TIMER, "剩余 10 分钟");

  g_assert_nonnull (speech);
  g_assert_nonnull (countdown);
}

/* What is chosen comes on, by the button and by the key that a presenter's remote sends; and while
 * nothing is projected nothing is said to be. */
static void
what_was_chosen_comes_on (void)
{
  g_autoptr (HutNode) list = hut_driver_find (driver, NULL, ATSPI_ROLE_LIST, "可选的画面");
  g_autoptr (HutNode) agenda = NULL;
  g_autoptr (HutNode) presence = NULL;
  g_autoptr (HutNode) black = NULL;

  hut_driver_select (driver, list, 1);
  hut_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "切到下一屏");
  agenda = hut_driver_find (driver, NULL, ATSPI_ROLE_INVALID, "未投影：议程");
  hut_driver_select (driver, list, 2);
  hut_driver_type_keys (driver, "Page_Down");
  presence = hut_driver_find (driver, NULL, ATSPI_ROLE_INVALID, "未投影：到会情况");
  hut_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "黑屏");
  black = hut_driver_find (driver, NULL, ATSPI_ROLE_INVALID, "未投影：黑屏");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  start ();
  g_test_add_func ("/wall-tree/nothing-private-is-in-the-tree", nothing_private_is_in_the_tree);
  g_test_add_func ("/wall-tree/not-one-english-word-and-nothing-nameless",
                   not_one_english_word_and_nothing_nameless);
  g_test_add_func ("/wall-tree/clocks-are-timers", clocks_are_timers);
  g_test_add_func ("/wall-tree/what-was-chosen-comes-on", what_was_chosen_comes_on);
  status = g_test_run ();
  hut_driver_stop (driver, NULL);
  return status;
}
