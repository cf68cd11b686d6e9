/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 三率: the three rates of a period, with what they are made of. A sub-page of insights. */
#define HUT_TYPE_RATES_PAGE (hut_rates_page_get_type ())
G_DECLARE_FINAL_TYPE (HutRatesPage, hut_rates_page, HUT, RATES_PAGE, GtkWidget)

/* See hut-insights-page.h. @page is a HutRatesPage. */
void hut_rates_page_set_browser (GtkWidget *page, HutCaseBrowser *browser);
gboolean hut_rates_page_is_filled (GtkWidget *page);

G_END_DECLS
