/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-settings.h"
#include "store/hut-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The preferences, each of which holds as soon as it is chosen. */
#define HUT_TYPE_PREFERENCES (hut_preferences_get_type ())
G_DECLARE_FINAL_TYPE (HutPreferences, hut_preferences, HUT, PREFERENCES, GtkWindow)

/* Opens them over @parent; the window frees itself when it closes. @store: the file that is open,
 * or NULL. */
void hut_preferences_show (GtkWindow *parent, HutSettings *settings, HutStore *store);

G_END_DECLS
