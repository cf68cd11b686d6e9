/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Grams of texts. Pure; every function may be called from any thread. */

#define G_LOG_DOMAIN "hutong-insight"

#include "insight/hut-grams.h"

#include <stdlib.h>

#define GRAM_BITS 21
#define FULL_WIDTH_FIRST 0xFF01
#define FULL_WIDTH_LAST 0xFF5E
#define FULL_WIDTH_SHIFT 0xFEE0

static gunichar
fold (gunichar character)
{
  if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST)
    character -= FULL_WIDTH_SHIFT;
  if (g_unichar_isdigit (character))
    return '0';
  return g_unichar_isalnum (character) ? g_unichar_tolower (character) : 0;
}

gunichar *
hut_grams_fold (const char *text, gsize *n_chars)
{
  glong n = text != NULL ? g_utf8_strlen (text, -1) : 0;
  gunichar *chars = g_new (gunichar, n + 1);

  for (glong i = 0; i < n; i++, text = g_utf8_next_char (text))
    chars[i] = fold (g_utf8_get_char (text));
  chars[n] = 0;
  *n_chars = n;
  return chars;
}

HutGram
hut_gram_at (const gunichar *chars, guint length)
{
  HutGram gram = 0;

  for (guint i = 0; i < HUT_GRAM_MAX; i++)
    {
      if (i < length && chars[i] == 0)
        return 0;
      gram = gram << GRAM_BITS | (i < length ? chars[i] : 0);
    }
  return gram;
}

void
hut_grams_add (GArray *counts, const char *text, guint shortest, guint longest, float weight)
{
  gsize n;
  g_autofree gunichar *chars = hut_grams_fold (text, &n);

  for (gsize i = 0; i < n; i++)
    for (guint length = shortest; length <= MIN (longest, n - i); length++)
      {
        HutGramCount count = { hut_gram_at (chars + i, length), weight };

        if (count.gram != 0)
          g_array_append_val (counts, count);
      }
}

static int
by_gram (const void *a, const void *b)
{
  HutGram left = ((const HutGramCount *)a)->gram, right = ((const HutGramCount *)b)->gram;

  return left < right ? -1 : left > right;
}

void
hut_grams_merge (GArray *counts)
{
  HutGramCount *all = (HutGramCount *)(void *)counts->data;
  guint n = 0;

  if (counts->len == 0)
    return;
  qsort (all, counts->len, sizeof *all, by_gram);
  for (guint i = 1; i < counts->len; i++)
    if (all[i].gram == all[n].gram)
      all[n].count += all[i].count;
    else
      all[++n] = all[i];
  g_array_set_size (counts, n + 1);
}
