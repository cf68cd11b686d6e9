/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Training the category model, and asking it. */

#define G_LOG_DOMAIN "hutong-insight"

#include "insight/hut-category-private.h"

#include <math.h>

#define MAX_GRAMS 100000
#define COST 1.0
#define SEED 1
/* Grams of a text add up to this much in the shares that the spread is made of; one is added to
 * every gram, so that one that was met once says little. */
#define SHARE_SCALE 10.0

static void
clear_row (gpointer row)
{
  g_free (((HutSparseRow *)row)->entries);
}

void
hut_category_plane_spread (const HutCategoryPlane *plane, HutSparseRow *row, guint n_grams)
{
  double square = 0;
  float length;

  for (guint i = 0; i < row->n_entries; i++)
    if (row->entries[i].dimension < n_grams)
      {
        HutSparse *entry = &row->entries[i];

        entry->value *= plane->spread[entry->dimension];
        square += (double)entry->value * (double)entry->value;
      }
  length = (float)sqrt (square);
  for (guint i = 0; i < row->n_entries && length > 0; i++)
    if (row->entries[i].dimension < n_grams)
      row->entries[i].value /= length;
}

/* 0.5 + 0.5 × |ln (share inside / share outside)| of each gram. */
static void
measure_spread (HutCategoryPlane *plane, GArray *rows, const gint8 *sides, guint n_grams)
{
  g_autofree double *inside = g_new (double, n_grams + 1);
  g_autofree double *outside = g_new (double, n_grams + 1);
  double all_inside = 0, all_outside = 0;

  for (guint i = 0; i <= n_grams; i++)
    inside[i] = outside[i] = 1;
  for (guint i = 0; i < rows->len; i++)
    {
      const HutSparseRow *row = &g_array_index (rows, HutSparseRow, i);
      double *counts = sides[i] > 0 ? inside : outside;

      for (guint k = 0; k < row->n_entries; k++)
        counts[row->entries[k].dimension] += SHARE_SCALE * (double)row->entries[k].value;
    }
  for (guint i = 0; i < n_grams; i++)
    {
      all_inside += inside[i];
      all_outside += outside[i];
    }
  for (guint i = 0; i < n_grams; i++)
    plane->spread[i] =
        (float)(0.5 + 0.5 * fabs (log (inside[i] / all_inside / (outside[i] / all_outside))));
}

static GArray *
spread_rows (const HutCategoryPlane *plane, GArray *rows, guint n_grams)
{
  GArray *spread = g_array_new (FALSE, FALSE, sizeof (HutSparseRow));

  g_array_set_clear_func (spread, clear_row);
  for (guint i = 0; i < rows->len; i++)
    {
      const HutSparseRow *row = &g_array_index (rows, HutSparseRow, i);
      HutSparseRow copy = { g_memdup2 (row->entries, row->n_entries * sizeof (HutSparse)),
                            row->n_entries };

      hut_category_plane_spread (plane, &copy, n_grams);
      g_array_append_val (spread, copy);
    }
  return spread;
}

static void
train_plane (HutCategoryModel *model, guint category, GArray *rows, GArray *labels)
{
  HutCategoryPlane *plane = &model->planes[category];
  guint n_grams = model->space->n_grams, n_inside = 0;
  g_autofree gint8 *sides = g_new (gint8, rows->len + 1);
  g_autofree float *costs = g_new (float, rows->len + 1);
  g_autoptr (GArray) spread = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      sides[i] = g_array_index (labels, guint, i) == category ? 1 : -1;
      n_inside += sides[i] > 0;
    }
  for (guint i = 0; i < rows->len; i++)
    costs[i] = (float)(COST * rows->len / (2.0 * (sides[i] > 0 ? n_inside : rows->len - n_inside)));
  plane->spread = g_new (float, n_grams + 1);
  plane->weights = g_new (float, n_grams + 1);
  measure_spread (plane, rows, sides, n_grams);
  spread = spread_rows (plane, rows, n_grams);
  hut_separator_train ((const HutSparseRow *)(void *)spread->data, sides, costs, rows->len, SEED,
                       plane->weights, n_grams + 1);
}

HutCategoryModel *
hut_category_model_learn (const HutCategoryLessons *lessons, const guint *folds, int but)
{
  HutCategoryModel *model = g_new0 (HutCategoryModel, 1);
  g_autoptr (GPtrArray) bags = g_ptr_array_new ();
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HutSparseRow));

  g_array_set_clear_func (rows, clear_row);
  for (guint i = 0; i < lessons->bags->len; i++)
    if (but < 0 || folds[i] != (guint)but)
      {
        g_ptr_array_add (bags, lessons->bags->pdata[i]);
        g_array_append_val (labels, g_array_index (lessons->labels, guint, i));
      }
  model->space = hut_gram_space_new ((GArray *const *)bags->pdata, bags->len, MAX_GRAMS);
  model->categories = g_strdupv (lessons->categories);
  model->n_categories = lessons->n_categories;
  model->planes = g_new0 (HutCategoryPlane, lessons->n_categories);
  model->sharpness = 1;
  model->n_cases = bags->len;
  for (guint i = 0; i < bags->len; i++)
    {
      HutSparseRow row = hut_gram_space_row (model->space, bags->pdata[i]);

      g_array_append_val (rows, row);
    }
  for (guint i = 0; i < model->n_categories; i++)
    train_plane (model, i, rows, labels);
  return model;
}

HutCategoryModel *
hut_category_model_train (GPtrArray *cases, HutCategoryCare care)
{
  g_autoptr (HutCategoryLessons) lessons = hut_category_lessons_new (cases);
  HutCategoryModel *model;

  if (lessons->n_categories < 2)
    return NULL;
  model = hut_category_model_learn (lessons, NULL, -1);
  if (care == HUT_CATEGORY_CALIBRATED)
    model->sharpness = hut_category_calibrate (lessons);
  return model;
}

void
hut_category_model_free (HutCategoryModel *model)
{
  if (model == NULL)
    return;
  for (guint i = 0; i < model->n_categories; i++)
    {
      g_free (model->planes[i].spread);
      g_free (model->planes[i].weights);
    }
  g_free (model->planes);
  g_strfreev (model->categories);
  hut_gram_space_free (model->space);
  g_free (model);
}

const char *const *
hut_category_model_get_categories (const HutCategoryModel *model)
{
  return (const char *const *)model->categories;
}

guint
hut_category_model_get_n_cases (const HutCategoryModel *model)
{
  return model->n_cases;
}

double *
hut_category_model_margins (const HutCategoryModel *model, GArray *bag)
{
  HutSparseRow row = hut_gram_space_row (model->space, bag);
  g_autofree HutSparse *kept = row.entries;
  double *margins;

  /* Only the bias. */
  if (row.n_entries == 1)
    return NULL;
  margins = g_new (double, model->n_categories);
  for (guint i = 0; i < model->n_categories; i++)
    {
      g_autofree HutSparse *entries = g_memdup2 (kept, row.n_entries * sizeof (HutSparse));
      HutSparseRow spread = { entries, row.n_entries };

      hut_category_plane_spread (&model->planes[i], &spread, model->space->n_grams);
      margins[i] = hut_sparse_dot (&spread, model->planes[i].weights);
    }
  return margins;
}

void
hut_category_suggestion_free (HutCategorySuggestion *suggestion)
{
  if (suggestion == NULL)
    return;
  g_free (suggestion->category);
  g_strfreev (suggestion->because);
  g_free (suggestion);
}

HutCategorySuggestion *
hut_category_model_suggest (const HutCategoryModel *model, const char *title, const char *text)
{
  g_autoptr (GArray) bag = hut_gram_space_count (title, text);
  g_autofree double *margins = hut_category_model_margins (model, bag);
  g_autoptr (HutCategorySuggestion) suggestion = NULL;
  guint best = 0;

  if (margins == NULL)
    return NULL;
  hut_category_softmax (margins, model->n_categories, model->sharpness);
  for (guint i = 1; i < model->n_categories; i++)
    if (margins[i] > margins[best])
      best = i;
  suggestion = g_new0 (HutCategorySuggestion, 1);
  suggestion->category = g_strdup (model->categories[best]);
  suggestion->confidence = margins[best];
  suggestion->because = hut_category_because (model, best, title, text);
  /* What no word speaks for is no suggestion. */
  return *suggestion->because != NULL ? g_steal_pointer (&suggestion) : NULL;
}
