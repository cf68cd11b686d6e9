/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who speaks next, and who has spoken. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-speech-list.h"

typedef struct
{
  guint n_speeches;
  HutTime spoken;
} Total;

static gboolean
is_state (const HutRecord *speech, const char *state)
{
  return g_strcmp0 (hut_record_get_text (speech, "state"), state) == 0;
}

HutTime
hut_speech_spoken (const HutRecord *speech, HutTime now)
{
  HutTime since = hut_record_get_int (speech, "running_since", 0);

  return hut_record_get_int (speech, "spoken", 0) + (since > 0 ? MAX (0, now - since) : 0);
}

HutTime
hut_speech_left (const HutRecord *speech, HutTime now)
{
  gint64 limit = hut_record_get_int (speech, "limit", 0);

  return limit > 0 ? limit * G_USEC_PER_SEC - hut_speech_spoken (speech, now) : G_MAXINT64;
}

/* Who began has spoken, also where he was interrupted. */
static gboolean
has_begun (const HutRecord *speech)
{
  return hut_record_get_int (speech, "started_at", 0) > 0;
}

static gboolean
has_ended (const HutRecord *speech)
{
  return is_state (speech, "done") || (is_state (speech, "withdrawn") && has_begun (speech));
}

/* Of each member by the text of his uid; a point of order takes nobody's turn. */
static GHashTable *
find_totals (const HutMeeting *meeting)
{
  GHashTable *totals = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < meeting->speeches->len; i++)
    {
      const HutRecord *speech = meeting->speeches->pdata[i];
      const char *member = hut_record_get_text (speech, "member");
      Total *total;

      if (member == NULL || !has_ended (speech) ||
          g_strcmp0 (hut_record_get_text (speech, "stand"), "order") == 0)
        continue;
      total = g_hash_table_lookup (totals, member);
      if (total == NULL)
        g_hash_table_insert (totals, (gpointer)member, total = g_new0 (Total, 1));
      total->n_speeches++;
      total->spoken += hut_record_get_int (speech, "spoken", 0);
    }
  return totals;
}

HutTime
hut_speech_total (const HutMeeting *meeting, const HutUid *member, HutTime now, guint *n_speeches)
{
  HutTime total = 0;

  *n_speeches = 0;
  for (guint i = 0; i < meeting->speeches->len; i++)
    {
      const HutRecord *speech = meeting->speeches->pdata[i];

      if (!hut_meeting_is_of (speech, "member", member) || !has_begun (speech))
        continue;
      *n_speeches += 1;
      total += hut_speech_spoken (speech, now);
    }
  return total;
}

static gboolean
is_of_topic (const HutRecord *speech, const HutRecord *topic)
{
  return topic != NULL ? hut_meeting_is_of (speech, "topic", &topic->id)
                       : hut_record_get_text (speech, "topic") == NULL;
}

static HutStand
stand_of (const HutRecord *speech)
{
  HutStand stand = HUT_STAND_QUESTION;

  hut_stand_parse (hut_record_get_text (speech, "stand"), &stand);
  return stand;
}

static void
note_clock (HutSpeechList *list, const HutRecord *speech, HutStand stand)
{
  HutTime since = hut_record_get_int (speech, "running_since", 0);

  if (since == 0)
    return;
  list->running = stand;
  list->running_since = since;
}

/* The stand of the last speech for or against, and sums by stand. */
static HutStand
note_spoken (HutSpeechList *list, const HutMeeting *meeting, const HutRecord *topic)
{
  HutStand last = HUT_STAND_NONE;
  HutTime newest = G_MININT64;

  for (guint i = 0; i < meeting->speeches->len; i++)
    {
      const HutRecord *speech = meeting->speeches->pdata[i];
      HutStand stand = stand_of (speech);
      HutTime at = hut_record_get_int (speech, "started_at", 0);

      if (!is_of_topic (speech, topic) || !has_begun (speech))
        continue;
      note_clock (list, speech, stand);
      list->n_spoken[stand]++;
      list->spoken[stand] += hut_record_get_int (speech, "spoken", 0);
      if ((stand == HUT_STAND_FOR || stand == HUT_STAND_AGAINST) && at >= newest)
        {
          newest = at;
          last = stand;
        }
    }
  return last;
}

static HutSpeechPlace
place_of (const HutMeeting *meeting, const HutRecord *speech, GHashTable *totals)
{
  const char *member = hut_record_get_text (speech, "member");
  const Total *total = member != NULL ? g_hash_table_lookup (totals, member) : NULL;

  return (HutSpeechPlace){ .speech = speech,
                           .member = hut_meeting_of (meeting, speech, "member"),
                           .n_before = total != NULL ? total->n_speeches : 0,
                           .spoken_before = total != NULL ? total->spoken : 0 };
}

/* Who was interrupted has the floor after every point of order, before all others. */
static void
put_interrupted_first (GArray *waiting)
{
  g_autoptr (GArray) sorted =
      g_array_sized_new (FALSE, FALSE, sizeof (HutSpeechPlace), waiting->len);

  for (guint step = 0; step < 3; step++)
    for (guint i = 0; i < waiting->len; i++)
      {
        const HutSpeechPlace *place = &g_array_index (waiting, HutSpeechPlace, i);
        guint belongs = stand_of (place->speech) == HUT_STAND_ORDER ? 0
                        : has_begun (place->speech)                 ? 1
                                                                    : 2;

        if (belongs == step)
          g_array_append_val (sorted, *place);
      }
  g_array_set_size (waiting, 0);
  if (sorted->len > 0)
    g_array_append_vals (waiting, sorted->data, sorted->len);
}

static void
put_in_order (HutSpeechList *list, GArray *places, HutStand last, const HutSpeakerRules *rules)
{
  g_autofree HutSpeaker *speakers = g_new0 (HutSpeaker, places->len);
  g_autofree guint *order = g_new0 (guint, places->len);

  for (guint i = 0; i < places->len; i++)
    {
      const HutSpeechPlace *place = &g_array_index (places, HutSpeechPlace, i);

      speakers[i] = (HutSpeaker){ .stand = stand_of (place->speech),
                                  .asked_at = hut_record_get_int (place->speech, "asked_at", 0),
                                  .n_speeches = place->n_before,
                                  .spoken = place->spoken_before };
    }
  hut_speakers_order (speakers, places->len, last, rules, order);
  for (guint i = 0; i < places->len; i++)
    g_array_append_val (list->waiting, g_array_index (places, HutSpeechPlace, order[i]));
  put_interrupted_first (list->waiting);
}

HutSpeechList *
hut_speech_list_new (const HutMeeting *meeting, const HutRecord *topic,
                     const HutSpeakerRules *rules)
{
  HutSpeechList *list = g_new0 (HutSpeechList, 1);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (HutSpeechPlace));
  g_autoptr (GHashTable) totals = find_totals (meeting);
  HutStand last;

  list->running = HUT_STAND_NONE;
  last = note_spoken (list, meeting, topic);
  list->waiting = g_array_new (FALSE, FALSE, sizeof (HutSpeechPlace));
  for (guint i = 0; i < meeting->speeches->len; i++)
    {
      const HutRecord *speech = meeting->speeches->pdata[i];
      HutSpeechPlace place;

      if (!is_of_topic (speech, topic) || !is_state (speech, "waiting"))
        continue;
      place = place_of (meeting, speech, totals);
      g_array_append_val (places, place);
    }
  put_in_order (list, places, last, rules);
  return list;
}

HutTime
hut_speech_list_spoken (const HutSpeechList *list, HutStand stand, HutTime now)
{
  return list->spoken[stand] + (list->running == stand ? MAX (0, now - list->running_since) : 0);
}

void
hut_speech_list_free (HutSpeechList *list)
{
  if (list == NULL)
    return;
  g_array_unref (list->waiting);
  g_free (list);
}
