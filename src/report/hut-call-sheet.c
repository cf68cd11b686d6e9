/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The call sheet: what is known of the case above, lines to write on below. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-case-papers.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
add_known (HutPaper *paper, const HutPaperDesk *desk, const HutCaseDossier *dossier)
{
  const HutRecord *record = dossier->record;
  g_autofree char *where = hut_case_dossier_where (dossier, desk);
  g_autofree char *order = hut_paper_desk_value (desk, record, "order_number");
  g_autofree char *title = hut_paper_desk_value (desk, record, "title");
  g_autofree char *due = hut_paper_desk_value (desk, record, "due_at");
  g_autofree char *lead = hut_paper_desk_value (desk, record, "lead");
  g_autofree char *caller = hut_paper_desk_value (desk, record, "caller");
  g_autofree char *telephone = hut_paper_desk_value (desk, record, "telephone");
  const HutPaperEntry entries[] = {
    { _ ("Number"), dossier->number, TRUE, 0 },
    { _ ("Order number"), order, TRUE, 0 },
    { _ ("Matter"), title, FALSE, 0 },
    { _ ("Place"), where, FALSE, 0 },
    { _ ("Due"), due, TRUE, 0 },
    { _ ("Responsible unit"), lead, TRUE, 0 },
    { _ ("Caller"), caller, TRUE, 0 },
    { _ ("Telephone"), telephone, TRUE, 0 },
  };

  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries));
}

void
hut_call_sheet_add (HutPaper *paper, const HutPaperDesk *desk, const HutCaseDossier *dossier)
{
  const HutPaperEntry blank[] = {
    { _ ("Number"), NULL, TRUE, 1 },    { _ ("Caller"), NULL, TRUE, 1 },
    { _ ("Telephone"), NULL, TRUE, 1 }, { _ ("Community"), NULL, TRUE, 1 },
    { _ ("Place"), NULL, FALSE, 1 },
  };
  const HutPaperEntry talk[] = {
    { _ ("Called on"), NULL, TRUE, 1 },
    { _ ("Called by"), NULL, TRUE, 1 },
    { _ ("Reached"), _ ("□ yes   □ no answer   □ wrong number   □ refused"), FALSE, 0 },
    { _ ("What was said"), NULL, FALSE, 9 },
    { _ ("Promised"), NULL, FALSE, 3 },
    { _ ("Is it solved?"), _ ("□ yes   □ partly   □ no"), TRUE, 0 },
    { _ ("Is the caller satisfied?"), _ ("□ yes   □ neutral   □ no"), TRUE, 0 },
    { _ ("Next step"), NULL, FALSE, 2 },
  };
  const char *const signatures[] = { _ ("Recorded by:"), _ ("Checked by:"), _ ("Date:") };

  hut_paper_add_page_break (paper);
  hut_paper_add_title (paper, _ ("Record of a telephone call"));
  if (dossier != NULL)
    add_known (paper, desk, dossier);
  else
    hut_paper_add_form (paper, blank, G_N_ELEMENTS (blank));
  hut_paper_add_form (paper, talk, G_N_ELEMENTS (talk));
  hut_paper_add_signatures (paper, signatures, G_N_ELEMENTS (signatures));
}
