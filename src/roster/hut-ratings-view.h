/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What lane chiefs say of those who work in their lanes, and what is missing. A view of
 * HutRosterPage.
 */
#define HUT_TYPE_RATINGS_VIEW (hut_ratings_view_get_type ())
G_DECLARE_FINAL_TYPE (HutRatingsView, hut_ratings_view, HUT, RATINGS_VIEW, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_ratings_view_set_browser (HutRatingsView *self, HutCaseBrowser *browser);

/* Saves the ratings that are chosen, where lanes are rated. */
void hut_ratings_view_step (HutRatingsView *self);

/* Whether it shows what it was asked for, or why that cannot be read. */
gboolean hut_ratings_view_is_filled (HutRatingsView *self);

G_END_DECLS
