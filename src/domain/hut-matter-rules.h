/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"

G_BEGIN_DECLS

/* When two cases are proposed as one matter (DOMAIN 2, same matter): the rule `same-matter` of the
 * office (data/rules/office.json). Place, category, text, time and caller each add to the odds:
 *
 *   {"propose_from":50,"text_full":40,"time_days":30,"near_metres":50,"returning_days":90,
 *    "weights":{"base":-280,"text":595,"time":110,"place":200,"category":80,"community":40,
 *               "caller":0,"text_placed":350,"far":300,"other_category":150}}
 *
 * Weights are hundredths of a natural logarithm of the odds, -2000 to 2000; of what speaks against
 * it 0 to 2000. */

typedef enum
{
  HUT_LIKE_BASE, /* what is said where nothing speaks for it */
  HUT_LIKE_TEXT,
  HUT_LIKE_TIME,
  HUT_LIKE_PLACE,
  HUT_LIKE_CATEGORY,
  HUT_LIKE_COMMUNITY,
  HUT_LIKE_CALLER,
  HUT_N_LIKE,
} HutLike;

typedef struct
{
  int propose_from;   /* per cent of probability, 1 to 99 */
  int text_full;      /* likeness in per cent, 1 to 100, from which text says all that it can */
  int time_days;      /* 1 to 3650: at this gap time tells neither for nor against */
  int near_metres;    /* 1 to 10000: at it a place tells neither for nor against */
  int returning_days; /* 1 to 3650: how long a caller or place is remembered as returning */
  int weights[HUT_N_LIKE];
  int text_placed;    /* of the text where both say where they are: it need not tell that too */
  int far;            /* against it, where the place is far */
  int other_category; /* against it */
} HutMatterRules;

/* Reads the rule's value; HUT_DOMAIN_ERROR_MALFORMED names the member that cannot be read. */
gboolean hut_matter_rules_read (HutMatterRules *rules, JsonNode *value, GError **error);

/* Those of the office as they stand. */
void hut_matter_rules_of (HutOffice *office, HutMatterRules *rules);

G_END_DECLS
