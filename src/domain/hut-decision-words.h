/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-decision.h"

G_BEGIN_DECLS

/* What a decision says to people, translated. All texts are the caller's. */

/* "Passed", "Not passed", "Opinion formed", "No verdict". Static. */
const char *hut_decision_verdict (const HutDecision *decision);

/* Why there is no verdict, as a sentence: "7 more have to come", "the rule was in force until
 * 2025-12-31"; NULL where there is one. */
char *hut_decision_reason (const HutDecisionRule *rule, const HutDecision *decision);

/* "To be put to: owners ... (Civil Code, 278)": who decides the tally's subject, where this count
 * does not; NULL else. */
char *hut_decision_submit (HutOffice *office, const HutTally *tally, const HutDecision *decision);

/* "More than half of the 54 present are needed, 28; 41 agree": of people, and of the area where the
 * rule measures it. NULL where nothing could be reckoned. */
char *hut_decision_arithmetic (const HutDecisionRule *rule, const HutTally *tally,
                               const HutDecision *decision);

/* "people 2*41 > 54; area 2*4100 > 5400", for the minutes and for machines; NULL as above. */
char *hut_decision_formula (const HutDecisionRule *rule, const HutTally *tally,
                            const HutDecision *decision);

/* "Signed by ... on 2026-11-27": of a rule that the office entered itself; NULL of others. */
char *hut_decision_signature (HutOffice *office, const HutDecisionRule *rule);

/* An area in 0.01 m² as square metres, "12,345.67 m²". */
char *hut_area_words (gint64 area);

G_END_DECLS
