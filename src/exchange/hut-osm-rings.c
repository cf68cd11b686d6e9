/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rings of a multi-polygon; see the header. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-osm-rings.h"

/* The way that continues at @node: its index in @ways, and whether it must be turned round. */
static gboolean
find_next (const GArray *ways, gint64 node, guint *index, gboolean *turned)
{
  for (guint i = 0; i < ways->len; i++)
    {
      const HutOsmWay *way = &g_array_index (ways, HutOsmWay, i);

      *turned = way->nodes[0] != node;
      *index = i;
      if (!*turned || way->nodes[way->n_nodes - 1] == node)
        return TRUE;
    }

  return FALSE;
}

/* Appends the places of @way's nodes, from its end where @turned. */
static gboolean
append_way (HutOsm *osm, const HutOsmWay *way, gboolean turned, GArray *points)
{
  guint start = points->len;
  guint missing = hut_osm_way_points (osm, way, points);

  for (guint i = start, j = points->len; turned && i + 1 < j; i++)
    {
      HutPoint swap = g_array_index (points, HutPoint, i);

      j--;
      g_array_index (points, HutPoint, i) = g_array_index (points, HutPoint, j);
      g_array_index (points, HutPoint, j) = swap;
    }

  return missing == 0;
}

/* One ring, from the first of @ways on; takes out what it uses. */
static gboolean
assemble_ring (HutOsm *osm, GArray *ways, HutShape *area)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  HutOsmWay way = g_array_index (ways, HutOsmWay, 0);
  gint64 first = way.nodes[0], last = way.nodes[way.n_nodes - 1];
  gboolean whole = append_way (osm, &way, FALSE, points);

  g_array_remove_index (ways, 0);
  while (last != first)
    {
      gboolean turned;
      guint next;

      if (!find_next (ways, last, &next, &turned))
        return FALSE;

      way = g_array_index (ways, HutOsmWay, next);
      last = turned ? way.nodes[0] : way.nodes[way.n_nodes - 1];
      whole = append_way (osm, &way, turned, points) && whole;
      g_array_remove_index (ways, next);
    }

  return hut_shape_add_part (area, (const HutPoint *)points->data, points->len) && whole;
}

gboolean
hut_osm_rings_assemble (HutOsm *osm, const HutOsmRelation *relation, HutShape *area)
{
  g_autoptr (GArray) ways = g_array_new (FALSE, FALSE, sizeof (HutOsmWay));
  gboolean whole = relation->n_ways > 0;

  for (guint i = 0; i < relation->n_ways; i++)
    {
      HutOsmWay way;

      if (hut_osm_get_way (osm, relation->ways[i], &way) && way.n_nodes > 1)
        g_array_append_val (ways, way);
      else
        whole = FALSE;
    }

  while (ways->len > 0)
    whole = assemble_ring (osm, ways, area) && whole;

  return whole;
}
