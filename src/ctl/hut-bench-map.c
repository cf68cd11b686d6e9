/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A frame of the map without a window: what the main thread does for the pins, and what the
 * worker does for the picture below them; what the points take, and what one change of them does.
 * */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench-map-peer.h"

#include "geo/hut-cluster.h"
#include "geo/hut-heat.h"
#include "report/hut-map-painter.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>

#define FRAMES 200
#define CHANGES 200
#define PAINTS 15
#define HEATS 50
#define HEAT_SQUARE 14 /* pixels, as in the window */
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

static HutBenchPoints
make_points (const HutCaseSet *set)
{
  HutBenchPoints points = { .points = g_new (HutPoint, MAX (set->n_marks, 1)),
                            .pins = g_new (guint8, MAX (set->n_marks, 1)),
                            .ids = g_new (guint32, MAX (set->n_marks, 1)) };
  HutDemoRandom random;

  hut_demo_random_init (&random, 1, 6);
  for (guint i = 0; i < set->n_marks; i++)
    if (set->marks[i].place.lon != G_MININT32)
      {
        points.points[points.n_points] = scatter (set->marks[i].place, &random);
        points.pins[points.n_points] = set->marks[i].standing;
        points.ids[points.n_points++] = (guint32)set->marks[i].rowid;
      }
  return points;
}

static void
points_clear (HutBenchPoints *points)
{
  g_free (points->points);
  g_free (points->pins);
  g_free (points->ids);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutBenchPoints, points_clear)

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
measure_frames (HutPointSet *set, const HutBenchSight *sights, double *median, GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (HutCluster) cluster = hut_cluster_new ();
  guint n_marks = 0;

  for (guint i = 0; i < FRAMES; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double time;

      hut_cluster_find (cluster, set, sights[i].centre, sights[i].zoom, WIDTH, HEIGHT);
      time = hut_bench_ms_since (start);
      n_marks += hut_cluster_size (cluster);
      g_array_append_val (times, time);
    }
  *median = hut_bench_median (times);
  if (n_marks >= FRAMES)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the frames show %u marks", n_marks);
  return FALSE;
}

/* The heat of a view by lateness, which the main thread sums when the map has moved on. */
static double
measure_heat (HutPointSet *set, const HutBenchSight *sights)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < HEATS; i++)
    {
      const HutBenchSight *sight = &sights[i];
      double x = WIDTH / 2.0 / hut_mercator_world (sight->zoom);
      double y = HEIGHT / 2.0 / hut_mercator_world (sight->zoom);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (HutHeat) heat =
          hut_heat_new (set, HUT_HEAT_LATENESS, hut_heat_level (sight->zoom, HEAT_SQUARE),
                        (HutMercator){ sight->centre.x - x, sight->centre.y - y },
                        (HutMercator){ sight->centre.x + x, sight->centre.y + y });
      double time = hut_bench_ms_since (start);

      g_array_append_val (times, time);
    }
  return hut_bench_median (times);
}

/* What a saved case does to the points: its pin becomes another, it moves, it goes, it comes; the
 * mean of each hundred changes, in microseconds. */
static gboolean
measure_changes (HutPointSet *set, const HutBenchPoints *points, double *median, GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  HutDemoRandom random;
  gboolean changed = TRUE;

  hut_demo_random_init (&random, 1, 7);
  for (guint round = 0; points->n_points > 0 && round < CHANGES; round++)
    {
      gint64 start = g_get_monotonic_time ();
      double time;

      for (guint i = 0; i < 25; i++)
        {
          guint32 at = hut_demo_random_below (&random, points->n_points);
          HutPoint old = points->points[at], new = scatter (old, &random);

          changed &= hut_point_set_set_pin (set, points->ids[at], old, HUT_PIN_DONE) &&
                     hut_point_set_remove (set, points->ids[at], old) &&
                     hut_point_set_add (set, points->ids[at], new, points->pins[at]) &&
                     hut_point_set_set_pin (set, points->ids[at], new, HUT_PIN_SOON);
          points->points[at] = new;
        }
      time = hut_bench_ms_since (start) * 1000 / 100;
      g_array_append_val (times, time);
    }
  *median = hut_bench_median (times);
  if (!changed)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "a point was not where it was put");
  return changed;
}

static void
set_peer (HutBenchResult *result, const char *peer, double median)
{
  if (isnan (median))
    return;
  g_free (result->peer);
  result->peer = g_strdup (peer);
  result->peer_median = median;
}

static gboolean
measure_pins (HutBench *bench, const HutCaseSet *cases, GError **error)
{
  g_auto (HutBenchPoints) points = make_points (cases);
  g_autofree HutBenchSight *sights = g_new (HutBenchSight, FRAMES);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (HutPointSet) set =
      hut_point_set_new (points.points, points.pins, points.ids, points.n_points);
  double made = hut_bench_ms_since (start), memory = hut_point_set_bytes (set) / 1e6;
  HutDemoRandom random;
  HutBenchMapPeer peer;
  double frame, heat, change;

  hut_demo_random_init (&random, 1, 4);
  for (guint i = 0; i < FRAMES; i++)
    sights[i].centre = choose_view (&random, &sights[i].zoom);
  if (!measure_frames (set, sights, &frame, error))
    return FALSE;
  heat = measure_heat (set, sights);
  peer = hut_bench_map_peer (bench, &points, sights, FRAMES, WIDTH, HEIGHT);
  if (!measure_changes (set, &points, &change, error))
    return FALSE;

  set_peer (hut_bench_add (bench, "map-frame", "ms", frame, 4), "supercluster", peer.frame);
  hut_bench_add (bench, "map-heat", "ms", heat, 8);
  set_peer (hut_bench_add (bench, "map-points", "ms", made, NAN), "supercluster", peer.build);
  set_peer (hut_bench_add (bench, "map-memory", "MB", memory, 16), "supercluster", peer.memory);
  set_peer (hut_bench_add (bench, "map-change", "µs", change, 5), "supercluster, built anew",
            peer.build * 1000);
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
