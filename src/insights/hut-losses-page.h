/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 失分复盘: every case of a period that cost a rate, with why and what is learnt, written in place.
 * A sub-page of insights. */
#define HUT_TYPE_LOSSES_PAGE (hut_losses_page_get_type ())
G_DECLARE_FINAL_TYPE (HutLossesPage, hut_losses_page, HUT, LOSSES_PAGE, GtkWidget)

/* See hut-insights-page.h. @page is a HutLossesPage. */
void hut_losses_page_set_browser (GtkWidget *page, HutCaseBrowser *browser);
gboolean hut_losses_page_is_filled (GtkWidget *page);

G_END_DECLS
