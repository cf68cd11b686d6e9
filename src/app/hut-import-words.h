/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The words of a file that are none of ours, each once, with a chooser of what it means; hidden
 * where there are none. What was chosen stays shown while the same file is looked at.
 *
 * Signal: meant (const char *field, const char *word, const char *code): @word of @field stands for
 * @code, "" for nothing. */
#define HUT_TYPE_IMPORT_WORDS (hut_import_words_get_type ())
G_DECLARE_FINAL_TYPE (HutImportWords, hut_import_words, HUT, IMPORT_WORDS, GtkWidget)

/* Another file: nothing is asked yet. */
void hut_import_words_clear (HutImportWords *self);

/* Adds the words of @result that are not asked for yet. */
void hut_import_words_show (HutImportWords *self, const HutImportResult *result);

G_END_DECLS
