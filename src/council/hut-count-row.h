/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-motion-count.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line in which a count is entered: a title, a number for each choice, and a button that puts it
 * on record. Enter goes on to the next number, and from the last one puts it on record. What is
 * being typed stays while what is on record comes again. Main thread.
 *
 * Signal: entered (const char *json, const char *counter): a count as hut_count_print() writes it,
 * and who counted ("" where that is not asked). */
#define HUT_TYPE_COUNT_ROW (hut_count_row_get_type ())
G_DECLARE_FINAL_TYPE (HutCountRow, hut_count_row, HUT, COUNT_ROW, GtkWidget)

/* @choices: what is counted, for a poll; NULL: for, against, abstaining, and where @spoiled
 * spoiled.
 * @counter: who counts is asked too. */
GtkWidget *hut_count_row_new (const char *title, const char *const *choices, gboolean spoiled,
                              gboolean counter);

/* What is on record: JSON of a count, or NULL; and who counted. */
void hut_count_row_set_recorded (HutCountRow *self, const char *json, const char *counter);

/* Beside the numbers; NULL: nothing. */
void hut_count_row_set_note (HutCountRow *self, const char *note);

G_END_DECLS
