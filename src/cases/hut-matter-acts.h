/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"
#include "cases/hut-matter-gather.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Does @verb with the case @id (hut-matter-gather.h) as one batch, and tells what was done, with
 * its undo, or why not. */
void hut_matter_act (HutCaseActions *actions, HutMatterVerb verb, const HutUid *id, GArray *others,
                     const char *unit);

/* Asks for the number of the case that @id is to be linked to. */
void hut_matter_ask_other (GtkWidget *widget, HutCaseActions *actions, const HutUid *id);

/* Asks to whom the cases of the matter of @id are to be given together. */
void hut_matter_ask_lead (GtkWidget *widget, HutCaseActions *actions, const HutUid *id);

G_END_DECLS
