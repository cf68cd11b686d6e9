/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A new database: the file under a temporary name, its identity and what is shipped for the
 * street, then the name. Whatever fails on the way leaves nothing behind. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-private.h"

#include "base/hut-paths.h"
#include "domain/hut-divisions.h"
#include "domain/hut-street-seed.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  const char *code;
  const char *map_path;
  char *name;         /* of the street */
  GPtrArray *records; /* HutRecord: communities and departments */
} Seed;

static void
seed_clear (Seed *seed)
{
  g_free (seed->name);
  g_clear_pointer (&seed->records, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seed, seed_clear)

static char *
read_data (const char *name, GError **error)
{
  g_autofree char *path = hut_paths_data_file (name);
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, NULL, error);
  return bytes;
}

static gboolean
read_seed (Seed *seed, GError **error)
{
  g_autofree char *areas_name = g_strdup_printf ("demo/%s-areas.json", seed->code);
  g_autofree char *streets = read_data ("divisions/beijing-streets.csv", error);
  g_autofree char *villages =
      streets != NULL ? read_data ("divisions/beijing-villages.csv", error) : NULL;
  g_autofree char *departments = villages != NULL ? read_data ("departments.json", error) : NULL;
  /* The areas of communities are shipped for some streets only. */
  g_autofree char *areas = read_data (areas_name, NULL);

  if (departments == NULL)
    return FALSE;
  seed->name = hut_divisions_name (streets, seed->code);
  if (seed->name == NULL || strlen (seed->code) != 9)
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED, "no street has the code %s",
                   seed->code);
      return FALSE;
    }
  seed->records = hut_street_seed (seed->code, streets, villages, departments, areas, error);
  return seed->records != NULL;
}

static gboolean
write_identity (HutDb *db, const Seed *seed, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id=%d", HUT_STORE_APPLICATION_ID);
  HutUid user = hut_uid_new ();
  g_autofree char *user_text = hut_uid_to_string (&user);

  return hut_db_execute (db, stamp, error) && hut_settings_set (db, "street", seed->code, error) &&
         hut_settings_set (db, "street_name", seed->name, error) &&
         hut_settings_set (db, "user", user_text, error) &&
         hut_settings_set (db, "map", seed->map_path, error);
}

static gboolean
write_seed (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  Seed *seed = data;
  HutApply apply = { .store = store, .db = db, .changes = changes };

  for (guint i = 0; i < seed->records->len; i++)
    {
      g_autoptr (HutOperation) operation =
          hut_operation_new_create (g_ptr_array_index (seed->records, i));

      if (!hut_apply_operation (&apply, operation, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
build (const char *partial, const char *key, Seed *seed, GError **error)
{
  g_autoptr (HutDb) db = hut_db_open (partial, HUT_DB_CREATE, error);
  g_autoptr (HutVault) vault = NULL;
  g_autoptr (HutStore) store = NULL;
  gboolean written;

  if (db == NULL || g_chmod (partial, 0600) != 0 || !hut_migrations_run (db, NULL, error) ||
      !write_identity (db, seed, error))
    return FALSE;
  g_clear_pointer (&db, hut_db_close);

  vault = hut_vault_open_file (key, TRUE, error);
  store = vault != NULL ? hut_store_open (partial, error) : NULL;
  if (store == NULL)
    return FALSE;
  written = hut_store_run (store, HUT_STORE_FIRST, write_seed, seed, error);
  hut_store_close (store);
  return written;
}

static void
discard (const char *partial)
{
  static const char *const endings[] = { "", "-wal", "-shm", ".lock", ".key" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (partial, endings[i], NULL);

      g_unlink (path);
    }
}

static gboolean
put_in_place (const char *partial, const char *path, GError **error)
{
  g_autofree char *partial_key = g_strconcat (partial, ".key", NULL);
  g_autofree char *key = g_strconcat (path, ".key", NULL);

  if (g_rename (partial_key, key) == 0 && g_rename (partial, path) == 0)
    return TRUE;
  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FAILED, "%s cannot be put in place", path);
  return FALSE;
}

gboolean
hut_store_create (const char *path, const char *code, const char *map_path, GError **error)
{
  g_auto (Seed) seed = { .code = code, .map_path = map_path };
  g_autofree char *partial = g_strdup_printf ("%s.new-%d", path, (int)getpid ());
  g_autofree char *key = g_strconcat (partial, ".key", NULL);
  gboolean made;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "%s is there already", path);
      return FALSE;
    }
  if (!read_seed (&seed, error))
    return FALSE;
  made = build (partial, key, &seed, error) && put_in_place (partial, path, error);
  discard (partial);
  return made;
}
