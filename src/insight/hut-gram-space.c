/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Texts as rows of numbers: term frequency, damped, times inverse document frequency. Pure. */

#define G_LOG_DOMAIN "hutong-insight"

#include "insight/hut-gram-space.h"

#include <math.h>
#include <stdlib.h>

#define TITLE_WEIGHT 4
#define FEWEST_TEXTS 2

GArray *
hut_gram_space_count (const char *title, const char *text)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (HutGramCount));

  hut_grams_add (counts, title, 1, HUT_GRAM_MAX, TITLE_WEIGHT);
  hut_grams_add (counts, text, 1, HUT_GRAM_MAX, 1);
  hut_grams_merge (counts);
  return counts;
}

static int
by_value (const void *a, const void *b)
{
  HutGram left = *(const HutGram *)a, right = *(const HutGram *)b;

  return left < right ? -1 : left > right;
}

/* The grams of all bags, sorted, each as often as texts have it. */
static GArray *
gather (GArray *const *bags, guint n)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (HutGram));

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < bags[i]->len; k++)
      g_array_append_val (all, g_array_index (bags[i], HutGramCount, k).gram);
  if (all->len > 0)
    qsort (all->data, all->len, sizeof (HutGram), by_value);
  return all;
}

/* How many of the same stand at @i. */
static guint
run_length (GArray *all, guint i)
{
  guint end = i + 1;

  while (end < all->len && g_array_index (all, HutGram, end) == g_array_index (all, HutGram, i))
    end++;
  return end - i;
}

/* The fewest texts that a gram must be in, so that at most @limit grams are left. */
static guint
choose_fewest (GArray *all, guint limit)
{
  guint fewest = FEWEST_TEXTS;

  for (guint left = limit + 1; left > limit; fewest++)
    {
      left = 0;
      for (guint i = 0, n; i < all->len; i += n)
        {
          n = run_length (all, i);
          left += n >= fewest;
        }
    }
  return fewest - 1;
}

HutGramSpace *
hut_gram_space_new (GArray *const *bags, guint n, guint limit)
{
  g_autoptr (GArray) all = gather (bags, n);
  guint fewest = choose_fewest (all, limit);
  HutGramSpace *space = g_new0 (HutGramSpace, 1);

  space->grams = g_new (HutGram, MIN (all->len, limit) + 1);
  space->rarity = g_new (float, MIN (all->len, limit) + 1);
  for (guint i = 0, n_texts; i < all->len; i += n_texts)
    {
      n_texts = run_length (all, i);
      if (n_texts < fewest)
        continue;
      space->grams[space->n_grams] = g_array_index (all, HutGram, i);
      space->rarity[space->n_grams++] = (float)(log ((1.0 + n) / (1.0 + n_texts)) + 1);
    }
  return space;
}

void
hut_gram_space_free (HutGramSpace *space)
{
  if (space == NULL)
    return;
  g_free (space->grams);
  g_free (space->rarity);
  g_free (space);
}

int
hut_gram_space_find (const HutGramSpace *space, HutGram gram)
{
  const HutGram *found =
      space->n_grams > 0 ? bsearch (&gram, space->grams, space->n_grams, sizeof (HutGram), by_value)
                         : NULL;

  return found != NULL ? (int)(found - space->grams) : -1;
}

HutSparseRow
hut_gram_space_row (const HutGramSpace *space, GArray *bag)
{
  HutSparseRow row = { g_new (HutSparse, bag->len + 1), 0 };
  double square = 0;

  for (guint i = 0; i < bag->len; i++)
    {
      const HutGramCount *count = &g_array_index (bag, HutGramCount, i);
      int dimension = hut_gram_space_find (space, count->gram);
      double value;

      if (dimension < 0)
        continue;
      value = (1 + log ((double)count->count)) * (double)space->rarity[dimension];
      square += value * value;
      row.entries[row.n_entries++] = (HutSparse){ (guint32)dimension, (float)value };
    }
  for (guint i = 0; i < row.n_entries; i++)
    row.entries[i].value /= (float)sqrt (square);
  row.entries[row.n_entries++] = (HutSparse){ space->n_grams, 1 };
  return row;
}
