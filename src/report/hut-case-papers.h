/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-case-dossier.h"

G_BEGIN_DECLS

/* The papers of one case or of many; each begins a page of @paper, so that several go into one
 * print. Each stands in a file of its own. */

/* For the resident: number, what, until when, who handles it, how far it is, whom to call; and the
 * number as a QR code. */
void hut_receipt_paper_add (HutPaper *paper, const HutPaperDesk *desk,
                            const HutCaseDossier *dossier);

/* 电话记录单, to be filled by hand; @dossier NULL: wholly blank. */
void hut_call_sheet_add (HutPaper *paper, const HutPaperDesk *desk, const HutCaseDossier *dossier);

/* 派工单: for who handles it; co-units with their own times, what happened so far, room for the
 * result and signatures. */
void hut_work_order_add (HutPaper *paper, const HutPaperDesk *desk, const HutCaseDossier *dossier);

/* The photographs of the case, if it has any, where the paper before them ends; the paper must have
 * a loader. FALSE with the reader's error. */
gboolean hut_case_photos_add (HutPaper *paper, const HutPaperDesk *desk, HutReader *reader,
                              const HutCaseDossier *dossier, GError **error);

/* A table of cases. @records: HutRecord. */
void hut_case_list_paper_add (HutPaper *paper, const HutPaperDesk *desk, GPtrArray *records);

/* The papers by name: "receipt", "call-sheet", "work-order", "case-list". */
typedef enum
{
  HUT_CASE_PAPER_RECEIPT,
  HUT_CASE_PAPER_CALL_SHEET,
  HUT_CASE_PAPER_WORK_ORDER,
  HUT_CASE_PAPER_LIST,
  HUT_N_CASE_PAPERS,
} HutCasePaper;

/* FALSE where there is none of that name. */
gboolean hut_case_paper_find (const char *name, HutCasePaper *which);

/* That name; and what it is called, translated. */
const char *hut_case_paper_name (HutCasePaper which);
const char *hut_case_paper_label (HutCasePaper which);

/* Cases that fit on one print; more are for the ledger. */
#define HUT_CASE_PAPER_MAX 2000

/* One print of @which for the cases @ids (HutUid), in their order; one that has gone is left out.
 * Reads each case with what belongs to it: not for the main thread where they are many. NULL with
 * the reader's error, G_IO_ERROR_CANCELLED, or HUT_STORE_ERROR_REFUSED where they are more than
 * HUT_CASE_PAPER_MAX. */
HutPaper *hut_case_papers_new (HutCasePaper which, const HutPaperDesk *desk, HutReader *reader,
                               GArray *ids, GCancellable *cancellable, GError **error);

G_END_DECLS
