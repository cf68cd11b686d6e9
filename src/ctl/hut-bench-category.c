/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How well categories are suggested on the cases of a file, told by models that have not seen them:
 * stratified five-fold cross-validation, three times dealt. Of the labelled sample: import it, then
 * `hutongctl --db F bench category`. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "insight/hut-category-model.h"
#include "store/hut-reader-briefs.h"

#include <math.h>

#define LEARNT_FROM 20000
#define FOLDS 5
#define DEALS 3
#define GOAL_MACRO_F1 0.78

gboolean
hut_bench_category (HutBench *bench, GError **error)
{
  g_autoptr (GPtrArray) briefs = hut_reader_categorised (bench->reader, LEARNT_FROM, error);
  g_autoptr (GArray) accuracy = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) macro_f1 = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) calibration = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));

  if (briefs == NULL)
    return FALSE;
  for (guint deal = 1; deal <= DEALS; deal++)
    {
      HutCategoryTrial trial = hut_category_trial (briefs, FOLDS, deal, HUT_CATEGORY_CALIBRATED);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (HutCategoryModel) model =
          hut_category_model_train (briefs, HUT_CATEGORY_CALIBRATED);
      double took = hut_bench_ms_since (start) / 1000;

      g_array_append_val (accuracy, trial.accuracy);
      g_array_append_val (macro_f1, trial.macro_f1);
      g_array_append_val (calibration, trial.calibration_error);
      g_array_append_val (seconds, took);
    }
  hut_bench_add (bench, "category: macro-F1", "", hut_bench_median (macro_f1), GOAL_MACRO_F1)
      ->higher_is_better = TRUE;
  hut_bench_add (bench, "category: accuracy", "", hut_bench_median (accuracy), NAN)
      ->higher_is_better = TRUE;
  hut_bench_add (bench, "category: calibration error", "", hut_bench_median (calibration), 0.1);
  hut_bench_add (bench, "category: training", "s", hut_bench_median (seconds), 10);
  return TRUE;
}
