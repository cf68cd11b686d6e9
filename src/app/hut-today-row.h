/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A case on Today: what, then where and which kind; at the right how long it still has. Entering
 * it, or its own action row.open, activates app.show-case. */
#define HUT_TYPE_TODAY_ROW (hut_today_row_get_type ())
G_DECLARE_FINAL_TYPE (HutTodayRow, hut_today_row, HUT, TODAY_ROW, GtkListBoxRow)

/* @community: its name, or NULL. Nothing is kept of @row but its uid. */
GtkWidget *hut_today_row_new (const HutCaseRow *row, const char *community, HutTime now,
                              GTimeZone *zone);

const HutUid *hut_today_row_get_id (HutTodayRow *self);

G_END_DECLS
