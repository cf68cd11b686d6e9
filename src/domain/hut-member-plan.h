/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record-plan.h"

G_BEGIN_DECLS

/* What people do with the roll of a body (DOMAIN 4). On it a member is the one with a number, or,
 * without one, the one of a name and a household: a list that comes again changes, and does not
 * double. Errors are HUT_DOMAIN_ERROR_RULE, translated. Pure. */

/* The member's name on the roll of @body, or NULL where nothing names it. Free with g_free(). */
char *hut_member_key (const HutUid *body, const HutRecord *member);

/* The uid that a new member of that name gets on every machine. */
HutUid hut_member_id (const char *stream, const char *key);

/* Whether @said (a record of kind member) can stand on a roll. */
gboolean hut_member_check (const HutRecord *said, GError **error);

/* @kept with what @said says; what @said leaves open stays. For lists, which do not know all. */
HutRecord *hut_member_merge (const HutRecord *kept, const HutRecord *said);

/* A new member of @body with what @said says, which gets the uid of @said. @members: those that
 * are on the roll, of which none may be named so. */
HutRecordPlan *hut_member_plan_add (const HutUid *body, GPtrArray *members, const HutRecord *said,
                                    GError **error);

/* @said: the member with what was changed of it. */
HutRecordPlan *hut_member_plan_edit (const HutRecord *kept, GPtrArray *members,
                                     const HutRecord *said, GError **error);

/* He is struck off the roll; what he took part in stays on record. */
HutRecordPlan *hut_member_plan_void (const HutRecord *kept, const char *reason, GError **error);

/* An area as people write it ("89.5", "1,234.56 m²") in 0.01 m². FALSE where it is none, has more
 * than two decimals or leaves 64 bits. */
gboolean hut_member_read_area (const char *text, gint64 *area);

G_END_DECLS
