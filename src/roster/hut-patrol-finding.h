/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-checklist.h"
#include "domain/hut-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One thing that a patrol found, as a line to be filled in: words, item of the check-list, which
 * way it goes, what was done on the spot. Main thread.
 *
 * Signals: next (): Enter was pressed in one of its entries; removed (): its button was. */
#define HUT_TYPE_PATROL_FINDING (hut_patrol_finding_get_type ())
G_DECLARE_FINAL_TYPE (HutPatrolFinding, hut_patrol_finding, HUT, PATROL_FINDING, GtkWidget)

GtkWidget *hut_patrol_finding_new (void);

/* What the item is chosen from; NULL: the office has no check-list. What was chosen stays. */
void hut_patrol_finding_set_checklist (HutPatrolFinding *self, const HutChecklist *checklist);

/* Its controls are named by its number, from 1. */
void hut_patrol_finding_set_number (HutPatrolFinding *self, guint number);

/* What it says as a new record of kind finding; NULL where no words are there. */
HutRecord *hut_patrol_finding_dup (HutPatrolFinding *self);

G_END_DECLS
