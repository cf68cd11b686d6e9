/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The clock of a summons. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-summons-clock.h"

#include <string.h>

static gboolean
is_of (const HutRecord *step, const HutRecord *summons)
{
  const char *text = hut_record_get_text (step, "summons");
  HutUid id;

  return text != NULL && hut_uid_parse (text, &id) && hut_uid_equal (&id, &summons->id);
}

static void
set_first (HutTime *time, HutTime at)
{
  if (*time == 0)
    *time = at;
}

/* What the unit itself does, not what is done about it. */
static gboolean
is_own (const char *code)
{
  static const char *const own[] = { "accepted", "disputed", "refused", "arrived",
                                     "report",   "done",     NULL };

  return g_strv_contains (own, code);
}

static void
note_own (HutSummonsTimes *times, const HutRecord *step, const char *code, HutTime at)
{
  const char *how = hut_record_get_text (step, "how");

  times->last = step;
  times->told |= how != NULL && !g_str_equal (how, "desk");
  if (!g_str_equal (code, "report"))
    set_first (&times->answered, at);
  if (g_str_equal (code, "accepted"))
    set_first (&times->accepted, at);
  else if (g_str_equal (code, "disputed"))
    times->disputed = at;
  else if (g_str_equal (code, "refused"))
    times->refused = at;
  else if (g_str_equal (code, "done"))
    times->done = at;
  else if (g_str_equal (code, "report"))
    {
      times->reported = at;
      times->n_reports++;
    }
  else if (times->arrived == 0)
    {
      times->arrived = at;
      times->arrival = step;
    }
}

/* For the unit: that lets it go. */
static void
note_ruling (HutSummonsTimes *times, const HutRecord *step, HutTime at)
{
  times->ruled = at;
  times->ruled_for = g_strcmp0 (hut_record_get_text (step, "ruling"), "department") == 0;
  if (times->ruled_for)
    times->released = at;
}

static void
note (HutSummonsTimes *times, const HutRecord *step)
{
  const char *code = hut_record_get_text (step, "code");
  HutTime at = hut_whistle_step_time (step);

  if (code == NULL)
    return;
  if (is_own (code))
    note_own (times, step, code, at);
  else if (g_str_equal (code, "called"))
    set_first (&times->called, at);
  else if (g_str_equal (code, "ruled"))
    note_ruling (times, step, at);
  else if (g_str_equal (code, "released"))
    times->released = at;
  else if (g_str_equal (code, "reminded"))
    times->n_reminders++;
  else if (g_str_equal (code, "supervised"))
    times->n_supervised++;
  else if (g_str_equal (code, "sent-back"))
    {
      times->done = 0;
      times->n_sent_back++;
    }
}

void
hut_summons_times (const HutWhistle *whistle, const HutRecord *summons, HutSummonsTimes *times)
{
  *times = (HutSummonsTimes){ 0 };
  for (guint i = 0; i < whistle->steps->len; i++)
    if (is_of (whistle->steps->pdata[i], summons))
      note (times, whistle->steps->pdata[i]);
  if (times->called == 0)
    times->called = hut_record_get_int (summons, "at", 0);
}

static gboolean
is_state (const HutRecord *summons, const char *state)
{
  return g_strcmp0 (hut_record_get_text (summons, "state"), state) == 0;
}

HutSummonsClock
hut_summons_clock (const HutRecord *summons, const HutSummonsTimes *times, HutTime now)
{
  HutTime answer_due = hut_record_get_int (summons, "answer_due_at", 0);
  HutTime due = hut_record_get_int (summons, "due_at", 0);
  HutTime end = is_state (summons, "done") ? times->done : times->released;
  HutSummonsClock clock = { HUT_SUMMONS_TO_ARRIVAL, due - now, FALSE };

  if (is_state (summons, "done") || is_state (summons, "released"))
    return (HutSummonsClock){ HUT_SUMMONS_TAKEN, MAX (end - times->called, 0), FALSE };
  if (is_state (summons, "working"))
    return (HutSummonsClock){ HUT_SUMMONS_ON_SPOT, MAX (now - times->arrived, 0), FALSE };
  if (is_state (summons, "called") && times->answered == 0 && answer_due != 0)
    clock = (HutSummonsClock){ HUT_SUMMONS_TO_ANSWER, answer_due - now, FALSE };
  clock.late = clock.span < 0;
  return clock;
}

/* By how much @at (0: not yet) is after @due; @let_go: when nobody waited any more, 0: never. */
static gint64
lateness (HutTime due, HutTime at, HutTime let_go, HutTime now)
{
  HutTime until = at != 0 ? at : let_go != 0 ? let_go : now;

  return due == 0 ? 0 : MAX (until - due, 0);
}

gint64
hut_summons_late_answer (const HutRecord *summons, const HutSummonsTimes *times, HutTime now)
{
  return lateness (hut_record_get_int (summons, "answer_due_at", 0), times->answered,
                   times->released, now);
}

gint64
hut_summons_late_arrival (const HutRecord *summons, const HutSummonsTimes *times, HutTime now)
{
  HutTime let_go = times->ruled_for && times->disputed != 0 ? times->disputed : times->released;

  return lateness (hut_record_get_int (summons, "due_at", 0), times->arrived, let_go, now);
}

HutTime
hut_summons_next_turn (const HutRecord *summons, HutTime now)
{
  HutTime next = 0;
  const char *const *field;
  static const char *const fields[] = { "answer_due_at", "due_at", NULL };

  if (is_state (summons, "done") || is_state (summons, "released") || is_state (summons, "working"))
    return 0;
  for (field = fields; *field != NULL; field++)
    {
      HutTime due = hut_record_get_int (summons, *field, 0);

      if (due > now && (next == 0 || due < next))
        next = due;
    }
  return next;
}
