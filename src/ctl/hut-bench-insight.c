/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the window asks beside its lists: which cases are about one matter with the one that is
 * open, and what is out of the ordinary this week. Both as `similar` and `warnings` answer them;
 * the office's usual words are learnt once, as the window does. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "insight/hut-same-matter.h"
#include "report/hut-warning-brief.h"
#include "store/hut-reader-alike.h"
#include "store/hut-store-office.h"

#include <math.h>

#define ASKED 60
#define LEARNT_FROM 3000
#define LOOKED_AT 200
#define SHOWN 20
#define READINGS 7
#define PEER_QUERY "sqlite3, one query"

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
  result->peer = isnan (peer) ? NULL : g_strdup (PEER_QUERY);
}

static gboolean
ask_similar (HutBench *bench, HutSameMatter *matter, const HutUid *id, GError **error)
{
  g_autoptr (HutCaseBrief) about = hut_reader_brief (bench->reader, id, error);
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GPtrArray) ranked = NULL;
  g_auto (GStrv) terms = NULL;

  if (about == NULL)
    return FALSE;
  terms = hut_same_matter_terms (matter, about);
  others =
      hut_reader_alike (bench->reader, about, (const char *const *)terms, LOOKED_AT, NULL, error);
  if (others == NULL)
    return FALSE;
  ranked = hut_same_matter_rank (matter, about, others, SHOWN);
  return TRUE;
}

/* Of cases from here and there in the file. */
static gboolean
ask_about_some (HutBench *bench, HutSameMatter *matter, GArray *times, GError **error)
{
  g_autoptr (HutCaseSet) set = hut_bench_find (bench, bench->reader, FALSE, error);
  HutDemoRandom random;

  if (set == NULL)
    return FALSE;
  hut_demo_random_init (&random, 1, 5);
  for (guint i = 0; i < ASKED && set->n_marks > 0; i++)
    {
      const HutCaseMark *mark = &set->marks[hut_demo_random_below (&random, set->n_marks)];
      g_autoptr (GPtrArray) rows = hut_reader_case_rows (bench->reader, &mark->rowid, 1, error);
      gint64 start = g_get_monotonic_time ();

      if (rows == NULL || rows->len == 0 ||
          !ask_similar (bench, matter, &((HutCaseRow *)rows->pdata[0])->id, error))
        return FALSE;
      add_time (times, start);
    }
  return TRUE;
}

gboolean
hut_bench_similar (HutBench *bench, GError **error)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (bench->store);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GPtrArray) usual = hut_reader_briefs (bench->reader, LEARNT_FROM, error);
  g_autoptr (HutSameMatter) matter = NULL;
  HutMatterRules rules;

  if (usual == NULL)
    return FALSE;
  hut_matter_rules_of (office, &rules);
  matter = hut_same_matter_new (usual, &rules);
  if (!ask_about_some (bench, matter, times, error))
    return FALSE;
  add_result (bench, "similar", times, 30, hut_bench_peer_similar (bench));
  return TRUE;
}

gboolean
hut_bench_warnings (HutBench *bench, GError **error)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (bench->store);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < READINGS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (HutWarningBrief) brief =
          hut_warning_brief_read (bench->reader, office, hut_store_get_stream (bench->store),
                                  hut_demo_get_now (bench->demo), NULL, error);

      if (brief == NULL)
        return FALSE;
      add_time (times, start);
    }
  add_result (bench, "warnings", times, 50, hut_bench_peer_warnings (bench));
  return TRUE;
}
