/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Numbers of cases. Within the writer's transaction. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-case-number.h"

#include "base/hut-time.h"

#include <string.h>

gboolean
hut_case_number_is_valid (const char *number)
{
  return strlen (number) == strlen ("2026-000123") && number[4] == '-' &&
         strspn (number, "0123456789") == 4 && strspn (number + 5, "0123456789") == 6 &&
         strcmp (number, "1900") > 0 && !g_str_has_suffix (number, "-000000");
}

static gboolean
keep_wish (HutStorage *storage, HutRecord *record, gboolean *kept, GError **error)
{
  const char *wish = hut_record_get_text (record, "number");

  *kept = FALSE;
  return wish == NULL || !hut_case_number_is_valid (wish) ||
         hut_storage_number_claim (storage, record->stream, wish, &record->id, kept, error);
}

gboolean
hut_case_number_give (HutStorage *storage, HutRecord *record, gint64 now, GError **error)
{
  g_autofree char *counter =
      g_strdup_printf ("number/%04d", hut_time_year (now, hut_time_zone (NULL)));
  gboolean claimed;

  if (!keep_wish (storage, record, &claimed, error))
    return FALSE;
  while (!claimed)
    {
      g_autofree char *number = NULL;
      gint64 n;

      if (!hut_storage_counter_next (storage, record->stream, counter, &n, error))
        return FALSE;
      number = g_strdup_printf ("%s-%06" G_GINT64_FORMAT, counter + strlen ("number/"), n);
      if (!hut_storage_number_claim (storage, record->stream, number, &record->id, &claimed, error))
        return FALSE;
      if (claimed)
        hut_record_set_text (record, "number", number);
    }
  return TRUE;
}
