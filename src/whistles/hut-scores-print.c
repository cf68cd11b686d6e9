/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The month's table in the window of papers. Main thread, but for the making. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-scores-print.h"

#include "report/hut-whistle-papers.h"
#include "widgets/hut-span-paper.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static HutPaper *
make (const HutPaperDesk *desk, HutReader *reader, HutOffice *office, gint64 from, gint64 until,
      GCancellable *cancellable, GError **error)
{
  return hut_whistle_month_new (desk, reader, office, from, until, error);
}

/* "2026-11-01 – 2026-11-30" */
static char *
dup_ending (gint64 from, gint64 until)
{
  g_autofree char *first = hut_time_format (from, hut_time_shown_zone (), "%Y-%m-%d");
  g_autofree char *last = hut_time_format (until - 1, hut_time_shown_zone (), "%Y-%m-%d");

  return g_strdup_printf ("%s – %s", first, last);
}

static const HutSpanPaper paper = { N_ ("Whistles of the month"), make, dup_ending };

void
hut_scores_print_open (GtkWidget *parent, HutCaseBrowser *browser, HutTime from, HutTime until)
{
  hut_span_paper_open (parent, browser, &paper, from, until);
}
