/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the whistles of a period say: the gauge with its two walls, the scorecard of each unit that
 * was called, and the ledger of accountability. A figure opens to the whistles behind it by the
 * action whistles.show-figure, an entry to its whistle. It scores units, and never streets.
 *
 * Actions: scores.print, scores.again. */
#define HUT_TYPE_SCORES_PAGE (hut_scores_page_get_type ())
G_DECLARE_FINAL_TYPE (HutScoresPage, hut_scores_page, HUT, SCORES_PAGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_scores_page_set_browser (HutScoresPage *self, HutCaseBrowser *browser);

/* Whether it shows what it was asked for, or why that cannot be read. */
gboolean hut_scores_page_is_filled (HutScoresPage *self);

G_END_DECLS
