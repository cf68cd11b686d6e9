/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The text that a control holds, stripped, and setting it: entries, entries with suggestions, text
 * views, drop-downs (their code). "" for none; free with g_free(). */
char *hut_case_input_get (GtkWidget *widget);
void hut_case_input_set (GtkWidget *widget, const char *text);

G_END_DECLS
