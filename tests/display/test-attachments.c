/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Photographs and papers beside a case in the real window: pasted, opened, removed and taken back;
 * what cannot be attached, or is not there, is said and costs nothing else. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver.h"

#include <gio/gio.h>
#include <string.h>

/* A picture of one pixel. */
static const guint8 PNG[] = { 0x89, 'P',  'N',  'G',  0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00,
                              0x00, 0x0d, 'I',  'H',  'D',  'R',  0x00, 0x00, 0x00, 0x01,
                              0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f,
                              0x15, 0xc4, 0x89, 0x00, 0x00, 0x00, 0x0d, 'I',  'D',  'A',
                              'T',  0x78, 0xda, 0x63, 0x64, 0xf8, 0xcf, 0x50, 0x0f, 0x00,
                              0x03, 0x86, 0x01, 0x80, 0x5a, 0x34, 0x7d, 0x6b, 0x00, 0x00,
                              0x00, 0x00, 'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82 };

typedef struct
{
  char *folder;
  char *db;
  char *id; /* of the case that is opened */
  HutDriver *driver;
  GSubprocess *holder;
} Fixture;

static char *
built (const char *folder, const char *name)
{
  return g_test_build_filename (G_TEST_BUILT, "..", "src", folder, name, NULL);
}

/* hutongctl with the words of @line; what it printed. */
static char *
run (Fixture *fixture, const char *line)
{
  g_autofree char *path = built ("ctl", "hutongctl");
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_ptr_array_add (argv, path);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, words[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (fixture->folder, (char **)argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

static char *
write_file (Fixture *fixture, const char *name, gconstpointer content, gsize length)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));
  return path;
}

/* Another program has these two files on the clipboard. */
static void
hold (Fixture *fixture, const char *one, const char *other)
{
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "display", "clipboard-holder", NULL);
  g_autoptr (GDataInputStream) out = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  fixture->holder =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, one, other, NULL);
  g_assert_no_error (error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->holder));
  line = g_data_input_stream_read_line (out, NULL, NULL, &error);
  g_assert_cmpstr (line, ==, "ready");
}

static void
open_case (Fixture *fixture)
{
  static const char *const environment[] = { "HUTONG_SAY_READY", "1", NULL };
  g_autofree char *program = built ("app", "hutong");
  const char *argv[] = { program, "--db", fixture->db, "--page", "cases", NULL };
  g_autoptr (HutNode) list = NULL;
  g_autoptr (HutNode) line = NULL;

  fixture->driver = hut_driver_start (HUT_DRIVER_CHINESE, environment, argv);
  hut_driver_wait_line (fixture->driver, "ready");
  list = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LIST, "诉求");
  line = hut_driver_find (fixture->driver, list, ATSPI_ROLE_PANEL, "*，*");
  hut_driver_act (fixture->driver, line, "row.open");
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "修改*"));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *found = NULL;

  fixture->folder = g_dir_make_tmp ("hutong-attach.XXXXXX", NULL);
  fixture->db = g_build_filename (fixture->folder, "street.db", NULL);
  g_free (run (fixture, "--db street.db init --street 110108014"));
  g_free (
      write_file (fixture, "cases.csv", "工单编号,标题,问题描述\nA-1,楼道堆物,三层堆放杂物\n", -1));
  g_free (run (fixture, "--db street.db import cases cases.csv"));
  found = run (fixture, "--db street.db cases --limit 1 --json");
  fixture->id = g_strndup (strstr (found, "\"id\":\"") + 6, 36);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *rm = g_strdup_printf ("rm -rf %s", fixture->folder);

  hut_driver_stop (fixture->driver, NULL);
  if (fixture->holder != NULL)
    g_subprocess_force_exit (fixture->holder);
  g_clear_object (&fixture->holder);
  g_spawn_command_line_sync (rm, NULL, NULL, NULL, NULL);
  g_free (fixture->id);
  g_free (fixture->db);
  g_free (fixture->folder);
}

static void
press (Fixture *fixture, const char *name)
{
  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, name);
}

static HutNode *
find (Fixture *fixture, AtspiRole role, const char *name)
{
  return hut_driver_find (fixture->driver, NULL, role, name);
}

/* The tile of that name does @action. */
static void
do_with_tile (Fixture *fixture, const char *name, const char *action)
{
  g_autoptr (HutNode) tile = find (fixture, ATSPI_ROLE_INVALID, name);

  hut_driver_act (fixture->driver, tile, action);
}

static void
test_pasted_opened_removed_and_taken_back (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *photo = write_file (fixture, "现场照片.png", PNG, sizeof PNG);
  g_autofree char *program = write_file (fixture, "安装.exe", "MZ", 2);

  open_case (fixture);
  g_object_unref (find (fixture, ATSPI_ROLE_LABEL, "还没有照片或材料*"));
  hold (fixture, photo, program);
  press (fixture, "粘贴图片");
  g_object_unref (find (fixture, ATSPI_ROLE_INVALID, "现场照片.png、图片*"));
  g_object_unref (find (fixture, ATSPI_ROLE_LABEL, "未能添加：*安装.exe：只能添加*"));
  press (fixture, "隐藏未添加的文件");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LABEL, "未能添加：*");

  do_with_tile (fixture, "现场照片.png、图片*", "tile.open");
  g_object_unref (find (fixture, ATSPI_ROLE_FRAME, "现场照片.png"));
  hut_driver_type_keys (fixture->driver, "Escape");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_FRAME, "现场照片.png");

  do_with_tile (fixture, "现场照片.png、图片*", "tile.remove");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_INVALID, "现场照片.png、图片*");
  g_object_unref (find (fixture, ATSPI_ROLE_LABEL, "还没有照片或材料*"));
  press (fixture, "撤销*");
  g_object_unref (find (fixture, ATSPI_ROLE_INVALID, "现场照片.png、图片*"));
}

static void
test_one_that_is_not_there_costs_the_others_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *line = g_strdup_printf ("--db street.db attach %s a.png b.pdf", fixture->id);
  g_autofree char *sum = NULL;
  g_autofree char *folder = g_strconcat (fixture->db, ".attachments", NULL);
  g_autofree char *rm = NULL;

  g_free (write_file (fixture, "a.png", PNG, sizeof PNG));
  g_free (write_file (fixture, "b.pdf", "%PDF-1.4", 8));
  g_free (run (fixture, line));
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, PNG, sizeof PNG);
  rm = g_strdup_printf ("rm -f %s/%.2s/%s", folder, sum, sum);
  g_assert_true (g_spawn_command_line_sync (rm, NULL, NULL, NULL, NULL));

  open_case (fixture);
  g_object_unref (find (fixture, ATSPI_ROLE_INVALID, "a.png、图片*、不在本机"));
  g_object_unref (find (fixture, ATSPI_ROLE_INVALID, "b.pdf、PDF 文件*"));
  do_with_tile (fixture, "a.png、*", "tile.open");
  g_object_unref (find (fixture, ATSPI_ROLE_LABEL, "其他附件不受影响。"));
  press (fixture, "下一个");
  g_object_unref (find (fixture, ATSPI_ROLE_PUSH_BUTTON, "用其他程序打开"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/attachments/pasted-opened-removed-and-taken-back",
        test_pasted_opened_removed_and_taken_back);
  TEST ("/attachments/one-that-is-not-there-costs-the-others-nothing",
        test_one_that_is_not_there_costs_the_others_nothing);
  return g_test_run ();
}
