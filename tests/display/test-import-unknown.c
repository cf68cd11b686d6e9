/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A morning in the window: an export that nobody has seen before is looked at, its words are
 * explained, it is imported and ends on its list; the next day's goes through without a question.
 * The files are chosen and the words explained by keys. */

#define G_LOG_DOMAIN "hutong-test"

#include "headless/hut-test-export.h"

#include "hut-driver.h"

#include <gio/gio.h>

#define CHOOSER "选择工单文件"

typedef struct
{
  char *folder;
  HutDriver *driver;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  static const char *const environment[] = { "HUTONG_SAY_READY", "1", NULL };
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "app", "hutong", NULL);
  g_autofree char *ctl =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "ctl", "hutongctl", NULL);
  g_autofree char *db = NULL;
  g_autofree char *demo = NULL;
  const char *argv[] = { program, "--db", NULL, "--page", "cases", NULL };
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("hutong-import.XXXXXX", NULL);
  db = g_build_filename (fixture->folder, "street.db", NULL);
  g_free (hut_test_write_export (fixture->folder, "first.xlsx", HUT_TEST_EXPORT_FIRST));
  g_free (hut_test_write_export (fixture->folder, "next.xlsx", HUT_TEST_EXPORT_NEXT));
  demo = g_strdup_printf ("%s --db %s demo --cases 60", ctl, db);
  g_spawn_command_line_sync (demo, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  argv[2] = db;
  fixture->driver = hut_driver_start (HUT_DRIVER_CHINESE, environment, argv);
  hut_driver_wait_line (fixture->driver, "ready");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *rm = g_strdup_printf ("rm -rf %s", fixture->folder);

  hut_driver_stop (fixture->driver, NULL);
  g_spawn_command_line_sync (rm, NULL, NULL, NULL, NULL);
  g_free (fixture->folder);
}

/* Into the entry that the file chooser opens for a path that is typed. */
static void
choose_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder + 1, name, NULL);
  g_autoptr (HutNode) dialog = NULL;
  g_autoptr (HutNode) entry = NULL;

  dialog = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_INVALID, CHOOSER);
  hut_driver_type_keys (fixture->driver, "slash");
  entry = hut_driver_find (fixture->driver, dialog, ATSPI_ROLE_TEXT, NULL);
  hut_driver_wait_text (fixture->driver, entry, "/");
  hut_driver_type_text (fixture->driver, entry, path);
  hut_driver_type_keys (fixture->driver, "Return");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_INVALID, CHOOSER);
}

/* By keys: to the drop-down, open it, down to the @n-th answer. */
static void
explain (Fixture *fixture, const char *word, guint n)
{
  g_autoptr (HutNode) choice = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_COMBO_BOX, word);
  g_autoptr (HutNode) button =
      hut_driver_find (fixture->driver, choice, ATSPI_ROLE_PUSH_BUTTON, word);

  for (guint i = 0; i < 80 && !hut_driver_has_state (button, ATSPI_STATE_FOCUSED); i++)
    {
      hut_driver_type_keys (fixture->driver, "Tab");
      g_usleep (30000);
    }
  g_assert_true (hut_driver_has_state (button, ATSPI_STATE_FOCUSED));
  hut_driver_type_keys (fixture->driver, "space");
  g_object_unref (hut_driver_find_focus (fixture->driver, choice, ATSPI_ROLE_LIST_ITEM, NULL));
  for (guint i = 0; i < n; i++)
    hut_driver_type_keys (fixture->driver, "Down");
  hut_driver_type_keys (fixture->driver, "Return");
  g_object_unref (hut_driver_find_focus (fixture->driver, choice, ATSPI_ROLE_PUSH_BUTTON, word));
}

static void
test_two_mornings (Fixture *fixture, gconstpointer unused)
{
  HutDriver *driver = fixture->driver;
  g_autoptr (HutNode) section = NULL;

  hut_driver_type_keys (driver, "<Control>i");
  choose_file (fixture, "first.xlsx");
  g_object_unref (
      hut_driver_find (driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "回拨号码：建议：联系电话"));
  /* In the order in which they stand: of a field together, the most frequent first. */
  explain (fixture, "诉求类型：表扬", 5);
  explain (fixture, "紧急程度：平常", 1);
  explain (fixture, "状态：待接单", 1);
  explain (fixture, "状态：承办中", 4);
  explain (fixture, "状态：已了结", 6);
  explain (fixture, "是否联系：已联络", 1);
  explain (fixture, "是否联系：未联络", 2);
  explain (fixture, "是否满意：还行", 3);
  hut_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "导入 147 *");
  g_object_unref (hut_driver_find (driver, NULL, ATSPI_ROLE_INVALID, "已导入"));
  /* Nothing waits for a lead, so the list opens on what is new. */
  section = hut_driver_find (driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "新增 147");
  hut_driver_wait_state (driver, section, ATSPI_STATE_PRESSED, TRUE);

  hut_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "再导入一个*");
  choose_file (fixture, "next.xlsx");
  hut_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "导入 54 *");
  g_object_unref (hut_driver_find (driver, NULL, ATSPI_ROLE_INVALID, "已导入"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import-window/an-unknown-export-and-the-next-day-without-a-question", Fixture, NULL,
              set_up, test_two_mornings, tear_down);
  return g_test_run ();
}
