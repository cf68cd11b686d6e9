/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The features of a frame in its pixels; see the header. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-map-scene.h"

#include <math.h>

#define AROUND 160   /* pixels around the frame: edges and names that reach in */
#define FAR_AWAY 4e6 /* cairo's numbers end at 2²³ */

HutMapScene *
hut_map_scene_new (void)
{
  HutMapScene *scene = g_new0 (HutMapScene, 1);

  scene->items = g_array_new (FALSE, FALSE, sizeof (HutMapItem));
  scene->dots = g_array_new (FALSE, FALSE, sizeof (HutMapDot));
  scene->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  scene->names = g_string_chunk_new (4096);
  return scene;
}

void
hut_map_scene_free (HutMapScene *scene)
{
  g_array_unref (scene->items);
  g_array_unref (scene->dots);
  g_array_unref (scene->ends);
  g_string_chunk_free (scene->names);
  g_free (scene);
}

HutMapDot
hut_map_scene_dot (const HutMapScene *scene, HutPoint point)
{
  HutMercator place = hut_mercator_project (point);
  double x = (place.x - scene->frame->centre.x) * scene->world + scene->frame->width / 2.0;
  double y = (place.y - scene->frame->centre.y) * scene->world + scene->frame->height / 2.0;

  return (HutMapDot){ CLAMP (x, -FAR_AWAY, FAR_AWAY), CLAMP (y, -FAR_AWAY, FAR_AWAY) };
}

static gboolean
add_item (const HutMapFeature *feature, gpointer data)
{
  HutMapScene *scene = data;
  HutMapItem item = {
    .id = feature->id,
    .class = feature->class,
    .layer = feature->layer,
    .first_part = scene->ends->len,
    .n_parts = hut_shape_n_parts (feature->shape),
    .min_x = G_MAXDOUBLE,
    .min_y = G_MAXDOUBLE,
    .max_x = -G_MAXDOUBLE,
    .max_y = -G_MAXDOUBLE,
  };
  guint start = scene->dots->len;

  for (guint i = 0; i < feature->shape->points->len; i++)
    {
      HutMapDot dot =
          hut_map_scene_dot (scene, g_array_index (feature->shape->points, HutPoint, i));

      item.min_x = MIN (item.min_x, dot.x);
      item.min_y = MIN (item.min_y, dot.y);
      item.max_x = MAX (item.max_x, dot.x);
      item.max_y = MAX (item.max_y, dot.y);
      g_array_append_val (scene->dots, dot);
    }
  for (guint part = 0; part < item.n_parts; part++)
    {
      guint end = start + g_array_index (feature->shape->ends, guint, part);

      g_array_append_val (scene->ends, end);
    }

  item.size = MAX (item.max_x - item.min_x, item.max_y - item.min_y);
  if (feature->name[0])
    {
      item.name = g_string_chunk_insert_const (scene->names, feature->name);
      item.label = hut_map_scene_dot (scene, hut_shape_label_point (feature->shape));
    }
  g_array_append_val (scene->items, item);
  return TRUE;
}

/* Layers from below; within one by class, and what is large before what is small. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const HutMapItem *first = a, *second = b;

  if (first->class != second->class)
    return first->class < second->class ? -1 : 1;
  if (first->size != second->size)
    return first->size > second->size ? -1 : 1;

  return first->id < second->id ? -1 : first->id > second->id;
}

gboolean
hut_map_scene_fill (HutMapScene *scene, const HutMapFrame *frame, HutMapPackage *package,
                    GCancellable *cancellable, GError **error)
{
  double world = hut_mercator_world (frame->zoom);
  double half_x = (frame->width / 2.0 + AROUND) / world;
  double half_y = (frame->height / 2.0 + AROUND) / world;
  HutPoint north_west =
      hut_mercator_unproject ((HutMercator){ frame->centre.x - half_x, frame->centre.y - half_y });
  HutPoint south_east =
      hut_mercator_unproject ((HutMercator){ frame->centre.x + half_x, frame->centre.y + half_y });
  HutBox box = { north_west.lon, south_east.lat, south_east.lon, north_west.lat };

  scene->frame = frame;
  scene->world = world;
  g_array_set_size (scene->items, 0);
  g_array_set_size (scene->dots, 0);
  g_array_set_size (scene->ends, 0);
  g_string_chunk_clear (scene->names);
  if (package &&
      !hut_map_package_query (package, &box, frame->zoom, add_item, scene, cancellable, error))
    return FALSE;

  g_array_sort (scene->items, compare_items);
  return TRUE;
}

const HutMapDot *
hut_map_scene_part (const HutMapScene *scene, guint part, guint *n_dots)
{
  guint start = part ? g_array_index (scene->ends, guint, part - 1) : 0;

  *n_dots = g_array_index (scene->ends, guint, part) - start;
  return &g_array_index (scene->dots, HutMapDot, start);
}

gboolean
hut_map_scene_shows_area (const HutMapScene *scene, const HutMapArea *area)
{
  const HutMapOverlay *overlay = scene->frame->overlay;

  return !overlay || overlay->package_areas || g_strcmp0 (area->kind, "street") == 0;
}

void
hut_map_scene_set_ink (const HutMapScene *scene, cairo_t *cr, HutMapInk ink)
{
  guint32 colour = hut_map_scheme_ink (scene->frame->scheme, ink);

  cairo_set_source_rgba (cr, (colour >> 24) / 255.0, (colour >> 16 & 0xff) / 255.0,
                         (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
}
