/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rate-rules.h"

G_BEGIN_DECLS

/* Periods that people ask for by name. */
typedef enum
{
  HUT_SPAN_THIS_MONTH, /* the assessment month, by the rule's first day */
  HUT_SPAN_LAST_MONTH,
  HUT_SPAN_THIS_WEEK, /* from Monday to Sunday */
  HUT_SPAN_LAST_WEEK,
  HUT_SPAN_THIS_QUARTER, /* of the calendar, as the year */
  HUT_SPAN_THIS_YEAR,
  HUT_N_SPANS,
} HutRateSpan;

/* "this-month"; and the span of a name: FALSE where there is none. */
const char *hut_rate_span_name (HutRateSpan span);
gboolean hut_rate_span_find (const char *name, HutRateSpan *span);

/* "This month", translated. Static. */
const char *hut_rate_span_label (HutRateSpan span);

/* The period that @span is at @now, whole: also what of it lies ahead. */
HutRatePeriod hut_rate_span_period (HutRateSpan span, const HutRateRules *rules, HutTime now,
                                    GTimeZone *zone);

G_END_DECLS
