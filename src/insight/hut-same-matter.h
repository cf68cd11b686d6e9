/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-brief.h"
#include "domain/hut-matter-rules.h"

G_BEGIN_DECLS

/* Whether two cases are about one thing in the world (DOMAIN 2, same matter): each of text, time,
 * place, category, community and caller adds to the logarithm of the odds, by the office's rule
 * `same-matter`, and says in words why. Proposed, never linked by itself. */

/* What speaks for it, or against. */
typedef struct
{
  HutLike kind;
  double weight; /* natural logarithm of the odds; below 0 it speaks against */
  char *words;   /* translated: "Texts 72 % alike: 电梯、停运" */
} HutLikePart;

typedef struct
{
  guint index; /* of the other case in what was given */
  double probability;
  GArray *parts; /* HutLikePart, what weighs most first; without the base */
} HutLikeness;

void hut_likeness_free (HutLikeness *likeness);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutLikeness, hut_likeness_free)

/* The words of the parts that speak for it, or against it; what weighs nothing but is worth knowing
 * (the same caller) is among the first. Free with g_strfreev(). */
GStrv hut_likeness_because (const HutLikeness *likeness);
GStrv hut_likeness_but (const HutLikeness *likeness);

/* What is usual in the office's texts, and its rule. Immutable; any thread. */
typedef struct _HutSameMatter HutSameMatter;

/* Learns from @briefs (HutCaseBrief; some thousand of the newest) which words are rare. 3,000 take
 * about a tenth of a second: for a worker. */
HutSameMatter *hut_same_matter_new (GPtrArray *briefs, const HutMatterRules *rules);
void hut_same_matter_free (HutSameMatter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutSameMatter, hut_same_matter_free)

const HutMatterRules *hut_same_matter_get_rules (const HutSameMatter *self);

/* Pairs of characters of @brief to look for in the search index, for hut_reader_alike(). */
GStrv hut_same_matter_terms (const HutSameMatter *self, const HutCaseBrief *brief);

/* How alike both are, whatever comes of it; `index` is 0. */
HutLikeness *hut_same_matter_compare (const HutSameMatter *self, const HutCaseBrief *about,
                                      const HutCaseBrief *other);

/* Those of @others (HutCaseBrief) that are to be proposed as one matter with @about, the likeliest
 * first, at most @limit: HutLikeness. */
GPtrArray *hut_same_matter_rank (const HutSameMatter *self, const HutCaseBrief *about,
                                 GPtrArray *others, guint limit);

G_END_DECLS
