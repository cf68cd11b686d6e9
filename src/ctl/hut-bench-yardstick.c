/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A piece of work that is always the same: a walk in a fixed disorder through memory that no cache
 * of one core holds. About a millisecond, less than a hundredth of a core. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench-yardstick.h"

#include "ctl/hut-bench.h"

#include <math.h>

#define CELLS (1u << 20) /* of 4 bytes */
#define STEPS 100000
#define PAUSE (G_TIME_SPAN_SECOND / 4)

struct _HutBenchYardstick
{
  GThread *thread;
  GMutex lock;
  GCond changed;
  gboolean over;
  guint32 *cells;
  GArray *times; /* double: ms */
};

static double
worked_ms (void)
{
  return (double)hut_time_worked () / 1000;
}

static void
measure (HutBenchYardstick *self)
{
  double began = worked_ms (), took;
  guint32 at = 1;

  for (guint i = 0; i < STEPS; i++)
    {
      at = at * 1664525u + 1013904223u;
      self->cells[at & (CELLS - 1)] += at;
    }
  took = worked_ms () - began;
  g_array_append_val (self->times, took);
}

static gpointer
run (gpointer data)
{
  HutBenchYardstick *self = data;

  g_mutex_lock (&self->lock);
  while (!self->over)
    {
      measure (self);
      g_cond_wait_until (&self->changed, &self->lock, g_get_monotonic_time () + PAUSE);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

HutBenchYardstick *
hut_bench_yardstick_start (void)
{
  HutBenchYardstick *self = g_new0 (HutBenchYardstick, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->cells = g_new0 (guint32, CELLS);
  self->times = g_array_new (FALSE, FALSE, sizeof (double));
  measure (self);
  /* The first met cold memory. */
  g_array_set_size (self->times, 0);
  self->thread = g_thread_new ("yardstick", run, self);
  return self;
}

void
hut_bench_yardstick_end (HutBenchYardstick *self, double *median, double *longest)
{
  g_mutex_lock (&self->lock);
  self->over = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  *median = hut_bench_median (self->times);
  *longest = self->times->len > 0 ? g_array_index (self->times, double, self->times->len - 1) : NAN;
  g_array_unref (self->times);
  g_free (self->cells);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}
