/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The schedule in the window of papers. Main thread, but for the making. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-shift-print.h"

#include "domain/hut-cover-span.h"
#include "report/hut-shift-paper.h"
#include "widgets/hut-span-paper.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static HutPaper *
make (const HutPaperDesk *desk, HutReader *reader, HutOffice *office, gint64 from, gint64 until,
      GCancellable *cancellable, GError **error)
{
  return hut_shift_paper_new (desk, reader, office, from, (guint)(until - from), error);
}

static char *
dup_ending (gint64 from, gint64 until)
{
  return hut_month_code (from);
}

static const HutSpanPaper paper = { N_ ("Schedule of patrols"), make, dup_ending };

void
hut_shift_print_open (GtkWidget *parent, HutCaseBrowser *browser, gint64 first, guint n_days)
{
  hut_span_paper_open (parent, browser, &paper, first, first + n_days);
}
