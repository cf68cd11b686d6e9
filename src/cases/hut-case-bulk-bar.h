/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with many cases at once, shown while more than one is selected: how many, give
 * them a community, a category or a lead, void them with a reason, or select none.
 *
 * Signal: apply (const char *field, const char *value): set the field; field "" voids them for
 * the reason in value. The caller knows which cases. */
#define HUT_TYPE_CASE_BULK_BAR (hut_case_bulk_bar_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseBulkBar, hut_case_bulk_bar, HUT, CASE_BULK_BAR, GtkWidget)

void hut_case_bulk_bar_set_browser (HutCaseBulkBar *self, HutCaseBrowser *browser);
void hut_case_bulk_bar_set_count (HutCaseBulkBar *self, guint count);

G_END_DECLS
