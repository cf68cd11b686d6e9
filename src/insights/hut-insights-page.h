/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The place 研判: its sub-pages under a switcher. A sub-page is a widget in a file of its own, with
 * a function hut_NAME_page_set_browser(); it is added in hut-insights-page.ui and in the table at
 * the head of hut-insights-page.c. It asks its questions with hut_case_browser_read(), opens cases
 * with the actions app.show-case and app.show-filter, and tells what it wrote by the signal told of
 * this page, with hut_insights_page_tell().
 *
 * Signal: told (const char *message, const char *batch): for a toast; @batch is what app.undo
 * takes, or NULL. */
#define HUT_TYPE_INSIGHTS_PAGE (hut_insights_page_get_type ())
G_DECLARE_FINAL_TYPE (HutInsightsPage, hut_insights_page, HUT, INSIGHTS_PAGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_insights_page_set_browser (HutInsightsPage *self, HutCaseBrowser *browser);

/* Shows the sub-page @name ("rates", ...). */
void hut_insights_page_show (HutInsightsPage *self, const char *name);

/* Emits told on the page that @widget stands in. */
void hut_insights_page_tell (GtkWidget *widget, const char *message, const char *batch);

/* Whether the sub-page that is shown has its answer. */
gboolean hut_insights_page_is_filled (HutInsightsPage *self);

G_END_DECLS
