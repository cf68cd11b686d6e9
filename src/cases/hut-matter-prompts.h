/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for what may be said of @matter: title, who leads it, who works on it, words. */
void hut_matter_ask_said (GtkWidget *widget, HutCaseActions *actions, const HutRecord *matter);

/* Marks the matter as done, or opens it again, with its undo; or tells what is not done yet. */
void hut_matter_mark_done (HutCaseActions *actions, const HutUid *id);
void hut_matter_open_again (HutCaseActions *actions, const HutUid *id);

G_END_DECLS
