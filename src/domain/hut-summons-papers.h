/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-summons-plan.h"

G_BEGIN_DECLS

/* Which papers what a unit did, or did not do, asks of the street (DOMAIN 3): lateness a 督办
 * report (street office regulation, 11), a refusal a report to the district (44), and a dispute
 * with a reason, which is neither, one for the district to settle it. Pure. */
typedef enum
{
  HUT_SUMMONS_PAPER_SUPERVISION,
  HUT_SUMMONS_PAPER_REFUSAL,
  HUT_SUMMONS_PAPER_DISPUTE,
  HUT_SUMMONS_N_PAPERS
} HutSummonsPaper;

/* "supervision", "refusal-report", "dispute-report"; and what it is called, translated; static. */
const char *hut_summons_paper_name (HutSummonsPaper which);
const char *hut_summons_paper_label (HutSummonsPaper which);

/* The act that puts on record that it was issued. */
HutSummonsAct hut_summons_paper_act (HutSummonsPaper which);

/* How a summons stands to one of them. */
typedef struct
{
  gboolean fits;  /* it can be issued: it was late, also where that is over and the whistle has
                   * ended; it refuses; it disputes */
  gboolean asked; /* it is to be issued now: what it is for still stands, or ended without the unit
                   * having come, and none was issued since it arose */
  HutTime since;  /* when that arose: the time that passed, the refusal, the dispute; 0: not */
  HutTime issued; /* the last that was issued, 0: none */
  guint n_issued;
} HutSummonsPaperState;

/* While a unit refuses or disputes, that is what is written about, and not that it is late; where a
 * dispute was settled for it, nothing is. */
void hut_summons_paper_state (const HutWhistle *whistle, const HutRecord *summons,
                              HutSummonsPaper which, HutTime now, HutSummonsPaperState *state);

/* The papers that are to be issued now: a bit, 1 << which, for each. 0: none. */
guint hut_summons_papers_asked (const HutWhistle *whistle, const HutRecord *summons, HutTime now);

G_END_DECLS
