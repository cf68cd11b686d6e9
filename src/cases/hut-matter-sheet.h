/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-reader-matter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A matter as its page shows it: where it stands and who works on it, its cases, the work, and what
 * was done. A new box, made anew when something changes; floating. What it is asked to do it asks
 * by the actions matters.* of its page; cases open by app.show-case. */
GtkWidget *hut_matter_sheet_new (const HutMatterDossier *dossier, HutCaseBrowser *browser,
                                 HutTime now);

/* "城市管理科 · 李明": who leads and who works on it; NULL where nobody does. Free with g_free().
 */
char *hut_matter_who_words (HutCaseBrowser *browser, const char *lead, const char *assignee);

/* The sign and the style class of where it stands. Static. */
const char *hut_matter_icon (HutMatterStanding standing);
const char *hut_matter_tone (HutMatterStanding standing);

G_END_DECLS
