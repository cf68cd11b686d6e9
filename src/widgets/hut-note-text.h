/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text that goes on record by itself, a second after the last key and when it is out of sight, so
 * that a power cut takes a word at most. It has an owner, whose text it is; what is being typed is
 * not replaced by what was read meanwhile.
 *
 * Signal: noted (const char *owner, const char *text): this is to go on record. */
#define HUT_TYPE_NOTE_TEXT (hut_note_text_get_type ())
G_DECLARE_FINAL_TYPE (HutNoteText, hut_note_text, HUT, NOTE_TEXT, GtkTextView)

GtkWidget *hut_note_text_new (void);

/* Shows @text (NULL: none) as it is on record for @owner (NULL: nobody, nothing is noted). What was
 * typed for another owner and is not on record yet is noted first; what is typed for this one
 * stays, and where other words are on record now, the cursor stays where it was. */
void hut_note_text_show (HutNoteText *self, const char *owner, const char *text);

/* Notes at once what was typed and is not on record yet. */
void hut_note_text_flush (HutNoteText *self);

G_END_DECLS
