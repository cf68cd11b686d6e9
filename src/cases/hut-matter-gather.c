/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Acts on a matter, gathered with a connection of its own in a thread of the pool. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-matter-gather.h"

#include "store/hut-lead-proposal.h"
#include "store/hut-matter-work.h"
#include "store/hut-reader-alike.h"
#include "store/hut-store-office.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HutStore *store;
  HutMatterVerb verb;
  GArray *ids; /* HutUid: the case, then the others */
  char *unit;
  char *account;
  guint n;
} Gathering;

static void
gathering_free (gpointer data)
{
  Gathering *gathering = data;

  g_object_unref (gathering->store);
  g_array_unref (gathering->ids);
  g_free (gathering->unit);
  g_free (gathering->account);
  g_free (gathering);
}

static gboolean
add_not_same (Gathering *gathering, HutWrite *write, HutReader *reader, const HutLinking *linking,
              GError **error)
{
  for (guint i = 1; i < gathering->ids->len; i++)
    if (!hut_write_not_same (write, reader, linking, &g_array_index (gathering->ids, HutUid, 0),
                             &g_array_index (gathering->ids, HutUid, i), error))
      return FALSE;
  return TRUE;
}

/* The matter is led by whom its cases are given to. */
static void
set_lead (HutWrite *write, const HutUid *matter, const char *unit)
{
  hut_write_begin_group (write);
  hut_write_update (write, &hut_kind_matter, matter);
  hut_write_set (write, "lead", hut_value_text (unit));
}

static gboolean
assign_member (Gathering *gathering, HutWrite *write, HutReader *reader, HutOffice *office,
               const HutUid *id, GError **error)
{
  GError *failed = NULL;
  g_autoptr (HutRecord) record = hut_reader_get (reader, &hut_kind_case, id, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  if (record == NULL || !hut_case_wants_lead (record))
    return TRUE;
  gathering->n++;
  return hut_write_lead (write, reader, office, hut_store_get_stream (gathering->store),
                         gathering->account, record, gathering->unit, NULL, error);
}

static gboolean
add_assignments (Gathering *gathering, HutWrite *write, HutReader *reader, GError **error)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (gathering->store);
  g_autoptr (HutCaseBrief) about =
      hut_reader_brief (reader, &g_array_index (gathering->ids, HutUid, 0), error);
  g_autoptr (GPtrArray) members = NULL;

  if (about != NULL)
    members = hut_reader_matter_cases (reader, &about->matter, error);
  if (members == NULL)
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    if (!assign_member (gathering, write, reader, office, &((HutCaseBrief *)members->pdata[i])->id,
                        error))
      return FALSE;
  if (gathering->n == 0)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           _ ("No case of this matter waits for a lead."));
      return FALSE;
    }
  set_lead (write, &about->matter, gathering->unit);
  return TRUE;
}

static gboolean
gather (Gathering *gathering, HutWrite *write, HutReader *reader, GError **error)
{
  HutLinking linking = { hut_store_get_stream (gathering->store), gathering->account,
                         hut_time_now () };
  const HutUid *ids = (const HutUid *)(void *)gathering->ids->data;

  gathering->n = gathering->ids->len;
  switch (gathering->verb)
    {
    case HUT_MATTER_LINK:
      return hut_write_link (write, reader, &linking, ids, gathering->ids->len, error);
    case HUT_MATTER_UNLINK:
      return hut_write_unlink (write, reader, &linking, ids, error);
    case HUT_MATTER_NOT_SAME:
      return add_not_same (gathering, write, reader, &linking, error);
    case HUT_MATTER_ASSIGN:
    default:
      gathering->n = 0;
      return add_assignments (gathering, write, reader, error);
    }
}

static void
gather_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Gathering *gathering = data;
  GError *error = NULL;
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (HutReader) reader = hut_reader_new (gathering->store, &error);

  if (reader == NULL || !gather (gathering, write, reader, &error))
    {
      if (error == NULL)
        g_set_error_literal (&error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                             _ ("The case is not there any more."));
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&write), (GDestroyNotify)hut_write_free);
}

void
hut_matter_gather_async (HutStore *store, HutMatterVerb verb, const HutUid *id, GArray *others,
                         const char *unit, const char *account, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);
  Gathering *gathering = g_new0 (Gathering, 1);

  gathering->store = g_object_ref (store);
  gathering->verb = verb;
  gathering->ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_array_append_val (gathering->ids, *id);
  if (others != NULL)
    g_array_append_vals (gathering->ids, others->data, others->len);
  gathering->unit = g_strdup (unit);
  gathering->account = g_strdup (account);
  g_task_set_source_tag (task, hut_matter_gather_async);
  g_task_set_task_data (task, gathering, gathering_free);
  g_task_run_in_thread (task, gather_in_thread);
}

HutWrite *
hut_matter_gather_finish (GAsyncResult *result, guint *n, GError **error)
{
  if (n != NULL)
    *n = ((Gathering *)g_task_get_task_data (G_TASK (result)))->n;
  return g_task_propagate_pointer (G_TASK (result), error);
}
