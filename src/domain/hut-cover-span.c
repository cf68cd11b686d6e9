/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Coverage of many days. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-cover-span.h"

/* The time of one in a lane or grid. */
typedef struct
{
  const char *person;
  HutTime from, until;
} Held;

typedef struct
{
  HutCoverSpan *span;
  const HutRosterMeasures *measures;
  GHashTable *places; /* code → place in lanes, plus one */
  GArray **held;      /* Held, of each lane */
  HutTime *starts;    /* of each day, and of the one after the last */
} Counting;

const HutCoverCell *
hut_cover_span_cell (const HutCoverSpan *span, guint lane, guint day)
{
  g_assert (lane < span->lanes->len && day < span->n_days);

  return &span->cells[lane * span->n_days + day];
}

/* Where the lane or grid of @record stands, or G_MAXUINT. */
static guint
place_of (const Counting *counting, const HutRecord *record)
{
  gboolean grid = counting->span->kind == &hut_kind_grid;
  const char *code = hut_record_get_text (record, grid ? "grid" : "lane");

  return code != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counting->places, code)) - 1
                      : G_MAXUINT;
}

static void
gather_lanes (Counting *counting, const HutRoster *roster)
{
  GPtrArray *lanes = counting->span->lanes;

  for (guint i = 0; i < roster->places->len; i++)
    {
      const HutRecord *place = roster->places->pdata[i];
      const char *code = hut_record_get_text (place, "code");

      if (place->kind != counting->span->kind || code == NULL)
        continue;
      g_ptr_array_add (lanes, (gpointer)place);
      g_hash_table_insert (counting->places, (gpointer)code, GUINT_TO_POINTER (lanes->len));
    }
}

static void
gather_people (Counting *counting, const HutRoster *roster)
{
  const char *wanted = counting->span->kind == &hut_kind_grid ? "grid-worker" : "steward";

  for (guint i = 0; i < roster->roles->len; i++)
    {
      const HutRecord *role = roster->roles->pdata[i];
      guint lane = place_of (counting, role);
      Held held = { hut_record_get_text (role, "person"),
                    hut_record_get_int (role, "from", G_MININT64),
                    hut_record_get_int (role, "until", G_MAXINT64) };

      if (lane == G_MAXUINT || held.person == NULL ||
          g_strcmp0 (hut_record_get_text (role, "code"), wanted) != 0)
        continue;
      if (counting->held[lane] == NULL)
        counting->held[lane] = g_array_new (FALSE, FALSE, sizeof (Held));
      g_array_append_val (counting->held[lane], held);
    }
}

static void
count_patrols (Counting *counting, const HutRoster *roster, GTimeZone *zone, HutTime now)
{
  HutCoverSpan *span = counting->span;
  g_autoptr (GPtrArray) patrols = hut_roster_standing (roster->patrols);
  HutTime end = MIN (counting->starts[span->n_days], now + 1);

  for (guint i = 0; i < patrols->len; i++)
    {
      HutTime began = hut_record_get_int (patrols->pdata[i], "began_at", 0);
      guint lane = place_of (counting, patrols->pdata[i]);

      if (lane != G_MAXUINT && began >= counting->starts[0] && began < end)
        span->cells[lane * span->n_days + (hut_time_day_number (began, zone) - span->first)]
            .n_patrols++;
    }
}

static guint
count_people (const GArray *held, HutTime from, HutTime until)
{
  guint n = 0;

  for (guint i = 0; held != NULL && i < held->len; i++)
    {
      const Held *one = &g_array_index (held, Held, i);
      gboolean counted = one->from >= until || one->until <= from;

      for (guint j = 0; !counted && j < i; j++)
        {
          const Held *other = &g_array_index (held, Held, j);

          counted = other->from < until && other->until > from &&
                    g_str_equal (other->person, one->person);
        }
      n += !counted;
    }
  return n;
}

static HutCover
judge (const Counting *counting, const HutCoverCell *cell, gboolean due)
{
  gboolean patrolled = !due || cell->n_patrols > 0;
  int least = counting->span->kind == &hut_kind_grid ? counting->measures->grid_workers
                                                     : counting->measures->stewards;

  if (cell->n_people < (guint)least)
    return patrolled ? HUT_COVER_TOO_FEW : HUT_COVER_BARE;
  if (!due && cell->n_patrols == 0)
    return HUT_COVER_RESTS;
  return patrolled ? HUT_COVER_COVERED : HUT_COVER_NO_PATROL;
}

static void
judge_lane (Counting *counting, guint lane)
{
  HutCoverSpan *span = counting->span;

  for (guint day = 0; day < span->n_days; day++)
    {
      HutCoverCell *cell = &span->cells[lane * span->n_days + day];

      cell->n_people =
          count_people (counting->held[lane], counting->starts[day], counting->starts[day + 1]);
      cell->cover = judge (counting, cell, span->due[day]);
    }
  g_clear_pointer (&counting->held[lane], g_array_unref);
}

HutCoverSpan *
hut_cover_span_new (const HutRoster *roster, const HutKind *kind, const HutRosterMeasures *measures,
                    HutCalendar *calendar, GTimeZone *zone, gint64 first, guint n_days, HutTime now)
{
  HutCoverSpan *span = g_new0 (HutCoverSpan, 1);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree HutTime *starts = g_new (HutTime, n_days + 1);
  g_autofree GArray **held = NULL;
  Counting counting = { .span = span, .measures = measures, .places = places, .starts = starts };

  *span = (HutCoverSpan){ .kind = kind,
                          .first = first,
                          .n_days = n_days,
                          .today = hut_time_day_number (now, zone),
                          .lanes = g_ptr_array_new (),
                          .due = g_new (gboolean, n_days) };
  for (guint day = 0; day <= n_days; day++)
    starts[day] = hut_roster_day_start (first + day, zone);
  for (guint day = 0; day < n_days; day++)
    {
      HutDayKind of_day = hut_calendar_numbered_day (calendar, first + day, NULL);

      span->due[day] =
          !measures->working_days || of_day == HUT_DAY_WORKING || of_day == HUT_DAY_WORKING_WEEKEND;
    }
  gather_lanes (&counting, roster);
  held = counting.held = g_new0 (GArray *, span->lanes->len);
  span->cells = g_new0 (HutCoverCell, (gsize)span->lanes->len * n_days);
  gather_people (&counting, roster);
  count_patrols (&counting, roster, zone, now);
  for (guint lane = 0; lane < span->lanes->len; lane++)
    judge_lane (&counting, lane);
  return span;
}

void
hut_cover_span_free (HutCoverSpan *span)
{
  g_ptr_array_unref (span->lanes);
  g_free (span->due);
  g_free (span->cells);
  g_free (span);
}

gboolean
hut_cover_span_is_gap (const HutCoverSpan *span, guint lane, guint day)
{
  return span->first + day <= span->today && span->due[day] &&
         hut_cover_span_cell (span, lane, day)->n_patrols == 0;
}

HutCoverCount
hut_cover_span_count (const HutCoverSpan *span, guint day, guint n_days)
{
  HutCoverCount count = { 0 };

  for (guint d = day; d < MIN (day + n_days, span->n_days); d++)
    for (guint lane = 0; lane < span->lanes->len; lane++)
      if (span->due[d] && span->first + d <= span->today)
        {
          count.n_due++;
          count.n_done += !hut_cover_span_is_gap (span, lane, d);
        }
  return count;
}

gint64
hut_month_first_day (gint64 number, int months, guint *n_days)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (number * 24 * 60 * 60);
  int month = g_date_time_get_year (day) * 12 + g_date_time_get_month (day) - 1 + months;
  g_autoptr (GDateTime) first = g_date_time_new_utc (month / 12, month % 12 + 1, 1, 0, 0, 0);

  if (n_days != NULL)
    *n_days = g_date_get_days_in_month ((GDateMonth)(month % 12 + 1), (GDateYear)(month / 12));
  return g_date_time_to_unix (first) / (24 * 60 * 60);
}

char *
hut_month_code (gint64 number)
{
  return hut_time_format (number * HUT_TIME_DAY, hut_time_zone ("UTC"), "%Y-%m");
}
