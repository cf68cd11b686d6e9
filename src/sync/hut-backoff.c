/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Waiting between tries; see the header. Thread-safe but for the value itself. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-backoff.h"

gint64
hut_backoff_fail (HutBackoff *backoff)
{
  gint64 step = HUT_BACKOFF_LAST;

  if (backoff->failures < 20)
    step = MIN (step, (gint64)HUT_BACKOFF_FIRST << backoff->failures);
  backoff->failures++;
  return step / 2 + (gint64)(g_random_double () * step / 2);
}

void
hut_backoff_reset (HutBackoff *backoff)
{
  backoff->failures = 0;
}

gint64
hut_backoff_jitter (gint64 interval)
{
  return interval + (gint64)((g_random_double () - 0.5) * interval / 2);
}
