/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-warning-brief.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A season of the calendar: when, what people call about, what earlier years say, and what to do
 * beforehand; accepted as a task by warning.accept, see hut-warning-row.h. */
#define HUT_TYPE_SEASON_ROW (hut_season_row_get_type ())
G_DECLARE_FINAL_TYPE (HutSeasonRow, hut_season_row, HUT, SEASON_ROW, GtkListBoxRow)

GtkWidget *hut_season_row_new (const HutSeasonLine *line, HutTime now);

G_END_DECLS
