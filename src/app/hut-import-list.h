/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The list of the newest import: new, changed, called back, to assign; with who is proposed to
 * lead and why. Enter on a row assigns the case as proposed, or opens it where nobody is proposed;
 * the action import-list.assign-all does it for all that are shown, as one batch with one undo,
 * and tells which the rules refuse. */
#define HUT_TYPE_IMPORT_LIST (hut_import_list_get_type ())
G_DECLARE_FINAL_TYPE (HutImportList, hut_import_list, HUT, IMPORT_LIST, GtkWidget)

/* NULL: none; what was shown goes. */
void hut_import_list_set_desk (HutImportList *self, HutDesk *desk);

/* Shows the newest import, opened on what there is to assign, or else on what is new. */
void hut_import_list_show_newest (HutImportList *self);

G_END_DECLS
