/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-decision-rule.h"

G_BEGIN_DECLS

/* A decision rule as a person enters and signs it: part by part, as typed. It becomes the value of
 * the office's own rule, or says beside each part what is wrong with it. What no part asks for (the
 * name, the subjects, that a rule only gives an opinion) stays as it was. Pure. */

typedef enum
{
  HUT_PART_BASE,
  HUT_PART_VOTING,
  HUT_PART_QUORUM_PEOPLE, /* the five shares in the order of HutTypedShare's array */
  HUT_PART_QUORUM_AREA,
  HUT_PART_QUORUM_REPRESENTATIVES,
  HUT_PART_PEOPLE,
  HUT_PART_AREA,
  HUT_PART_NOTICE,
  HUT_PART_WITHIN,
  HUT_PART_FOR,
  HUT_PART_FROM,
  HUT_PART_TO,
  HUT_PART_CITATION,
  HUT_PART_SIGNER,
  HUT_PART_READ,
  HUT_N_PARTS
} HutDecisionPart;

#define HUT_N_TYPED_SHARES (HUT_PART_AREA - HUT_PART_QUORUM_PEOPLE + 1)

typedef struct
{
  HutShareTest test;
  char *part, *whole; /* never NULL */
} HutTypedShare;

/* Texts are never NULL; whoever fills one in frees the old one (g_free()). */
typedef struct
{
  JsonNode *begin;    /* the value that it began with */
  const char *base;   /* code of hut_codes_decision_base, interned */
  const char *voting; /* code of hut_codes_decision_voting, interned */
  HutTypedShare shares[HUT_N_TYPED_SHARES];
  char *notice;            /* days; "" is not asked */
  char *within, *for_days; /* of the publication, the same */
  const char *count;       /* of for_days: "calendar" or "working", interned */
  gboolean proxy;          /* somebody may stand for another */
  char *from, *to;         /* days; "" is open */
  char *citation;          /* the law and the article */
  char *bare;              /* the citation of a rule whose article nobody had; or NULL */
  char *signer;            /* who read the article and verifies the rule */
  gboolean read;           /* that he did */
} HutDecisionEntry;

/* The rule @id of the office as it stands, with its citation and unsigned. NULL with
 * HUT_DOMAIN_ERROR_UNKNOWN. */
HutDecisionEntry *hut_decision_entry_of (HutOffice *office, const char *id, GError **error);

/* @value: one that hut_decision_rule_check() lets pass. */
HutDecisionEntry *hut_decision_entry_new (JsonNode *value);
void hut_decision_entry_free (HutDecisionEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutDecisionEntry, hut_decision_entry_free)

/* Replaces a text of the entry. */
void hut_decision_entry_take (char **place, const char *typed);

/* What is wrong, part by part, translated; NULL where nothing is. */
typedef struct
{
  char *parts[HUT_N_PARTS];
} HutDecisionFaults;

void hut_decision_faults_clear (HutDecisionFaults *faults);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutDecisionFaults, hut_decision_faults_clear)

/* The value that was entered; NULL where a part of it cannot be read. @faults (zeroed) says so of
 * every part, those of the signature too, which are no part of the value. */
JsonNode *hut_decision_entry_read (const HutDecisionEntry *entry, HutDecisionFaults *faults);

/* Whether nothing is wrong: what hut_decision_entry_read() gave may be signed. */
gboolean hut_decision_faults_none (const HutDecisionFaults *faults);

G_END_DECLS
