/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A frame of the map without a window: what the main thread does for the pins, and what the
 * worker does for the picture below them. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "geo/hut-cluster.h"
#include "report/hut-map-painter.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>

#define FRAMES 200
#define PAINTS 15
#define WIDTH 1000
#define HEIGHT 750

/* The demo's cases happen at some hundred places; spread over the blocks around them, no two at
 * one point, they are as hard to cluster as real ones. */
static HutPoint
scatter (HutPoint point, HutDemoRandom *random)
{
  point.lon += (int)hut_demo_random_below (random, 40000) - 20000;
  point.lat += (int)hut_demo_random_below (random, 30000) - 15000;
  return point;
}

static HutPointSet *
make_points (const HutCaseSet *set)
{
  HutDemoRandom random;
  g_autofree HutPoint *points = g_new (HutPoint, MAX (set->n_marks, 1));
  g_autofree guint8 *pins = g_new (guint8, MAX (set->n_marks, 1));
  g_autofree guint32 *ids = g_new (guint32, MAX (set->n_marks, 1));
  guint n_points = 0;

  hut_demo_random_init (&random, 1, 6);
  for (guint i = 0; i < set->n_marks; i++)
    if (set->marks[i].place.lon != G_MININT32)
      {
        points[n_points] = scatter (set->marks[i].place, &random);
        pins[n_points] = set->marks[i].standing;
        ids[n_points++] = i;
      }
  return hut_point_set_new (points, pins, ids, n_points);
}

/* Views around the middle of the street, from all of it to some blocks. */
static HutMercator
choose_view (HutDemoRandom *random, double *zoom)
{
  HutPoint point = { 1163150000 + hut_demo_random_below (random, 90000),
                     399980000 + hut_demo_random_below (random, 80000) };

  *zoom = 13 + hut_demo_random_unit (random) * 4;
  return hut_mercator_project (point);
}

static gboolean
measure_pins (HutBench *bench, const HutCaseSet *set, GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (HutCluster) cluster = hut_cluster_new ();
  g_autoptr (HutPointSet) points = NULL;
  gint64 start = g_get_monotonic_time ();
  HutDemoRandom random;
  guint n_marks = 0;
  double made;

  points = make_points (set);
  made = hut_bench_ms_since (start);
  hut_demo_random_init (&random, 1, 4);
  for (guint i = 0; i < FRAMES; i++)
    {
      double zoom, time;
      HutMercator centre = choose_view (&random, &zoom);

      start = g_get_monotonic_time ();
      hut_cluster_find (cluster, points, centre, zoom, WIDTH, HEIGHT);
      time = hut_bench_ms_since (start);
      n_marks += hut_cluster_size (cluster);
      g_array_append_val (times, time);
    }
  if (n_marks < FRAMES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the frames show %u marks", n_marks);
      return FALSE;
    }
  hut_bench_add (bench, "map-frame", "ms", hut_bench_median (times), 4);
  hut_bench_add (bench, "map-points", "ms", made, NAN);
  return TRUE;
}

static gboolean
measure_picture (HutBench *bench, GError **error)
{
  g_autofree char *path = hut_store_get_map_path (bench->store);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (HutMapPainter) painter = NULL;
  HutMapPackage *package;
  cairo_surface_t *surface;
  HutDemoRandom random;
  gboolean painted = TRUE;

  if (path == NULL)
    {
      g_printerr ("map-picture: %s\n", _ ("the file has no map package"));
      return TRUE;
    }
  package = hut_map_package_open (path, error);
  if (package == NULL)
    return FALSE;
  painter = hut_map_painter_new (package);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  hut_demo_random_init (&random, 1, 5);
  for (guint i = 0; painted && i < PAINTS; i++)
    {
      HutMapFrame frame = { .width = WIDTH, .height = HEIGHT, .scale = 1 };
      gint64 start;
      double time;

      frame.centre = choose_view (&random, &frame.zoom);
      start = g_get_monotonic_time ();
      painted = hut_map_painter_paint (painter, &frame, surface, NULL, error);
      time = hut_bench_ms_since (start);
      g_array_append_val (times, time);
    }
  cairo_surface_destroy (surface);
  if (painted)
    hut_bench_add (bench, "map-picture", "ms", hut_bench_median (times), NAN);
  return painted;
}

gboolean
hut_bench_map (HutBench *bench, GError **error)
{
  g_autoptr (HutCaseSet) set = hut_bench_find (bench, bench->reader, FALSE, error);

  return set != NULL && measure_pins (bench, set, error) && measure_picture (bench, error);
}
