/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The ground that the measurements stand on: a database of demo cases and a list of results.
 * Cases are written without their course (each with the step that it came by), so that a hundred
 * thousand of them are there in seconds. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "store/hut-staging.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define SEED 1
#define PIECE 500
#define N_TERMS 60
#define MADE "bench" /* the setting of a file that a bench made: its next ones may write to it */

double
hut_bench_ms_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return left < right ? -1 : left > right;
}

double
hut_bench_median (GArray *values)
{
  if (values->len == 0)
    return NAN;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

HutBenchResult *
hut_bench_add (HutBench *bench, const char *name, const char *unit, double median, double goal)
{
  HutBenchResult *result = g_new0 (HutBenchResult, 1);

  result->name = g_strdup (name);
  result->unit = g_strdup (unit);
  result->median = median;
  result->goal = goal;
  result->peer_median = NAN;
  g_ptr_array_add (bench->results, result);
  return result;
}

static void
result_free (gpointer data)
{
  HutBenchResult *result = data;

  g_free (result->name);
  g_free (result->unit);
  g_free (result->peer);
  g_free (result);
}

HutCaseSet *
hut_bench_find (HutBench *bench, HutReader *reader, gboolean only_open, GError **error)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();

  filter->open = only_open;
  return hut_reader_cases (reader, filter, hut_demo_get_now (bench->demo), NULL, error);
}

/* Filling it */

static gboolean
fill_piece (HutBench *bench, HutStaging *staging, const guint *indices, guint n, GError **error)
{
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);
  double rate;
  gint64 start;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HutDemoCase) demo_case = hut_demo_make_case (bench->demo, indices[i]);

      hut_demo_add_case (write, demo_case, HUT_DEMO_BRIEF);
    }
  start = g_get_monotonic_time ();
  if (!hut_staging_add (staging, write, NULL, error))
    return FALSE;
  rate = n * 1000 / hut_bench_ms_since (start);
  g_array_append_val (bench->insert_rate, rate);
  return TRUE;
}

static gboolean
fill (HutBench *bench, GError **error)
{
  g_autoptr (HutStaging) staging = hut_staging_begin (bench->store, error);
  g_autoptr (GArray) order = hut_demo_order (bench->demo, bench->n_cases);

  for (guint first = 0; staging != NULL && first < bench->n_cases; first += PIECE)
    if (!fill_piece (bench, staging, &g_array_index (order, guint, first),
                     MIN (PIECE, bench->n_cases - first), error))
      return FALSE;
  return staging != NULL && hut_staging_finish (g_steal_pointer (&staging), error);
}

/* Two neighbouring characters of the titles, from here and there in the file. */
static gboolean
choose_terms (HutBench *bench, GError **error)
{
  g_autoptr (HutCaseSet) set = hut_bench_find (bench, bench->reader, FALSE, error);
  HutDemoRandom random;

  if (set == NULL)
    return FALSE;
  bench->n_cases = set->n_marks;
  hut_demo_random_init (&random, SEED, 0);
  while (set->n_marks > 0 && bench->terms->len < N_TERMS)
    {
      const HutCaseMark *mark = &set->marks[hut_demo_random_below (&random, set->n_marks)];
      g_autoptr (GPtrArray) rows = hut_reader_case_rows (bench->reader, &mark->rowid, 1, error);
      const char *title, *from;
      char *term;
      glong length;

      if (rows == NULL)
        return FALSE;
      title = rows->len > 0 ? ((HutCaseRow *)rows->pdata[0])->title : "";
      length = g_utf8_strlen (title, -1);
      if (length < 2)
        continue;
      from = g_utf8_offset_to_pointer (title, hut_demo_random_below (&random, length - 1));
      term = g_strndup (from, g_utf8_offset_to_pointer (from, 2) - from);
      g_array_append_val (bench->terms, term);
    }
  return TRUE;
}

gboolean
hut_bench_open (HutBench *bench, GError **error)
{
  bench->store =
      bench->given ? hut_store_open (bench->path, error) : hut_demo_open_store (bench->path, error);
  if (bench->store != NULL)
    bench->reader = hut_reader_new (bench->store, error);
  return bench->reader != NULL;
}

void
hut_bench_close (HutBench *bench)
{
  g_clear_pointer (&bench->reader, hut_reader_free);
  if (bench->store != NULL)
    hut_store_close (bench->store);
  g_clear_object (&bench->store);
}

static gboolean
prepare (HutBench *bench, GError **error)
{
  if (!hut_bench_open (bench, error))
    return FALSE;
  if (bench->given)
    {
      g_autofree char *made = hut_store_get_setting (bench->store, MADE);

      bench->kept = made != NULL;
      bench->given = made == NULL;
    }
  else if (!fill (bench, error) || !hut_store_set_setting (bench->store, MADE, "1", error))
    return FALSE;
  return choose_terms (bench, error);
}

static void
clear_term (gpointer term)
{
  g_free (*(char **)term);
}

HutBench *
hut_bench_new (const char *path, guint n_cases, GError **error)
{
  g_autoptr (HutBench) bench = g_new0 (HutBench, 1);

  bench->given = path != NULL && g_file_test (path, G_FILE_TEST_EXISTS);
  bench->n_cases = n_cases;
  bench->results = g_ptr_array_new_with_free_func (result_free);
  bench->insert_rate = g_array_new (FALSE, FALSE, sizeof (double));
  bench->terms = g_array_new (FALSE, FALSE, sizeof (char *));
  g_array_set_clear_func (bench->terms, clear_term);
  bench->dir = g_dir_make_tmp ("hutong-bench-XXXXXX", error);
  if (bench->dir == NULL)
    return NULL;
  bench->path = path != NULL ? g_strdup (path) : g_build_filename (bench->dir, "bench.db", NULL);
  bench->demo = hut_demo_new (SEED, hut_time_now (), error);
  if (bench->demo == NULL || !prepare (bench, error))
    return NULL;
  return g_steal_pointer (&bench);
}

static int
remove_entry (const char *path, const struct stat *info, int flag, struct FTW *walk)
{
  return g_remove (path);
}

void
hut_bench_free (HutBench *bench)
{
  hut_bench_close (bench);
  if (bench->dir != NULL)
    nftw (bench->dir, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
  g_clear_pointer (&bench->demo, hut_demo_free);
  g_ptr_array_unref (bench->results);
  g_array_unref (bench->insert_rate);
  g_array_unref (bench->terms);
  g_free (bench->path);
  g_free (bench->dir);
  g_free (bench);
}
