/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl geo find: where an address may be, by the names that the street knows, with how sure
 * and why. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "exchange/hut-gazetteer.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_LIMIT 5

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

/* Degrees are fractions, which the canonical form does not know: they are put before it. */
static char *
json_line (const HutGazetteer *gazetteer, const HutAddressFound *found)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), json_object_new ());
  JsonObject *object = json_node_get_object (node);
  g_autofree char *name = hut_gazetteer_name (found);
  g_autofree char *words = hut_gazetteer_explain (found);
  g_autofree char *text = NULL;

  json_object_set_int_member (object, "accuracy", found->accuracy);
  json_object_set_string_member (object, "sure", hut_sure_name (found->sure));
  json_object_set_string_member (object, "why", hut_why_name (found->why));
  json_object_set_string_member (object, "words", words);
  json_object_set_string_member (object, "name", name);
  json_object_set_int_member (object, "rivals", found->rivals);
  set_text (object, "community", hut_gazetteer_find_community (gazetteer, found->place));
  json_generator_set_root (generator, node);
  text = json_generator_to_data (generator, NULL);
  return g_strdup_printf (
      "{\"lon\":%d.%07d,\"lat\":%d.%07d,%s\n", found->place.lon / HUT_POINT_UNITS,
      ABS (found->place.lon) % HUT_POINT_UNITS, found->place.lat / HUT_POINT_UNITS,
      ABS (found->place.lat) % HUT_POINT_UNITS, text + 1);
}

static char *
line_of_words (const HutAddressFound *found)
{
  g_autofree char *name = hut_gazetteer_name (found);
  g_autofree char *words = hut_gazetteer_explain (found);
  g_autofree char *accuracy = g_strdup_printf (_ ("to %u m"), found->accuracy);

  return g_strdup_printf ("%.6f, %.6f\t%s\t%s\t%s\t%s\n", hut_point_lon (found->place),
                          hut_point_lat (found->place), name, hut_sure_label (found->sure),
                          accuracy, words);
}

int
hut_ctl_geo_find (const char *db, int argc, char **argv)
{
  static const char usage[] = "--db F geo find ADDRESS [--limit N] [--json]";
  int limit = DEFAULT_LIMIT, code;
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   G_OPTION_ENTRY_NULL };
  g_auto (HutCtlDesk) desk = { 0 };
  g_autofree char *map_path = NULL;
  g_autoptr (HutGazetteer) gazetteer = NULL;
  g_autoptr (GArray) found = NULL;
  GError *error = NULL;

  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  if (argc != 2 || limit < 1)
    return hut_ctl_usage (usage);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  map_path = hut_store_get_map_path (desk.store);
  gazetteer = hut_gazetteer_read (desk.reader, map_path, NULL, &error);
  if (gazetteer == NULL)
    return hut_ctl_fail (error);
  found = hut_gazetteer_find (gazetteer, argv[1], limit);
  for (guint i = 0; i < found->len; i++)
    {
      const HutAddressFound *one = &g_array_index (found, HutAddressFound, i);
      g_autofree char *line = json ? json_line (gazetteer, one) : line_of_words (one);

      if (!hut_ctl_print (line, strlen (line)))
        return HUT_CTL_FAILED;
    }
  if (found->len > 0)
    return HUT_CTL_DONE;
  return hut_ctl_fail (g_error_new (HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED,
                                    _ ("no name that the street knows is in “%s”"), argv[1]));
}
