/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A screen made of a meeting. Every text of a record is got by hut-public-text.h. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-public-text.h"
#include "domain/hut-report-topic.h"
#include "domain/hut-screen-private.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* ---- Each kind that is of the meeting itself ---- */

static void
build_title (HutScreen *screen, const HutMeetingView *view)
{
  const HutRecord *meeting = view->meeting->meeting;
  HutTime starts_at = hut_public_int (meeting, "starts_at", 0);

  screen->point = hut_public_text (meeting, "title");
  screen->lead = hut_public_text (meeting, "kind");
  if (starts_at != 0)
    hut_screen_take_paragraph (
        /* Translators: a day and a time of day, for strftime. */
        screen, hut_time_format (starts_at, hut_time_shown_zone (), _ ("%e %B %Y, %H:%M")));
  hut_screen_take_paragraph (screen, hut_public_text (meeting, "place_name"));
}

static HutScreenSign
sign_of_topic (const HutRecord *topic)
{
  const char *state = hut_public_code (topic, "state");

  if (g_strcmp0 (state, "done") == 0)
    return HUT_SCREEN_SIGN_DONE;
  if (g_strcmp0 (state, "current") == 0)
    return HUT_SCREEN_SIGN_CURRENT;
  return g_strcmp0 (state, "skipped") == 0 ? HUT_SCREEN_SIGN_SKIPPED : HUT_SCREEN_SIGN_NONE;
}

static char *
minutes_words (gint64 minutes)
{
  return minutes > 0
             ? g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong)minutes), (int)minutes)
             : NULL;
}

static void
build_agenda (HutScreen *screen, const HutMeetingView *view)
{
  screen->point = g_strdup (_ ("Agenda"));
  for (guint i = 0; i < view->agenda->items->len; i++)
    {
      const HutAgendaItem *item = &g_array_index (view->agenda->items, HutAgendaItem, i);
      HutScreenLine *line = hut_screen_take_line (screen, hut_public_text (item->topic, "title"));

      line->mark = g_strdup (item->number);
      line->note = minutes_words (hut_public_int (item->topic, "minutes", 0));
      line->depth = item->depth;
      line->sign = sign_of_topic (item->topic);
    }
}

static void
build_quorum (HutScreen *screen, const HutMeetingView *view)
{
  const HutAttendance *there = view->attendance;
  g_autofree char *share = hut_share_words (&view->rule->quorum_people);

  if (there->quorum == HUT_QUORUM_REACHED)
    {
      screen->tone = HUT_SCREEN_TONE_GOOD;
      screen->verdict = g_strdup (_ ("Quorum reached"));
      if (there->quorum_since != 0)
        hut_screen_take_why (screen, hut_time_format (there->quorum_since, hut_time_shown_zone (),
                                                      /* Translators: since a time of day. */
                                                      _ ("since %H:%M")));
    }
  else
    {
      screen->tone = HUT_SCREEN_TONE_WANTING;
      screen->verdict =
          g_strdup_printf (ngettext ("%d more needed", "%d more needed", (gulong)there->missing),
                           (int)there->missing);
    }
  if (view->rule->quorum_people.test != HUT_SHARE_NOT_ASKED)
    /* Translators: a share: "more than half". */
    hut_screen_take_why (screen, g_strdup_printf (_ ("Needed of those entitled: %s"), share));
}

static void
build_presence (HutScreen *screen, const HutMeetingView *view)
{
  const HutAttendance *there = view->attendance;

  screen->point = g_strdup (C_ ("screen", "Presence"));
  hut_screen_add_figure (screen, C_ ("screen", "Present"), there->present, HUT_SCREEN_PATTERN_YES);
  hut_screen_add_figure (screen, C_ ("screen", "Entitled"), there->base, HUT_SCREEN_PATTERN_NONE);
  hut_screen_add_figure (screen, C_ ("screen", "Not here"), MAX (0, there->base - there->present),
                         HUT_SCREEN_PATTERN_REST);
  if (there->quorum != HUT_QUORUM_UNKNOWN && view->rule != NULL)
    build_quorum (screen, view);
}

/* ---- Of a resolution ---- */

static char *
due_words (const HutRecord *resolution)
{
  HutTime due_at = hut_public_int (resolution, "due_at", 0);

  /* Translators: a day by which something is done, for strftime. */
  return due_at != 0 ? hut_time_format (due_at, hut_time_shown_zone (), _ ("by %e %B")) : NULL;
}

static char *
progress_words (const HutRecord *resolution)
{
  gint64 progress = hut_public_int (resolution, "progress", 0);

  if (g_strcmp0 (hut_public_code (resolution, "state"), "open") != 0)
    return hut_public_text (resolution, "state");
  return progress > 0 ? g_strdup_printf ("%d%%", (int)progress) : NULL;
}

/* Those that are there, with a dot between; takes them over. */
static char *
join (char *first, char *second, char *third)
{
  char *parts[] = { first, second, third };
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? " · " : "", parts[i]);
      g_free (parts[i]);
    }
  return g_string_free (joined, joined->len == 0);
}

/* Who does it, by when, and how far it is. */
static char *
resolution_words (const HutRecord *resolution)
{
  return join (hut_public_text (resolution, "unit"), due_words (resolution),
               progress_words (resolution));
}

/* ---- Of a topic ---- */

static void
take_paragraphs (HutScreen *screen, char *text)
{
  g_autofree char *words = text;
  g_auto (GStrv) lines = words != NULL ? g_strsplit (words, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    hut_screen_take_paragraph (screen, g_strdup (g_strstrip (lines[i])));
}

/* How far the resolutions of earlier meetings are, that are reported under @topic. */
static void
add_earlier (HutScreen *screen, const HutMeetingView *view, const HutRecord *topic)
{
  g_autoptr (GPtrArray) resolutions = hut_report_topic_resolutions (view->meeting, topic);

  for (guint i = 0; i < resolutions->len; i++)
    {
      const HutRecord *resolution = resolutions->pdata[i];
      HutScreenLine *line = hut_screen_take_line (screen, hut_public_text (resolution, "title"));

      line->mark = g_strdup_printf ("%u", i + 1);
      line->note = resolution_words (resolution);
      line->share = hut_public_int (resolution, "progress", 0);
      if (g_strcmp0 (hut_public_code (resolution, "state"), "open") != 0)
        line->sign = HUT_SCREEN_SIGN_DONE;
    }
  screen->most = resolutions->len > 0 ? 100 : 0;
}

static gboolean
build_topic (HutScreen *screen, const HutMeetingView *view, const HutRecord *topic)
{
  if (topic == NULL)
    return FALSE;
  hut_screen_set_item (screen, view, topic);
  screen->point = hut_public_text (topic, "title");
  take_paragraphs (screen, hut_public_text (topic, "text"));
  add_earlier (screen, view, topic);
  return TRUE;
}

static gboolean
build_place (HutScreen *screen, const HutMeetingView *view, const HutRecord *topic)
{
  if (topic == NULL)
    return FALSE;
  hut_screen_set_item (screen, view, topic);
  screen->point = hut_public_text (topic, "title");
  screen->has_place = hut_public_point (topic, "place", &screen->place);
  return TRUE;
}

/* ---- Who speaks ---- */

static void
build_waiting (HutScreen *screen, const HutMeetingView *view)
{
  for (guint i = 0; i < MIN (view->list->waiting->len, 3); i++)
    {
      const HutSpeechPlace *place = &g_array_index (view->list->waiting, HutSpeechPlace, i);
      HutScreenLine *line = hut_screen_take_line (screen, hut_public_member (place->member));

      line->note = hut_public_text (place->speech, "stand");
    }
}

static void
build_speaker (HutScreen *screen, const HutMeetingView *view)
{
  const HutRecord *speech = hut_meeting_speaking (view->meeting);
  const HutRecord *topic = speech != NULL ? hut_meeting_of (view->meeting, speech, "topic")
                                          : hut_meeting_current_topic (view->meeting);

  hut_screen_set_item (screen, view, topic);
  screen->lead = hut_public_text (topic, "title");
  build_waiting (screen, view);
  if (speech == NULL)
    {
      screen->point = g_strdup (_ ("Raise a hand to speak"));
      return;
    }
  screen->point = hut_public_member (hut_meeting_of (view->meeting, speech, "member"));
  hut_screen_take_paragraph (screen, hut_public_text (speech, "stand"));
  screen->clock = (HutScreenClock){
    .shown = TRUE,
    .limit = hut_public_int (speech, "limit", 0) * G_USEC_PER_SEC,
    .spent = hut_public_int (speech, "spoken", 0),
    .running_since = hut_public_int (speech, "running_since", 0),
    .warn = view->speakers.warn_seconds * (HutTime)G_USEC_PER_SEC,
  };
}

/* ---- What goes on ---- */

static void
build_resolutions (HutScreen *screen, const HutMeetingView *view)
{
  screen->point = g_strdup (_ ("Resolutions"));
  for (guint i = 0; i < view->meeting->resolutions->len; i++)
    {
      const HutRecord *resolution = view->meeting->resolutions->pdata[i];
      HutScreenLine *line = hut_screen_take_line (screen, hut_public_text (resolution, "title"));

      line->mark = g_strdup_printf ("%u", i + 1);
      line->note = resolution_words (resolution);
      if (g_strcmp0 (hut_public_code (resolution, "state"), "open") != 0)
        line->sign = HUT_SCREEN_SIGN_DONE;
    }
}

static gboolean
build_notice (HutScreen *screen, const HutMeetingView *view)
{
  const HutRecord *notice = view->meeting->notices->len > 0
                                ? view->meeting->notices->pdata[view->meeting->notices->len - 1]
                                : NULL;
  const HutRecord *motion =
      notice != NULL ? hut_meeting_of (view->meeting, notice, "motion") : NULL;
  HutTime until = hut_public_int (notice, "until", 0);
  g_autofree char *place = hut_public_text (notice, "place_name");

  if (notice == NULL)
    return FALSE;
  screen->lead = hut_public_text (notice, "subject");
  screen->point = hut_public_text (motion != NULL ? motion : view->meeting->meeting, "title");
  if (motion != NULL && g_strcmp0 (hut_public_code (motion, "state"), "published") == 0)
    {
      screen->verdict = hut_screen_verdict (view, motion, &screen->tone);
      hut_screen_take_why (screen, hut_public_text (motion, "arithmetic"));
      hut_screen_take_articles (screen, view, motion);
    }
  if (place != NULL)
    hut_screen_take_paragraph (screen, g_strdup_printf (_ ("Put up at: %s"), place));
  if (until != 0)
    hut_screen_take_paragraph (
        /* Translators: the day until which a notice hangs, for strftime. */
        screen, hut_time_format (until, hut_time_shown_zone (), _ ("Until %e %B %Y")));
  return TRUE;
}

/* ---- What the operator says ---- */

static void
build_countdown (HutScreen *screen, const HutScreenAsk *ask)
{
  screen->point = hut_public_words (ask->words);
  if (screen->point == NULL)
    screen->point = g_strdup (_ ("We go on in"));
  screen->clock = (HutScreenClock){
    .shown = TRUE,
    .limit = MAX (0, ask->until - ask->from),
    .running_since = ask->from,
    .warn = HUT_TIME_MINUTE,
  };
}

static gboolean
build (HutScreen *screen, const HutMeetingView *view, const HutScreenAsk *ask,
       HutScreenAudience audience)
{
  switch (ask->kind)
    {
    case HUT_SCREEN_BLACKOUT:
      return TRUE;
    case HUT_SCREEN_AGENDA:
      return build_agenda (screen, view), TRUE;
    case HUT_SCREEN_PRESENCE:
      return build_presence (screen, view), TRUE;
    case HUT_SCREEN_TOPIC:
      return build_topic (screen, view, hut_screen_ask_topic (ask, view));
    case HUT_SCREEN_PLACE:
      return build_place (screen, view, hut_screen_ask_topic (ask, view));
    case HUT_SCREEN_SPEAKER:
      return build_speaker (screen, view), TRUE;
    case HUT_SCREEN_MOTION:
      return hut_screen_build_motion (screen, view, ask);
    case HUT_SCREEN_VOTE:
      return hut_screen_build_vote (screen, view, ask);
    case HUT_SCREEN_RESULT:
      return hut_screen_build_result (screen, view, ask, audience);
    case HUT_SCREEN_RESOLUTIONS:
      return build_resolutions (screen, view), TRUE;
    case HUT_SCREEN_NOTICE:
      return build_notice (screen, view);
    case HUT_SCREEN_MESSAGE:
      screen->point = hut_public_words (ask->words);
      return TRUE;
    case HUT_SCREEN_COUNTDOWN:
      return build_countdown (screen, ask), TRUE;
    case HUT_SCREEN_TITLE:
    default:
      return build_title (screen, view), TRUE;
    }
}

HutScreen *
hut_screen_new (const HutMeetingView *view, const HutScreenAsk *ask, HutScreenAudience audience)
{
  g_autoptr (HutScreen) screen = hut_screen_alloc (ask->kind);
  const HutScreenAsk title = { .kind = HUT_SCREEN_TITLE };

  if (!build (screen, view, ask, audience))
    return hut_screen_new (view, &title, audience);
  if (ask->kind != HUT_SCREEN_BLACKOUT)
    screen->body = hut_public_text (view->meeting->body, "name");
  return g_steal_pointer (&screen);
}
