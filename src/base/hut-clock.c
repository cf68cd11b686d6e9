/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The hybrid clock; see the header. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-clock.h"

#define AHEAD_LIMIT (60 * G_USEC_PER_SEC)

gint64
hut_clock_tick (HutClock *clock)
{
  clock->last = MAX (g_get_real_time (), clock->last + 1);
  return clock->last;
}

void
hut_clock_observe (HutClock *clock, gint64 seen, gint64 now)
{
  clock->last = MAX (clock->last, MIN (seen, now + AHEAD_LIMIT));
}
