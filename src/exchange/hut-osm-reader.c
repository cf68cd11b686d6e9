/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* OpenStreetMap XML by libxml2's streaming reader; see the header.
 *
 * Only id, version, time, place, tags, nodes and members of an object are looked at; user names
 * and numbers are in none of them. A document with a DOCTYPE is refused: the format has none, and
 * it is what entity attacks need. Objects are kept in one table by kind and id; strings, which
 * repeat a lot, once. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-osm-reader.h"

#include "exchange/hut-map-error.h"

#include <glib/gstdio.h>
#include <libxml/xmlreader.h>
#include <string.h>

#define LOOK_EVERY 4096 /* XML nodes between looks at the cancellable */
#define MAX_DEPTH 8

typedef enum
{
  NODE,
  WAY,
  RELATION,
  N_KINDS,
} Kind;

static const char *const KIND_NAMES[N_KINDS] = { "node", "way", "relation" };

typedef struct
{
  gint64 id;
  gint64 version;
  char time[24];
  gboolean visible;
  HutPoint point;
  const char **tags;
  gint64 *refs;
  guint n_refs;
} Object;

struct _HutOsm
{
  GHashTable *objects[N_KINDS]; /* gint64 in the object → Object */
  GStringChunk *strings;
  GArray *bounds;
  char newest[11];
};

/* What is being read: an object between its start and its end. */
typedef struct
{
  HutOsm *osm;
  xmlTextReader *xml;
  const char *path;
  Object *object; /* NULL between objects */
  Kind kind;
  GPtrArray *tags;
  GArray *refs;
  gboolean seen_root;
  char *fault; /* libxml2's first message */
} Reading;

static void
free_object (gpointer data)
{
  Object *object = data;

  g_free (object->tags);
  g_free (object->refs);
  g_free (object);
}

HutOsm *
hut_osm_new (void)
{
  HutOsm *osm = g_new0 (HutOsm, 1);

  for (guint kind = 0; kind < N_KINDS; kind++)
    osm->objects[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_object);
  osm->strings = g_string_chunk_new (64 * 1024);
  osm->bounds = g_array_new (FALSE, FALSE, sizeof (HutBox));
  return osm;
}

void
hut_osm_free (HutOsm *osm)
{
  for (guint kind = 0; kind < N_KINDS; kind++)
    g_hash_table_unref (osm->objects[kind]);
  g_string_chunk_free (osm->strings);
  g_array_unref (osm->bounds);
  g_free (osm);
}

const char *
hut_osm_tag (HutOsmTags tags, const char *key)
{
  for (guint i = 0; tags && tags[i]; i += 2)
    if (strcmp (tags[i], key) == 0)
      return tags[i + 1];

  return NULL;
}

static gboolean
fail (Reading *reading, GError **error, HutMapError code, const char *message)
{
  g_autofree char *name = g_path_get_basename (reading->path);

  g_set_error (error, HUT_MAP_ERROR, code, "%s, line %d: %s", name,
               reading->xml ? xmlTextReaderGetParserLineNumber (reading->xml) : 0, message);
  return FALSE;
}

/* The attribute @name of the element at hand; free with xmlFree(). */
static char *
attribute (Reading *reading, const char *name)
{
  return (char *)xmlTextReaderGetAttribute (reading->xml, BAD_CAST name);
}

static gboolean
integer_attribute (Reading *reading, const char *name, gint64 *value)
{
  char *text = attribute (reading, name);
  gboolean good = text && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL);

  xmlFree (text);
  return good;
}

static gboolean
degrees_attribute (Reading *reading, const char *name, double limit, double *value)
{
  char *text = attribute (reading, name), *end = NULL;
  gboolean good;

  *value = text ? g_ascii_strtod (text, &end) : 0;
  good = text && end != text && *end == '\0' && *value >= -limit && *value <= limit;
  xmlFree (text);
  return good;
}

static gboolean
read_bounds (Reading *reading, GError **error)
{
  double west, south, east, north;
  HutBox box = HUT_BOX_EMPTY;

  if (!degrees_attribute (reading, "minlon", 180, &west) ||
      !degrees_attribute (reading, "minlat", 90, &south) ||
      !degrees_attribute (reading, "maxlon", 180, &east) ||
      !degrees_attribute (reading, "maxlat", 90, &north))
    return fail (reading, error, HUT_MAP_ERROR_BROKEN, "bounds without their four numbers");

  hut_box_add_point (&box, hut_point_from_degrees (west, south));
  hut_box_add_point (&box, hut_point_from_degrees (east, north));
  g_array_append_val (reading->osm->bounds, box);
  return TRUE;
}

static gboolean
start_object (Reading *reading, Kind kind, GError **error)
{
  Object *object = g_new0 (Object, 1);
  char *visible = attribute (reading, "visible"), *time = attribute (reading, "timestamp");
  double lon = 0, lat = 0;
  gboolean good = integer_attribute (reading, "id", &object->id);

  object->visible = g_strcmp0 (visible, "false") != 0;
  if (time)
    g_strlcpy (object->time, time, sizeof object->time);
  integer_attribute (reading, "version", &object->version);
  xmlFree (visible);
  xmlFree (time);

  if (good && kind == NODE && object->visible)
    good = degrees_attribute (reading, "lon", 180, &lon) &&
           degrees_attribute (reading, "lat", 90, &lat);
  object->point = hut_point_from_degrees (lon, lat);
  reading->object = object;
  reading->kind = kind;

  return good || fail (reading, error, HUT_MAP_ERROR_BROKEN,
                       kind == NODE ? "a node without id or place" : "an object without id");
}

/* A tag, a way's node or a relation's member, inside the object at hand. */
static gboolean
read_inside (Reading *reading, const char *name, GError **error)
{
  gint64 ref;

  if (strcmp (name, "tag") == 0)
    {
      char *key = attribute (reading, "k"), *value = attribute (reading, "v");

      if (key && value)
        {
          g_ptr_array_add (reading->tags, g_string_chunk_insert_const (reading->osm->strings, key));
          g_ptr_array_add (reading->tags,
                           g_string_chunk_insert_const (reading->osm->strings, value));
        }
      xmlFree (key);
      xmlFree (value);
      return TRUE;
    }

  if (strcmp (name, "nd") == 0)
    {
      if (!integer_attribute (reading, "ref", &ref))
        return fail (reading, error, HUT_MAP_ERROR_BROKEN, "a way's node without ref");
      g_array_append_val (reading->refs, ref);
    }
  else if (strcmp (name, "member") == 0)
    {
      char *type = attribute (reading, "type");

      if (g_strcmp0 (type, "way") == 0 && integer_attribute (reading, "ref", &ref))
        g_array_append_val (reading->refs, ref);
      xmlFree (type);
    }

  return TRUE;
}

static gboolean
is_newer (const Object *object, const Object *known)
{
  if (object->version != known->version)
    return object->version > known->version;

  return strcmp (object->time, known->time) > 0;
}

static void
end_object (Reading *reading)
{
  Object *object = g_steal_pointer (&reading->object);
  GHashTable *table = reading->osm->objects[reading->kind];
  Object *known = g_hash_table_lookup (table, &object->id);

  if (reading->tags->len > 0)
    {
      g_ptr_array_add (reading->tags, NULL);
      object->tags = g_memdup2 (reading->tags->pdata, reading->tags->len * sizeof (char *));
    }
  object->n_refs = reading->refs->len;
  object->refs = g_memdup2 (reading->refs->data, reading->refs->len * sizeof (gint64));
  g_ptr_array_set_size (reading->tags, 0);
  g_array_set_size (reading->refs, 0);

  if (strncmp (object->time, reading->osm->newest, 10) > 0)
    g_strlcpy (reading->osm->newest, object->time, sizeof reading->osm->newest);
  if (known && !is_newer (object, known))
    free_object (object);
  else
    g_hash_table_replace (table, &object->id, object);
}

static gboolean
read_element (Reading *reading, const char *name, GError **error)
{
  if (!reading->seen_root)
    {
      reading->seen_root = TRUE;
      return strcmp (name, "osm") == 0 ||
             fail (reading, error, HUT_MAP_ERROR_FOREIGN, "XML, but no OpenStreetMap data");
    }
  if (reading->object)
    return read_inside (reading, name, error);
  if (strcmp (name, "bounds") == 0)
    return read_bounds (reading, error);

  for (guint kind = 0; kind < N_KINDS; kind++)
    if (strcmp (name, KIND_NAMES[kind]) == 0)
      {
        if (!start_object (reading, kind, error))
          return FALSE;
        if (xmlTextReaderIsEmptyElement (reading->xml))
          end_object (reading);
      }

  return TRUE;
}

static gboolean
read_event (Reading *reading, GError **error)
{
  const char *name = (const char *)xmlTextReaderConstName (reading->xml);

  switch (xmlTextReaderNodeType (reading->xml))
    {
    case XML_READER_TYPE_DOCUMENT_TYPE:
      return fail (reading, error, HUT_MAP_ERROR_FOREIGN, "a DOCTYPE, which OSM XML does not have");

    case XML_READER_TYPE_ELEMENT:
      if (xmlTextReaderDepth (reading->xml) > MAX_DEPTH)
        return fail (reading, error, HUT_MAP_ERROR_FOREIGN, "nested too deeply");
      return read_element (reading, name, error);

    case XML_READER_TYPE_END_ELEMENT:
      if (reading->object && strcmp (name, KIND_NAMES[reading->kind]) == 0)
        end_object (reading);
      return TRUE;

    default:
      return TRUE;
    }
}

static void
note_fault (void *data, const xmlError *fault)
{
  Reading *reading = data;

  if (!reading->fault && fault->message)
    reading->fault = g_strchomp (g_strdup (fault->message));
}

static gboolean
read_all (Reading *reading, GCancellable *cancellable, GError **error)
{
  int more;

  for (guint n = 0; (more = xmlTextReaderRead (reading->xml)) == 1; n++)
    {
      if (n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!read_event (reading, error))
        return FALSE;
    }

  if (more < 0 && !reading->seen_root)
    return fail (reading, error, HUT_MAP_ERROR_FOREIGN, "not XML");
  if (more < 0)
    {
      g_autofree char *message =
          g_strdup_printf ("cut short or damaged (%s)", reading->fault ? reading->fault : "XML");

      return fail (reading, error, HUT_MAP_ERROR_BROKEN, message);
    }

  return TRUE;
}

gboolean
hut_osm_read (HutOsm *osm, const char *path, GCancellable *cancellable, GError **error)
{
  Reading reading = { .osm = osm, .path = path };
  GStatBuf info;
  gboolean good;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, HUT_MAP_ERROR, HUT_MAP_ERROR_UNREADABLE, "%s: no such file", path);
      return FALSE;
    }
  if (g_stat (path, &info) == 0 && info.st_size == 0)
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, HUT_MAP_ERROR, HUT_MAP_ERROR_EMPTY, "%s: an empty file", name);
      return FALSE;
    }

  reading.xml = xmlReaderForFile (path, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
  if (!reading.xml)
    {
      g_set_error (error, HUT_MAP_ERROR, HUT_MAP_ERROR_UNREADABLE, "%s: cannot be opened", path);
      return FALSE;
    }

  reading.tags = g_ptr_array_new ();
  reading.refs = g_array_new (FALSE, FALSE, sizeof (gint64));
  xmlTextReaderSetStructuredErrorHandler (reading.xml, (xmlStructuredErrorFunc)note_fault,
                                          &reading);
  good = read_all (&reading, cancellable, error);

  g_clear_pointer (&reading.object, free_object);
  g_ptr_array_unref (reading.tags);
  g_array_unref (reading.refs);
  g_free (reading.fault);
  xmlFreeTextReader (reading.xml);
  return good;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const Object *first = *(Object *const *)a, *second = *(Object *const *)b;

  return first->id < second->id ? -1 : first->id > second->id;
}

/* The visible objects of @kind, ordered by id; free with g_ptr_array_unref(). */
static GPtrArray *
sorted_objects (HutOsm *osm, Kind kind)
{
  GPtrArray *objects = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer object;

  g_hash_table_iter_init (&iter, osm->objects[kind]);
  while (g_hash_table_iter_next (&iter, NULL, &object))
    if (((Object *)object)->visible)
      g_ptr_array_add (objects, object);
  g_ptr_array_sort (objects, compare_ids);
  return objects;
}

void
hut_osm_foreach_node (HutOsm *osm, void (*func) (const HutOsmNode *node, gpointer data),
                      gpointer data)
{
  g_autoptr (GPtrArray) objects = sorted_objects (osm, NODE);

  for (guint i = 0; i < objects->len; i++)
    {
      const Object *object = objects->pdata[i];
      HutOsmNode node = { object->id, object->tags, object->point };

      func (&node, data);
    }
}

void
hut_osm_foreach_way (HutOsm *osm, void (*func) (const HutOsmWay *way, gpointer data), gpointer data)
{
  g_autoptr (GPtrArray) objects = sorted_objects (osm, WAY);

  for (guint i = 0; i < objects->len; i++)
    {
      const Object *object = objects->pdata[i];
      HutOsmWay way = { object->id, object->tags, object->refs, object->n_refs };

      func (&way, data);
    }
}

void
hut_osm_foreach_relation (HutOsm *osm, void (*func) (const HutOsmRelation *relation, gpointer data),
                          gpointer data)
{
  g_autoptr (GPtrArray) objects = sorted_objects (osm, RELATION);

  for (guint i = 0; i < objects->len; i++)
    {
      const Object *object = objects->pdata[i];
      HutOsmRelation relation = { object->id, object->tags, object->refs, object->n_refs };

      func (&relation, data);
    }
}

gboolean
hut_osm_get_way (HutOsm *osm, gint64 id, HutOsmWay *way)
{
  const Object *object = g_hash_table_lookup (osm->objects[WAY], &id);

  if (!object || !object->visible)
    return FALSE;

  *way = (HutOsmWay){ object->id, object->tags, object->refs, object->n_refs };
  return TRUE;
}

guint
hut_osm_way_points (HutOsm *osm, const HutOsmWay *way, GArray *points)
{
  guint missing = 0;

  for (guint i = 0; i < way->n_nodes; i++)
    {
      const Object *node = g_hash_table_lookup (osm->objects[NODE], &way->nodes[i]);

      if (node && node->visible)
        g_array_append_val (points, node->point);
      else
        missing++;
    }

  return missing;
}

GArray *
hut_osm_bounds (HutOsm *osm)
{
  return osm->bounds;
}

const char *
hut_osm_newest (HutOsm *osm)
{
  return osm->newest[0] ? osm->newest : NULL;
}
