/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The peer: the sqlite3 program with one plain table of the same cases, without history, outbox,
 * sealed fields or index of the text. FTS5's trigram index is no peer for a search: it finds
 * nothing for two Chinese characters. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define ROWS 20000 /* for the rate of writing */
#define PEER_ASKED 20

/* clang-format off */
static const char SQL_TABLE[] =
  "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;\n"
  "CREATE TABLE cases (id INTEGER PRIMARY KEY, number TEXT UNIQUE, title TEXT, text TEXT, "
  "  address TEXT, category TEXT, community TEXT, state TEXT, created_at INTEGER, "
  "  due_at INTEGER);\n"
  "CREATE INDEX cases_state ON cases (state, due_at);\n"
  "CREATE INDEX cases_created ON cases (created_at);\n";
/* clang-format on */

static void
append_text (GString *sql, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", parts);

  g_string_append_printf (sql, ",'%s'", quoted);
}

static void
append_rows (HutBench *bench, GString *sql, guint n_rows)
{
  static const char *const fields[] = { "order_number", "title",     "text", "address",
                                        "category",     "community", "state" };

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (HutDemoCase) demo_case = hut_demo_make_case (bench->demo, i);

      if (i % 500 == 0)
        g_string_append (sql, i > 0 ? "COMMIT;BEGIN;\n" : "BEGIN;\n");
      g_string_append_printf (sql, "INSERT INTO cases VALUES (%u", i + 1);
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        append_text (sql, hut_record_get_text (demo_case->record, fields[j]));
      g_string_append_printf (sql, ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ");\n",
                              (gint64)hut_record_get_int (demo_case->record, "created_at", 0),
                              (gint64)hut_record_get_int (demo_case->record, "due_at", 0));
    }
  g_string_append (sql, "COMMIT;\n");
}

/* What the program prints for @sql; NULL where it is not there or fails. */
static char *
run_sqlite (HutBench *bench, const char *file, const char *sql)
{
  g_autofree char *program = g_find_program_in_path ("sqlite3");
  g_autofree char *path = g_build_filename (bench->dir, file, NULL);
  g_autoptr (GSubprocess) process = NULL;
  char *out = NULL;

  if (program == NULL)
    return NULL;
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL,
                              program, "-batch", path, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, sql, NULL, &out, NULL, NULL) ||
      !g_subprocess_get_successful (process))
    g_clear_pointer (&out, g_free);
  return out;
}

double
hut_bench_peer_insert (HutBench *bench)
{
  g_autoptr (GString) sql = g_string_new (SQL_TABLE);
  g_autofree char *out = NULL;
  guint n_rows = MIN (bench->n_cases, ROWS);
  gint64 start;

  append_rows (bench, sql, n_rows);
  start = g_get_monotonic_time ();
  out = run_sqlite (bench, "peer-insert.db", sql->str);
  return out != NULL ? n_rows * 1000 / hut_bench_ms_since (start) : NAN;
}

/* The seconds of each ".timer" line in @out, in milliseconds. */
static GArray *
read_timers (const char *out)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));

  for (const char *at = strstr (out, "Run Time: real "); at != NULL;
       at = strstr (at + 1, "Run Time: real "))
    {
      double time = g_ascii_strtod (at + strlen ("Run Time: real "), NULL) * 1000;

      g_array_append_val (times, time);
    }
  return times;
}

#define READ_TABLE "peer-read.db"

/* The table of all cases, filled once for what reads it. */
static gboolean
fill_read_table (HutBench *bench)
{
  g_autofree char *path = g_build_filename (bench->dir, READ_TABLE, NULL);
  g_autofree char *out = NULL;
  g_autoptr (GString) sql = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  sql = g_string_new (SQL_TABLE);
  append_rows (bench, sql, bench->n_cases);
  out = run_sqlite (bench, READ_TABLE, sql->str);
  return out != NULL;
}

/* The median of the queries in @sql. */
static double
time_queries (HutBench *bench, const char *sql)
{
  g_autofree char *timed = g_strconcat (".timer on\n", sql, NULL);
  g_autofree char *out = fill_read_table (bench) ? run_sqlite (bench, READ_TABLE, timed) : NULL;
  g_autoptr (GArray) times = out != NULL ? read_timers (out) : NULL;

  return times != NULL ? hut_bench_median (times) : NAN;
}

double
hut_bench_peer_search (HutBench *bench)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < bench->terms->len; i++)
    {
      const char *term = g_array_index (bench->terms, char *, i);

      if (strpbrk (term, "'%_") == NULL)
        g_string_append_printf (sql,
                                "SELECT id FROM cases WHERE title LIKE '%%%s%%' OR text LIKE "
                                "'%%%s%%' OR address LIKE '%%%s%%' ORDER BY id DESC LIMIT 50;\n",
                                term, term, term);
    }
  return time_queries (bench, sql->str);
}

double
hut_bench_peer_similar (HutBench *bench)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < PEER_ASKED; i++)
    g_string_append_printf (sql,
                            "SELECT o.id, o.title FROM cases c JOIN cases o ON "
                            "o.community = c.community AND o.category = c.category AND "
                            "o.id <> c.id AND abs (o.created_at - c.created_at) < 2592000000000 "
                            "WHERE c.id = %u ORDER BY o.created_at DESC LIMIT 20;\n",
                            1 + i * bench->n_cases / PEER_ASKED);
  return time_queries (bench, sql->str);
}

double
hut_bench_peer_warnings (HutBench *bench)
{
  HutTime now = hut_demo_get_now (bench->demo);
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < PEER_ASKED; i++)
    g_string_append_printf (
        sql,
        "SELECT category, community, sum (created_at >= %" G_GINT64_FORMAT ") AS week, "
        "count (*) AS all_weeks FROM cases WHERE created_at BETWEEN %" G_GINT64_FORMAT
        " AND %" G_GINT64_FORMAT " GROUP BY category, community "
        "HAVING week > 2 * (all_weeks - week) / 8.0 ORDER BY week DESC;\n",
        (gint64)now - 7 * G_TIME_SPAN_DAY, (gint64)now - 63 * G_TIME_SPAN_DAY, (gint64)now);
  return time_queries (bench, sql->str);
}
