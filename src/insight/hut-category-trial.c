/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is held out: to choose the sharpness of confidence by, and to say how good the model is. */

#define G_LOG_DOMAIN "hutong-insight"

#include "insight/hut-category-private.h"

#include <math.h>

#define FOLDS 5
#define SEED 1
#define N_STEPS 10

void
hut_category_softmax (double *margins, guint n, double sharpness)
{
  double highest = -HUGE_VAL, sum = 0;

  for (guint i = 0; i < n; i++)
    highest = fmax (highest, margins[i]);
  for (guint i = 0; i < n; i++)
    sum += margins[i] = exp (sharpness * (margins[i] - highest));
  for (guint i = 0; i < n; i++)
    margins[i] /= sum;
}

/* The margins of every lesson by a model that has not seen it; NULL where nothing in it is known.
 */
static GPtrArray *
hold_out (const HutCategoryLessons *lessons, const guint *folds, guint n_folds)
{
  GPtrArray *margins = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (margins, (int)lessons->bags->len);
  for (guint fold = 0; fold < n_folds; fold++)
    {
      g_autoptr (HutCategoryModel) model = hut_category_model_learn (lessons, folds, (int)fold);

      for (guint i = 0; i < lessons->bags->len; i++)
        if (folds[i] == fold)
          margins->pdata[i] = hut_category_model_margins (model, lessons->bags->pdata[i]);
    }
  return margins;
}

static double
likelihood (GPtrArray *margins, GArray *labels, guint n, double sharpness)
{
  g_autofree double *shares = g_new (double, n);
  double sum = 0;

  for (guint i = 0; i < margins->len; i++)
    {
      if (margins->pdata[i] == NULL)
        continue;
      for (guint k = 0; k < n; k++)
        shares[k] = ((const double *)margins->pdata[i])[k];
      hut_category_softmax (shares, n, sharpness);
      sum += log (fmax (shares[g_array_index (labels, guint, i)], 1e-12));
    }
  return sum;
}

double
hut_category_calibrate (const HutCategoryLessons *lessons)
{
  g_autofree guint *folds = hut_category_lessons_deal (lessons, FOLDS, SEED);
  g_autoptr (GPtrArray) margins = hold_out (lessons, folds, FOLDS);
  double low = 0.1, high = 30;

  /* It has one top: a third of the range can be left out each time. */
  for (guint i = 0; i < 40; i++)
    {
      double left = low + (high - low) / 3, right = high - (high - low) / 3;

      if (likelihood (margins, lessons->labels, lessons->n_categories, left) <
          likelihood (margins, lessons->labels, lessons->n_categories, right))
        low = left;
      else
        high = right;
    }
  return (low + high) / 2;
}

/* What was told, against what is. */
typedef struct
{
  guint n_categories;
  guint *told;  /* how often each category was suggested */
  guint *is;    /* how often it was right to be */
  guint *right; /* both */
  double confidence[N_STEPS];
  guint n_told[N_STEPS];
  guint n_right[N_STEPS];
} Score;

static void
score_one (Score *score, const double *shares, guint label)
{
  guint best = 0, step;

  score->is[label]++;
  if (shares == NULL)
    return;
  for (guint i = 1; i < score->n_categories; i++)
    if (shares[i] > shares[best])
      best = i;
  step = MIN ((guint)(shares[best] * N_STEPS), N_STEPS - 1);
  score->told[best]++;
  score->right[best] += best == label;
  score->confidence[step] += shares[best];
  score->n_told[step]++;
  score->n_right[step] += best == label;
}

static void
sum_up (const Score *score, HutCategoryTrial *trial)
{
  guint right = 0;

  for (guint i = 0; i < score->n_categories; i++)
    {
      guint both = score->told[i] + score->is[i];

      right += score->right[i];
      trial->macro_f1 += both > 0 ? 2.0 * score->right[i] / both / score->n_categories : 0;
    }
  trial->accuracy = (double)right / MAX (trial->n_cases, 1);
  for (guint i = 0; i < N_STEPS; i++)
    trial->calibration_error +=
        fabs (score->confidence[i] - score->n_right[i]) / MAX (trial->n_cases, 1);
}

/* The lessons of all folds but one, as lessons of their own. The bags stay with @lessons. */
static HutCategoryLessons *
others (const HutCategoryLessons *lessons, const guint *folds, guint but)
{
  HutCategoryLessons *rest = g_new0 (HutCategoryLessons, 1);

  rest->bags = g_ptr_array_new ();
  rest->labels = g_array_new (FALSE, FALSE, sizeof (guint));
  rest->categories = g_strdupv (lessons->categories);
  rest->n_categories = lessons->n_categories;
  for (guint i = 0; i < lessons->bags->len; i++)
    if (folds[i] != but)
      {
        g_ptr_array_add (rest->bags, lessons->bags->pdata[i]);
        g_array_append_val (rest->labels, g_array_index (lessons->labels, guint, i));
      }
  return rest;
}

HutCategoryTrial
hut_category_trial (GPtrArray *cases, guint n_folds, guint32 seed, HutCategoryCare care)
{
  g_autoptr (HutCategoryLessons) lessons = hut_category_lessons_new (cases);
  g_autofree guint *folds = hut_category_lessons_deal (lessons, n_folds, seed);
  g_autoptr (GPtrArray) margins = NULL;
  guint n = lessons->n_categories;
  g_autofree guint *counts = g_new0 (guint, 3 * n + 1);
  Score score = { n, counts, counts + n, counts + 2 * n, { 0 }, { 0 }, { 0 } };
  HutCategoryTrial trial = { lessons->bags->len, n, 0, 0, 0 };

  if (n < 2)
    return trial;
  margins = hold_out (lessons, folds, n_folds);
  for (guint fold = 0; fold < n_folds; fold++)
    {
      g_autoptr (HutCategoryLessons) rest = others (lessons, folds, fold);
      double sharpness = care == HUT_CATEGORY_CALIBRATED ? hut_category_calibrate (rest) : 1;

      for (guint i = 0; i < lessons->bags->len; i++)
        if (folds[i] == fold)
          {
            if (margins->pdata[i] != NULL)
              hut_category_softmax (margins->pdata[i], n, sharpness);
            score_one (&score, margins->pdata[i], g_array_index (lessons->labels, guint, i));
          }
    }
  sum_up (&score, &trial);
  return trial;
}
