/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Importing work orders, step by step: choose a file, see how its columns are understood and what
 * would be done, do it, and read what was done. Nothing is written before the person says so. */
#define HUT_TYPE_IMPORT_PAGE (hut_import_page_get_type ())
G_DECLARE_FINAL_TYPE (HutImportPage, hut_import_page, HUT, IMPORT_PAGE, GtkWidget)

/* NULL: none; what goes on is stopped. Takes a reference. */
void hut_import_page_set_desk (HutImportPage *self, HutDesk *desk);

/* Asks for a file, unless one is being looked at or imported. */
void hut_import_page_enter (HutImportPage *self);

/* Opens the first of @paths; each other one is taken when the person asks for another file. What
 * was being looked at is left. Not while rows are being written. */
void hut_import_page_open (HutImportPage *self, const char *const *paths);

/* Whether rows are being written now. */
gboolean hut_import_page_is_running (HutImportPage *self);

G_END_DECLS
