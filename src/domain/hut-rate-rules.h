/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-office.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How the three rates are counted: the rule `rates` of the office (data/rules/office.json), which
 * is data since every city does it its own way:
 *
 *   {"month_first_day":1,"counted_by":"call-back","preset":"equal",
 *    "grades":{"full":1,"very-satisfied":1,...},
 *    "presets":[{"name":"equal","response":1,"resolution":1,"satisfaction":1},...]} */

typedef enum
{
  HUT_RATE_RESPONSE,     /* 响应率 */
  HUT_RATE_RESOLUTION,   /* 解决率 */
  HUT_RATE_SATISFACTION, /* 满意率 */
  HUT_N_RATES,
} HutRate;

/* "response", "resolution", "satisfaction". */
const char *hut_rate_name (HutRate rate);

#define HUT_N_GRADES 5

/* Codes of the field `satisfaction`, the best first; and the place of one, or -1. */
extern const char *const hut_rate_grades[HUT_N_GRADES];
int hut_rate_grade (const char *code);

/* Which time of a case says to which period it belongs. */
typedef enum
{
  HUT_RATES_BY_CALL_BACK, /* when it was called back */
  HUT_RATES_BY_DISPATCH,  /* when it was dispatched to us, else received */
} HutRatesCounted;

typedef struct
{
  char *name;
  int weights[HUT_N_RATES]; /* hundredths that add up to 100; or three equal numbers */
} HutRatePreset;

typedef struct
{
  int month_first_day; /* 1 to 28 */
  HutRatesCounted counted;
  int full;                 /* what the best grade weighs: 1 to 1000 */
  int grades[HUT_N_GRADES]; /* none more than the one before */
  GPtrArray *presets;       /* HutRatePreset, one at least */
  guint preset;             /* the one that is used where none is named */
} HutRateRules;

/* HUT_DOMAIN_ERROR_MALFORMED says what is wrong, translated. */
HutRateRules *hut_rate_rules_new (JsonNode *value, GError **error);
HutRateRules *hut_rate_rules_copy (const HutRateRules *rules);
void hut_rate_rules_free (HutRateRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRateRules, hut_rate_rules_free)

/* The rule of @office, never NULL: the rules of an office are checked when they are read. */
HutRateRules *hut_rate_rules_of (HutOffice *office);

/* The preset @name, with NULL the one that is used by default; NULL where there is none of that
 * name. Owned by the rules. */
const HutRatePreset *hut_rate_rules_find (const HutRateRules *rules, const char *name);

/* From the first instant up to, not including, the last. */
typedef struct
{
  HutTime from;
  HutTime until;
  HutRatesCounted counted;
} HutRatePeriod;

/* The assessment month that @time falls in, @months later (or earlier): from the rule's first day
 * to the day before it in the next month. */
HutRatePeriod hut_rate_rules_month (const HutRateRules *rules, HutTime time, int months,
                                    GTimeZone *zone);

/* From the day of @from to the day of @to, both included. */
HutRatePeriod hut_rate_rules_days (const HutRateRules *rules, HutTime from, HutTime to,
                                   GTimeZone *zone);

/* What @period is compared with: of an assessment month the one before, of a calendar year the one
 * before, else as many days before it. */
HutRatePeriod hut_rate_rules_before (const HutRateRules *rules, const HutRatePeriod *period,
                                     GTimeZone *zone);

G_END_DECLS
