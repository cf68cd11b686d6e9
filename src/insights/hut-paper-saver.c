/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Papers as files. Main thread, but for the making. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-paper-saver.h"

#include "domain/hut-rate-words.h"
#include "insights/hut-insights-page.h"
#include "report/hut-paper-pdf.h"
#include "report/hut-review-papers.h"
#include "store/hut-store-office.h"
#include "widgets/hut-file-picker.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What was asked, kept on the widget while the person looks for a place. */
typedef struct
{
  GtkWidget *widget; /* not owned: it owns this */
  HutCaseBrowser *browser;
  HutInsightPaper which;
  HutRatePeriod period;
} Asked;

/* What the worker is told. */
typedef struct
{
  HutStore *store; /* alive while its browser reads */
  HutInsightPaper which;
  HutRatePeriod period;
  char *path;
} Making;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->browser);
  g_free (asked);
}

static void
making_free (Making *making)
{
  g_free (making->path);
  g_free (making);
}

static HutPaper *
make_paper (const Making *making, HutReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutPaperDesk) desk = hut_paper_desk_new (making->store, reader, HUT_PAPER_MASKED);
  g_autoptr (HutOffice) office = hut_store_dup_office (making->store);

  if (making->which == HUT_PAPER_LOST_POINTS)
    return hut_loss_book_new (desk, reader, office, &making->period, cancellable, error);
  return hut_brief_paper_new (making->which == HUT_PAPER_DAILY ? HUT_BRIEF_DAILY : HUT_BRIEF_WEEKLY,
                              desk, reader, office, desk->printed_at, cancellable, error);
}

/* A HutReadFunc; the answer is the name of the file. */
static void *
write_paper (HutReader *reader, void *question, GCancellable *cancellable, GError **error)
{
  const Making *making = question;
  g_autoptr (HutPaper) paper = make_paper (making, reader, cancellable, error);

  if (paper == NULL || !hut_paper_write_pdf (paper, making->path, NULL, NULL, cancellable, error))
    return NULL;
  return g_path_get_basename (making->path);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = hut_case_query_read_finish (result, &error);
  g_autofree char *message = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    g_warning ("Cannot write a paper: %s", error->message);
  message = name != NULL
                ? g_strdup_printf (_ ("Saved as %s"), name)
                : g_strdup (_ ("The paper could not be saved there: choose another place"));
  hut_insights_page_tell (widget, message, NULL);
}

static void
on_place_chosen (const char *path, gpointer data)
{
  Asked *asked = data;
  Making *making = g_new0 (Making, 1);

  making->store = hut_case_browser_get_store (asked->browser);
  making->which = asked->which;
  making->period = asked->period;
  making->path = g_strdup (path);
  hut_insights_page_tell (asked->widget, _ ("The paper is being made…"), NULL);
  hut_case_browser_read (asked->browser, write_paper, making, (GDestroyNotify)making_free, g_free,
                         NULL, on_written, g_object_ref (asked->widget));
}

/* "失分复盘 2026-11-01 至 2026-11-30.pdf" */
static char *
file_name (const Asked *asked)
{
  static const char *const names[] = { N_ ("Lost-point book"), N_ ("Daily brief"),
                                       N_ ("Weekly brief") };
  g_autoptr (HutOffice) office = hut_store_dup_office (hut_case_browser_get_store (asked->browser));
  GTimeZone *zone = hut_office_get_zone (office);
  g_autofree char *days = asked->which == HUT_PAPER_LOST_POINTS
                              ? hut_rate_period_words (&asked->period, zone)
                              : hut_time_format (hut_time_now (), zone, "%Y-%m-%d");

  return g_strdup_printf ("%s %s.pdf", _ (names[asked->which]), days);
}

void
hut_paper_saver_ask (GtkWidget *widget, HutCaseBrowser *browser, HutInsightPaper which,
                     const HutRatePeriod *period)
{
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW);
  Asked *asked = g_new0 (Asked, 1);
  g_autofree char *name = NULL;

  asked->widget = widget;
  asked->browser = g_object_ref (browser);
  asked->which = which;
  if (period != NULL)
    asked->period = *period;
  g_object_set_data_full (G_OBJECT (widget), "hut-paper-asked", asked, (GDestroyNotify)asked_free);
  name = file_name (asked);
  hut_file_picker_save (GTK_WINDOW (window), _ ("Save the Paper"), name, on_place_chosen, asked);
}
