/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What an import did, or would do: every row in one of four numbers, what is noticed about them,
 * and the first rows that cannot be imported, each with its reason. */
#define HUT_TYPE_IMPORT_COUNTS (hut_import_counts_get_type ())
G_DECLARE_FINAL_TYPE (HutImportCounts, hut_import_counts, HUT, IMPORT_COUNTS, GtkWidget)

/* NULL: nothing is known yet. Nothing of @result is kept. */
void hut_import_counts_show (HutImportCounts *self, const HutImportResult *result);

/* Adds to what is noticed a button that reads the places as @coords: it activates import.read-as
 * (no parameter). Until the next show. */
void hut_import_counts_offer (HutImportCounts *self, HutCoords coords);

G_END_DECLS
