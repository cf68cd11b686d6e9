/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Projections as homes write. What may have changed is looked at again as a whole and held against
 * what was shown: looking at too much costs time and changes nothing. Runs in the writer's thread,
 * in its transaction. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-projector.h"

#include "base/hut-json.h"

/* A kind and an id. */
typedef struct
{
  const HutKind *kind;
  HutUid id;
} Name;

struct _HutProjector
{
  HutLedger *ledger;
  GHashTable *given; /* the projected streams that are there; NULL: not asked yet */
  char *home;        /* of what was noted */
  GArray *touched;   /* Name, each once */
  GHashTable *seen;  /* the same as a set */

  /* What was read since it was forgotten last; a record that is not there is NULL. */
  GHashTable *records;   /* Name → HutRecord */
  GHashTable *belonging; /* HutUid → GPtrArray of HutRecord */
  GError *error;         /* of a read that found no way out */
};

static guint
name_hash (gconstpointer data)
{
  const Name *name = data;

  return hut_uid_hash (&name->id) ^ g_direct_hash (name->kind);
}

static gboolean
name_equal (gconstpointer a, gconstpointer b)
{
  const Name *one = a, *other = b;

  return one->kind == other->kind && hut_uid_equal (&one->id, &other->id);
}

HutProjector *
hut_projector_new (HutLedger *ledger)
{
  HutProjector *projector = g_new0 (HutProjector, 1);

  projector->ledger = ledger;
  projector->touched = g_array_new (FALSE, FALSE, sizeof (Name));
  projector->seen = g_hash_table_new_full (name_hash, name_equal, g_free, NULL);
  projector->records =
      g_hash_table_new_full (name_hash, name_equal, g_free, (GDestroyNotify)hut_record_free);
  projector->belonging = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free,
                                                (GDestroyNotify)g_ptr_array_unref);
  return projector;
}

void
hut_projector_free (HutProjector *projector)
{
  if (projector == NULL)
    return;
  g_clear_pointer (&projector->given, g_hash_table_unref);
  g_free (projector->home);
  g_array_unref (projector->touched);
  g_hash_table_unref (projector->seen);
  g_hash_table_unref (projector->belonging);
  g_hash_table_unref (projector->records);
  g_clear_error (&projector->error);
  g_free (projector);
}

/* ---- Reading ---- */

static void
forget (HutProjector *projector)
{
  g_hash_table_remove_all (projector->belonging);
  g_hash_table_remove_all (projector->records);
}

static const HutRecord *
find (gpointer data, const HutKind *kind, const HutUid *id)
{
  HutProjector *projector = data;
  const Name name = { kind, *id };
  g_autoptr (HutEntry) entry = NULL;
  HutRecord *record;
  gpointer known;

  if (g_hash_table_lookup_extended (projector->records, &name, NULL, &known))
    return known;
  if (projector->error != NULL ||
      !hut_ledger_load (projector->ledger, projector->home, kind, id, &entry, &projector->error))
    return NULL;
  record = entry != NULL ? g_steal_pointer (&entry->record) : NULL;
  g_hash_table_insert (projector->records, g_memdup2 (&name, sizeof name), record);
  return record;
}

typedef struct
{
  HutProjector *projector;
  GPtrArray *found;
} Gathering;

/* One record is one, however it was found. */
static gboolean
gather (const HutStored *stored, gpointer data)
{
  Gathering *gathering = data;
  HutProjector *projector = gathering->projector;
  const Name name = { stored->kind, stored->id };
  HutRecord *record = NULL;

  if (!hut_projection_is_shown (stored->kind))
    return TRUE;
  record = g_hash_table_lookup (projector->records, &name);
  if (record == NULL)
    {
      record = hut_ledger_open (projector->ledger, projector->home, stored, &projector->error);
      if (record == NULL)
        return FALSE;
      g_hash_table_insert (projector->records, g_memdup2 (&name, sizeof name), record);
    }
  if (!g_ptr_array_find (gathering->found, record, NULL))
    g_ptr_array_add (gathering->found, record);
  return TRUE;
}

static GPtrArray *
belonging (gpointer data, const HutUid *id)
{
  HutProjector *projector = data;
  HutStorage *storage = projector->ledger->storage;
  GPtrArray *found = g_hash_table_lookup (projector->belonging, id);
  Gathering gathering = { projector, NULL };

  if (found != NULL)
    return found;
  gathering.found = found = g_ptr_array_new ();
  g_hash_table_insert (projector->belonging, g_memdup2 (id, sizeof *id), found);
  if (projector->error == NULL && !hut_uid_is_nil (id) &&
      hut_storage_records_of (storage, projector->home, id, G_MAXINT32, gather, &gathering,
                              &projector->error) &&
      projector->error == NULL)
    hut_storage_records_linking (storage, projector->home, id, gather, &gathering,
                                 &projector->error);
  return found;
}

static HutProjectionSource
source_of (HutProjector *projector)
{
  return (HutProjectionSource){ find, belonging, projector };
}

static gboolean
was_read (HutProjector *projector, GError **error)
{
  if (projector->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&projector->error));
  return FALSE;
}

/* The projected streams that are there. */
static gboolean
read_given (HutProjector *projector, GError **error)
{
  g_auto (GStrv) names = NULL;

  if (projector->given != NULL)
    return TRUE;
  names = hut_storage_stream_names (projector->ledger->storage, error);
  if (names == NULL)
    return FALSE;
  projector->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    if (hut_stream_is_projection (names[i]))
      g_hash_table_add (projector->given, g_strdup (names[i]));
  return TRUE;
}

/* ---- Noting ---- */

static void
set_home (HutProjector *projector, const char *home)
{
  if (g_strcmp0 (projector->home, home) == 0)
    return;
  /* A run is of one home. */
  g_assert (projector->touched->len == 0);
  g_free (projector->home);
  projector->home = g_strdup (home);
}

static void
touch (HutProjector *projector, const HutKind *kind, const HutUid *id)
{
  const Name name = { kind, *id };

  if (hut_projection_is_shown (kind) &&
      g_hash_table_add (projector->seen, g_memdup2 (&name, sizeof name)))
    g_array_append_val (projector->touched, name);
}

static void
touch_related (HutProjector *projector, const HutRecord *record)
{
  const HutProjectionSource source = source_of (projector);
  g_autoptr (GPtrArray) related = g_ptr_array_new ();

  if (record == NULL)
    return;
  hut_projection_related (record, &source, related);
  for (guint i = 0; i < related->len; i++)
    {
      const HutRecord *other = related->pdata[i];

      touch (projector, other->kind, &other->id);
    }
}

gboolean
hut_projector_note (HutProjector *projector, const char *home, const HutRecord *before,
                    const HutRecord *after, GError **error)
{
  if (!hut_projection_is_shown (after->kind))
    return TRUE;
  if (!read_given (projector, error))
    return FALSE;
  if (g_hash_table_size (projector->given) == 0)
    return TRUE;
  set_home (projector, home);
  forget (projector);
  touch (projector, after->kind, &after->id);
  if (hut_projection_moves (before, after))
    {
      touch_related (projector, before);
      touch_related (projector, after);
    }
  return was_read (projector, error);
}

void
hut_projector_touch (HutProjector *projector, const char *home, const HutKind *kind,
                     const HutUid *id)
{
  set_home (projector, home);
  touch (projector, kind, id);
}

void
hut_projector_drop (HutProjector *projector)
{
  g_array_set_size (projector->touched, 0);
  g_hash_table_remove_all (projector->seen);
  forget (projector);
}

/* ---- Running ---- */

/* What was shown of one record, and what is from now on. */
typedef struct
{
  HutProjector *projector;
  const Name *name;
  GPtrArray *before; /* HutStoredProjection */
  gint64 *turn;
} Showing;

static HutStoredProjection *
projection_for (const Showing *showing, const char *target)
{
  HutStoredProjection *projection;

  for (guint i = 0; i < showing->before->len; i++)
    {
      projection = showing->before->pdata[i];
      if (g_str_equal (projection->target, target))
        return projection;
    }
  projection = g_new0 (HutStoredProjection, 1);
  projection->target = g_strdup (target);
  g_ptr_array_add (showing->before, projection);
  return projection;
}

/* @row NULL: it is shown no longer. */
static gboolean
put_showing (const Showing *showing, HutStoredProjection *projection, char *row, guint64 hash,
             GError **error)
{
  HutProjector *projector = showing->projector;
  HutStorage *storage = projector->ledger->storage;
  HutStoredShowing waiting = { .turn = *showing->turn,
                               .target = projection->target,
                               .kind = showing->name->kind,
                               .id = showing->name->id,
                               .ver = ++projection->ver,
                               .row = row };

  projection->shown = row != NULL;
  projection->hash = hash;
  if (!hut_storage_queue_add (storage, projector->home, &waiting, error))
    return FALSE;
  *showing->turn = waiting.turn;
  return hut_storage_projection_put (storage, projector->home, showing->name->kind,
                                     &showing->name->id, projection, error);
}

static gboolean
show_to (const Showing *showing, const HutRecord *record, const char *target, GError **error)
{
  const HutProjectionSource source = source_of (showing->projector);
  g_autoptr (HutRecord) shown = hut_projection_make (record, target, &source);
  HutStoredProjection *projection;
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *row = NULL;
  guint64 hash;

  if (!was_read (showing->projector, error))
    return FALSE;
  if (shown == NULL)
    return TRUE;
  object = hut_record_row (shown);
  row = hut_json_print_object (object);
  hash = hut_record_hash_text (record->kind->name, &record->id, 0, NULL, row);
  projection = projection_for (showing, target);
  return (projection->shown && projection->hash == hash) ||
         put_showing (showing, projection, row, hash, error);
}

static gboolean
run_one (HutProjector *projector, const Name *name, gint64 *turn, GError **error)
{
  const HutProjectionSource source = source_of (projector);
  const HutRecord *record = find (projector, name->kind, &name->id);
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) before = NULL;
  Showing showing = { projector, name, NULL, turn };
  GHashTableIter iter;
  gpointer target;

  if (record != NULL)
    hut_projection_targets (record, &source, targets);
  if (!was_read (projector, error))
    return FALSE;
  showing.before = before = hut_storage_projections_of (projector->ledger->storage, projector->home,
                                                        name->kind, &name->id, error);
  if (before == NULL)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    {
      HutStoredProjection *projection = before->pdata[i];

      if (projection->shown && !g_hash_table_contains (targets, projection->target) &&
          !put_showing (&showing, projection, NULL, 0, error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, targets);
  while (g_hash_table_iter_next (&iter, &target, NULL))
    if (g_hash_table_contains (projector->given, target) &&
        !show_to (&showing, record, target, error))
      return FALSE;
  return TRUE;
}

gboolean
hut_projector_run (HutProjector *projector, gboolean *queued, GError **error)
{
  gint64 turn = 0;

  if (projector->touched->len == 0)
    return TRUE;
  if (!read_given (projector, error))
    return FALSE;
  forget (projector);
  for (guint i = 0; i < projector->touched->len; i++)
    if (!run_one (projector, &g_array_index (projector->touched, Name, i), &turn, error))
      return FALSE;
  hut_projector_drop (projector);
  if (turn != 0 && queued != NULL)
    *queued = TRUE;
  return TRUE;
}

/* ---- Asking ---- */

const HutRecord *
hut_projector_find (HutProjector *projector, const char *home, const HutKind *kind,
                    const HutUid *id, GError **error)
{
  const HutRecord *record;

  set_home (projector, home);
  forget (projector);
  record = find (projector, kind, id);
  return was_read (projector, error) ? record : NULL;
}

gboolean
hut_projector_show (HutProjector *projector, const char *home, const HutKind *kind,
                    const HutUid *id, const char *target, HutRecord **shown, GError **error)
{
  const HutProjectionSource source = source_of (projector);
  g_autoptr (GPtrArray) projections = NULL;
  const HutRecord *record = hut_projector_find (projector, home, kind, id, error);

  *shown = NULL;
  if (record != NULL)
    *shown = hut_projection_make (record, target, &source);
  if (!was_read (projector, error))
    return FALSE;
  if (*shown == NULL)
    return TRUE;
  projections = hut_storage_projections_of (projector->ledger->storage, home, kind, id, error);
  for (guint i = 0; projections != NULL && i < projections->len; i++)
    {
      const HutStoredProjection *projection = projections->pdata[i];

      if (g_str_equal (projection->target, target))
        (*shown)->ver = projection->ver;
    }
  return projections != NULL;
}
