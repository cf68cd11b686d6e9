/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-paper-desk.h"
#include "store/hut-reader-check-in.h"

G_BEGIN_DECLS

/* The papers of the double check-in (DOMAIN 6), A4. */
typedef enum
{
  HUT_CHECK_IN_PAPER_LIST,   /* who is asked for, with what is done, open and without proof: for
                              * the office */
  HUT_CHECK_IN_PAPER_THANKS, /* whom the street thanks, to be hung out: who has done everything,
                              * and of members who consented to be named (volunteer regulation, 28)
                              */
  HUT_N_CHECK_IN_PAPERS,
} HutCheckInPaper;

/* What it is called, translated; static. */
const char *hut_check_in_paper_label (HutCheckInPaper which);

/* The paper @which of those whom @ask asks for (of thanks its HutCheckInWho is passed over). Looks
 * at all of them: on a worker. HUT_DOMAIN_ERROR_RULE (translated) where there is nobody. */
HutPaper *hut_check_in_paper_new (HutCheckInPaper which, const HutPaperDesk *desk,
                                  HutReader *reader, const HutCheckInAsk *ask,
                                  GCancellable *cancellable, GError **error);

/* A letter of thanks 感谢信, handed to the member @person or, where that is NULL, to @unit: what
 * was done, with its days. HUT_DOMAIN_ERROR_RULE (translated) where nothing that counts is on
 * record.
 */
HutPaper *hut_check_in_letter_new (const HutPaperDesk *desk, HutReader *reader,
                                   const HutUid *person, const char *unit, GError **error);

G_END_DECLS
