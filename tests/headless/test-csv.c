/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the reader of separated text promises: encodings, quotation marks, separators. */

#define G_LOG_DOMAIN "hutong-test"

#include "exchange/hut-csv-text.h"
#include "exchange/hut-exchange-error.h"
#include "exchange/hut-row-reader.h"

#include "hut-test-data.h"
#include "hut-test-xlsx.h"

#include <gio/gio.h>
#include <string.h>

/* The rows of @bytes, one a line: "1: 0=a 1=b". */
static char *
read_bytes (const char *bytes, gssize length)
{
  char *dir = hut_test_make_dir ();
  g_autofree char *path = hut_test_write_file (dir, "table.csv", bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRowReader) reader = hut_row_reader_open (path, &error);
  GString *text = g_string_new (NULL);
  HutRow row;

  g_assert_no_error (error);
  hut_row_reader_select (reader, 0, &error);
  g_assert_no_error (error);
  while (hut_row_reader_next (reader, &row, &error))
    {
      g_string_append_printf (text, "%u:", row.number);
      for (guint i = 0; i < row.n_cells; i++)
        g_string_append_printf (text, " %u=%s", row.cells[i].column, row.cells[i].text);
      g_string_append (text, row.damage != NULL ? " !\n" : "\n");
    }
  g_assert_no_error (error);
  hut_test_remove_dir (dir);
  return g_string_free (text, FALSE);
}

static void
assert_rows (const char *bytes, gssize length, const char *expected)
{
  g_autofree char *rows = read_bytes (bytes, length);

  g_assert_cmpstr (rows, ==, expected);
}

static void
assert_same_in (const char *charset, const char *mark, const char *expected)
{
  static const char text[] = "编号,标题\r\n1,胡同里的灯 坏了\r\n";
  gsize length;
  g_autofree char *bytes = g_convert (text, -1, charset, "UTF-8", NULL, &length, NULL);
  g_autoptr (GString) file = g_string_new (mark);

  g_string_append_len (file, bytes, length);
  assert_rows (file->str, file->len, expected);
}

static void
test_every_encoding (void)
{
  static const char expected[] = "1: 0=编号 1=标题\n2: 0=1 1=胡同里的灯 坏了\n";

  assert_same_in ("UTF-8", "", expected);
  assert_same_in ("UTF-8", "\xef\xbb\xbf", expected);
  assert_same_in ("GB18030", "", expected);
  assert_same_in ("GBK", "", expected);
  assert_same_in ("UTF-16LE", "\xff\xfe", expected);
  assert_same_in ("UTF-16BE", "\xfe\xff", expected);
}

static void
test_a_broken_character_costs_its_row_only (void)
{
  assert_rows ("编号,标题\n1,胡\xe8 同\n2,好的好的好的\n", -1,
               "1: 0=编号 1=标题\n2: 0=1 1=胡\xef\xbf\xbf 同 !\n3: 0=2 1=好的好的好的\n");
}

static void
test_a_nul_costs_its_row_only (void)
{
  assert_rows ("\xef\xbb\xbf"
               "a,b\n\0,c\n1,2\n",
               15, "1: 0=a 1=b\n2: 0=\xef\xbf\xbf 1=c !\n3: 0=1 1=2\n");
}

/* More of it than one piece holds, so that characters are cut at every place. */
static void
test_pieces_are_joined (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *rows = NULL;
  gsize length;

  for (guint i = 0; i < 120000; i++)
    g_string_append_printf (text, "%u,胡同\"%u\n", i, i % 7);

  g_autofree char *bytes = g_convert (text->str, -1, "GB18030", "UTF-8", NULL, &length, NULL);

  rows = read_bytes (bytes, length);
  g_assert_true (g_str_has_suffix (rows, "\n120000: 0=119999 1=胡同\"5\n"));
  g_assert_null (strchr (rows, '!'));
}

static void
test_quotation_marks (void)
{
  assert_rows ("a,\"b,\"\"c\"\"\nd\",e\r\n\"\",x,\"y\"z\n", -1,
               "1: 0=a 1=b,\"c\"\nd 2=e\n2: 1=x 2=yz\n");
  assert_rows ("a,b\"c\"\n", -1, "1: 0=a 1=b\"c\"\n");
  assert_rows ("\"a\"", -1, "1: 0=a\n");
}

static void
test_an_open_quotation_mark_costs_its_line_only (void)
{
  assert_rows ("a,b\n1,\"x\n2,y\n", -1, "1: 0=a 1=b\n2: 0=1 1=\"x !\n3: 0=2 1=y\n");
}

static void
test_separators (void)
{
  assert_rows ("a;b;c\n1,5;2,5;3\n1,7;2;3\n", -1,
               "1: 0=a 1=b 2=c\n2: 0=1,5 1=2,5 2=3\n3: 0=1,7 1=2 2=3\n");
  assert_rows ("a\tb\n1,2\t3\n", -1, "1: 0=a 1=b\n2: 0=1,2 1=3\n");
  assert_rows ("a,b\n1,2;3\n", -1, "1: 0=a 1=b\n2: 0=1 1=2;3\n");
  assert_rows ("sep=;\r\na;b,c\r\n", -1, "2: 0=a 1=b,c\n");
  assert_rows ("alone\n", -1, "1: 0=alone\n");
}

static void
test_empty_lines_are_counted_not_read (void)
{
  assert_rows ("a,b\n\n,\n \r\n1,2", -1, "1: 0=a 1=b\n5: 0=1 1=2\n");
  assert_rows ("a\rb\r", -1, "1: 0=a\n2: 0=b\n");
  assert_rows ("", 0, "");
}

static void
test_a_line_without_an_end (void)
{
  gsize size = 5 * 1024 * 1024;
  g_autoptr (GString) text = g_string_new ("a,b\n");

  for (gsize i = 0; i < size; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "\n1,2\n");
  assert_rows (text->str, text->len, "1: 0=a 1=b\n2: !\n3: 0=1 1=2\n");
}

static void
test_no_text_is_refused (void)
{
  char *dir = hut_test_make_dir ();
  g_autofree char *path = hut_test_write_file (dir, "table.csv", "a,b\0c\n", 6);
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_row_reader_open (path, &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (hut_row_reader_open (dir, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  hut_test_remove_dir (dir);
  g_assert_null (hut_row_reader_open (path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/every-encoding", test_every_encoding);
  g_test_add_func ("/csv/a-broken-character-costs-its-row-only",
                   test_a_broken_character_costs_its_row_only);
  g_test_add_func ("/csv/a-nul-costs-its-row-only", test_a_nul_costs_its_row_only);
  g_test_add_func ("/csv/pieces-are-joined", test_pieces_are_joined);
  g_test_add_func ("/csv/quotation-marks", test_quotation_marks);
  g_test_add_func ("/csv/an-open-quotation-mark-costs-its-line-only",
                   test_an_open_quotation_mark_costs_its_line_only);
  g_test_add_func ("/csv/separators", test_separators);
  g_test_add_func ("/csv/empty-lines-are-counted-not-read", test_empty_lines_are_counted_not_read);
  g_test_add_func ("/csv/a-line-without-an-end", test_a_line_without_an_end);
  g_test_add_func ("/csv/no-text-is-refused", test_no_text_is_refused);
  return g_test_run ();
}
