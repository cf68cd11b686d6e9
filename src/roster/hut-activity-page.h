/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 岗位活动: posts to be filled and activities to take part in; of the one chosen who signed up, who
 * came, and their hours.
 * Actions: activities.new, activities.edit, activities.held, activities.cancel, activities.reopen,
 * activities.all-came, activities.again; of a sign-up by its uid: activities.came,
 * activities.absent, activities.withdraw, activities.person. */
#define HUT_TYPE_ACTIVITY_PAGE (hut_activity_page_get_type ())
G_DECLARE_FINAL_TYPE (HutActivityPage, hut_activity_page, HUT, ACTIVITY_PAGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_activity_page_set_browser (HutActivityPage *self, HutCaseBrowser *browser);

gboolean hut_activity_page_is_filled (HutActivityPage *self);

G_END_DECLS
