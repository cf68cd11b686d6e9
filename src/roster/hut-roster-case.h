/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record-plan.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a finding or an opinion becomes a case. Main thread. */

/* The lane that @origin (a finding, a visit) names; NULL: none. By index. Owned. */
HutRecord *hut_roster_case_lane (HutCaseBrowser *browser, const HutRecord *origin);

/* The uid of the case that @plan makes; nil: it makes none. */
HutUid hut_roster_case_of (const HutRecordPlan *plan);

/* A HutPageWritten: goes to the case @id. */
void hut_roster_case_show (GtkWidget *widget, const HutUid *id);

G_END_DECLS
