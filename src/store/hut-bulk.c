/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Many cases at once. First each is decided on one committed state, read through a connection of
 * this thread; then the writer applies the groups, one a case, in one transaction, and leaves out
 * those that no longer stand as they were decided. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-bulk.h"

#include "store/hut-case-work.h"
#include "store/hut-reader-parts.h"
#include "store/hut-reader-private.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* A case that was decided: the writer's group of that place in the array. */
typedef struct
{
  gint64 rowid;
  HutUid id;
} Planned;

struct _HutBulk
{
  HutStore *store;
  GArray *rowids;        /* NULL: taking back */
  const HutCaseAct *act; /* or NULL */
  HutActValues *values;
  const char *field; /* or NULL */
  HutValue value;

  HutWrite *write;
  HutUid batch;
  GArray *planned; /* Planned */
  GPtrArray *refusals;
  guint n_done;
  GCancellable *cancellable;
  gint n_seen; /* atomic: cases decided and cases written */
  HutUndoing undoing;
};

/* ---- Refusals ---- */

static void
refusal_free (gpointer data)
{
  HutBulkRefusal *refusal = data;

  g_free (refusal->number);
  g_free (refusal->title);
  g_free (refusal->why);
  g_free (refusal);
}

static void
add_refusal (HutBulk *bulk, gint64 rowid, const HutRecord *record, const char *why)
{
  HutBulkRefusal *refusal = g_new0 (HutBulkRefusal, 1);

  refusal->rowid = rowid;
  refusal->id = record->id;
  refusal->number = g_strdup (hut_record_get_text (record, "number"));
  refusal->title = g_strdup (hut_record_get_text (record, "title"));
  refusal->why = g_strdup (why);
  g_ptr_array_add (bulk->refusals, refusal);
}

static int
by_order (gconstpointer a, gconstpointer b, gpointer data)
{
  GHashTable *places = data;
  const HutBulkRefusal *first = *(gpointer *)a;
  const HutBulkRefusal *second = *(gpointer *)b;

  return GPOINTER_TO_INT (g_hash_table_lookup (places, &first->rowid)) -
         GPOINTER_TO_INT (g_hash_table_lookup (places, &second->rowid));
}

/* Those that the writer refused came last. */
static void
sort_refusals (HutBulk *bulk)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < bulk->rowids->len; i++)
    g_hash_table_insert (places, &g_array_index (bulk->rowids, gint64, i), GINT_TO_POINTER (i));
  g_ptr_array_sort_with_data (bulk->refusals, by_order, places);
}

/* ---- Deciding ---- */

/* What all cases are decided by. */
typedef struct
{
  HutReader *reader;
  HutOffice *office;
  char *account;
  HutTime now;
} Desk;

static gboolean
desk_open (Desk *desk, HutStore *store, GError **error)
{
  desk->reader = hut_reader_new (store, error);
  if (desk->reader == NULL)
    return FALSE;
  desk->office = hut_store_dup_office (store);
  desk->account = hut_reader_get_setting (desk->reader, "account");
  desk->now = hut_time_now ();
  return TRUE;
}

static void
desk_clear (Desk *desk)
{
  g_clear_pointer (&desk->reader, hut_reader_free);
  g_clear_pointer (&desk->office, hut_office_unref);
  g_clear_pointer (&desk->account, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

/* The plan of the act; NULL with HUT_DOMAIN_ERROR where it is refused. */
static HutCasePlan *
plan_act (HutBulk *bulk, const Desk *desk, const HutRecord *record, GError **error)
{
  g_auto (HutCaseFacts) facts = { 0 };

  if (!hut_reader_case_facts (desk->reader, &record->id, &facts, error))
    return NULL;
  return hut_case_act_plan (bulk->act,
                            &(HutActing){ .record = record,
                                          .facts = &facts,
                                          .office = desk->office,
                                          .account = desk->account,
                                          .stream = hut_store_get_stream (bulk->store),
                                          .now = desk->now },
                            bulk->values, error);
}

/* Nobody saw the case in the moment of the deciding: each field that is set must stand as it was
 * read. */
static void
expect_all (HutBulk *bulk, const HutRecord *record, GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    if (!g_str_equal (names->pdata[i], "state"))
      hut_write_expect (bulk->write, names->pdata[i],
                        hut_value_copy (hut_record_get (record, names->pdata[i])));
}

static gboolean
add_act (HutBulk *bulk, const Desk *desk, const HutRecord *record, GError **error)
{
  HutCasePlan *plan = plan_act (bulk, desk, record, error);
  g_autoptr (GPtrArray) names = NULL;

  if (plan == NULL)
    return FALSE;
  names = g_ptr_array_ref (plan->names);
  hut_write_case_plan (bulk->write, plan);
  expect_all (bulk, record, names);
  return TRUE;
}

static gboolean
add_field (HutBulk *bulk, const HutRecord *record, GError **error)
{
  const char *state = hut_record_get_text (record, "state");

  if (g_strcmp0 (state, "void") == 0)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, _ ("The case is void."));
      return FALSE;
    }
  hut_write_begin_group (bulk->write);
  hut_write_update (bulk->write, &hut_kind_case, &record->id);
  hut_write_set (bulk->write, bulk->field, hut_value_copy (&bulk->value));
  hut_write_expect (bulk->write, bulk->field,
                    hut_value_copy (hut_record_get (record, bulk->field)));
  return TRUE;
}

/* A case that has gone is left out without a word: there is nothing to name it by. */
static gboolean
plan_case (HutBulk *bulk, const Desk *desk, gint64 rowid, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) record = hut_reader_case_at (desk->reader, rowid, &failed);
  Planned planned = { .rowid = rowid };

  if (record != NULL && (bulk->act != NULL ? add_act (bulk, desk, record, &failed)
                                           : add_field (bulk, record, &failed)))
    {
      planned.id = record->id;
      g_array_append_val (bulk->planned, planned);
    }
  else if (record != NULL && failed->domain == HUT_DOMAIN_ERROR)
    add_refusal (bulk, rowid, record, failed->message);
  else if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  return TRUE;
}

static gboolean
plan_all (HutBulk *bulk, const Desk *desk, GError **error)
{
  for (guint i = 0; i < bulk->rowids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (bulk->cancellable, error) ||
          !plan_case (bulk, desk, g_array_index (bulk->rowids, gint64, i), error))
        return FALSE;
      g_atomic_int_inc (&bulk->n_seen);
    }
  return TRUE;
}

static gboolean
plan (HutBulk *bulk, GError **error)
{
  g_auto (Desk) desk = { 0 };
  gboolean planned;

  if (!desk_open (&desk, bulk->store, error) || !hut_reader_begin (desk.reader, error))
    return FALSE;
  planned = plan_all (bulk, &desk, error);
  hut_reader_end (desk.reader);
  return planned;
}

/* ---- Writing ---- */

typedef struct
{
  HutBulk *bulk;
  GPtrArray *refused; /* HutRefusal */
} Writing;

static gboolean
apply_groups (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  Writing *writing = data;
  HutApply apply = { .store = store, .db = db, .changes = changes };
  GPtrArray *items = hut_write_get_items (writing->bulk->write);

  for (guint first = 0, end; first < items->len; first = end)
    {
      if (g_cancellable_set_error_if_cancelled (writing->bulk->cancellable, error))
        return FALSE;
      end = hut_write_group_end (items, first);
      if (!hut_apply_group (&apply, items, first, end, writing->refused, error))
        return FALSE;
      g_atomic_int_inc (&writing->bulk->n_seen);
    }
  return TRUE;
}

/* Why the writer left it out: decided again on what stands now, the act says it in its own words.
 */
static char *
reason_now (HutBulk *bulk, const Desk *desk, const HutRecord *record)
{
  g_autoptr (HutCasePlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (bulk->act != NULL)
    plan = plan_act (bulk, desk, record, &error);
  if (error != NULL && error->domain == HUT_DOMAIN_ERROR)
    return g_strdup (error->message);
  return g_strdup (_ ("Somebody else changed the case meanwhile."));
}

static gboolean
explain (HutBulk *bulk, GPtrArray *refused, GError **error)
{
  g_auto (Desk) desk = { 0 };

  if (refused->len == 0)
    return TRUE;
  if (!desk_open (&desk, bulk->store, error))
    return FALSE;
  for (guint i = 0; i < refused->len; i++)
    {
      const HutRefusal *refusal = refused->pdata[i];
      const Planned *planned = &g_array_index (bulk->planned, Planned, refusal->group);
      g_autoptr (HutRecord) record = hut_reader_case_at (desk.reader, planned->rowid, error);
      g_autofree char *why = record != NULL ? reason_now (bulk, &desk, record) : NULL;

      if (record == NULL)
        return FALSE;
      add_refusal (bulk, planned->rowid, record, why);
    }
  sort_refusals (bulk);
  return TRUE;
}

static gboolean
run_act (HutBulk *bulk, GError **error)
{
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_refusal_free);
  Writing writing = { bulk, refused };

  if (!plan (bulk, error))
    return FALSE;
  if (bulk->planned->len == 0)
    return TRUE;
  if (!hut_store_run (bulk->store, HUT_STORE_FIRST, apply_groups, &writing, error) ||
      !explain (bulk, refused, error))
    return FALSE;
  bulk->n_done = bulk->planned->len - refused->len;
  return TRUE;
}

/* ---- Taking back ---- */

static gboolean
undo_groups (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  HutBulk *bulk = data;
  HutApply apply = { .store = store, .db = db, .changes = changes };

  return hut_undo_batch (&apply, &bulk->batch, &bulk->undoing, error);
}

static gboolean
add_left (HutBulk *bulk, HutReader *reader, const HutUid *id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) record = hut_reader_get (reader, &hut_kind_case, id, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (record != NULL)
    add_refusal (bulk, hut_reader_case_rowid (reader, id), record,
                 _ ("Something was done with the case since; it stays as it stands."));
  return TRUE;
}

static gboolean
run_undo (HutBulk *bulk, GError **error)
{
  g_autoptr (HutReader) reader = NULL;
  GArray *left = bulk->undoing.left;

  bulk->undoing.cancellable = bulk->cancellable;
  if (!hut_store_run (bulk->store, HUT_STORE_FIRST, undo_groups, bulk, error))
    return FALSE;
  reader = left->len > 0 ? hut_reader_new (bulk->store, error) : NULL;
  if (left->len > 0 && reader == NULL)
    return FALSE;
  /* The last was taken back first. */
  for (guint i = left->len; i-- > 0;)
    if (!add_left (bulk, reader, &g_array_index (left, HutUid, i), error))
      return FALSE;
  bulk->n_done = bulk->undoing.n_groups - left->len;
  if (bulk->n_done > 0 || bulk->refusals->len > 0)
    return TRUE;
  g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED,
                       "the record was changed since");
  return FALSE;
}

gboolean
hut_bulk_run (HutBulk *bulk, GCancellable *cancellable, GError **error)
{
  bulk->cancellable = cancellable;
  return bulk->rowids != NULL ? run_act (bulk, error) : run_undo (bulk, error);
}

/* ---- The object ---- */

static HutBulk *
bulk_new (HutStore *store, GArray *rowids)
{
  HutBulk *bulk = g_new0 (HutBulk, 1);

  bulk->store = g_object_ref (store);
  bulk->rowids = rowids;
  bulk->write = hut_write_new (HUT_WRITE_PERSON);
  bulk->batch = hut_write_get_batch (bulk->write);
  bulk->planned = g_array_new (FALSE, FALSE, sizeof (Planned));
  bulk->refusals = g_ptr_array_new_with_free_func (refusal_free);
  return bulk;
}

HutBulk *
hut_bulk_new_act (HutStore *store, GArray *rowids, const HutCaseAct *act, HutActValues *values)
{
  HutBulk *bulk = bulk_new (store, rowids);

  bulk->act = act;
  bulk->values = values;
  return bulk;
}

HutBulk *
hut_bulk_new_field (HutStore *store, GArray *rowids, const char *field, HutValue value)
{
  HutBulk *bulk = bulk_new (store, rowids);

  bulk->field = hut_kind_field (&hut_kind_case, field)->name;
  bulk->value = value;
  return bulk;
}

HutBulk *
hut_bulk_new_undo (HutStore *store, const HutUid *batch)
{
  HutBulk *bulk = bulk_new (store, NULL);

  bulk->batch = *batch;
  bulk->undoing.left = g_array_new (FALSE, FALSE, sizeof (HutUid));
  return bulk;
}

void
hut_bulk_free (HutBulk *bulk)
{
  if (bulk == NULL)
    return;
  g_object_unref (bulk->store);
  g_clear_pointer (&bulk->rowids, g_array_unref);
  g_clear_pointer (&bulk->undoing.left, g_array_unref);
  g_clear_pointer (&bulk->values, hut_act_values_free);
  hut_value_clear (&bulk->value);
  hut_write_free (bulk->write);
  g_array_unref (bulk->planned);
  g_ptr_array_unref (bulk->refusals);
  g_free (bulk);
}

double
hut_bulk_get_progress (HutBulk *bulk)
{
  if (bulk->rowids == NULL)
    return (double)g_atomic_int_get (&bulk->undoing.n_seen) /
           MAX (g_atomic_int_get (&bulk->undoing.n_total), 1);
  return (double)g_atomic_int_get (&bulk->n_seen) / MAX (2 * bulk->rowids->len, 1);
}

guint
hut_bulk_get_n_done (HutBulk *bulk)
{
  return bulk->n_done;
}

const HutUid *
hut_bulk_get_batch (HutBulk *bulk)
{
  return &bulk->batch;
}

GPtrArray *
hut_bulk_get_refusals (HutBulk *bulk)
{
  return bulk->refusals;
}
