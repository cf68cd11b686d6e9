/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* OpenStreetMap XML: the reader, the rings of its multi-polygons, its classes. */

#define G_LOG_DOMAIN "hutong-fuzz"

#include "fuzz.h"

#include "exchange/hut-map-class.h"
#include "exchange/hut-osm-rings.h"

#include <sys/mman.h>
#include <unistd.h>

static void
use_way (const HutOsmWay *way, gpointer data)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  HutMapClass class;

  hut_osm_way_points (data, way, points);
  g_assert_cmpuint (points->len, <=, way->n_nodes);
  hut_map_class_from_tags (way->tags, HUT_SHAPE_LINE, &class);
  hut_map_class_closes (way->tags);
  hut_map_class_layer (way->tags);
}

static void
use_relation (const HutOsmRelation *relation, gpointer data)
{
  g_autoptr (HutShape) area = hut_shape_new (HUT_SHAPE_AREA);

  hut_osm_rings_assemble (data, relation, area);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int fd = memfd_create ("osm", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (HutOsm) osm = hut_osm_new ();

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, size);
  if (hut_osm_read (osm, path, NULL, NULL))
    {
      hut_osm_foreach_way (osm, use_way, osm);
      hut_osm_foreach_relation (osm, use_relation, osm);
    }
  close (fd);
  return 0;
}
