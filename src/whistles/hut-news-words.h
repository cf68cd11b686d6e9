/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-whistle-news.h"
#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* News of a whistle as the desktop tells them, where who passes by can read them: no telephone
 * number stands in them. Translated; free with g_free(). */

/* The unit and the number of the whistle: "Traffic police · 2026-哨-0031". */
char *hut_news_title (const HutNews *news, HutCaseBrowser *browser);

/* What passed, what the whistle is for, and which paper is to be issued now, a line each. */
char *hut_news_text (const HutNews *news, HutCaseBrowser *browser);

/* Whether it cannot wait: a time has passed, a unit disputes or refuses, an emergency is called. */
gboolean hut_news_is_urgent (const HutNews *news);

G_END_DECLS
