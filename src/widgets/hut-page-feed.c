/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Asking for a page. One question is on its way at a time; what becomes stale meanwhile is asked
 * again when it has ended, so that a stream of changes cannot keep the page from ever showing an
 * answer. The answer holds a reference of the browser, not of the page. Main thread only. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-page-feed.h"

#include "store/hut-change-set.h"

#define SOON 200 /* ms after a change */
#define PAUSE 2  /* s, where one question follows the other */
#define CLOCK 60 /* s */

struct _HutPageFeed
{
  GtkWidget *page; /* frees the feed */
  const HutPageQuestion *how;
  HutCaseBrowser *browser;
  GSignalGroup *signals;
  GCancellable *asking; /* of the question on its way, or NULL */
  gboolean stale;       /* what is shown is not the newest */
  gint64 asked_at;      /* monotonic */
  guint source;
  guint clock;
};

/* Of a question on its way: where it was cancelled its feed may be gone when it ends. */
typedef struct
{
  HutPageFeed *feed;
  const HutPageQuestion *how;
  GCancellable *asking;
} Asked;

static void ask_soon (HutPageFeed *feed);

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (GCancellable) asking = asked->asking;
  HutPageFeed *feed = asked->feed;
  g_autoptr (GError) error = NULL;
  void *answer = hut_case_query_read_finish (result, &error);

  if (g_cancellable_is_cancelled (asking))
    {
      if (answer != NULL)
        asked->how->free_answer (answer);
      return;
    }
  g_clear_object (&feed->asking);
  if (answer != NULL)
    feed->how->answered (feed->page, answer);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_warning ("Cannot read for a page: %s", error->message);
      feed->how->failed (feed->page, error);
    }
  if (feed->stale)
    ask_soon (feed);
}

static void
ask (HutPageFeed *feed)
{
  void *question;
  Asked *asked;

  g_clear_handle_id (&feed->source, g_source_remove);
  feed->stale = TRUE;
  if (feed->browser == NULL || feed->asking != NULL || !gtk_widget_get_mapped (feed->page))
    return;
  feed->stale = FALSE;
  question = feed->how->question (feed->page);
  if (question == NULL)
    return;
  feed->asking = g_cancellable_new ();
  feed->asked_at = g_get_monotonic_time ();
  asked = g_new0 (Asked, 1);
  *asked = (Asked){ feed, feed->how, g_object_ref (feed->asking) };
  hut_case_browser_read (feed->browser, feed->how->read, question, feed->how->free_question,
                         feed->how->free_answer, feed->asking, answered, asked);
}

static void
on_soon (gpointer data)
{
  HutPageFeed *feed = data;

  feed->source = 0;
  ask (feed);
}

static void
ask_soon (HutPageFeed *feed)
{
  gboolean rested = g_get_monotonic_time () - feed->asked_at > PAUSE * G_USEC_PER_SEC;

  feed->stale = TRUE;
  if (feed->source == 0 && feed->asking == NULL && gtk_widget_get_mapped (feed->page))
    feed->source = g_timeout_add_once (rested ? SOON : PAUSE * 1000, on_soon, feed);
}

static void
give_up (HutPageFeed *feed)
{
  g_clear_handle_id (&feed->source, g_source_remove);
  if (feed->asking != NULL)
    g_cancellable_cancel (feed->asking);
  g_clear_object (&feed->asking);
}

static void
on_changed (HutPageFeed *feed, HutChangeSet *changes)
{
  static const HutKind *const kinds[] = { &hut_kind_case, &hut_kind_matter, &hut_kind_rule,
                                          &hut_kind_task, &hut_kind_warning };

  if (feed->how->concerned != NULL && feed->how->concerned (changes))
    ask_soon (feed);
  for (guint i = 0; feed->how->concerned == NULL && i < G_N_ELEMENTS (kinds); i++)
    if (hut_change_set_has_kind (changes, kinds[i]))
      {
        ask_soon (feed);
        return;
      }
}

static gboolean
on_clock (gpointer data)
{
  ask_soon (data);
  return G_SOURCE_CONTINUE;
}

static void
on_map (HutPageFeed *feed)
{
  feed->clock = g_timeout_add_seconds (CLOCK, on_clock, feed);
  ask (feed);
}

static void
on_unmap (HutPageFeed *feed)
{
  g_clear_handle_id (&feed->clock, g_source_remove);
  g_clear_handle_id (&feed->source, g_source_remove);
}

HutPageFeed *
hut_page_feed_new (GtkWidget *page, const HutPageQuestion *question)
{
  HutPageFeed *feed = g_new0 (HutPageFeed, 1);

  feed->page = page;
  feed->how = question;
  feed->stale = TRUE;
  feed->signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (feed->signals, "changed", G_CALLBACK (on_changed), feed);
  g_signal_connect_swapped (page, "map", G_CALLBACK (on_map), feed);
  g_signal_connect_swapped (page, "unmap", G_CALLBACK (on_unmap), feed);
  return feed;
}

void
hut_page_feed_free (HutPageFeed *feed)
{
  give_up (feed);
  on_unmap (feed);
  g_signal_handlers_disconnect_by_data (feed->page, feed);
  g_clear_object (&feed->signals);
  g_clear_object (&feed->browser);
  g_free (feed);
}

void
hut_page_feed_set_browser (HutPageFeed *feed, HutCaseBrowser *browser)
{
  if (!g_set_object (&feed->browser, browser))
    return;
  give_up (feed);
  g_signal_group_set_target (feed->signals, browser);
  ask (feed);
}

HutCaseBrowser *
hut_page_feed_get_browser (HutPageFeed *feed)
{
  return feed->browser;
}

void
hut_page_feed_ask (HutPageFeed *feed)
{
  give_up (feed);
  ask (feed);
}

gboolean
hut_page_feed_is_answered (HutPageFeed *feed)
{
  return feed->browser != NULL && feed->asking == NULL && !feed->stale;
}
