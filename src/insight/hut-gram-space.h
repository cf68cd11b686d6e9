/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-brief.h"
#include "insight/hut-grams.h"
#include "insight/hut-separator.h"

G_BEGIN_DECLS

/* The grams that occur in at least two of a set of texts, each a dimension with the weight of its
 * rarity: a text becomes a sparse row of unit length. Immutable; any thread. */
typedef struct
{
  HutGram *grams; /* sorted */
  float *rarity;  /* ln ((1 + texts) / (1 + texts with it)) + 1 */
  guint n_grams;
} HutGramSpace;

/* Title and text of a case as grams of one to three characters, sorted. What the title says counts
 * four times. HutGramCount. */
GArray *hut_gram_space_count (const char *title, const char *text);

/* The space of @n bags of hut_gram_space_count(). Of more than @limit grams the rarest go. */
HutGramSpace *hut_gram_space_new (GArray *const *bags, guint n, guint limit);
void hut_gram_space_free (HutGramSpace *space);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutGramSpace, hut_gram_space_free)

/* The dimension of @gram, or -1. */
int hut_gram_space_find (const HutGramSpace *space, HutGram gram);

/* The row of a bag: (1 + ln count) × rarity, scaled to length 1. The bias has a place of its own,
 * the dimension n_grams with 1. Free the entries with g_free(). */
HutSparseRow hut_gram_space_row (const HutGramSpace *space, GArray *bag);

G_END_DECLS
