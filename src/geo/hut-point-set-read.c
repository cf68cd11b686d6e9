/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading a set of points by position and by run. A run from chunk to chunk is a difference of two
 * sums of the tree, and what is before its ends in their chunks. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-point-set-private.h"

#include <string.h>

/* @position may be the size: then it is the end of the last chunk. */
static HutPointSpot
spot_of (const HutPointSet *set, guint32 position)
{
  guint32 n = set->chunks->len, index = 0, rest = position;
  guint bits = n > 0 ? g_bit_storage (n) : 0;

  for (guint32 step = bits > 0 ? 1u << (bits - 1) : 0; step > 0; step >>= 1)
    if (index + step <= n && hut_point_set_node (set, index + step)->count <= rest)
      {
        index += step;
        rest -= hut_point_set_node (set, index)->count;
      }
  if (index == n && n > 0)
    return (HutPointSpot){ n - 1, hut_point_set_chunk (set, n - 1)->n };
  return (HutPointSpot){ index, rest };
}

/* Of the first @offset points of @chunk: by what is less to look at. */
static HutPointSum
sum_head (const HutPointChunk *chunk, guint32 offset)
{
  HutPointSum sum, rest;

  if (offset <= chunk->n / 2u)
    return hut_point_chunk_sum (chunk, 0, offset);
  sum = chunk->sum;
  rest = hut_point_chunk_sum (chunk, offset, chunk->n);
  hut_point_sum_subtract (&sum, &rest);
  return sum;
}

guint
hut_point_set_version (const HutPointSet *set)
{
  return set->version;
}

guint32
hut_point_set_size (const HutPointSet *set)
{
  return set->n_points;
}

gsize
hut_point_set_bytes (const HutPointSet *set)
{
  gsize bytes = sizeof *set + set->chunks->len * sizeof (HutPointChunk) +
                set->before->len * sizeof (HutPointSum);

  for (guint32 i = 0; i < set->chunks->len; i++)
    bytes += hut_point_set_chunk (set, i)->room * (sizeof (guint64) + sizeof (guint32)) +
             2 * sizeof (gsize);
  return bytes;
}

HutRun
hut_point_set_all (const HutPointSet *set)
{
  return (HutRun){ 0, set->n_points };
}

void
hut_point_set_split (const HutPointSet *set, HutRun run, guint level, HutRun quarters[4])
{
  guint shift = 2 * (HUT_POINT_SET_DEPTH - level - 1);
  guint32 start = run.start;
  guint64 square = 0;

  if (run.start < run.end)
    {
      HutPointSpot spot = spot_of (set, run.start);

      square = hut_point_set_chunk (set, spot.chunk)->words[spot.offset] >> HUT_POINT_CODE_PIN_BITS;
      square >>= shift + 2;
    }
  for (guint i = 0; i < 4; i++)
    {
      guint32 end = run.end;

      if (i < 3 && start < run.end)
        {
          HutPointSpot spot = hut_point_set_lower_bound (set, (square << 2 | (i + 1)) << shift, 0);

          end = CLAMP (hut_point_set_count_before (set, spot.chunk) + spot.offset, start, run.end);
        }
      quarters[i] = (HutRun){ start, end };
      start = end;
    }
}

HutRunSum
hut_point_set_sum (const HutPointSet *set, HutRun run)
{
  HutRunSum result = { 0 };
  HutPointSpot from, to;
  HutPointSum sum;

  if (run.end <= run.start)
    return result;

  from = spot_of (set, run.start);
  to = spot_of (set, run.end);
  if (from.chunk == to.chunk)
    {
      sum = hut_point_chunk_sum (hut_point_set_chunk (set, from.chunk), from.offset, to.offset);
    }
  else
    {
      HutPointSum before = hut_point_set_sum_before (set, from.chunk);
      HutPointSum head = sum_head (hut_point_set_chunk (set, from.chunk), from.offset);
      HutPointSum tail = sum_head (hut_point_set_chunk (set, to.chunk), to.offset);

      sum = hut_point_set_sum_before (set, to.chunk);
      hut_point_sum_add (&sum, &tail);
      hut_point_sum_subtract (&sum, &before);
      hut_point_sum_subtract (&sum, &head);
    }

  memcpy (result.pins, sum.pins, sizeof result.pins);
  result.middle.x = ((double)sum.x / sum.count + 0.5) / HUT_POINT_CODE_SIDE;
  result.middle.y = ((double)sum.y / sum.count + 0.5) / HUT_POINT_CODE_SIDE;
  return result;
}

static guint32
count_words (const HutPointChunk *chunk, guint32 from, guint32 to, HutPin pin)
{
  guint32 n = 0;

  for (guint32 i = from; i < to; i++)
    n += (chunk->words[i] & HUT_POINT_CODE_PIN_MASK) == pin;
  return n;
}

guint32
hut_point_set_count (const HutPointSet *set, HutRun run, HutPin pin)
{
  HutPointSpot from, to;
  guint32 n;

  if (run.end <= run.start)
    return 0;
  from = spot_of (set, run.start);
  to = spot_of (set, run.end);
  if (from.chunk == to.chunk)
    return count_words (hut_point_set_chunk (set, from.chunk), from.offset, to.offset, pin);
  n = count_words (hut_point_set_chunk (set, from.chunk), from.offset,
                   hut_point_set_chunk (set, from.chunk)->n, pin);
  for (guint32 i = from.chunk + 1; i < to.chunk; i++)
    n += hut_point_set_chunk (set, i)->sum.pins[pin];
  return to.offset > 0 ? n + count_words (hut_point_set_chunk (set, to.chunk), 0, to.offset, pin)
                       : n;
}

typedef struct
{
  const HutPointSet *set;
  guint level;
  HutMercator north_west;
  HutMercator south_east;
  HutSquareFunc func;
  gpointer data;
} Walk;

/* Visits the square (@x, @y) of @level, whose points are @run. */
static void
walk_squares (const Walk *walk, HutRun run, guint level, guint32 x, guint32 y)
{
  double side = 1.0 / (1u << level);
  HutRun quarters[4];

  if (run.start == run.end || x * side > walk->south_east.x ||
      (x + 1.0) * side < walk->north_west.x || y * side > walk->south_east.y ||
      (y + 1.0) * side < walk->north_west.y)
    return;
  if (level == walk->level)
    {
      walk->func (walk->set, x, y, run, walk->data);
      return;
    }
  hut_point_set_split (walk->set, run, level, quarters);
  for (guint i = 0; i < 4; i++)
    walk_squares (walk, quarters[i], level + 1, 2 * x + (i & 1), 2 * y + (i >> 1));
}

void
hut_point_set_squares (const HutPointSet *set, guint level, HutMercator north_west,
                       HutMercator south_east, HutSquareFunc func, gpointer data)
{
  Walk walk = { set, MIN (level, HUT_POINT_SET_DEPTH), north_west, south_east, func, data };

  walk_squares (&walk, hut_point_set_all (set), 0, 0, 0);
}

HutMercator
hut_point_set_place (const HutPointSet *set, guint32 position)
{
  HutPointSpot spot = spot_of (set, position);
  guint64 word = hut_point_set_chunk (set, spot.chunk)->words[spot.offset];

  return (HutMercator){ (hut_point_code_x (word) + 0.5) / HUT_POINT_CODE_SIDE,
                        (hut_point_code_y (word) + 0.5) / HUT_POINT_CODE_SIDE };
}

HutPin
hut_point_set_pin (const HutPointSet *set, guint32 position)
{
  HutPointSpot spot = spot_of (set, position);

  return hut_point_set_chunk (set, spot.chunk)->words[spot.offset] & HUT_POINT_CODE_PIN_MASK;
}

guint32
hut_point_set_id (const HutPointSet *set, guint32 position)
{
  HutPointSpot spot = spot_of (set, position);

  return hut_point_chunk_ids (hut_point_set_chunk (set, spot.chunk))[spot.offset];
}

gboolean
hut_point_set_find (const HutPointSet *set, guint32 id, guint32 *position)
{
  for (guint32 i = 0; i < set->chunks->len; i++)
    {
      const HutPointChunk *chunk = hut_point_set_chunk (set, i);
      const guint32 *ids = hut_point_chunk_ids (chunk);

      for (guint32 at = 0; at < chunk->n; at++)
        if (ids[at] == id)
          {
            *position = hut_point_set_count_before (set, i) + at;
            return TRUE;
          }
    }
  return FALSE;
}

/* The part of chunk @index that lies in the run between the two; FALSE behind its end. */
static gboolean
part_of_run (const HutPointSet *set, guint32 index, HutPointSpot from, HutPointSpot to,
             guint32 *start, guint32 *end)
{
  if (index > to.chunk || index >= set->chunks->len)
    return FALSE;
  *start = index == from.chunk ? from.offset : 0;
  *end = index == to.chunk ? to.offset : hut_point_set_chunk (set, index)->n;
  return TRUE;
}

void
hut_point_set_ids (const HutPointSet *set, HutRun run, HutPin pin, guint limit, GArray *ids)
{
  HutPointSpot from = spot_of (set, run.start), to = spot_of (set, run.end);
  guint32 start, end;

  for (guint32 i = from.chunk; part_of_run (set, i, from, to, &start, &end); i++)
    {
      const HutPointChunk *chunk = hut_point_set_chunk (set, i);

      if (chunk->sum.pins[pin] == 0)
        continue;
      for (guint32 at = start; at < end; at++)
        if ((chunk->words[at] & HUT_POINT_CODE_PIN_MASK) == pin)
          {
            if (ids->len >= limit)
              return;
            g_array_append_val (ids, hut_point_chunk_ids (chunk)[at]);
          }
    }
}

HutBox
hut_point_set_box (const HutPointSet *set, HutRun run)
{
  HutPointSpot from = spot_of (set, run.start), to = spot_of (set, run.end);
  guint64 min_x = G_MAXUINT64, min_y = G_MAXUINT64, max_x = 0, max_y = 0;
  HutBox box = HUT_BOX_EMPTY;
  guint32 start, end;

  if (run.start >= run.end)
    return box;

  for (guint32 i = from.chunk; part_of_run (set, i, from, to, &start, &end); i++)
    for (guint32 at = start; at < end; at++)
      {
        guint64 word = hut_point_set_chunk (set, i)->words[at];

        min_x = MIN (min_x, word & HUT_POINT_CODE_X_MASK);
        min_y = MIN (min_y, word & HUT_POINT_CODE_Y_MASK);
        max_x = MAX (max_x, word & HUT_POINT_CODE_X_MASK);
        max_y = MAX (max_y, word & HUT_POINT_CODE_Y_MASK);
      }
  hut_box_add_point (&box, hut_mercator_unproject ((HutMercator){
                               (hut_point_code_x (min_x) + 0.5) / HUT_POINT_CODE_SIDE,
                               (hut_point_code_y (min_y) + 0.5) / HUT_POINT_CODE_SIDE }));
  hut_box_add_point (&box, hut_mercator_unproject ((HutMercator){
                               (hut_point_code_x (max_x) + 0.5) / HUT_POINT_CODE_SIDE,
                               (hut_point_code_y (max_y) + 0.5) / HUT_POINT_CODE_SIDE }));
  return box;
}
