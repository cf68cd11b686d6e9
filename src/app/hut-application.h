/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The program: its command line, its style, its settings, and its one window. */
#define HUT_TYPE_APPLICATION (hut_application_get_type ())
G_DECLARE_FINAL_TYPE (HutApplication, hut_application, HUT, APPLICATION, GtkApplication)

HutApplication *hut_application_new (void);

G_END_DECLS
