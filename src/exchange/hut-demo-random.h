/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A small generator of pseudo-random numbers (SplitMix64), the same on every machine and in every
 * version of GLib. A plain value; not for secrets. */
typedef struct
{
  guint64 state;
} HutDemoRandom;

/* Numbers that depend on @seed and @stream only; each stream of a seed is another sequence. */
void hut_demo_random_init (HutDemoRandom *random, guint64 seed, guint64 stream);

/* 64 bits; 0 to @bound − 1 (@bound above 0); 0 up to but not including 1. */
guint64 hut_demo_random_next (HutDemoRandom *random);
guint hut_demo_random_below (HutDemoRandom *random, guint bound);
double hut_demo_random_unit (HutDemoRandom *random);

/* TRUE in @percent of 100 cases, which may be a fraction. */
gboolean hut_demo_random_chance (HutDemoRandom *random, double percent);

/* A whole number from @low to @high, both included. */
gint64 hut_demo_random_between (HutDemoRandom *random, gint64 low, gint64 high);

/* A waiting time whose mean is @mean: mostly short, sometimes long. */
double hut_demo_random_wait (HutDemoRandom *random, double mean);

/* An index of @weights, as often as its weight says; their sum is above 0. */
guint hut_demo_random_weighted (HutDemoRandom *random, const guint *weights, guint n_weights);

/* One of @texts, which has at least one. */
const char *hut_demo_random_text (HutDemoRandom *random, const char *const *texts);

G_END_DECLS
