/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-match.h"
#include "roster/hut-entries-answer.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is asked of a match, each in a small window. @widget: of the page that tells how it went.
 * Main thread. */

/* The rating, 1 to 5, with which @side takes the last step of @match. */
void hut_match_prompt_rate (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *match,
                            HutMatchSide side);

/* Why nothing comes of @match. */
void hut_match_prompt_drop (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *match);

/* Of which of the projects (HutRecord) @match is part. */
void hut_match_prompt_link (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *match,
                            GPtrArray *projects);

G_END_DECLS
