/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Areas in a grid of cells, each listing the areas whose rectangles touch it; see the header.
 * Areas are kept from the smallest to the largest, so that the first hit is the answer. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-area-index.h"

#define SIDE 64 /* cells */

typedef struct
{
  HutShape *shape;
  guint id;
  double size;
} Area;

struct _HutAreaIndex
{
  HutBox box;
  GArray *areas;              /* Area, by size */
  GArray *cells[SIDE * SIDE]; /* guint: indices of areas, ascending; NULL where none */
};

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  const Area *first = a, *second = b;

  return first->size < second->size ? -1 : first->size > second->size;
}

static guint
column_of (const HutBox *box, gint32 lon)
{
  double part = ((double)lon - box->min_lon) / ((double)box->max_lon - box->min_lon + 1);

  return (guint)(CLAMP (part, 0, 1) * (SIDE - 1));
}

static guint
row_of (const HutBox *box, gint32 lat)
{
  double part = ((double)lat - box->min_lat) / ((double)box->max_lat - box->min_lat + 1);

  return (guint)(CLAMP (part, 0, 1) * (SIDE - 1));
}

static void
enter (HutAreaIndex *index, guint area)
{
  const HutBox *box = &g_array_index (index->areas, Area, area).shape->box;

  for (guint row = row_of (&index->box, box->min_lat); row <= row_of (&index->box, box->max_lat);
       row++)
    for (guint column = column_of (&index->box, box->min_lon);
         column <= column_of (&index->box, box->max_lon); column++)
      {
        GArray **cell = &index->cells[row * SIDE + column];

        if (!*cell)
          *cell = g_array_new (FALSE, FALSE, sizeof (guint));
        g_array_append_val (*cell, area);
      }
}

static void
clear_area (gpointer data)
{
  hut_shape_free (((Area *)data)->shape);
}

HutAreaIndex *
hut_area_index_new (HutShape **areas, const guint *ids, guint n_areas)
{
  HutAreaIndex *index = g_new0 (HutAreaIndex, 1);

  index->box = HUT_BOX_EMPTY;
  index->areas = g_array_new (FALSE, FALSE, sizeof (Area));
  g_array_set_clear_func (index->areas, clear_area);
  for (guint i = 0; i < n_areas; i++)
    {
      Area area = { areas[i], ids[i], hut_shape_measure (areas[i]) };

      hut_box_add_box (&index->box, &areas[i]->box);
      g_array_append_val (index->areas, area);
    }

  g_array_sort (index->areas, compare_areas);
  for (guint i = 0; i < n_areas; i++)
    if (hut_shape_n_parts (g_array_index (index->areas, Area, i).shape) > 0)
      enter (index, i);

  return index;
}

void
hut_area_index_free (HutAreaIndex *index)
{
  for (guint i = 0; i < G_N_ELEMENTS (index->cells); i++)
    g_clear_pointer (&index->cells[i], g_array_unref);
  g_array_unref (index->areas);
  g_free (index);
}

gboolean
hut_area_index_find (const HutAreaIndex *index, HutPoint point, guint *id)
{
  const GArray *cell;

  if (!hut_box_contains (&index->box, point))
    return FALSE;

  cell = index->cells[row_of (&index->box, point.lat) * SIDE + column_of (&index->box, point.lon)];
  for (guint i = 0; cell && i < cell->len; i++)
    {
      const Area *area = &g_array_index (index->areas, Area, g_array_index (cell, guint, i));

      if (hut_shape_contains (area->shape, point))
        {
          *id = area->id;
          return TRUE;
        }
    }

  return FALSE;
}

HutBox
hut_area_index_box (const HutAreaIndex *index)
{
  return index->box;
}
