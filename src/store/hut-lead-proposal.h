/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* Who should lead a case that nobody leads yet, with the reason: proposed, never assigned by
 * itself. */

typedef enum
{
  HUT_PROPOSED_NONE,
  HUT_PROPOSED_USUAL,     /* who led most of the same category in the same community */
  HUT_PROPOSED_POWERS,    /* the rule `powers` gives the category to the enforcement team */
  HUT_PROPOSED_COMMUNITY, /* the community where it is */
} HutProposedFor;

typedef struct
{
  HutProposedFor reason;
  char *unit; /* code; NULL with HUT_PROPOSED_NONE */
  guint led;  /* with HUT_PROPOSED_USUAL: so many of `of` of the newest ones */
  guint of;
} HutLeadProposal;

void hut_lead_proposal_clear (HutLeadProposal *proposal);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutLeadProposal, hut_lead_proposal_clear)

/* Proposes for the case @record: in the order above, the first that there is. None for a case that
 * is not waiting for a lead (hut_case_wants_lead()). Bounded; for a worker. @proposal is cleared
 * by the caller, also after an error. */
gboolean hut_reader_propose_lead (HutReader *reader, HutOffice *office, const HutRecord *record,
                                  HutLeadProposal *proposal, GError **error);

/* Whether the case is received or accepted, and nobody leads it. */
gboolean hut_case_wants_lead (const HutRecord *record);

/* Adds to @write what gives the case @record to @unit: the acts accept, where it is only received,
 * and assign. @account may be NULL; @words is the unit's name. HUT_DOMAIN_ERROR_RULE where a rule
 * forbids it, the message names why, translated; nothing is added then. */
gboolean hut_write_lead (HutWrite *write, HutReader *reader, HutOffice *office, const char *stream,
                         const char *account, const HutRecord *record, const char *unit,
                         const char *words, GError **error);

G_END_DECLS
