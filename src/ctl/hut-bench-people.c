/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A street of 100,000 people, all made up: how long their table takes to be on the roster, how long
 * the first 50 take to be found by two characters or letters of a name, and what the program holds
 * then. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "exchange/hut-roster-import.h"
#include "store/hut-reader-roster.h"

#define N_PEOPLE 100000
#define N_TIMES 300
#define FOUND_MOST 50
#define GOAL_IMPORT 30 /* seconds */
#define GOAL_SEARCH 5  /* milliseconds */
#define GOAL_MEMORY 200

static const char SURNAMES[] = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
static const char GIVEN[] =
    "晓明建国秀英丽娟伟芳敏静杰涛艳军勇磊强霞平刚桂兰文华玉梅小红志波海燕春雷";

/* The @n-th character of @text, over and over. */
static void
append_character (GString *out, const char *text, guint n)
{
  glong length = g_utf8_strlen (text, -1);

  g_string_append_unichar (out,
                           g_utf8_get_char (g_utf8_offset_to_pointer (text, n % (guint)length)));
}

static char *
make_table (void)
{
  GString *table = g_string_new ("姓名,联系电话,家庭住址,社区,身份,技能,志愿者编号\n");

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      append_character (table, SURNAMES, i * 7);
      append_character (table, GIVEN, i / 3);
      if (i % 7 != 0)
        append_character (table, GIVEN, i / 101);
      g_string_append_printf (table,
                              ",1380%07u,某路%u号院%u号楼,11010801400%u,党员志愿者,%s,BJ%08u\n", i,
                              i % 90 + 1, i % 20 + 1, i % 9 + 1, i % 5 == 0 ? "木工" : "", i);
    }
  return g_string_free (table, FALSE);
}

static gboolean
import_people (HutBench *bench, HutStore *store, HutReader *reader, GError **error)
{
  const HutRosterImport how = { .list = HUT_ROSTER_PEOPLE, .now = hut_time_now () };
  g_autofree char *path = g_build_filename (bench->dir, "people.csv", NULL);
  g_autofree char *table = make_table ();
  g_autoptr (HutRowReader) rows = NULL;
  g_autoptr (HutRosterResult) result = NULL;
  gint64 start;

  if (!g_file_set_contents (path, table, -1, error))
    return FALSE;
  g_clear_pointer (&table, g_free); /* what is measured has it in its file */
  rows = hut_row_reader_open (path, error);
  start = g_get_monotonic_time ();
  if (rows != NULL)
    result = hut_roster_import (rows, store, reader, &how, NULL, error);
  if (result == NULL)
    return FALSE;
  if (result->added != N_PEOPLE)
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FAILED,
                   "%" G_GUINT64_FORMAT " people were added", result->added);
      return FALSE;
    }
  hut_bench_add (bench, "people import", "s", hut_bench_ms_since (start) / 1000, GOAL_IMPORT);
  return TRUE;
}

/* Two characters of a name, or one and two letters: what people type. */
static char *
make_question (guint n)
{
  static const char *const letters[] = { "zx", "lm", "wj", "h", "cg", "xm", "zjg", "lx" };
  g_autoptr (GString) text = g_string_new (NULL);

  if (n % 2 == 0)
    return g_strdup (letters[n / 2 % G_N_ELEMENTS (letters)]);
  append_character (text, n % 4 == 1 ? SURNAMES : GIVEN, n);
  append_character (text, GIVEN, n / 5);
  return g_strdup (text->str);
}

static gboolean
search_people (HutBench *bench, HutReader *reader, GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_TIMES; i++)
    {
      g_autofree char *text = make_question (i);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) found = hut_reader_find_people (reader, text, FOUND_MOST, error);
      double time = hut_bench_ms_since (start);

      if (found == NULL)
        return FALSE;
      g_array_append_val (times, time);
    }
  hut_bench_add (bench, "people search", "ms", hut_bench_median (times), GOAL_SEARCH);
  hut_bench_add (bench, "  slowest", "ms", g_array_index (times, double, times->len - 1),
                 GOAL_SEARCH);
  return TRUE;
}

gboolean
hut_bench_people (HutBench *bench, GError **error)
{
  g_autofree char *db = g_build_filename (bench->dir, "people.db", NULL);
  g_autoptr (HutStore) store = NULL;
  g_autoptr (HutReader) reader = NULL;
  gboolean measured;

  if (!hut_store_create (db, HUT_DEMO_STREET, NULL, error))
    return FALSE;
  store = hut_store_open (db, error);
  reader = store != NULL ? hut_reader_new (store, error) : NULL;
  measured = reader != NULL && import_people (bench, store, reader, error) &&
             search_people (bench, reader, error);
  if (measured)
    hut_bench_add (bench, "  memory", "MB", hut_bench_read_status ("self", "VmHWM:"), GOAL_MEMORY);
  g_clear_pointer (&reader, hut_reader_free);
  if (store != NULL)
    hut_store_close (store);
  return measured;
}
