/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The schedule in the window of papers. Main thread, but for the making. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-shift-print.h"

#include "domain/hut-cover-span.h"
#include "report/hut-shift-paper.h"
#include "store/hut-store-office.h"
#include "widgets/hut-paper-window.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What was asked for; and each time that it is made, what the thread is told. */
typedef struct
{
  HutStore *store;
  gint64 first;
  guint n_days;
} Asked;

static Asked *
asked_new (HutStore *store, gint64 first, guint n_days)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked){ g_object_ref (store), first, n_days };
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

  return asked_new (asked->store, asked->first, asked->n_days);
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
  return hut_shift_paper_new (desk, reader, office, asked->first, asked->n_days, error);
}

static char *
new_name (gpointer data)
{
  g_autofree char *month = hut_month_code (((Asked *)data)->first);

  return g_strdup_printf ("%s %s", _ ("Schedule of patrols"), month);
}

static const HutPaperSource source = {
  .make = make,
  .question = new_question,
  .free_question = asked_free,
  .name = new_name,
};

void
hut_shift_print_open (GtkWidget *parent, HutCaseBrowser *browser, gint64 first, guint n_days)
{
  gtk_window_present (GTK_WINDOW (hut_paper_window_new (
      parent, _ ("Schedule of patrols"), NULL, &source,
      asked_new (hut_case_browser_get_store (browser), first, n_days), asked_free)));
}
