/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-whistle-plan.h"

G_BEGIN_DECLS

/* What the plans of whistles have in common; for these files alone. */

/* Sets RULE with @why; FALSE. */
gboolean hut_whistle_refuse (GError **error, const char *why);

/* What a person typed, without what is around it; NULL where nothing is left. Numbers of telephones
 * in it are masked: it goes where callers are not known. */
char *hut_whistle_words (const char *text);

/* The name of @unit for people, where it is known; else its code. Owned by @acting or @unit. */
const char *hut_whistle_unit_name (const HutWhistleActing *acting, const char *unit);

/* Not ended, and this is the street's desktop (@street). */
gboolean hut_whistle_is_under_way (const HutWhistleActing *acting, const HutWhistle *whistle,
                                   gboolean street, GError **error);

/* The time of entry, and by how much the clock was set right for it. */
void hut_whistle_set_entered (HutRecord *record, const HutWhistleActing *acting);

/* A step of @whistle's log with its code, the time of entry and who entered it; owned by the plan.
 * @summons NULL: of the whistle itself. */
HutRecord *hut_whistle_plan_step (HutRecordPlan *plan, const HutWhistleActing *acting,
                                  const HutUid *whistle, const HutRecord *summons,
                                  const char *code);

G_END_DECLS
