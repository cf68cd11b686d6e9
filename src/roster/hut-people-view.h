/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The people of the roster: a list and the page of one. A view of HutRosterPage.
 */
#define HUT_TYPE_PEOPLE_VIEW (hut_people_view_get_type ())
G_DECLARE_FINAL_TYPE (HutPeopleView, hut_people_view, HUT, PEOPLE_VIEW, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_people_view_set_browser (HutPeopleView *self, HutCaseBrowser *browser);

/* Shows the person @id, in the list or not yet. */
void hut_people_view_show (HutPeopleView *self, const HutUid *id);

/* Whether it shows what it was asked for, or why that cannot be read. */
gboolean hut_people_view_is_filled (HutPeopleView *self);

G_END_DECLS
