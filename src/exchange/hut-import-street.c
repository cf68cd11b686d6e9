/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names and areas of one street, read once for a run. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-import-street.h"

#include "exchange/hut-record-shape.h"
#include "geo/hut-area-index.h"

#define MAX_NOTED 1000
#define MIN_NOTED 20
#define CLEARLY 0.05 /* so much more of the places */

struct _HutImportStreet
{
  HutAreaIndex *areas; /* by place in @codes; NULL: no community has one */
  GPtrArray *codes;
  GArray *noted; /* double: longitude and latitude in turn, as they were read */
};

static void
read_areas (HutImportStreet *street, GPtrArray *communities)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < communities->len; i++)
    {
      const char *code = hut_record_get_text (communities->pdata[i], "code");
      HutShape *shape = hut_record_shape (communities->pdata[i], "area", HUT_SHAPE_AREA);

      if (shape == NULL || code == NULL)
        {
          g_clear_pointer (&shape, hut_shape_free);
          continue;
        }
      g_array_append_val (ids, street->codes->len);
      g_ptr_array_add (street->codes, g_strdup (code));
      g_ptr_array_add (shapes, shape);
    }
  if (shapes->len > 0)
    street->areas =
        hut_area_index_new ((HutShape **)shapes->pdata, (const guint *)ids->data, shapes->len);
}

static gboolean
add_names (HutReader *reader, HutCaseMapper *mapper, const HutKind *kind, GPtrArray **records,
           GError **error)
{
  void (*add) (HutCaseMapper *, const char *, const char *) =
      kind == &hut_kind_community ? hut_case_mapper_add_community : hut_case_mapper_add_unit;

  *records = hut_reader_list (reader, kind, error);
  for (guint i = 0; *records != NULL && i < (*records)->len; i++)
    {
      const char *name = hut_record_get_text ((*records)->pdata[i], "name");
      const char *code = hut_record_get_text ((*records)->pdata[i], "code");

      if (mapper != NULL && name != NULL && code != NULL)
        add (mapper, name, code);
    }
  return *records != NULL;
}

HutImportStreet *
hut_import_street_read (HutReader *reader, HutCaseMapper *mapper, GError **error)
{
  g_autoptr (GPtrArray) communities = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) departments = NULL;
  HutImportStreet *street;

  if (!add_names (reader, mapper, &hut_kind_community, &communities, error) ||
      !add_names (reader, mapper, &hut_kind_unit, &units, error) ||
      !add_names (reader, mapper, &hut_kind_department, &departments, error))
    return NULL;
  street = g_new0 (HutImportStreet, 1);
  street->codes = g_ptr_array_new_with_free_func (g_free);
  street->noted = g_array_new (FALSE, FALSE, sizeof (double));
  read_areas (street, communities);
  return street;
}

void
hut_import_street_free (HutImportStreet *street)
{
  if (street == NULL)
    return;
  g_clear_pointer (&street->areas, hut_area_index_free);
  g_ptr_array_unref (street->codes);
  g_array_unref (street->noted);
  g_free (street);
}

const char *
hut_import_street_find_community (HutImportStreet *street, HutPoint place)
{
  guint id;

  if (street->areas == NULL || !hut_area_index_find (street->areas, place, &id))
    return NULL;
  return g_ptr_array_index (street->codes, id);
}

void
hut_import_street_note (HutImportStreet *street, HutPoint place, HutCoords coords)
{
  double read[2] = { hut_point_lon (place), hut_point_lat (place) };

  if (street->noted->len >= 2 * MAX_NOTED)
    return;
  hut_coords_convert (HUT_COORDS_WGS84, coords, &read[0], &read[1]);
  g_array_append_vals (street->noted, read, 2);
}

static double
share_inside (GArray *noted, HutCoords coords, const HutBox *box)
{
  guint inside = 0;

  for (guint i = 0; i < noted->len; i += 2)
    {
      double lon = g_array_index (noted, double, i), lat = g_array_index (noted, double, i + 1);

      hut_coords_convert (coords, HUT_COORDS_WGS84, &lon, &lat);
      inside += hut_box_contains (box, hut_point_from_degrees (lon, lat));
    }
  return inside / (noted->len / 2.0);
}

gboolean
hut_import_street_doubts (HutImportStreet *street, HutCoords coords, HutCoords *rather)
{
  double share;
  HutBox box;

  if (street->areas == NULL || street->noted->len < 2 * MIN_NOTED)
    return FALSE;
  box = hut_area_index_box (street->areas);
  *rather =
      hut_coords_guess ((const double *)street->noted->data, street->noted->len / 2, &box, &share);
  return *rather != coords && share - share_inside (street->noted, coords, &box) >= CLEARLY;
}
