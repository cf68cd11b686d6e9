/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The place 事项: the matters that are open, those with the most cases first, or those that are
 * done, and beside the list the one that is chosen, whole. Read on a worker. Main thread. */
#define HUT_TYPE_MATTERS_PAGE (hut_matters_page_get_type ())
G_DECLARE_FINAL_TYPE (HutMattersPage, hut_matters_page, HUT, MATTERS_PAGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_matters_page_set_actions (HutMattersPage *self, HutCaseActions *actions);

/* Shows the matter @id. */
void hut_matters_page_show (HutMattersPage *self, const HutUid *id);

/* Whether what is shown is the answer to what was asked. */
gboolean hut_matters_page_is_filled (HutMattersPage *self);

G_END_DECLS
