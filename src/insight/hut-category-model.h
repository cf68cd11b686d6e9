/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "insight/hut-gram-space.h"

G_BEGIN_DECLS

/* Which category a text belongs to, learnt from cases that have one. Linear, so that every
 * suggestion can say which words speak for it. Immutable once trained; any thread.
 *
 * For each category apart (one against the rest): grams are weighted by how differently they occur
 * inside and outside it, |ln of the ratio of their shares| (Wang and Manning, "Baselines and
 * Bigrams", ACL 2012), then a linear support vector machine is trained, with costs that give the
 * few inside as much say as the many outside. Confidence: the softmax of the margins times one
 * number, chosen on texts that were held out. */
typedef struct _HutCategoryModel HutCategoryModel;

typedef enum
{
  HUT_CATEGORY_PLAIN,      /* margins only: confidence is their plain softmax */
  HUT_CATEGORY_CALIBRATED, /* holds out a fifth after the other to choose the number */
} HutCategoryCare;

/* What is learnt from: title, text and category of @cases (HutCaseBrief); those without a category
 * say nothing, a category of fewer than five cases is not learnt, and of more than 6,000 cases each
 * category gives its first ones in turn: put the newest first. NULL where fewer than two categories
 * are left. The same cases make the same model. */
HutCategoryModel *hut_category_model_train (GPtrArray *cases, HutCategoryCare care);
void hut_category_model_free (HutCategoryModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCategoryModel, hut_category_model_free)

/* The categories that it knows, in the order of their characters; how many cases it learnt from. */
const char *const *hut_category_model_get_categories (const HutCategoryModel *model);
guint hut_category_model_get_n_cases (const HutCategoryModel *model);

typedef struct
{
  char *category;
  double confidence; /* 0 to 1: how often such a suggestion is right */
  GStrv because;     /* words of the text that speak for it most, the strongest first; at most 5 */
} HutCategorySuggestion;

void hut_category_suggestion_free (HutCategorySuggestion *suggestion);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCategorySuggestion, hut_category_suggestion_free)

/* NULL where no word of the text speaks for any category. Either may be NULL. */
HutCategorySuggestion *hut_category_model_suggest (const HutCategoryModel *model, const char *title,
                                                   const char *text);

/* How it fares on cases that it has not seen: @n_folds parts of @cases, each with its share of
 * every category, each told by a model that learnt from the others. */
typedef struct
{
  guint n_cases;
  guint n_categories;
  double accuracy;
  double macro_f1;          /* the mean of F1 over categories */
  double calibration_error; /* mean |confidence − accuracy| over ten steps of confidence */
} HutCategoryTrial;

HutCategoryTrial hut_category_trial (GPtrArray *cases, guint n_folds, guint32 seed,
                                     HutCategoryCare care);

G_END_DECLS
