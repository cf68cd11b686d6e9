/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the page of a lane shows. Made on a worker, then the main thread's. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-answer.h"

#include "store/hut-reader-roster.h"

#include <string.h>

static void
look_at_lane (HutLaneAnswer *answer)
{
  if (answer->list == NULL)
    return;
  answer->standing = hut_lane_standing (answer->sight->roster->checks, answer->list,
                                        &answer->measures, answer->now);
  if (answer->standing.last != NULL)
    hut_checklist_count (answer->list, hut_record_get_text (answer->standing.last, "items"),
                         &answer->noes, NULL);
}

HutLaneAnswer *
hut_lane_answer_read (HutReader *reader, HutOffice *office, const char *code, gboolean grid,
                      GError **error)
{
  GTimeZone *zone = hut_office_get_zone (office);
  HutTime now = hut_time_now () + hut_reader_clock_offset (reader);
  g_autoptr (HutLaneSight) sight = hut_reader_lane (reader, code, grid, now, error);
  HutLaneAnswer *answer;

  if (sight == NULL || sight->place == NULL)
    return NULL;
  answer = g_new0 (HutLaneAnswer, 1);
  answer->now = now;
  hut_roster_measures_of (office, &answer->measures);
  answer->list = grid ? hut_checklist_of_hazards (office) : hut_checklist_of (office);
  answer->coverage =
      hut_coverage_new (sight->roster, &answer->measures, hut_office_get_calendar (office), zone,
                        hut_time_day_number (now, zone), now);
  answer->sight = g_steal_pointer (&sight);
  if (!grid)
    look_at_lane (answer);
  return answer;
}

void
hut_lane_answer_free (HutLaneAnswer *answer)
{
  g_clear_pointer (&answer->list, hut_checklist_free);
  hut_coverage_free (answer->coverage);
  hut_lane_sight_free (answer->sight);
  g_free (answer);
}

const HutPlaceCover *
hut_lane_answer_cover (const HutLaneAnswer *answer)
{
  return &g_array_index (answer->coverage->places, HutPlaceCover, 0);
}

gboolean
hut_lane_answer_is_grid (const HutLaneAnswer *answer)
{
  return answer->sight->place->kind == &hut_kind_grid;
}

/* What checks are among. */
static GPtrArray *
records_of (const HutLaneAnswer *answer)
{
  return hut_lane_answer_is_grid (answer) ? answer->sight->roster->patrols
                                          : answer->sight->roster->checks;
}

HutTime
hut_lane_check_time (const HutRecord *check)
{
  return hut_record_get_int (check, check->kind == &hut_kind_patrol ? "began_at" : "at", 0);
}

gboolean
hut_lane_is_check (const HutRecord *record)
{
  return record->kind == &hut_kind_lane_check ||
         (record->kind == &hut_kind_patrol && hut_record_get_text (record, "items") != NULL);
}

const HutRecord *
hut_lane_answer_check (const HutLaneAnswer *answer, const char *id)
{
  GPtrArray *records = records_of (answer);
  HutUid uid;

  if (id == NULL || !hut_uid_parse (id, &uid))
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (hut_uid_equal (&((HutRecord *)records->pdata[i])->id, &uid) &&
        hut_lane_is_check (records->pdata[i]))
      return records->pdata[i];
  return NULL;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const HutRecord *first = *(const HutRecord *const *)a, *second = *(const HutRecord *const *)b;
  HutTime at = hut_lane_check_time (first), other = hut_lane_check_time (second);

  if (at != other)
    return at > other ? -1 : 1;
  return memcmp (&second->id, &first->id, sizeof first->id);
}

GPtrArray *
hut_lane_answer_checks (const HutLaneAnswer *answer)
{
  GPtrArray *checks = hut_roster_standing (records_of (answer));

  for (guint i = checks->len; i > 0; i--)
    if (!hut_lane_is_check (checks->pdata[i - 1]) ||
        !hut_roster_is_at (checks->pdata[i - 1], answer->sight->place))
      g_ptr_array_remove_index (checks, i - 1);
  g_ptr_array_sort (checks, compare_newest_first);
  return checks;
}

GPtrArray *
hut_lane_answer_photographs (const HutLaneAnswer *answer, const HutRecord *check, const char *item)
{
  return check != NULL ? hut_lane_sight_photographs (answer->sight, check, item)
                       : g_ptr_array_new ();
}
