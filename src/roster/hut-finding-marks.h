/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands below a photograph of a finding: whether it shows what was before or after. It
 * activates attachments.date (ss: uid, "before", "after" or ""). Main thread. */
#define HUT_TYPE_FINDING_MARKS (hut_finding_marks_get_type ())
G_DECLARE_FINAL_TYPE (HutFindingMarks, hut_finding_marks, HUT, FINDING_MARKS, GtkWidget)

GtkWidget *hut_finding_marks_new (void);
void hut_finding_marks_show (HutFindingMarks *self, const HutRecord *attachment);

G_END_DECLS
