/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "domain/hut-record-plan.h"

G_BEGIN_DECLS

/* What people do with the bodies that deliberate (DOMAIN 4). Each returns a plan of the caller's,
 * or NULL with HUT_DOMAIN_ERROR_RULE, translated, that says why not. Pure. */

/* A new body with what @said (a record of kind body) says of it. A body is made with a decision
 * rule that @office knows: what it decides, and whether at all, is the rule's. */
HutRecordPlan *hut_body_plan_add (const HutRecord *said, HutOffice *office, GError **error);

/* @said: the body with what was changed of it. */
HutRecordPlan *hut_body_plan_edit (const HutRecord *kept, const HutRecord *said, HutOffice *office,
                                   GError **error);

/* It deliberates no more; its meetings stay on record. */
HutRecordPlan *hut_body_plan_void (const HutRecord *kept, const char *reason, GError **error);

/* The decision rule that a body of the kind @kind (code) goes by on @day, where the person chose
 * none: the one of that kind that holds on it. NULL where none is known. Static. */
const char *hut_body_usual_rule (HutOffice *office, const char *kind, gint64 day);

G_END_DECLS
