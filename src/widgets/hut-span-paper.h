/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-paper-desk.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A paper of a span of time in the window of papers, where there is nothing to choose: nobody's
 * data stands in it. */
typedef struct
{
  const char *title; /* to be translated; the name of the file begins with it */

  /* Reads and sets it, from @from until before @until, moments or numbers of days as the paper
   * counts. On the thread of the window. */
  HutPaper *(*make) (const HutPaperDesk *desk, HutReader *reader, HutOffice *office, gint64 from,
                     gint64 until, GCancellable *cancellable, GError **error);

  /* What the name of the file ends with. Free with g_free(). */
  char *(*ending) (gint64 from, gint64 until);
} HutSpanPaper;

/* @paper is static. @parent: any widget of the window. Main thread. */
void hut_span_paper_open (GtkWidget *parent, HutCaseBrowser *browser, const HutSpanPaper *paper,
                          gint64 from, gint64 until);

G_END_DECLS
