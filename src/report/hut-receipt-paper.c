/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The receipt for the resident: one page to take home. It says nothing of what the office writes
 * for itself. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-case-papers.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
add_end (HutPaper *paper, const HutPaperDesk *desk, const HutCaseDossier *dossier)
{
  const char *state = hut_record_get_text (dossier->record, "state");
  g_autofree char *call = NULL;

  if (g_strcmp0 (state, "returned") == 0)
    hut_paper_add_text (paper, _ ("This case was returned: it is another's duty. The hotline "
                                  "assigns it anew."));
  if (g_strcmp0 (state, "void") == 0)
    hut_paper_add_text (paper, _ ("This case was taken back."));
  if (desk->telephone != NULL)
    call = g_strdup_printf (_ ("Questions: call %s and give the number above."), desk->telephone);
  hut_paper_add_text (
      paper, call != NULL ? call
                          : _ ("Questions: come to the office or call the hotline 12345, and "
                               "give the number above."));
}

void
hut_receipt_paper_add (HutPaper *paper, const HutPaperDesk *desk, const HutCaseDossier *dossier)
{
  const HutRecord *record = dossier->record;
  g_autofree char *where = hut_case_dossier_where (dossier, desk);
  g_autofree char *category = hut_case_dossier_category (dossier);
  g_autofree char *title = hut_paper_desk_value (desk, record, "title");
  g_autofree char *received = hut_paper_desk_value (desk, record, "created_at");
  g_autofree char *channel = hut_paper_desk_value (desk, record, "channel");
  g_autofree char *due = hut_paper_desk_value (desk, record, "due_at");
  g_autofree char *lead = hut_paper_desk_value (desk, record, "lead");
  g_autofree char *caller = hut_paper_desk_value (desk, record, "caller");
  g_autofree char *telephone = hut_paper_desk_value (desk, record, "telephone");
  const HutPaperEntry entries[] = {
    { _ ("Matter"), title, FALSE, 0 },
    { _ ("Category"), category, FALSE, 0 },
    { _ ("Place"), where, FALSE, 0 },
    { _ ("Received"), received, TRUE, 0 },
    { _ ("Channel"), channel, TRUE, 0 },
    { _ ("Answer due"), due != NULL ? due : _ ("no time limit set"), TRUE, 0 },
    { _ ("Responsible unit"), lead != NULL ? lead : _ ("not assigned yet"), TRUE, 0 },
    { _ ("Caller"), caller, TRUE, 0 },
    { _ ("Telephone"), telephone, TRUE, 0 },
  };

  hut_paper_add_page_break (paper);
  hut_paper_add_title (paper, _ ("Receipt"));
  hut_paper_add_code (paper, dossier->number, dossier->number,
                      _ ("Please keep this number: you can ask with it how far the work is."));
  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries));
  hut_paper_add_heading (paper, _ ("How far it is"));
  hut_case_dossier_add_progress (dossier, paper);
  add_end (paper, desk, dossier);
}
