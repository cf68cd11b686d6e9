/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Visits of shops, units and residents, and what became of what was heard. Main thread. */
#define HUT_TYPE_VISIT_LIST (hut_visit_list_get_type ())
G_DECLARE_FINAL_TYPE (HutVisitList, hut_visit_list, HUT, VISIT_LIST, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_visit_list_set_browser (HutVisitList *self, HutCaseBrowser *browser);
gboolean hut_visit_list_is_filled (HutVisitList *self);

G_END_DECLS
