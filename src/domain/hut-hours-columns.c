/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rule of the table of hours. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-hours-columns.h"

#include "domain/hut-kind.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define COLUMNS_MOST 40
#define HEADING_MOST 100 /* characters */

static const char *const names[HUT_N_HOURS_FIELDS] = {
  [HUT_HOURS_NAME] = "name",
  [HUT_HOURS_VOLUNTEER_NUMBER] = "volunteer_number",
  [HUT_HOURS_ID_NUMBER] = "id_number",
  [HUT_HOURS_TELEPHONE] = "telephone",
  [HUT_HOURS_ACTIVITY] = "activity",
  [HUT_HOURS_PLACE] = "place",
  [HUT_HOURS_DAY] = "day",
  [HUT_HOURS_FROM] = "from",
  [HUT_HOURS_UNTIL] = "until",
  [HUT_HOURS_HOURS] = "hours",
  [HUT_HOURS_MINUTES] = "minutes",
  [HUT_HOURS_HOW] = "how",
  [HUT_HOURS_CERTIFIER] = "certifier",
};

static void
column_clear (gpointer data)
{
  g_free (((HutHoursColumn *)data)->heading);
}

static gboolean
refuse (GError **error, const char *line)
{
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
               _ ("Columns of hours: “%s” is no line like “heading = name”"),
               line != NULL ? line : "");
  return FALSE;
}

static gboolean
read_line (GArray *columns, const char *line, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (line, "=", 2);

  if (parts[0] == NULL || parts[1] == NULL || *g_strstrip (parts[0]) == '\0' ||
      g_utf8_strlen (parts[0], -1) > HEADING_MOST)
    return refuse (error, line);
  g_strstrip (parts[1]);
  for (guint i = 0; i < HUT_N_HOURS_FIELDS; i++)
    if (g_str_equal (names[i], parts[1]))
      {
        HutHoursColumn column = { g_strdup (parts[0]), i };

        g_array_append_val (columns, column);
        return TRUE;
      }
  return refuse (error, line);
}

GArray *
hut_hours_columns_read (JsonNode *value, GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (HutHoursColumn));
  JsonArray *lines =
      value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
  guint n = lines != NULL ? json_array_get_length (lines) : 0;

  g_array_set_clear_func (columns, column_clear);
  if (n == 0 || n > COLUMNS_MOST)
    {
      refuse (error, NULL);
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    {
      JsonNode *line = json_array_get_element (lines, i);

      if (json_node_get_value_type (line) != G_TYPE_STRING)
        {
          refuse (error, NULL);
          return NULL;
        }
      if (!read_line (columns, json_node_get_string (line), error))
        return NULL;
    }
  return g_steal_pointer (&columns);
}

gboolean
hut_hours_columns_check (JsonNode *value, GError **error)
{
  g_autoptr (GArray) columns = hut_hours_columns_read (value, error);

  return columns != NULL;
}
