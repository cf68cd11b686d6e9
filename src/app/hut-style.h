/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How every window of the program looks: GTK's Default theme under our style sheet, one of the
 * schemes over it, and the size of text. Follows the settings and, where they say so, the
 * desktop's portal; one object, kept as long as there are windows. Main thread only. */
#define HUT_TYPE_STYLE (hut_style_get_type ())
G_DECLARE_FINAL_TYPE (HutStyle, hut_style, HUT, STYLE, GObject)

/* Takes a reference to @settings. Needs an open display. */
HutStyle *hut_style_new (HutSettings *settings);

G_END_DECLS
