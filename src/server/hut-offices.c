/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rules of offices, from the storage. Runs in the writer's thread, in its transaction. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-offices.h"

#include "store/hut-office-load.h"

struct _HutOffices
{
  GHashTable *offices; /* stream -> HutOffice */
};

typedef struct
{
  HutLedger *ledger;
  const char *stream;
  GPtrArray *rules;
  GError *error;
} Reading;

HutOffices *
hut_offices_new (void)
{
  HutOffices *offices = g_new0 (HutOffices, 1);

  offices->offices =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)hut_office_unref);
  return offices;
}

void
hut_offices_free (HutOffices *offices)
{
  if (offices == NULL)
    return;
  g_hash_table_unref (offices->offices);
  g_free (offices);
}

static gboolean
add_rule (const HutStored *stored, gpointer data)
{
  Reading *reading = data;
  HutRecord *record = hut_ledger_open (reading->ledger, reading->stream, stored, &reading->error);

  if (record == NULL)
    return FALSE;
  g_ptr_array_add (reading->rules, record);
  return TRUE;
}

HutOffice *
hut_offices_get (HutOffices *offices, HutLedger *ledger, const char *stream, GError **error)
{
  g_autoptr (GPtrArray) rules = NULL;
  HutOffice *office = g_hash_table_lookup (offices->offices, stream);
  Reading reading = { .ledger = ledger, .stream = stream };

  if (office != NULL)
    return office;
  reading.rules = rules = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  if (!hut_storage_records_of_kind (ledger->storage, stream, &hut_kind_rule, add_rule, &reading,
                                    error))
    return NULL;
  if (reading.error != NULL)
    {
      g_propagate_error (error, reading.error);
      return NULL;
    }
  office = hut_office_load (rules, error);
  if (office != NULL)
    g_hash_table_insert (offices->offices, g_strdup (stream), office);
  return office;
}

void
hut_offices_forget (HutOffices *offices)
{
  g_hash_table_remove_all (offices->offices);
}
