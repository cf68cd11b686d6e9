/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of a file that is to be imported: heading, samples, and what each fills, as a button
 * that changes it. It changes nothing itself.
 *
 * Signal: mapped (const char *field, gint column): the person gives @field to @column; NULL takes
 * the column's fields from it, HUT_IMPORT_MAPPING_KEPT keeps it at the end of the text. */
#define HUT_IMPORT_MAPPING_KEPT "+"

#define HUT_TYPE_IMPORT_MAPPING (hut_import_mapping_get_type ())
G_DECLARE_FINAL_TYPE (HutImportMapping, hut_import_mapping, HUT, IMPORT_MAPPING, GtkWidget)

/* Shows the mapping of @import as it is now; nothing of it is kept. */
void hut_import_mapping_show (HutImportMapping *self, HutImport *import);

/* The name of @field for people: one of a case, or one that only imports know. */
const char *hut_import_mapping_field_label (const char *field);

G_END_DECLS
