/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Papers of a span of time. Main thread, but for make(). */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-span-paper.h"

#include "store/hut-store-office.h"
#include "widgets/hut-paper-window.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What was asked for; and each time that it is made, what the thread is told. */
typedef struct
{
  const HutSpanPaper *paper;
  HutStore *store;
  gint64 from, until;
} Asked;

static Asked *
asked_new (const HutSpanPaper *paper, HutStore *store, gint64 from, gint64 until)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked){ paper, g_object_ref (store), from, until };
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

  return asked_new (asked->paper, asked->store, asked->from, asked->until);
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
  return asked->paper->make (desk, reader, office, asked->from, asked->until, cancellable, error);
}

static char *
new_name (gpointer data)
{
  const Asked *asked = data;
  g_autofree char *ending = asked->paper->ending (asked->from, asked->until);

  return g_strdup_printf ("%s %s", _ (asked->paper->title), ending);
}

static const HutPaperSource source = {
  .make = make,
  .question = new_question,
  .free_question = asked_free,
  .name = new_name,
};

void
hut_span_paper_open (GtkWidget *parent, HutCaseBrowser *browser, const HutSpanPaper *paper,
                     gint64 from, gint64 until)
{
  gtk_window_present (GTK_WINDOW (hut_paper_window_new (
      parent, _ (paper->title), NULL, &source,
      asked_new (paper, hut_case_browser_get_store (browser), from, until), asked_free)));
}
