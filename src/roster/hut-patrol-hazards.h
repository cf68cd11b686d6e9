/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-checklist.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a grid was looked at for on patrol: each hazard of the office's list is answered, or left
 * open; one button says that none was found. Main thread. */
#define HUT_TYPE_PATROL_HAZARDS (hut_patrol_hazards_get_type ())
G_DECLARE_FINAL_TYPE (HutPatrolHazards, hut_patrol_hazards, HUT, PATROL_HAZARDS, GtkWidget)

/* NULL: the office has none. What was answered stays where the item does. */
void hut_patrol_hazards_set_list (HutPatrolHazards *self, const HutChecklist *list);

/* All are open again. */
void hut_patrol_hazards_clear (HutPatrolHazards *self);

/* As a patrol keeps them ({"no-gas":"yes"}); NULL where none is answered. Free with g_free(). */
char *hut_patrol_hazards_dup_items (HutPatrolHazards *self);

G_END_DECLS
