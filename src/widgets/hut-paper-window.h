/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-paper-press.h"

G_BEGIN_DECLS

/* A paper before it is printed: what may be chosen about it, its true pages, and the ways out: to a
 * printer, and to a PDF. Whoever opens it says what paper it is; it makes it on a thread and makes
 * it again when something else is chosen. How things went is said in the window.
 *
 * Keys: Page Up and Page Down, Home and End, Ctrl+P, Ctrl+S, Escape. Main thread. */
#define HUT_TYPE_PAPER_WINDOW (hut_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (HutPaperWindow, hut_paper_window, HUT, PAPER_WINDOW, GtkWindow)

/* Where the paper comes from; @data is the one of hut_paper_window_new(). */
typedef struct
{
  /* See hut_paper_press_make_async(). */
  HutPaperMake make;
  /* What @make is asked, of what is chosen now. */
  gpointer (*question) (gpointer data);
  GDestroyNotify free_question;
  /* The name that is proposed for the file, without the ending, which holds nobody's data. Free
   * with g_free(). */
  char *(*name) (gpointer data);
  /* What a person reads of an error of @make; free with g_free(). NULL: that it could not be
   * made. */
  char *(*words) (const GError *error);
  /* The paper as it is shown was saved, or given to a printer: each time. NULL: nobody wants to
   * know. */
  void (*issued) (gpointer data);
} HutPaperSource;

/* @parent: any widget of the window that it belongs to, which waits for it. @options (or NULL)
 * stands beside the pages. @source is static. */
HutPaperWindow *hut_paper_window_new (GtkWidget *parent, const char *title, GtkWidget *options,
                                      const HutPaperSource *source, gpointer data,
                                      GDestroyNotify destroy);

/* Something else is chosen: makes the paper again. */
void hut_paper_window_renew (HutPaperWindow *self);

G_END_DECLS
