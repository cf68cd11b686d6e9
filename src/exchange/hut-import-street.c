/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names and areas of one street, read once for a run. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-import-street.h"

#include "exchange/hut-record-shape.h"
#include "geo/hut-area-index.h"

struct _HutImportStreet
{
  HutAreaIndex *areas; /* by place in @codes; NULL: no community has one */
  GPtrArray *codes;
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

HutBox
hut_import_street_box (HutImportStreet *street)
{
  return street->areas != NULL ? hut_area_index_box (street->areas) : HUT_BOX_EMPTY;
}
