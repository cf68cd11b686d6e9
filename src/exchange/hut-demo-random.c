/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* SplitMix64 (Steele, Lea, Flood 2014): one addition and three mixing steps a number, and any
 * state is a good one. Pure. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-random.h"

#include <math.h>

#define STEP G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static guint64
mix (guint64 bits)
{
  bits = (bits ^ (bits >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  bits = (bits ^ (bits >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return bits ^ (bits >> 31);
}

void
hut_demo_random_init (HutDemoRandom *random, guint64 seed, guint64 stream)
{
  random->state = mix (mix (seed + STEP) ^ (stream * STEP));
}

guint64
hut_demo_random_next (HutDemoRandom *random)
{
  random->state += STEP;
  return mix (random->state);
}

guint
hut_demo_random_below (HutDemoRandom *random, guint bound)
{
  g_assert (bound > 0);
  return ((hut_demo_random_next (random) >> 32) * bound) >> 32;
}

double
hut_demo_random_unit (HutDemoRandom *random)
{
  return (hut_demo_random_next (random) >> 11) * 0x1p-53;
}

gboolean
hut_demo_random_chance (HutDemoRandom *random, double percent)
{
  return hut_demo_random_unit (random) * 100 < percent;
}

gint64
hut_demo_random_between (HutDemoRandom *random, gint64 low, gint64 high)
{
  g_assert (low <= high);
  return low + (gint64)(hut_demo_random_unit (random) * (high - low + 1));
}

double
hut_demo_random_wait (HutDemoRandom *random, double mean)
{
  return -log (1 - hut_demo_random_unit (random)) * mean;
}

guint
hut_demo_random_weighted (HutDemoRandom *random, const guint *weights, guint n_weights)
{
  guint sum = 0, at;

  for (guint i = 0; i < n_weights; i++)
    sum += weights[i];
  at = hut_demo_random_below (random, sum);
  for (guint i = 0; i < n_weights; i++)
    {
      if (at < weights[i])
        return i;
      at -= weights[i];
    }
  g_assert_not_reached ();
}

const char *
hut_demo_random_text (HutDemoRandom *random, const char *const *texts)
{
  return texts[hut_demo_random_below (random, g_strv_length ((char **)texts))];
}
