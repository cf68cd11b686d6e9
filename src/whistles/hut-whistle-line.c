/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lines of the list. Pure. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistle-line.h"

void
hut_whistle_line_free (HutWhistleLine *line)
{
  hut_record_free (line->whistle);
  g_free (line->unit);
  g_free (line);
}

static gboolean
waits (HutSummonsCount counts)
{
  return counts == HUT_SUMMONS_TO_ANSWER || counts == HUT_SUMMONS_TO_ARRIVAL;
}

gboolean
hut_whistle_line_is_awaited (const HutWhistleLine *line)
{
  return line->unit != NULL && waits (line->counts);
}

gboolean
hut_whistle_line_is_late (const HutWhistleLine *line, HutTime now)
{
  return hut_whistle_line_is_awaited (line) && line->turns_at < now;
}

/* The instant that the clock of @summons counts to or from; 0: it stands, or no time was set. */
static HutTime
turn_of (const HutRecord *summons, const HutSummonsTimes *times, const HutSummonsClock *clock,
         HutTime now)
{
  if (clock->counts == HUT_SUMMONS_TO_ANSWER)
    return now + clock->span;
  if (clock->counts == HUT_SUMMONS_TO_ARRIVAL)
    return hut_record_get_int (summons, "due_at", 0);
  return clock->counts == HUT_SUMMONS_ON_SPOT ? times->arrived : 0;
}

/* Who is waited for comes before who is there; of these the one over or nearest its time, and the
 * one there longest. */
static void
take_clock (HutWhistleLine *line, const HutRecord *summons, HutSummonsCount counts, HutTime turn)
{
  gboolean awaited = hut_whistle_line_is_awaited (line);

  if (turn == 0 || (awaited && !waits (counts)))
    return;
  if (line->unit != NULL && awaited == waits (counts) && line->turns_at <= turn)
    return;
  g_free (line->unit);
  line->unit = g_strdup (hut_record_get_text (summons, "unit"));
  line->counts = counts;
  line->turns_at = turn;
}

static void
take_summons (HutWhistleLine *line, const HutWhistle *whistle, const HutRecord *summons,
              HutTime now)
{
  const char *state = hut_record_get_text (summons, "state");
  HutSummonsTimes times;
  HutSummonsClock clock;

  line->n_there += g_strcmp0 (state, "working") == 0;
  line->n_open += hut_summons_is_open (state);
  if (line->ended)
    return;
  hut_summons_times (whistle, summons, &times);
  clock = hut_summons_clock (summons, &times, now);
  take_clock (line, summons, clock.counts, turn_of (summons, &times, &clock, now));
}

HutWhistleLine *
hut_whistle_line_new (const HutWhistle *whistle, HutTime now)
{
  HutWhistleLine *line = g_new0 (HutWhistleLine, 1);

  line->whistle = hut_record_copy (whistle->whistle);
  line->ended = hut_whistle_is_ended (whistle);
  line->state = hut_whistle_state (whistle);
  line->n_called = whistle->summonses->len;
  for (guint i = 0; i < whistle->summonses->len; i++)
    take_summons (line, whistle, whistle->summonses->pdata[i], now);
  return line;
}

/* ---- Their order ---- */

static int
rank_of (const HutWhistleLine *line)
{
  if (line->ended)
    return 3;
  return line->unit == NULL ? 2 : hut_whistle_line_is_awaited (line) ? 0 : 1;
}

static int
compare_times (HutTime a, HutTime b)
{
  return a < b ? -1 : a > b;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const HutWhistleLine *left = *(HutWhistleLine *const *)a;
  const HutWhistleLine *right = *(HutWhistleLine *const *)b;

  if (rank_of (left) != rank_of (right))
    return rank_of (left) - rank_of (right);
  if (rank_of (left) < 2 && left->turns_at != right->turns_at)
    return compare_times (left->turns_at, right->turns_at);
  return compare_times (hut_record_get_int (right->whistle, "at", 0),
                        hut_record_get_int (left->whistle, "at", 0));
}

GPtrArray *
hut_whistle_lines (GPtrArray *whistles, HutTime now)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_whistle_line_free);

  for (guint i = 0; i < whistles->len; i++)
    g_ptr_array_add (lines, hut_whistle_line_new (whistles->pdata[i], now));
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}
