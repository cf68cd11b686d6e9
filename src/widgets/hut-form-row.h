/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One thing to fill in: its label above (with a mnemonic), the control, and below it, while there
 * is one, what is wrong with it. The control is named by the label and described by the error.
 * Properties: label, child, error (NULL: none), required (marked in words). */
#define HUT_TYPE_FORM_ROW (hut_form_row_get_type ())
G_DECLARE_FINAL_TYPE (HutFormRow, hut_form_row, HUT, FORM_ROW, GtkWidget)

GtkWidget *hut_form_row_new (const char *label, GtkWidget *child);

/* Appends a row with an entry that begins with @text (NULL: empty), and returns the entry. */
GtkEditable *hut_form_row_add_entry (GtkBox *box, const char *label, const char *text,
                                     gboolean required);

void hut_form_row_set_child (HutFormRow *self, GtkWidget *child);
void hut_form_row_set_error (HutFormRow *self, const char *error);
const char *hut_form_row_get_error (HutFormRow *self);
void hut_form_row_set_required (HutFormRow *self, gboolean required);

/* Something small at the right end of the label's line; takes over a floating reference. */
void hut_form_row_set_suffix (HutFormRow *self, GtkWidget *suffix);

/* What is typed in @entry, without the space around it; NULL where that is nothing, or @entry is
 * NULL. Free with g_free(). */
char *hut_form_dup_text (GtkEditable *entry);

G_END_DECLS
