/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The month's table in the window of papers, where there is nothing to choose: nobody's data stands
 * in it. Main thread, but for the making. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-scores-print.h"

#include "report/hut-whistle-papers.h"
#include "store/hut-store-office.h"
#include "widgets/hut-paper-window.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What was asked for; and each time that it is made, what the thread is told. */
typedef struct
{
  HutStore *store;
  HutTime from, until;
} Asked;

static Asked *
asked_new (HutStore *store, HutTime from, HutTime until)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked){ g_object_ref (store), from, until };
  return asked;
}

static void
asked_free (gpointer data)
{
  g_object_unref (((Asked *)data)->store);
  g_free (data);
}

static gpointer
new_question (gpointer data)
{
  const Asked *asked = data;

  return asked_new (asked->store, asked->from, asked->until);
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
  return hut_whistle_month_new (desk, reader, office, asked->from, asked->until, error);
}

/* "月度吹哨情况表 2026-11-01 – 2026-11-30" */
static char *
new_name (gpointer data)
{
  const Asked *asked = data;
  g_autofree char *first = hut_time_format (asked->from, hut_time_shown_zone (), "%Y-%m-%d");
  g_autofree char *last = hut_time_format (asked->until - 1, hut_time_shown_zone (), "%Y-%m-%d");

  return g_strdup_printf ("%s %s – %s", _ ("Whistles of the month"), first, last);
}

static const HutPaperSource source = {
  .make = make,
  .question = new_question,
  .free_question = asked_free,
  .name = new_name,
};

void
hut_scores_print_open (GtkWidget *parent, HutCaseBrowser *browser, HutTime from, HutTime until)
{
  gtk_window_present (GTK_WINDOW (hut_paper_window_new (
      parent, _ ("Whistles of the month"), NULL, &source,
      asked_new (hut_case_browser_get_store (browser), from, until), asked_free)));
}
