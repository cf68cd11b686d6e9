/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was covered, day by day, the gaps, and what is planned. A view of HutRosterPage.
 */
#define HUT_TYPE_COVERAGE_VIEW (hut_coverage_view_get_type ())
G_DECLARE_FINAL_TYPE (HutCoverageView, hut_coverage_view, HUT, COVERAGE_VIEW, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_coverage_view_set_browser (HutCoverageView *self, HutCaseBrowser *browser);

/* Whether it shows what it was asked for, or why that cannot be read. */
gboolean hut_coverage_view_is_filled (HutCoverageView *self);

G_END_DECLS
