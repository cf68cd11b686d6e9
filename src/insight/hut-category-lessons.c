/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the category model learns from: which cases, in which folds. */

#define G_LOG_DOMAIN "hutong-insight"

#include "insight/hut-category-private.h"

#include <string.h>

#define MAX_CASES 6000
#define FEWEST_CASES 5

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* How many cases each category has. Keys are those of @cases. */
static GHashTable *
count_categories (GPtrArray *cases)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cases->len; i++)
    {
      const HutCaseBrief *brief = cases->pdata[i];
      guint n = brief->category != NULL
                    ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, brief->category))
                    : 0;

      if (brief->category != NULL)
        g_hash_table_replace (counts, brief->category, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

static GStrv
choose_categories (GHashTable *counts)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name, n;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &name, &n))
    if (GPOINTER_TO_UINT (n) >= FEWEST_CASES)
      g_ptr_array_add (names, g_strdup (name));
  if (names->len > 0)
    g_ptr_array_sort (names, by_text);
  g_ptr_array_add (names, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static int
find_category (const HutCategoryLessons *lessons, const char *category)
{
  for (guint i = 0; category != NULL && i < lessons->n_categories; i++)
    if (g_str_equal (lessons->categories[i], category))
      return (int)i;
  return -1;
}

/* The most cases of one category, so that all together are not more than MAX_CASES. */
static guint
choose_share (const HutCategoryLessons *lessons, GHashTable *counts)
{
  guint share = MAX_CASES;

  for (guint total = MAX_CASES + 1; total > MAX_CASES && share > FEWEST_CASES; share--)
    {
      total = 0;
      for (guint i = 0; i < lessons->n_categories; i++)
        total +=
            MIN (share, GPOINTER_TO_UINT (g_hash_table_lookup (counts, lessons->categories[i])));
    }
  return share + 1;
}

static void
free_bag (gpointer bag)
{
  g_array_unref (bag);
}

HutCategoryLessons *
hut_category_lessons_new (GPtrArray *cases)
{
  HutCategoryLessons *lessons = g_new0 (HutCategoryLessons, 1);
  g_autoptr (GHashTable) counts = count_categories (cases);
  g_autofree guint *taken = NULL;
  guint share;

  lessons->bags = g_ptr_array_new_with_free_func (free_bag);
  lessons->labels = g_array_new (FALSE, FALSE, sizeof (guint));
  lessons->categories = choose_categories (counts);
  lessons->n_categories = g_strv_length (lessons->categories);
  share = choose_share (lessons, counts);
  taken = g_new0 (guint, lessons->n_categories + 1);
  for (guint i = 0; i < cases->len; i++)
    {
      const HutCaseBrief *brief = cases->pdata[i];
      int label = find_category (lessons, brief->category);

      if (label < 0 || taken[label]++ >= share)
        continue;
      g_ptr_array_add (lessons->bags, hut_gram_space_count (brief->title, brief->text));
      g_array_append_val (lessons->labels, label);
    }
  return lessons;
}

void
hut_category_lessons_free (HutCategoryLessons *lessons)
{
  if (lessons == NULL)
    return;
  g_ptr_array_unref (lessons->bags);
  g_array_unref (lessons->labels);
  g_strfreev (lessons->categories);
  g_free (lessons);
}

guint *
hut_category_lessons_deal (const HutCategoryLessons *lessons, guint n_folds, guint32 seed)
{
  guint n = lessons->labels->len, next = 0;
  g_autofree guint *order = g_new (guint, n + 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint *folds = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint other = (guint)g_rand_int_range (random, 0, (gint32)i + 1);

      order[i] = order[other];
      order[other] = i;
    }
  for (guint category = 0; category < lessons->n_categories; category++)
    for (guint i = 0; i < n; i++)
      if (g_array_index (lessons->labels, guint, order[i]) == category)
        folds[order[i]] = next++ % n_folds;
  return folds;
}
