/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Chinese text as runs of characters ("grams") of one to HUT_GRAM_MAX characters: what the models
 * of this folder compare texts by, without a dictionary of words. */

#define HUT_GRAM_MAX 3

/* A gram as one number, exactly: three characters of 21 bits, the first one highest, 0 for none. */
typedef guint64 HutGram;

/* The characters of @text as grams see them, one for one with those of @text: full width as half
 * width, without case; 0 for white space and punctuation, over which no gram reaches, and every
 * digit as '0', so that no telephone or order number becomes a word. Free with g_free(); @n_chars
 * is set to their number. NULL is an empty text. */
gunichar *hut_grams_fold (const char *text, gsize *n_chars);

/* The gram of @length characters that begins at @chars; 0 where one of them is 0. */
HutGram hut_gram_at (const gunichar *chars, guint length);

typedef struct
{
  HutGram gram;
  float count;
} HutGramCount;

/* How often each gram of @shortest to @longest characters occurs in @text, times @weight; added to
 * @counts (HutGramCount), which must be sorted by hut_grams_merge() before it is read. */
void hut_grams_add (GArray *counts, const char *text, guint shortest, guint longest, float weight);

/* Sorts @counts by gram, and makes one of those that are the same. */
void hut_grams_merge (GArray *counts);

G_END_DECLS
