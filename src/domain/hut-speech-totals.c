/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Speaking times, added up in one walk through the speeches. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-speech-totals.h"

#include <string.h>

static HutStand
stand_of (const HutRecord *speech)
{
  HutStand stand = HUT_STAND_QUESTION;

  hut_stand_parse (hut_record_get_text (speech, "stand"), &stand);
  return stand;
}

static void
add (HutSpeechTotal *total, const HutRecord *speech)
{
  HutStand stand = stand_of (speech);
  HutTime since = hut_record_get_int (speech, "running_since", 0);

  total->n_spoken[stand]++;
  total->spoken[stand] += hut_record_get_int (speech, "spoken", 0);
  if (since == 0)
    return;
  total->running = stand;
  total->running_since = since;
}

/* The place of the member whom @speech is of among @members; one that was not there is added. */
static HutSpeechTotal *
total_of (GArray *members, GHashTable *places, const HutMeeting *meeting, const HutRecord *speech)
{
  const char *member = hut_record_get_text (speech, "member");
  HutSpeechTotal fresh = { .running = HUT_STAND_NONE };
  gpointer place;

  if (member == NULL || !hut_uid_parse (member, &fresh.id))
    return NULL;
  if (g_hash_table_lookup_extended (places, member, NULL, &place))
    return &g_array_index (members, HutSpeechTotal, GPOINTER_TO_UINT (place));
  fresh.member = hut_meeting_of (meeting, speech, "member");
  g_hash_table_insert (places, (gpointer)member, GUINT_TO_POINTER (members->len));
  g_array_append_val (members, fresh);
  return &g_array_index (members, HutSpeechTotal, members->len - 1);
}

static HutTime
sum (const HutSpeechTotal *total)
{
  HutTime spoken = 0;

  for (HutStand stand = 0; stand < HUT_STAND_NONE; stand++)
    spoken += total->spoken[stand];
  return spoken;
}

/* Who speaks now keeps his place until he ends. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const HutSpeechTotal *left = a, *right = b;
  HutTime before = sum (left), after = sum (right);

  if (before != after)
    return before > after ? -1 : 1;
  return memcmp (&left->id, &right->id, sizeof (HutUid));
}

HutSpeechTotals *
hut_speech_totals_new (const HutMeeting *meeting)
{
  HutSpeechTotals *totals = g_new0 (HutSpeechTotals, 1);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  totals->members = g_array_new (FALSE, FALSE, sizeof (HutSpeechTotal));
  totals->all.running = HUT_STAND_NONE;
  for (guint i = 0; i < meeting->speeches->len; i++)
    {
      const HutRecord *speech = meeting->speeches->pdata[i];
      HutSpeechTotal *own;

      if (hut_record_get_int (speech, "started_at", 0) == 0)
        continue;
      add (&totals->all, speech);
      own = total_of (totals->members, places, meeting, speech);
      if (own != NULL)
        add (own, speech);
    }
  g_array_sort (totals->members, compare);
  return totals;
}

void
hut_speech_totals_free (HutSpeechTotals *totals)
{
  if (totals == NULL)
    return;
  g_array_unref (totals->members);
  g_free (totals);
}

HutTime
hut_speech_total_spoken (const HutSpeechTotal *total, HutStand stand, HutTime now)
{
  HutTime running = total->running != HUT_STAND_NONE ? MAX (0, now - total->running_since) : 0;

  if (stand == HUT_STAND_NONE)
    return sum (total) + running;
  return total->spoken[stand] + (stand == total->running ? running : 0);
}

guint
hut_speech_total_count (const HutSpeechTotal *total)
{
  guint n = 0;

  for (HutStand stand = 0; stand < HUT_STAND_NONE; stand++)
    n += total->n_spoken[stand];
  return n;
}

const HutSpeechTotal *
hut_speech_totals_of (const HutSpeechTotals *totals, const HutUid *member)
{
  for (guint i = 0; i < totals->members->len; i++)
    {
      const HutSpeechTotal *total = &g_array_index (totals->members, HutSpeechTotal, i);

      if (hut_uid_equal (&total->id, member))
        return total;
    }
  return NULL;
}
