/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 预警: what is out of the ordinary this week, what became of the warnings before, and what the
 * season brings. A sub-page of insights.
 * Action: warnings.answer (verb, uid): see hut-warning-prompt.h. */
#define HUT_TYPE_WARNINGS_PAGE (hut_warnings_page_get_type ())
G_DECLARE_FINAL_TYPE (HutWarningsPage, hut_warnings_page, HUT, WARNINGS_PAGE, GtkWidget)

/* See hut-insights-page.h. @page is a HutWarningsPage. */
void hut_warnings_page_set_browser (GtkWidget *page, HutCaseBrowser *browser);
gboolean hut_warnings_page_is_filled (GtkWidget *page);

G_END_DECLS
