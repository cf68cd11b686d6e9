/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-rating-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A month's ratings of one lane, to be given in seconds: a row for each who is rated, all of them
 * together or, where that is wanted, each by name, with 1 to 5 to be chosen. Main thread.
 *
 * Keys, in a row: 1 to 5 give the rating and go on to the next row, 0 gives none; Ctrl+Enter saves.
 * Signals: save (): what stands in it is to be written. */
#define HUT_TYPE_RATING_FORM (hut_rating_form_get_type ())
G_DECLARE_FINAL_TYPE (HutRatingForm, hut_rating_form, HUT, RATING_FORM, GtkWidget)

/* Shows the lane of the code @lane as @answer has it; what was chosen for the same lane and month
 * and not written yet stays, also while others are shown. */
void hut_rating_form_show (HutRatingForm *self, const HutRatingAnswer *answer, const char *lane);

/* Forgets what was chosen for the lane and month ("2026-11") and not written; or for all. */
void hut_rating_form_forget (HutRatingForm *self, const char *month, const char *lane);
void hut_rating_form_forget_all (HutRatingForm *self);

/* What is said, for hut_rating_plan_enter(): texts are the form's, until it is shown anew. Owned
 * array of HutRatingSaid; free with g_array_unref(). */
GArray *hut_rating_form_said (HutRatingForm *self);

/* The ratings (HutRecord) that were on record when the form was shown, by which the person decides;
 * its own. */
GPtrArray *hut_rating_form_get_kept (HutRatingForm *self);

/* Whether something was chosen for the lane and month that is not written yet. */
gboolean hut_rating_form_is_changed (HutRatingForm *self, const char *month, const char *lane);

/* Below the rows: why it cannot be written. NULL clears it. */
void hut_rating_form_set_error (HutRatingForm *self, const char *error);

/* Gives the keyboard to the first row. */
void hut_rating_form_focus (HutRatingForm *self);

G_END_DECLS
