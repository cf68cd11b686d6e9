/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Screens that can be asked for. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-screen-ask.h"

#include "base/hut-json.h"
#include "domain/hut-attachment-plan.h"
#include "domain/hut-public-text.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* In the order of HutScreenKind. */
static const HutCode kinds[HUT_N_SCREEN_KINDS] = {
  { "blackout", NC_ ("screen", "Black") },
  { "title", NC_ ("screen", "Title") },
  { "agenda", NC_ ("screen", "Agenda") },
  { "presence", NC_ ("screen", "Presence") },
  { "topic", NC_ ("screen", "Topic") },
  { "place", NC_ ("screen", "Map and photographs") },
  { "speaker", NC_ ("screen", "Speaker") },
  { "motion", NC_ ("screen", "Motion") },
  { "vote", NC_ ("screen", "Vote") },
  { "result", NC_ ("screen", "Result") },
  { "resolutions", NC_ ("screen", "Resolutions") },
  { "notice", NC_ ("screen", "Public notice") },
  { "message", NC_ ("screen", "Message") },
  { "countdown", NC_ ("screen", "Countdown") },
};

const char *
hut_screen_kind_code (HutScreenKind kind)
{
  g_return_val_if_fail (kind < HUT_N_SCREEN_KINDS, NULL);

  return kinds[kind].code;
}

const char *
hut_screen_kind_label (HutScreenKind kind)
{
  g_return_val_if_fail (kind < HUT_N_SCREEN_KINDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "screen", kinds[kind].label);
}

HutScreenAsk *
hut_screen_ask_new (HutScreenKind kind, const HutUid *subject)
{
  HutScreenAsk *ask = g_new0 (HutScreenAsk, 1);

  ask->kind = kind;
  if (subject != NULL)
    ask->subject = *subject;
  return ask;
}

HutScreenAsk *
hut_screen_ask_copy (const HutScreenAsk *ask)
{
  HutScreenAsk *copy = g_memdup2 (ask, sizeof *ask);

  copy->words = g_strdup (ask->words);
  return copy;
}

void
hut_screen_ask_free (HutScreenAsk *ask)
{
  if (ask == NULL)
    return;
  g_free (ask->words);
  g_free (ask);
}

gboolean
hut_screen_ask_equal (const HutScreenAsk *a, const HutScreenAsk *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->kind == b->kind && hut_uid_equal (&a->subject, &b->subject) && a->from == b->from &&
         a->until == b->until && g_strcmp0 (a->words, b->words) == 0;
}

/* ---- What it is of ---- */

static gboolean
is_state (const HutRecord *record, const char *state)
{
  return g_strcmp0 (hut_record_get_text (record, "state"), state) == 0;
}

static const HutRecord *
named (const HutScreenAsk *ask, const HutMeetingView *view, const HutKind *kind)
{
  const HutRecord *record = hut_meeting_find (view->meeting, &ask->subject);

  return record != NULL && record->kind == kind ? record : NULL;
}

/* The last motion of @topic (NULL: of any) that was not withdrawn. */
static const HutRecord *
last_motion (const HutMeetingView *view, const HutRecord *topic)
{
  for (guint i = view->meeting->motions->len; i-- > 0;)
    {
      const HutRecord *motion = view->meeting->motions->pdata[i];

      if (!is_state (motion, "withdrawn") &&
          (topic == NULL || hut_meeting_is_of (motion, "topic", &topic->id)))
        return motion;
    }
  return NULL;
}

const HutRecord *
hut_screen_ask_motion (const HutScreenAsk *ask, const HutMeetingView *view)
{
  const HutRecord *voting = hut_meeting_voting (view->meeting);

  if (!hut_uid_is_nil (&ask->subject))
    return named (ask, view, &hut_kind_motion);
  return voting != NULL ? voting : last_motion (view, hut_meeting_current_topic (view->meeting));
}

const HutRecord *
hut_screen_ask_topic (const HutScreenAsk *ask, const HutMeetingView *view)
{
  if (hut_uid_is_nil (&ask->subject))
    return hut_meeting_current_topic (view->meeting);
  return named (ask, view, &hut_kind_topic);
}

char *
hut_screen_ask_words (const HutScreenAsk *ask, const HutMeetingView *view)
{
  const char *kind = hut_screen_kind_label (ask->kind);
  const HutRecord *record =
      hut_uid_is_nil (&ask->subject) ? NULL : hut_meeting_find (view->meeting, &ask->subject);
  const HutAgendaItem *item = record != NULL ? hut_agenda_find (view->agenda, &record->id) : NULL;
  g_autofree char *title = record != NULL ? hut_public_text (record, "title") : NULL;

  if (title == NULL)
    title = ask->words != NULL ? hut_public_words (ask->words) : NULL;
  if (title == NULL)
    return g_strdup (kind);
  if (item != NULL)
    /* Translators: what kind of screen, the number of the item, its title. */
    return g_strdup_printf (_ ("%s: %s. %s"), kind, item->number, title);
  /* Translators: what kind of screen, then of what. */
  return g_strdup_printf (_ ("%s: %s"), kind, title);
}

/* ---- JSON ---- */

JsonNode *
hut_screen_ask_to_json (const HutScreenAsk *ask)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  char uid[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, "kind", kinds[ask->kind].code);
  if (!hut_uid_is_nil (&ask->subject))
    json_object_set_string_member (object, "subject", hut_uid_print (&ask->subject, uid));
  if (ask->words != NULL)
    json_object_set_string_member (object, "words", ask->words);
  if (ask->until != 0)
    {
      json_object_set_int_member (object, "from", ask->from);
      json_object_set_int_member (object, "until", ask->until);
    }
  json_node_take_object (node, object);
  return node;
}

static gboolean
find_kind (const char *code, HutScreenKind *kind)
{
  for (guint i = 0; code != NULL && i < HUT_N_SCREEN_KINDS; i++)
    if (g_str_equal (kinds[i].code, code))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

HutScreenAsk *
hut_screen_ask_from_json (JsonNode *node)
{
  JsonObject *object =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (HutScreenAsk) ask = NULL;
  const char *subject;
  HutScreenKind kind;

  if (object == NULL || !find_kind (hut_json_get_string (object, "kind"), &kind))
    return NULL;
  ask = hut_screen_ask_new (kind, NULL);
  subject = hut_json_get_string (object, "subject");
  if (subject != NULL && !hut_uid_parse (subject, &ask->subject))
    return NULL;
  ask->words = g_strdup (hut_json_get_string (object, "words"));
  hut_json_get_int (object, "from", &ask->from);
  hut_json_get_int (object, "until", &ask->until);
  return g_steal_pointer (&ask);
}

/* ---- What there is ---- */

static void
add (GPtrArray *asks, HutScreenKind kind, const HutUid *subject)
{
  g_ptr_array_add (asks, hut_screen_ask_new (kind, subject));
}

static void
add_motions (GPtrArray *asks, const HutMeetingView *view, const HutRecord *topic)
{
  for (guint i = 0; i < view->meeting->motions->len; i++)
    {
      const HutRecord *motion = view->meeting->motions->pdata[i];

      if (!hut_meeting_is_of (motion, "topic", &topic->id) || is_state (motion, "withdrawn"))
        continue;
      add (asks, HUT_SCREEN_MOTION, &motion->id);
      if (is_state (motion, "voting") || is_state (motion, "counted"))
        add (asks, HUT_SCREEN_VOTE, &motion->id);
      if (is_state (motion, "counted") || is_state (motion, "published"))
        add (asks, HUT_SCREEN_RESULT, &motion->id);
    }
}

/* Whether there is anything to be seen of @topic: a place, or a photograph that may be projected.
 */
static gboolean
has_pictures (const HutMeetingView *view, const HutRecord *topic)
{
  HutPoint place;
  guint n, n_public;

  hut_attachment_count (view->meeting, &topic->id, &n, &n_public);
  return n_public > 0 || hut_record_get_point (topic, "place", &place);
}

static void
add_topics (GPtrArray *asks, const HutMeetingView *view)
{
  for (guint i = 0; i < view->agenda->items->len; i++)
    {
      const HutRecord *topic = g_array_index (view->agenda->items, HutAgendaItem, i).topic;

      add (asks, HUT_SCREEN_TOPIC, &topic->id);
      if (has_pictures (view, topic))
        add (asks, HUT_SCREEN_PLACE, &topic->id);
      add_motions (asks, view, topic);
    }
}

GPtrArray *
hut_screen_asks (const HutMeetingView *view)
{
  GPtrArray *asks = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_screen_ask_free);

  add (asks, HUT_SCREEN_TITLE, NULL);
  add (asks, HUT_SCREEN_AGENDA, NULL);
  add (asks, HUT_SCREEN_PRESENCE, NULL);
  add (asks, HUT_SCREEN_SPEAKER, NULL);
  add_topics (asks, view);
  if (view->meeting->resolutions->len > 0)
    add (asks, HUT_SCREEN_RESOLUTIONS, NULL);
  if (view->meeting->notices->len > 0)
    add (asks, HUT_SCREEN_NOTICE, NULL);
  return asks;
}

/* ---- What comes next ---- */

static HutScreenAsk *
next_of_motion (const HutRecord *motion, const HutScreenAsk *current)
{
  gboolean counted = is_state (motion, "counted");
  gboolean is_on = current != NULL && current->kind == HUT_SCREEN_VOTE;

  return hut_screen_ask_new (counted || is_on ? HUT_SCREEN_RESULT : HUT_SCREEN_VOTE, &motion->id);
}

static HutScreenAsk *
next_of_topic (const HutMeetingView *view, const HutRecord *topic, const HutScreenAsk *current)
{
  HutScreenKind shown = current != NULL ? current->kind : HUT_SCREEN_TITLE;
  const HutRecord *motion = last_motion (view, topic);

  if (shown == HUT_SCREEN_TOPIC && has_pictures (view, topic))
    return hut_screen_ask_new (HUT_SCREEN_PLACE, &topic->id);
  if (shown != HUT_SCREEN_SPEAKER && hut_meeting_speaking (view->meeting) != NULL)
    return hut_screen_ask_new (HUT_SCREEN_SPEAKER, NULL);
  if (motion != NULL && is_state (motion, "ready") && shown != HUT_SCREEN_MOTION)
    return hut_screen_ask_new (HUT_SCREEN_MOTION, &motion->id);
  if (motion != NULL && is_state (motion, "published") && shown != HUT_SCREEN_RESULT)
    return hut_screen_ask_new (HUT_SCREEN_RESULT, &motion->id);
  return hut_screen_ask_new (shown == HUT_SCREEN_TOPIC ? HUT_SCREEN_SPEAKER : HUT_SCREEN_TOPIC,
                             shown == HUT_SCREEN_TOPIC ? NULL : &topic->id);
}

HutScreenAsk *
hut_screen_ask_next (const HutMeetingView *view, const HutScreenAsk *current)
{
  const HutRecord *voting = hut_meeting_voting (view->meeting);
  const HutRecord *topic = hut_meeting_current_topic (view->meeting);

  if (voting != NULL)
    return next_of_motion (voting, current);
  if (topic != NULL)
    return next_of_topic (view, topic, current);
  if (current == NULL)
    return hut_screen_ask_new (HUT_SCREEN_TITLE, NULL);
  if (current->kind == HUT_SCREEN_TITLE)
    return hut_screen_ask_new (HUT_SCREEN_PRESENCE, NULL);
  if (view->meeting->resolutions->len > 0 && current->kind != HUT_SCREEN_RESOLUTIONS)
    return hut_screen_ask_new (HUT_SCREEN_RESOLUTIONS, NULL);
  return hut_screen_ask_new (HUT_SCREEN_AGENDA, NULL);
}
