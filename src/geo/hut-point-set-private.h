/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-point-code.h"

G_BEGIN_DECLS

/* How a HutPointSet is kept (hut-point-set.c), for those who read it (hut-point-set-read.c). */
typedef struct
{
  guint64 x;
  guint64 y;
  guint32 count;
  guint32 pins[HUT_N_PINS];
} HutPointSum;

typedef struct
{
  guint64 *words; /* owned; the ids stand behind them */
  guint16 n;
  guint16 room;
  HutPointSum sum;
} HutPointChunk;

struct _HutPointSet
{
  gatomicrefcount refs;
  guint version;
  guint32 n_points;
  GArray *chunks; /* HutPointChunk; none is empty */
  GArray *before; /* HutPointSum: a Fenwick tree; [0] is not used */
};

/* Where a position is. */
typedef struct
{
  guint32 chunk;
  guint32 offset;
} HutPointSpot;

static inline HutPointChunk *
hut_point_set_chunk (const HutPointSet *set, guint32 index)
{
  return &g_array_index (set->chunks, HutPointChunk, index);
}

static inline guint32 *
hut_point_chunk_ids (const HutPointChunk *chunk)
{
  return (guint32 *)(chunk->words + chunk->room);
}

/* A node of the tree over the chunks; the first is 1. */
static inline HutPointSum *
hut_point_set_node (const HutPointSet *set, guint32 index)
{
  return &g_array_index (set->before, HutPointSum, index);
}

void hut_point_sum_add_word (HutPointSum *sum, guint64 word);
void hut_point_sum_add (HutPointSum *sum, const HutPointSum *other);
void hut_point_sum_subtract (HutPointSum *sum, const HutPointSum *other);

/* Of the points of @chunk from @from up to @to. */
HutPointSum hut_point_chunk_sum (const HutPointChunk *chunk, guint32 from, guint32 to);

/* Of all chunks before @index: how many points, and their sum. */
guint32 hut_point_set_count_before (const HutPointSet *set, guint32 index);
HutPointSum hut_point_set_sum_before (const HutPointSet *set, guint32 index);

/* The first place in the order that is not before (@code, @id), in the chunk before rather than at
 * the start of the next. */
HutPointSpot hut_point_set_lower_bound (const HutPointSet *set, guint64 code, guint32 id);

G_END_DECLS
