/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Numbers. Within the writer's transaction. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-number.h"

#include "base/hut-time.h"

static gboolean
keep_wish (HutStorage *storage, HutRecord *record, gboolean *kept, GError **error)
{
  const char *wish = hut_record_get_text (record, "number");

  *kept = FALSE;
  return wish == NULL || !hut_number_is_valid (record->kind, wish) ||
         hut_storage_number_claim (storage, record->stream, wish, &record->id, kept, error);
}

gboolean
hut_number_give (HutStorage *storage, HutRecord *record, gint64 now, GError **error)
{
  int year = hut_time_year (now, hut_time_zone (NULL));
  g_autofree char *counter = NULL;
  gboolean claimed;

  if (!hut_number_has (record->kind))
    return TRUE;
  if (!keep_wish (storage, record, &claimed, error))
    return FALSE;
  counter = hut_number_counter (record->kind, year);
  while (!claimed)
    {
      g_autofree char *number = NULL;
      gint64 n;

      if (!hut_storage_counter_next (storage, record->stream, counter, &n, error))
        return FALSE;
      number = hut_number_print (record->kind, year, n);
      if (!hut_storage_number_claim (storage, record->stream, number, &record->id, &claimed, error))
        return FALSE;
      if (claimed)
        hut_record_set_text (record, "number", number);
    }
  return TRUE;
}
