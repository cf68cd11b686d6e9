/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"

G_BEGIN_DECLS

/* The templates of the occasions, and what the office watches (DOMAIN 3): the rule `whistle`
 * (data/rules/office.json), minutes but for the gauge:
 *
 *   {"demand_answer":240,"demand_arrive":1440,"key_work_answer":...,"key_work_arrive":...,
 *    "joint_enforcement_answer":...,"joint_enforcement_arrive":...,"emergency_answer":10,
 *    "emergency_arrive":30,"remind_before":10,"gauge_low":5,"gauge_high":100}
 *
 * An emergency is on the spot in 30 minutes (practice, Pinggu); of the others who blows decides,
 * and these only stand in the form. */
typedef struct
{
  int answer; /* minutes to the answer, 1 to 10080 */
  int arrive; /* minutes to be on the spot, answer to 43200 */
} HutWhistleTemplate;

typedef struct
{
  HutWhistleTemplate templates[4]; /* in the order of hut_codes_occasion */
  int remind_before;               /* minutes before a time that is set, 0 to 1440 */
  int gauge_low, gauge_high; /* whistles per 1000 cases: below, the mechanism sleeps; above, the
                                daily one is broken. 0 to 1000 */
} HutWhistleTimes;

/* HUT_DOMAIN_ERROR_MALFORMED (translated) names the member that cannot be read. */
gboolean hut_whistle_times_read (HutWhistleTimes *times, JsonNode *value, GError **error);

/* Those of the office as they stand. */
void hut_whistle_times_of (HutOffice *office, HutWhistleTimes *times);

/* The template of @occasion (a code); of an unknown one the first. */
const HutWhistleTemplate *hut_whistle_template (const HutWhistleTimes *times, const char *occasion);

G_END_DECLS
