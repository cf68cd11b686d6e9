/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Periods by name. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-rate-span.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *label;
} spans[HUT_N_SPANS] = {
  [HUT_SPAN_THIS_MONTH] = { "this-month", N_ ("This month") },
  [HUT_SPAN_LAST_MONTH] = { "last-month", N_ ("Last month") },
  [HUT_SPAN_THIS_WEEK] = { "this-week", N_ ("This week") },
  [HUT_SPAN_LAST_WEEK] = { "last-week", N_ ("Last week") },
  [HUT_SPAN_THIS_QUARTER] = { "this-quarter", N_ ("This quarter") },
  [HUT_SPAN_THIS_YEAR] = { "this-year", N_ ("This year") },
};

const char *
hut_rate_span_name (HutRateSpan span)
{
  g_return_val_if_fail (span < HUT_N_SPANS, NULL);

  return spans[span].name;
}

gboolean
hut_rate_span_find (const char *name, HutRateSpan *span)
{
  for (guint i = 0; name != NULL && i < HUT_N_SPANS; i++)
    if (g_str_equal (spans[i].name, name))
      {
        *span = (HutRateSpan)i;
        return TRUE;
      }
  return FALSE;
}

const char *
hut_rate_span_label (HutRateSpan span)
{
  g_return_val_if_fail (span < HUT_N_SPANS, NULL);

  return _ (spans[span].label);
}

static HutRatePeriod
week (const HutRateRules *rules, HutTime now, int weeks, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autoptr (GDateTime) day = g_date_time_to_timezone (utc, zone);
  int monday = 1 - g_date_time_get_day_of_week (day) + 7 * weeks;

  return (HutRatePeriod){ hut_time_day_start (now, zone, monday),
                          hut_time_day_start (now, zone, monday + 7), rules->counted };
}

/* The first day of @month of @year, from 1; 13 is the first of the next. */
static HutTime
month_start (int year, int month, GTimeZone *zone)
{
  g_autoptr (GDateTime) first =
      g_date_time_new (zone, year + (month - 1) / 12, (month - 1) % 12 + 1, 1, 0, 0, 0);

  return hut_time_day_start (g_date_time_to_unix (first) * G_USEC_PER_SEC, zone, 0);
}

/* The @months of the calendar that @now is in: 3 of them are its quarter, 12 its year. */
static HutRatePeriod
this_part (const HutRateRules *rules, HutTime now, int months, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autoptr (GDateTime) day = g_date_time_to_timezone (utc, zone);
  int year = g_date_time_get_year (day);
  int first = (g_date_time_get_month (day) - 1) / months * months + 1;

  return (HutRatePeriod){ month_start (year, first, zone), month_start (year, first + months, zone),
                          rules->counted };
}

HutRatePeriod
hut_rate_span_period (HutRateSpan span, const HutRateRules *rules, HutTime now, GTimeZone *zone)
{
  switch (span)
    {
    case HUT_SPAN_LAST_MONTH:
      return hut_rate_rules_month (rules, now, -1, zone);
    case HUT_SPAN_THIS_WEEK:
      return week (rules, now, 0, zone);
    case HUT_SPAN_LAST_WEEK:
      return week (rules, now, -1, zone);
    case HUT_SPAN_THIS_QUARTER:
      return this_part (rules, now, 3, zone);
    case HUT_SPAN_THIS_YEAR:
      return this_part (rules, now, 12, zone);
    case HUT_SPAN_THIS_MONTH:
    case HUT_N_SPANS:
    default:
      return hut_rate_rules_month (rules, now, 0, zone);
    }
}
