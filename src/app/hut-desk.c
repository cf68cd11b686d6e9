/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An open database and what stands on it. Main thread; the file is opened, and the day is read,
 * on workers. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-desk.h"

#include "mapview/hut-package-watch.h"

#include "app/hut-trace.h"
#include "base/hut-memory.h"
#include "base/hut-paths.h"
#include "exchange/hut-rejects-shelf.h"
#include "store/hut-blob-sweep.h"
#include "store/hut-change-set.h"
#include "store/hut-reader-whistle.h"
#include "store/hut-store-check.h"
#include "store/hut-store-office.h"
#include "widgets/hut-right-now.h"

/* Changes that come in a row are counted together, and the clock moves cases too. */
#define REFRESH_AFTER 150 /* ms */
#define REFRESH_PAUSE 900 /* ms, while one follows the other, as in a long sync */
#define REFRESH_EVERY 60  /* s */

/* The file is looked at and copied once a day, the first time when the start is over, and when
 * nobody has changed anything for a while. In a busy office that time may not come. */
#define LOOK_AFTER 10   /* s */
#define LOOK_EVERY 600  /* s, how often it is seen whether it is due */
#define LOOK_QUIET 15   /* s, since the last change */
#define PUT_OFF_MOST 80 /* times, by LOOK_QUIET */

struct _HutDesk
{
  GObject parent_instance;
  HutStore *store;
  HutCaseBrowser *browser;
  HutCaseActions *actions;
  HutSync *sync;
  GPtrArray *syncs; /* HutSync, this one and those before it: they may still be ending */
  HutDay *day;
  HutGazetteer *gazetteer;
  HutPackageWatch *map; /* its names are the gazetteer's */
  GError *error;
  GCancellable *cancellable;
  guint refresh_source;
  guint clock_source;
  guint look_source;
  guint n_put_off;
  gint64 changed_at; /* monotonic */
  gboolean damage_told;
  gint64 read_at;      /* when the day was read last, monotonic */
  gboolean reading;    /* a worker reads the day */
  gboolean read_again; /* something changed meanwhile */

  GMutex look_lock; /* held while the file is looked at */
  gboolean look_over;

  GMutex day_lock; /* for what follows: the worker's own connection */
  HutReader *day_reader;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (HutDesk, hut_desk, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DAY,
  PROP_ERROR,
  PROP_SYNC,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  DAMAGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void start_reading (HutDesk *self, HutDay *first);

static void
note_damage (HutDesk *self, const GError *error)
{
  if (self->cancellable == NULL || self->damage_told ||
      !g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT))
    return;
  g_message ("the file is damaged: %s", error->message);
  self->damage_told = TRUE;
  g_signal_emit (self, signals[DAMAGED], 0);
}

/* The worker's part: the day that it is given, made whole, or without one its first part. */
static HutDay *
read_part (HutDesk *self, HutDay *first, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutOffice) office = NULL;
  HutDay *day;

  if (self->day_reader == NULL)
    self->day_reader = hut_reader_new (self->store, error);
  if (self->day_reader == NULL)
    return NULL;
  if (first == NULL)
    return hut_day_read_first (self->day_reader, hut_time_now (), cancellable, error);
  office = hut_store_dup_office (self->store);
  day = hut_day_read_rest (first, self->day_reader, office, cancellable, error);
  hut_reader_forget_pages (self->day_reader);
  return day;
}

static void
read_day_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HutDesk *self = source;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->day_lock);
  g_autoptr (GError) error = NULL;
  HutDay *day;

  if (self->closed)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "closed");
      return;
    }
  day = read_part (self, data, cancellable, &error);
  if (day != NULL)
    g_task_return_pointer (task, day, (GDestroyNotify)hut_day_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  if (data != NULL)
    hut_memory_give_back ();
}

static void
show_day (HutDesk *self, HutDay *day)
{
  g_clear_pointer (&self->day, hut_day_unref);
  self->day = hut_day_ref (day);
  hut_right_now_set_off (day->clock_off);
  hut_trace (day->whole ? "the day is read" : "the day is read in part");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

/* A day in part is shown where there is nothing else yet. */
static void
on_day_read (GObject *source, GAsyncResult *result, gpointer data)
{
  HutDesk *self = HUT_DESK (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDay) day = g_task_propagate_pointer (G_TASK (result), &error);

  if (day != NULL && !day->whole)
    {
      if (self->day == NULL || !self->day->whole)
        show_day (self, day);
      start_reading (self, day);
      return;
    }
  self->reading = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_error (&self->error);
  if (day != NULL)
    show_day (self, day);
  else
    {
      g_warning ("cannot read the day: %s", error->message);
      note_damage (self, error);
      self->error = g_steal_pointer (&error);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  if (self->read_again)
    hut_desk_refresh (self);
}

/* @first: what is made whole, or NULL. */
static void
start_reading (HutDesk *self, HutDay *first)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_day_read, NULL);

  g_task_set_source_tag (task, start_reading);
  if (first != NULL)
    g_task_set_task_data (task, hut_day_ref (first), (GDestroyNotify)hut_day_unref);
  g_task_run_in_thread (task, read_day_in_thread);
}

static void
read_day (HutDesk *self)
{
  self->read_again = self->reading;
  if (self->reading || self->cancellable == NULL)
    return;
  self->reading = TRUE;
  self->read_at = g_get_monotonic_time ();
  start_reading (self, NULL);
}

static void
on_refresh (gpointer data)
{
  HutDesk *self = data;

  self->refresh_source = 0;
  read_day (self);
}

void
hut_desk_refresh (HutDesk *self)
{
  gboolean soon = g_get_monotonic_time () - self->read_at > REFRESH_PAUSE * 1000;

  if (self->refresh_source == 0 && self->cancellable != NULL)
    self->refresh_source =
        g_timeout_add_once (soon ? REFRESH_AFTER : REFRESH_PAUSE, on_refresh, self);
}

static gboolean
on_clock (gpointer data)
{
  read_day (data);
  return G_SOURCE_CONTINUE;
}

/* Of a file that is not sound no copy is made: it would stand for the last one that is. */
static gboolean
look (HutDesk *self, HutStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->look_lock);

  if (self->look_over)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "closed");
      return FALSE;
    }
  return hut_store_check_if_due (store, hut_time_now (), cancellable, error);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HutStore *store = data;
  g_autoptr (GError) error = NULL;

  if (!look (source, store, cancellable, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (!hut_store_copy_if_due (store, &error))
    g_warning ("no copy of the file could be made: %s", error->message);
  else if (!hut_store_sweep_blobs (store, &error))
    g_warning ("attachments that nobody names could not be looked for: %s", error->message);
  else if (!hut_rejects_sweep (store, hut_time_now (), &error))
    g_warning ("old files of rejected rows could not be removed: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT))
    g_warning ("the file could not be looked at: %s", error->message);
  note_damage (HUT_DESK (source), error);
}

static gboolean
is_busy (HutDesk *self)
{
  return hut_sync_get_state (self->sync) == HUT_SYNC_STATE_SYNCING ||
         g_get_monotonic_time () - self->changed_at < LOOK_QUIET * G_TIME_SPAN_SECOND;
}

static gboolean on_look_due (gpointer data);

static void
plan_look (HutDesk *self, guint seconds)
{
  self->look_source = g_timeout_add_seconds_full (G_PRIORITY_LOW, seconds, on_look_due, self, NULL);
}

/* Damage that is known already is told at once. */
static void
plan_first_look (HutDesk *self)
{
  gboolean suspected = hut_store_is_suspected (hut_store_get_path (self->store));

  self->n_put_off = suspected ? PUT_OFF_MOST : 0;
  plan_look (self, suspected ? 1 : LOOK_AFTER);
}

static gboolean
on_look_due (gpointer data)
{
  HutDesk *self = data;
  g_autoptr (GTask) task = NULL;

  if (is_busy (self) && self->n_put_off++ < PUT_OFF_MOST)
    {
      plan_look (self, LOOK_QUIET);
      return G_SOURCE_REMOVE;
    }
  self->n_put_off = 0;
  plan_look (self, LOOK_EVERY);
  task = g_task_new (self, self->cancellable, on_looked, NULL);
  g_task_set_source_tag (task, on_look_due);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, look_in_thread);
  return G_SOURCE_REMOVE;
}

static void
on_gazetteer_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutDesk) self = data;
  g_autoptr (GError) error = NULL;
  HutGazetteer *gazetteer = hut_gazetteer_read_finish (result, &error);

  if (gazetteer != NULL)
    {
      g_clear_pointer (&self->gazetteer, hut_gazetteer_free);
      self->gazetteer = gazetteer;
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("cannot read the names on the map: %s", error->message);
}

static void
read_gazetteer (HutDesk *self)
{
  if (self->cancellable == NULL)
    return;
  hut_gazetteer_read_async (self->store, self->cancellable, on_gazetteer_read, g_object_ref (self));
}

static void
on_store_changed (HutDesk *self, HutChangeSet *changes)
{
  self->changed_at = g_get_monotonic_time ();
  if (hut_change_set_has_kind (changes, &hut_kind_lane) ||
      hut_change_set_has_kind (changes, &hut_kind_community) ||
      hut_change_set_has_kind (changes, &hut_kind_unit))
    read_gazetteer (self);
  if (hut_change_set_has_kind (changes, &hut_kind_case) ||
      hut_change_set_has_kind (changes, &hut_kind_meeting) || hut_whistle_changed (changes) ||
      hut_change_set_has_sync (changes))
    hut_desk_refresh (self);
}

static void
hut_desk_dispose (GObject *object)
{
  hut_desk_close (HUT_DESK (object));
  G_OBJECT_CLASS (hut_desk_parent_class)->dispose (object);
}

static void
hut_desk_finalize (GObject *object)
{
  HutDesk *self = HUT_DESK (object);

  g_clear_pointer (&self->day, hut_day_unref);
  g_clear_pointer (&self->gazetteer, hut_gazetteer_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->syncs, g_ptr_array_unref);
  g_mutex_clear (&self->look_lock);
  g_mutex_clear (&self->day_lock);
  G_OBJECT_CLASS (hut_desk_parent_class)->finalize (object);
}

static void
hut_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HutDesk *self = HUT_DESK (object);

  if (id == PROP_DAY)
    g_value_set_boxed (value, self->day);
  else if (id == PROP_ERROR)
    g_value_set_boxed (value, self->error);
  else if (id == PROP_SYNC)
    g_value_set_object (value, self->sync);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_desk_class_init (HutDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = hut_desk_dispose;
  object_class->finalize = hut_desk_finalize;
  object_class->get_property = hut_desk_get_property;
  properties[PROP_DAY] = g_param_spec_boxed ("day", NULL, NULL, HUT_TYPE_DAY, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_SYNC] = g_param_spec_object ("sync", NULL, NULL, HUT_TYPE_SYNC, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[DAMAGED] = g_signal_new ("damaged", HUT_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
hut_desk_init (HutDesk *self)
{
  g_mutex_init (&self->look_lock);
  g_mutex_init (&self->day_lock);
  self->syncs = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

/* Opening: what the worker is told. */
typedef struct
{
  char *path;
  char *street; /* or NULL */
} Opening;

static void
opening_free (Opening *opening)
{
  g_free (opening->path);
  g_free (opening->street);
  g_free (opening);
}

/* The map package that comes with the program for @street, or NULL. */
static char *
shipped_map (const char *street)
{
  g_autofree char *name = g_strdup_printf ("demo/%s.hutmap", street);
  g_autofree char *path = hut_paths_data_file (name);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

/* Those that close hold their files. */
static GMutex closing_lock;
static GCond closing_ended;
static guint n_closing;

void
hut_desk_wait_closed (void)
{
  g_mutex_lock (&closing_lock);
  while (n_closing > 0)
    g_cond_wait (&closing_ended, &closing_lock);
  g_mutex_unlock (&closing_lock);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Opening *opening = data;
  g_autofree char *folder = g_path_get_dirname (opening->path);
  g_autoptr (GError) error = NULL;
  HutStore *store = NULL;

  hut_desk_wait_closed ();
  if (opening->street != NULL && !g_file_test (opening->path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *map = shipped_map (opening->street);

      g_mkdir_with_parents (folder, 0700);
      if (!hut_store_create (opening->path, opening->street, map, &error))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
    }
  store = hut_store_open (opening->path, &error);
  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
hut_desk_open_async (const char *path, const char *street, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->street = g_strdup (street);
  g_task_set_source_tag (task, hut_desk_open_async);
  g_task_set_task_data (task, opening, (GDestroyNotify)opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

/* In step with the server that the file remembers. */
static void
take_sync (HutDesk *self, HutReader *reader)
{
  g_autofree char *server = hut_reader_get_setting (reader, "server");
  g_autofree char *account = hut_reader_get_setting (reader, "account");

  self->sync = hut_sync_new (self->store, server, account);
  g_ptr_array_add (self->syncs, g_object_ref (self->sync));
}

/* A map that is built anew has other names. */
static void
watch_map (HutDesk *self)
{
  self->map = hut_package_watch_new ();
  g_signal_connect_object (self->map, "replaced", G_CALLBACK (read_gazetteer), self,
                           G_CONNECT_SWAPPED);
}

HutDesk *
hut_desk_open_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (HutStore) store = g_task_propagate_pointer (G_TASK (result), error);
  g_autoptr (HutDesk) self = NULL;

  if (store == NULL)
    return NULL;
  self = g_object_new (HUT_TYPE_DESK, NULL);
  self->store = g_steal_pointer (&store);
  self->browser = hut_case_browser_new (self->store, error);
  if (self->browser == NULL)
    return NULL;
  self->actions = hut_case_actions_new (self->browser);
  take_sync (self, hut_case_browser_get_reader (self->browser));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  self->clock_source = g_timeout_add_seconds (REFRESH_EVERY, on_clock, self);
  plan_first_look (self);
  read_day (self);
  watch_map (self);
  hut_desk_renew_map (self);
  return g_steal_pointer (&self);
}

/* What waits: for a round that ends, for the look at the file and the day that is being read, for
 * what is queued. */
static void
close_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HutDesk *self = source;

  for (guint i = 0; i < self->syncs->len; i++)
    hut_sync_join (g_ptr_array_index (self->syncs, i));
  g_mutex_lock (&self->look_lock);
  self->look_over = TRUE;
  g_mutex_unlock (&self->look_lock);
  g_mutex_lock (&self->day_lock);
  self->closed = TRUE;
  g_clear_pointer (&self->day_reader, hut_reader_free);
  g_mutex_unlock (&self->day_lock);
  hut_store_close (data);

  g_mutex_lock (&closing_lock);
  n_closing--;
  g_cond_broadcast (&closing_ended);
  g_mutex_unlock (&closing_lock);
  g_task_return_boolean (task, TRUE);
}

/* Objects of the main thread end in it: the store, too, which announces there. */
static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutStore) store = data;

  g_ptr_array_set_size (HUT_DESK (source)->syncs, 0);
}

void
hut_desk_close (HutDesk *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->cancellable == NULL)
    return;
  g_clear_object (&self->map);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_clear_handle_id (&self->look_source, g_source_remove);
  for (guint i = 0; i < self->syncs->len; i++)
    hut_sync_halt (g_ptr_array_index (self->syncs, i));
  if (self->browser != NULL)
    hut_case_browser_close (self->browser);
  g_clear_object (&self->actions);
  g_clear_object (&self->sync);
  g_clear_object (&self->browser);
  if (self->store == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->store, self);
  task = g_task_new (self, NULL, on_closed, self->store);
  g_task_set_source_tag (task, hut_desk_close);
  g_task_set_task_data (task, g_steal_pointer (&self->store), NULL);
  g_mutex_lock (&closing_lock);
  n_closing++;
  g_mutex_unlock (&closing_lock);
  g_task_run_in_thread (task, close_in_thread);
}

HutStore *
hut_desk_get_store (HutDesk *self)
{
  return self->store;
}

HutCaseBrowser *
hut_desk_get_browser (HutDesk *self)
{
  return self->browser;
}

HutCaseActions *
hut_desk_get_actions (HutDesk *self)
{
  return self->actions;
}

HutSync *
hut_desk_get_sync (HutDesk *self)
{
  return self->sync;
}

HutDay *
hut_desk_get_day (HutDesk *self)
{
  return self->day;
}

HutGazetteer *
hut_desk_get_gazetteer (HutDesk *self)
{
  return self->gazetteer;
}

void
hut_desk_set_server (HutDesk *self, const char *url)
{
  HutSync *former = self->sync;

  hut_sync_halt (former); /* joined when the desk is closed */
  self->sync = hut_sync_new (self->store, url, hut_sync_get_account (former));
  g_ptr_array_add (self->syncs, g_object_ref (self->sync));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SYNC]);
  g_object_unref (former);
}

void
hut_desk_renew_map (HutDesk *self)
{
  g_autofree char *path = NULL;

  if (self->cancellable == NULL)
    return;
  path = hut_store_get_map_path (self->store);
  hut_package_watch_set_path (self->map, path);
  read_gazetteer (self);
}
