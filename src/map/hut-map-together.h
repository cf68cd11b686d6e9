/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Several cases at one place, which no zoom parts: a list asks which is meant. Signal "chosen"
 * (guint rowid). Main thread. */
#define HUT_TYPE_MAP_TOGETHER (hut_map_together_get_type ())
G_DECLARE_FINAL_TYPE (HutMapTogether, hut_map_together, HUT, MAP_TOGETHER, GtkPopover)

GtkWidget *hut_map_together_new (void);

/* Shows those of @rowids (guint32) that @list knows, at (@x, @y) of the parent. */
void hut_map_together_show (HutMapTogether *self, HutCaseList *list, GArray *rowids, int x, int y);

G_END_DECLS
