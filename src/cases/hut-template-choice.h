/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row above a long text of an act's prompt: the office's templates for it, and those that are
 * suggested. Choosing one writes it, filled from the case, where the cursor is in @input (a text
 * view), with callers masked; what the case does not have stands in 〔〕. Those of the case's
 * category and of none are offered, and those that are written meanwhile. NULL where templates are
 * not for @argument of @act. Floating. */
GtkWidget *hut_template_choice_new (HutCaseActions *actions, const HutCaseAct *act,
                                    const HutActArgument *argument, const HutRecord *record,
                                    GtkWidget *input);

G_END_DECLS
