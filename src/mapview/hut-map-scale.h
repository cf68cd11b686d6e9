/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* The scale of a map: a line, and how many metres it is long, a round number. Main thread. */
#define HUT_TYPE_MAP_SCALE (hut_map_scale_get_type ())
G_DECLARE_FINAL_TYPE (HutMapScale, hut_map_scale, HUT, MAP_SCALE, GtkWidget)

GtkWidget *hut_map_scale_new (ShumateViewport *viewport);

G_END_DECLS
