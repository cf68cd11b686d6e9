/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sets of points and the clusters of a view. */

#include "geo/hut-cluster.h"

#include <math.h>

typedef struct
{
  HutPoint *points;
  guint8 *pins;
  guint32 *ids;
  guint32 n;
} Points;

static void
points_clear (Points *points)
{
  g_free (points->points);
  g_free (points->pins);
  g_free (points->ids);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Points, points_clear)

/* @n points around the middle of a street, dense inside and thin outside. */
static Points
make_points (guint32 n, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Points points = { g_new (HutPoint, n), g_new (guint8, n), g_new (guint32, n), n };

  for (guint32 i = 0; i < n; i++)
    {
      double far = pow (g_rand_double (rand), 2) * 0.02;
      double turn = g_rand_double_range (rand, 0, 2 * G_PI);

      points.points[i] =
          hut_point_from_degrees (116.32 + far * cos (turn), 40.002 + far * sin (turn));
      points.pins[i] = g_rand_int_range (rand, 0, HUT_N_PINS);
      points.ids[i] = i * 7 + 3;
    }

  return points;
}

static HutPointSet *
make_set (const Points *points)
{
  return hut_point_set_new (points->points, points->pins, points->ids, points->n);
}

static HutMercator
centre (void)
{
  return hut_mercator_project (hut_point_from_degrees (116.32, 40.002));
}

static void
test_runs_sum (void)
{
  g_auto (Points) points = make_points (5000, 1);
  g_autoptr (HutPointSet) set = make_set (&points);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  g_assert_cmpuint (hut_point_set_size (set), ==, points.n);
  for (guint round = 0; round < 200; round++)
    {
      guint32 a = g_rand_int_range (rand, 0, points.n), b = g_rand_int_range (rand, a, points.n);
      HutRunSum sum = hut_point_set_sum (set, (HutRun){ a, b });
      guint32 pins[HUT_N_PINS] = { 0 };
      double x = 0, y = 0;

      for (guint32 i = a; i < b; i++)
        {
          pins[hut_point_set_pin (set, i)]++;
          x += hut_point_set_place (set, i).x;
          y += hut_point_set_place (set, i).y;
        }
      for (guint pin = 0; pin < HUT_N_PINS; pin++)
        {
          g_assert_cmpuint (pins[pin], ==, sum.pins[pin]);
          g_assert_cmpuint (hut_point_set_count (set, (HutRun){ a, b }, pin), ==, pins[pin]);
        }
      if (b > a)
        {
          g_assert_cmpfloat_with_epsilon (sum.middle.x, x / (b - a), 1e-9);
          g_assert_cmpfloat_with_epsilon (sum.middle.y, y / (b - a), 1e-9);
        }
    }
}

static void
test_places_kept (void)
{
  g_auto (Points) points = make_points (1000, 3);
  g_autoptr (HutPointSet) set = make_set (&points);

  for (guint32 i = 0; i < points.n; i++)
    {
      guint32 at = G_MAXUINT32;
      HutPoint found;

      g_assert_true (hut_point_set_find (set, points.ids[i], &at));
      found = hut_mercator_unproject (hut_point_set_place (set, at));
      g_assert_cmpfloat (hut_point_distance (found, points.points[i]), <, 0.05);
      g_assert_cmpint (hut_point_set_pin (set, at), ==, points.pins[i]);
    }
  g_assert_false (hut_point_set_find (set, 4, &points.ids[0]));
}

/* The same points, in a set that is made of them anew. */
static void
assert_same (const HutPointSet *set, const Points *points, const gboolean *there)
{
  g_autoptr (HutPointSet) other = NULL;
  Points kept = { g_new (HutPoint, points->n), g_new (guint8, points->n),
                  g_new (guint32, points->n), 0 };
  guint32 size;

  for (guint32 i = 0; i < points->n; i++)
    if (there[i])
      {
        kept.points[kept.n] = points->points[i];
        kept.pins[kept.n] = points->pins[i];
        kept.ids[kept.n++] = points->ids[i];
      }
  other = make_set (&kept);
  size = hut_point_set_size (other);
  g_assert_cmpuint (hut_point_set_size (set), ==, size);
  for (guint32 i = 0; i < size; i++)
    {
      HutMercator place = hut_point_set_place (set, i), same = hut_point_set_place (other, i);

      g_assert_cmpuint (hut_point_set_id (set, i), ==, hut_point_set_id (other, i));
      g_assert_cmpuint (hut_point_set_pin (set, i), ==, hut_point_set_pin (other, i));
      g_assert_cmpfloat (place.x, ==, same.x);
      g_assert_cmpfloat (place.y, ==, same.y);
    }
  for (guint32 from = 0, to = 1; from < size; from += 97, to = (to * 31 + 7) % size)
    {
      HutRun run = { MIN (from, to), MAX (from, to) };
      HutRunSum sum = hut_point_set_sum (set, run), same = hut_point_set_sum (other, run);

      for (guint pin = 0; pin < HUT_N_PINS; pin++)
        g_assert_cmpuint (hut_point_set_count (set, run, pin), ==, sum.pins[pin]);
      g_assert_cmpmem (sum.pins, sizeof sum.pins, same.pins, sizeof same.pins);
      g_assert_cmpfloat_with_epsilon (sum.middle.x, same.middle.x, 1e-12);
      g_assert_cmpfloat_with_epsilon (sum.middle.y, same.middle.y, 1e-12);
    }
  points_clear (&kept);
}

/* One of them comes, goes, moves (now and then to the place of another) or has another pin. */
static void
change_one (HutPointSet *set, Points *points, gboolean *there, GRand *rand)
{
  guint32 i = g_rand_int_range (rand, 0, points->n), at = g_rand_int_range (rand, 0, points->n);
  HutPin pin = g_rand_int_range (rand, 0, HUT_N_PINS);

  if (!there[i])
    {
      g_assert_false (hut_point_set_remove (set, points->ids[i], points->points[i]));
      g_assert_false (hut_point_set_set_pin (set, points->ids[i], points->points[i], pin));
      g_assert_true (hut_point_set_add (set, points->ids[i], points->points[i], points->pins[i]));
      there[i] = TRUE;
      return;
    }

  g_assert_false (hut_point_set_add (set, points->ids[i], points->points[i], pin));
  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      g_assert_true (hut_point_set_remove (set, points->ids[i], points->points[i]));
      there[i] = FALSE;
      break;
    case 1:
      g_assert_true (hut_point_set_set_pin (set, points->ids[i], points->points[i], pin));
      points->pins[i] = pin;
      break;
    default:
      g_assert_true (hut_point_set_remove (set, points->ids[i], points->points[i]));
      points->points[i] = points->points[at];
      g_assert_true (hut_point_set_add (set, points->ids[i], points->points[i], points->pins[i]));
    }
}

static void
test_changes (void)
{
  g_auto (Points) points = make_points (3000, 11);
  g_autofree gboolean *there = g_new (gboolean, points.n);
  g_autoptr (HutPointSet) set = make_set (&points);
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  guint version = hut_point_set_version (set);

  for (guint32 i = 0; i < points.n; i++)
    there[i] = TRUE;
  for (guint round = 0; round < 20; round++)
    {
      for (guint i = 0; i < 500; i++)
        change_one (set, &points, there, rand);
      assert_same (set, &points, there);
      g_assert_cmpuint (hut_point_set_version (set), >=, version + 500);
      version = hut_point_set_version (set);
    }
  g_assert_false (
      hut_point_set_add (set, 1, (HutPoint){ G_MININT32, G_MININT32 }, HUT_PIN_AT_WORK));
  g_assert_cmpuint (hut_point_set_version (set), ==, version);
}

/* From nothing to many at one place, as of a compound with one entrance, and back to nothing. */
static void
test_one_place (void)
{
  g_autoptr (HutPointSet) set = hut_point_set_new (NULL, NULL, NULL, 0);
  HutPoint place = hut_point_from_degrees (116.32, 40.002);
  guint32 at;

  for (guint32 i = 0; i < 1000; i++)
    g_assert_true (hut_point_set_add (set, i * 617 % 1000, place, i % HUT_N_PINS));
  g_assert_cmpuint (hut_point_set_size (set), ==, 1000);
  for (guint32 i = 0; i < 1000; i++)
    {
      g_assert_cmpuint (hut_point_set_id (set, i), ==, i);
      g_assert_true (hut_point_set_find (set, i, &at));
      g_assert_cmpuint (at, ==, i);
    }
  for (guint32 i = 0; i < 1000; i++)
    g_assert_true (hut_point_set_remove (set, i * 11 % 1000, place));
  g_assert_cmpuint (hut_point_set_size (set), ==, 0);
  g_assert_true (hut_point_set_add (set, 5, place, HUT_PIN_DONE));
  g_assert_cmpuint (hut_point_set_sum (set, hut_point_set_all (set)).pins[HUT_PIN_DONE], ==, 1);
}

static void
count_square (const HutPointSet *set, guint32 x, guint32 y, HutRun run, gpointer data)
{
  HutRunSum sum = hut_point_set_sum (set, run);

  g_assert_cmpfloat (floor (sum.middle.x * 65536), ==, x);
  g_assert_cmpfloat (floor (sum.middle.y * 65536), ==, y);
  *(guint32 *)data += run.end - run.start;
}

static void
test_squares (void)
{
  g_auto (Points) points = make_points (4000, 13);
  g_autoptr (HutPointSet) set = make_set (&points);
  HutMercator middle = hut_mercator_project (hut_point_from_degrees (116.32, 40.002));
  HutMercator end = { floor (middle.x * 65536 + 3) / 65536, floor (middle.y * 65536 + 4) / 65536 };
  guint32 all = 0, within = 0, expected = 0;

  hut_point_set_squares (set, 16, (HutMercator){ 0, 0 }, (HutMercator){ 1, 1 }, count_square, &all);
  g_assert_cmpuint (all, ==, points.n);

  end.x -= 1e-9;
  end.y -= 1e-9;
  hut_point_set_squares (set, 16, middle, end, count_square, &within);
  for (guint32 i = 0; i < points.n; i++)
    {
      HutMercator place = hut_point_set_place (set, i);

      expected += floor (place.x * 65536) >= floor (middle.x * 65536) && place.x < end.x &&
                  floor (place.y * 65536) >= floor (middle.y * 65536) && place.y < end.y;
    }
  g_assert_cmpuint (within, >, 0);
  g_assert_cmpuint (within, ==, expected);
}

static guint32
count_marks (HutCluster *cluster, guint32 *overdue)
{
  guint32 count = 0;

  *overdue = 0;
  for (guint i = 0; i < hut_cluster_size (cluster); i++)
    {
      const HutMark *mark = hut_cluster_mark (cluster, i);
      guint32 in_runs = 0;

      for (guint run = 0; run < mark->n_runs; run++)
        {
          HutRun part = g_array_index (cluster->runs, HutRun, mark->first_run + run);

          in_runs += part.end - part.start;
        }
      g_assert_cmpuint (in_runs, ==, mark->count);
      count += mark->count;
      *overdue += mark->pins[HUT_PIN_OVERDUE];
    }

  return count;
}

static void
test_nothing_lost (void)
{
  g_auto (Points) points = make_points (20000, 4);
  g_autoptr (HutPointSet) set = make_set (&points);
  g_autoptr (HutCluster) cluster = hut_cluster_new ();
  guint32 all_overdue = 0, overdue;

  for (guint32 i = 0; i < points.n; i++)
    all_overdue += points.pins[i] == HUT_PIN_OVERDUE;

  /* all points lie within 0.02°: 15 pixels at zoom 10, 480 at zoom 15 */
  for (double zoom = 3; zoom <= 15; zoom += 0.3)
    {
      hut_cluster_find (cluster, set, centre (), zoom, 1600, 1600);
      g_assert_cmpuint (hut_cluster_size (cluster), <=, HUT_CLUSTER_MARKS);
      g_assert_cmpuint (count_marks (cluster, &overdue), ==, points.n);
      g_assert_cmpuint (overdue, ==, all_overdue);
    }
}

static void
test_marks_apart (void)
{
  g_auto (Points) points = make_points (3000, 5);
  g_autoptr (HutPointSet) set = make_set (&points);
  g_autoptr (HutCluster) cluster = hut_cluster_new ();
  double world = hut_mercator_world (16);
  guint near = 0;

  hut_cluster_find (cluster, set, centre (), 16, 1000, 700);
  g_assert_cmpuint (hut_cluster_size (cluster), >, 20);
  for (guint i = 0; i < hut_cluster_size (cluster); i++)
    for (guint j = 0; j < i; j++)
      {
        const HutMark *a = hut_cluster_mark (cluster, i), *b = hut_cluster_mark (cluster, j);

        near += hypot (a->place.x - b->place.x, a->place.y - b->place.y) * world < 18;
      }
  g_assert_cmpuint (near, <=, hut_cluster_size (cluster) / 20);
}

/* Marks of the middle of a view are the same when the view has moved. */
static void
test_moving_changes_none (void)
{
  g_auto (Points) points = make_points (3000, 6);
  g_autoptr (HutPointSet) set = make_set (&points);
  g_autoptr (HutCluster) before = hut_cluster_new ();
  g_autoptr (HutCluster) after = hut_cluster_new ();
  double world = hut_mercator_world (16.2);
  HutMercator middle = centre (), moved = middle;
  guint checked = 0;

  moved.x += 133.7 / world;
  moved.y -= 71.3 / world;
  hut_cluster_find (before, set, middle, 16.2, 1000, 700);
  hut_cluster_find (after, set, moved, 16.2, 1000, 700);

  for (guint i = 0; i < hut_cluster_size (before); i++)
    {
      const HutMark *mark = hut_cluster_mark (before, i);
      gboolean found = FALSE;

      if (hypot (mark->place.x - middle.x, mark->place.y - middle.y) * world > 200)
        continue;
      for (guint j = 0; j < hut_cluster_size (after) && !found; j++)
        found = hut_cluster_mark (after, j)->count == mark->count &&
                hut_cluster_mark (after, j)->place.x == mark->place.x;
      g_assert_true (found);
      checked++;
    }
  g_assert_cmpuint (checked, >, 10);
}

static void
test_ids (void)
{
  HutPoint same[] = { { 1163200000, 400020000 },
                      { 1163200000, 400020000 },
                      { 1163200000, 400020000 },
                      { 1163260000, 400020000 } };
  guint8 pins[] = { HUT_PIN_DONE, HUT_PIN_OVERDUE, HUT_PIN_SOON, HUT_PIN_SOON };
  guint32 ids[] = { 10, 20, 30, 40 };
  g_autoptr (HutPointSet) set = hut_point_set_new (same, pins, ids, 4);
  g_autoptr (HutCluster) cluster = hut_cluster_new ();
  g_autoptr (GArray) found = NULL;
  const HutMark *mark;
  HutBox box;

  hut_cluster_find (cluster, set, centre (), 19, 800, 600);
  g_assert_cmpuint (hut_cluster_size (cluster), ==, 1);
  mark = hut_cluster_mark (cluster, 0);
  g_assert_cmpuint (mark->count, ==, 3);
  g_assert_cmpint (mark->pin, ==, HUT_PIN_OVERDUE);
  found = hut_cluster_ids (cluster, mark, 2);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (g_array_index (found, guint32, 0), ==, 20);
  g_assert_cmpuint (g_array_index (found, guint32, 1), ==, 30);
  box = hut_cluster_box (cluster, mark);
  g_assert_cmpfloat (hut_point_distance (hut_box_centre (&box), same[0]), <, 0.05);
}

static void
test_empty (void)
{
  g_autoptr (HutPointSet) set = hut_point_set_new (NULL, NULL, NULL, 0);
  g_autoptr (HutCluster) cluster = hut_cluster_new ();

  hut_cluster_find (cluster, set, centre (), 15, 800, 600);
  g_assert_cmpuint (hut_cluster_size (cluster), ==, 0);
  hut_cluster_find (cluster, NULL, centre (), 15, 800, 600);
  g_assert_cmpuint (hut_cluster_size (cluster), ==, 0);
}

/* Microseconds that one change takes (a pin, a point gone, and come again), the mean of many in the
 * best of some rounds: the machine may be busy. */
static double
measure_changes (HutPointSet *set, const Points *points)
{
  const guint n = 1000;
  double best = G_MAXDOUBLE;
  guint32 at = 0;

  for (guint round = 0; round < 10; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < n; i++, at = (at + 7919) % points->n)
        {
          HutPoint moved = points->points[(at + 1) % points->n];

          hut_point_set_set_pin (set, points->ids[at], points->points[at], HUT_PIN_DONE);
          hut_point_set_remove (set, points->ids[at], points->points[at]);
          hut_point_set_add (set, points->ids[at], moved, HUT_PIN_SOON);
          points->points[at] = moved;
        }
      best = MIN (best, (double)(g_get_monotonic_time () - start) / (3 * n));
    }
  return best;
}

static void
test_million (void)
{
  g_auto (Points) points = make_points (1000000, 7);
  g_autoptr (HutPointSet) set = NULL;
  g_autoptr (HutCluster) cluster = hut_cluster_new ();
  gint64 start = g_get_monotonic_time (), made;
  double worst = 0, change;

  set = make_set (&points);
  made = g_get_monotonic_time () - start;
  for (double zoom = 10; zoom < 19; zoom += 0.1)
    {
      double best = G_MAXDOUBLE;

      for (guint round = 0; round < 3; round++)
        {
          start = g_get_monotonic_time ();
          hut_cluster_find (cluster, set, centre (), zoom, 1400, 900);
          best = MIN (best, (g_get_monotonic_time () - start) / 1000.0);
        }
      worst = MAX (worst, best);
    }

  change = measure_changes (set, &points);
  g_assert_cmpuint (hut_point_set_size (set), ==, points.n);
  g_assert_cmpuint (hut_point_set_bytes (set), <=, 16000000);
  g_test_message ("made in %.0f ms, a frame in %.2f ms at most, a change in %.2f µs, %.1f MB",
                  made / 1000.0, worst, change, hut_point_set_bytes (set) / 1e6);
  g_assert_cmpfloat (change, <, 5 * 3);
  g_assert_cmpfloat (worst, <, 4 * 3); /* three times the promise, for slow and busy machines */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/point-set/a-run-is-summed-in-constant-time", test_runs_sum);
  g_test_add_func ("/point-set/places-pins-and-ids-are-kept", test_places_kept);
  g_test_add_func ("/point-set/changes-leave-what-a-new-set-would-have", test_changes);
  g_test_add_func ("/point-set/many-at-one-place-come-and-go", test_one_place);
  g_test_add_func ("/point-set/squares-hold-what-lies-in-them", test_squares);
  g_test_add_func ("/cluster/no-point-is-lost-at-any-zoom", test_nothing_lost);
  g_test_add_func ("/cluster/marks-stand-apart", test_marks_apart);
  g_test_add_func ("/cluster/moving-changes-no-mark", test_moving_changes_none);
  g_test_add_func ("/cluster/ids-most-urgent-first", test_ids);
  g_test_add_func ("/cluster/empty", test_empty);
  g_test_add_func ("/cluster/a-million-points-within-a-frame-and-16-megabytes", test_million);
  return g_test_run ();
}
