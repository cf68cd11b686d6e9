/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting.h"
#include "domain/hut-office.h"
#include "report/hut-paper-desk.h"

G_BEGIN_DECLS

/* The papers of a meeting (DOMAIN 4), A4, each in a file of its own. What hangs out in public shows
 * public fields alone (hut-public-text.h), and no member's name. */
typedef enum
{
  HUT_COUNCIL_PAPER_NOTICE,     /* of the meeting, to be put up */
  HUT_COUNCIL_PAPER_RESULT,     /* of what was decided, to be put up */
  HUT_COUNCIL_PAPER_ATTENDANCE, /* list to be signed */
  HUT_COUNCIL_PAPER_BALLOTS,    /* to be cut out */
  HUT_COUNCIL_PAPER_SHEETS,     /* opinion sheets, one for each topic */
  HUT_COUNCIL_PAPER_MINUTES,    /* signed or as a draft, with addenda and the log annexed */
  HUT_N_COUNCIL_PAPERS,
} HutCouncilPaper;

/* By name: "meeting-notice", "result-notice", "attendance-list", "ballot-papers",
 * "opinion-sheets", "minutes"; FALSE where there is none of that name. And the name of one, and
 * what it is called, translated; static. */
gboolean hut_council_paper_find (const char *name, HutCouncilPaper *which);
const char *hut_council_paper_name (HutCouncilPaper which);
const char *hut_council_paper_label (HutCouncilPaper which);

/* The paper @which of @meeting. @of: of one motion (results, ballots) or topic (sheets) alone;
 * NULL: of all. NULL with HUT_DOMAIN_ERROR_RULE, translated, where there is nothing to print yet.
 */
HutPaper *hut_council_paper_new (HutCouncilPaper which, const HutPaperDesk *desk,
                                 const HutMeeting *meeting, HutOffice *office, const HutUid *of,
                                 GError **error);

G_END_DECLS
