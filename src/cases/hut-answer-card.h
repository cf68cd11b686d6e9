/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Something that waits for a person's answer, said in plain words, with its two answers as buttons:
 * a field on which two desktops met, or a change that the server refused. */
#define HUT_TYPE_ANSWER_CARD (hut_answer_card_get_type ())
G_DECLARE_FINAL_TYPE (HutAnswerCard, hut_answer_card, HUT, ANSWER_CARD, GtkWidget)

/* What a card is given is copied. @with_title: says which case it is about, with a button to it. */
GtkWidget *hut_answer_card_new_for_conflict (HutCaseActions *actions, const HutConflict *conflict,
                                             gboolean with_title);
GtkWidget *hut_answer_card_new_for_waiting (HutCaseActions *actions,
                                            const HutPendingOperation *pending,
                                            gboolean with_title);

/* The same without answers: a change that is only waiting to be sent. */
GtkWidget *hut_answer_card_new_for_unsent (HutCaseActions *actions,
                                           const HutPendingOperation *pending);

G_END_DECLS
