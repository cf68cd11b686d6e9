/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "domain/hut-share.h"

G_BEGIN_DECLS

/* A decision rule (DOMAIN 4): who is the base, how many of it have to come, who counts as voting,
 * and what share of them carries a motion. Data, never code: data/rules/decisions.json, under
 * which the office's own record of the same name may lie. Its value:
 *
 *   {"name":{"en":"...","zh_CN":"..."},
 *    "subjects":[{"id":"shared-use","name":{"en":"...","zh_CN":"..."}}],
 *    "base":"residents"|"villagers"|"households"|"members"|"owners"|"interested-owners",
 *    "voting":"present"|"taking-part"|"base",
 *    "quorum":{"people":SHARE,"area":SHARE,"owner_representatives":SHARE},
 *    "decision":{"people":SHARE,"area":SHARE},
 *    "opinion":true, "proxy":true,
 *    "notice":{"days":15},
 *    "publish":{"within_days":3,"for_days":10,"count":"working"},
 *    "from":"2021-01-01","to":"2025-12-31"}
 *
 * SHARE as in hut-share.h; a share that is left out is not asked, and the others are only asked
 * beside that of the people. A rule without "decision" knows no fractions: one counts by it and
 * gives no verdict. Its subjects are what must be decided by it and by nothing else (Civil Code
 * 278, 279; law on residents' committees, 10 and 15). The office's own value changes neither these
 * nor that a rule only gives an opinion. In the office such rules are named HUT_DECISION_PREFIX +
 * id. */

#define HUT_DECISION_PREFIX "decision/"

/* Of whom a motion needs its share. */
typedef enum
{
  HUT_VOTING_PRESENT,     /* who is present */
  HUT_VOTING_TAKING_PART, /* whose ballot came in, for, against, abstaining or spoiled: they are
                             the quorum too (Civil Code 278) */
  HUT_VOTING_BASE,        /* the whole base: members who sign, owners who consent */
} HutVoting;

typedef enum
{
  HUT_COUNT_CALENDAR_DAYS,
  HUT_COUNT_WORKING_DAYS,
} HutDayCount;

/* What is put to decision, where the law says who decides it. */
typedef struct
{
  char *id;
  char *name; /* for people, in the language of the program */
} HutDecisionSubject;

typedef struct
{
  char *id;
  char *name;       /* for people, in the language of the program */
  char *citation;   /* the same: article and law; or of an own rule what its writer says */
  const char *base; /* code of hut_codes_decision_base */
  HutVoting voting;
  HutShare quorum_people, quorum_area, quorum_representatives;
  HutShare people, area;   /* what carries */
  gboolean has_fractions;  /* FALSE: there is nothing to decide by */
  gboolean trusted;        /* from a law that was read, practice, or signed by the office */
  gboolean opinion;        /* gives an opinion, never a decision */
  gboolean proxy;          /* somebody may stand for another */
  int notice_days;         /* 0: none asked */
  int publish_within_days; /* 0: none asked */
  int publish_for_days;    /* 0: none asked */
  HutDayCount publish_count;
  gint64 from, to; /* hut_time_day_number(), both included; open: the ends of gint64 */
  GTimeZone *zone; /* of the office, in which days are counted; NULL of one that is no office's */
  GPtrArray *subjects; /* HutDecisionSubject */
  char *verified_by;   /* or NULL */
  HutTime verified_at; /* 0: never */
} HutDecisionRule;

extern const HutCode hut_codes_decision_base[];
extern const HutCode hut_codes_decision_voting[];

/* The rule @id of the office; NULL with HUT_DOMAIN_ERROR_UNKNOWN. */
HutDecisionRule *hut_decision_rule_of (HutOffice *office, const char *id, GError **error);
void hut_decision_rule_free (HutDecisionRule *rule);

/* What @value says, wherever it comes from: it has no citation, and nobody signed it. @id may be
 * NULL. HUT_DOMAIN_ERROR_MALFORMED as hut_decision_rule_check(). */
HutDecisionRule *hut_decision_rule_new (const char *id, JsonNode *value, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutDecisionRule, hut_decision_rule_free)

/* Whether the rule holds on @day. */
gboolean hut_decision_rule_is_valid (const HutDecisionRule *rule, gint64 day);

/* Whether the subject @id must be decided by the rule. */
gboolean hut_decision_rule_has_subject (const HutDecisionRule *rule, const char *id);

/* Who decides the subject @id: of the rules that have it the one that holds on @day, else any of
 * them. NULL with HUT_DOMAIN_ERROR_UNKNOWN where no rule has it. */
HutDecisionRule *hut_decision_rule_for (HutOffice *office, const char *id, gint64 day,
                                        GError **error);

/* The ids of the office's decision rules in their order. Free with g_strfreev(). */
char **hut_decision_rule_ids (HutOffice *office);

/* HUT_DOMAIN_ERROR_MALFORMED says what is wrong with a value, translated: a form shows it. */
gboolean hut_decision_rule_check (JsonNode *value, GError **error);

/* "quorum: more than half of the base; carried by more than half of those present", for people. */
char *hut_decision_rule_words (const HutDecisionRule *rule);

G_END_DECLS
