/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"

G_BEGIN_DECLS

/* The speakers' list (DOMAIN 4, the thirteen rules of deliberation: practice): who speaks next. Who
 * has spoken least goes first, for and against alternate, the chair is not on it, a point of order
 * goes before all. The rule `speakers` of the office (data/rules/office.json):
 *
 *   {"seconds":180,"warn_seconds":30,"least_first":true,"alternate":true,"first_time_first":true,
 *    "chair_off":true}
 */
typedef struct
{
  int seconds;               /* of each speech, 10 to 3600 */
  int warn_seconds;          /* before its end, 0 to seconds */
  gboolean least_first;      /* who spoke less often, then shorter, goes first */
  gboolean alternate;        /* after one for comes one against, while there are such */
  gboolean first_time_first; /* who has not spoken yet goes before who has */
  gboolean chair_off;        /* the chair cannot be put on it */
} HutSpeakerRules;

/* HUT_DOMAIN_ERROR_MALFORMED (translated) names the member that cannot be read. */
gboolean hut_speaker_rules_read (HutSpeakerRules *rules, JsonNode *value, GError **error);

/* Those of the office as they stand. */
void hut_speaker_rules_of (HutOffice *office, HutSpeakerRules *rules);

typedef enum
{
  HUT_STAND_FOR,
  HUT_STAND_AGAINST,
  HUT_STAND_QUESTION,
  HUT_STAND_ORDER, /* a point of order */
  HUT_STAND_NONE,  /* nobody has spoken yet */
} HutStand;

/* One who waits. */
typedef struct
{
  HutStand stand;
  HutTime asked_at;
  guint n_speeches; /* before, in this meeting */
  HutTime spoken;   /* how long in all, microseconds */
} HutSpeaker;

/* Fills @order with the places in @waiting of who speaks first, second, ..., all of them; @last is
 * the stand of the last speech that was for or against, HUT_STAND_NONE before one. A question or a
 * point of order waits for no side, and changes none. Equals go by when they asked, then by their
 * place. Pure; n² of some hundred at most. */
void hut_speakers_order (const HutSpeaker *waiting, guint n_waiting, HutStand last,
                         const HutSpeakerRules *rules, guint *order);

/* Whether somebody can be put on the list: the chair cannot, where the rules say so. */
gboolean hut_speakers_may_ask (const HutSpeakerRules *rules, gboolean is_chair);

/* "for", "against", "question", "order"; NULL of none. Static. And back: FALSE where it is none. */
const char *hut_stand_code (HutStand stand);
gboolean hut_stand_parse (const char *code, HutStand *stand);

G_END_DECLS
