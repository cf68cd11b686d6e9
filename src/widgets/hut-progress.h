/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What takes longer than a second: what it is, how far it is, and a button to stop it. Hidden
 * while nothing goes on. */
#define HUT_TYPE_PROGRESS (hut_progress_get_type ())
G_DECLARE_FINAL_TYPE (HutProgress, hut_progress, HUT, PROGRESS, GtkWidget)

GtkWidget *hut_progress_new (void);

/* Shows @text with the bar at @fraction (below 0: how far is not known). @cancellable (may be
 * NULL) is cancelled by the button. */
void hut_progress_show (HutProgress *self, const char *text, double fraction,
                        GCancellable *cancellable);
void hut_progress_hide (HutProgress *self);

G_END_DECLS
