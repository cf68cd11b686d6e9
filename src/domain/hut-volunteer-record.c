/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Hours, points and stars. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-volunteer-record.h"

typedef struct
{
  HutTime from, until;
} Span;

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *first = a, *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  return first->until < second->until ? -1 : first->until > second->until;
}

static gboolean
is_of (const HutRecord *record, const HutUid *person, const char *when, HutTime from, HutTime until)
{
  HutUid of = hut_roster_uid (record, "person");
  HutTime at = hut_record_get_int (record, when, 0);

  return hut_uid_equal (&of, person) && at >= from && at < until;
}

/* When a service without times was: by when it was entered. */
static const char *
when_of (const HutRecord *service)
{
  return hut_record_get (service, "began_at")->type != HUT_VALUE_NONE ? "began_at" : "at";
}

/* The time that is in any of @spans, and what is in more than one. */
static void
add_spans (GArray *spans, HutTime *all, HutTime *twice)
{
  HutTime reached = G_MININT64;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);
      HutTime fresh = MAX (span->from, reached);

      if (span->until > fresh)
        *all += span->until - fresh;
      if (fresh > span->from)
        *twice += MIN (span->until, fresh) - span->from;
      reached = MAX (reached, span->until);
    }
}

static void
count_hours (HutVolunteerRecord *record, GPtrArray *services, const HutUid *person, HutTime from,
             HutTime until)
{
  g_autoptr (GPtrArray) standing = hut_roster_standing (services);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  HutTime all = 0, twice = 0;

  for (guint i = 0; i < standing->len; i++)
    {
      const HutRecord *service = standing->pdata[i];
      Span span = { hut_record_get_int (service, "began_at", 0),
                    hut_record_get_int (service, "ended_at", 0) };

      if (!is_of (service, person, when_of (service), from, until))
        continue;
      if (hut_record_get (service, "began_at")->type != HUT_VALUE_NONE && span.until > span.from)
        g_array_append_val (spans, span);
      else if (g_strcmp0 (hut_record_get_text (service, "how"), "certified") == 0)
        record->minutes += MAX (hut_record_get_int (service, "minutes", 0), 0);
    }
  add_spans (spans, &all, &twice);
  record->minutes += all / HUT_TIME_MINUTE;
  record->overlap_minutes = twice / HUT_TIME_MINUTE;
}

static void
count_stars (HutVolunteerRecord *record, const HutRosterMeasures *measures)
{
  while (record->stars < G_N_ELEMENTS (measures->stars) &&
         record->minutes >= (gint64)measures->stars[record->stars] * 60)
    record->stars++;
  if (record->stars < G_N_ELEMENTS (measures->stars))
    record->next_star_minutes = (gint64)measures->stars[record->stars] * 60 - record->minutes;
}

static GHashTable *
ids_of (GPtrArray *records)
{
  GHashTable *ids = g_hash_table_new (hut_uid_hash, hut_uid_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (ids, &((HutRecord *)records->pdata[i])->id);
  return ids;
}

/* What was found on a patrol that did not take place, or was another's, is no merit. */
static guint
count_findings (GPtrArray *findings, GPtrArray *patrols, GPtrArray *standing, const HutUid *person,
                HutTime from, HutTime until)
{
  g_autoptr (GHashTable) all = ids_of (patrols);
  g_autoptr (GHashTable) stand = ids_of (standing);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const HutRecord *finding = findings->pdata[i];
      HutUid patrol = hut_roster_uid (finding, "patrol");

      n += is_of (finding, person, "at", from, until) &&
           g_strcmp0 (hut_record_get_text (finding, "state"), "done") == 0 &&
           (!g_hash_table_contains (all, &patrol) || g_hash_table_contains (stand, &patrol));
    }
  return n;
}

HutVolunteerRecord
hut_volunteer_record (const HutUid *person, GPtrArray *services, GPtrArray *patrols,
                      GPtrArray *findings, const HutRosterMeasures *measures, HutTime from,
                      HutTime until)
{
  g_autoptr (GPtrArray) standing = hut_roster_standing (patrols);
  HutVolunteerRecord record = { 0 };

  count_hours (&record, services, person, from, until);
  for (guint i = 0; i < standing->len; i++)
    record.n_patrols += is_of (standing->pdata[i], person, "began_at", from, until);
  record.n_findings = count_findings (findings, patrols, standing, person, from, until);
  record.points = (gint64)record.n_patrols * measures->points_patrol +
                  (gint64)record.n_findings * measures->points_finding +
                  record.minutes / 60 * measures->points_hour;
  count_stars (&record, measures);
  return record;
}
