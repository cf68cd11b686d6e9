/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-warning-brief.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks what @verb ("accept", "dismiss", "done", "true", "false") needs, writes the answer to the
 * warning @id of @brief, and tells it by the page that @widget stands in
 * (hut_insights_page_tell()). A refusal is shown in the prompt, where it can be mended. */
void hut_warning_ask (GtkWidget *widget, HutCaseBrowser *browser, const HutWarningBrief *brief,
                      const HutUid *id, const char *verb);

G_END_DECLS
