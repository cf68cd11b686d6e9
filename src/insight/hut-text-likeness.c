/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Texts as weighed pairs of characters, and what two of them share. Pure. */

#define G_LOG_DOMAIN "hutong-insight"

#include "insight/hut-text-likeness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PAIR 2
#define TITLE_WEIGHT 2
#define FEWEST_TEXTS 200
#define WORD_MAX 8
#define DIGITS_MAX 4

struct _HutTextRarity
{
  HutGram *grams; /* sorted */
  guint *n_with;  /* texts with it, of the same length */
  guint n_grams;
  guint n_texts;
};

/* ---- What is rare ---- */

static int
by_value (const void *a, const void *b)
{
  HutGram left = *(const HutGram *)a, right = *(const HutGram *)b;

  return left < right ? -1 : left > right;
}

static GArray *
count_pairs (const HutCaseBrief *brief)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (HutGramCount));

  hut_grams_add (counts, brief->title, PAIR, PAIR, TITLE_WEIGHT);
  hut_grams_add (counts, brief->text, PAIR, PAIR, 1);
  hut_grams_merge (counts);
  return counts;
}

static GArray *
gather (GPtrArray *briefs)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (HutGram));

  for (guint i = 0; i < briefs->len; i++)
    {
      g_autoptr (GArray) counts = count_pairs (briefs->pdata[i]);

      for (guint k = 0; k < counts->len; k++)
        g_array_append_val (all, g_array_index (counts, HutGramCount, k).gram);
    }
  if (all->len > 0)
    qsort (all->data, all->len, sizeof (HutGram), by_value);
  return all;
}

HutTextRarity *
hut_text_rarity_new (GPtrArray *briefs)
{
  g_autoptr (GArray) all = gather (briefs);
  const HutGram *grams = (const HutGram *)(void *)all->data;
  HutTextRarity *rarity = g_new0 (HutTextRarity, 1);

  rarity->n_texts = MAX (briefs->len, FEWEST_TEXTS);
  rarity->grams = g_new (HutGram, all->len + 1);
  rarity->n_with = g_new0 (guint, all->len + 1);
  for (guint i = 0; i < all->len; i++)
    {
      if (i == 0 || grams[i] != grams[i - 1])
        rarity->grams[rarity->n_grams++] = grams[i];
      rarity->n_with[rarity->n_grams - 1]++;
    }
  return rarity;
}

void
hut_text_rarity_free (HutTextRarity *rarity)
{
  if (rarity == NULL)
    return;
  g_free (rarity->grams);
  g_free (rarity->n_with);
  g_free (rarity);
}

static guint
texts_with (const HutTextRarity *rarity, HutGram gram)
{
  const HutGram *found =
      bsearch (&gram, rarity->grams, rarity->n_grams, sizeof (HutGram), by_value);

  return found != NULL ? rarity->n_with[found - rarity->grams] : 0;
}

static double
rarity_of (const HutTextRarity *rarity, HutGram gram)
{
  return log ((1.0 + rarity->n_texts) / (1.0 + texts_with (rarity, gram)));
}

/* ---- Likeness ---- */

GArray *
hut_text_weigh (const HutTextRarity *rarity, const HutCaseBrief *brief)
{
  GArray *weights = count_pairs (brief);
  double square = 0;

  for (guint i = 0; i < weights->len; i++)
    {
      HutGramCount *weight = &g_array_index (weights, HutGramCount, i);

      weight->count = (float)((1 + log ((double)weight->count)) * rarity_of (rarity, weight->gram));
      square += (double)weight->count * (double)weight->count;
    }
  for (guint i = 0; i < weights->len && square > 0; i++)
    g_array_index (weights, HutGramCount, i).count /= (float)sqrt (square);
  return weights;
}

double
hut_text_likeness (GArray *a, GArray *b)
{
  double sum = 0;

  for (guint i = 0, k = 0; i < a->len && k < b->len;)
    {
      const HutGramCount *left = &g_array_index (a, HutGramCount, i);
      const HutGramCount *right = &g_array_index (b, HutGramCount, k);

      if (left->gram == right->gram)
        sum += (double)left->count * (double)right->count;
      i += left->gram <= right->gram;
      k += right->gram <= left->gram;
    }
  return CLAMP (sum, 0, 1);
}

/* ---- Words ---- */

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
by_weight (gconstpointer a, gconstpointer b)
{
  const Word *left = a, *right = b;

  if (left->weight != right->weight)
    return left->weight < right->weight ? 1 : -1;
  return strcmp (left->word, right->word);
}

static GArray *
words_new (void)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  g_array_set_clear_func (words, clear_word);
  return words;
}

static gboolean
has (GArray *weights, HutGram gram)
{
  guint low = 0, high = weights->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      HutGram there = g_array_index (weights, HutGramCount, middle).gram;

      if (there == gram)
        return TRUE;
      if (there < gram)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

static guint
digits_at (const gunichar *chars, gsize i)
{
  guint n = 0;

  while (chars[i + n] == '0')
    n++;
  return n;
}

/* Where the run of pairs that @other has too ends, which begins at @from; @weight is theirs. */
static gsize
run_end (const HutTextRarity *rarity, const gunichar *chars, gsize from, GArray *other,
         double *weight)
{
  gsize end = from;

  for (*weight = 0; end - from < WORD_MAX - 1 && digits_at (chars, end + 1) <= DIGITS_MAX; end++)
    {
      HutGram gram = chars[end] != 0 ? hut_gram_at (chars + end, PAIR) : 0;

      if (gram == 0 || !has (other, gram))
        break;
      *weight += rarity_of (rarity, gram);
    }
  return end > from ? end + 1 : from;
}

static void
add_shared (GArray *words, const HutTextRarity *rarity, const char *text, GArray *other)
{
  gsize n;
  g_autofree gunichar *chars = hut_grams_fold (text, &n);

  for (gsize i = 0, end; i < n; i = MAX (end, i + 1))
    {
      Word word;

      if (digits_at (chars, i) > DIGITS_MAX)
        {
          end = i + digits_at (chars, i);
          continue;
        }
      end = run_end (rarity, chars, i, other, &word.weight);
      if (end == i)
        continue;
      word.word = g_utf8_substring (text, (glong)i, (glong)end);
      g_array_append_val (words, word);
    }
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

static void
choose (GPtrArray *chosen, GArray *words, guint n)
{
  g_array_sort (words, by_weight);
  for (guint i = 0; i < words->len && chosen->len < n; i++)
    {
      const char *word = g_array_index (words, Word, i).word;

      if (!is_known (chosen, word))
        g_ptr_array_add (chosen, g_strdup (word));
    }
}

static GStrv
finish (GPtrArray *chosen)
{
  g_ptr_array_add (chosen, NULL);
  return (GStrv)g_ptr_array_free (chosen, FALSE);
}

GStrv
hut_text_shared_words (const HutTextRarity *rarity, const HutCaseBrief *brief, GArray *other,
                       guint n)
{
  g_autoptr (GArray) words = words_new ();
  GPtrArray *chosen = g_ptr_array_new ();

  add_shared (words, rarity, brief->title, other);
  add_shared (words, rarity, brief->text, other);
  choose (chosen, words, n);
  return finish (chosen);
}

/* What nobody else wrote finds nobody: such pairs come last. */
static void
add_pairs (GArray *words, const HutTextRarity *rarity, const char *text)
{
  gsize n;
  g_autofree gunichar *chars = hut_grams_fold (text, &n);

  for (gsize i = 0; i + 1 < n; i++)
    {
      HutGram gram = hut_gram_at (chars + i, PAIR);
      Word word;

      if (gram == 0 || chars[i] == '0' || chars[i + 1] == '0')
        continue;
      word.weight = texts_with (rarity, gram) > 1 ? rarity_of (rarity, gram) : 0;
      word.word = g_utf8_substring (text, (glong)i, (glong)i + PAIR);
      g_array_append_val (words, word);
    }
}

GStrv
hut_text_rare_pairs (const HutTextRarity *rarity, const HutCaseBrief *brief, guint n)
{
  g_autoptr (GArray) title = words_new ();
  g_autoptr (GArray) text = words_new ();
  GPtrArray *chosen = g_ptr_array_new ();

  add_pairs (title, rarity, brief->title);
  add_pairs (text, rarity, brief->text);
  choose (chosen, title, n / 2);
  choose (chosen, text, n);
  return finish (chosen);
}
