/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The reply templates of the office and those that are suggested: seen, written, ordered, put away
 * and used again, each with what it comes to with a case. */
#define HUT_TYPE_TEMPLATES_WINDOW (hut_templates_window_get_type ())
G_DECLARE_FINAL_TYPE (HutTemplatesWindow, hut_templates_window, HUT, TEMPLATES_WINDOW, GtkWindow)

/* Over @parent; begins with the first for @use (a code of the field, "": any). */
void hut_templates_window_show (GtkWindow *parent, HutDesk *desk, const char *use);

G_END_DECLS
