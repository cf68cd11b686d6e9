/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A list of cases across the sheet. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-case-papers.h"

#include "domain/hut-case-rules.h"
#include "hut-config.h"
#include "store/hut-case.h"

#include <glib/gi18n-lib.h>

static void
add_case (HutPaper *paper, const HutPaperDesk *desk, const HutRecord *record, guint n)
{
  g_autofree char *nth = g_strdup_printf ("%u", n);
  g_autofree char *number =
      hut_case_number_words (hut_record_get_text (record, "number"), &record->id);
  g_autofree char *title = hut_paper_desk_value (desk, record, "title");
  g_autofree char *category = hut_paper_desk_value (desk, record, "category");
  g_autofree char *community = hut_paper_desk_value (desk, record, "community");
  g_autofree char *lead = hut_paper_desk_value (desk, record, "lead");
  g_autofree char *received = hut_paper_desk_value (desk, record, "created_at");
  g_autofree char *due = hut_paper_desk_value (desk, record, "due_at");
  g_autofree char *stands = hut_case_due_words (hut_record_get_text (record, "state"),
                                                hut_record_get_int (record, "due_at", 0),
                                                desk->printed_at, hut_time_shown_zone ());
  g_autofree char *caller = hut_paper_desk_value (desk, record, "caller");
  g_autofree char *telephone = hut_paper_desk_value (desk, record, "telephone");
  g_autofree char *who = caller != NULL && telephone != NULL
                             ? g_strdup_printf ("%s\n%s", caller, telephone)
                             : g_strdup (caller != NULL ? caller : telephone);
  const char *const cells[] = { nth,  number,   title, category, community,
                                lead, received, due,   stands,   who };

  hut_paper_add_row (paper, cells);
}

void
hut_case_list_paper_add (HutPaper *paper, const HutPaperDesk *desk, GPtrArray *records)
{
  /* Callers have a column only where they are shown. */
  const HutPaperColumn columns[] = {
    { _ ("No."), 4, HUT_PAPER_RIGHT },      { _ ("Number"), 11, HUT_PAPER_LEFT },
    { _ ("Matter"), 25, HUT_PAPER_LEFT },   { _ ("Category"), 10, HUT_PAPER_LEFT },
    { _ ("Community"), 9, HUT_PAPER_LEFT }, { _ ("Responsible unit"), 11, HUT_PAPER_LEFT },
    { _ ("Received"), 11, HUT_PAPER_LEFT }, { _ ("Due"), 11, HUT_PAPER_LEFT },
    { _ ("Stands"), 9, HUT_PAPER_LEFT },    { _ ("Caller"), 12, HUT_PAPER_LEFT },
  };
  gboolean masked = desk->privacy == HUT_PAPER_MASKED;
  g_autofree char *count = NULL;

  hut_paper_add_page_break (paper);
  hut_paper_add_title (paper, _ ("List of cases"));
  if (records->len == 0)
    {
      hut_paper_add_text (paper, _ ("There are no cases to list."));
      return;
    }
  count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u case in this list", "%u cases in this list", records->len),
      records->len);
  hut_paper_add_text (paper, count);
  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns) - (masked ? 1 : 0));
  for (guint i = 0; i < records->len; i++)
    add_case (paper, desk, g_ptr_array_index (records, i), i + 1);
}
