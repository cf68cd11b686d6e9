/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Places in and around grounds: buildings, gates, sides. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-address-private.h"

#include <math.h>

#define GATE_REACH 80      /* metres from the outline at which a gate still belongs to it */
#define POINT_ACCURACY 40  /* metres, of a place that is a point */
#define BESIDE 60          /* metres to the other side of the road */
#define HOUSE_OF_POINT 400 /* metres: a house number, but no building, after such a compound */
#define COMPOUND_POINT 150 /* metres, half of a compound of which only a point is known */

/* ---- Buildings and gates belong to the smallest grounds around them ---- */

/* The number of a building that is called by it: 7号楼, 3栋, 照澜院2号楼. */
static gboolean
read_building (const gunichar *text, guint length, HutAddressNumber *number)
{
  for (guint at = 0; at < length; at++)
    {
      HutAddressTail tail = hut_address_read_tail (text, length, at);

      if ((tail.tail == HUT_TAIL_BUILDING || tail.tail == HUT_TAIL_NUMBER) && tail.end == length)
        {
          *number = tail.number;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_near (const HutAddressPlace *grounds, HutPoint point, double metres)
{
  HutBox box = hut_box_grown (&grounds->shape->box, metres);

  return hut_box_contains (&box, point);
}

/* Index of the smallest grounds that hold @place, or whose outline is near a gate; -1 for none. */
static int
find_grounds (const HutAddressBook *book, const HutAddressPlace *place)
{
  double least = G_MAXDOUBLE;
  int best = -1;

  for (guint i = 0; i < book->places->len; i++)
    {
      const HutAddressPlace *grounds = hut_address_place (book, i);
      gboolean gate = place->kind == HUT_NAME_GATE;

      if (grounds->kind != HUT_NAME_COMPOUND || grounds->shape == NULL ||
          grounds->radius >= least || !is_near (grounds, place->point, gate ? GATE_REACH : 0))
        continue;
      if (!gate && !hut_shape_contains (grounds->shape, place->point))
        continue;
      least = grounds->radius;
      best = i;
    }
  return best;
}

void
hut_address_seal_members (HutAddressBook *book)
{
  for (guint i = 0; i < book->places->len; i++)
    {
      const HutAddressPlace *place = hut_address_place (book, i);
      int grounds = place->kind == HUT_NAME_BUILDING || place->kind == HUT_NAME_GATE
                        ? find_grounds (book, place)
                        : -1;
      HutAddressPlace *owner;

      if (grounds < 0)
        continue;
      owner = &g_array_index (book->places, HutAddressPlace, grounds);
      if (owner->members == NULL)
        owner->members = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (owner->members, i);
    }
}

static const HutAddressPlace *
member_building (const HutAddressBook *book, const HutAddressPlace *grounds,
                 const HutAddressNumber *number)
{
  for (guint i = 0; grounds->members != NULL && i < grounds->members->len; i++)
    {
      const HutAddressPlace *member =
          hut_address_place (book, g_array_index (grounds->members, guint, i));
      HutAddressNumber own;
      guint length;
      g_autofree gunichar *text = hut_address_normalize (member->name, &length);

      if (member->kind == HUT_NAME_BUILDING && read_building (text, length, &own) &&
          own.number == number->number && own.branch == number->branch)
        return member;
    }
  return NULL;
}

static HutSide
side_of_gate (const char *name)
{
  guint length;
  g_autofree gunichar *text = hut_address_normalize (name, &length);

  for (guint at = 0; at < length; at++)
    {
      HutAddressTail tail = hut_address_read_tail (text, length, at);

      if (tail.tail == HUT_TAIL_GATE && tail.end == length)
        return tail.side;
    }
  return HUT_SIDE_NONE;
}

static const HutAddressPlace *
member_gate (const HutAddressBook *book, const HutAddressPlace *grounds, HutSide side)
{
  for (guint i = 0; grounds->members != NULL && i < grounds->members->len; i++)
    {
      const HutAddressPlace *member =
          hut_address_place (book, g_array_index (grounds->members, guint, i));

      if (member->kind == HUT_NAME_GATE && side_of_gate (member->name) == side)
        return member;
    }
  return NULL;
}

/* ---- The edge of an area ---- */

/* Where the ray from the middle of @place to @side leaves its area for the last time; *@width gets
 * half of how far the area reaches across. */
static HutPoint
edge_of (const HutAddressPlace *place, HutSide side, double *width)
{
  double east, north, farthest = 0, across = 0;

  hut_address_direction (side, &east, &north);
  for (guint part = 0; part < hut_shape_n_parts (place->shape); part++)
    {
      guint n;
      const HutPoint *ring = hut_shape_part (place->shape, part, &n);

      for (guint i = 0, j = n - 1; i < n; j = i++)
        {
          double ax, ay, bx, by, left, right, along;

          hut_address_offset (place->point, ring[j], &ax, &ay);
          hut_address_offset (place->point, ring[i], &bx, &by);
          left = ax * north - ay * east; /* across the ray */
          right = bx * north - by * east;
          across = MAX (across, fabs (right));
          if ((left > 0) == (right > 0))
            continue;
          along = left / (left - right);
          farthest =
              MAX (farthest, (ax + along * (bx - ax)) * east + (ay + along * (by - ay)) * north);
        }
    }
  *width = across;
  return hut_address_moved (place->point, farthest * east, farthest * north);
}

static void
find_edge (const HutAddressPlace *place, HutSide side, HutAddressFound *found)
{
  double width = COMPOUND_POINT;

  found->sure = HUT_SURE_NEAR;
  found->why = HUT_WHY_EDGE;
  found->side = side;
  if (place->shape != NULL)
    found->place = edge_of (place, side, &width);
  found->accuracy = (guint)MAX (width / 2, POINT_ACCURACY);
  if (place->shape == NULL)
    found->accuracy = MAX (found->accuracy, COMPOUND_POINT);
}

/* ---- A place with what stands behind its name ---- */

static guint
own_accuracy (const HutAddressPlace *place)
{
  if (place->kind == HUT_NAME_COMPOUND && place->shape == NULL)
    return COMPOUND_POINT;
  return (guint)MAX (place->radius, POINT_ACCURACY);
}

static void
find_building (const HutAddressQuery *query, const HutAddressPlace *place,
               const HutAddressNumber *number, gboolean counted, HutAddressFound *found)
{
  const HutAddressPlace *building = member_building (query->book, place, number);

  found->low = number->number;
  if (building == NULL)
    {
      found->why = HUT_WHY_GROUNDS;
      found->sure = HUT_SURE_NEAR;
      if (place->shape == NULL && !counted)
        found->accuracy = HOUSE_OF_POINT;
      return;
    }
  found->why = HUT_WHY_BUILDING;
  found->other = building->name;
  found->place = building->point;
  found->accuracy = own_accuracy (building);
}

static void
find_gate (const HutAddressQuery *query, const HutAddressPlace *place, HutSide side,
           HutAddressFound *found)
{
  const HutAddressPlace *gate = member_gate (query->book, place, side);

  if (gate == NULL)
    {
      find_edge (place, side, found);
      return;
    }
  found->why = HUT_WHY_GATE;
  found->other = gate->name;
  found->side = side;
  found->place = gate->point;
  found->accuracy = POINT_ACCURACY;
}

HutAddressFound
hut_address_find_in (const HutAddressQuery *query, const HutAddressPlace *place,
                     const HutAddressTail *tail)
{
  HutAddressFound found = { .place = place->point,
                            .accuracy = own_accuracy (place),
                            .sure = HUT_SURE_EXACT,
                            .why = HUT_WHY_NAME,
                            .name = place->name };

  if (place->kind == HUT_NAME_COMMUNITY)
    {
      found.sure = HUT_SURE_COMMUNITY;
      found.why = HUT_WHY_COMMUNITY;
      return found;
    }
  if (place->kind == HUT_NAME_COMPOUND &&
      (tail->tail == HUT_TAIL_BUILDING || tail->tail == HUT_TAIL_NUMBER))
    find_building (query, place, &tail->number, tail->tail == HUT_TAIL_BUILDING, &found);
  else if (tail->tail == HUT_TAIL_GATE && place->kind == HUT_NAME_COMPOUND)
    find_gate (query, place, tail->side, &found);
  else if (tail->tail == HUT_TAIL_SIDE || tail->tail == HUT_TAIL_GATE)
    find_edge (place, tail->side, &found);
  else if (tail->tail == HUT_TAIL_BESIDE)
    {
      found.why = HUT_WHY_BESIDE;
      found.sure = HUT_SURE_NEAR;
      found.accuracy += BESIDE;
    }
  return found;
}
