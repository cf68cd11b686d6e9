/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-checklist.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a patrol found, line by line; there is always one to be filled in. Enter on a line goes to
 * the next, which is made; on one without words it says that all are there. Main thread.
 *
 * Signal: finished (). */
#define HUT_TYPE_PATROL_FINDINGS (hut_patrol_findings_get_type ())
G_DECLARE_FINAL_TYPE (HutPatrolFindings, hut_patrol_findings, HUT, PATROL_FINDINGS, GtkWidget)

/* What its items are chosen from; NULL: the office has no check-list. It stays until another is
 * set. What was typed stays too. */
void hut_patrol_findings_set_checklist (HutPatrolFindings *self, const HutChecklist *checklist);

/* Begins anew. */
void hut_patrol_findings_clear (HutPatrolFindings *self);

/* Another line, which gets the keyboard. */
void hut_patrol_findings_add (HutPatrolFindings *self);

/* Those that say something: owned array of HutRecord of kind finding. */
GPtrArray *hut_patrol_findings_dup (HutPatrolFindings *self);

G_END_DECLS
