/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The store: opened, written to by its writer (hut-writer.c), and closed; and the `changed` signal.
 *
 * The lock guards the office and what was changed but not announced yet. Announcing goes through
 * the main context of whoever opened the store, once per iteration. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-writer.h"

#include "base/hut-clock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

struct _HutStore
{
  GObject parent;

  char *path;
  char *street;
  char *street_name;
  char *streams[4];         /* by HutHome */
  char *former_user_stream; /* before the first sign-in; other threads may still read it */
  HutVault *vault;
  int lock_fd;
  GMainContext *context;

  HutWriter *writer;
  HutDb *db; /* the writer's */
  HutClock clock;

  GMutex lock;
  HutOffice *office;
  gboolean closing;
  HutChangeSet *announced; /* not announced yet, or NULL */
  GSource *announcing;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutStore, hut_store, G_TYPE_OBJECT)

/* clang-format off */
static const char SQL_STREAM_FIND[] = "SELECT id FROM stream WHERE name = ?1";
static const char SQL_STREAM_ADD[] = "INSERT INTO stream (name) VALUES (?1)";
static const char SQL_SETTING_GET[] = "SELECT value FROM setting WHERE name = ?1";
static const char SQL_SETTING_SET[] =
  "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)";
static const char SQL_SETTING_REMOVE[] = "DELETE FROM setting WHERE name = ?1";
/* clang-format on */

char *
hut_settings_get (HutDb *db, const char *name)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_SETTING_GET, NULL);
  char *value = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  hut_db_bind_text (statement, 1, name);
  if (hut_db_step (db, statement, &row, NULL) && row)
    {
      value = hut_db_dup_text (statement, 0);
      sqlite3_reset (statement);
    }
  return value;
}

gint64
hut_settings_get_int (HutDb *db, const char *name, gint64 fallback)
{
  g_autofree char *value = hut_settings_get (db, name);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : fallback;
}

gboolean
hut_settings_set (HutDb *db, const char *name, const char *value, GError **error)
{
  sqlite3_stmt *statement =
      hut_db_statement (db, value != NULL ? SQL_SETTING_SET : SQL_SETTING_REMOVE, error);

  if (statement == NULL)
    return FALSE;
  hut_db_bind_text (statement, 1, name);
  if (value != NULL)
    hut_db_bind_text (statement, 2, value);
  return hut_db_run (db, statement, error);
}

gint64
hut_store_stream_id (HutDb *db, const char *name, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (db, SQL_STREAM_FIND, error);
  gint64 id = 0;
  gboolean row;

  if (statement == NULL)
    return 0;
  hut_db_bind_text (statement, 1, name);
  if (!hut_db_step (db, statement, &row, error))
    return 0;
  if (row)
    {
      id = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
      return id;
    }
  statement = hut_db_statement (db, SQL_STREAM_ADD, error);
  if (statement == NULL)
    return 0;
  hut_db_bind_text (statement, 1, name);
  return hut_db_run (db, statement, error) ? sqlite3_last_insert_rowid (hut_db_handle (db)) : 0;
}

gint64
hut_store_tick (HutStore *store)
{
  return hut_clock_tick (&store->clock);
}

void
hut_store_observe_clock (HutStore *store, gint64 seen, gint64 now)
{
  hut_clock_observe (&store->clock, seen, now);
}

static gboolean
announce (gpointer data)
{
  HutStore *store = data;
  g_autoptr (HutChangeSet) changes = NULL;

  g_mutex_lock (&store->lock);
  changes = g_steal_pointer (&store->announced);
  g_clear_pointer (&store->announcing, g_source_unref);
  g_mutex_unlock (&store->lock);

  if (changes != NULL)
    g_signal_emit (store, signals[CHANGED], 0, changes);
  return G_SOURCE_REMOVE;
}

/* On the writer, after a commit. */
static void
queue_announcement (HutStore *store, HutChangeSet *changes)
{
  g_mutex_lock (&store->lock);
  if (store->announced == NULL)
    store->announced = hut_change_set_new ();
  hut_change_set_merge (store->announced, changes);
  if (store->announcing == NULL && !store->closing)
    {
      store->announcing = g_idle_source_new ();
      g_source_set_priority (store->announcing, G_PRIORITY_DEFAULT);
      g_source_set_callback (store->announcing, announce, store, NULL);
      g_source_attach (store->announcing, store->context);
    }
  g_mutex_unlock (&store->lock);
}

/* On the writer, before anybody hears of it. A shipped file that has gone meanwhile changes
 * nothing: the rules stay as they were. */
static gboolean
renew_office (HutStore *store, GError **error)
{
  g_autoptr (HutOffice) office = hut_store_read_office (store->db, error);

  if (office == NULL)
    return FALSE;
  g_mutex_lock (&store->lock);
  g_clear_pointer (&store->office, hut_office_unref);
  store->office = g_steal_pointer (&office);
  g_mutex_unlock (&store->lock);
  return TRUE;
}

static void
take_note (HutStore *store, HutChangeSet *changes)
{
  g_autoptr (GError) error = NULL;

  if (hut_change_set_has_kind (changes, &hut_kind_rule) && !renew_office (store, &error))
    g_warning ("the rules of the office were not renewed: %s", error->message);
  queue_announcement (store, changes);
}

gboolean
hut_store_run (HutStore *store, HutStorePriority priority, HutStoreJob job, gpointer data,
               GError **error)
{
  return hut_writer_run (store->writer, priority, job, data, error);
}

void
hut_store_run_task (HutStore *store, HutStorePriority priority, HutStoreJob job, GTask *task)
{
  hut_writer_run_task (store->writer, priority, job, task);
}

HutWriter *
hut_store_get_writer (HutStore *store)
{
  return store->writer;
}

/* Every open store holds the lock shared; who is alone may migrate and clean up. */
static gboolean
lock_file (HutStore *store, gboolean *alone, GError **error)
{
  g_autofree char *path = g_strconcat (store->path, ".lock", NULL);

  store->lock_fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (store->lock_fd < 0)
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FAILED, "%s: %s", path,
                   g_strerror (errno));
      return FALSE;
    }
  *alone = flock (store->lock_fd, LOCK_EX | LOCK_NB) == 0;
  if (*alone || flock (store->lock_fd, LOCK_SH) == 0)
    return TRUE;
  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_BUSY, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

static gboolean
check_header (HutStore *store, GError **error)
{
  gint64 id = hut_db_get_int (store->db, "PRAGMA application_id", -1);

  if (id == HUT_STORE_APPLICATION_ID)
    return TRUE;
  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FOREIGN,
               "%s is not a database of this program", store->path);
  return FALSE;
}

static gboolean
read_identity (HutStore *store, GError **error)
{
  g_autofree char *user = hut_settings_get (store->db, "user");
  HutUid account;

  store->street = hut_settings_get (store->db, "street");
  store->street_name = hut_settings_get (store->db, "street_name");
  if (store->street == NULL || !hut_uid_parse (user, &account))
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT, "%s names no street",
                   store->path);
      return FALSE;
    }
  for (int home = 0; home < 4; home++)
    store->streams[home] = hut_stream_for_home (home, store->street, &account);
  store->clock.last =
      hut_db_get_int (store->db, "SELECT clock FROM operation ORDER BY seq DESC LIMIT 1", 0);
  return TRUE;
}

static gboolean
open_vault (HutStore *store, GError **error)
{
  g_autofree char *path = g_strconcat (store->path, ".key", NULL);
  g_autoptr (GError) problem = NULL;

  store->vault = hut_vault_open_file (path, FALSE, &problem);
  if (store->vault != NULL)
    return TRUE;
  if (g_error_matches (problem, HUT_VAULT_ERROR, HUT_VAULT_ERROR_LOCKED))
    {
      g_autofree char *id = hut_settings_get (store->db, "key_id");
      g_autofree char *check = hut_settings_get (store->db, "key_check");

      store->vault = hut_key_find_in_keyring (store->path, id, check);
      return TRUE;
    }
  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FAILED, "%s", problem->message);
  return FALSE;
}

static gboolean
prepare (HutStore *store, gboolean alone, GError **error)
{
  if (!check_header (store, error))
    return FALSE;
  if (!hut_migrations_run (store->db, alone ? store->path : NULL, error))
    return FALSE;
  return read_identity (store, error) && open_vault (store, error);
}

HutStore *
hut_store_open (const char *path, GError **error)
{
  g_autoptr (HutStore) store = NULL;
  gboolean alone = FALSE;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, "there is no file %s", path);
      return NULL;
    }
  store = g_object_new (HUT_TYPE_STORE, NULL);
  store->path = g_strdup (path);
  store->context = g_main_context_ref_thread_default ();
  if (!lock_file (store, &alone, error))
    return NULL;
  store->db = hut_db_open (path, HUT_DB_WRITE, error);
  if (store->db == NULL || !prepare (store, alone, error) || !renew_office (store, error))
    return NULL;

  store->writer = hut_writer_new (store, store->db, take_note);
  if (alone && !hut_staging_clean_up (store, error))
    return NULL;
  flock (store->lock_fd, LOCK_SH);
  return g_steal_pointer (&store);
}

void
hut_store_close (HutStore *store)
{
  g_mutex_lock (&store->lock);
  store->closing = TRUE;
  if (store->announcing != NULL)
    g_source_destroy (store->announcing);
  g_clear_pointer (&store->announcing, g_source_unref);
  g_mutex_unlock (&store->lock);

  if (store->writer != NULL)
    hut_writer_stop (store->writer);
  g_clear_pointer (&store->db, hut_db_close);
  if (store->lock_fd >= 0)
    close (store->lock_fd);
  store->lock_fd = -1;
}

static void
hut_store_finalize (GObject *object)
{
  HutStore *store = HUT_STORE (object);

  hut_store_close (store);
  hut_writer_free (store->writer);
  for (int home = 0; home < 4; home++)
    g_free (store->streams[home]);
  g_free (store->former_user_stream);
  g_clear_pointer (&store->vault, hut_vault_unref);
  g_clear_pointer (&store->office, hut_office_unref);
  g_clear_pointer (&store->announced, hut_change_set_unref);
  g_clear_pointer (&store->context, g_main_context_unref);
  g_free (store->path);
  g_free (store->street);
  g_free (store->street_name);
  g_mutex_clear (&store->lock);
  G_OBJECT_CLASS (hut_store_parent_class)->finalize (object);
}

static void
hut_store_class_init (HutStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hut_store_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", HUT_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    1, HUT_TYPE_CHANGE_SET | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
hut_store_init (HutStore *store)
{
  store->lock_fd = -1;
  g_mutex_init (&store->lock);
}

const char *
hut_store_get_path (HutStore *store)
{
  return store->path;
}

const char *
hut_store_get_street (HutStore *store)
{
  return store->street;
}

const char *
hut_store_get_street_name (HutStore *store)
{
  return store->street_name;
}

const char *
hut_store_get_stream (HutStore *store)
{
  return store->streams[HUT_HOME_STREET];
}

HutOffice *
hut_store_dup_office (HutStore *store)
{
  HutOffice *office;

  g_mutex_lock (&store->lock);
  office = hut_office_ref (store->office);
  g_mutex_unlock (&store->lock);
  return office;
}

const char *
hut_store_get_home (HutStore *store, const HutKind *kind)
{
  return store->streams[kind->home];
}

HutVault *
hut_store_get_vault (HutStore *store)
{
  return g_atomic_pointer_get (&store->vault);
}

void
hut_store_set_vault (HutStore *store, HutVault *vault)
{
  hut_vault_ref (vault);
  if (!g_atomic_pointer_compare_and_exchange (&store->vault, NULL, vault))
    hut_vault_unref (vault);
}

void
hut_store_set_user_stream (HutStore *store, const HutUid *account)
{
  g_autofree char *stream = hut_stream_for_home (HUT_HOME_USER, store->street, account);

  if (g_str_equal (stream, store->streams[HUT_HOME_USER]))
    return;
  g_free (store->former_user_stream);
  store->former_user_stream = store->streams[HUT_HOME_USER];
  g_atomic_pointer_set (&store->streams[HUT_HOME_USER], g_steal_pointer (&stream));
}
