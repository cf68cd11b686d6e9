/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-mapping.h"

G_BEGIN_DECLS

/* The rows that an import could not take, kept apart in a CSV file with their cells as they were
 * and a column that says why: to be corrected and imported by itself. Mode 0600, since it has
 * callers in it. Made with the first row; there only once it is finished. One thread. */
typedef struct _HutRejects HutRejects;

/* For the file @path: NAME.rejected.csv beside it or, where that folder cannot be written, in
 * @fallback_folder. @mapping is borrowed. */
HutRejects *hut_rejects_new (const char *path, const char *fallback_folder, HutMapping *mapping);

/* Without hut_rejects_finish() before, nothing stays behind. */
void hut_rejects_free (HutRejects *rejects);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRejects, hut_rejects_free)

/* The cells of @row in the form that hut_rejects_add() takes, for a row that is gone by then. */
char *hut_rejects_format (HutRejects *rejects, const HutRow *row);

gboolean hut_rejects_add (HutRejects *rejects, const char *cells, const char *why, GError **error);

/* Puts the file in its place. NULL without an error where there was no row. */
char *hut_rejects_finish (HutRejects *rejects, GError **error);

G_END_DECLS
