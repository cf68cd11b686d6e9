/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-import.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A card with the first rows of a file as they will be as cases, in the words of the window,
 * personal values masked. NULL where @result has no rows; otherwise floating. */
GtkWidget *hut_import_preview_new (HutCaseBrowser *browser, const HutImportResult *result);

G_END_DECLS
