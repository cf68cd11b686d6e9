/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-brief.h"
#include "insight/hut-grams.h"

G_BEGIN_DECLS

/* How alike two texts are: the cosine between their pairs of neighbouring characters, each weighed
 * by how often it occurs and by how rare it is among the office's cases. */

/* In how many of a set of texts each pair of characters occurs. Immutable; any thread. */
typedef struct _HutTextRarity HutTextRarity;

/* From titles and texts of @briefs (HutCaseBrief), which may be none. Few texts say little about
 * what is rare: fewer than 200 count as 200. */
HutTextRarity *hut_text_rarity_new (GPtrArray *briefs);
void hut_text_rarity_free (HutTextRarity *rarity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTextRarity, hut_text_rarity_free)

/* The text as weights of unit length, sorted by gram (HutGramCount): (1 + ln count) × ln ((1 +
 * texts) / (1 + texts with it)), what the title says counted twice. Empty where the text is. Free
 * with g_array_unref(). */
GArray *hut_text_weigh (const HutTextRarity *rarity, const HutCaseBrief *brief);

/* The cosine of two such arrays, 0 to 1. */
double hut_text_likeness (GArray *a, GArray *b);

/* At most @n of the longest runs of characters of @brief that @other has too, the rarest first;
 * none in which five digits or more stand together, as they may be somebody's number. */
GStrv hut_text_shared_words (const HutTextRarity *rarity, const HutCaseBrief *brief, GArray *other,
                             guint n);

/* At most @n pairs of characters of @brief to look for in an index: half of them from the title,
 * the rarest of those that are in another text too first. */
GStrv hut_text_rare_pairs (const HutTextRarity *rarity, const HutCaseBrief *brief, guint n);

G_END_DECLS
