/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 leaves the pages that a stack does not show in the accessible tree. From now on those of
 * @stack are hidden there, as they are on screen. */
void hut_stack_hide_others (GtkStack *stack);

G_END_DECLS
