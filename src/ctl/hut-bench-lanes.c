/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A street of 200 lanes with five stewards each among 100,000 people, all made up, in which a year
 * of checks and ratings and a month of patrols was done: how long the page of a month's ratings and
 * the proposal of a month's schedule compute, and what is read for both. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "domain/hut-chief-record.h"
#include "domain/hut-cover-span.h"
#include "domain/hut-shift-plan.h"
#include "store/hut-reader-duties.h"
#include "store/hut-reader-roster.h"
#include "store/hut-staging.h"
#include "store/hut-store-office.h"

#define N_LANES 200
#define N_STEWARDS 5 /* of each lane */
#define N_PEOPLE 100000
#define N_DAYS 30
#define N_WEEKS 52
#define N_MONTHS 12
#define N_TIMES 5
#define PIECE 900
#define GROUP 90
#define GOAL_READ 1000 /* milliseconds, on a worker */
#define GOAL_COMPUTE 250

typedef struct
{
  HutStore *store;
  HutStaging *staging;
  HutWrite *write;
  guint n_piece;
  HutTime now;
  HutOffice *office;
  HutReader *reader;
} Street;

/* ---- Made up ---- */

static gboolean
hand_over (Street *street, GError **error)
{
  HutWrite *write = g_steal_pointer (&street->write);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_refusal_free);

  street->n_piece = 0;
  if (write != NULL && !hut_staging_add (street->staging, write, refused, error))
    return FALSE;
  if (refused->len == 0)
    return TRUE;
  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED, "%s: %s",
               ((HutRefusal *)refused->pdata[0])->field, ((HutRefusal *)refused->pdata[0])->why);
  return FALSE;
}

/* Takes over @record. */
static gboolean
put (Street *street, HutRecord *record, GError **error)
{
  if (street->write == NULL)
    street->write = hut_write_new (HUT_WRITE_IMPORT);
  if (street->n_piece % GROUP == 0)
    hut_write_begin_group (street->write);
  hut_write_create (street->write, record);
  return ++street->n_piece < PIECE || hand_over (street, error);
}

/* Of one lane, person or time among many. */
static HutUid
person_of (guint n)
{
  g_autofree char *key = g_strdup_printf ("bench person %u", n);

  return hut_uid_from_key (HUT_DEMO_STREET, hut_kind_person.name, key);
}

static HutRecord *
new_record (const HutKind *kind, guint lane, const HutUid *person)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (kind, &id, NULL);
  g_autofree char *code = g_strdup_printf ("L%03u", lane);

  if (kind != &hut_kind_lane)
    hut_record_set_text (record, "lane", code);
  else
    hut_record_set_text (record, "code", code);
  if (person != NULL)
    hut_record_set (record, "person", hut_value_uid (person));
  return record;
}

static gboolean
add_role (Street *street, guint lane, guint person, const char *code, GError **error)
{
  HutUid id = person_of (person);
  HutRecord *role = new_record (&hut_kind_role, lane, &id);

  hut_record_set_text (role, "code", code);
  hut_record_set_int (role, "from", street->now - 400 * HUT_TIME_DAY);
  return put (street, role, error);
}

static gboolean
add_people (Street *street, GError **error)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      HutUid id = person_of (i);
      HutRecord *person = hut_record_new (&hut_kind_person, &id, NULL);
      g_autofree char *name = g_strdup_printf ("居民%u", i);

      hut_record_set_text (person, "name", name);
      if (!put (street, person, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_patrols (Street *street, guint lane, GError **error)
{
  const char *stream = hut_store_get_stream (street->store);

  for (guint day = 1; day <= N_DAYS; day++)
    {
      HutUid person = person_of (N_LANES + lane * N_STEWARDS + day % N_STEWARDS);
      HutRecord *patrol = new_record (&hut_kind_patrol, lane, &person);
      HutTime began = street->now - day * HUT_TIME_DAY;

      hut_record_set_int (patrol, "began_at", began);
      hut_record_set_int (patrol, "ended_at", began + HUT_TIME_HOUR);
      hut_record_set_int (patrol, "at", street->now);
      patrol->id = hut_patrol_id (stream, hut_roster_place (patrol), &person, began);
      if (!put (street, patrol, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_checks (Street *street, guint lane, GError **error)
{
  HutUid chief = person_of (lane);

  for (guint week = 1; week <= N_WEEKS; week++)
    {
      HutRecord *check = new_record (&hut_kind_lane_check, lane, &chief);

      hut_record_set_int (check, "at", street->now - week * 7 * HUT_TIME_DAY);
      hut_record_set_text (check, "items", "{}");
      if (!put (street, check, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_ratings (Street *street, guint lane, GError **error)
{
  static const char *const subjects[] = { "enforcement", "cleaning", "greening", "steward" };
  const char *stream = hut_store_get_stream (street->store);
  gint64 today = hut_time_day_number (street->now, hut_time_zone (NULL));
  HutUid chief = person_of (lane);

  for (guint i = 0; i < N_MONTHS * G_N_ELEMENTS (subjects); i++)
    {
      g_autofree char *month =
          hut_month_code (hut_month_first_day (today, -(int)(i / G_N_ELEMENTS (subjects)), NULL));
      const char *subject = subjects[i % G_N_ELEMENTS (subjects)];
      HutRecord *rating = new_record (&hut_kind_rating, lane, &chief);

      hut_record_set_text (rating, "month", month);
      hut_record_set_text (rating, "subject", subject);
      hut_record_set_int (rating, "score", 4);
      rating->id = hut_rating_id (stream, hut_record_get_text (rating, "lane"), month, subject,
                                  NULL, &chief);
      if (!put (street, rating, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_lane (Street *street, guint lane, GError **error)
{
  HutRecord *record = new_record (&hut_kind_lane, lane, NULL);
  g_autofree char *name = g_strdup_printf ("第%u巷", lane + 1);

  hut_record_set_text (record, "name", name);
  if (!put (street, record, error) || !add_role (street, lane, lane, "lane-chief", error))
    return FALSE;
  for (guint i = 0; i < N_STEWARDS; i++)
    if (!add_role (street, lane, N_LANES + lane * N_STEWARDS + i, "steward", error))
      return FALSE;
  return add_patrols (street, lane, error) && add_checks (street, lane, error) &&
         add_ratings (street, lane, error);
}

static gboolean
fill (Street *street, GError **error)
{
  gboolean filled;

  street->staging = hut_staging_begin (street->store, error);
  filled = street->staging != NULL && add_people (street, error);
  for (guint lane = 0; filled && lane < N_LANES; lane++)
    filled = add_lane (street, lane, error);
  filled = filled && hand_over (street, error);
  g_clear_pointer (&street->write, hut_write_free);
  if (filled)
    return hut_staging_finish (g_steal_pointer (&street->staging), error);
  g_clear_pointer (&street->staging, hut_staging_cancel);
  return FALSE;
}

/* ---- Measured ---- */

static void
add_time (GArray *times, gint64 start)
{
  double time = hut_bench_ms_since (start);

  g_array_append_val (times, time);
}

/* What the pages of ratings and of the schedule ask, and what they make of it. */
static gboolean
measure (Street *street, GArray *read, GArray *ratings, GArray *schedule, GError **error)
{
  GTimeZone *zone = hut_office_get_zone (street->office);
  HutCalendar *calendar = hut_office_get_calendar (street->office);
  gint64 today = hut_time_day_number (street->now, zone);
  const HutRosterAsk ask = { .from = street->now - N_DAYS * HUT_TIME_DAY,
                             .until = street->now + HUT_TIME_DAY };
  g_autofree char *month = hut_time_format (street->now, zone, "%Y-%m");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  HutRosterMeasures measures;

  hut_roster_measures_of (street->office, &measures);
  for (guint i = 0; i < N_TIMES; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (HutRoster) roster = hut_reader_roster (street->reader, &ask, error);
      g_autoptr (HutRosterPeople) people =
          roster != NULL ? hut_reader_roster_people (street->reader, roster, error) : NULL;
      g_autoptr (HutCoverage) coverage = NULL;
      g_autoptr (GPtrArray) chiefs = NULL, plan = NULL;

      if (people == NULL)
        return FALSE;
      add_time (read, start);
      start = g_get_monotonic_time ();
      coverage = hut_coverage_new (roster, &measures, calendar, zone, today, street->now);
      chiefs = hut_chief_records (roster, none, month, ask.from, ask.until);
      add_time (ratings, start);
      g_assert (chiefs->len == N_LANES);
      start = g_get_monotonic_time ();
      plan = hut_shift_plan_propose (roster, people->available, &measures, calendar, zone, today,
                                     today, today + N_DAYS);
      add_time (schedule, start);
      g_assert (plan->len > N_LANES);
    }
  return TRUE;
}

static gboolean
measure_street (HutBench *bench, Street *street, GError **error)
{
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ratings = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) schedule = g_array_new (FALSE, FALSE, sizeof (double));

  if (!fill (street, error) || !measure (street, read, ratings, schedule, error))
    return FALSE;
  hut_bench_add (bench, "lanes read", "ms", hut_bench_median (read), GOAL_READ);
  hut_bench_add (bench, "  ratings", "ms", hut_bench_median (ratings), GOAL_COMPUTE);
  hut_bench_add (bench, "  schedule", "ms", hut_bench_median (schedule), GOAL_COMPUTE);
  return TRUE;
}

gboolean
hut_bench_lanes (HutBench *bench, GError **error)
{
  g_autofree char *db = g_build_filename (bench->dir, "lanes.db", NULL);
  Street street = { .now = hut_time_now () };
  gboolean measured = FALSE;

  if (!hut_store_create (db, HUT_DEMO_STREET, NULL, error))
    return FALSE;
  street.store = hut_store_open (db, error);
  street.reader = street.store != NULL ? hut_reader_new (street.store, error) : NULL;
  if (street.reader != NULL)
    {
      street.office = hut_store_dup_office (street.store);
      measured = measure_street (bench, &street, error);
      hut_office_unref (street.office);
    }
  g_clear_pointer (&street.reader, hut_reader_free);
  if (street.store != NULL)
    hut_store_close (street.store);
  return measured;
}
