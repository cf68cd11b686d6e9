/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pieces of roads put together. The parts are few (a road has tens), so that every pair is looked
 * at. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-line-join.h"

#include "geo/hut-shape-distance.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static GArray *
dup_part (const HutShape *line, guint part)
{
  guint n;
  const HutPoint *points = hut_shape_part (line, part, &n);
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (HutPoint), n);

  return g_array_append_vals (copy, points, n);
}

static GPtrArray *
dup_parts (const HutShape *line)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint i = 0; i < hut_shape_n_parts (line); i++)
    g_ptr_array_add (parts, dup_part (line, i));
  return parts;
}

static HutPoint
first_of (const GArray *part)
{
  return g_array_index (part, HutPoint, 0);
}

static HutPoint
last_of (const GArray *part)
{
  return g_array_index (part, HutPoint, part->len - 1);
}

static double
length_of (const GArray *part)
{
  double length = 0;

  for (guint i = 1; i < part->len; i++)
    length += hut_point_distance (g_array_index (part, HutPoint, i - 1),
                                  g_array_index (part, HutPoint, i));
  return length;
}

static void
turn_round (GArray *part)
{
  for (guint i = 0, j = part->len - 1; i < j; i++, j--)
    {
      HutPoint swap = g_array_index (part, HutPoint, i);

      g_array_index (part, HutPoint, i) = g_array_index (part, HutPoint, j);
      g_array_index (part, HutPoint, j) = swap;
    }
}

/* ---- Joining ---- */

/* What makes a figure of the pieces whatever their order: each runs from the west (or south), and
 * they stand by where they begin and end. */
static gboolean
is_before (HutPoint a, HutPoint b)
{
  return a.lon != b.lon ? a.lon < b.lon : a.lat < b.lat;
}

static int
compare_points (HutPoint a, HutPoint b)
{
  return is_before (a, b) ? -1 : is_before (b, a) ? 1 : 0;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const GArray *first = *(GArray *const *)a, *second = *(GArray *const *)b;
  int order = compare_points (first_of (first), first_of (second));

  if (order == 0)
    order = compare_points (last_of (first), last_of (second));
  if (order == 0)
    order = (int)first->len - (int)second->len;
  return order != 0 ? order : memcmp (first->data, second->data, first->len * sizeof (HutPoint));
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  double first = length_of (*(GArray *const *)a), second = length_of (*(GArray *const *)b);

  if (first != second)
    return first > second ? -1 : 1;
  return compare_parts (a, b);
}

typedef struct
{
  guint one, other; /* the parts */
  gboolean one_first, other_first;
  double metres;
} Meeting;

/* The ends of different parts that are nearest to each other. */
static gboolean
find_meeting (GPtrArray *parts, double touch, Meeting *best)
{
  best->metres = touch;
  best->one = G_MAXUINT;
  for (guint i = 0; i < parts->len; i++)
    for (guint j = i + 1; j < parts->len; j++)
      for (guint k = 0; k < 4; k++)
        {
          HutPoint a = (k & 1) != 0 ? first_of (parts->pdata[i]) : last_of (parts->pdata[i]);
          HutPoint b = (k & 2) != 0 ? first_of (parts->pdata[j]) : last_of (parts->pdata[j]);
          double metres = hut_point_distance (a, b);

          if (metres > best->metres || (best->one != G_MAXUINT && metres == best->metres))
            continue;
          *best = (Meeting){ i, j, (k & 1) != 0, (k & 2) != 0, metres };
        }
  return best->one != G_MAXUINT;
}

/* Where the ends are one place, it is said once. */
static void
join_two (GPtrArray *parts, const Meeting *meeting)
{
  GArray *one = parts->pdata[meeting->one], *other = parts->pdata[meeting->other];
  guint skip;

  if (meeting->one_first)
    turn_round (one);
  if (!meeting->other_first)
    turn_round (other);
  skip = compare_points (last_of (one), first_of (other)) == 0 ? 1 : 0;
  g_array_append_vals (one, &g_array_index (other, HutPoint, skip), other->len - skip);
  g_ptr_array_remove_index (parts, meeting->other);
}

static HutShape *
shape_of (GPtrArray *parts)
{
  g_autoptr (HutShape) shape = hut_shape_new (HUT_SHAPE_LINE);

  for (guint i = 0; i < parts->len; i++)
    {
      const GArray *part = parts->pdata[i];

      hut_shape_add_part (shape, (const HutPoint *)part->data, part->len);
    }
  return hut_shape_n_parts (shape) > 0 ? g_steal_pointer (&shape) : NULL;
}

static void
put_in_order (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (is_before (last_of (parts->pdata[i]), first_of (parts->pdata[i])))
      turn_round (parts->pdata[i]);
  g_ptr_array_sort (parts, compare_parts);
}

HutShape *
hut_line_join (const HutShape *line, double touch)
{
  g_autoptr (GPtrArray) parts = dup_parts (line);
  Meeting meeting = { 0 };

  put_in_order (parts);
  while (find_meeting (parts, touch, &meeting))
    join_two (parts, &meeting);
  put_in_order (parts);
  g_ptr_array_sort (parts, compare_lengths);
  return shape_of (parts);
}

/* ---- Cutting ---- */

#define STEP 10.0   /* metres between the places of a piece that are looked at */
#define HALVINGS 20 /* from there to a millimetre */

typedef struct
{
  const HutShape *area;
  double beside;
  HutShape *kept;
  GArray *part; /* HutPoint: what is kept of the part, so far */
} Cut;

static HutPoint
between (HutPoint a, HutPoint b, double at)
{
  return (HutPoint){ (gint32)lround (a.lon + at * ((double)b.lon - a.lon)),
                     (gint32)lround (a.lat + at * ((double)b.lat - a.lat)) };
}

static gboolean
is_kept (const Cut *cut, HutPoint point)
{
  HutBox near = hut_box_grown (&cut->area->box, cut->beside + 1);

  return hut_box_contains (&near, point) && hut_shape_distance (cut->area, point) <= cut->beside;
}

/* The last place that is kept, where that changes between the shares @from and @to. */
static HutPoint
edge_between (const Cut *cut, HutPoint a, HutPoint b, double from, double to)
{
  gboolean at_first = is_kept (cut, between (a, b, from));

  for (guint i = 0; i < HALVINGS; i++)
    {
      double middle = (from + to) / 2;

      if (is_kept (cut, between (a, b, middle)) == at_first)
        from = middle;
      else
        to = middle;
    }
  return between (a, b, at_first ? from : to);
}

static void
end_part (Cut *cut)
{
  if (cut->part->len > 0)
    hut_shape_add_part (cut->kept, (const HutPoint *)cut->part->data, cut->part->len);
  g_array_set_size (cut->part, 0);
}

static void
cut_piece (Cut *cut, HutPoint a, HutPoint b)
{
  guint n = (guint)ceil (hut_point_distance (a, b) / STEP);
  gboolean inside = is_kept (cut, a);

  for (guint i = 1; i <= n; i++)
    {
      double from = (i - 1) / (double)n, to = i / (double)n;
      gboolean next = is_kept (cut, between (a, b, to));

      if (next != inside)
        {
          HutPoint edge = edge_between (cut, a, b, from, to);

          g_array_append_val (cut->part, edge);
          if (!next)
            end_part (cut);
        }
      inside = next;
    }
  if (inside)
    g_array_append_val (cut->part, b);
}

HutShape *
hut_line_cut (const HutShape *line, const HutShape *area, double beside)
{
  g_autoptr (HutShape) kept = hut_shape_new (HUT_SHAPE_LINE);
  g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  Cut cut = { area, beside, kept, part };

  for (guint i = 0; i < hut_shape_n_parts (line); i++)
    {
      guint n;
      const HutPoint *points = hut_shape_part (line, i, &n);

      if (is_kept (&cut, points[0]))
        g_array_append_val (part, points[0]);
      for (guint k = 1; k < n; k++)
        cut_piece (&cut, points[k - 1], points[k]);
      end_part (&cut);
    }
  return hut_shape_n_parts (kept) > 0 ? g_steal_pointer (&kept) : NULL;
}

/* ---- Doubles ---- */

static gboolean
runs_beside (const GArray *part, const HutShape *kept, double beside)
{
  for (guint i = 0; i < part->len; i++)
    if (hut_shape_distance (kept, g_array_index (part, HutPoint, i)) > beside)
      return FALSE;
  return TRUE;
}

HutShape *
hut_line_without_doubles (const HutShape *line, double beside)
{
  g_autoptr (GPtrArray) parts = dup_parts (line);
  HutShape *kept = hut_shape_new (HUT_SHAPE_LINE);

  g_ptr_array_sort (parts, compare_lengths);
  for (guint i = 0; i < parts->len; i++)
    {
      const GArray *part = parts->pdata[i];

      if (hut_shape_n_parts (kept) == 0 || !runs_beside (part, kept, beside))
        hut_shape_add_part (kept, (const HutPoint *)part->data, part->len);
    }
  return kept;
}
