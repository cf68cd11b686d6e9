/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading a map package; see the headers. The file may come from anywhere: it is opened read-only
 * and immutable, may hold tables only, and every number and shape in it is checked. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-map-package.h"

#include "exchange/hut-map-error.h"
#include "exchange/hut-map-format.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOOK_EVERY 256                 /* features between looks at the cancellable */
#define CHECK_WHOLE (32 << 20)         /* files up to this size are checked page by page */
#define SQLITE_MAGIC "SQLite format 3" /* with its NUL: the first 16 bytes */

/* clang-format off */
static const char SQL_SCHEMA[] =
  "SELECT sum(name IN ('meta', 'feature', 'area')),"
  "       sum(type NOT IN ('table', 'index')) "
  "FROM sqlite_schema";
static const char SQL_META[] = "SELECT key, value FROM meta";
static const char SQL_ANY[] = "SELECT 1 FROM feature LIMIT 1";
static const char SQL_AREAS[] =
  "SELECT kind, code, name, approximate, shape FROM area ORDER BY kind <> 'street', id";
static const char SQL_FEATURES[] =
  "SELECT id, class, layer, name, shape FROM feature "
  "WHERE place BETWEEN ?1 AND ?2 AND min_zoom <= ?3";
/* clang-format on */

struct _HutMapPackage
{
  char *base_name;
  sqlite3 *db;
  sqlite3_stmt *features;
  GHashTable *meta;
  HutBox bounds;
  GPtrArray *areas;
  HutShape *shape; /* what a query decodes into */
};

GQuark
hut_map_error_quark (void)
{
  return g_quark_from_static_string ("hut-map-error");
}

static gboolean
fail (HutMapPackage *package, GError **error, HutMapError code, const char *message)
{
  g_set_error (error, HUT_MAP_ERROR, code, "%s: %s", package->base_name, message);
  return FALSE;
}

static gboolean
fail_from_sqlite (HutMapPackage *package, GError **error)
{
  return fail (package, error, HUT_MAP_ERROR_BROKEN, sqlite3_errmsg (package->db));
}

static void
free_area (gpointer data)
{
  HutMapArea *area = data;

  g_free (area->kind);
  g_free (area->code);
  g_free (area->name);
  hut_shape_free (area->shape);
  g_free (area);
}

void
hut_map_package_free (HutMapPackage *package)
{
  sqlite3_finalize (package->features);
  sqlite3_close (package->db);
  g_hash_table_unref (package->meta);
  g_ptr_array_unref (package->areas);
  hut_shape_free (package->shape);
  g_free (package->base_name);
  g_free (package);
}

/* What the first bytes say, before SQLite is asked: its own messages for what is no database at
 * all do not help anyone. */
static gboolean
check_head (HutMapPackage *package, const char *path, goffset *size, GError **error)
{
  char head[16] = { 0 };
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat facts;
  gssize n_read;

  if (file < 0 || fstat (file, &facts) != 0 || !S_ISREG (facts.st_mode))
    {
      if (file >= 0)
        close (file);
      return fail (package, error, HUT_MAP_ERROR_UNREADABLE, "no such file, or not allowed");
    }

  *size = facts.st_size;
  n_read = read (file, head, sizeof head);
  close (file);
  if (n_read < 0)
    return fail (package, error, HUT_MAP_ERROR_UNREADABLE, "cannot be read");
  if (n_read == 0)
    return fail (package, error, HUT_MAP_ERROR_EMPTY, "the file is empty");
  if (n_read < (gssize)sizeof head || memcmp (head, SQLITE_MAGIC, sizeof head) != 0)
    return fail (package, error, HUT_MAP_ERROR_FOREIGN, "not a map package");

  return TRUE;
}

/* The number that @sql answers; −1 where it answers none. */
static gint64
ask_number (HutMapPackage *package, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 number = -1;

  if (sqlite3_prepare_v2 (package->db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

static gboolean
check_kind (HutMapPackage *package, GError **error)
{
  gint64 version, kind = ask_number (package, "PRAGMA application_id");

  if (kind < 0)
    return fail (package, error, HUT_MAP_ERROR_BROKEN, "the file is damaged or cut short");
  if (kind != HUT_MAP_APPLICATION_ID)
    return fail (package, error, HUT_MAP_ERROR_FOREIGN, "a database, but not a map package");

  version = ask_number (package, "PRAGMA user_version");
  if (version > HUT_MAP_VERSION)
    return fail (package, error, HUT_MAP_ERROR_TOO_NEW, "made by a newer version of Hutong");
  if (version != HUT_MAP_VERSION)
    return fail (package, error, HUT_MAP_ERROR_BROKEN, "a map package without a version");

  return TRUE;
}

static gboolean
check_tables (HutMapPackage *package, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean good = FALSE;

  if (sqlite3_prepare_v2 (package->db, SQL_SCHEMA, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    good = sqlite3_column_int (statement, 0) == 3 && sqlite3_column_int (statement, 1) == 0;
  sqlite3_finalize (statement);

  return good || fail (package, error, HUT_MAP_ERROR_BROKEN, "its tables are not those of a map");
}

static gboolean
check_pages (HutMapPackage *package, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean good = FALSE;

  if (sqlite3_prepare_v2 (package->db, "PRAGMA quick_check(1)", -1, &statement, NULL) ==
          SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    good = g_strcmp0 ((const char *)sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_finalize (statement);

  return good || fail (package, error, HUT_MAP_ERROR_BROKEN, "the file is damaged or cut short");
}

/* The text of a column, never NULL. */
static const char *
text_column (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *)sqlite3_column_text (statement, column);

  return text && g_utf8_validate (text, -1, NULL) ? text : "";
}

static gboolean
read_meta (HutMapPackage *package, GError **error)
{
  sqlite3_stmt *statement = NULL;
  HutBox *box = &package->bounds;
  const char *bounds;

  if (sqlite3_prepare_v2 (package->db, SQL_META, -1, &statement, NULL) != SQLITE_OK)
    return fail_from_sqlite (package, error);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_hash_table_insert (package->meta, g_strdup (text_column (statement, 0)),
                         g_strdup (text_column (statement, 1)));
  sqlite3_finalize (statement);

  bounds = hut_map_package_get (package, "bounds");
  if (!bounds ||
      sscanf (bounds, "%d %d %d %d", &box->min_lon, &box->min_lat, &box->max_lon, &box->max_lat) !=
          4 ||
      hut_box_is_empty (box) || !hut_point_is_valid ((HutPoint){ box->min_lon, box->min_lat }) ||
      !hut_point_is_valid ((HutPoint){ box->max_lon, box->max_lat }))
    return fail (package, error, HUT_MAP_ERROR_BROKEN, "it does not say what it shows");

  return TRUE;
}

static gboolean
decode_column (sqlite3_stmt *statement, int column, HutShape *shape)
{
  const guint8 *bytes = sqlite3_column_blob (statement, column);

  return bytes && hut_shape_decode (shape, bytes, sqlite3_column_bytes (statement, column));
}

static gboolean
read_areas (HutMapPackage *package, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean good = TRUE;

  if (sqlite3_prepare_v2 (package->db, SQL_AREAS, -1, &statement, NULL) != SQLITE_OK)
    return fail_from_sqlite (package, error);

  while (good && sqlite3_step (statement) == SQLITE_ROW)
    {
      HutMapArea *area = g_new0 (HutMapArea, 1);

      area->kind = g_strdup (text_column (statement, 0));
      area->code = g_strdup (text_column (statement, 1));
      area->name = g_strdup (text_column (statement, 2));
      area->approximate = sqlite3_column_int (statement, 3) != 0;
      area->shape = hut_shape_new (HUT_SHAPE_AREA);
      good = decode_column (statement, 4, area->shape) && area->shape->kind == HUT_SHAPE_AREA;
      g_ptr_array_add (package->areas, area);
    }
  sqlite3_finalize (statement);

  return good || fail (package, error, HUT_MAP_ERROR_BROKEN, "a boundary in it is damaged");
}

static gboolean
open_database (HutMapPackage *package, const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);

  if (sqlite3_open_v2 (uri, &package->db,
                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
                           SQLITE_OPEN_EXRESCODE,
                       NULL) != SQLITE_OK)
    return fail_from_sqlite (package, error);

  sqlite3_db_config (package->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (package->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_exec (package->db, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
  return TRUE;
}

HutMapPackage *
hut_map_package_open (const char *path, GError **error)
{
  g_autoptr (HutMapPackage) package = g_new0 (HutMapPackage, 1);
  goffset size = 0;

  package->base_name = g_path_get_basename (path);
  package->meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  package->areas = g_ptr_array_new_with_free_func (free_area);
  package->shape = hut_shape_new (HUT_SHAPE_POINT);

  if (!check_head (package, path, &size, error) || !open_database (package, path, error) ||
      !check_kind (package, error) || !check_tables (package, error) ||
      (size <= CHECK_WHOLE && !check_pages (package, error)) || !read_meta (package, error) ||
      !read_areas (package, error))
    return NULL;

  if (ask_number (package, SQL_ANY) != 1)
    {
      fail (package, error, HUT_MAP_ERROR_EMPTY, "a map package with nothing in it");
      return NULL;
    }
  if (sqlite3_prepare_v2 (package->db, SQL_FEATURES, -1, &package->features, NULL) != SQLITE_OK)
    {
      fail_from_sqlite (package, error);
      return NULL;
    }

  return g_steal_pointer (&package);
}

const char *
hut_map_package_get (HutMapPackage *package, const char *key)
{
  return g_hash_table_lookup (package->meta, key);
}

HutBox
hut_map_package_bounds (HutMapPackage *package)
{
  return package->bounds;
}

GPtrArray *
hut_map_package_areas (HutMapPackage *package)
{
  return package->areas;
}

typedef struct
{
  HutMapPackage *package;
  const HutBox *box;
  HutMapFeatureFunc func;
  gpointer data;
  GCancellable *cancellable;
  guint n_seen;
  gboolean stopped;
} Query;

/* One feature of the row at hand. A damaged one is passed over: the rest of the map is still good.
 */
static void
hand_out (Query *query, sqlite3_stmt *row)
{
  HutMapFeature feature = {
    .id = sqlite3_column_int64 (row, 0),
    .layer = CLAMP (sqlite3_column_int (row, 2), -5, 5),
    .shape = query->package->shape,
  };
  int class = sqlite3_column_int (row, 1);

  if (!hut_map_class_is_known (class) || !decode_column (row, 4, query->package->shape) ||
      !hut_box_intersects (&query->package->shape->box, query->box))
    return;

  feature.class = (HutMapClass) class;
  feature.name = text_column (row, 3);
  query->stopped = !query->func (&feature, query->data);
}

/* The features of the places from @first to @last. */
static gboolean
query_places (Query *query, gint64 first, gint64 last, double zoom, GError **error)
{
  sqlite3_stmt *statement = query->package->features;
  int result = SQLITE_DONE;

  sqlite3_bind_int64 (statement, 1, first);
  sqlite3_bind_int64 (statement, 2, last);
  sqlite3_bind_int (statement, 3, (int)zoom);
  while (!query->stopped && (result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      if (++query->n_seen % LOOK_EVERY == 0 &&
          g_cancellable_set_error_if_cancelled (query->cancellable, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
      hand_out (query, statement);
    }

  if (!query->stopped && result != SQLITE_DONE)
    fail_from_sqlite (query->package, error);
  sqlite3_reset (statement);
  return query->stopped || result == SQLITE_DONE;
}

static gboolean
query_level (Query *query, guint level, double zoom, GError **error)
{
  gint64 half = (gint64)1 << (31 - level), most = ((gint64)1 << level) - 1;
  gint64 west = MAX (hut_map_format_step (query->box->min_lon - half, level), 0);
  gint64 east = MIN (hut_map_format_step (query->box->max_lon + half, level), most);
  gint64 south = MAX (hut_map_format_step (query->box->min_lat - half, level), 0);
  gint64 north = MIN (hut_map_format_step (query->box->max_lat + half, level), most);

  for (gint64 row = south; row <= north && !query->stopped; row++)
    if (!query_places (query, hut_map_format_place (level, row, west),
                       hut_map_format_place (level, row, east), zoom, error))
      return FALSE;

  return TRUE;
}

gboolean
hut_map_package_query (HutMapPackage *package, const HutBox *box, double zoom,
                       HutMapFeatureFunc func, gpointer data, GCancellable *cancellable,
                       GError **error)
{
  Query query = { package, box, func, data, cancellable };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  for (guint level = 0; level < HUT_MAP_LEVELS && !query.stopped; level++)
    if (!query_level (&query, level, zoom, error))
      return FALSE;

  return TRUE;
}
