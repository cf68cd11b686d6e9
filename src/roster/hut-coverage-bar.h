/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which month a page is about: back, forward, and to the present one. Main thread.
 *
 * Signal: changed: another one was chosen. */
#define HUT_TYPE_COVERAGE_BAR (hut_coverage_bar_get_type ())
G_DECLARE_FINAL_TYPE (HutCoverageBar, hut_coverage_bar, HUT, COVERAGE_BAR, GtkWidget)

/* The month that is chosen, at @now: the number of its first day, and how many it has; the bar
 * names it from now on. */
gint64 hut_coverage_bar_take (HutCoverageBar *self, HutTime now, GTimeZone *zone, guint *n_days);

/* How many months after the present one it is; without the signal. */
void hut_coverage_bar_set_months (HutCoverageBar *self, int months);
int hut_coverage_bar_get_months (HutCoverageBar *self);

/* "2026-11" of a day by its number. Free with g_free(). */
char *hut_coverage_month_code (gint64 day);

G_END_DECLS
