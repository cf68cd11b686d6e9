/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Files that another program drops on the real window, by the X server's own drag and drop. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define ABOVE "松开即可导入工单"
#define HEADINGS "工单编号,标题,问题描述\n"

/* What Chinese, a space, quotes, markup and a percent sign do in a name. */
#define HARD_NAME "十一月 “工单” '甲' <b>&amp; 100%.csv"

typedef struct
{
  char *folder;
  HutDriver *driver;
} Fixture;

static void
write_file (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
spawn (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* The window of a person who may not read everything, whoever runs the test. */
static void
set_up (Fixture *fixture, gconstpointer unused)
{
  static const char *const environment[] = { "HUTONG_SAY_READY", "1", NULL };
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "app", "hutong", NULL);
  g_autofree char *ctl =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "ctl", "hutongctl", NULL);
  g_autofree char *db = NULL;
  const char *init[] = { ctl, "--db", NULL, "init", "--street", "110108014", NULL };
  const char *argv[] = { "setpriv", "--bounding-set", "-dac_override,-dac_read_search",
                         program,   "--db",           NULL,
                         "--page",  "cases",          NULL };

  fixture->folder = g_dir_make_tmp ("hutong-drop.XXXXXX", NULL);
  db = g_build_filename (fixture->folder, "street.db", NULL);
  init[2] = argv[5] = db;
  spawn (init);
  fixture->driver =
      hut_driver_start (HUT_DRIVER_CHINESE, environment, geteuid () == 0 ? argv : argv + 3);
  hut_driver_wait_line (fixture->driver, "ready");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  const char *const rm[] = { "rm", "-rf", fixture->folder, NULL };

  hut_driver_stop (fixture->driver, NULL);
  spawn (rm);
  g_free (fixture->folder);
}

/* Names are of files of the folder, or addresses as they stand. */
static void
drop (Fixture *fixture, const char *type, const char *one, const char *other)
{
  const char *const names[] = { one, other };
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names) && names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

      g_strv_builder_add (lines, strstr (names[i], "://") != NULL ? names[i] : uri);
    }
  all = g_strv_builder_end (lines);
  hut_driver_drop (fixture->driver, type, (const char *const *)all, ABOVE);
}

static void
expect (Fixture *fixture, AtspiRole role, const char *name)
{
  g_object_unref (hut_driver_find (fixture->driver, NULL, role, name));
}

static void
import_what_is_open (Fixture *fixture)
{
  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, "导入 1 行(I)");
  expect (fixture, ATSPI_ROLE_INVALID, "已导入");
}

static void
test_dropped_files_are_imported_in_turn (Fixture *fixture, gconstpointer unused)
{
  write_file (fixture, HARD_NAME, HEADINGS "A-1,楼道堆物,三层堆放杂物\n");
  write_file (fixture, "另一个.csv", HEADINGS "A-2,路灯不亮,北门两盏路灯不亮\n");
  drop (fixture, "text/uri-list", HARD_NAME, "另一个.csv");
  expect (fixture, ATSPI_ROLE_INVALID, "还有 1 个文件*");
  expect (fixture, ATSPI_ROLE_HEADING, HARD_NAME);
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_INVALID, ABOVE);
  import_what_is_open (fixture);
  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, "再导入一个*");
  expect (fixture, ATSPI_ROLE_HEADING, "另一个.csv");
  import_what_is_open (fixture);
}

/* A program that gives only text. */
static void
test_an_address_as_text_does_too (Fixture *fixture, gconstpointer unused)
{
  write_file (fixture, "工单.csv", HEADINGS "A-1,楼道堆物,三层堆放杂物\n");
  drop (fixture, "text/plain;charset=utf-8", "工单.csv", NULL);
  expect (fixture, ATSPI_ROLE_HEADING, "工单.csv");
  import_what_is_open (fixture);
}

static void
test_what_cannot_be_imported_is_said_in_words (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *locked = g_build_filename (fixture->folder, "locked.csv", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "文件夹", NULL);

  write_file (fixture, "locked.csv", HEADINGS "A-1,楼道堆物,三层堆放杂物\n");
  g_assert_cmpint (g_chmod (locked, 0), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  write_file (fixture, "照片.xlsx", "\x89PNG");
  drop (fixture, "text/uri-list", "locked.csv", NULL);
  expect (fixture, ATSPI_ROLE_LABEL, "没有该处的读写权限*");
  drop (fixture, "text/uri-list", "文件夹", NULL);
  expect (fixture, ATSPI_ROLE_LABEL, "这是文件夹*");
  drop (fixture, "text/uri-list", "照片.xlsx", NULL);
  expect (fixture, ATSPI_ROLE_LABEL, "文件中没有能识别的表头*");
  drop (fixture, "text/uri-list", "no-longer-there.csv", NULL);
  expect (fixture, ATSPI_ROLE_LABEL, "文件已不存在*");
  drop (fixture, "text/uri-list", "http://192.0.2.1/%E5%B7%A5%E5%8D%95.csv", NULL);
  expect (fixture, ATSPI_ROLE_INVALID, "拖入的不是本机文件");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/drop/dropped-files-are-imported-in-turn", test_dropped_files_are_imported_in_turn);
  TEST ("/drop/an-address-as-text-does-too", test_an_address_as_text_does_too);
  TEST ("/drop/what-cannot-be-imported-is-said-in-words",
        test_what_cannot_be_imported_is_said_in_words);
  return g_test_run ();
}
