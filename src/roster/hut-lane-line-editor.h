/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The line of a lane on a map, to be changed: by hand, or taken from the road of the map package
 * whose name is chosen. Main thread. */
#define HUT_TYPE_LANE_LINE_EDITOR (hut_lane_line_editor_get_type ())
G_DECLARE_FINAL_TYPE (HutLaneLineEditor, hut_lane_line_editor, HUT, LANE_LINE_EDITOR, GtkWidget)

/* Begins with the line of @lane; its name is what is proposed for the road. */
GtkWidget *hut_lane_line_editor_new (HutStore *store, const HutRecord *lane);

/* The line as records keep it; NULL: there is none, or a single point. Free with g_free(). */
char *hut_lane_line_editor_dup_line (HutLaneLineEditor *self);

/* Whether it has a point that is no line yet. */
gboolean hut_lane_line_editor_is_begun (HutLaneLineEditor *self);

G_END_DECLS
