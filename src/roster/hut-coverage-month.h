/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 覆盖: the calendar of a month, lanes down and days across, by patrols that were done; and of the
 * day that is looked at the figures, the gaps, the vacancies and who was in two places at once.
 * Actions: coverage.again. */
#define HUT_TYPE_COVERAGE_MONTH (hut_coverage_month_get_type ())
G_DECLARE_FINAL_TYPE (HutCoverageMonth, hut_coverage_month, HUT, COVERAGE_MONTH, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_coverage_month_set_browser (HutCoverageMonth *self, HutCaseBrowser *browser);

gboolean hut_coverage_month_is_filled (HutCoverageMonth *self);

G_END_DECLS
