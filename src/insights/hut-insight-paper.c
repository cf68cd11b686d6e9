/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Papers of the insights in the window of papers, where there is nothing to choose: no caller's
 * data stands in them. Main thread, but for the making. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-insight-paper.h"

#include "domain/hut-rate-words.h"
#include "report/hut-review-papers.h"
#include "store/hut-store-office.h"
#include "widgets/hut-paper-window.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What was asked for; and each time that it is made, what the thread is told. */
typedef struct
{
  HutStore *store;
  HutInsightPaper which;
  HutRatePeriod period;
} Asked;

static Asked *
asked_new (HutStore *store, HutInsightPaper which, const HutRatePeriod *period)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->store = g_object_ref (store);
  asked->which = which;
  if (period != NULL)
    asked->period = *period;
  return asked;
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->store);
  g_free (asked);
}

static gpointer
new_question (gpointer data)
{
  const Asked *asked = data;

  return asked_new (asked->store, asked->which, &asked->period);
}

static HutPaper *
make (HutPaperPress *press, gpointer question, GCancellable *cancellable, GError **error)
{
  const Asked *asked = question;
  g_autoptr (HutReader) reader = hut_reader_new (asked->store, error);
  g_autoptr (HutPaperDesk) desk = NULL;
  g_autoptr (HutOffice) office = NULL;

  if (reader == NULL)
    return NULL;
  desk = hut_paper_desk_new (asked->store, reader, HUT_PAPER_MASKED);
  office = hut_store_dup_office (asked->store);
  if (asked->which == HUT_PAPER_LOST_POINTS)
    return hut_loss_book_new (desk, reader, office, &asked->period, cancellable, error);
  return hut_brief_paper_new (asked->which == HUT_PAPER_DAILY ? HUT_BRIEF_DAILY : HUT_BRIEF_WEEKLY,
                              desk, reader, office, desk->printed_at, cancellable, error);
}

static const char *
label_of (HutInsightPaper which)
{
  static const char *const labels[] = { N_ ("Lost-point book"), N_ ("Daily brief"),
                                        N_ ("Weekly brief") };

  return _ (labels[which]);
}

/* "失分复盘 2026-11-01 至 2026-11-30" */
static char *
new_name (gpointer data)
{
  const Asked *asked = data;
  g_autoptr (HutOffice) office = hut_store_dup_office (asked->store);
  GTimeZone *zone = hut_office_get_zone (office);
  g_autofree char *days = asked->which == HUT_PAPER_LOST_POINTS
                              ? hut_rate_period_words (&asked->period, zone)
                              : hut_time_format (hut_time_now (), zone, "%Y-%m-%d");

  return g_strdup_printf ("%s %s", label_of (asked->which), days);
}

static const HutPaperSource source = {
  .make = make,
  .question = new_question,
  .free_question = asked_free,
  .name = new_name,
};

void
hut_insight_paper_open (GtkWidget *widget, HutCaseBrowser *browser, HutInsightPaper which,
                        const HutRatePeriod *period)
{
  HutPaperWindow *window = hut_paper_window_new (
      widget, label_of (which), NULL, &source,
      asked_new (hut_case_browser_get_store (browser), which, period), asked_free);

  gtk_window_present (GTK_WINDOW (window));
}
