/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl who: what is at a place of the street, and who is responsible for it. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "exchange/hut-who.h"

#include <glib/gi18n.h>
#include <math.h>

static const char USAGE[] = "--db F who LON,LAT [--json]";

/* "116.3268,39.9914", in degrees of WGS-84. */
static gboolean
parse_place (const char *text, HutPoint *point)
{
  char *end = NULL;
  double lon = g_ascii_strtod (text, &end), lat;
  const char *rest = end + 1;

  if (end == text || *end != ',')
    return FALSE;
  lat = g_ascii_strtod (rest, &end);
  if (end == rest || *end != '\0' || !(fabs (lon) <= 180) || !(fabs (lat) <= 90))
    return FALSE;
  *point = hut_point_from_degrees (lon, lat);
  return TRUE;
}

static JsonObject *
part_object (const HutStreetPart *part)
{
  JsonObject *object = json_object_new ();

  if (part->code != NULL)
    json_object_set_string_member (object, "code", part->code);
  if (part->name != NULL)
    json_object_set_string_member (object, "name", part->name);
  return object;
}

static void
set_part (JsonObject *answer, const char *name, JsonObject *object)
{
  if (object != NULL)
    json_object_set_object_member (answer, name, object);
  else
    json_object_set_null_member (answer, name);
}

static JsonObject *
lane_object (const HutWho *who)
{
  JsonObject *object = part_object (who->lane);
  JsonArray *stewards = json_array_new ();

  json_object_set_int_member (object, "metres", lround (who->lane_metres));
  if (who->lane->chief != NULL)
    json_object_set_string_member (object, "chief", who->lane->chief);
  else
    json_object_set_null_member (object, "chief");
  for (guint i = 0; i < who->stewards->len; i++)
    json_array_add_string_element (stewards, who->stewards->pdata[i]);
  json_object_set_array_member (object, "stewards", stewards);
  if (who->last_patrol != 0)
    json_object_set_int_member (object, "last_patrol", who->last_patrol);
  else
    json_object_set_null_member (object, "last_patrol");
  return object;
}

static JsonArray *
unit_array (const HutWho *who)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < who->units->len; i++)
    {
      const HutWhoUnit *unit = &g_array_index (who->units, HutWhoUnit, i);
      JsonObject *object = part_object (unit->unit);

      if (unit->unit->class != NULL)
        json_object_set_string_member (object, "class", unit->unit->class);
      json_object_set_string_member (object, "by",
                                     unit->by == HUT_WHO_BY_POST ? "post" : "community");
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
street_object (HutStore *store)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", hut_store_get_street (store));
  json_object_set_string_member (object, "name", hut_store_get_street_name (store));
  return object;
}

static gboolean
print_json (const HutWho *who, HutStore *store)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonObject *cases = json_object_new (), *address = NULL;

  json_object_set_int_member (answer, "lon", who->point.lon);
  json_object_set_int_member (answer, "lat", who->point.lat);
  set_part (answer, "street", who->community != NULL ? street_object (store) : NULL);
  set_part (answer, "community", who->community != NULL ? part_object (who->community) : NULL);
  set_part (answer, "grid", who->grid != NULL ? part_object (who->grid) : NULL);
  set_part (answer, "lane", who->lane != NULL ? lane_object (who) : NULL);
  json_object_set_array_member (answer, "responsible", unit_array (who));
  if (who->address != NULL)
    {
      address = json_object_new ();
      json_object_set_string_member (address, "name", who->address);
      json_object_set_int_member (address, "metres", lround (who->address_metres));
    }
  set_part (answer, "address", address);
  json_object_set_int_member (cases, "metres", HUT_WHO_CASE_METRES);
  json_object_set_int_member (cases, "all", who->n_cases);
  json_object_set_int_member (cases, "open", who->n_open);
  json_object_set_int_member (cases, "overdue", who->n_overdue);
  json_object_set_object_member (answer, "cases", cases);
  return hut_ctl_print_json (answer);
}

static gboolean
print_lines (const HutWho *who, HutStore *store)
{
  g_autoptr (GPtrArray) lines = hut_who_lines (who, hut_store_get_street_name (store));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const HutWhoLine *line = lines->pdata[i];

      g_string_append_printf (text, "%s\t%s\n", line->label, line->value);
    }
  return hut_ctl_print (text->str, text->len);
}

int
hut_ctl_who (const char *db, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL }, G_OPTION_ENTRY_NULL
  };
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutWho) who = NULL;
  g_autofree char *map = NULL;
  GError *error = NULL;
  HutPoint point;
  int status;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &status))
    return status;
  if (argc != 2 || !parse_place (argv[1], &point))
    return hut_ctl_usage (USAGE);
  if (!hut_ctl_desk_open (&desk, db, &status))
    return status;
  map = hut_store_get_map_path (desk.store);
  who = hut_who_ask (desk.reader, map, point, hut_time_now (), NULL, &error);
  if (who == NULL)
    return hut_ctl_fail (error);
  return (json ? print_json (who, desk.store) : print_lines (who, desk.store)) ? HUT_CTL_DONE
                                                                               : HUT_CTL_FAILED;
}
