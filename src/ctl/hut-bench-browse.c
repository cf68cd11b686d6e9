/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person does with a street full of cases: scrolls the list to its middle and its end, asks
 * for others by filter, and reads the three rates. The browser is the one that the window looks
 * through. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "store/hut-case-browser.h"
#include "store/hut-reader-rates.h"
#include "store/hut-store-office.h"

#include <math.h>

#define ROUNDS 7
#define IN_VIEW 50
#define GOAL_LIST_MS 16 /* one frame: the list scrolls without a gap */

static void
add_time (GArray *times, gint64 start)
{
  double time = hut_bench_ms_since (start);

  g_array_append_val (times, time);
}

static void
add_result (HutBench *bench, const char *name, GArray *times, double goal, double peer)
{
  HutBenchResult *result = hut_bench_add (bench, name, "ms", hut_bench_median (times), goal);

  result->peer_median = peer;
  result->peer = isnan (peer) ? NULL : g_strdup ("sqlite3, plain table");
}

static void
wait_until_idle (HutCaseBrowser *browser)
{
  gboolean busy = TRUE;

  while (busy)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_object_get (browser, "busy", &busy, NULL);
      if (busy)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* Every row that the window would show from @first on. */
static void
look_at (HutCaseBrowser *browser, guint first)
{
  GListModel *list = G_LIST_MODEL (hut_case_browser_get_list (browser));
  guint end = MIN (first + IN_VIEW, g_list_model_get_n_items (list));

  for (guint i = first; i < end; i++)
    {
      g_autoptr (HutCase) item = g_list_model_get_item (list, i);
    }
}

/* From the click to the rows. */
static void
ask (HutCaseBrowser *browser, const HutCaseFilter *filter)
{
  hut_case_browser_set_filter (browser, filter);
  wait_until_idle (browser);
  look_at (browser, 0);
}

/* Each round somewhat further, so that no row was read before. */
static void
scroll (HutCaseBrowser *browser, GArray *middle, GArray *end)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      guint n_cases = hut_case_browser_get_count (browser), step = i * 4 * IN_VIEW;
      gint64 start = g_get_monotonic_time ();

      look_at (browser, MIN (n_cases / 2 + step, n_cases));
      add_time (middle, start);
      start = g_get_monotonic_time ();
      look_at (browser, n_cases > IN_VIEW + step ? n_cases - IN_VIEW - step : 0);
      add_time (end, start);
    }
}

/* Between the open cases of one category, of every one, and those that are overdue. */
static void
change_filter (HutCaseBrowser *browser, const char *category, GArray *times)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
      gint64 start = g_get_monotonic_time ();

      filter->open = i % 3 == 0;
      filter->category = i % 3 == 1 ? g_strdup (category) : NULL;
      filter->due = i % 3 == 2 ? HUT_DUE_OVERDUE : HUT_DUE_ANY;
      ask (browser, filter);
      add_time (times, start);
    }
}

gboolean
hut_bench_scroll (HutBench *bench, GError **error)
{
  g_autoptr (GArray) middle = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) end = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (HutCaseFilter) all = hut_case_filter_new ();
  g_autoptr (HutCaseBrowser) browser = hut_case_browser_new (bench->store, error);

  if (browser == NULL)
    return FALSE;
  wait_until_idle (browser);
  ask (browser, all);
  scroll (browser, middle, end);
  hut_case_browser_close (browser);
  add_result (bench, "list-middle", middle, GOAL_LIST_MS, hut_bench_peer_scroll (bench, 2));
  add_result (bench, "list-end", end, GOAL_LIST_MS, hut_bench_peer_scroll (bench, 1));
  return TRUE;
}

gboolean
hut_bench_filter (HutBench *bench, GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_auto (GStrv) categories = hut_reader_categories (bench->reader, error);
  g_autoptr (HutCaseBrowser) browser =
      categories != NULL ? hut_case_browser_new (bench->store, error) : NULL;
  const char *category = categories != NULL && categories[0] != NULL ? categories[0] : "";

  if (browser == NULL)
    return FALSE;
  wait_until_idle (browser);
  change_filter (browser, category, times);
  hut_case_browser_close (browser);
  add_result (bench, "filter", times, NAN, hut_bench_peer_filter (bench, category));
  return TRUE;
}

/* Of the last year, in every community, against the year before. */
gboolean
hut_bench_rates (HutBench *bench, GError **error)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (bench->store);
  g_autoptr (HutRateRules) rules = hut_rate_rules_of (office);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  HutTime now = hut_demo_get_now (bench->demo);
  HutRatePeriod period, before;

  period =
      hut_rate_rules_days (rules, now - 365 * G_TIME_SPAN_DAY, now, hut_office_get_zone (office));
  before = hut_rate_rules_before (rules, &period, hut_office_get_zone (office));
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (HutRateSets) sets =
          hut_reader_rates_compared (bench->reader, &period, &before, now, NULL, error);
      g_autoptr (GPtrArray) lines = NULL;

      if (sets == NULL)
        return FALSE;
      lines = hut_rates_group (sets->now, sets->before, HUT_RATES_BY_COMMUNITY);
      add_time (times, start);
    }
  add_result (bench, "rates", times, NAN, hut_bench_peer_rates (bench));
  return TRUE;
}
