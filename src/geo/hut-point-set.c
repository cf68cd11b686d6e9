/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A set of points in quadtree order; see the header.
 *
 * A place becomes two numbers of 30 bits (4 cm at the equator) whose bits, taken in turn, make its
 * code; sorted by code, each square of the quadtree is one run. Sums are kept for every
 * BLOCK points from the start, so that the sum of a run is a difference of two, and of the less
 * than BLOCK points after each. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-point-set.h"

#define BLOCK 32
#define SIDE (1u << HUT_POINT_SET_DEPTH)

typedef struct
{
  guint64 code;
  guint32 index;
} Entry;

typedef struct
{
  guint64 x;
  guint64 y;
  guint32 pins[HUT_N_PINS];
} Sum;

struct _HutPointSet
{
  gatomicrefcount refs;
  guint32 n_points;
  guint64 *codes;
  guint32 *ids;
  guint8 *pins;
  Sum *blocks; /* blocks[i]: the sum of the first i × BLOCK points */
};

/* Puts a zero before each of the 32 bits of @half. */
static guint64
spread (guint32 half)
{
  guint64 bits = half;

  bits = (bits | bits << 16) & 0x0000ffff0000ffff;
  bits = (bits | bits << 8) & 0x00ff00ff00ff00ff;
  bits = (bits | bits << 4) & 0x0f0f0f0f0f0f0f0f;
  bits = (bits | bits << 2) & 0x3333333333333333;
  return (bits | bits << 1) & 0x5555555555555555;
}

/* The even bits of @code, put together again. */
static guint32
gather (guint64 code)
{
  code &= 0x5555555555555555;
  code = (code | code >> 1) & 0x3333333333333333;
  code = (code | code >> 2) & 0x0f0f0f0f0f0f0f0f;
  code = (code | code >> 4) & 0x00ff00ff00ff00ff;
  code = (code | code >> 8) & 0x0000ffff0000ffff;
  return (guint32)(code | code >> 16);
}

static guint32
step_of (double part)
{
  return (guint32)CLAMP (part * SIDE, 0, SIDE - 1);
}

static guint64
code_of (HutPoint point)
{
  HutMercator place = hut_mercator_project (point);

  return spread (step_of (place.y)) << 1 | spread (step_of (place.x));
}

/* Sorts by code: eight bits at a time from the lowest, stable, so that equal places keep their
 * order. Passes in which all codes agree are skipped. */
static Entry *
sort_entries (Entry *entries, Entry *spare, gsize n)
{
  for (guint shift = 0; shift < 2 * HUT_POINT_SET_DEPTH; shift += 8)
    {
      gsize starts[257] = { 0 };
      Entry *swap = entries;

      for (gsize i = 0; i < n; i++)
        starts[(entries[i].code >> shift & 0xff) + 1]++;
      if (n == 0 || starts[(entries[0].code >> shift & 0xff) + 1] == n)
        continue;

      for (guint byte = 0; byte < 256; byte++)
        starts[byte + 1] += starts[byte];
      for (gsize i = 0; i < n; i++)
        spare[starts[entries[i].code >> shift & 0xff]++] = entries[i];

      entries = spare;
      spare = swap;
    }

  return entries;
}

static void
add_to_sum (const HutPointSet *set, Sum *sum, guint32 from, guint32 to)
{
  for (guint32 i = from; i < to; i++)
    {
      sum->x += gather (set->codes[i]);
      sum->y += gather (set->codes[i] >> 1);
      sum->pins[set->pins[i]]++;
    }
}

static Sum
sum_up_to (const HutPointSet *set, guint32 end)
{
  Sum sum = set->blocks[end / BLOCK];

  add_to_sum (set, &sum, end - end % BLOCK, end);
  return sum;
}

static void
sum_blocks (HutPointSet *set)
{
  guint32 n_blocks = set->n_points / BLOCK + 1;

  set->blocks = g_new0 (Sum, n_blocks);
  for (guint32 i = 1; i < n_blocks; i++)
    {
      set->blocks[i] = set->blocks[i - 1];
      add_to_sum (set, &set->blocks[i], (i - 1) * BLOCK, i * BLOCK);
    }
}

HutPointSet *
hut_point_set_new (const HutPoint *points, const guint8 *pins, const guint32 *ids, gsize n_points)
{
  HutPointSet *set = g_new0 (HutPointSet, 1);
  g_autofree Entry *entries = g_new (Entry, n_points);
  g_autofree Entry *spare = g_new (Entry, n_points);
  Entry *sorted;

  g_assert (n_points < G_MAXUINT32);
  g_atomic_ref_count_init (&set->refs);

  for (gsize i = 0; i < n_points; i++)
    if (hut_point_is_valid (points[i]) && pins[i] < HUT_N_PINS)
      entries[set->n_points++] = (Entry){ code_of (points[i]), (guint32)i };
  sorted = sort_entries (entries, spare, set->n_points);

  set->codes = g_new (guint64, set->n_points);
  set->ids = g_new (guint32, set->n_points);
  set->pins = g_new (guint8, set->n_points);
  for (guint32 i = 0; i < set->n_points; i++)
    {
      set->codes[i] = sorted[i].code;
      set->ids[i] = ids[sorted[i].index];
      set->pins[i] = pins[sorted[i].index];
    }
  sum_blocks (set);

  return set;
}

HutPointSet *
hut_point_set_ref (HutPointSet *set)
{
  g_atomic_ref_count_inc (&set->refs);
  return set;
}

void
hut_point_set_unref (HutPointSet *set)
{
  if (!g_atomic_ref_count_dec (&set->refs))
    return;

  g_free (set->codes);
  g_free (set->ids);
  g_free (set->pins);
  g_free (set->blocks);
  g_free (set);
}

guint32
hut_point_set_size (const HutPointSet *set)
{
  return set->n_points;
}

HutRun
hut_point_set_all (const HutPointSet *set)
{
  return (HutRun){ 0, set->n_points };
}

/* The first position in @run whose code is not below @code. */
static guint32
lower_bound (const HutPointSet *set, HutRun run, guint64 code)
{
  while (run.start < run.end)
    {
      guint32 middle = run.start + (run.end - run.start) / 2;

      if (set->codes[middle] < code)
        run.start = middle + 1;
      else
        run.end = middle;
    }

  return run.start;
}

void
hut_point_set_split (const HutPointSet *set, HutRun run, guint level, HutRun quarters[4])
{
  guint shift = 2 * (HUT_POINT_SET_DEPTH - level - 1);
  guint32 start = run.start;

  for (guint i = 0; i < 4; i++)
    {
      HutRun rest = { start, run.end };
      guint32 end = run.end;

      if (i < 3 && start < run.end)
        {
          guint64 square = set->codes[run.start] >> (shift + 2);

          end = lower_bound (set, rest, (square << 2 | (i + 1)) << shift);
        }
      quarters[i] = (HutRun){ start, end };
      start = end;
    }
}

HutRunSum
hut_point_set_sum (const HutPointSet *set, HutRun run)
{
  HutRunSum result = { 0 };
  double count = run.end - run.start;
  Sum before, all;

  if (run.end <= run.start)
    return result;

  before = sum_up_to (set, run.start);
  all = sum_up_to (set, run.end);
  for (guint pin = 0; pin < HUT_N_PINS; pin++)
    result.pins[pin] = all.pins[pin] - before.pins[pin];
  result.middle.x = ((all.x - before.x) / count + 0.5) / SIDE;
  result.middle.y = ((all.y - before.y) / count + 0.5) / SIDE;

  return result;
}

HutMercator
hut_point_set_place (const HutPointSet *set, guint32 position)
{
  guint64 code = set->codes[position];

  return (HutMercator){ (gather (code) + 0.5) / SIDE, (gather (code >> 1) + 0.5) / SIDE };
}

HutPin
hut_point_set_pin (const HutPointSet *set, guint32 position)
{
  return set->pins[position];
}

guint32
hut_point_set_id (const HutPointSet *set, guint32 position)
{
  return set->ids[position];
}

gboolean
hut_point_set_find (const HutPointSet *set, guint32 id, guint32 *position)
{
  for (guint32 i = 0; i < set->n_points; i++)
    if (set->ids[i] == id)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

HutBox
hut_point_set_box (const HutPointSet *set, HutRun run)
{
  guint32 min_x = SIDE, min_y = SIDE, max_x = 0, max_y = 0;
  HutBox box = HUT_BOX_EMPTY;

  for (guint32 i = run.start; i < run.end; i++)
    {
      guint32 x = gather (set->codes[i]), y = gather (set->codes[i] >> 1);

      min_x = MIN (min_x, x);
      min_y = MIN (min_y, y);
      max_x = MAX (max_x, x);
      max_y = MAX (max_y, y);
    }

  if (run.start < run.end)
    {
      HutMercator north_west = { (min_x + 0.5) / SIDE, (min_y + 0.5) / SIDE };
      HutMercator south_east = { (max_x + 0.5) / SIDE, (max_y + 0.5) / SIDE };

      hut_box_add_point (&box, hut_mercator_unproject (north_west));
      hut_box_add_point (&box, hut_mercator_unproject (south_east));
    }

  return box;
}
