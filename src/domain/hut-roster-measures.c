/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rule of the roster. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-roster-measures.h"

#include "base/hut-json.h"
#include "domain/hut-kind.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define HOURS_MOST 100000

static gboolean
read_number (JsonObject *object, const char *name, int least, int most, int *number, GError **error)
{
  gint64 value;

  if (object == NULL || !hut_json_get_int (object, name, &value) || value < least || value > most)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                   _ ("Roster: “%s” must be a whole number from %d to %d"), name, least, most);
      return FALSE;
    }
  *number = (int)value;
  return TRUE;
}

static gboolean
read_switch (JsonObject *object, const char *name, gboolean *on, GError **error)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                   _ ("Roster: “%s” must be true or false"), name);
      return FALSE;
    }
  *on = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_stars (HutRosterMeasures *measures, JsonObject *object, GError **error)
{
  int least = 1;

  for (guint i = 0; i < G_N_ELEMENTS (measures->stars); i++)
    {
      g_autofree char *name = g_strdup_printf ("star_%u", i + 1);

      if (!read_number (object, name, least, HOURS_MOST, &measures->stars[i], error))
        return FALSE;
      least = measures->stars[i] + 1;
    }
  return TRUE;
}

gboolean
hut_roster_measures_read (HutRosterMeasures *measures, JsonNode *value, GError **error)
{
  JsonObject *object =
      value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;

  return read_number (object, "stewards", 0, 20, &measures->stewards, error) &&
         read_number (object, "grid_workers", 0, 20, &measures->grid_workers, error) &&
         read_switch (object, "working_days", &measures->working_days, error) &&
         read_number (object, "check_days", 1, 366, &measures->check_days, error) &&
         read_number (object, "rate_months", 1, 12, &measures->rate_months, error) &&
         read_number (object, "qualify_visits", 1, 20, &measures->qualify_visits, error) &&
         read_number (object, "points_patrol", 0, 1000, &measures->points_patrol, error) &&
         read_number (object, "points_finding", 0, 1000, &measures->points_finding, error) &&
         read_number (object, "points_hour", 0, 1000, &measures->points_hour, error) &&
         read_stars (measures, object, error);
}

void
hut_roster_measures_of (HutOffice *office, HutRosterMeasures *measures)
{
  /* As shipped, for a file without an office. */
  static const HutRosterMeasures plain = {
    2, 1, TRUE, 7, 1, 2, 2, 3, 10, { 100, 300, 600, 1000, 1500 },
  };

  if (office == NULL ||
      !hut_roster_measures_read (measures, hut_office_get_rule (office, "roster"), NULL))
    *measures = plain;
}
