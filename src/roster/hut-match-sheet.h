/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-entries-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A match: what was brought together with its score and reasons, and the four two-way steps, each
 * ticked by both sides. Main thread.
 *
 * It activates entries.tick (s: "collected/need"), entries.untick (s: "need"), entries.drop,
 * entries.resume, entries.link, entries.back, which whoever shows it installs, and
 * roster.show-entry, roster.show-person. */
#define HUT_TYPE_MATCH_SHEET (hut_match_sheet_get_type ())
G_DECLARE_FINAL_TYPE (HutMatchSheet, hut_match_sheet, HUT, MATCH_SHEET, GtkWidget)

/* Copies what it shows. */
void hut_match_sheet_show (HutMatchSheet *self, const HutMatchShown *shown,
                           const HutMatchMeasures *measures);

/* "collected/need" as a step and a side; FALSE where it is none. */
gboolean hut_match_sheet_parse (const char *target, HutMatchStep *step, HutMatchSide *side);

G_END_DECLS
