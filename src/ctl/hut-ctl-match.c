/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl match: what can meet a need, with score and reasons. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "base/hut-json.h"
#include "domain/hut-match.h"
#include "store/hut-reader-roster.h"
#include "store/hut-store-office.h"

#include "hut-config.h"

#include <glib/gi18n.h>

static const char USAGE[] = "--db F match --need ID [--limit N] [--json]";

#define SHOWN 20

static const char *
name_of (const HutRecord *resource)
{
  return hut_record_get_text (resource, resource->kind == &hut_kind_person ? "name" : "title");
}

static JsonArray *
reason_array (const HutMatchScore *score, const HutMatchMeasures *measures)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < HUT_N_MATCH_GROUNDS; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "ground", hut_match_ground_name (i));
      json_object_set_int_member (object, "points", score->points[i]);
      json_object_set_int_member (object, "of", measures->weights[i]);
      json_object_set_string_member (object, "words", score->words[i]);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
score_object (const HutMatchScore *score, const HutMatchMeasures *measures)
{
  g_autofree char *id = hut_uid_to_string (&score->resource->id);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "resource", id);
  json_object_set_string_member (object, "kind", score->resource->kind->name);
  json_object_set_string_member (object, "title", name_of (score->resource));
  json_object_set_int_member (object, "score", score->score);
  json_object_set_array_member (object, "reasons", reason_array (score, measures));
  return object;
}

static int
print_json (const HutRecord *need, GPtrArray *ranked, guint n, const HutMatchMeasures *measures)
{
  g_autofree char *id = hut_uid_to_string (&need->id);
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *matches = json_array_new ();

  for (guint i = 0; i < n; i++)
    json_array_add_object_element (matches, score_object (ranked->pdata[i], measures));
  json_object_set_string_member (object, "need", id);
  json_object_set_string_member (object, "title", hut_record_get_text (need, "title"));
  json_object_set_int_member (object, "found", ranked->len);
  json_object_set_array_member (object, "matches", matches);
  return hut_ctl_print_json (object) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

static int
print_lines (GPtrArray *ranked, guint n, const HutMatchMeasures *measures)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const HutMatchScore *score = ranked->pdata[i];

      g_string_append_printf (out, "%d\t%s\n", score->score, name_of (score->resource));
      for (guint k = 0; k < HUT_N_MATCH_GROUNDS; k++)
        g_string_append_printf (out, "\t%s %d/%d: %s\n", hut_match_ground_label (k),
                                score->points[k], measures->weights[k], score->words[k]);
    }
  return hut_ctl_print (out->str, out->len) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

static HutRecord *
find_need (HutReader *reader, const char *name, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) need = hut_reader_find_entry (reader, name, &failed);

  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (need == NULL || g_strcmp0 (hut_record_get_text (need, "list"), "need") != 0)
    g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT,
                 _ ("there is no need %s on the list"), name);
  else
    return g_steal_pointer (&need);
  return NULL;
}

int
hut_ctl_match (const char *db, int argc, char **argv)
{
  g_autofree char *name = NULL;
  int limit = SHOWN;
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "need", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
                                   { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   G_OPTION_ENTRY_NULL };
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (HutRecord) need = NULL;
  g_autoptr (GPtrArray) sides = NULL, matches = NULL, ranked = NULL;
  HutMatchMeasures measures;
  GError *error = NULL;
  guint n;
  int code;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc != 1 || name == NULL || limit < 1)
    return hut_ctl_usage (USAGE);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  need = find_need (desk.reader, name, &error);
  if (need != NULL)
    sides = hut_reader_match_sides (desk.reader, &error);
  if (sides != NULL)
    matches = hut_reader_list (desk.reader, &hut_kind_match, &error);
  if (matches == NULL)
    return hut_ctl_fail (error);
  office = hut_store_dup_office (desk.store);
  hut_match_measures_of (office, &measures);
  ranked = hut_match_rank (need, sides, matches, &measures);
  n = MIN (ranked->len, (guint)limit);
  return json ? print_json (need, ranked, n, &measures) : print_lines (ranked, n, &measures);
}
