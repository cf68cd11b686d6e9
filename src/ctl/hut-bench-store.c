/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the store does all day: writing, searching, listing, opening. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include <glib/gi18n.h>
#include <math.h>

#define SAVES 40
#define PAGES 60
#define PAGE_ROWS 50
#define QUERIES 9
#define STARTS 7
#define PEER_TABLE "sqlite3, plain table"
#define PEER_LIKE "sqlite3, LIKE"

static void
add_time (GArray *times, gint64 start)
{
  double time = hut_bench_ms_since (start);

  g_array_append_val (times, time);
}

static GArray *
times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

/* Someone's file is not written to for a measurement. */
static gboolean
only_looked_at (const char *name)
{
  g_printerr ("%s: %s\n", name, _ ("the file was there before, nothing is written to it"));
  return TRUE;
}

/* What filling the database took, without making up the cases. */
gboolean
hut_bench_insert (HutBench *bench, GError **error)
{
  HutBenchResult *result;

  if (bench->given)
    return only_looked_at ("insert");
  if (bench->kept)
    {
      g_printerr ("insert: %s\n", _ ("the file was filled before"));
      return TRUE;
    }
  result = hut_bench_add (bench, "insert", "cases/s", hut_bench_median (bench->insert_rate), NAN);
  result->higher_is_better = TRUE;
  result->peer_median = hut_bench_peer_insert (bench);
  result->peer = isnan (result->peer_median) ? NULL : g_strdup (PEER_TABLE);
  return TRUE;
}

/* A person's save, from the call to the durable commit. */
gboolean
hut_bench_save (HutBench *bench, GError **error)
{
  g_autoptr (GArray) times = times_new ();
  g_autoptr (HutCaseSet) set = hut_bench_find (bench, bench->reader, FALSE, error);
  HutDemoRandom random;

  if (bench->given)
    return only_looked_at ("save");
  if (set == NULL)
    return FALSE;
  hut_demo_random_init (&random, 1, 2);
  for (guint i = 0; i < SAVES && set->n_marks > 0; i++)
    {
      const HutCaseMark *mark = &set->marks[hut_demo_random_below (&random, set->n_marks)];
      g_autoptr (GPtrArray) rows = hut_reader_case_rows (bench->reader, &mark->rowid, 1, error);
      HutWrite *write;
      g_autofree char *words = g_strdup_printf ("%u", hut_demo_random_below (&random, 1000000));
      gint64 start = g_get_monotonic_time ();

      if (rows == NULL || rows->len == 0)
        return rows != NULL;
      write = hut_write_new (HUT_WRITE_PERSON);
      hut_write_update (write, &hut_kind_case, &((HutCaseRow *)rows->pdata[0])->id);
      hut_write_set (write, "answer", hut_value_text (words));
      if (!hut_store_write (bench->store, write, error))
        return FALSE;
      add_time (times, start);
    }
  hut_bench_add (bench, "save", "ms", hut_bench_median (times), NAN);
  return TRUE;
}

gboolean
hut_bench_search (HutBench *bench, GError **error)
{
  g_autoptr (GArray) times = times_new ();
  HutBenchResult *result;

  for (guint i = 0; i < bench->terms->len; i++)
    {
      const char *term = g_array_index (bench->terms, char *, i);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) found = hut_reader_search (bench->reader, term, 50, error);
      g_autoptr (GPtrArray) rows = NULL;

      if (found == NULL)
        return FALSE;
      rows = hut_reader_case_rows (bench->reader, (const gint64 *)found->data, found->len, error);
      if (rows == NULL)
        return FALSE;
      add_time (times, start);
    }
  result = hut_bench_add (bench, "search", "ms", hut_bench_median (times), 3);
  result->peer_median = hut_bench_peer_search (bench);
  result->peer = isnan (result->peer_median) ? NULL : g_strdup (PEER_LIKE);
  return TRUE;
}

/* The one query of map, list and counts; then pages of rows from anywhere in it. */
gboolean
hut_bench_list (HutBench *bench, GError **error)
{
  g_autoptr (GArray) open_times = times_new ();
  g_autoptr (GArray) all_times = times_new ();
  g_autoptr (GArray) page_times = times_new ();
  g_autoptr (HutCaseSet) set = NULL;
  g_autofree gint64 *rowids = g_new (gint64, PAGE_ROWS);
  HutDemoRandom random;

  for (guint i = 0; i < QUERIES; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (HutCaseSet) open_set = hut_bench_find (bench, bench->reader, TRUE, error);

      if (open_set == NULL)
        return FALSE;
      add_time (open_times, start);
      g_clear_pointer (&set, hut_case_set_unref);
      start = g_get_monotonic_time ();
      set = hut_bench_find (bench, bench->reader, FALSE, error);
      if (set == NULL)
        return FALSE;
      add_time (all_times, start);
    }
  hut_demo_random_init (&random, 1, 3);
  for (guint i = 0; i < PAGES && set->n_marks > PAGE_ROWS; i++)
    {
      guint at = hut_demo_random_below (&random, set->n_marks - PAGE_ROWS);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) rows = NULL;

      for (guint j = 0; j < PAGE_ROWS; j++)
        rowids[j] = set->marks[at + j].rowid;
      rows = hut_reader_case_rows (bench->reader, rowids, PAGE_ROWS, error);
      if (rows == NULL)
        return FALSE;
      add_time (page_times, start);
    }
  hut_bench_add (bench, "list-page", "ms", hut_bench_median (page_times), 4);
  hut_bench_add (bench, "query-open", "ms", hut_bench_median (open_times), NAN);
  hut_bench_add (bench, "query-all", "ms", hut_bench_median (all_times), NAN);
  return TRUE;
}

/* From nothing to the first page of open cases; the window is another measurement. */
gboolean
hut_bench_start (HutBench *bench, GError **error)
{
  g_autoptr (GArray) times = times_new ();

  for (guint i = 0; i < STARTS; i++)
    {
      g_autoptr (HutCaseSet) set = NULL;
      gint64 start;

      hut_bench_close (bench);
      start = g_get_monotonic_time ();
      if (!hut_bench_open (bench, error))
        return FALSE;
      set = hut_bench_find (bench, bench->reader, TRUE, error);
      if (set == NULL)
        return FALSE;
      for (guint row = 0; row < MIN (set->n_marks, PAGE_ROWS); row++)
        {
          g_autoptr (GPtrArray) rows =
              hut_reader_case_rows (bench->reader, &set->marks[row].rowid, 1, error);

          if (rows == NULL)
            return FALSE;
        }
      add_time (times, start);
    }
  hut_bench_add (bench, "start", "ms", hut_bench_median (times), 400);
  return TRUE;
}
