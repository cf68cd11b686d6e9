/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Records by their place. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-place-table.h"

struct _HutPlaceTable
{
  GHashTable *lanes; /* code, of a record → GPtrArray of HutRecord */
  GHashTable *grids;
  GPtrArray *none;
};

static void
enter (GHashTable *places, const char *field, HutRecord *record)
{
  const char *code =
      hut_kind_field (record->kind, field) != NULL ? hut_record_get_text (record, field) : NULL;
  GPtrArray *records;

  if (code == NULL)
    return;
  records = g_hash_table_lookup (places, code);
  if (records == NULL)
    {
      records = g_ptr_array_new ();
      g_hash_table_insert (places, (gpointer)code, records);
    }
  g_ptr_array_add (records, record);
}

HutPlaceTable *
hut_place_table_new (GPtrArray *records)
{
  GDestroyNotify unref = (GDestroyNotify)g_ptr_array_unref;
  HutPlaceTable *table = g_new0 (HutPlaceTable, 1);

  table->lanes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, unref);
  table->grids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, unref);
  table->none = g_ptr_array_new ();
  for (guint i = 0; i < records->len; i++)
    {
      enter (table->lanes, "lane", records->pdata[i]);
      enter (table->grids, "grid", records->pdata[i]);
    }
  return table;
}

void
hut_place_table_free (HutPlaceTable *table)
{
  g_hash_table_unref (table->lanes);
  g_hash_table_unref (table->grids);
  g_ptr_array_unref (table->none);
  g_free (table);
}

GPtrArray *
hut_place_table_at (const HutPlaceTable *table, const HutRecord *place)
{
  const char *code = hut_record_get_text (place, "code");
  GHashTable *places = place->kind == &hut_kind_grid ? table->grids : table->lanes;
  GPtrArray *records = code != NULL ? g_hash_table_lookup (places, code) : NULL;

  return records != NULL ? records : table->none;
}
