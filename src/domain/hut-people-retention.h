/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "domain/hut-roster-plan.h"

G_BEGIN_DECLS

/* What is personal of who left is not kept longer than it is needed (personal information law, 19
 * and 47): so many days after leaving (rule `retention`) it is due, and somebody wipes it. What a
 * person did stays: services are records that the volunteer regulation asks for, and hang on the
 * name. */
typedef struct
{
  int people_days; /* days after leaving, 0 to 36500 */
} HutRetention;

/* HUT_DOMAIN_ERROR_MALFORMED (translated) names the member that cannot be read. */
gboolean hut_retention_read (HutRetention *retention, JsonNode *value, GError **error);

/* Of the office as it stands; NULL: as shipped. */
void hut_retention_of (HutOffice *office, HutRetention *retention);

/* Who left before this time is due at @now. */
HutTime hut_retention_before (const HutRetention *retention, HutTime now);

/* Whether @field of a person is wiped: telephone, identity number, home address, skills, free days,
 * consent, and the note. */
gboolean hut_person_field_is_wiped (const char *field);

/* Wipes these of @kept, and notes the day; the name, the unit, the community and the volunteer
 * number, by which hours are certified, stay. Refused where the person has not left, or is not due.
 */
HutRecordPlan *hut_person_plan_wipe (const HutRosterActing *acting, const HutRecord *kept,
                                     const HutRetention *retention, GError **error);

G_END_DECLS
