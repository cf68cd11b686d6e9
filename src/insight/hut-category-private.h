/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "insight/hut-category-model.h"

G_BEGIN_DECLS

/* What the files of the category model share. */
typedef struct
{
  float *spread;  /* of each gram: how differently it occurs inside the category and outside */
  float *weights; /* of each gram so spread, and the bias at the end */
} HutCategoryPlane;

struct _HutCategoryModel
{
  HutGramSpace *space;
  GStrv categories;
  guint n_categories;
  HutCategoryPlane *planes;
  double sharpness; /* the softmax is of margins times this */
  guint n_cases;
};

/* The cases that can be learnt from: their bags (GArray of HutGramCount) and categories. */
typedef struct
{
  GPtrArray *bags;
  GArray *labels; /* guint: index of the category */
  GStrv categories;
  guint n_categories;
} HutCategoryLessons;

HutCategoryLessons *hut_category_lessons_new (GPtrArray *cases);
void hut_category_lessons_free (HutCategoryLessons *lessons);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCategoryLessons, hut_category_lessons_free)

/* Deals the lessons into @n_folds, each with its share of every category: a fold for each. */
guint *hut_category_lessons_deal (const HutCategoryLessons *lessons, guint n_folds, guint32 seed);

/* Trains on all lessons but those of the fold @but (-1: on all). */
HutCategoryModel *hut_category_model_learn (const HutCategoryLessons *lessons, const guint *folds,
                                            int but);

/* @row scaled by @plane's spread to length 1 again, in place. */
void hut_category_plane_spread (const HutCategoryPlane *plane, HutSparseRow *row, guint n_grams);

/* The margin of each category for a bag, n_categories of them; free with g_free(). NULL where no
 * gram is known. */
double *hut_category_model_margins (const HutCategoryModel *model, GArray *bag);

/* Margins to probabilities, in place. */
void hut_category_softmax (double *margins, guint n, double sharpness);

/* Chooses the sharpness by which margins of lessons that were held out are likeliest. */
double hut_category_calibrate (const HutCategoryLessons *lessons);

/* The words of title and text that speak most for the category @index. */
GStrv hut_category_because (const HutCategoryModel *model, guint index, const char *title,
                            const char *text);

G_END_DECLS
