/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-checklist.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A check-list to be answered, item by item, with photographs. Main thread. */
#define HUT_TYPE_LANE_CHECK_LIST (hut_lane_check_list_get_type ())
G_DECLARE_FINAL_TYPE (HutLaneCheckList, hut_lane_check_list, HUT, LANE_CHECK_LIST, GtkWidget)

/* @list of a lane, with its photographs; or the hazards of a grid. */
GtkWidget *hut_lane_check_list_new (const HutChecklist *list);
GtkWidget *hut_lane_check_list_new_hazards (const HutChecklist *list);

/* The answers as a check keeps them, {"no-parking":"yes"}; what is open is left out. Free with
 * g_free(). */
char *hut_lane_check_list_dup_items (HutLaneCheckList *self);

/* NULL: all open. */
void hut_lane_check_list_set_items (HutLaneCheckList *self, const char *items);

/* What is to be attached: HutAttachSource with its item. Free with g_ptr_array_unref(). */
GPtrArray *hut_lane_check_list_get_sources (HutLaneCheckList *self);

/* Gives the keyboard to the first item that is open. */
void hut_lane_check_list_start (HutLaneCheckList *self);

G_END_DECLS
