/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Places on roads: a house number among those that are known, a crossing, the middle. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-address-private.h"

#include <math.h>

#define TOUCHING 600 /* metres between figures of one name that are one road */
#define PIECES_MAX 3 /* roads of one name that are told apart */
#define HOUSE_BESIDE 100
#define NUMBERS_BESIDE 6 /* so many numbers away is still beside */
#define HOUSE_STEP 25    /* metres from one number to the next */
#define FAR_APART 1500   /* metres between the two neighbours of a number */
#define NUMBERS_APART 60
#define HOUSES_TELL 3     /* so many houses say better where a road is lived in than its line */
#define STRAY 1500        /* metres from the road: no house of it */
#define CROSSING_NEAR 150 /* metres between two roads that all but meet */
#define CROSSING_ACCURACY 40

static int
compare_houses (gconstpointer a, gconstpointer b)
{
  const HutAddressHouse *one = a, *other = b;

  if (one->number.number != other->number.number)
    return one->number.number < other->number.number ? -1 : 1;
  if (one->number.branch != other->number.branch)
    return one->number.branch < other->number.branch ? -1 : 1;
  if (one->point.lon != other->point.lon)
    return one->point.lon < other->point.lon ? -1 : 1;
  return (one->point.lat > other->point.lat) - (one->point.lat < other->point.lat);
}

static double
length_of (const HutShape *line)
{
  return line != NULL ? hut_shape_measure (line) : 0;
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  double one = length_of (*(HutShape *const *)a), other = length_of (*(HutShape *const *)b);

  return (one < other) - (one > other);
}

static HutBox
box_of (const HutPoint *points, guint n)
{
  HutBox box = HUT_BOX_EMPTY;

  for (guint i = 0; i < n; i++)
    hut_box_add_point (&box, points[i]);
  return box;
}

/* Parts whose rectangles, grown, touch each other hang together. */
static void
part_pieces (HutAddressPlace *road)
{
  guint n_parts = hut_shape_n_parts (road->shape), n;
  g_autofree guint *piece = g_new (guint, n_parts);
  g_autofree HutBox *boxes = g_new (HutBox, n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      const HutPoint *points = hut_shape_part (road->shape, i, &n);
      HutBox box = box_of (points, n);

      boxes[i] = hut_box_grown (&box, TOUCHING / 2.0);
      piece[i] = i;
      for (guint j = 0; j < i; j++)
        if (piece[j] != piece[i] && hut_box_intersects (&boxes[i], &boxes[j]))
          for (guint k = 0, from = MAX (piece[i], piece[j]), to = MIN (piece[i], piece[j]); k <= i;
               k++)
            piece[k] = piece[k] == from ? to : piece[k];
    }
  for (guint i = 0; i < n_parts; i++)
    {
      HutShape *line = piece[i] == i ? hut_shape_new (HUT_SHAPE_LINE) : NULL;

      for (guint j = i; line != NULL && j < n_parts; j++)
        if (piece[j] == i)
          {
            const HutPoint *points = hut_shape_part (road->shape, j, &n);

            hut_shape_add_part (line, points, n);
          }
      if (line != NULL)
        g_ptr_array_add (road->pieces, line);
    }
}

static HutPoint nearest_on (const HutShape *line, HutPoint point, double *distance);

/* A house that is nowhere near its road was placed wrongly. */
static void
drop_stray_houses (HutAddressPlace *road)
{
  for (guint i = road->houses->len; i-- > 0;)
    {
      double distance;

      nearest_on (road->shape, g_array_index (road->houses, HutAddressHouse, i).point, &distance);
      if (distance > STRAY)
        g_array_remove_index (road->houses, i);
    }
}

void
hut_address_seal_road (HutAddressPlace *road)
{
  road->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_shape_free);
  if (road->shape != NULL)
    part_pieces (road);
  g_ptr_array_sort (road->pieces, compare_pieces);
  if (road->houses != NULL && road->shape != NULL)
    drop_stray_houses (road);
  if (road->houses != NULL)
    g_array_sort (road->houses, compare_houses);
  if (road->pieces->len > 0)
    {
      HutShape *longest = road->pieces->pdata[0];

      road->point = hut_shape_label_point (longest);
      road->radius = length_of (longest) / 2;
    }
  else if (road->houses != NULL && road->houses->len > 0)
    road->point = g_array_index (road->houses, HutAddressHouse, road->houses->len / 2).point;
}

/* ---- The middle ---- */

/* The nearest place on @line to @point. */
static HutPoint
nearest_on (const HutShape *line, HutPoint point, double *distance)
{
  HutPoint best = point;

  *distance = G_MAXDOUBLE;
  for (guint part = 0; part < hut_shape_n_parts (line); part++)
    {
      guint n;
      const HutPoint *points = hut_shape_part (line, part, &n);

      for (guint i = 1; i < n; i++)
        {
          double ax, ay, bx, by, along, x, y;

          hut_address_offset (point, points[i - 1], &ax, &ay);
          hut_address_offset (point, points[i], &bx, &by);
          along = -(ax * (bx - ax) + ay * (by - ay)) /
                  MAX ((bx - ax) * (bx - ax) + (by - ay) * (by - ay), 1e-9);
          along = CLAMP (along, 0, 1);
          x = ax + along * (bx - ax);
          y = ay + along * (by - ay);
          if (hypot (x, y) < *distance)
            {
              *distance = hypot (x, y);
              best = hut_address_moved (point, x, y);
            }
        }
    }
  return best;
}

/* The middle of all that is drawn of the road, by length: two carriageways count as one. */
static HutPoint
weighted_middle (const HutShape *line)
{
  double lon = 0, lat = 0, sum = 0;

  for (guint part = 0; part < hut_shape_n_parts (line); part++)
    {
      guint n;
      const HutPoint *points = hut_shape_part (line, part, &n);

      for (guint i = 1; i < n; i++)
        {
          double weight = hut_point_distance (points[i - 1], points[i]);

          lon += weight * (hut_point_lon (points[i - 1]) + hut_point_lon (points[i])) / 2;
          lat += weight * (hut_point_lat (points[i - 1]) + hut_point_lat (points[i])) / 2;
          sum += weight;
        }
    }
  return sum > 0 ? hut_point_from_degrees (lon / sum, lat / sum) : hut_shape_label_point (line);
}

/* The farthest that any of the line is from @point. */
static double
reach (const HutShape *line, HutPoint point)
{
  double farthest = 0;

  for (guint i = 0; i < line->points->len; i++)
    farthest =
        MAX (farthest, hut_point_distance (point, g_array_index (line->points, HutPoint, i)));
  return farthest;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  gint32 one = *(const gint32 *)a, other = *(const gint32 *)b;

  return (one > other) - (one < other);
}

/* The middle of the known houses of a road, west to east and south to north each; how many. */
static guint
middle_of_houses (const HutAddressQuery *query, const HutAddressPlace *road, HutPoint *middle)
{
  g_autoptr (GArray) lons = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GArray) lats = g_array_new (FALSE, FALSE, sizeof (gint32));

  for (guint i = 0; road->houses != NULL && i < road->houses->len; i++)
    {
      const HutAddressHouse *house = &g_array_index (road->houses, HutAddressHouse, i);

      if (query->leave_out != 0 && house->group == query->leave_out)
        continue;
      g_array_append_val (lons, house->point.lon);
      g_array_append_val (lats, house->point.lat);
    }
  if (lons->len == 0)
    return 0;
  g_array_sort (lons, compare_ints);
  g_array_sort (lats, compare_ints);
  *middle = (HutPoint){ g_array_index (lons, gint32, lons->len / 2),
                        g_array_index (lats, gint32, lats->len / 2) };
  return lons->len;
}

void
hut_address_find_middle (const HutAddressQuery *query, const HutAddressPlace *road, GArray *found)
{
  HutAddressFound one = { .sure = HUT_SURE_STREET, .why = HUT_WHY_MIDDLE, .name = road->name };
  HutPoint houses;
  guint n_houses = middle_of_houses (query, road, &houses);

  for (guint i = 0; i < MIN (road->pieces->len, PIECES_MAX); i++)
    {
      const HutShape *piece = road->pieces->pdata[i];
      double distance;

      if (i > 0 && length_of (piece) * 4 < length_of (road->pieces->pdata[0]))
        break;
      one.place = nearest_on (piece, weighted_middle (piece), &distance);
      one.accuracy = (guint)MAX (reach (piece, one.place), 30);
      if (i == 0 && n_houses >= HOUSES_TELL)
        one.place = houses;
      g_array_append_val (found, one);
    }
  if (road->pieces->len > 0 || n_houses == 0)
    return;
  one.place = houses;
  one.accuracy = FAR_APART;
  g_array_append_val (found, one);
}

/* ---- House numbers ---- */

static gboolean
is_left_out (const HutAddressQuery *query, const HutAddressHouse *house)
{
  return house->number.number == 0 || (query->leave_out != 0 && house->group == query->leave_out);
}

/* All houses that have the number; a road of another district may have it too. */
static gboolean
find_number (const HutAddressQuery *query, const HutAddressPlace *road,
             const HutAddressNumber *number, GArray *found)
{
  guint before = found->len;

  for (guint i = 0; i < road->houses->len; i++)
    {
      const HutAddressHouse *house = &g_array_index (road->houses, HutAddressHouse, i);
      gboolean whole = house->number.branch == number->branch;
      HutAddressFound one = { .place = house->point,
                              .accuracy = house->accuracy * (whole ? 1 : 2),
                              .sure = whole ? HUT_SURE_EXACT : HUT_SURE_NEAR,
                              .why = whole ? HUT_WHY_NUMBER : HUT_WHY_BY_NUMBER,
                              .name = road->name,
                              .low = number->number };

      if (!is_left_out (query, house) && number->number <= house->number.to &&
          number->to >= house->number.number)
        g_array_append_val (found, one);
    }
  return found->len > before;
}

/* The nearest known number below and above, those on the same side of the road (odd, even) before
 * others. */
static const HutAddressHouse *
nearest_house (const HutAddressQuery *query, const HutAddressPlace *road, guint number, int way)
{
  const HutAddressHouse *best = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < road->houses->len; i++)
    {
      const HutAddressHouse *house = &g_array_index (road->houses, HutAddressHouse, i);
      double apart = way * ((double)house->number.number - number);
      double cost = apart + ((house->number.number ^ number) & 1 ? 6 : 0);

      if (!is_left_out (query, house) && apart > 0 && cost < least)
        {
          least = cost;
          best = house;
        }
    }
  return best;
}

static void
find_between (const HutAddressHouse *low, const HutAddressHouse *high, guint number,
              HutAddressFound *one)
{
  double apart = hut_point_distance (low->point, high->point), east, north;
  guint numbers = high->number.number - low->number.number;
  double share = (number - low->number.number) / (double)numbers;

  hut_address_offset (low->point, high->point, &east, &north);
  one->place = hut_address_moved (low->point, east * share, north * share);
  one->accuracy = (guint)MAX (apart / 2, MAX (low->accuracy, high->accuracy) + HOUSE_STEP);
  one->sure = apart <= FAR_APART && numbers <= NUMBERS_APART ? HUT_SURE_NEAR : HUT_SURE_STREET;
  one->why = HUT_WHY_BETWEEN;
  one->low = low->number.number;
  one->high = high->number.number;
}

static void
find_beside (const HutAddressHouse *house, guint number, HutAddressFound *one)
{
  guint apart = ABS ((int)house->number.number - (int)number);

  one->place = house->point;
  one->accuracy = house->accuracy + HOUSE_BESIDE + MIN (apart * HOUSE_STEP, FAR_APART);
  one->sure = apart <= NUMBERS_BESIDE ? HUT_SURE_NEAR : HUT_SURE_STREET;
  one->why = HUT_WHY_BY_NUMBER;
  one->low = house->number.number;
}

void
hut_address_find_house (const HutAddressQuery *query, const HutAddressPlace *road,
                        const HutAddressNumber *number, GArray *found)
{
  HutAddressFound one = { .name = road->name };
  const HutAddressHouse *low, *high;

  if (road->houses == NULL)
    {
      hut_address_find_middle (query, road, found);
      return;
    }
  if (find_number (query, road, number, found))
    return;
  low = nearest_house (query, road, number->number, -1);
  high = nearest_house (query, road, number->number, 1);
  if (low == NULL && high == NULL)
    {
      hut_address_find_middle (query, road, found);
      return;
    }
  if (low != NULL && high != NULL)
    find_between (low, high, number->number, &one);
  else
    find_beside (low != NULL ? low : high, number->number, &one);
  g_array_append_val (found, one);
}

/* ---- Crossings ---- */

typedef struct
{
  double least; /* metres between the two */
  HutPoint at;
} Meeting;

/* Where @a to @b and @c to @d meet, or come nearest at an end of one of them. */
static void
meet (HutPoint a, HutPoint b, HutPoint c, HutPoint d, Meeting *best)
{
  double bx, by, cx, cy, dx, dy, cross, along, beyond;

  hut_address_offset (a, b, &bx, &by);
  hut_address_offset (a, c, &cx, &cy);
  hut_address_offset (a, d, &dx, &dy);
  cross = bx * (dy - cy) - by * (dx - cx);
  if (fabs (cross) < 1e-9)
    return;
  along = (cx * (dy - cy) - cy * (dx - cx)) / cross;
  beyond = (cx * by - cy * bx) / cross;
  if (along < 0 || along > 1 || beyond < 0 || beyond > 1)
    return;
  best->least = 0;
  best->at = hut_address_moved (a, along * bx, along * by);
}

static void
meet_near (const HutShape *line, HutPoint point, Meeting *best)
{
  double distance;
  HutPoint nearest = nearest_on (line, point, &distance);

  if (distance >= best->least)
    return;
  best->least = distance;
  best->at = (HutPoint){ (gint32)(((gint64)nearest.lon + point.lon) / 2),
                         (gint32)(((gint64)nearest.lat + point.lat) / 2) };
}

/* All places where the two lines cross, around the first one: the four of two double
 * carriageways make one. */
static gboolean
cross_pieces (const HutShape *one, const HutShape *other, GArray *crossings)
{
  guint n_one, n_other;

  for (guint i = 0; i < hut_shape_n_parts (one); i++)
    for (guint j = 0; j < hut_shape_n_parts (other); j++)
      {
        const HutPoint *a = hut_shape_part (one, i, &n_one);
        const HutPoint *b = hut_shape_part (other, j, &n_other);
        HutBox left = box_of (a, n_one), right = box_of (b, n_other);

        if (!hut_box_intersects (&left, &right))
          continue;
        for (guint k = 1; k < n_one; k++)
          for (guint l = 1; l < n_other; l++)
            {
              Meeting meeting = { 1 };

              meet (a[k - 1], a[k], b[l - 1], b[l], &meeting);
              if (meeting.least == 0)
                g_array_append_val (crossings, meeting.at);
            }
      }
  return crossings->len > 0;
}

/* The mean of what lies around the first. */
static HutPoint
mean_around (GArray *crossings)
{
  HutPoint first = g_array_index (crossings, HutPoint, 0);
  double east = 0, north = 0;
  guint n = 0;

  for (guint i = 0; i < crossings->len; i++)
    {
      double x, y;

      hut_address_offset (first, g_array_index (crossings, HutPoint, i), &x, &y);
      if (hypot (x, y) > CROSSING_NEAR)
        continue;
      east += x;
      north += y;
      n++;
    }
  return hut_address_moved (first, east / n, north / n);
}

gboolean
hut_address_find_crossing (const HutAddressPlace *one, const HutAddressPlace *other,
                           HutAddressFound *found)
{
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  Meeting best = { CROSSING_NEAR };

  if (one->shape == NULL || other->shape == NULL)
    return FALSE;
  *found = (HutAddressFound){ .accuracy = CROSSING_ACCURACY,
                              .sure = HUT_SURE_EXACT,
                              .why = HUT_WHY_CROSSING,
                              .name = one->name,
                              .other = other->name };
  if (cross_pieces (one->shape, other->shape, crossings))
    {
      found->place = mean_around (crossings);
      return TRUE;
    }
  for (guint i = 0; i < one->shape->points->len; i++)
    meet_near (other->shape, g_array_index (one->shape->points, HutPoint, i), &best);
  for (guint i = 0; i < other->shape->points->len; i++)
    meet_near (one->shape, g_array_index (other->shape->points, HutPoint, i), &best);
  if (best.least >= CROSSING_NEAR)
    return FALSE;
  found->place = best.at;
  found->accuracy = CROSSING_ACCURACY + (guint)best.least;
  found->sure = best.least < 30 ? HUT_SURE_EXACT : HUT_SURE_NEAR;
  return TRUE;
}
