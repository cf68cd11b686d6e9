/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry with words to choose from below it while it is typed into. Down goes from the entry to
 * the first suggestion, Escape puts them away.
 *
 * Properties: text (string). Signals: typed (const char *text): a person typed, offer what fits by
 * hut_suggest_entry_set_suggestions(); chosen (guint index): one was chosen; its words are the
 * text by then; entered (): Enter was pressed in the entry. */
#define HUT_TYPE_SUGGEST_ENTRY (hut_suggest_entry_get_type ())
G_DECLARE_FINAL_TYPE (HutSuggestEntry, hut_suggest_entry, HUT, SUGGEST_ENTRY, GtkWidget)

GtkWidget *hut_suggest_entry_new (void);

/* Without the signal typed. */
void hut_suggest_entry_set_text (HutSuggestEntry *self, const char *text);
const char *hut_suggest_entry_get_text (HutSuggestEntry *self);

/* Its name for who does not see the label beside it. */
void hut_suggest_entry_set_name (HutSuggestEntry *self, const char *name);

/* What it says while it is empty. */
void hut_suggest_entry_set_placeholder (HutSuggestEntry *self, const char *text);

/* @words: NULL-terminated, or NULL for none; the first eight show. */
void hut_suggest_entry_set_suggestions (HutSuggestEntry *self, const char *const *words);

/* The same, each with a note below it that says what it is; @notes: as many as @words, NULL or ""
 * for none. The note is not written into the entry. */
void hut_suggest_entry_set_noted (HutSuggestEntry *self, const char *const *words,
                                  const char *const *notes);

G_END_DECLS
