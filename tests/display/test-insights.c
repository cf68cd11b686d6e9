/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The place Insights in the real window: the rates of a period, the cases behind a figure, and what
 * would move them. Driven by words and actions only. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *db;
  HutDriver *driver;
} Fixture;

/* A street with cases, made once; each test works on a copy. */
static char *demo_folder;

/* Runs hutongctl on the fixture's file with the words of @line; returns what it printed. */
static char *
ctl (Fixture *fixture, const char *line)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "ctl", "hutongctl", NULL);
  g_autofree char *all = g_strdup_printf ("%s --db %s %s", path, fixture->db, line);
  g_auto (GStrv) argv = g_strsplit (all, " ", -1);
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

static void
run (const char *line)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (line, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
make_demo (void)
{
  Fixture fixture = { 0 };

  demo_folder = g_dir_make_tmp ("hutong-insights.XXXXXX", NULL);
  fixture.db = g_build_filename (demo_folder, "street.db", NULL);
  g_free (ctl (&fixture, "demo --cases 1200"));
  g_free (fixture.db);
}

/* @with: whether the street has cases. */
static void
set_up (Fixture *fixture, gconstpointer with)
{
  static const char *const environment[] = { "HUTONG_SAY_READY", "1", NULL };
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "app", "hutong", NULL);
  const char *argv[] = { program, "--db", NULL, "--page", "insights", NULL };
  g_autofree char *copy = NULL;

  fixture->folder = g_dir_make_tmp ("hutong-insights.XXXXXX", NULL);
  fixture->db = g_build_filename (fixture->folder, "street.db", NULL);
  argv[2] = fixture->db;
  copy = g_strdup_printf ("cp -r %s/. %s", demo_folder, fixture->folder);
  if (GPOINTER_TO_INT (with))
    run (copy);
  else
    g_free (ctl (fixture, "init --street 110108014"));
  fixture->driver = hut_driver_start (HUT_DRIVER_CHINESE, environment, argv);
  hut_driver_wait_line (fixture->driver, "ready");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *rm = g_strdup_printf ("rm -rf %s", fixture->folder);

  hut_driver_stop (fixture->driver, NULL);
  run (rm);
  g_free (fixture->db);
  g_free (fixture->folder);
}

static HutNode *
find (Fixture *fixture, AtspiRole role, const char *name)
{
  return hut_driver_find (fixture->driver, NULL, role, name);
}

/* The name of the card of a rate: "解决率: 93.8% · ...". */
static char *
card (Fixture *fixture, const char *rate)
{
  g_autofree char *pattern = g_strdup_printf ("%s: *", rate);
  g_autoptr (HutNode) node = find (fixture, ATSPI_ROLE_PANEL, pattern);

  return hut_driver_name (node);
}

static void
choose (Fixture *fixture, const char *drop_down, const char *entry)
{
  g_autoptr (HutNode) node = find (fixture, ATSPI_ROLE_COMBO_BOX, drop_down);

  hut_driver_choose (fixture->driver, node, entry);
}

/* The number at the end of a button's name: "满意率: 不满意 23". */
static int
number_of (HutNode *button)
{
  g_autofree char *name = hut_driver_name (button);
  const char *last = strrchr (name, ' ');

  g_assert_nonnull (last);
  return atoi (last + 1);
}

static void
test_a_figure_opens_its_cases (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) failed = find (fixture, ATSPI_ROLE_PUSH_BUTTON, "满意率: 不满意 *");
  g_autofree char *count = g_strdup_printf ("本视图 %d 件", number_of (failed));
  g_autoptr (HutNode) chip = NULL;
  g_autoptr (HutNode) label = NULL;

  g_assert_cmpint (number_of (failed), >, 0);
  hut_driver_act (fixture->driver, failed, NULL);
  chip = find (fixture, ATSPI_ROLE_PUSH_BUTTON, "去掉筛选：不满意，*");
  label = find (fixture, ATSPI_ROLE_LABEL, count);

  /* The chip can be taken away, and the list is of all cases again. */
  hut_driver_act (fixture->driver, chip, NULL);
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "去掉筛选：不满意，*");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LABEL, count);
}

static void
test_a_figure_of_a_line_opens_its_cases (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) cell = NULL;
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;
  g_autofree char *chip = NULL;

  choose (fixture, "分组方式", "按问题分类");
  choose (fixture, "统计周期", "本年");
  cell = find (fixture, ATSPI_ROLE_PUSH_BUTTON, "*，失分 *");
  name = hut_driver_name (cell);
  line = g_strndup (name, strstr (name, "，") - name);
  chip = g_strdup_printf ("去掉筛选：%s", line);
  count = g_strdup_printf ("本视图 %d 件", number_of (cell));
  hut_driver_act (fixture->driver, cell, NULL);
  g_object_unref (find (fixture, ATSPI_ROLE_PUSH_BUTTON, "去掉筛选：失分，*"));
  g_object_unref (find (fixture, ATSPI_ROLE_PUSH_BUTTON, chip));
  g_object_unref (find (fixture, ATSPI_ROLE_LABEL, count));
}

static void
test_another_period_has_other_figures (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = card (fixture, "解决率");
  g_autofree char *own = NULL;
  g_autoptr (HutNode) node = find (fixture, ATSPI_ROLE_PANEL, before);
  g_autoptr (HutNode) from = NULL;
  g_autoptr (HutNode) to = NULL;

  choose (fixture, "统计周期", "本年");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_PANEL, before);

  /* Days that are typed: what cannot be read is said, and a period without cases has no figure. */
  choose (fixture, "统计周期", "自选日期…");
  from = find (fixture, ATSPI_ROLE_TEXT, "起始日期");
  to = find (fixture, ATSPI_ROLE_TEXT, "截止日期");
  hut_driver_set_text (fixture->driver, from, "2001-02-30");
  hut_driver_type_keys (fixture->driver, "Return");
  g_object_unref (find (fixture, ATSPI_ROLE_LABEL, "日期请写成*"));
  hut_driver_set_text (fixture->driver, from, "2001-02-01");
  hut_driver_set_text (fixture->driver, to, "2001-02-28");
  hut_driver_type_keys (fixture->driver, "Return");
  g_object_unref (find (fixture, ATSPI_ROLE_PANEL, "解决率: 无数据*"));
  g_object_unref (find (fixture, ATSPI_ROLE_LABEL, "这一时段没有计入的诉求。*"));
  own = card (fixture, "综合得分");
  g_assert_true (g_str_has_prefix (own, "综合得分: 无数据"));
}

static void
test_supposing_moves_the_cards_and_writes_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = ctl (fixture, "dump");
  g_autofree char *as_it_is = card (fixture, "综合得分");
  g_autofree char *after = NULL;
  g_autoptr (HutNode) list = find (fixture, ATSPI_ROLE_LIST, "失分最多的诉求与假设结果");
  g_autoptr (HutNode) choice =
      hut_driver_find (fixture->driver, list, ATSPI_ROLE_PUSH_BUTTON, "算满意，*");
  g_autoptr (HutNode) moved = NULL;

  hut_driver_act (fixture->driver, choice, NULL);
  moved = find (fixture, ATSPI_ROLE_PANEL, "综合得分: * → *");
  g_object_unref (find (fixture, ATSPI_ROLE_PANEL, "满意率: * → *"));
  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, "还原");
  hut_driver_wait_name (fixture->driver, moved, as_it_is);
  after = ctl (fixture, "dump");
  g_assert_cmpstr (after, ==, before);
}

static int
count_lines (const char *text, const char *word)
{
  int n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    n++;
  return n;
}

static void
test_why_points_were_lost_is_written_in_place (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) list = NULL;
  g_autoptr (HutNode) row = NULL;
  g_autoptr (HutNode) line = NULL;
  g_autoptr (HutNode) reason = NULL;
  g_autofree char *written = NULL;
  g_autofree char *undone = NULL;

  hut_driver_press (fixture->driver, ATSPI_ROLE_PAGE_TAB, "失分复盘");
  list = find (fixture, ATSPI_ROLE_LIST, "失分诉求");
  row = hut_driver_find (fixture->driver, list, ATSPI_ROLE_LIST_ITEM, "*不满意*");
  line = hut_driver_find (fixture->driver, row, ATSPI_ROLE_PANEL, "*不满意*");
  reason = hut_driver_find (fixture->driver, row, ATSPI_ROLE_TEXT, "失分原因，*");
  hut_driver_set_text (fixture->driver, reason, "答复不清楚");
  hut_driver_act (fixture->driver, line, "row.save");
  g_object_unref (find (fixture, ATSPI_ROLE_LABEL, "答复不清楚 1"));
  written = ctl (fixture, "dump");
  g_assert_cmpint (count_lines (written, "答复不清楚"), >=, 1);

  /* One undo takes it back. */
  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, "撤销");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LABEL, "答复不清楚 1");
  hut_driver_wait_text (fixture->driver, reason, "");
  undone = ctl (fixture, "dump");
  g_assert_cmpint (count_lines (undone, "答复不清楚"), ==, 0);
}

static void
test_a_street_without_cases_says_why_there_is_no_figure (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 3; i++)
    {
      static const char *const rates[] = { "响应率", "解决率", "满意率" };
      g_autofree char *name = card (fixture, rates[i]);

      g_assert_nonnull (strstr (name, "无数据"));
      g_assert_null (strstr (name, "0.0%"));
    }
  hut_driver_wait_count (fixture->driver, NULL, ATSPI_ROLE_LABEL, "本期没有回访结果", 3);
}

int
main (int argc, char **argv)
{
  g_autofree char *rm = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  make_demo ();
#define add(path, function, with)                                                                  \
  g_test_add ("/insights/" path, Fixture, GINT_TO_POINTER (with), set_up, function, tear_down)
  add ("a-figure-opens-its-cases", test_a_figure_opens_its_cases, TRUE);
  add ("a-figure-of-a-line-opens-its-cases", test_a_figure_of_a_line_opens_its_cases, TRUE);
  add ("another-period-has-other-figures", test_another_period_has_other_figures, TRUE);
  add ("supposing-moves-the-cards-and-writes-nothing",
       test_supposing_moves_the_cards_and_writes_nothing, TRUE);
  add ("why-points-were-lost-is-written-in-place", test_why_points_were_lost_is_written_in_place,
       TRUE);
  add ("a-street-without-cases-says-why-there-is-no-figure",
       test_a_street_without_cases_says_why_there_is_no_figure, FALSE);
  status = g_test_run ();
  rm = g_strdup_printf ("rm -rf %s", demo_folder);
  run (rm);
  g_free (demo_folder);
  return status;
}
