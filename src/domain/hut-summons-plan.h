/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-summons-clock.h"
#include "domain/hut-whistle-plan.h"

G_BEGIN_DECLS

/* What is done with one summons: by the unit itself on its own desktop, or entered for it by the
 * street as it was told; and what the street does about it. See hut-whistle-plan.h. */
typedef enum
{
  HUT_SUMMONS_ANSWER,    /* the unit accepts */
  HUT_SUMMONS_DISPUTE,   /* it disputes, with a reason: for the district to settle */
  HUT_SUMMONS_REFUSE,    /* entered by the street: it refuses without one (44) */
  HUT_SUMMONS_ARRIVE,    /* it is on the spot, and at work */
  HUT_SUMMONS_REPORT,    /* an interim report; restarts nothing */
  HUT_SUMMONS_DONE,      /* done, with the result */
  HUT_SUMMONS_SEND_BACK, /* by the street, until the whistle ends: not done, with the reason */
  HUT_SUMMONS_RELEASE,   /* by the street: no longer called for, with the reason */
  HUT_SUMMONS_RULE,      /* the district has settled a dispute, entered by the street */
  HUT_SUMMONS_MOVE,      /* by the street: another time to be on the spot, with the reason */
  HUT_SUMMONS_REMIND,    /* by the street */
  HUT_SUMMONS_SUPERVISE, /* a 督办 report was issued (11) */
  HUT_SUMMONS_REPORT_UP, /* refusal or dispute was reported to the district */
  HUT_SUMMONS_N_ACTS
} HutSummonsAct;

/* "answer", "dispute", "refuse", "arrive", "report", "done", "send-back", "release", "rule",
 * "move", "remind", "supervise", "report-up"; as on the command line. FALSE: no such act. */
const char *hut_summons_act_name (HutSummonsAct act);
gboolean hut_summons_act_parse (const char *name, HutSummonsAct *act);

/* What it is called on a button, translated; static. */
const char *hut_summons_act_label (HutSummonsAct act);

/* Whether its words (reason, report, result) have to be there. */
gboolean hut_summons_act_needs_words (HutSummonsAct act);

/* Whether the unit itself does it, as against the street about it. */
gboolean hut_summons_act_is_own (HutSummonsAct act);

/* What is said of it; all may be left out but what the act needs. Nothing is owned. */
typedef struct
{
  const char *by;    /* who of the unit did or said it */
  const char *how;   /* code of hut_codes_whistle_how; NULL: on its own desktop, or by telephone */
  HutTime at;        /* when it took place; 0: now */
  const char *words; /* reason, report, result */
  int people;        /* how many came; 0: not said */
  const HutPoint *place;
  const char *ruling; /* code of hut_codes_ruling; of RULE */
  HutTime due_at;     /* the new time; of MOVE */
} HutSummonsSaid;

/* Whether @act can be done with @summons as it stands, by who acts; for buttons. */
gboolean hut_summons_act_possible (const HutWhistleActing *acting, const HutWhistle *whistle,
                                   const HutRecord *summons, HutSummonsAct act);

/* @unit: whose summons. @step (may be NULL): the uid of the step that is written, for evidence. */
HutRecordPlan *hut_summons_plan (const HutWhistleActing *acting, const HutWhistle *whistle,
                                 const char *unit, HutSummonsAct act, const HutSummonsSaid *said,
                                 HutUid *step, GError **error);

G_END_DECLS
