/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl coverage: what was covered on a day, by what was done. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "base/hut-json.h"
#include "domain/hut-coverage.h"
#include "domain/hut-lane-standing.h"
#include "store/hut-reader-roster.h"
#include "store/hut-store-office.h"

#include "hut-config.h"

#include <glib/gi18n.h>

static const char USAGE[] = "--db F coverage [--date DAY] [--grids] [--json]";

/* The last patrol of a place is looked for so far back. */
#define BACK 60

typedef struct
{
  HutReader *reader;
  HutRoster *roster;
  HutChecklist *checklist; /* NULL: the office has none that can be read */
  HutRosterMeasures measures;
  GTimeZone *zone;
  HutTime until; /* the end of the day, or now */
} Asked;

static void
set_time (JsonObject *object, const char *member, HutTime time, GTimeZone *zone)
{
  g_autofree char *text = time != 0 ? hut_time_format_iso (time, zone) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static HutLaneStanding
standing_of (const Asked *asked, const HutRecord *lane)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();

  for (guint i = 0; i < asked->roster->checks->len; i++)
    if (g_strcmp0 (hut_record_get_text (asked->roster->checks->pdata[i], "lane"),
                   hut_record_get_text (lane, "code")) == 0)
      g_ptr_array_add (checks, asked->roster->checks->pdata[i]);
  return hut_lane_standing (checks, asked->checklist, &asked->measures, asked->until);
}

static JsonObject *
place_object (const Asked *asked, const HutPlaceCover *cover)
{
  JsonObject *object = json_object_new ();
  const char *name = hut_record_get_text (cover->place, "name");

  json_object_set_string_member (object, "code", hut_record_get_text (cover->place, "code"));
  json_object_set_string_member (object, "name", name != NULL ? name : "");
  json_object_set_string_member (object, "cover", hut_cover_name (cover->cover));
  json_object_set_int_member (object, "patrols", cover->n_patrols);
  json_object_set_int_member (object, "people", cover->n_people);
  json_object_set_int_member (object, "vacant", cover->n_vacant);
  set_time (object, "last_patrol", cover->last_patrol, asked->zone);
  if (cover->place->kind != &hut_kind_lane)
    return object;
  json_object_set_boolean_member (object, "chief", cover->has_chief);
  json_object_set_boolean_member (object, "check_due", cover->check_due);
  json_object_set_boolean_member (object, "rating_due", cover->rating_due);
  set_time (object, "last_check", cover->last_check, asked->zone);
  if (asked->checklist != NULL)
    {
      HutLaneStanding standing = standing_of (asked, cover->place);

      json_object_set_boolean_member (object, "qualifies", standing.qualifies);
      set_time (object, "qualifies_since", standing.since, asked->zone);
    }
  return object;
}

static JsonArray *
place_array (const Asked *asked, const HutCoverage *coverage, const HutKind *kind)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < coverage->places->len; i++)
    {
      const HutPlaceCover *cover = &g_array_index (coverage->places, HutPlaceCover, i);

      if (cover->place->kind == kind)
        json_array_add_object_element (array, place_object (asked, cover));
    }
  return array;
}

static JsonArray *
clash_array (const Asked *asked, const HutCoverage *coverage)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < coverage->clashes->len; i++)
    {
      const HutRosterClash *clash = &g_array_index (coverage->clashes, HutRosterClash, i);
      g_autofree char *id = hut_uid_to_string (&clash->person);
      g_autofree char *name = hut_reader_person_name (asked->reader, &clash->person);
      const char *when = clash->planned ? "day" : "began_at";
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "person", id);
      json_object_set_string_member (object, "name", name != NULL ? name : "");
      json_object_set_boolean_member (object, "planned", clash->planned);
      json_object_set_string_member (object, "first", hut_roster_place (clash->first));
      json_object_set_string_member (object, "second", hut_roster_place (clash->second));
      set_time (object, "at", hut_record_get_int (clash->second, when, 0), asked->zone);
      json_array_add_object_element (array, object);
    }
  return array;
}

static int
print_json (const Asked *asked, const HutCoverage *coverage, const char *date, gboolean grids)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "date", date);
  json_object_set_boolean_member (object, "patrol_due", coverage->due);
  json_object_set_boolean_member (object, "ahead", coverage->ahead);
  for (guint i = 0; i < HUT_N_COVERS; i++)
    {
      g_autofree char *member = g_strdelimit (g_strdup (hut_cover_name (i)), "-", '_');

      json_object_set_int_member (object, member, coverage->n[i]);
    }
  json_object_set_int_member (object, "vacancies", coverage->n_vacant);
  json_object_set_array_member (object, "lanes", place_array (asked, coverage, &hut_kind_lane));
  if (grids)
    json_object_set_array_member (object, "grids", place_array (asked, coverage, &hut_kind_grid));
  json_object_set_array_member (object, "clashes", clash_array (asked, coverage));
  return hut_ctl_print_json (object) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

static int
print_lines (const Asked *asked, const HutCoverage *coverage)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < coverage->places->len; i++)
    {
      const HutPlaceCover *cover = &g_array_index (coverage->places, HutPlaceCover, i);
      const char *name = hut_record_get_text (cover->place, "name");

      g_string_append_printf (out, "%s\t%s\t%s\t%u\t%u\n",
                              hut_record_get_text (cover->place, "code"), name != NULL ? name : "",
                              hut_cover_label (cover->cover), cover->n_patrols, cover->n_people);
    }
  for (guint i = 0; i < coverage->clashes->len; i++)
    {
      const HutRosterClash *clash = &g_array_index (coverage->clashes, HutRosterClash, i);
      g_autofree char *name = hut_reader_person_name (asked->reader, &clash->person);

      g_string_append_printf (out, _ ("%s is in two places at the same time: %s and %s"),
                              name != NULL ? name : "?", hut_roster_place (clash->first),
                              hut_roster_place (clash->second));
      g_string_append_c (out, '\n');
    }
  return hut_ctl_print (out->str, out->len) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

static int
cover (HutCtlDesk *desk, HutTime at, gboolean grids, gboolean json)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (desk->store);
  GTimeZone *zone = hut_office_get_zone (office);
  HutTime now = hut_time_now () + hut_reader_clock_offset (desk->reader);
  HutRosterAsk ask = { .from = hut_time_day_start (at, zone, -BACK),
                       .until = hut_time_day_start (at, zone, 1),
                       .grids = grids };
  GError *error = NULL;
  g_autoptr (HutRoster) roster = hut_reader_roster (desk->reader, &ask, &error);
  g_autoptr (HutChecklist) checklist = hut_checklist_of (office);
  g_autoptr (HutCoverage) coverage = NULL;
  g_autofree char *date = hut_time_format (at, zone, "%Y-%m-%d");
  Asked asked = { desk->reader, roster, checklist, { 0 }, zone, MIN (now, ask.until - 1) };

  if (roster == NULL)
    return hut_ctl_fail (error);
  hut_roster_measures_of (office, &asked.measures);
  coverage = hut_coverage_new (roster, &asked.measures, hut_office_get_calendar (office), zone,
                               hut_time_day_number (at, zone), now);
  return json ? print_json (&asked, coverage, date, grids) : print_lines (&asked, coverage);
}

int
hut_ctl_coverage (const char *db, int argc, char **argv)
{
  g_autofree char *date = NULL;
  gboolean grids = FALSE, json = FALSE;
  const GOptionEntry entries[] = { { "date", 0, 0, G_OPTION_ARG_STRING, &date, NULL, NULL },
                                   { "grids", 0, 0, G_OPTION_ARG_NONE, &grids, NULL, NULL },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   G_OPTION_ENTRY_NULL };
  g_auto (HutCtlDesk) desk = { 0 };
  HutTime at = hut_time_now ();
  int code;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc != 1 || (date != NULL && !hut_time_parse (date, hut_time_zone (NULL), &at)))
    return hut_ctl_usage (USAGE);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  return cover (&desk, at, grids, json);
}
