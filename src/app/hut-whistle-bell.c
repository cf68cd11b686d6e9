/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The bell. It looks whenever something of a whistle is written, here or by sync, and when the next
 * time comes near or passes; reading, deciding and remembering happen on a worker. Main thread, but
 * for look(). */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-whistle-bell.h"

#include "app/hut-notifier.h"
#include "domain/hut-whistle-news.h"
#include "domain/hut-whistle-times.h"
#include "store/hut-reader-whistle.h"
#include "store/hut-seat.h"
#include "store/hut-store-office.h"
#include "whistles/hut-news-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TOLD "whistle-told"        /* the setting of the file */
#define MOST 3                     /* that are told one by one */
#define LOOK_EVERY HUT_TIME_MINUTE /* at least: a machine may have slept */

struct _HutWhistleBell
{
  HutDesk *desk;
  HutSettings *settings;
  HutNotifier *notifier;
  HutSync *sync; /* that is listened to */
  GCancellable *asking;
  gboolean in_step; /* as it was when it was asked last */
  gboolean stale;   /* something came while it was asked */
  guint source;
};

static void ask (HutWhistleBell *bell);

/* ---- On the worker ---- */

typedef struct
{
  HutStore *store; /* not owned: closing the browser waits for who reads */
  HutOffice *office;
  char *account;
  gboolean in_step; /* the file has no server, or was in step with it since it is open */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  hut_office_unref (question->office);
  g_free (question->account);
  g_free (question);
}

typedef struct
{
  GPtrArray *whistles;
  GPtrArray *news;
  HutTime wait; /* until the next look */
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->news, g_ptr_array_unref);
  g_clear_pointer (&answer->whistles, g_ptr_array_unref);
  g_free (answer);
}

static GPtrArray *
no_news (void)
{
  return g_ptr_array_new ();
}

/* What was told, of which server's records: "EPOCH {...}", " {...}" of a file without one. NULL
 * where it was of others: then what comes first is a first load, and no news. */
static const char *
told_of (const char *kept, const char *epoch)
{
  gsize length = strlen (epoch);

  return kept != NULL && strncmp (kept, epoch, length) == 0 && kept[length] == ' '
             ? kept + length + 1
             : NULL;
}

/* It is remembered first: what cannot be remembered would be told again and again. */
static gboolean
find_news (Answer *answer, const Question *question, const HutNewsAsk *ask, const char *told,
           const char *epoch, GError **error)
{
  g_autofree char *told_next = NULL;
  g_autofree char *kept = NULL;

  answer->news = hut_whistle_news (answer->whistles, ask, told, &told_next);
  kept = g_strconcat (epoch, " ", told_next, NULL);
  return g_strcmp0 (told, told_next) == 0 ||
         hut_store_set_setting (question->store, TOLD, kept, error);
}

static void *
look (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const HutWhistleAsk open = { .state = "open" };
  const Question *question = asked;
  g_autofree char *kept = hut_reader_get_setting (reader, TOLD);
  g_autofree char *known = hut_reader_get_setting (reader, "epoch");
  const char *epoch = known != NULL ? known : "";
  const char *told = told_of (kept, epoch);
  g_auto (HutSeat) seat = { 0 };
  Answer *answer = g_new0 (Answer, 1);
  HutWhistleTimes times;
  HutNewsAsk ask;
  HutTime next;

  hut_seat_read (&seat, reader);
  hut_whistle_times_of (question->office, &times);
  ask = (HutNewsAsk){ .unit = seat.kind == HUT_SEAT_DEPARTMENT ? seat.code : NULL,
                      .account = question->account,
                      .now = hut_time_now () + hut_reader_clock_offset (reader),
                      .remind_before = times.remind_before };
  answer->whistles = hut_reader_whistles (reader, &open, error);
  if (answer->whistles == NULL)
    {
      answer_free (answer);
      return NULL;
    }
  /* A community reads, and waits for nobody. */
  if (seat.kind == HUT_SEAT_COMMUNITY || (told == NULL && !question->in_step))
    answer->news = no_news ();
  else if (!find_news (answer, question, &ask, told, epoch, error))
    {
      answer_free (answer);
      return NULL;
    }
  next = hut_whistle_news_next (answer->whistles, &ask);
  answer->wait = next != 0 ? MIN (next - ask.now, LOOK_EVERY) : LOOK_EVERY;
  return answer;
}

/* ---- Told ---- */

/* Clicked, or its button @label pressed where a desktop shows one: @action. */
static void
send (HutWhistleBell *bell, const char *id, const char *title, const char *text, gboolean urgent,
      const char *action, const char *target, const char *label)
{
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, text);
  g_notification_set_priority (notification, urgent ? G_NOTIFICATION_PRIORITY_URGENT
                                                    : G_NOTIFICATION_PRIORITY_NORMAL);
  g_notification_set_default_action_and_target (notification, action, "s", target);
  g_notification_add_button_with_target (notification, label, action, "s", target);
  hut_notifier_send (bell->notifier, id, notification);
}

/* What is told later of the same summons takes its place. */
static void
tell_one (HutWhistleBell *bell, const HutNews *news)
{
  HutCaseBrowser *browser = hut_desk_get_browser (bell->desk);
  g_autofree char *title = hut_news_title (news, browser);
  g_autofree char *text = hut_news_text (news, browser);
  g_autofree char *summons = hut_uid_to_string (&news->summons->id);
  g_autofree char *id = g_strconcat ("summons-", summons, NULL);
  g_autofree char *whistle = hut_uid_to_string (&news->whistle->whistle->id);

  send (bell, id, title, text, hut_news_is_urgent (news), "app.show-whistle", whistle,
        _ ("Show the Whistle"));
}

static void
tell_together (HutWhistleBell *bell, GPtrArray *news)
{
  HutCaseBrowser *browser = hut_desk_get_browser (bell->desk);
  g_autofree char *title =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u matter of whistles to see to",
                                    "%u matters of whistles to see to", news->len),
                       news->len);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean urgent = FALSE;

  for (guint i = 0; i < news->len; i++)
    {
      g_autofree char *line = hut_news_title (news->pdata[i], browser);

      urgent |= hut_news_is_urgent (news->pdata[i]);
      if (i < MOST)
        g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  g_string_append (text, "\n…");
  send (bell, "whistles", title, text->str, urgent, "app.go-to", "whistles", _ ("Show Whistles"));
}

static gboolean
is_wanted (HutWhistleBell *bell)
{
  gboolean wanted;

  g_object_get (bell->settings, "notify-whistles", &wanted, NULL);
  return wanted;
}

static void
tell (HutWhistleBell *bell, GPtrArray *news)
{
  if (!is_wanted (bell))
    return;
  for (guint i = 0; i < news->len && news->len <= MOST; i++)
    tell_one (bell, news->pdata[i]);
  if (news->len > MOST)
    tell_together (bell, news);
}

/* ---- Asking ---- */

static gboolean
on_time (gpointer data)
{
  HutWhistleBell *bell = data;

  bell->source = 0;
  ask (bell);
  return G_SOURCE_REMOVE;
}

/* A moment after it: then it has passed. */
static void
look_again (HutWhistleBell *bell, HutTime wait)
{
  g_clear_handle_id (&bell->source, g_source_remove);
  bell->source = g_timeout_add ((guint)(wait / 1000) + 10, on_time, bell);
}

typedef struct
{
  HutWhistleBell *bell; /* may be gone where it was cancelled */
  GCancellable *asking;
} Asked;

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (GCancellable) asking = asked->asking;
  HutWhistleBell *bell = asked->bell;
  g_autoptr (GError) error = NULL;
  Answer *answer = hut_case_query_read_finish (result, &error);

  if (g_cancellable_is_cancelled (asking))
    {
      g_clear_pointer (&answer, answer_free);
      return;
    }
  g_clear_object (&bell->asking);
  if (answer != NULL)
    tell (bell, answer->news);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("cannot see to the whistles: %s", error->message);
  look_again (bell, answer != NULL ? answer->wait : LOOK_EVERY);
  g_clear_pointer (&answer, answer_free);
  if (bell->stale)
    ask (bell);
}

/* Without a server there is nothing to wait for. */
static gboolean
is_in_step (HutWhistleBell *bell)
{
  return hut_sync_get_url (bell->sync) == NULL || hut_sync_get_last_synced (bell->sync) != 0;
}

static void
ask (HutWhistleBell *bell)
{
  HutCaseBrowser *browser = hut_desk_get_browser (bell->desk);
  Question *question;
  Asked *asked;

  bell->stale = bell->asking != NULL;
  if (bell->asking != NULL || browser == NULL)
    return;
  g_clear_handle_id (&bell->source, g_source_remove);
  bell->asking = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->store = hut_desk_get_store (bell->desk);
  question->office = hut_store_dup_office (question->store);
  question->account = g_strdup (hut_case_browser_get_account (browser));
  question->in_step = bell->in_step = is_in_step (bell);
  asked = g_new0 (Asked, 1);
  *asked = (Asked){ bell, g_object_ref (bell->asking) };
  hut_case_browser_read (browser, look, question, question_free, answer_free, bell->asking,
                         on_looked, asked);
}

static void
on_changed (HutWhistleBell *bell, HutChangeSet *changes)
{
  if (hut_whistle_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_rule))
    ask (bell);
}

/* In step for the first time: from here on what comes is news. */
static void
on_synced (HutWhistleBell *bell)
{
  if (!bell->in_step)
    ask (bell);
}

/* Another server is another first load. */
static void
listen (HutWhistleBell *bell)
{
  if (bell->sync != NULL)
    g_signal_handlers_disconnect_by_data (bell->sync, bell);
  g_set_object (&bell->sync, hut_desk_get_sync (bell->desk));
  g_signal_connect_swapped (bell->sync, "notify::last-synced", G_CALLBACK (on_synced), bell);
  ask (bell);
}

HutWhistleBell *
hut_whistle_bell_new (HutDesk *desk, HutSettings *settings, GApplication *application)
{
  HutWhistleBell *bell = g_new0 (HutWhistleBell, 1);

  bell->desk = desk;
  bell->settings = settings;
  bell->notifier = hut_notifier_new (application);
  listen (bell);
  g_signal_connect_swapped (desk, "notify::sync", G_CALLBACK (listen), bell);
  g_signal_connect_swapped (hut_desk_get_browser (desk), "changed", G_CALLBACK (on_changed), bell);
  return bell;
}

void
hut_whistle_bell_free (HutWhistleBell *bell)
{
  HutCaseBrowser *browser;

  if (bell == NULL)
    return;
  browser = hut_desk_get_browser (bell->desk);
  g_clear_handle_id (&bell->source, g_source_remove);
  if (bell->asking != NULL)
    g_cancellable_cancel (bell->asking);
  g_clear_object (&bell->asking);
  if (browser != NULL)
    g_signal_handlers_disconnect_by_data (browser, bell);
  g_signal_handlers_disconnect_by_data (bell->sync, bell);
  g_signal_handlers_disconnect_by_data (bell->desk, bell);
  g_clear_object (&bell->sync);
  hut_notifier_free (bell->notifier);
  g_free (bell);
}
