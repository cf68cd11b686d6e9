/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writing a map package; see the headers. Belongs to one thread. Features are sorted by place
 * before they are inserted, so that the file is filled from front to back. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-map-writer.h"

#include "exchange/hut-map-error.h"
#include "exchange/hut-map-format.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define LOOK_EVERY 1024

/* clang-format off */
static const char SQL_META[] = "INSERT INTO meta (key, value) VALUES (?1, ?2)";
static const char SQL_FEATURE[] =
  "INSERT INTO feature (place, id, min_zoom, class, layer, name, shape) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
static const char SQL_AREA[] =
  "INSERT INTO area (kind, code, name, approximate, shape) VALUES (?1, ?2, ?3, ?4, ?5)";
/* clang-format on */

typedef struct
{
  gint64 place;
  guint id;
  guint min_zoom;
  HutMapClass class;
  int layer;
  char *name;
  GBytes *shape;
} Feature;

typedef struct
{
  char *kind;
  char *code;
  char *name;
  gboolean approximate;
  GBytes *shape;
} Area;

struct _HutMapWriter
{
  GTree *meta;
  HutBox box;
  GArray *features;
  GArray *areas;
};

static void
clear_feature (gpointer data)
{
  Feature *feature = data;

  g_free (feature->name);
  g_bytes_unref (feature->shape);
}

static void
clear_area (gpointer data)
{
  Area *area = data;

  g_free (area->kind);
  g_free (area->code);
  g_free (area->name);
  g_bytes_unref (area->shape);
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (a, b);
}

HutMapWriter *
hut_map_writer_new (void)
{
  HutMapWriter *writer = g_new0 (HutMapWriter, 1);

  writer->meta = g_tree_new_full (compare_keys, NULL, g_free, g_free);
  writer->box = HUT_BOX_EMPTY;
  writer->features = g_array_new (FALSE, FALSE, sizeof (Feature));
  writer->areas = g_array_new (FALSE, FALSE, sizeof (Area));
  g_array_set_clear_func (writer->features, clear_feature);
  g_array_set_clear_func (writer->areas, clear_area);
  return writer;
}

void
hut_map_writer_free (HutMapWriter *writer)
{
  g_tree_unref (writer->meta);
  g_array_unref (writer->features);
  g_array_unref (writer->areas);
  g_free (writer);
}

void
hut_map_writer_set (HutMapWriter *writer, const char *key, const char *value)
{
  g_tree_replace (writer->meta, g_strdup (key), g_strdup (value));
}

/* The longer side of @box on the ground. */
static double
extent (const HutBox *box)
{
  HutPoint corner = { box->min_lon, box->min_lat };
  double width = hut_point_distance (corner, (HutPoint){ box->max_lon, box->min_lat });

  return MAX (width, hut_point_distance (corner, (HutPoint){ box->min_lon, box->max_lat }));
}

void
hut_map_writer_add (HutMapWriter *writer, HutMapClass class, int layer, const char *name,
                    const HutShape *shape)
{
  /* links and short pieces of a road are shown with the road */
  double worth = hut_map_class_is_area (class) ? extent (&shape->box) : 0;
  Feature feature = {
    .place = hut_map_format_place_of (&shape->box),
    .id = writer->features->len + 1,
    .min_zoom = hut_map_class_min_zoom (class, worth),
    .class = class,
    .layer = layer,
    .name = g_strdup (name ? name : ""),
    .shape = hut_shape_encode (shape),
  };

  hut_box_add_box (&writer->box, &shape->box);
  g_array_append_val (writer->features, feature);
}

void
hut_map_writer_add_area (HutMapWriter *writer, const char *kind, const char *code, const char *name,
                         gboolean approximate, const HutShape *shape)
{
  Area area = {
    g_strdup (kind), g_strdup (code), g_strdup (name), approximate, hut_shape_encode (shape),
  };

  g_array_append_val (writer->areas, area);
}

guint
hut_map_writer_size (const HutMapWriter *writer)
{
  return writer->features->len;
}

HutBox
hut_map_writer_box (const HutMapWriter *writer)
{
  return writer->box;
}

static int
compare_features (gconstpointer a, gconstpointer b)
{
  const Feature *first = a, *second = b;

  if (first->place != second->place)
    return first->place < second->place ? -1 : 1;

  return first->id < second->id ? -1 : first->id > second->id;
}

static void
bind_shape (sqlite3_stmt *statement, int index, GBytes *shape)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (shape, &length);

  sqlite3_bind_blob64 (statement, index, bytes, length, SQLITE_STATIC);
}

static gboolean
step (sqlite3_stmt *statement)
{
  int result = sqlite3_step (statement);

  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

static gboolean
write_line (gpointer key, gpointer value, gpointer data)
{
  sqlite3_bind_text (data, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_text (data, 2, value, -1, SQLITE_STATIC);
  return !step (data);
}

static gboolean
write_meta (HutMapWriter *writer, sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, SQL_META, -1, &statement, NULL) == SQLITE_OK)
    g_tree_foreach (writer->meta, write_line, statement);

  return sqlite3_finalize (statement) == SQLITE_OK && sqlite3_errcode (db) == SQLITE_OK;
}

static gboolean
write_areas (HutMapWriter *writer, sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;
  gboolean good = sqlite3_prepare_v2 (db, SQL_AREA, -1, &statement, NULL) == SQLITE_OK;

  for (guint i = 0; good && i < writer->areas->len; i++)
    {
      const Area *area = &g_array_index (writer->areas, Area, i);

      sqlite3_bind_text (statement, 1, area->kind, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 2, area->code, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 3, area->name, -1, SQLITE_STATIC);
      sqlite3_bind_int (statement, 4, area->approximate);
      bind_shape (statement, 5, area->shape);
      good = step (statement);
    }

  sqlite3_finalize (statement);
  return good;
}

static gboolean
write_features (HutMapWriter *writer, sqlite3 *db, GCancellable *cancellable)
{
  sqlite3_stmt *statement = NULL;
  gboolean good = sqlite3_prepare_v2 (db, SQL_FEATURE, -1, &statement, NULL) == SQLITE_OK;

  g_array_sort (writer->features, compare_features);
  for (guint i = 0; good && i < writer->features->len; i++)
    {
      const Feature *feature = &g_array_index (writer->features, Feature, i);

      sqlite3_bind_int64 (statement, 1, feature->place);
      sqlite3_bind_int64 (statement, 2, feature->id);
      sqlite3_bind_int (statement, 3, (int)feature->min_zoom);
      sqlite3_bind_int (statement, 4, feature->class);
      sqlite3_bind_int (statement, 5, feature->layer);
      sqlite3_bind_text (statement, 6, feature->name, -1, SQLITE_STATIC);
      bind_shape (statement, 7, feature->shape);
      good = step (statement);
      if (i % LOOK_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        good = FALSE;
    }

  sqlite3_finalize (statement);
  return good;
}

static gboolean
write_database (HutMapWriter *writer, sqlite3 *db, GCancellable *cancellable)
{
  g_autofree char *head = g_strdup_printf (
      "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
      "PRAGMA application_id = %d; PRAGMA user_version = %d; BEGIN; " HUT_MAP_SCHEMA,
      HUT_MAP_APPLICATION_ID, HUT_MAP_VERSION);

  return sqlite3_exec (db, head, NULL, NULL, NULL) == SQLITE_OK && write_meta (writer, db) &&
         write_areas (writer, db) && write_features (writer, db, cancellable) &&
         sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
}

/* Makes the bytes at @path durable; a folder's are its names. */
static gboolean
make_durable (const char *path)
{
  int file = open (path, O_RDONLY | O_CLOEXEC);
  gboolean good = file >= 0 && fsync (file) == 0;

  if (file >= 0)
    close (file);
  return good;
}

static gboolean
fail (GError **error, const char *path, const char *message)
{
  g_set_error (error, HUT_MAP_ERROR, HUT_MAP_ERROR_WRITE, "%s cannot be written: %s", path,
               message);
  return FALSE;
}

static gboolean
write_beside (HutMapWriter *writer, const char *beside, const char *path, GCancellable *cancellable,
              GError **error)
{
  sqlite3 *db = NULL;
  gboolean good =
      sqlite3_open_v2 (beside, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK;

  good = good && write_database (writer, db, cancellable);
  if (!good && !g_cancellable_set_error_if_cancelled (cancellable, error))
    fail (error, path, sqlite3_errmsg (db));
  sqlite3_close (db);
  if (!good)
    return FALSE;

  if (g_chmod (beside, 0644) != 0 || !make_durable (beside) || g_rename (beside, path) != 0)
    return fail (error, path, g_strerror (errno));

  return TRUE;
}

gboolean
hut_map_writer_save (HutMapWriter *writer, const char *path, GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".XXXXXX", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  int file = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0600);

  if (file < 0)
    return fail (error, path, g_strerror (errno));
  close (file);

  if (!write_beside (writer, beside, path, cancellable, error))
    {
      g_unlink (beside);
      return FALSE;
    }

  make_durable (folder);
  return TRUE;
}
