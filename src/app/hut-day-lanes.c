/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The lanes of the day, counted as the calendar of coverage counts them. On a worker. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-day-lanes.h"

#include "domain/hut-cover-span.h"
#include "store/hut-reader-roster.h"

/* The working day is over. */
#define EVENING (17 * HUT_TIME_HOUR)

void
hut_day_lanes_free (HutDayLanes *lanes)
{
  if (lanes == NULL)
    return;
  g_ptr_array_unref (lanes->bare);
  g_free (lanes);
}

static void
count (HutDayLanes *lanes, const HutCoverSpan *span)
{
  HutCoverCount of_day = hut_cover_span_count (span, 0, 1);

  lanes->n_lanes = span->lanes->len;
  lanes->n_due = of_day.n_due;
  lanes->n_done = of_day.n_done;
  for (guint i = 0; i < span->lanes->len; i++)
    {
      const HutRecord *lane = span->lanes->pdata[i];
      const char *name = hut_record_get_text (lane, "name");

      if (hut_cover_span_is_gap (span, i, 0))
        g_ptr_array_add (lanes->bare,
                         g_strdup (name != NULL ? name : hut_record_get_text (lane, "code")));
    }
}

HutDayLanes *
hut_day_lanes_read (HutReader *reader, HutOffice *office, HutTime now, GError **error)
{
  g_autoptr (HutDayLanes) lanes = g_new0 (HutDayLanes, 1);
  GTimeZone *zone = hut_office_get_zone (office);
  gint64 today = hut_time_day_number (now, zone);
  HutRosterAsk ask = { .from = hut_roster_day_start (today, zone),
                       .until = hut_roster_day_start (today + 1, zone) };
  g_autoptr (HutRoster) roster = NULL;
  g_autoptr (HutCoverSpan) span = NULL;
  HutRosterMeasures measures;

  lanes->bare = g_ptr_array_new_with_free_func (g_free);
  roster = hut_reader_roster (reader, &ask, error);
  if (roster == NULL)
    return NULL;
  hut_roster_measures_of (office, &measures);
  span = hut_cover_span_new (roster, &hut_kind_lane, &measures, hut_office_get_calendar (office),
                             zone, today, 1, now);
  count (lanes, span);
  lanes->day_over = now >= ask.from + EVENING;
  return g_steal_pointer (&lanes);
}
