/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A hybrid clock: one integer of microseconds UTC that never stands still and never goes back,
 * max(wall clock, last + 1). It only picks the later of two writers. Not thread-safe: its owner
 * is the thread that writes. */
typedef struct
{
  gint64 last;
} HutClock;

/* The next reading, greater than every one before it. */
gint64 hut_clock_tick (HutClock *clock);

/* Takes note of a reading seen elsewhere, so that the next tick is later than it. A reading more
 * than 60 s ahead of @now is clamped to that, so that one wrong clock cannot win for ever. */
void hut_clock_observe (HutClock *clock, gint64 seen, gint64 now);

G_END_DECLS
