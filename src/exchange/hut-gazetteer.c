/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Gathering the names of a street into an address book. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-gazetteer.h"

#include "exchange/hut-map-package.h"
#include "exchange/hut-record-shape.h"
#include "geo/hut-area-index.h"

#include <gio/gio.h>

#define UNIT_ACCURACY 40  /* metres */
#define HOUSE_ACCURACY 40 /* metres */

struct _HutGazetteer
{
  HutAddressBook *book;
  HutAreaIndex *areas; /* by place in @codes; NULL: no community has one */
  GPtrArray *codes;
};

void
hut_gazetteer_free (HutGazetteer *gazetteer)
{
  if (gazetteer == NULL)
    return;
  g_clear_pointer (&gazetteer->book, hut_address_book_free);
  g_clear_pointer (&gazetteer->areas, hut_area_index_free);
  g_ptr_array_unref (gazetteer->codes);
  g_free (gazetteer);
}

/* ---- The map ---- */

static HutNameKind
kind_of (HutMapClass class, HutShapeKind shape)
{
  if (hut_map_class_is_road (class))
    return HUT_NAME_ROAD;
  if (class == HUT_MAP_BUILDING)
    return HUT_NAME_BUILDING;
  if (class == HUT_MAP_GATE)
    return HUT_NAME_GATE;
  if (class == HUT_MAP_PLACE || shape == HUT_SHAPE_AREA)
    return HUT_NAME_COMPOUND;
  return HUT_NAME_PLACE;
}

static gboolean
take_feature (const HutMapFeature *feature, gpointer data)
{
  HutAddressBook *book = data;

  if (feature->class == HUT_MAP_HOUSE)
    hut_address_book_add_address (book, feature->name, hut_shape_label_point (feature->shape),
                                  HOUSE_ACCURACY, 0);
  else if (*feature->name != '\0')
    hut_address_book_add (book, kind_of (feature->class, feature->shape->kind), feature->name,
                          feature->shape, 0);
  return TRUE;
}

static void
read_map (HutAddressBook *book, const char *path, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutMapPackage) package = hut_map_package_open (path, &error);
  const HutBox everywhere = { -HUT_POINT_LON_MAX, -HUT_POINT_LAT_MAX, HUT_POINT_LON_MAX,
                              HUT_POINT_LAT_MAX };

  if (package != NULL)
    hut_map_package_query (package, &everywhere, HUT_MAP_ZOOM_ALL, take_feature, book, cancellable,
                           &error);
  for (guint i = 0; package != NULL && i < hut_map_package_areas (package)->len; i++)
    {
      const HutMapArea *area = hut_map_package_areas (package)->pdata[i];

      hut_address_book_add (book, HUT_NAME_COMMUNITY, area->name, area->shape, 0);
    }
  if (error != NULL)
    g_info ("no names from %s: %s", path, error->message);
}

/* ---- The records ---- */

static gboolean
read_communities (HutGazetteer *gazetteer, HutReader *reader, GError **error)
{
  g_autoptr (GPtrArray) communities = hut_reader_list (reader, &hut_kind_community, error);
  g_autoptr (GPtrArray) shapes = g_ptr_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; communities != NULL && i < communities->len; i++)
    {
      const HutRecord *community = communities->pdata[i];
      const char *code = hut_record_get_text (community, "code");
      const char *name = hut_record_get_text (community, "name");
      HutShape *area = hut_record_shape (community, "area", HUT_SHAPE_AREA);

      if (area == NULL || code == NULL)
        {
          g_clear_pointer (&area, hut_shape_free);
          continue;
        }
      if (name != NULL)
        hut_address_book_add (gazetteer->book, HUT_NAME_COMMUNITY, name, area, 0);
      g_array_append_val (ids, gazetteer->codes->len);
      g_ptr_array_add (gazetteer->codes, g_strdup (code));
      g_ptr_array_add (shapes, area);
    }
  if (shapes->len > 0)
    gazetteer->areas =
        hut_area_index_new ((HutShape **)shapes->pdata, (const guint *)ids->data, shapes->len);
  return communities != NULL;
}

static gboolean
read_lanes (HutAddressBook *book, HutReader *reader, GError **error)
{
  g_autoptr (GPtrArray) lanes = hut_reader_list (reader, &hut_kind_lane, error);

  for (guint i = 0; lanes != NULL && i < lanes->len; i++)
    {
      const char *name = hut_record_get_text (lanes->pdata[i], "name");
      HutShape *line = hut_record_shape (lanes->pdata[i], "line", HUT_SHAPE_LINE);

      if (name != NULL && line != NULL)
        hut_address_book_add (book, HUT_NAME_ROAD, name, line, 0);
      g_clear_pointer (&line, hut_shape_free);
    }
  return lanes != NULL;
}

static gboolean
read_units (HutAddressBook *book, HutReader *reader, GError **error)
{
  g_autoptr (GPtrArray) units = hut_reader_list (reader, &hut_kind_unit, error);

  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      const char *name = hut_record_get_text (units->pdata[i], "name");
      const char *address = hut_record_get_text (units->pdata[i], "address");
      HutPoint place;

      if (!hut_record_get_point (units->pdata[i], "place", &place))
        continue;
      if (name != NULL)
        hut_address_book_add_point (book, HUT_NAME_UNIT, name, place, 0);
      if (address != NULL)
        hut_address_book_add_address (book, address, place, UNIT_ACCURACY, 0);
    }
  return units != NULL;
}

HutGazetteer *
hut_gazetteer_read (HutReader *reader, const char *map_path, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (HutGazetteer) gazetteer = g_new0 (HutGazetteer, 1);

  gazetteer->book = hut_address_book_new ();
  gazetteer->codes = g_ptr_array_new_with_free_func (g_free);
  if (!read_communities (gazetteer, reader, error) ||
      !read_lanes (gazetteer->book, reader, error) || !read_units (gazetteer->book, reader, error))
    return NULL;
  if (map_path != NULL)
    read_map (gazetteer->book, map_path, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  hut_address_book_seal (gazetteer->book);
  return g_steal_pointer (&gazetteer);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HutStore *store = data;
  GError *error = NULL;
  g_autoptr (HutReader) reader = hut_reader_new (store, &error);
  g_autofree char *path = hut_store_get_map_path (store);
  HutGazetteer *gazetteer =
      reader != NULL ? hut_gazetteer_read (reader, path, cancellable, &error) : NULL;

  if (gazetteer != NULL)
    g_task_return_pointer (task, gazetteer, (GDestroyNotify)hut_gazetteer_free);
  else
    g_task_return_error (task, error);
}

void
hut_gazetteer_read_async (HutStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, hut_gazetteer_read_async);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

HutGazetteer *
hut_gazetteer_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Questions ---- */

static gboolean
is_there (const GArray *found, const HutAddressFound *one)
{
  for (guint i = 0; i < found->len; i++)
    {
      const HutAddressFound *other = &g_array_index (found, HutAddressFound, i);

      if (other->place.lon == one->place.lon && other->place.lat == one->place.lat)
        return TRUE;
    }
  return FALSE;
}

GArray *
hut_gazetteer_find (const HutGazetteer *gazetteer, const char *words, guint limit)
{
  GArray *found = hut_address_book_find (gazetteer->book, words, 0, limit);
  g_autoptr (GArray) held = hut_address_book_complete (gazetteer->book, words, limit);

  for (guint i = 0; i < held->len && found->len < limit; i++)
    if (!is_there (found, &g_array_index (held, HutAddressFound, i)))
      g_array_append_val (found, g_array_index (held, HutAddressFound, i));
  return found;
}

gboolean
hut_gazetteer_place (const HutGazetteer *gazetteer, const char *address, HutAddressFound *found)
{
  g_autoptr (GArray) all = hut_address_book_find (gazetteer->book, address, 0, 1);

  if (all->len == 0)
    return FALSE;
  *found = g_array_index (all, HutAddressFound, 0);
  return found->sure <= HUT_SURE_NEAR && found->accuracy <= HUT_GAZETTEER_SURE &&
         found->rivals == 0;
}

const char *
hut_gazetteer_find_community (const HutGazetteer *gazetteer, HutPoint place)
{
  guint id;

  if (gazetteer->areas == NULL || !hut_area_index_find (gazetteer->areas, place, &id))
    return NULL;
  return g_ptr_array_index (gazetteer->codes, id);
}
