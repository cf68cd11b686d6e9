/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Patrols, what they found and what became of it, and visits. A view of HutRosterPage.
 */
#define HUT_TYPE_PATROLS_VIEW (hut_patrols_view_get_type ())
G_DECLARE_FINAL_TYPE (HutPatrolsView, hut_patrols_view, HUT, PATROLS_VIEW, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_patrols_view_set_browser (HutPatrolsView *self, HutCaseBrowser *browser);

/* The next step of what is shown, by the window's key: a patrol that is typed is saved. */
void hut_patrols_view_step (HutPatrolsView *self);

/* Whether it shows what it was asked for, or why that cannot be read. */
gboolean hut_patrols_view_is_filled (HutPatrolsView *self);

G_END_DECLS
