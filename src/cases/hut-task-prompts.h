/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks what came of the task @id, called @title, and writes it as done; of a task of a case it goes
 * on record there. What is wrong stands in the prompt. */
void hut_task_ask_done (GtkWidget *widget, HutCaseActions *actions, const HutUid *id,
                        const char *title);

/* Asks who is to have it from now on. */
void hut_task_ask_hand_over (GtkWidget *widget, HutCaseActions *actions, const HutUid *id,
                             const char *title);

/* Asks for a new task, of the matter @matter or (NULL) by itself. @assignee (may be NULL) is who
 * has it unless another is named. */
void hut_task_ask_new (GtkWidget *widget, HutCaseActions *actions, const HutUid *matter,
                       const char *assignee);

G_END_DECLS
