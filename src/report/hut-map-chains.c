/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Chains of road pieces; see the header. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-map-chains.h"

#include <math.h>
#include <string.h>

#define TOUCH 1.0 /* pixels between ends that are one */

void
hut_map_chain_free (HutMapChain *chain)
{
  g_array_unref (chain->dots);
  g_free (chain);
}

static gboolean
touch (HutMapDot a, HutMapDot b)
{
  return fabs (a.x - b.x) < TOUCH && fabs (a.y - b.y) < TOUCH;
}

static HutMapDot
first_dot (const GArray *dots)
{
  return g_array_index (dots, HutMapDot, 0);
}

static HutMapDot
last_dot (const GArray *dots)
{
  return g_array_index (dots, HutMapDot, dots->len - 1);
}

static void
turn_round (GArray *dots)
{
  for (guint i = 0, j = dots->len - 1; i < j; i++, j--)
    {
      HutMapDot swap = g_array_index (dots, HutMapDot, i);

      g_array_index (dots, HutMapDot, i) = g_array_index (dots, HutMapDot, j);
      g_array_index (dots, HutMapDot, j) = swap;
    }
}

/* Joins @piece to an end of @chain where they touch. */
static gboolean
join (GArray *chain, const GArray *piece)
{
  gboolean at_start =
      touch (first_dot (chain), first_dot (piece)) || touch (first_dot (chain), last_dot (piece));
  gboolean forward;

  if (!at_start && !touch (last_dot (chain), first_dot (piece)) &&
      !touch (last_dot (chain), last_dot (piece)))
    return FALSE;

  if (at_start)
    turn_round (chain);
  forward = touch (last_dot (chain), first_dot (piece));
  for (guint i = 1; i < piece->len; i++)
    g_array_append_val (chain, g_array_index (piece, HutMapDot, forward ? i : piece->len - 1 - i));
  return TRUE;
}

static HutMapChain *
chain_of_item (const HutMapScene *scene, const HutMapItem *item)
{
  HutMapChain *chain = g_new0 (HutMapChain, 1);
  guint n;
  const HutMapDot *dots = hut_map_scene_part (scene, item->first_part, &n);

  chain->name = item->name;
  chain->class = item->class;
  chain->id = item->id;
  chain->dots = g_array_sized_new (FALSE, FALSE, sizeof (HutMapDot), n);
  g_array_append_vals (chain->dots, dots, n);
  return chain;
}

/* The pieces of one road by id, so that what is joined to what does not depend on the view. */
static int
compare_chains (gconstpointer a, gconstpointer b)
{
  const HutMapChain *first = *(HutMapChain *const *)a, *second = *(HutMapChain *const *)b;
  int names = strcmp (first->name, second->name);

  if (names != 0)
    return names;

  return first->id < second->id ? -1 : first->id > second->id;
}

/* Joins to @chain, at @index of @chains, whatever follows there and has its name. */
static void
grow (GPtrArray *chains, guint index)
{
  HutMapChain *chain = chains->pdata[index];
  gboolean grown = TRUE;

  while (grown)
    {
      grown = FALSE;
      for (guint i = index + 1; i < chains->len && !grown; i++)
        {
          HutMapChain *other = chains->pdata[i];

          if (strcmp (other->name, chain->name) != 0)
            break;
          grown = join (chain->dots, other->dots);
          if (grown)
            g_ptr_array_remove_index (chains, i);
        }
    }
}

/* A chain starts at its west end, or where it runs north and south, at its north end. */
static void
finish (HutMapChain *chain)
{
  HutMapDot first = first_dot (chain->dots), last = last_dot (chain->dots);
  double x = last.x - first.x, y = last.y - first.y;

  if (fabs (x) >= fabs (y) ? x < 0 : y < 0)
    turn_round (chain->dots);
  for (guint i = 1; i < chain->dots->len; i++)
    {
      HutMapDot a = g_array_index (chain->dots, HutMapDot, i - 1);
      HutMapDot b = g_array_index (chain->dots, HutMapDot, i);

      chain->length += hypot (b.x - a.x, b.y - a.y);
    }
}

HutMapChain *
hut_map_chain_new (const HutMapScene *scene, const char *name, const HutPoint *points,
                   guint n_points)
{
  HutMapChain *chain = g_new0 (HutMapChain, 1);

  chain->name = name;
  chain->dots = g_array_sized_new (FALSE, FALSE, sizeof (HutMapDot), n_points);
  for (guint i = 0; i < n_points; i++)
    {
      HutMapDot dot = hut_map_scene_dot (scene, points[i]);

      g_array_append_val (chain->dots, dot);
    }
  finish (chain);
  return chain;
}

GPtrArray *
hut_map_chains_find (const HutMapScene *scene)
{
  GPtrArray *chains = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_map_chain_free);

  for (guint i = 0; i < scene->items->len; i++)
    {
      const HutMapItem *item = &g_array_index (scene->items, HutMapItem, i);

      if (item->name && !hut_map_class_is_area (item->class) && item->class < HUT_MAP_PLACE &&
          hut_map_scheme_name_size (item->class, scene->frame->zoom) > 0)
        g_ptr_array_add (chains, chain_of_item (scene, item));
    }

  g_ptr_array_sort (chains, compare_chains);
  for (guint i = 0; i < chains->len; i++)
    {
      grow (chains, i);
      finish (chains->pdata[i]);
    }

  return chains;
}

gboolean
hut_map_chain_at (const HutMapChain *chain, double at, HutMapDot *dot, double *angle)
{
  if (at < 0)
    return FALSE;

  for (guint i = 1; i < chain->dots->len; i++)
    {
      HutMapDot a = g_array_index (chain->dots, HutMapDot, i - 1);
      HutMapDot b = g_array_index (chain->dots, HutMapDot, i);
      double step = hypot (b.x - a.x, b.y - a.y);

      if (at <= step && step > 0)
        {
          dot->x = a.x + (b.x - a.x) * at / step;
          dot->y = a.y + (b.y - a.y) * at / step;
          *angle = atan2 (b.y - a.y, b.x - a.x);
          return TRUE;
        }
      at -= step;
    }

  return FALSE;
}
