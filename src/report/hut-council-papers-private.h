/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"
#include "report/hut-council-papers.h"

G_BEGIN_DECLS

/* What the papers of a meeting share; inside report/ only. Nothing is owned. */
typedef struct
{
  const HutPaperDesk *desk;
  const HutMeeting *meeting;
  HutOffice *office;
  const HutUid *of; /* one motion or topic; NULL: all */
} HutCouncilPrint;

/* Each adds itself to a paper that was begun for it; FALSE with RULE where there is nothing. */
gboolean hut_meeting_notice_add (HutPaper *paper, const HutCouncilPrint *print, GError **error);
gboolean hut_result_notice_add (HutPaper *paper, const HutCouncilPrint *print, GError **error);
gboolean hut_attendance_list_add (HutPaper *paper, const HutCouncilPrint *print, GError **error);
gboolean hut_ballot_papers_add (HutPaper *paper, const HutCouncilPrint *print, GError **error);
gboolean hut_opinion_sheets_add (HutPaper *paper, const HutCouncilPrint *print, GError **error);
gboolean hut_minutes_paper_add (HutPaper *paper, const HutCouncilPrint *print, GError **error);

/* Whether @record is among what is printed. */
gboolean hut_council_print_has (const HutCouncilPrint *print, const HutRecord *record);

/* Office and day at the foot of what is put up. */
void hut_council_print_close (HutPaper *paper, const HutCouncilPrint *print, HutTime day);

G_END_DECLS
