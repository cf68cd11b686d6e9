/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long to wait before the next try: 1 s doubled with each failure up to 5 min, and a random
 * part, so that a hundred desks do not come back in the same second. A plain value; zero it. */
typedef struct
{
  guint failures; /* in a row */
} HutBackoff;

#define HUT_BACKOFF_FIRST G_USEC_PER_SEC
#define HUT_BACKOFF_LAST (5 * 60 * (gint64)G_USEC_PER_SEC)

/* Counts a failure and returns the wait in microseconds: between a half of the present step and
 * the whole of it. */
gint64 hut_backoff_fail (HutBackoff *backoff);

/* It worked: the next failure begins at 1 s. */
void hut_backoff_reset (HutBackoff *backoff);

/* @interval with up to a quarter of it taken off or added, at random. */
gint64 hut_backoff_jitter (gint64 interval);

G_END_DECLS
