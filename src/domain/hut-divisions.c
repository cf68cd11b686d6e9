/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Division codes and the shipped list of departments, from bytes to records. The CSV files are
 * ours and simple: a line each, fields in double quotes at most, no quotes or commas inside. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-divisions.h"

#include "base/hut-json.h"

#include <string.h>

/* The code and the name of the line at *@at, which moves on to the next; FALSE at the end. */
static gboolean
next_line (const char **at, char **code, char **name)
{
  while (**at != '\0')
    {
      gsize length = strcspn (*at, "\r\n");
      g_autofree char *line = g_strndup (*at, length);
      g_auto (GStrv) cells = g_strsplit (line, ",", 3);

      *at += length;
      *at += strspn (*at, "\r\n");
      if (cells[0] == NULL || cells[1] == NULL || !g_ascii_isdigit (*cells[0]))
        continue;
      g_strdelimit (cells[1], "\"", ' ');
      *code = g_strdup (cells[0]);
      *name = g_strdup (g_strstrip (cells[1]));
      return TRUE;
    }
  return FALSE;
}

char *
hut_divisions_name (const char *bytes, const char *wanted)
{
  char *code, *name;

  while (next_line (&bytes, &code, &name))
    {
      g_autofree char *owned_code = code;

      if (g_str_equal (code, wanted))
        return name;
      g_free (name);
    }
  return NULL;
}

static char *
short_name (const char *name)
{
  static const char *const endings[] = { "居民委员会", "村民委员会", "居委会", "村委会", NULL };

  for (int i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (name, endings[i]))
      return g_strndup (name, strlen (name) - strlen (endings[i]));
  return g_strdup (name);
}

static HutRecord *
make_community (const char *stream, const char *code, const char *name, JsonObject *areas)
{
  HutUid id = hut_uid_from_key (stream, "community", code);
  HutRecord *record = hut_record_new (&hut_kind_community, &id, stream);
  g_autofree char *shown = short_name (name);
  JsonNode *area = areas != NULL ? json_object_get_member (areas, code) : NULL;

  hut_record_set_text (record, "code", code);
  hut_record_set_text (record, "name", shown);
  if (area != NULL)
    {
      g_autofree char *text = hut_json_print (area);

      hut_record_set_text (record, "area", text);
      hut_record_set_int (record, "approximate", TRUE);
    }
  return record;
}

GPtrArray *
hut_divisions_communities (const char *bytes, const char *street_code, JsonObject *areas)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autofree char *stream = hut_stream_for_home (HUT_HOME_STREET, street_code, NULL);
  char *code, *name;

  while (next_line (&bytes, &code, &name))
    {
      g_autofree char *owned_code = code;
      g_autofree char *owned_name = name;

      if (strlen (code) == 12 && g_str_has_prefix (code, street_code))
        g_ptr_array_add (records, make_community (stream, code, name, areas));
    }
  return records;
}

GPtrArray *
hut_divisions_departments (JsonArray *list, const char *district_code, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autofree char *stream = hut_stream_for_home (HUT_HOME_DISTRICT, district_code, NULL);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      JsonObject *row = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *code = row != NULL ? hut_json_get_string (row, "code") : NULL;
      HutRecord *record;
      HutUid id;

      if (code == NULL)
        {
          g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                       "department %u has no code", i + 1);
          return NULL;
        }
      id = hut_uid_from_key (stream, "department", code);
      record = hut_record_from_json (&hut_kind_department, &id, stream, 0, row, NULL, error);
      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

/* 东升镇, 东升地区 and 东升地区办事处 are one. */
static char *
core_of_street (const char *name)
{
  static const char *const endings[] = { "地区办事处", "街道办事处", "办事处", "街道",
                                         "地区",       "镇",         "乡",     NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (name, endings[i]) && strlen (name) > strlen (endings[i]))
      return g_strndup (name, strlen (name) - strlen (endings[i]));
  return g_strdup (name);
}

/* The district (6 digits) of which the most of @cores are streets; NULL where none is. */
static char *
vote_district (const char *bytes, GHashTable *cores)
{
  g_autoptr (GHashTable) votes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *best = NULL, *code, *name;
  guint most = 0;

  while (next_line (&bytes, &code, &name))
    {
      g_autofree char *owned_name = name;
      g_autofree char *core = core_of_street (name);
      char *district = code;
      guint n;

      if (!g_hash_table_contains (cores, core) || strlen (code) != 9)
        {
          g_free (code);
          continue;
        }
      district[6] = '\0';
      n = GPOINTER_TO_UINT (g_hash_table_lookup (votes, district)) + 1;
      if (n > most)
        {
          most = n;
          g_free (best);
          best = g_strdup (district);
        }
      g_hash_table_insert (votes, district, GUINT_TO_POINTER (n));
    }
  return best;
}

GHashTable *
hut_divisions_streets (const char *bytes, GPtrArray *names)
{
  g_autoptr (GHashTable) cores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *district = NULL;
  char *code, *name;

  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (cores, core_of_street (names->pdata[i]), names->pdata[i]);
  district = vote_district (bytes, cores);
  while (next_line (&bytes, &code, &name))
    {
      g_autofree char *owned_code = code;
      g_autofree char *owned_name = name;
      g_autofree char *core = core_of_street (name);
      const char *asked = g_hash_table_lookup (cores, core);

      if (asked != NULL && district != NULL && g_str_has_prefix (code, district))
        g_hash_table_insert (codes, g_strdup (asked), g_steal_pointer (&owned_code));
    }
  return codes;
}
