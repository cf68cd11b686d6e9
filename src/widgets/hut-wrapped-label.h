/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Words that take the width there is and go on in the next line, within a long word too. Begins at
 * the start of its width, and is named by its words. For pages with many of them: GtkLabel shapes
 * its words anew for every width that it is asked for, and once more, letter by letter, for the
 * least one, which is most of what opening a case took; this one shapes them once for each width
 * that it is given, and its least width is a few letters.
 *
 * Property "label": the words, never markup; NULL is none. */
#define HUT_TYPE_WRAPPED_LABEL (hut_wrapped_label_get_type ())
G_DECLARE_FINAL_TYPE (HutWrappedLabel, hut_wrapped_label, HUT, WRAPPED_LABEL, GtkWidget)

/* Takes all the width there is. @style: a class, or NULL. */
GtkWidget *hut_wrapped_label_new (const char *text, const char *style);

void hut_wrapped_label_set_label (HutWrappedLabel *self, const char *text);

G_END_DECLS
