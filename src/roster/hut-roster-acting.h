/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster-plan.h"
#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* Who acts on the roster here and now, for the plans of the domain; its texts are @browser's. Main
 * thread. */
HutRosterActing hut_roster_acting_of (HutCaseBrowser *browser);

/* hut_patrol_plan_add(), with what is on record here. Main thread. */
HutRecordPlan *hut_roster_plan_patrol (HutCaseBrowser *browser, const HutRosterActing *acting,
                                       const HutRecord *said, GPtrArray *findings, GError **error);

G_END_DECLS
