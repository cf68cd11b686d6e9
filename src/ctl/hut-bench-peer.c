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
#define PEER_SLOW 6 /* times for what takes a second of a million */

/* clang-format off */
static const char SQL_TABLE[] =
  "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;\n"
  "CREATE TABLE cases (id INTEGER PRIMARY KEY, number TEXT UNIQUE, title TEXT, text TEXT, "
  "  address TEXT, category TEXT, community TEXT, state TEXT, satisfaction TEXT, "
  "  created_at INTEGER, due_at INTEGER, dispatched_at INTEGER, contacted INTEGER, "
  "  resolved INTEGER);\n"
  "CREATE INDEX cases_state ON cases (state, due_at);\n"
  "CREATE INDEX cases_created ON cases (created_at);\n"
  "CREATE INDEX cases_dispatched ON cases (dispatched_at);\n";
/* clang-format on */

static void
append_text (GString *sql, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", parts);

  g_string_append_printf (sql, ",'%s'", quoted);
}

static void
append_number (GString *sql, const HutValue *value)
{
  if (value->type == HUT_VALUE_INT)
    g_string_append_printf (sql, ",%" G_GINT64_FORMAT, value->number);
  else
    g_string_append (sql, ",NULL");
}

static void
append_rows (HutBench *bench, GString *sql, guint first, guint end)
{
  static const char *const texts[] = { "order_number", "title",     "text",  "address",
                                       "category",     "community", "state", "satisfaction" };
  static const char *const numbers[] = { "created_at", "due_at", "dispatched_at", "contacted",
                                         "resolved" };

  for (guint i = first; i < end; i++)
    {
      g_autoptr (HutDemoCase) demo_case = hut_demo_make_case (bench->demo, i);

      if (i % 500 == 0 || i == first)
        g_string_append (sql, i > first ? "COMMIT;BEGIN;\n" : "BEGIN;\n");
      g_string_append_printf (sql, "INSERT INTO cases VALUES (%u", i + 1);
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        append_text (sql, hut_record_get_text (demo_case->record, texts[j]));
      for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
        append_number (sql, hut_record_get (demo_case->record, numbers[j]));
      g_string_append (sql, ");\n");
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

  append_rows (bench, sql, 0, n_rows);
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

/* The table of all cases, filled once for what reads it, some thousands at a time. */
static gboolean
fill_read_table (HutBench *bench)
{
  g_autofree char *path = g_build_filename (bench->dir, READ_TABLE, NULL);
  guint n_rows = MIN (bench->n_cases, HUT_DEMO_MAX_CASES);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  for (guint first = 0; first < n_rows; first += ROWS)
    {
      g_autoptr (GString) sql = g_string_new (first == 0 ? SQL_TABLE : NULL);
      g_autofree char *out = NULL;

      append_rows (bench, sql, first, MIN (first + ROWS, n_rows));
      out = run_sqlite (bench, READ_TABLE, sql->str);
      if (out == NULL)
        return FALSE;
    }
  return TRUE;
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

  for (guint i = 0; i < MIN (bench->terms->len, PEER_ASKED); i++)
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

double
hut_bench_peer_scroll (HutBench *bench, guint parts)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < PEER_SLOW; i++)
    g_string_append_printf (sql,
                            "SELECT id, number, title, state, address, due_at FROM cases "
                            "ORDER BY state, due_at LIMIT 50 OFFSET %u;\n",
                            bench->n_cases / parts - MIN (bench->n_cases / parts, 50 * (i + 1)));
  return time_queries (bench, sql->str);
}

double
hut_bench_peer_filter (HutBench *bench, const char *category)
{
  g_autofree char *of_category = g_strdup_printf ("category = '%s'", category);
  g_autofree char *overdue =
      g_strdup_printf ("state NOT IN ('awaiting-call-back', 'closed', 'returned', 'void') AND "
                       "due_at < %" G_GINT64_FORMAT,
                       (gint64)hut_demo_get_now (bench->demo));
  const char *const filters[] = {
    "state NOT IN ('awaiting-call-back', 'closed', 'returned', 'void')", of_category, overdue
  };
  g_autoptr (GString) sql = g_string_new (NULL);

  if (strchr (category, '\'') != NULL)
    return NAN;
  for (guint i = 0; i < PEER_SLOW; i++)
    g_string_append_printf (sql,
                            "SELECT id, number, title, state, address, due_at, "
                            "count (*) OVER () FROM cases WHERE %s ORDER BY due_at LIMIT 50;\n",
                            filters[i % G_N_ELEMENTS (filters)]);
  return time_queries (bench, sql->str);
}

double
hut_bench_peer_rates (HutBench *bench)
{
  HutTime now = hut_demo_get_now (bench->demo);
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < PEER_SLOW; i++)
    g_string_append_printf (
        sql,
        "SELECT community, dispatched_at >= %" G_GINT64_FORMAT " AS now, count (*), "
        "  sum (contacted), count (contacted), sum (resolved), count (resolved), "
        "  sum (satisfaction IN ('satisfied', 'very-satisfied')), count (satisfaction) "
        "FROM cases WHERE dispatched_at BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT
        " GROUP BY community, now;\n",
        (gint64)now - 365 * G_TIME_SPAN_DAY, (gint64)now - 730 * G_TIME_SPAN_DAY, (gint64)now);
  return time_queries (bench, sql->str);
}
