/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-map-scheme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The scheme of maps on a desktop with @settings: dark on a dark one; on one of high contrast that
 * for print, which has the clearest lines and names. Main thread. */
HutMapScheme hut_shown_scheme (GtkSettings *settings);

/* Calls @changed of @object, swapped, whenever it may be another, for as long as @object lives. */
void hut_shown_scheme_follow (GtkSettings *settings, GCallback changed, gpointer object);

G_END_DECLS
