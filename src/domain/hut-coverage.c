/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Coverage of a day. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-coverage.h"

#include "domain/hut-place-table.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const HutRoster *roster;
  const HutRosterMeasures *measures;
  GTimeZone *zone;
  GPtrArray *patrols;        /* that stand */
  HutPlaceTable *roles_at;   /* by place */
  HutPlaceTable *patrols_at; /* that stand */
  HutPlaceTable *checks_at;  /* that stand */
  HutPlaceTable *ratings_at;
  char *first_rated, *last_rated; /* the months that are to be rated, "2026-11" */
  HutTime from, until;            /* of the day */
  HutTime now;
  gboolean due;
} Day;

static const struct
{
  const char *name;
  const char *label;
} covers[HUT_N_COVERS] = {
  [HUT_COVER_COVERED] = { "covered", NC_ ("coverage", "Covered") },
  [HUT_COVER_RESTS] = { "rests", NC_ ("coverage", "No patrol due") },
  [HUT_COVER_NO_PATROL] = { "no-patrol", NC_ ("coverage", "No patrol") },
  [HUT_COVER_TOO_FEW] = { "too-few", NC_ ("coverage", "Too few people") },
  [HUT_COVER_BARE] = { "uncovered", NC_ ("coverage", "Too few people, no patrol") },
};

const char *
hut_cover_name (HutCover cover)
{
  return covers[cover].name;
}

const char *
hut_cover_label (HutCover cover)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "coverage", covers[cover].label);
}

HutTime
hut_roster_day_start (gint64 day, GTimeZone *zone)
{
  /* By noon of Greenwich the day has begun everywhere from there to the east. */
  return hut_time_day_start (
      day * HUT_TIME_DAY + HUT_TIME_DAY / 2, zone,
      (int)(day - hut_time_day_number (day * HUT_TIME_DAY + HUT_TIME_DAY / 2, zone)));
}

/* ---- Clashes ---- */

static HutTime
end_of (const HutRecord *patrol)
{
  HutTime began = hut_record_get_int (patrol, "began_at", 0);

  return MAX (hut_record_get_int (patrol, "ended_at", 0), began + 1);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const HutRecord *first = *(const HutRecord *const *)a, *second = *(const HutRecord *const *)b;
  int persons =
      g_strcmp0 (hut_record_get_text (first, "person"), hut_record_get_text (second, "person"));
  const char *when = first->kind == &hut_kind_patrol ? "began_at" : "day";
  HutTime from = hut_record_get_int (first, when, 0), other = hut_record_get_int (second, when, 0);

  if (persons != 0)
    return persons;
  if (from != other)
    return from < other ? -1 : 1;
  return memcmp (&first->id, &second->id, sizeof first->id);
}

static gboolean
meet (const HutRecord *first, const HutRecord *second)
{
  if (g_strcmp0 (hut_roster_place (first), hut_roster_place (second)) == 0)
    return FALSE;
  if (first->kind == &hut_kind_shift)
    return hut_record_get_int (first, "day", 0) == hut_record_get_int (second, "day", 0);
  return hut_record_get_int (second, "began_at", 0) < end_of (first);
}

/* No later one of the person can begin before @first ends, if @second does not. */
static gboolean
is_past (const HutRecord *first, const HutRecord *second)
{
  if (g_strcmp0 (hut_record_get_text (first, "person"), hut_record_get_text (second, "person")) !=
      0)
    return TRUE;
  if (first->kind == &hut_kind_shift)
    return hut_record_get_int (second, "day", 0) > hut_record_get_int (first, "day", 0);
  return hut_record_get_int (second, "began_at", 0) >= end_of (first);
}

/* @records is sorted by it. */
static void
add_clashes (GArray *clashes, GPtrArray *records)
{
  g_ptr_array_sort (records, compare_spans);
  for (guint i = 0; i < records->len; i++)
    for (guint j = i + 1; j < records->len && !is_past (records->pdata[i], records->pdata[j]); j++)
      if (meet (records->pdata[i], records->pdata[j]))
        {
          HutRosterClash clash = { hut_roster_uid (records->pdata[i], "person"), records->pdata[i],
                                   records->pdata[j],
                                   ((HutRecord *)records->pdata[i])->kind == &hut_kind_shift };

          g_array_append_val (clashes, clash);
        }
}

static HutTime
time_of (const HutRosterClash *clash)
{
  return hut_record_get_int (clash->second, clash->planned ? "day" : "began_at", 0);
}

static int
compare_clashes (gconstpointer a, gconstpointer b)
{
  HutTime first = time_of (a), second = time_of (b);

  if (first != second)
    return first < second ? -1 : 1;
  return memcmp (&((const HutRosterClash *)a)->person, &((const HutRosterClash *)b)->person,
                 sizeof (HutUid));
}

static GArray *
find_clashes (GPtrArray *patrols, GPtrArray *shifts)
{
  GArray *clashes = g_array_new (FALSE, FALSE, sizeof (HutRosterClash));

  add_clashes (clashes, patrols);
  add_clashes (clashes, shifts);
  g_array_sort (clashes, compare_clashes);
  return clashes;
}

GArray *
hut_roster_clashes (const HutRoster *roster)
{
  g_autoptr (GPtrArray) patrols = hut_roster_standing (roster->patrols);
  g_autoptr (GPtrArray) shifts = hut_roster_standing (roster->shifts);

  return find_clashes (patrols, shifts);
}

static GPtrArray *
within (GPtrArray *records, const char *when, HutTime from, HutTime until)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      HutTime at = hut_record_get_int (records->pdata[i], when, 0);

      if (at >= from && at < until)
        g_ptr_array_add (found, records->pdata[i]);
    }
  return found;
}

static GArray *
clashes_of_day (const Day *day)
{
  g_autoptr (GPtrArray) patrols =
      within (day->patrols, "began_at", day->from, MIN (day->until, day->now + 1));
  g_autoptr (GPtrArray) shifts = within (day->roster->shifts, "day", day->from, day->until);

  return find_clashes (patrols, shifts);
}

/* ---- A place ---- */

static void
count_people (const Day *day, HutPlaceCover *cover)
{
  gboolean grid = cover->place->kind == &hut_kind_grid;
  int least = grid ? day->measures->grid_workers : day->measures->stewards;
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *roles = hut_place_table_at (day->roles_at, cover->place);

  for (guint i = 0; i < roles->len; i++)
    {
      const HutRecord *role = roles->pdata[i];
      const char *code = hut_record_get_text (role, "code");
      const char *person = hut_record_get_text (role, "person");

      if (person == NULL || !hut_role_is_held (role, day->from, day->until))
        continue;
      if (g_strcmp0 (code, grid ? "grid-worker" : "steward") == 0)
        g_hash_table_add (people, (gpointer)person);
    }
  cover->n_people = g_hash_table_size (people);
  cover->n_vacant = cover->n_people < (guint)least ? (guint)least - cover->n_people : 0;
}

static void
count_patrols (const Day *day, HutPlaceCover *cover)
{
  GPtrArray *patrols = hut_place_table_at (day->patrols_at, cover->place);

  for (guint i = 0; i < patrols->len; i++)
    {
      HutTime began = hut_record_get_int (patrols->pdata[i], "began_at", 0);

      if (began >= day->until || began > day->now)
        continue;
      cover->n_patrols += began >= day->from;
      cover->last_patrol = MAX (cover->last_patrol, began);
    }
}

static void
look_at_checks (const Day *day, HutPlaceCover *cover)
{
  HutTime since = hut_time_day_start (day->from, day->zone, 1 - day->measures->check_days);
  GPtrArray *checks = hut_place_table_at (day->checks_at, cover->place);

  for (guint i = 0; i < checks->len; i++)
    {
      HutTime at = hut_record_get_int (checks->pdata[i], "at", 0);

      if (at < day->until && at <= day->now)
        cover->last_check = MAX (cover->last_check, at);
    }
  cover->check_due = cover->last_check < since;
}

/* The month that lies @back months before that of @time, "2026-11". */
static char *
month_before (HutTime time, GTimeZone *zone, int back)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  int months = g_date_time_get_year (local) * 12 + g_date_time_get_month (local) - 1 - back;

  return g_strdup_printf ("%04d-%02d", months / 12, months % 12 + 1);
}

/* The months that are over and count: the last so many. */
static void
look_at_ratings (const Day *day, HutPlaceCover *cover)
{
  GPtrArray *ratings = hut_place_table_at (day->ratings_at, cover->place);

  cover->rating_due = cover->has_chief;
  for (guint i = 0; cover->rating_due && i < ratings->len; i++)
    {
      const char *month = hut_record_get_text (ratings->pdata[i], "month");

      if (month != NULL && strcmp (month, day->first_rated) >= 0 &&
          strcmp (month, day->last_rated) <= 0)
        cover->rating_due = FALSE;
    }
}

static HutCover
judge (const Day *day, const HutPlaceCover *cover)
{
  gboolean patrolled = !day->due || cover->n_patrols > 0;

  if (cover->n_vacant > 0)
    return patrolled ? HUT_COVER_TOO_FEW : HUT_COVER_BARE;
  if (!day->due && cover->n_patrols == 0)
    return HUT_COVER_RESTS;
  return patrolled ? HUT_COVER_COVERED : HUT_COVER_NO_PATROL;
}

/* At its end, or now where it goes on. */
static gboolean
has_chief (const Day *day, const HutRecord *lane)
{
  HutTime at = MAX (day->from, MIN (day->now, day->until - 1));
  HutUid chief =
      hut_lane_chief_among (lane, hut_place_table_at (day->roles_at, lane), day->roster, at);

  return !hut_uid_is_nil (&chief);
}

static HutPlaceCover
look_at_place (const Day *day, const HutRecord *place)
{
  HutPlaceCover cover = { .place = place };

  count_people (day, &cover);
  count_patrols (day, &cover);
  if (place->kind == &hut_kind_lane)
    {
      cover.has_chief = has_chief (day, place);
      look_at_checks (day, &cover);
      look_at_ratings (day, &cover);
    }
  cover.cover = judge (day, &cover);
  return cover;
}

/* ---- The day ---- */

HutCoverage *
hut_coverage_new (const HutRoster *roster, const HutRosterMeasures *measures, HutCalendar *calendar,
                  GTimeZone *zone, gint64 number, HutTime now)
{
  HutCoverage *coverage = g_new0 (HutCoverage, 1);
  g_autoptr (GPtrArray) patrols = hut_roster_standing (roster->patrols);
  g_autoptr (GPtrArray) checks = hut_roster_standing (roster->checks);
  g_autoptr (HutPlaceTable) roles_at = hut_place_table_new (roster->roles);
  g_autoptr (HutPlaceTable) patrols_at = hut_place_table_new (patrols);
  g_autoptr (HutPlaceTable) checks_at = hut_place_table_new (checks);
  g_autoptr (HutPlaceTable) ratings_at = hut_place_table_new (roster->ratings);
  HutTime from = hut_roster_day_start (number, zone);
  g_autofree char *first_rated = month_before (from, zone, measures->rate_months);
  g_autofree char *last_rated = month_before (from, zone, 1);
  HutDayKind kind = hut_calendar_numbered_day (calendar, number, NULL);
  Day day = {
    .roster = roster,
    .measures = measures,
    .zone = zone,
    .patrols = patrols,
    .roles_at = roles_at,
    .patrols_at = patrols_at,
    .checks_at = checks_at,
    .ratings_at = ratings_at,
    .first_rated = first_rated,
    .last_rated = last_rated,
    .from = from,
    .until = hut_roster_day_start (number + 1, zone),
    .now = now,
    .due = !measures->working_days || kind == HUT_DAY_WORKING || kind == HUT_DAY_WORKING_WEEKEND,
  };

  coverage->due = day.due;
  coverage->ahead = day.from > now;
  coverage->places = g_array_new (FALSE, FALSE, sizeof (HutPlaceCover));
  coverage->clashes = clashes_of_day (&day);
  for (guint i = 0; i < roster->places->len; i++)
    {
      HutPlaceCover cover = look_at_place (&day, roster->places->pdata[i]);

      coverage->n[cover.cover]++;
      coverage->n_vacant += cover.n_vacant;
      g_array_append_val (coverage->places, cover);
    }
  return coverage;
}

void
hut_coverage_free (HutCoverage *coverage)
{
  g_array_unref (coverage->places);
  g_array_unref (coverage->clashes);
  g_free (coverage);
}
