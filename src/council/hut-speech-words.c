/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Speaking times in words. Pure. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-speech-words.h"

#include "council/hut-meeting-lines.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const char *const stands[HUT_STAND_NONE] = {
  [HUT_STAND_FOR] = "for",
  [HUT_STAND_AGAINST] = "against",
  [HUT_STAND_QUESTION] = "question",
  [HUT_STAND_ORDER] = "order",
};

char *
hut_speech_sides_words (const HutSpeechTotal *total, HutTime now)
{
  g_autofree char *for_time = hut_clock_words (hut_speech_total_spoken (total, HUT_STAND_FOR, now));
  g_autofree char *against_time =
      hut_clock_words (hut_speech_total_spoken (total, HUT_STAND_AGAINST, now));

  return g_strdup_printf (_ ("for %u, %s · against %u, %s"), total->n_spoken[HUT_STAND_FOR],
                          for_time, total->n_spoken[HUT_STAND_AGAINST], against_time);
}

char *
hut_speech_nth_words (guint n, HutTime spoken)
{
  g_autofree char *clock = hut_clock_words (spoken);

  return n > 1 ? g_strdup_printf (_ ("Speech %u · %s in all"), n, clock)
               : g_strdup (_ ("First speech"));
}

/* "for 2, 3:05 · question 1, 0:40" */
static char *
by_stand (const HutSpeechTotal *total, HutTime now)
{
  const HutField *field = hut_kind_field (&hut_kind_speech, "stand");
  GString *words = g_string_new (NULL);

  for (HutStand stand = 0; stand < HUT_STAND_NONE; stand++)
    {
      g_autofree char *clock = NULL;

      if (total->n_spoken[stand] == 0)
        continue;
      clock = hut_clock_words (hut_speech_total_spoken (total, stand, now));
      g_string_append (words, words->len > 0 ? " · " : "");
      /* Translators: a stand, how many speeches, and how long they were: "for 2, 3:05". */
      g_string_append_printf (words, C_ ("speeches", "%s %u, %s"),
                              hut_field_code_label (field, stands[stand]), total->n_spoken[stand],
                              clock);
    }
  return g_string_free (words, FALSE);
}

static HutLine *
line_of (const HutSpeechTotal *total, guint place, HutTime now)
{
  char id[HUT_UID_STRING_LEN + 1];
  HutLine *line = hut_line_new (hut_uid_print (&total->id, id));
  guint n = hut_speech_total_count (total);
  g_autofree char *clock = hut_clock_words (hut_speech_total_spoken (total, HUT_STAND_NONE, now));

  line->lead = g_strdup_printf ("%u", place);
  line->title =
      total->member != NULL ? hut_member_words (total->member) : g_strdup (_ ("Unknown member"));
  line->note = by_stand (total, now);
  /* Translators: how many speeches, and how long they were together. */
  line->end = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u speech · %s", "%u speeches · %s", n), n, clock);
  if (total->running != HUT_STAND_NONE)
    {
      line->chip = g_strdup (C_ ("speeches", "Speaking"));
      line->chip_icon = "";
      line->chip_tone = "at-work";
    }
  return line;
}

GPtrArray *
hut_speech_lines (const HutMeetingView *view, HutTime now)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_line_free);
  const GArray *members = view->totals->members;

  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (lines, line_of (&g_array_index (members, HutSpeechTotal, i), i + 1, now));
  return lines;
}
