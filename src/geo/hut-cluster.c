/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Clusters of the points in view; see the header.
 *
 * Each point belongs to a square of about CELL pixels. What a square holds is a mark: one point,
 * or a cluster at the middle of its points; a square with few points is divided further, so that
 * few neighbours that can stand apart do. Then marks that would still cover each other are joined,
 * the largest first. Squares are the map's, not the view's, and distances are measured at the half
 * step of zoom below, so that moving the map changes no mark. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-cluster.h"

#include <math.h>

#define CELL_LEVELS 2    /* squares of 64 pixels at a whole zoom, growing to 128 */
#define FEW 4            /* points in a square that are tried apart */
#define FEW_LEVELS 1     /* how often such a square is divided */
#define MARGIN 160       /* pixels around the view */
#define PIN_REACH 22     /* pixels between two points */
#define CLUSTER_REACH 38 /* pixels between a cluster and anything */

typedef struct
{
  HutCluster *cluster;
  guint level; /* of the squares that become marks */
  double min_x, min_y, max_x, max_y;
} Search;

HutCluster *
hut_cluster_new (void)
{
  HutCluster *cluster = g_new0 (HutCluster, 1);

  cluster->marks = g_array_new (FALSE, FALSE, sizeof (HutMark));
  cluster->runs = g_array_new (FALSE, FALSE, sizeof (HutRun));
  return cluster;
}

void
hut_cluster_free (HutCluster *cluster)
{
  g_clear_pointer (&cluster->set, hut_point_set_unref);
  g_array_unref (cluster->marks);
  g_array_unref (cluster->runs);
  g_free (cluster);
}

static HutPin
most_urgent (const guint32 pins[HUT_N_PINS])
{
  for (guint pin = 0; pin < HUT_N_PINS; pin++)
    if (pins[pin])
      return pin;

  return HUT_PIN_DONE;
}

static void
add_mark (HutCluster *cluster, HutRun run)
{
  HutRunSum sum = hut_point_set_sum (cluster->set, run);
  HutMark mark = {
    .place = sum.middle,
    .count = run.end - run.start,
    .position = run.start,
    .id = hut_point_set_id (cluster->set, run.start),
    .pin = most_urgent (sum.pins),
    .first_run = cluster->runs->len,
    .n_runs = 1,
  };

  for (guint pin = 0; pin < HUT_N_PINS; pin++)
    mark.pins[pin] = sum.pins[pin];
  g_array_append_val (cluster->runs, run);
  g_array_append_val (cluster->marks, mark);
}

static gboolean
outside (const Search *search, guint level, guint32 x, guint32 y)
{
  double side = ldexp (1, -(int)level);

  return x * side > search->max_x || (x + 1) * side < search->min_x || y * side > search->max_y ||
         (y + 1) * side < search->min_y;
}

/* Visits the square (@x, @y) of @level, whose points are @run. */
static void
descend (const Search *search, HutRun run, guint level, guint32 x, guint32 y)
{
  guint32 count = run.end - run.start;
  guint stop = search->level + (count <= FEW ? FEW_LEVELS : 0);
  HutRun quarters[4];

  if (count == 0 || outside (search, MIN (level, search->level), x, y))
    return;

  if (level >= MIN (stop, HUT_POINT_SET_DEPTH) || (count == 1 && level >= search->level))
    {
      add_mark (search->cluster, run);
      return;
    }

  hut_point_set_split (search->cluster->set, run, level, quarters);
  for (guint i = 0; i < 4; i++)
    {
      guint32 next_x = level < search->level ? 2 * x + (i & 1) : x;
      guint32 next_y = level < search->level ? 2 * y + (i >> 1) : y;

      descend (search, quarters[i], level + 1, next_x, next_y);
    }
}

/* A square's own points first by number, then from the north-west on: the order of joining. */
static int
compare_marks (gconstpointer a, gconstpointer b, gpointer data)
{
  const HutCluster *cluster = data;
  const HutMark *first = a, *second = b;
  guint32 first_start = g_array_index (cluster->runs, HutRun, first->first_run).start;
  guint32 second_start = g_array_index (cluster->runs, HutRun, second->first_run).start;

  if (first->count != second->count)
    return first->count < second->count ? 1 : -1;

  return first_start < second_start ? -1 : first_start > second_start;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const HutMark *first = a, *second = b;

  if (first->place.y != second->place.y)
    return first->place.y < second->place.y ? -1 : 1;

  return first->place.x < second->place.x ? -1 : first->place.x > second->place.x;
}

static gboolean
cover_each_other (const HutMark *a, const HutMark *b, double world)
{
  double reach = (a->count > 1 || b->count > 1 ? CLUSTER_REACH : PIN_REACH) / world;
  double x = a->place.x - b->place.x, y = a->place.y - b->place.y;

  return x * x + y * y < reach * reach;
}

static void
absorb (HutMark *into, const HutMark *other)
{
  double count = into->count + other->count;

  into->place.x = (into->place.x * into->count + other->place.x * other->count) / count;
  into->place.y = (into->place.y * into->count + other->place.y * other->count) / count;
  into->count += other->count;
  for (guint pin = 0; pin < HUT_N_PINS; pin++)
    into->pins[pin] += other->pins[pin];
  into->pin = most_urgent (into->pins);
}

/* Joins what covers each other. Each mark has one run before; a joined mark's are put together at
 * the end of the runs. */
static void
join_marks (HutCluster *cluster, double world)
{
  GArray *marks = cluster->marks;
  guint kept = 0;

  g_array_sort_with_data (marks, compare_marks, cluster);
  for (guint i = 0; i < marks->len; i++)
    {
      HutMark mark = g_array_index (marks, HutMark, i);
      HutMark middle = mark;
      guint runs_before = cluster->runs->len;

      if (mark.count == 0)
        continue;

      for (guint j = i + 1; j < marks->len; j++)
        {
          HutMark *other = &g_array_index (marks, HutMark, j);
          HutRun run;

          if (other->count == 0 || !cover_each_other (&middle, other, world))
            continue;
          if (runs_before == cluster->runs->len)
            {
              run = g_array_index (cluster->runs, HutRun, mark.first_run);
              g_array_append_val (cluster->runs, run);
            }
          run = g_array_index (cluster->runs, HutRun, other->first_run);
          g_array_append_val (cluster->runs, run);
          absorb (&mark, other);
          other->count = 0;
        }

      if (runs_before < cluster->runs->len)
        {
          mark.first_run = runs_before;
          mark.n_runs = cluster->runs->len - runs_before;
        }
      g_array_index (marks, HutMark, kept++) = mark;
    }

  g_array_set_size (marks, kept);
  g_array_sort (marks, compare_places);
}

/* The level of the squares: by the zoom, and coarser where a wide view would have too many. */
static guint
choose_level (double zoom, double width, double height)
{
  int level = (int)floor (zoom) + CELL_LEVELS;

  for (; level > 0; level--)
    {
      double side = hut_mercator_world (zoom) * ldexp (1, -level);

      if ((width / side + 1) * (height / side + 1) <= HUT_CLUSTER_MARKS)
        break;
    }

  return CLAMP (level, 0, HUT_POINT_SET_DEPTH - FEW_LEVELS);
}

void
hut_cluster_find (HutCluster *cluster, HutPointSet *set, HutMercator centre, double zoom,
                  double width, double height)
{
  double world = hut_mercator_world (zoom);
  double half_x = (width / 2 + MARGIN) / world, half_y = (height / 2 + MARGIN) / world;
  Search search = {
    .cluster = cluster,
    .level = choose_level (zoom, width + 2 * MARGIN, height + 2 * MARGIN),
    .min_x = centre.x - half_x,
    .min_y = centre.y - half_y,
    .max_x = centre.x + half_x,
    .max_y = centre.y + half_y,
  };

  if (cluster->set != set)
    {
      g_clear_pointer (&cluster->set, hut_point_set_unref);
      cluster->set = set ? hut_point_set_ref (set) : NULL;
    }
  do
    {
      g_array_set_size (cluster->marks, 0);
      g_array_set_size (cluster->runs, 0);
      if (set)
        descend (&search, hut_point_set_all (set), 0, 0, 0);
    }
  while (cluster->marks->len > HUT_CLUSTER_MARKS && search.level-- > 0);

  join_marks (cluster, hut_mercator_world (floor (zoom * 2) / 2));
}

guint
hut_cluster_size (const HutCluster *cluster)
{
  return cluster->marks->len;
}

const HutMark *
hut_cluster_mark (const HutCluster *cluster, guint index)
{
  return &g_array_index (cluster->marks, HutMark, index);
}

HutBox
hut_cluster_box (const HutCluster *cluster, const HutMark *mark)
{
  HutBox box = HUT_BOX_EMPTY;

  for (guint i = 0; i < mark->n_runs; i++)
    {
      HutRun run = g_array_index (cluster->runs, HutRun, mark->first_run + i);
      HutBox part = hut_point_set_box (cluster->set, run);

      hut_box_add_box (&box, &part);
    }

  return box;
}

GArray *
hut_cluster_ids (const HutCluster *cluster, const HutMark *mark, guint limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint pin = 0; pin < HUT_N_PINS; pin++)
    for (guint i = 0; i < mark->n_runs; i++)
      hut_point_set_ids (cluster->set, g_array_index (cluster->runs, HutRun, mark->first_run + i),
                         pin, limit, ids);

  return ids;
}
