/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-entries-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the sheets of the three lists are made of. Main thread. */

/* A wrapped label at the left with the style class @style (or NULL). */
GtkWidget *hut_entry_label (const char *text, const char *style);

/* A button that gives @action the text @target, and is read with what it is about. */
GtkWidget *hut_entry_button (const char *label, const char *action, const char *target,
                             const char *about);

/* Removes all children of @box. */
void hut_entry_clear (GtkWidget *box);

/* How many of the four steps both sides took, or what became of the match; with sign and tone as of
 * HutChip. Free with g_free(). */
char *hut_match_state_words (const HutRecord *match, const char **icon, const char **tone);

G_END_DECLS
