/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-summons-clock.h"

G_BEGIN_DECLS

/* A whistle as its row in the list says it: how many of whom are there, and which clock comes next.
 * Plain values; any thread. */
typedef struct
{
  HutRecord *whistle;
  const char *state; /* see hut_whistle_state(); static */
  gboolean ended;
  guint n_called; /* its summonses */
  guint n_there;  /* of them: on the spot */
  guint n_open;   /* of them: neither done nor released */
  char *unit;     /* whose clock comes next: late ones first, then the nearest; NULL: none runs */
  HutSummonsCount counts; /* what that counts */
  HutTime turns_at;       /* the instant that it counts to, or since which it counts */
} HutWhistleLine;

HutWhistleLine *hut_whistle_line_new (const HutWhistle *whistle, HutTime now);
void hut_whistle_line_free (HutWhistleLine *line);

/* The lines of @whistles (HutWhistle): under way first, of these what is waited for by its time,
 * then who is there, then what is only to be ended; then those that have ended, the newest first.
 * Owned by the caller. */
GPtrArray *hut_whistle_lines (GPtrArray *whistles, HutTime now);

/* Whether somebody is waited for, and the time that was set is over at @now. */
gboolean hut_whistle_line_is_awaited (const HutWhistleLine *line);
gboolean hut_whistle_line_is_late (const HutWhistleLine *line, HutTime now);

G_END_DECLS
