/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "domain/hut-summons-papers.h"
#include "report/hut-paper-desk.h"

G_BEGIN_DECLS

/* The papers of a whistle (DOMAIN 3), A4, each in a file of its own. They name units and who of
 * them came, never a caller; telephone numbers within what was said are masked. Times are exact,
 * in the zone of the office. */
typedef enum
{
  HUT_WHISTLE_PAPER_CALL,        /* to those who are called, with what they are to send back */
  HUT_WHISTLE_PAPER_RECORD,      /* of the joint action, to be signed */
  HUT_WHISTLE_PAPER_SUPERVISION, /* 督办, to a unit that is late */
  HUT_WHISTLE_PAPER_REPORT,      /* of a refusal or a dispute, to the district */
  HUT_N_WHISTLE_PAPERS,
} HutWhistlePaper;

/* By name: "whistle-call", "joint-record", "supervision", "district-report"; FALSE where there is
 * none of that name. And the name of one, and what it is called, translated; static. */
gboolean hut_whistle_paper_find (const char *name, HutWhistlePaper *which);
const char *hut_whistle_paper_name (HutWhistlePaper which);
const char *hut_whistle_paper_label (HutWhistlePaper which);

/* What is asked for. Nothing is owned. */
typedef struct
{
  HutWhistlePaper which;
  const char *unit; /* the code of whom it is about; NULL: of a call all on one sheet, of a
                     * supervision or a report each whom hut_whistle_paper_units() finds */
  gboolean each;    /* of a call: a sheet for each */
  HutTime by; /* of a supervision: until when what is asked; 0: in the time that the occasion's
               * template gives for an answer */
  const char *words; /* what the street says to it; NULL: what it said when it reported it before,
                      * and where it did not, room to write */
} HutWhistlePaperAsk;

/* Whom a supervision or a report is about at @now, of @unit alone or of all: the summonses (const
 * HutRecord *) for which it is to be issued, and where there are none, those for which it can be.
 * Of other papers it is empty. Free with g_ptr_array_unref(). */
GPtrArray *hut_whistle_paper_units (HutWhistlePaper which, const HutWhistle *whistle,
                                    const char *unit, HutTime now);

/* Which of the papers of a summons the paper @which would be for @summons at @now; FALSE: none. */
gboolean hut_whistle_paper_of_summons (HutWhistlePaper which, const HutWhistle *whistle,
                                       const HutRecord *summons, HutTime now,
                                       HutSummonsPaper *paper);

/* As @whistle stands when @desk prints. Any thread that may use @reader, which finds the names of
 * accounts and the numbers of cases. NULL with HUT_DOMAIN_ERROR_RULE, translated, where there is
 * nothing that this paper is for. */
HutPaper *hut_whistle_paper_new (const HutWhistlePaperAsk *ask, const HutPaperDesk *desk,
                                 HutReader *reader, const HutWhistle *whistle, HutOffice *office,
                                 GError **error);

/* 月度吹哨情况表: the whistles blown at or after @from and before @until, by department, all and of
 * each occasion, and the gauge; see hut-scores.h. Not for the main thread. */
HutPaper *hut_whistle_month_new (const HutPaperDesk *desk, HutReader *reader, HutOffice *office,
                                 HutTime from, HutTime until, GError **error);

G_END_DECLS
