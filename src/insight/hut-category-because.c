/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Why a category is suggested: the grams that weigh most, put together to the longest words that
 * they make in the text. */

#define G_LOG_DOMAIN "hutong-insight"

#include "insight/hut-category-private.h"

#include <stdlib.h>
#include <string.h>

#define N_GRAMS 14
#define N_WORDS 5
#define MAX_LENGTH 8

typedef struct
{
  char *word;
  double weight;
} Word;

static void
clear_word (gpointer word)
{
  g_free (((Word *)word)->word);
}

static int
heavier (const void *a, const void *b)
{
  float left = ((const HutSparse *)a)->value, right = ((const HutSparse *)b)->value;

  return left < right ? 1 : left > right ? -1 : 0;
}

/* What each gram of the text adds to the margin, the heaviest N_GRAMS that speak for it. */
static HutSparseRow
weigh (const HutCategoryModel *model, guint index, const char *title, const char *text)
{
  const HutCategoryPlane *plane = &model->planes[index];
  g_autoptr (GArray) bag = hut_gram_space_count (title, text);
  HutSparseRow row = hut_gram_space_row (model->space, bag);
  guint n = 0;

  row.n_entries--; /* the bias is no word */
  hut_category_plane_spread (plane, &row, model->space->n_grams);
  for (guint i = 0; i < row.n_entries; i++)
    {
      HutSparse entry = row.entries[i];

      entry.value *= plane->weights[entry.dimension];
      if (entry.value > 0)
        row.entries[n++] = entry;
    }
  if (n > 0)
    qsort (row.entries, n, sizeof (HutSparse), heavier);
  row.n_entries = MIN (n, N_GRAMS);
  return row;
}

static double
weight_of (const HutCategoryModel *model, const HutSparseRow *row, HutGram gram)
{
  for (guint i = 0; i < row->n_entries; i++)
    if (model->space->grams[row->entries[i].dimension] == gram)
      return (double)row->entries[i].value;
  return 0;
}

/* How heavy the text is at each character: the heaviest of the grams that cover it. */
static double *
cover (const HutCategoryModel *model, const HutSparseRow *row, const gunichar *chars, gsize n)
{
  double *weights = g_new0 (double, n + 1);

  for (gsize i = 0; i < n; i++)
    for (guint length = 1; length <= MIN (HUT_GRAM_MAX, n - i); length++)
      {
        double weight = weight_of (model, row, hut_gram_at (chars + i, length));

        for (guint k = 0; k < length && weight > 0; k++)
          weights[i + k] = MAX (weights[i + k], weight);
      }
  return weights;
}

static void
add_word (GArray *words, const char *text, gsize from, gsize to, const double *weights)
{
  Word word = { g_utf8_substring (text, (glong)from, (glong)to), 0 };

  for (gsize i = from; i < to; i++)
    word.weight += weights[i];
  g_array_append_val (words, word);
}

static void
add_words (GArray *words, const HutCategoryModel *model, const HutSparseRow *row, const char *text)
{
  gsize n;
  g_autofree gunichar *chars = hut_grams_fold (text, &n);
  g_autofree double *weights = cover (model, row, chars, n);

  for (gsize i = 0, end; i < n; i = end)
    {
      for (end = i; end < n && weights[end] > 0 && end - i < MAX_LENGTH; end++)
        ;
      /* One character alone is hardly ever a word. */
      if (end - i > 1)
        add_word (words, text, i, end, weights);
      end = MAX (end, i + 1);
    }
}

static int
by_weight (gconstpointer a, gconstpointer b)
{
  const Word *left = a, *right = b;

  if (left->weight != right->weight)
    return left->weight < right->weight ? 1 : -1;
  return strcmp (left->word, right->word);
}

/* Whether it stands in a word that was chosen, or one that was stands in it. */
static gboolean
is_known (GPtrArray *chosen, const char *word)
{
  for (guint i = 0; i < chosen->len; i++)
    if (strstr (chosen->pdata[i], word) != NULL || strstr (word, chosen->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

GStrv
hut_category_because (const HutCategoryModel *model, guint index, const char *title,
                      const char *text)
{
  HutSparseRow row = weigh (model, index, title, text);
  g_autofree HutSparse *entries = row.entries;
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  g_array_set_clear_func (words, clear_word);
  add_words (words, model, &row, title);
  add_words (words, model, &row, text);
  g_array_sort (words, by_weight);
  for (guint i = 0; i < words->len && chosen->len < N_WORDS; i++)
    {
      const char *word = g_array_index (words, Word, i).word;

      if (!is_known (chosen, word))
        g_ptr_array_add (chosen, g_strdup (word));
    }
  g_ptr_array_add (chosen, NULL);
  (void)entries;
  return (GStrv)g_ptr_array_free (g_steal_pointer (&chosen), FALSE);
}
