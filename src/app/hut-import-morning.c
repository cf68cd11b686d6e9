/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The newest import, read and given to units on workers with readers of their own. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-import-morning.h"

#include "store/hut-store-office.h"

G_DEFINE_FINAL_TYPE (HutImportItem, hut_import_item, G_TYPE_OBJECT)

typedef struct
{
  GPtrArray *items;
  char *account;
  GPtrArray *refused;
  guint n_given;
} Giving;

static void
giving_free (Giving *giving)
{
  g_ptr_array_unref (giving->items);
  g_ptr_array_unref (giving->refused);
  g_free (giving->account);
  g_free (giving);
}

static void
hut_import_item_finalize (GObject *object)
{
  HutImportItem *self = HUT_IMPORT_ITEM (object);

  g_clear_pointer (&self->row, hut_case_row_free);
  g_clear_object (&self->shown);
  g_free (self->title);
  g_free (self->lead);
  hut_lead_proposal_clear (&self->proposal);
  G_OBJECT_CLASS (hut_import_item_parent_class)->finalize (object);
}

static void
hut_import_item_class_init (HutImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_import_item_finalize;
}

static void
hut_import_item_init (HutImportItem *self)
{
}

HutCase *
hut_import_item_show (HutImportItem *self, const char *community_name)
{
  if (self->shown == NULL)
    self->shown = hut_case_new (g_steal_pointer (&self->row), community_name, hut_time_now ());
  return self->shown;
}

static gboolean
read_one (HutReader *reader, HutOffice *office, const HutImportedCase *one, GPtrArray *items,
          GError **error)
{
  gint64 rowid = hut_reader_case_rowid (reader, &one->id);
  g_autoptr (HutRecord) record = hut_reader_get (reader, &hut_kind_case, &one->id, error);
  g_autoptr (HutImportItem) item = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (record == NULL)
    return error == NULL || *error == NULL;
  rows = hut_reader_case_rows (reader, &rowid, 1, error);
  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    return TRUE;
  item = g_object_new (HUT_TYPE_IMPORT_ITEM, NULL);
  g_ptr_array_set_free_func (rows, NULL);
  item->row = rows->pdata[0];
  item->id = one->id;
  item->title = g_strdup (item->row->title);
  item->lead = g_strdup (item->row->lead);
  item->as = one->as;
  item->wants_lead = hut_case_wants_lead (record);
  if (!hut_reader_propose_lead (reader, office, record, &item->proposal, error))
    return FALSE;
  g_ptr_array_add (items, g_steal_pointer (&item));
  return TRUE;
}

static void
read_all (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (HutReader) reader = hut_reader_new (source, &error);
  g_autoptr (HutOffice) office = hut_store_dup_office (source);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HutImportBatch) batch = reader != NULL ? hut_reader_import (reader, 0, &error) : NULL;

  for (guint i = 0; batch != NULL && error == NULL && i < batch->cases->len; i++)
    if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
      read_one (reader, office, &g_array_index (batch->cases, HutImportedCase, i), items, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify)g_ptr_array_unref);
}

void
hut_import_morning_read_async (HutStore *store, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);

  g_task_set_source_tag (task, hut_import_morning_read_async);
  g_task_run_in_thread (task, read_all);
}

GPtrArray *
hut_import_morning_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* FALSE with @error where it is not the rules that refuse. */
static gboolean
give_one (Giving *giving, HutStore *store, HutReader *reader, HutOffice *office,
          const HutImportItem *item, HutWrite *write, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (HutRecord) record = hut_reader_get (reader, &hut_kind_case, &item->id, &why);

  if (record != NULL && hut_write_lead (write, reader, office, hut_store_get_stream (store),
                                        giving->account, record, item->proposal.unit, NULL, &why))
    {
      giving->n_given++;
      return TRUE;
    }
  if (why == NULL)
    return TRUE;
  if (!g_error_matches (why, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  g_ptr_array_add (giving->refused, g_strdup_printf ("%s: %s", item->title, why->message));
  return TRUE;
}

static void
give (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Giving *giving = data;
  GError *error = NULL;
  g_autoptr (HutReader) reader = hut_reader_new (source, &error);
  g_autoptr (HutOffice) office = hut_store_dup_office (source);
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);

  for (guint i = 0; reader != NULL && i < giving->items->len; i++)
    if (!give_one (giving, source, reader, office, giving->items->pdata[i], write, &error))
      break;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, giving->n_given > 0 ? g_steal_pointer (&write) : NULL,
                           (GDestroyNotify)hut_write_free);
}

void
hut_import_morning_give_async (HutStore *store, GPtrArray *items, const char *account,
                               GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, data);
  Giving *giving = g_new0 (Giving, 1);

  giving->items = items;
  giving->account = g_strdup (account);
  giving->refused = g_ptr_array_new_with_free_func (g_free);
  g_task_set_source_tag (task, hut_import_morning_give_async);
  g_task_set_task_data (task, giving, (GDestroyNotify)giving_free);
  g_task_run_in_thread (task, give);
}

HutWrite *
hut_import_morning_give_finish (GAsyncResult *result, guint *n_given, GPtrArray **refused,
                                GError **error)
{
  Giving *giving = g_task_get_task_data (G_TASK (result));

  *n_given = giving->n_given;
  *refused = g_ptr_array_ref (giving->refused);
  return g_task_propagate_pointer (G_TASK (result), error);
}
