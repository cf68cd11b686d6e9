/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-settings.h"
#include "base/hut-point.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The map sources of this person: to be described, tried, changed and removed. */
#define HUT_TYPE_SOURCES_WINDOW (hut_sources_window_get_type ())
G_DECLARE_FINAL_TYPE (HutSourcesWindow, hut_sources_window, HUT, SOURCES_WINDOW, GtkWindow)

/* Opens it over @parent; it frees itself when it closes. @place: where sources are tried. */
void hut_sources_window_show (GtkWindow *parent, HutSettings *settings, HutPoint place);

G_END_DECLS
