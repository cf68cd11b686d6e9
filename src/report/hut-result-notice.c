/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 结果公告: what was voted on, the count, its arithmetic and article; to be put up. Public fields
 * alone. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-council-papers-private.h"

#include "domain/hut-decision-words.h"
#include "domain/hut-minutes.h"
#include "domain/hut-notice-plan.h"
#include "domain/hut-public-text.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS 8

static gboolean
is_announced (const HutRecord *motion)
{
  return g_strcmp0 (hut_public_code (motion, "state"), "published") == 0;
}

static void
add_row (HutPaper *paper, const HutRecord *motion, const char *label, const char *const *fields,
         gboolean area)
{
  char *cells[N_COLUMNS] = { g_strdup (label) };

  for (guint i = 1; i < N_COLUMNS; i++)
    {
      gint64 number = fields[i] != NULL ? hut_public_int (motion, fields[i], 0) : 0;

      if (fields[i] != NULL)
        cells[i] = area ? hut_area_words (number) : g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
  hut_paper_add_row (paper, (const char *const *)cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i]);
}

static void
add_table (HutPaper *paper, const HutRecord *motion)
{
  static const char *const people[N_COLUMNS] = { NULL, "base",    "present", "yes",
                                                 "no", "abstain", "spoiled", "not_voted" };
  static const char *const areas[N_COLUMNS] = { NULL,           "area_base", NULL,
                                                "area_yes",     "area_no",   "area_abstain",
                                                "area_spoiled", NULL };
  const HutPaperColumn columns[N_COLUMNS] = {
    { C_ ("minutes", "Count"), 10, HUT_PAPER_LEFT },
    { _ ("Entitled to vote"), 14, HUT_PAPER_RIGHT },
    { _ ("Present"), 10, HUT_PAPER_RIGHT },
    { _ ("For"), 12, HUT_PAPER_RIGHT },
    { _ ("Against"), 12, HUT_PAPER_RIGHT },
    { _ ("Abstaining"), 12, HUT_PAPER_RIGHT },
    { _ ("Spoiled"), 12, HUT_PAPER_RIGHT },
    { _ ("Not voted"), 10, HUT_PAPER_RIGHT },
  };

  hut_paper_add_table (paper, columns, N_COLUMNS);
  add_row (paper, motion, _ ("Persons"), people, FALSE);
  if (hut_public_int (motion, "area_base", 0) > 0)
    add_row (paper, motion, _ ("Area"), areas, TRUE);
}

/* How long it hangs, and where, as it was put up; else as the rule would have it today. */
static char *
days_words (const HutCouncilPrint *print, const HutRecord *motion)
{
  const HutMeeting *meeting = print->meeting;
  HutTime posted = print->desk->printed_at;
  HutTime until = hut_notice_until (meeting, motion, print->office, posted);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  for (guint i = 0; i < meeting->notices->len; i++)
    if (hut_meeting_is_of (meeting->notices->pdata[i], "motion", &motion->id))
      {
        posted = hut_public_int (meeting->notices->pdata[i], "posted_at", posted);
        until = hut_public_int (meeting->notices->pdata[i], "until", 0);
      }
  if (until == 0)
    return NULL;
  from =
      hut_time_format (posted, hut_minutes_zone (print->office), C_ ("day in minutes", "%Y-%m-%d"));
  to = hut_time_format (until, hut_minutes_zone (print->office), C_ ("day in minutes", "%Y-%m-%d"));
  return g_strdup_printf (C_ ("minutes", "%s to %s"), from, to);
}

static void
add_motion (HutPaper *paper, const HutCouncilPrint *print, const HutRecord *motion, guint n)
{
  gboolean poll = g_strcmp0 (hut_public_code (motion, "method"), "poll") == 0;
  g_autofree char *title = hut_public_text (motion, "title");
  g_autofree char *heading = g_strdup_printf ("%u. %s", n, title != NULL ? title : "");
  g_autofree char *method = hut_public_text (motion, "method");
  g_autofree char *when =
      hut_minutes_time (hut_public_int (motion, "published_at", 0), print->office);
  g_autofree char *count = hut_minutes_count (motion);
  g_autofree char *counted = hut_public_words (count);
  g_autofree char *why = hut_public_text (motion, "why");
  g_autofree char *arithmetic = hut_public_text (motion, "arithmetic");
  g_autofree char *citation = hut_public_text (motion, "citation");
  g_autofree char *submit = hut_public_text (motion, "submit");
  g_autofree char *days = days_words (print, motion);
  const HutPaperEntry entries[] = {
    { C_ ("minutes", "Method"), method, TRUE, 0 },
    { _ ("Result announced"), when, TRUE, 0 },
    { C_ ("minutes", "Count"), counted, FALSE, 0 },
    { C_ ("minutes", "Result"),
      poll ? _ ("A poll is advice, and decides nothing.") : hut_minutes_verdict (motion), FALSE,
      0 },
    { C_ ("minutes", "Reckoned"), arithmetic, FALSE, 0 },
    { C_ ("minutes", "By"), citation, FALSE, 0 },
    { _ ("Why"), why, FALSE, 0 },
    { _ ("To be put to"), submit, FALSE, 0 },
    { _ ("On show"), days, FALSE, 0 },
  };
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (HutPaperEntry));

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].value != NULL && (poll || i != 2))
      g_array_append_val (shown, entries[i]);
  hut_paper_add_heading (paper, heading);
  if (!poll)
    add_table (paper, motion);
  hut_paper_add_form (paper, (const HutPaperEntry *)(gpointer)shown->data, shown->len);
}

gboolean
hut_result_notice_add (HutPaper *paper, const HutCouncilPrint *print, GError **error)
{
  const HutMeeting *meeting = print->meeting;
  g_autofree char *title = hut_public_text (meeting->meeting, "title");
  guint n = 0;

  hut_paper_add_title (paper, _ ("Notice of results"));
  if (title != NULL)
    hut_paper_add_text (paper, title);
  for (guint i = 0; i < meeting->motions->len; i++)
    if (is_announced (meeting->motions->pdata[i]) &&
        hut_council_print_has (print, meeting->motions->pdata[i]))
      add_motion (paper, print, meeting->motions->pdata[i], ++n);
  if (n == 0)
    return hut_meeting_refuse (error, _ ("No result was announced yet."));
  hut_council_print_close (paper, print, print->desk->printed_at);
  return TRUE;
}
