/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The papers of a meeting by name, and what they share. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-council-papers-private.h"

#include "domain/hut-minutes.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *label;
  gboolean (*add) (HutPaper *paper, const HutCouncilPrint *print, GError **error);
  gboolean is_public; /* hangs out: no names, and nobody who printed it */
} papers[] = {
  [HUT_COUNCIL_PAPER_NOTICE] = { "meeting-notice", N_ ("Notice of the meeting"),
                                 hut_meeting_notice_add, TRUE },
  [HUT_COUNCIL_PAPER_RESULT] = { "result-notice", N_ ("Notice of results"), hut_result_notice_add,
                                 TRUE },
  [HUT_COUNCIL_PAPER_ATTENDANCE] = { "attendance-list", N_ ("Attendance list"),
                                     hut_attendance_list_add, FALSE },
  [HUT_COUNCIL_PAPER_BALLOTS] = { "ballot-papers", N_ ("Ballot papers"), hut_ballot_papers_add,
                                  TRUE },
  [HUT_COUNCIL_PAPER_SHEETS] = { "opinion-sheets", N_ ("Opinion sheets"), hut_opinion_sheets_add,
                                 TRUE },
  [HUT_COUNCIL_PAPER_MINUTES] = { "minutes", N_ ("Minutes"), hut_minutes_paper_add, FALSE },
};

gboolean
hut_council_paper_find (const char *name, HutCouncilPaper *which)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_strcmp0 (papers[i].name, name) == 0)
      {
        *which = i;
        return TRUE;
      }
  return FALSE;
}

const char *
hut_council_paper_name (HutCouncilPaper which)
{
  return papers[which].name;
}

const char *
hut_council_paper_label (HutCouncilPaper which)
{
  return g_dgettext (GETTEXT_PACKAGE, papers[which].label);
}

gboolean
hut_council_print_has (const HutCouncilPrint *print, const HutRecord *record)
{
  return print->of == NULL || hut_uid_equal (print->of, &record->id);
}

void
hut_council_print_close (HutPaper *paper, const HutCouncilPrint *print, HutTime day)
{
  g_autofree char *when =
      hut_time_format (day, hut_minutes_zone (print->office), C_ ("day in minutes", "%Y-%m-%d"));
  g_autofree char *office = g_strdup_printf (_ ("Issued by: %s"), print->desk->office);
  g_autofree char *issued = g_strdup_printf (_ ("Date: %s"), when);

  hut_paper_begin_hold (paper);
  hut_paper_add_heading (paper, " ");
  hut_paper_add_closing (paper, office);
  hut_paper_add_closing (paper, issued);
  hut_paper_end_hold (paper);
}

static void
set_foot (HutPaper *paper, const HutPaperDesk *desk, gboolean is_public)
{
  g_autofree char *time = hut_paper_desk_time (desk->printed_at);
  g_autofree char *printed = g_strdup_printf (_ ("Printed %s"), time);

  hut_paper_set_foot (
      paper, is_public ? NULL : _ ("Internal: names members, not to be put up in public"), printed);
}

HutPaper *
hut_council_paper_new (HutCouncilPaper which, const HutPaperDesk *desk, const HutMeeting *meeting,
                       HutOffice *office, const HutUid *of, GError **error)
{
  const HutCouncilPrint print = { desk, meeting, office, of };
  g_autoptr (HutPaper) paper =
      hut_paper_desk_begin (desk, HUT_PAGE_PORTRAIT, hut_council_paper_label (which));

  set_foot (paper, desk, papers[which].is_public);
  return papers[which].add (paper, &print, error) ? g_steal_pointer (&paper) : NULL;
}
