/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Papers and the ledger in the real window: looked at, saved through the desktop's own chooser,
 * read back; and what cannot be written is said, and leaves nothing behind. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver.h"

#include "exchange/hut-row-reader.h"

#include <gio/gio.h>
#include <string.h>

#define TELEPHONE "13900000218"

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

/* What the words of @line say, run by a shell in the folder. */
static char *
run (Fixture *fixture, const char *line)
{
  const char *argv[] = { "/bin/sh", "-c", line, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (fixture->folder, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

static char *
ctl (Fixture *fixture, const char *words)
{
  g_autofree char *program = built ("ctl", "hutongctl");
  g_autofree char *line = g_strdup_printf ("'%s' --db street.db %s", program, words);

  return run (fixture, line);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  static const char *const environment[] = { "HUTONG_SAY_READY", "1", NULL };
  g_autofree char *program = built ("app", "hutong");
  const char *argv[] = { program, "--db", NULL, "--page", "cases", NULL };
  g_autofree char *db = NULL;
  g_autofree char *table = NULL;

  fixture->folder = g_dir_make_tmp ("hutong-papers.XXXXXX", NULL);
  db = g_build_filename (fixture->folder, "street.db", NULL);
  table = g_build_filename (fixture->folder, "cases.csv", NULL);
  g_free (ctl (fixture, "init --street 110108014"));
  g_assert_true (g_file_set_contents (table,
                                      "工单编号,标题,问题描述,诉求人,联系电话\n"
                                      "A-1,楼道堆物,三层堆放杂物,何小明," TELEPHONE "\n"
                                      "A-2,路灯不亮,南门路灯不亮,何小明," TELEPHONE "\n",
                                      -1, NULL));
  g_free (ctl (fixture, "import cases cases.csv"));
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

/* ---- Words for what a test does ---- */

static HutNode *
find (Fixture *fixture, AtspiRole role, const char *name)
{
  return hut_driver_find (fixture->driver, NULL, role, name);
}

static void
press (Fixture *fixture, const char *name)
{
  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, name);
}

static void
wait_label (Fixture *fixture, const char *pattern)
{
  g_object_unref (find (fixture, ATSPI_ROLE_LABEL, pattern));
}

/* The case whose row matches @row. */
static void
show_case (Fixture *fixture, const char *row)
{
  g_autoptr (HutNode) list = find (fixture, ATSPI_ROLE_LIST, "诉求");
  g_autoptr (HutNode) line = hut_driver_find (fixture->driver, list, ATSPI_ROLE_PANEL, row);

  hut_driver_act (fixture->driver, line, "row.open");
  g_object_unref (find (fixture, ATSPI_ROLE_PUSH_BUTTON, "打印本件"));
}

/* Its papers. */
static void
open_papers (Fixture *fixture, const char *row)
{
  show_case (fixture, row);
  press (fixture, "打印本件");
  g_object_unref (find (fixture, ATSPI_ROLE_IMAGE, "第 1 页 / 共 *"));
}

/* Types @path into the desktop's chooser @title, and saves. */
static void
save_as (Fixture *fixture, const char *title, const char *path)
{
  g_autoptr (HutNode) dialog = find (fixture, ATSPI_ROLE_INVALID, title);
  g_autoptr (HutNode) entry = hut_driver_find (fixture->driver, dialog, ATSPI_ROLE_TEXT, NULL);
  g_autoptr (HutNode) save = NULL;

  hut_driver_set_text (fixture->driver, entry, path);
  save = hut_driver_find (fixture->driver, dialog, ATSPI_ROLE_PUSH_BUTTON, "保存*");
  hut_driver_act (fixture->driver, save, NULL);
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_INVALID, title);
}

static void
save_paper (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  press (fixture, "存为 PDF*");
  save_as (fixture, "存为 PDF", path);
}

/* The text of the PDF @name. */
static char *
read_pdf (Fixture *fixture, const char *name)
{
  g_autofree char *line = g_strdup_printf ("pdftotext -layout '%s' -", name);

  return run (fixture, line);
}

/* ---- Papers ---- */

static void
test_saved (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) nameless = NULL;
  g_autofree char *text = NULL;

  show_case (fixture, "楼道堆物，*");
  before = hut_driver_nameless (fixture->driver);
  open_papers (fixture, "楼道堆物，*");
  words = hut_driver_latin_words (fixture->driver, "Alt|Ctrl|Shift|Esc|Page|Up|Down|PDF|[A-Z]");
  g_assert_cmpstr (words->len > 0 ? words->pdata[0] : NULL, ==, NULL);
  nameless = hut_driver_nameless (fixture->driver);
  g_assert_cmpuint (nameless->len, ==, before->len);
  save_paper (fixture, "masked.pdf");
  wait_label (fixture, "已保存为 masked.pdf");
  text = read_pdf (fixture, "masked.pdf");
  g_assert_nonnull (strstr (text, "楼道堆物"));
  g_assert_nonnull (strstr (text, "139****0218"));
  g_assert_null (strstr (text, TELEPHONE));
  g_assert_null (strstr (text, "路灯不亮"));
}

static void
test_personal (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) which = NULL;
  g_autoptr (HutNode) options = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;

  open_papers (fixture, "楼道堆物，*");
  before = ctl (fixture, "dump");
  g_assert_null (strstr (before, "用于打印"));
  which = find (fixture, ATSPI_ROLE_COMBO_BOX, "单据*");
  hut_driver_choose (fixture->driver, which, "受理回执");
  options = find (fixture, ATSPI_ROLE_PANEL, "打印内容");
  hut_driver_act (fixture->driver, options, "print.personal");
  g_object_unref (find (fixture, ATSPI_ROLE_IMAGE, "第 1 页 / 共 1 页"));
  save_paper (fixture, "shown.pdf");
  wait_label (fixture, "已保存为 shown.pdf");
  text = read_pdf (fixture, "shown.pdf");
  g_assert_nonnull (strstr (text, TELEPHONE));
  g_assert_nonnull (strstr (text, "何小明"));
  after = ctl (fixture, "dump");
  g_assert_nonnull (strstr (after, "用于打印：受理回执"));
}

static void
test_many (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) list = find (fixture, ATSPI_ROLE_LIST, "诉求");
  g_autofree char *text = NULL;

  hut_driver_act (fixture->driver, list, "list.select-all");
  wait_label (fixture, "已选 2 件");
  press (fixture, "打印…(*");
  wait_label (fixture, "共 2 件");
  g_object_unref (find (fixture, ATSPI_ROLE_IMAGE, "第 1 页 / 共 2 页"));
  press (fixture, "下一页");
  g_object_unref (find (fixture, ATSPI_ROLE_IMAGE, "第 2 页 / 共 2 页"));
  save_paper (fixture, "both.pdf");
  wait_label (fixture, "已保存为 both.pdf");
  text = read_pdf (fixture, "both.pdf");
  g_assert_nonnull (strstr (text, "楼道堆物"));
  g_assert_nonnull (strstr (text, "路灯不亮"));
}

/* Nobody may write there, whoever runs the test. */
static void
test_not_writable (Fixture *fixture, gconstpointer unused)
{
  if (!g_file_test ("/sys/kernel", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("/sys is not there");
      return;
    }
  open_papers (fixture, "楼道堆物，*");
  press (fixture, "存为 PDF*");
  save_as (fixture, "存为 PDF", "/sys/kernel/a.pdf");
  wait_label (fixture, "该文件夹不允许写入*");
  save_paper (fixture, "again.pdf");
  wait_label (fixture, "已保存为 again.pdf");
}

/* ---- The ledger ---- */

/* Its cells: | between them, a line a row. */
static char *
read_ledger (Fixture *fixture, const char *name, guint n_columns)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  HutRowReader *rows = hut_row_reader_open (path, &error);
  HutRow row;

  g_assert_no_error (error);
  g_assert_true (hut_row_reader_select (rows, 0, &error));
  while (hut_row_reader_next (rows, &row, &error))
    {
      for (guint i = 0; i < n_columns; i++)
        {
          const char *cell = hut_row_text (&row, i);

          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", cell != NULL ? cell : "");
        }
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
  hut_row_reader_free (rows);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
do_with_column (Fixture *fixture, const char *column, const char *action)
{
  g_autoptr (HutNode) row = find (fixture, ATSPI_ROLE_LIST_ITEM, column);

  hut_driver_act (fixture->driver, row, action);
}

static void
check (Fixture *fixture, const char *column)
{
  do_with_column (fixture, column, "column.toggle");
}

static void
open_ledger (Fixture *fixture)
{
  g_autoptr (HutNode) list = find (fixture, ATSPI_ROLE_LIST, "诉求");

  hut_driver_act (fixture->driver, list, "list.select-all");
  wait_label (fixture, "已选 2 件");
  press (fixture, "台账*");
  g_object_unref (find (fixture, ATSPI_ROLE_FRAME, "台账"));
}

static void
save_ledger (Fixture *fixture, const char *path)
{
  press (fixture, "存为表格*");
  save_as (fixture, "保存台账", path);
}

static void
test_ledger (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "ledger.xlsx", NULL);
  g_autofree char *text = NULL;

  open_ledger (fixture);
  check (fixture, "编号");
  for (guint i = 0; i < 4; i++)
    do_with_column (fixture, "标题", "column.up");
  save_ledger (fixture, path);
  wait_label (fixture, "已保存 2 件：ledger.xlsx");
  text = read_ledger (fixture, "ledger.xlsx", 3);
  g_assert_nonnull (g_strstr_len (text, -1, "标题|工单编号|受理时间\n"));
  g_assert_nonnull (strstr (text, "路灯不亮|A-2|"));
  g_assert_nonnull (strstr (text, "楼道堆物|A-1|"));
}

/* What was chosen is there again the next time, but for personal columns. */
static void
test_remembered (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "personal.xlsx", NULL);
  g_autoptr (HutNode) number = NULL;
  g_autoptr (HutNode) telephone = NULL;
  g_autofree char *text = NULL;
  g_autofree char *dump = NULL;

  open_ledger (fixture);
  check (fixture, "编号");
  check (fixture, "联系电话");
  wait_label (fixture, "台账将包含完整的个人信息*");
  save_ledger (fixture, path);
  wait_label (fixture, "已保存 2 件：personal.xlsx");
  text = read_ledger (fixture, "personal.xlsx", 17);
  g_assert_nonnull (strstr (text, TELEPHONE));
  dump = ctl (fixture, "dump");
  g_assert_nonnull (strstr (dump, "用于台账"));

  hut_driver_type_keys (fixture->driver, "Escape");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_FRAME, "台账");
  open_ledger (fixture);
  number = find (fixture, ATSPI_ROLE_CHECK_BOX, "编号");
  telephone = find (fixture, ATSPI_ROLE_CHECK_BOX, "联系电话");
  g_assert_false (hut_driver_has_state (number, ATSPI_STATE_CHECKED));
  g_assert_false (hut_driver_has_state (telephone, ATSPI_STATE_CHECKED));
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/papers/a-work-order-is-saved-without-personal-data", test_saved);
  ADD ("/papers/personal-data-that-are-asked-for-are-on-record", test_personal);
  ADD ("/papers/many-cases-go-into-one-paper", test_many);
  ADD ("/papers/a-folder-that-cannot-be-written-is-said", test_not_writable);
  ADD ("/papers/a-ledger-has-the-columns-chosen", test_ledger);
  ADD ("/papers/the-columns-are-remembered-without-personal-ones", test_remembered);
  return g_test_run ();
}
