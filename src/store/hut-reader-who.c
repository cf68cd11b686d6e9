/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is at a place, by the street's records. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-who.h"

#include "geo/hut-shape-distance.h"
#include "store/hut-reader-lane.h"

/* The smallest area that holds the point, as the one that says most. */
static void
take_area (const HutStreetPart *part, HutPoint point, const HutStreetPart **found)
{
  if (part->shape == NULL || !hut_box_contains (&part->shape->box, point) ||
      !hut_shape_contains (part->shape, point))
    return;
  if (*found == NULL || hut_shape_measure (part->shape) < hut_shape_measure ((*found)->shape))
    *found = part;
}

static void
take_lane (HutWho *who, const HutStreetPart *lane)
{
  HutBox near;
  double metres;

  if (lane->shape == NULL)
    return;
  near = hut_box_grown (&lane->shape->box, HUT_WHO_LANE_METRES);
  if (!hut_box_contains (&near, who->point))
    return;
  metres = hut_shape_distance (lane->shape, who->point);
  if (metres <= HUT_WHO_LANE_METRES && (who->lane == NULL || metres < who->lane_metres))
    {
      who->lane = lane;
      who->lane_metres = metres;
    }
}

static void
take_unit (HutWho *who, const HutStreetPart *part)
{
  HutWhoUnit unit = { part, HUT_WHO_BY_COMMUNITY, -1 };

  if (part->has_place)
    unit.metres = hut_point_distance (part->place, who->point);
  if (who->community == NULL || part->community == NULL ||
      g_strcmp0 (part->community, who->community->code) != 0)
    {
      if (unit.metres < 0 || unit.metres > HUT_WHO_POST_METRES)
        return;
      unit.by = HUT_WHO_BY_POST;
    }
  g_array_append_val (who->units, unit);
}

/* The community's own unit, others that work for it, then who is here, the nearest first. */
static int
compare_units (gconstpointer a, gconstpointer b)
{
  const HutWhoUnit *first = a, *second = b;
  gboolean first_own = g_strcmp0 (first->unit->class, "community") == 0;
  gboolean second_own = g_strcmp0 (second->unit->class, "community") == 0;

  if (first->by != second->by)
    return first->by < second->by ? -1 : 1;
  if (first_own != second_own)
    return first_own ? -1 : 1;
  if (first->metres != second->metres)
    return first->metres < second->metres ? -1 : 1;
  return g_strcmp0 (first->unit->code, second->unit->code);
}

static void
find_parts (HutWho *who)
{
  for (guint i = 0; i < who->parts->len; i++)
    {
      const HutStreetPart *part = who->parts->pdata[i];

      if (part->kind == &hut_kind_community)
        take_area (part, who->point, &who->community);
      else if (part->kind == &hut_kind_grid)
        take_area (part, who->point, &who->grid);
      else if (part->kind == &hut_kind_lane)
        take_lane (who, part);
    }
  /* After the communities: whose they are depends on which it is. */
  for (guint i = 0; i < who->parts->len; i++)
    if (((const HutStreetPart *)who->parts->pdata[i])->kind == &hut_kind_unit)
      take_unit (who, who->parts->pdata[i]);
  g_array_sort (who->units, compare_units);
}

static gboolean
count_cases (HutReader *reader, HutWho *who, HutTime now, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;

  filter->area = (HutCaseArea){ .kind = HUT_CASE_AREA_CIRCLE,
                                .centre = who->point,
                                .metres = HUT_WHO_CASE_METRES };
  set = hut_reader_cases (reader, filter, now, cancellable, error);
  if (set == NULL)
    return FALSE;
  who->n_cases = set->n_marks;
  who->n_open = set->n_marks - set->n_by_standing[HUT_STANDING_DONE];
  who->n_overdue = set->n_by_standing[HUT_STANDING_OVERDUE];
  return TRUE;
}

static int
compare_since (gconstpointer a, gconstpointer b)
{
  HutTime first = hut_record_get_int (*(const HutRecord *const *)a, "from", 0);
  HutTime second = hut_record_get_int (*(const HutRecord *const *)b, "from", 0);

  return (first > second) - (first < second);
}

static void
take_stewards (HutWho *who, const HutLaneSight *sight, HutTime now)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new ();

  for (guint i = 0; i < sight->roster->roles->len; i++)
    {
      HutRecord *role = sight->roster->roles->pdata[i];

      if (g_strcmp0 (hut_record_get_text (role, "code"), "steward") == 0 &&
          hut_role_is_held (role, now, now + 1))
        g_ptr_array_add (held, role);
    }
  g_ptr_array_sort (held, compare_since);
  for (guint i = 0; i < held->len; i++)
    {
      const char *name = hut_lane_sight_name (sight, held->pdata[i], "person");

      if (name != NULL)
        g_ptr_array_add (who->stewards, g_strdup (name));
    }
}

static void
take_patrol (HutWho *who, const HutLaneSight *sight)
{
  g_autoptr (GPtrArray) patrols = hut_roster_standing (sight->roster->patrols);

  for (guint i = 0; i < patrols->len; i++)
    {
      HutTime began = hut_record_get_int (patrols->pdata[i], "began_at", 0);

      if (began <= who->last_patrol || !hut_roster_is_at (patrols->pdata[i], sight->place))
        continue;
      who->last_patrol = began;
      g_free (who->patroller);
      who->patroller = g_strdup (hut_lane_sight_name (sight, patrols->pdata[i], "person"));
    }
}

static gboolean
find_stewards (HutReader *reader, HutWho *who, HutTime now, GError **error)
{
  g_autoptr (HutLaneSight) sight = NULL;

  if (who->lane == NULL || who->lane->code == NULL)
    return TRUE;
  sight = hut_reader_lane (reader, who->lane->code, FALSE, now, error);
  if (sight == NULL)
    return FALSE;
  take_stewards (who, sight, now);
  take_patrol (who, sight);
  return TRUE;
}

HutWho *
hut_reader_who (HutReader *reader, HutPoint point, HutTime now, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (HutWho) who = g_new0 (HutWho, 1);

  who->point = point;
  who->units = g_array_new (FALSE, FALSE, sizeof (HutWhoUnit));
  who->stewards = g_ptr_array_new_with_free_func (g_free);
  who->parts = hut_reader_street_parts (reader, error);
  if (who->parts == NULL || !count_cases (reader, who, now, cancellable, error))
    return NULL;
  find_parts (who);
  if (!find_stewards (reader, who, now, error))
    return NULL;
  return g_steal_pointer (&who);
}

void
hut_who_free (HutWho *who)
{
  g_clear_pointer (&who->parts, g_ptr_array_unref);
  g_array_unref (who->units);
  g_ptr_array_unref (who->stewards);
  g_free (who->patroller);
  g_free (who->address);
  g_free (who);
}
