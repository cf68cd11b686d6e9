/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was decided about the columns of a file, kept in the settings of the database under the
 * preset and a sum of the row of headings: tomorrow's export has the same. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-import-private.h"

#include "base/hut-json.h"

static char *
setting_name (HutImport *import)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < hut_import_n_columns (import); i++)
    {
      g_autofree char *normal = hut_preset_normalize (hut_import_get_column (import, i)->heading);

      g_checksum_update (sum, (const guchar *)normal, -1);
      g_checksum_update (sum, (const guchar *)"\n", 1);
    }
  return g_strdup_printf ("mapping:%s:%.32s", hut_preset_get_name (hut_import_get_preset (import)),
                          g_checksum_get_string (sum));
}

gboolean
hut_import_remember (HutImport *import, HutStore *store, GError **error)
{
  g_autoptr (GPtrArray) fields = hut_mapping_list_fields (import->mapping);
  g_autoptr (JsonObject) columns = json_object_new ();
  g_autofree char *name = setting_name (import);
  g_autofree char *text = NULL;

  for (guint i = 0; i + 1 < fields->len; i++)
    json_object_set_int_member (columns, fields->pdata[i],
                                hut_mapping_get_column (import->mapping, fields->pdata[i]));
  text = hut_json_print_object (columns);
  return hut_store_set_setting (store, name, text, error);
}

gboolean
hut_import_recall (HutImport *import, HutReader *reader)
{
  g_autofree char *name = setting_name (import);
  g_autofree char *text = hut_reader_get_setting (reader, name);
  g_autoptr (JsonObject) columns = text != NULL ? hut_json_parse_object (text, -1, NULL) : NULL;
  g_autoptr (GPtrArray) fields = hut_mapping_list_fields (import->mapping);
  g_autoptr (GList) members = columns != NULL ? json_object_get_members (columns) : NULL;

  if (columns == NULL)
    return FALSE;
  for (guint i = 0; i + 1 < fields->len; i++)
    hut_mapping_set_column (import->mapping, fields->pdata[i], -1);
  for (GList *member = members; member != NULL; member = member->next)
    {
      gint64 column = json_object_get_int_member_with_default (columns, member->data, -1);

      if (column >= 0 && column < hut_import_n_columns (import))
        hut_mapping_set_column (import->mapping, member->data, column);
    }
  return TRUE;
}
