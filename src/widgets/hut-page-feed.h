/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a page shows is the answer to a question that takes longer than the main thread has. The
 * feed asks it on a worker: when the page is first seen, when the page wants, and again when cases,
 * matters, rules, tasks or warnings (or what the page names) changed, or a minute has gone, while
 * the page is in view. An answer that is no longer wanted is dropped. Main thread. */
typedef struct
{
  /* Makes the question in the main thread; NULL: there is nothing to ask now. */
  void *(*question) (GtkWidget *page);

  /* Answers it on the worker: see HutReadFunc. */
  HutReadFunc read;
  GDestroyNotify free_question;
  GDestroyNotify free_answer;

  /* Shows the answer, which is the page's from now on; or says why there is none. */
  void (*answered) (GtkWidget *page, void *answer);
  void (*failed) (GtkWidget *page, const GError *error);

  /* Whether @changes ask for another answer; NULL: those of the kinds above. */
  gboolean (*concerned) (HutChangeSet *changes);
} HutPageQuestion;

typedef struct _HutPageFeed HutPageFeed;

/* For @page, which frees it in its dispose; @question is static. */
HutPageFeed *hut_page_feed_new (GtkWidget *page, const HutPageQuestion *question);
void hut_page_feed_free (HutPageFeed *feed);

/* NULL: none. Takes a reference. */
void hut_page_feed_set_browser (HutPageFeed *feed, HutCaseBrowser *browser);
HutCaseBrowser *hut_page_feed_get_browser (HutPageFeed *feed);

/* Asks now, where the page is in view, else when it is. */
void hut_page_feed_ask (HutPageFeed *feed);

/* Whether the last question that was asked is answered. */
gboolean hut_page_feed_is_answered (HutPageFeed *feed);

G_END_DECLS
