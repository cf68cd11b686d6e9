/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label of words that takes the width there is and goes on in the next line, within a long word
 * too. @style: a class, or NULL. */
GtkWidget *hut_wrapped_label_new (const char *text, const char *style);

G_END_DECLS
