/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A set of points in quadtree order; see the header.
 *
 * The order (by code, then by id) is cut into chunks of at most MOST points, each with its sum. A
 * chunk's words and ids stand in one piece of memory that grows by STEP, so that little of it lies
 * empty. What stands before a chunk (how many, and their sum) comes from a Fenwick tree over the
 * chunks: a change touches one chunk and about a dozen nodes of the tree. A chunk that is full
 * is cut in two, one that is empty is dropped, and then the tree is built anew (some 0.1 ms at a
 * million points, at most once in MOST / 2 changes of one chunk). */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-point-set-private.h"

#include <string.h>

#define MOST 128  /* points of a chunk */
#define FIRST 112 /* of a chunk at first: room for some more */
#define STEP 16

G_STATIC_ASSERT (FIRST % STEP == 0 && MOST % STEP == 0);

typedef struct
{
  guint64 word;
  guint32 id;
} Entry;

/* ---- Sums ---- */

void
hut_point_sum_add_word (HutPointSum *sum, guint64 word)
{
  sum->x += hut_point_code_x (word);
  sum->y += hut_point_code_y (word);
  sum->count++;
  sum->pins[word & HUT_POINT_CODE_PIN_MASK]++;
}

void
hut_point_sum_add (HutPointSum *sum, const HutPointSum *other)
{
  sum->x += other->x;
  sum->y += other->y;
  sum->count += other->count;
  for (guint pin = 0; pin < HUT_N_PINS; pin++)
    sum->pins[pin] += other->pins[pin];
}

void
hut_point_sum_subtract (HutPointSum *sum, const HutPointSum *other)
{
  sum->x -= other->x;
  sum->y -= other->y;
  sum->count -= other->count;
  for (guint pin = 0; pin < HUT_N_PINS; pin++)
    sum->pins[pin] -= other->pins[pin];
}

/* Of the points of @chunk from @from up to @to. */
HutPointSum
hut_point_chunk_sum (const HutPointChunk *chunk, guint32 from, guint32 to)
{
  HutPointSum sum = { 0 };

  for (guint32 i = from; i < to; i++)
    hut_point_sum_add_word (&sum, chunk->words[i]);
  return sum;
}

/* ---- The tree over the chunks: node i holds the sum of the (i & −i) chunks that end with the
 * i-th ---- */

static void
build_tree (HutPointSet *set)
{
  guint32 n = set->chunks->len;

  g_array_set_size (set->before, n + 1);
  memset (hut_point_set_node (set, 0), 0, sizeof (HutPointSum));
  for (guint32 i = 1; i <= n; i++)
    *hut_point_set_node (set, i) = hut_point_set_chunk (set, i - 1)->sum;
  for (guint32 i = 1; i <= n; i++)
    if (i + (i & -i) <= n)
      hut_point_sum_add (hut_point_set_node (set, i + (i & -i)), hut_point_set_node (set, i));
}

/* Adds @change, in which what goes is a large number that overflows, to chunk @index. */
static void
change_sum (HutPointSet *set, guint32 index, const HutPointSum *change)
{
  hut_point_sum_add (&hut_point_set_chunk (set, index)->sum, change);
  for (guint32 i = index + 1; i <= set->chunks->len; i += i & -i)
    hut_point_sum_add (hut_point_set_node (set, i), change);
}

guint32
hut_point_set_count_before (const HutPointSet *set, guint32 index)
{
  guint32 count = 0;

  for (guint32 i = index; i > 0; i -= i & -i)
    count += hut_point_set_node (set, i)->count;
  return count;
}

HutPointSum
hut_point_set_sum_before (const HutPointSet *set, guint32 index)
{
  HutPointSum sum = { 0 };

  for (guint32 i = index; i > 0; i -= i & -i)
    hut_point_sum_add (&sum, hut_point_set_node (set, i));
  return sum;
}

/* ---- Making it ---- */

/* One pass of a sort by eight bits; FALSE where all agree in them, and nothing was done. */
static gboolean
sort_by_byte (const Entry *from, Entry *to, gsize n, guint shift, gboolean by_id)
{
  gsize starts[257] = { 0 };

#define BYTE(entry) ((by_id ? (entry).id : (entry).word) >> shift & 0xff)
  for (gsize i = 0; i < n; i++)
    starts[BYTE (from[i]) + 1]++;
  if (n == 0 || starts[BYTE (from[0]) + 1] == n)
    return FALSE;
  for (guint byte = 0; byte < 256; byte++)
    starts[byte + 1] += starts[byte];
  for (gsize i = 0; i < n; i++)
    to[starts[BYTE (from[i])]++] = from[i];
#undef BYTE
  return TRUE;
}

/* By id, and then, each pass keeping the order of equals, by code. Gives the one of the two that is
 * sorted. */
static Entry *
sort_entries (Entry *entries, Entry *spare, gsize n)
{
  for (guint pass = 0; pass < 12; pass++)
    {
      guint shift = pass < 4 ? 8 * pass : HUT_POINT_CODE_PIN_BITS + 8 * (pass - 4);
      Entry *swap = entries;

      if (!sort_by_byte (entries, spare, n, shift, pass < 4))
        continue;
      entries = spare;
      spare = swap;
    }
  return entries;
}

static void
give_room (HutPointChunk *chunk, guint32 room)
{
  guint64 *words = g_malloc (room * (sizeof (guint64) + sizeof (guint32)));

  if (chunk->n > 0)
    {
      memcpy (words, chunk->words, chunk->n * sizeof (guint64));
      memcpy (words + room, hut_point_chunk_ids (chunk), chunk->n * sizeof (guint32));
    }
  g_free (chunk->words);
  chunk->words = words;
  chunk->room = room;
}

static HutPointChunk
make_chunk (const Entry *entries, guint32 n)
{
  HutPointChunk chunk = { 0 };

  give_room (&chunk, (n + STEP - 1) / STEP * STEP);
  chunk.n = n;
  for (guint32 i = 0; i < n; i++)
    {
      chunk.words[i] = entries[i].word;
      hut_point_chunk_ids (&chunk)[i] = entries[i].id;
    }
  chunk.sum = hut_point_chunk_sum (&chunk, 0, n);
  return chunk;
}

static void
clear_chunk (gpointer chunk)
{
  g_free (((HutPointChunk *)chunk)->words);
}

HutPointSet *
hut_point_set_new (const HutPoint *points, const guint8 *pins, const guint32 *ids, gsize n_points)
{
  HutPointSet *set = g_new0 (HutPointSet, 1);
  g_autofree Entry *entries = g_new (Entry, n_points);
  g_autofree Entry *spare = g_new (Entry, n_points);
  const Entry *sorted;

  g_assert (n_points < G_MAXUINT32);
  g_atomic_ref_count_init (&set->refs);

  for (gsize i = 0; i < n_points; i++)
    if (hut_point_is_valid (points[i]) && pins[i] < HUT_N_PINS)
      entries[set->n_points++] =
          (Entry){ hut_point_code_word (hut_mercator_project (points[i]), pins[i]), ids[i] };
  sorted = sort_entries (entries, spare, set->n_points);

  set->chunks = g_array_sized_new (FALSE, FALSE, sizeof (HutPointChunk), set->n_points / FIRST + 1);
  g_array_set_clear_func (set->chunks, clear_chunk);
  for (guint32 first = 0; first < set->n_points; first += FIRST)
    {
      HutPointChunk chunk = make_chunk (sorted + first, MIN (FIRST, set->n_points - first));

      g_array_append_val (set->chunks, chunk);
    }
  set->before = g_array_new (FALSE, TRUE, sizeof (HutPointSum));
  build_tree (set);

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

  g_array_unref (set->chunks);
  g_array_unref (set->before);
  g_free (set);
}

/* ---- Finding ---- */

static gboolean
is_before (guint64 word, guint32 id, guint64 other_code, guint32 other_id)
{
  guint64 code = word >> HUT_POINT_CODE_PIN_BITS;

  return code < other_code || (code == other_code && id < other_id);
}

/* The first place in the order that is not before (@code, @id), in the chunk before rather than at
 * the start of the next. */
HutPointSpot
hut_point_set_lower_bound (const HutPointSet *set, guint64 code, guint32 id)
{
  guint32 first = 0, end = set->chunks->len;
  guint32 from = 0, to;
  const HutPointChunk *chunk;

  while (first < end)
    {
      guint32 middle = first + (end - first) / 2;

      chunk = hut_point_set_chunk (set, middle);
      if (is_before (chunk->words[0], hut_point_chunk_ids (chunk)[0], code, id))
        first = middle + 1;
      else
        end = middle;
    }
  if (first == 0)
    return (HutPointSpot){ 0, 0 };

  chunk = hut_point_set_chunk (set, first - 1);
  for (to = chunk->n; from < to;)
    {
      guint32 middle = from + (to - from) / 2;

      if (is_before (chunk->words[middle], hut_point_chunk_ids (chunk)[middle], code, id))
        from = middle + 1;
      else
        to = middle;
    }
  return (HutPointSpot){ first - 1, from };
}

/* Where the point @id at the place of @word is; FALSE where there is none. */
static gboolean
find_spot (const HutPointSet *set, guint64 word, guint32 id, HutPointSpot *spot)
{
  guint64 code = word >> HUT_POINT_CODE_PIN_BITS;
  const HutPointChunk *chunk;

  *spot = hut_point_set_lower_bound (set, code, id);
  if (spot->chunk >= set->chunks->len)
    return FALSE;
  chunk = hut_point_set_chunk (set, spot->chunk);
  if (spot->offset == chunk->n)
    {
      *spot = (HutPointSpot){ spot->chunk + 1, 0 };
      if (spot->chunk == set->chunks->len)
        return FALSE;
      chunk = hut_point_set_chunk (set, spot->chunk);
    }
  return chunk->words[spot->offset] >> HUT_POINT_CODE_PIN_BITS == code &&
         hut_point_chunk_ids (chunk)[spot->offset] == id;
}

/* ---- Changing ---- */

/* Cuts the full chunk in two. */
static void
split_chunk (HutPointSet *set, guint32 index)
{
  HutPointChunk *chunk = hut_point_set_chunk (set, index);
  HutPointChunk second = { 0 };
  guint32 half = chunk->n / 2;

  give_room (&second, chunk->n - half);
  second.n = chunk->n - half;
  memcpy (second.words, chunk->words + half, second.n * sizeof (guint64));
  memcpy (hut_point_chunk_ids (&second), hut_point_chunk_ids (chunk) + half,
          second.n * sizeof (guint32));
  second.sum = hut_point_chunk_sum (&second, 0, second.n);
  chunk->n = half;
  give_room (chunk, half);
  hut_point_sum_subtract (&chunk->sum, &second.sum);
  g_array_insert_val (set->chunks, index + 1, second);
  build_tree (set);
}

static void
insert_at (HutPointSet *set, HutPointSpot spot, guint64 word, guint32 id)
{
  HutPointChunk *chunk = hut_point_set_chunk (set, spot.chunk);
  HutPointSum change = { 0 };
  guint32 *ids;
  gsize after = chunk->n - spot.offset;

  if (chunk->n == chunk->room)
    give_room (chunk, chunk->room + STEP);
  ids = hut_point_chunk_ids (chunk);
  memmove (chunk->words + spot.offset + 1, chunk->words + spot.offset, after * sizeof (guint64));
  memmove (ids + spot.offset + 1, ids + spot.offset, after * sizeof (guint32));
  chunk->words[spot.offset] = word;
  ids[spot.offset] = id;
  chunk->n++;
  hut_point_sum_add_word (&change, word);
  change_sum (set, spot.chunk, &change);
}

gboolean
hut_point_set_add (HutPointSet *set, guint32 id, HutPoint place, HutPin pin)
{
  guint64 word;
  HutPointSpot spot;

  if (!hut_point_is_valid (place) || pin >= HUT_N_PINS || set->n_points == G_MAXUINT32 - 1)
    return FALSE;
  word = hut_point_code_word (hut_mercator_project (place), pin);
  if (find_spot (set, word, id, &spot))
    return FALSE;

  if (set->chunks->len == 0)
    {
      Entry entry = { word, id };
      HutPointChunk chunk = make_chunk (&entry, 1);

      g_array_append_val (set->chunks, chunk);
      build_tree (set);
    }
  else
    {
      spot = hut_point_set_lower_bound (set, word >> HUT_POINT_CODE_PIN_BITS, id);
      if (hut_point_set_chunk (set, spot.chunk)->n == MOST)
        {
          split_chunk (set, spot.chunk);
          spot = hut_point_set_lower_bound (set, word >> HUT_POINT_CODE_PIN_BITS, id);
        }
      insert_at (set, spot, word, id);
    }
  set->n_points++;
  set->version++;
  return TRUE;
}

gboolean
hut_point_set_remove (HutPointSet *set, guint32 id, HutPoint place)
{
  HutPointSum change = { 0 }, gone = { 0 };
  HutPointChunk *chunk;
  gsize after;
  HutPointSpot spot;

  if (!hut_point_is_valid (place) ||
      !find_spot (set, hut_point_code_word (hut_mercator_project (place), 0), id, &spot))
    return FALSE;

  chunk = hut_point_set_chunk (set, spot.chunk);
  hut_point_sum_add_word (&gone, chunk->words[spot.offset]);
  hut_point_sum_subtract (&change, &gone);
  after = chunk->n - spot.offset - 1u;
  memmove (chunk->words + spot.offset, chunk->words + spot.offset + 1, after * sizeof (guint64));
  memmove (hut_point_chunk_ids (chunk) + spot.offset, hut_point_chunk_ids (chunk) + spot.offset + 1,
           after * sizeof (guint32));
  chunk->n--;
  change_sum (set, spot.chunk, &change);
  if (chunk->n == 0)
    {
      g_array_remove_index (set->chunks, spot.chunk);
      build_tree (set);
    }
  else if (chunk->room - chunk->n >= 2 * STEP)
    give_room (chunk, chunk->room - STEP);
  set->n_points--;
  set->version++;
  return TRUE;
}

gboolean
hut_point_set_set_pin (HutPointSet *set, guint32 id, HutPoint place, HutPin pin)
{
  HutPointSum change = { 0 };
  guint64 *word;
  HutPointSpot spot;

  if (!hut_point_is_valid (place) || pin >= HUT_N_PINS ||
      !find_spot (set, hut_point_code_word (hut_mercator_project (place), 0), id, &spot))
    return FALSE;

  word = &hut_point_set_chunk (set, spot.chunk)->words[spot.offset];
  change.pins[*word & HUT_POINT_CODE_PIN_MASK]--;
  change.pins[pin]++;
  *word = (*word & ~(guint64)HUT_POINT_CODE_PIN_MASK) | pin;
  change_sum (set, spot.chunk, &change);
  set->version++;
  return TRUE;
}
