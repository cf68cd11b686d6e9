/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "widgets/hut-line-list.h"

G_BEGIN_DECLS

/* The row of @entry; @browser gives names. */
HutLine *hut_entry_line_new (HutCaseBrowser *browser, const HutRecord *entry);

/* Whether @entry is of @category (NULL: any) and says @folded (g_utf8_casefold(); "": anything). */
gboolean hut_entry_line_fits (HutCaseBrowser *browser, const HutRecord *entry, const char *category,
                              const char *folded);

G_END_DECLS
