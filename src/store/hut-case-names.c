/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names and settings that pages look up again and again. Main thread. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-names.h"

#include "base/hut-paths.h"
#include "domain/hut-divisions.h"

#include <string.h>

HutCaseNames *
hut_case_names_new (void)
{
  HutCaseNames *names = g_new0 (HutCaseNames, 1);

  names->communities = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  names->units = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  names->community_names = g_hash_table_new (g_str_hash, g_str_equal);
  names->unit_names = g_hash_table_new (g_str_hash, g_str_equal);
  names->unit_codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->street_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return names;
}

void
hut_case_names_free (HutCaseNames *names)
{
  g_hash_table_unref (names->community_names);
  g_hash_table_unref (names->unit_names);
  g_hash_table_unref (names->unit_codes);
  g_hash_table_unref (names->street_names);
  g_ptr_array_unref (names->communities);
  g_ptr_array_unref (names->units);
  g_free (names->account);
  hut_seat_clear (&names->seat);
  g_free (names);
}

static void
add_records (HutReader *reader, const HutKind *kind, GPtrArray *records, GHashTable *names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = hut_reader_list (reader, kind, &error);

  if (found == NULL)
    {
      g_warning ("Cannot read the names of %s: %s", kind->table, error->message);
      return;
    }
  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      HutRecord *record = g_ptr_array_index (found, i);
      const char *code = hut_record_get_text (record, "code");
      const char *name = hut_record_get_text (record, "name");

      g_ptr_array_add (records, record);
      if (code != NULL && name != NULL)
        g_hash_table_insert (names, (gpointer)code, (gpointer)name);
    }
}

static char *
fold (const char *name)
{
  g_autofree char *plain = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);

  return plain != NULL ? g_utf8_casefold (g_strstrip (plain), -1) : g_strdup (name);
}

/* Of two of one name the first is meant. */
static void
fold_units (HutCaseNames *names)
{
  for (guint i = names->units->len; i > 0; i--)
    {
      const char *code = hut_record_get_text (names->units->pdata[i - 1], "code");
      const char *name = hut_record_get_text (names->units->pdata[i - 1], "name");

      if (code != NULL && name != NULL)
        g_hash_table_insert (names->unit_codes, fold (name), (gpointer)code);
    }
}

void
hut_case_names_read (HutCaseNames *names, HutReader *reader)
{
  g_hash_table_remove_all (names->community_names);
  g_hash_table_remove_all (names->unit_names);
  g_hash_table_remove_all (names->unit_codes);
  g_ptr_array_unref (names->communities);
  g_ptr_array_unref (names->units);
  names->communities = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  names->units = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  add_records (reader, &hut_kind_community, names->communities, names->community_names);
  add_records (reader, &hut_kind_unit, names->units, names->unit_names);
  add_records (reader, &hut_kind_department, names->units, names->unit_names);
  fold_units (names);
}

const char *
hut_case_names_unit_words (const HutCaseNames *names, const char *unit)
{
  const char *name = unit != NULL ? g_hash_table_lookup (names->unit_names, unit) : NULL;

  return name != NULL ? name : unit;
}

const char *
hut_case_names_unit_kept (const HutCaseNames *names, const char *text)
{
  g_autofree char *folded = text != NULL ? fold (text) : NULL;
  const char *code = folded != NULL ? g_hash_table_lookup (names->unit_codes, folded) : NULL;

  return code != NULL ? code : text;
}

void
hut_case_names_read_settings (HutCaseNames *names, HutReader *reader)
{
  g_autofree char *server = hut_reader_get_setting (reader, "server");

  g_free (names->account);
  names->account = hut_reader_get_setting (reader, "account");
  names->has_server = server != NULL;
  hut_seat_read (&names->seat, reader);
}

/* Some 20 KB, read when the first whistle of a street is shown. */
static char *
read_street_name (const char *code)
{
  g_autofree char *path = hut_paths_data_file ("divisions/beijing-streets.csv");
  g_autofree char *bytes = NULL;

  return g_file_get_contents (path, &bytes, NULL, NULL) ? hut_divisions_name (bytes, code) : NULL;
}

const char *
hut_case_names_street (HutCaseNames *names, const char *stream)
{
  const char *slash = strrchr (stream, '/');
  const char *code = slash != NULL ? slash + 1 : stream;
  char *name = g_hash_table_lookup (names->street_names, code);

  if (name != NULL)
    return name;
  name = read_street_name (code);
  if (name == NULL)
    name = g_strdup (code);
  g_hash_table_insert (names->street_names, g_strdup (code), name);
  return name;
}
